/** One factor at a time, the others as they are: the table that a tornado chart draws. */
import type { Estimate } from '../summary.ts';
import { checkKeys } from './values.ts';

/**
 * The 2d + 1 settings to be evaluated, the places of the factors in the order of the keys: first all as they are (null),
 * then each factor in turn at its low end (0) and at its high end (1).
 * @throws RangeError when keys repeat
 */
export function tornadoSettings(keys: readonly string[]): (0 | 1 | null)[][] {
  checkKeys(keys);
  const base = keys.map((): 0 | 1 | null => null);
  return [base, ...keys.flatMap((_key, factor) => [base.with(factor, 0), base.with(factor, 1)])];
}

/** What the metric is with a factor at one end of its range, and the paired difference to the base. */
export interface TornadoEnd {
  readonly value: number | null;
  readonly difference: Estimate;
}

export interface TornadoBar {
  readonly key: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
}

/**
 * The bars, longest first, then by key. The swing is the length of a bar: from the least to the greatest of the values
 * at the base, at the low end and at the high end, so that a factor which does harm both ways counts. It is null, and
 * last, where one of the three has nothing to judge. Swings are estimates; the intervals say which bars differ from none.
 */
export function tornadoTable<Bar extends TornadoBar>(
  base: number | null,
  bars: readonly Bar[],
): (Bar & { readonly swing: number | null })[] {
  return bars
    .map((bar) => ({ ...bar, swing: swingOf(base, bar.low.value, bar.high.value) }))
    .sort((one, other) => (other.swing ?? -1) - (one.swing ?? -1) || (one.key < other.key ? -1 : 1));
}

function swingOf(base: number | null, low: number | null, high: number | null): number | null {
  if (base === null || low === null || high === null) return null;
  return Math.max(base, low, high) - Math.min(base, low, high);
}
