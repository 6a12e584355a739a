/**
 * The percentile bootstrap: intervals from what an estimator gives on rows drawn again from the rows, with replacement.
 * Efron 1979, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7; ends as Davison & Hinkley 1997,
 * "Bootstrap Methods and their Application", place them. It asks for independent rows.
 */
import { uniform } from '../math.ts';
import type { Luck } from '../random.ts';
import type { Estimate } from '../summary.ts';

export type Interval = Pick<Estimate, 'low' | 'high'>;

/**
 * Intervals of Sobol' indices at 95 % held the truth, depending on the index, in 87 to 94 % of analyses of 32 rows, 90 to
 * 94 % of 64, 92 to 95 % of 256 and 93 to 96 % of 1,024 (the Ishigami function and Sobol's G). Below this there are none.
 */
export const LEAST_ROWS = 64;

/**
 * An interval for each of the `figures` numbers that `estimate` gives for row numbers, repeats among them. Luck goes by
 * the number of the resample and the place in it.
 *
 * Without ends below LEAST_ROWS rows, and when some resample gives no figures: too few rows carry the answer for the
 * others to say how sure it is.
 */
export function percentileIntervals(
  luck: Luck,
  rows: number,
  resamples: number,
  confidence: number,
  figures: number,
  estimate: (sample: Int32Array) => Float64Array | null,
): Interval[] {
  const none = Array.from({ length: figures }, (): Interval => ({ low: null, high: null }));
  if (rows < LEAST_ROWS) return none;
  luck.keyOf(' resample');
  const { first: key0, second: key1 } = luck;
  const draws = Array.from({ length: figures }, () => new Float64Array(resamples));
  const sample = new Int32Array(rows);
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < rows; i += 2) {
      luck.block(key0, key1, resample, i);
      sample[i] = Math.floor(uniform(luck.first) * rows);
      // One beyond the end of an odd number of rows is dropped.
      sample[i + 1] = Math.floor(uniform(luck.second) * rows);
    }
    const found = estimate(sample);
    if (found === null) return none;
    for (let figure = 0; figure < figures; figure++) draws[figure][resample] = found[figure];
  }
  const tail = (1 - confidence) / 2;
  return draws.map((drawn) => {
    drawn.sort();
    return { low: quantile(drawn, tail), high: quantile(drawn, 1 - tail) };
  });
}

/** The number at rank (R + 1)·p of R sorted ones, between ranks by proportion, and not beyond the first and the last. */
function quantile(sorted: Float64Array, p: number): number {
  const place = Math.min(sorted.length - 1, Math.max(0, (sorted.length + 1) * p - 1));
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
