/** What is turned now: at once on the page, a moment later in the address. */
import { useEffect, useRef, useState } from 'react';
import { IN_PLACE, useSearch } from '../../parts/useSearch.ts';
import { readTurned, writeTurned, type Turned } from './address.ts';

// Browsers refuse addresses that change too often, and a slider moves at every frame.
const ADDRESS_WAIT_MS = 250;

const addressOf = (search: URLSearchParams): string => search.getAll('k').join(' ');

export function useTurned(): [readonly Turned[], (next: readonly Turned[]) => void] {
  const [search, setSearch] = useSearch();
  const address = addressOf(search);
  /** Holds until the address says something else than it did, or than what was written: then somebody went back. */
  const [draft, setDraft] = useState<{ readonly since: string; readonly turned: readonly Turned[] } | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  useEffect(() => {
    if (draft === null) return;
    const write = (old: URLSearchParams): URLSearchParams => {
      const next = writeTurned(old, draft.turned);
      setWritten(addressOf(next));
      return next;
    };
    const timer = setTimeout(() => setSearch(write, IN_PLACE), ADDRESS_WAIT_MS);
    return () => clearTimeout(timer);
  }, [draft, setSearch]);
  const holds = draft !== null && (draft.since === address || written === address);
  return [holds ? draft.turned : readTurned(search), (next) => setDraft({ since: address, turned: next })];
}

// An answer takes about a tenth of a second. What is asked while one is under way would only wait behind it, so the newest
// question waits here instead; an answer that takes too long is given up for it.
const LEAST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 400;

/** `value`, paced by the answers; the last one always comes through. */
export function usePaced<Value>(value: Value, isBusy: boolean): Value {
  const [paced, setPaced] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = isBusy ? LONGEST_WAIT_MS : LEAST_WAIT_MS;
    const timer = setTimeout(
      () => {
        last.current = Date.now();
        setPaced(value);
      },
      Math.max(0, last.current + wait - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [value, isBusy]);
  return paced;
}
