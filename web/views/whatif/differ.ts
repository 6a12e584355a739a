/** Two estimates side by side: how far apart they are, and whether so few buyers can tell. */
import { formatDifference, type Interval } from '../../format.ts';

export interface Pair {
  readonly now: Interval;
  readonly before: Interval;
}

export type Verdict = 'SAME' | 'NOISE' | 'CLEAR';

/** CLEAR when the two intervals do not touch. That is stricter than need be: luck that both share is not counted. */
export function verdictOn({ now, before }: Pair): Verdict {
  if (now.value === before.value) return 'SAME';
  if (now.low === null || now.high === null || before.low === null || before.high === null) return 'NOISE';
  return now.low > before.high || now.high < before.low ? 'CLEAR' : 'NOISE';
}

export const differenceOf = ({ now, before }: Pair): number | null =>
  now.value === null || before.value === null ? null : now.value - before.value;

const halfOf = ({ low, high }: Interval): number => (low === null || high === null ? 0 : (high - low) / 2);

/** The difference with its sign, in the digits that both intervals bear. */
export function describeDifference(pair: Pair, unit: string): string {
  const value = differenceOf(pair);
  if (value === null) return '–';
  const half = Math.hypot(halfOf(pair.now), halfOf(pair.before));
  return formatDifference({ value, low: value - half, high: value + half }, unit);
}

export const VERDICT: Readonly<Record<Verdict, string>> = {
  SAME: 'unchanged',
  NOISE: 'within noise',
  CLEAR: 'clear',
};
