/** The paths that buyers lived, as the reader wants to see them: some touchpoints hidden, from a start, up to an end. */
import type { Choices } from './choices.ts';

export interface Path {
  readonly touchpoints: readonly string[];
  readonly count: number;
  readonly purchasers: number;
}

export interface LivedPath extends Path {
  readonly key: string;
  /** Of these buyers, those whose path ends here and who bought. */
  readonly bought: number;
  /** Those whose path ends here and who did not buy. */
  readonly left: number;
  /** Those who went on after the chosen end. */
  readonly beyond: number;
}

type Wanted = Pick<Choices, 'hidden' | 'start' | 'end' | 'long'>;

/** Paths that are the same once hidden touchpoints are skipped and the ends cut off are one path; the most travelled first. */
export function livedPaths(paths: readonly Path[], wanted: Wanted): readonly LivedPath[] {
  const found = new Map<string, LivedPath>();
  for (const path of paths) {
    const part = partOf(path.touchpoints, wanted);
    if (!part) continue;
    const key = keyOf(part.touchpoints);
    const before = found.get(key) ?? NOBODY;
    found.set(key, {
      key,
      touchpoints: part.touchpoints,
      count: before.count + path.count,
      purchasers: before.purchasers + path.purchasers,
      bought: before.bought + (part.goesOn ? 0 : path.purchasers),
      left: before.left + (part.goesOn ? 0 : path.count - path.purchasers),
      beyond: before.beyond + (part.goesOn ? path.count : 0),
    });
  }
  return [...found.values()].sort((one, other) => other.count - one.count);
}

const NOBODY = { count: 0, purchasers: 0, bought: 0, left: 0, beyond: 0 };

export const keyOf = (touchpoints: readonly string[]): string => touchpoints.join('~');

/** What is left of a path; null when it is not one of those wanted. */
function partOf(
  path: readonly string[],
  { hidden, start, end, long }: Wanted,
): { touchpoints: readonly string[]; goesOn: boolean } | null {
  // Where a hidden touchpoint stood between two visits to another, these become one visit, as the server counts them.
  const steps = path.filter((key) => !hidden.includes(key)).filter((key, place, all) => key !== all[place - 1]);
  const from = start === null ? 0 : steps.indexOf(start);
  if (from < 0) return null;
  const to = end === null ? steps.length - 1 : steps.indexOf(end, start === end ? from + 1 : from);
  if (to < from || to - from < (long ? 1 : 0)) return null;
  return { touchpoints: steps.slice(from, to + 1), goesOn: to < steps.length - 1 };
}
