/** What the reader has chosen to look at, kept in the address so that a link restores it. */
import { useCallback, useMemo } from 'react';
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';

export interface Choices {
  /** Touchpoints shown in a step; the rest stand together as "others". */
  readonly top: number;
  /** Steps shown. */
  readonly steps: number;
  /** Only paths through it, seen from there on. */
  readonly start: string | null;
  /** Only paths through it, seen up to there. */
  readonly end: string | null;
  readonly hidden: readonly string[];
  /** Only paths of two steps or more. */
  readonly long: boolean;
  /** The plan counts the moves of all lives instead of the paths shown. */
  readonly whole: boolean;
  /** The path that is marked, as its key. */
  readonly marked: string | null;
}

export const TOP = { least: 2, most: 12, first: 7 } as const;
export const STEPS = { least: 2, most: 8, first: 5 } as const;

export type Change = (change: Partial<Choices>) => void;

/** The choices in the address, and a way to change some of them. */
export function useChoices(): readonly [Choices, Change] {
  const [search, setSearch] = useSearch();
  const choices = useMemo(() => read(search), [search]);
  const change = useCallback<Change>(
    (some) => setSearch((now) => write(now, { ...read(now), ...some }), IN_PLACE),
    [setSearch],
  );
  return [choices, change];
}

export const read = (search: URLSearchParams): Choices => ({
  top: number(search.get('top'), TOP),
  steps: number(search.get('steps'), STEPS),
  start: search.get('start'),
  end: search.get('end'),
  hidden: search.get('hide')?.split(',').filter(Boolean) ?? [],
  long: search.has('long'),
  whole: search.has('whole'),
  marked: search.get('path'),
});

export function write(search: URLSearchParams, choices: Choices): URLSearchParams {
  const { top, steps, start, end, hidden, long, whole, marked } = choices;
  const words = {
    ...{ top: top === TOP.first ? null : String(top), steps: steps === STEPS.first ? null : String(steps) },
    ...{ start, end, hide: hidden.join(',') || null },
    ...{ long: long ? '1' : null, whole: whole ? '1' : null, path: marked },
  };
  return setIn(words)(new URLSearchParams(search));
}

function number(text: string | null, { least, most, first }: { least: number; most: number; first: number }): number {
  const value = Number(text ?? first);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : first;
}
