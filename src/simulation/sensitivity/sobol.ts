/**
 * Variance-based sensitivity: which share of a metric's variance over the ranges of the factors each factor accounts for.
 *
 * Sobol' 2001, "Global sensitivity indices for nonlinear mathematical models and their Monte Carlo estimates", Mathematics
 * and Computers in Simulation 55. Design and first-order estimator: Saltelli, Annoni, Azzini, Campolongo, Ratto &
 * Tarantola 2010, "Variance based sensitivity analysis of model output", Computer Physics Communications 181. Total
 * estimator: Jansen 1999, "Analysis of variance designs for model output", Computer Physics Communications 117.
 */
import { uniform } from '../math.ts';
import { NOTHING } from '../metrics/interval.ts';
import { Luck } from '../random.ts';
import type { Estimate } from '../summary.ts';
import { percentileIntervals } from './bootstrap.ts';
import { checkCount, checkKeys, checkValues } from './values.ts';

export interface SobolDesign {
  /** The keys of the factors. Luck goes by key: neither their order nor what other factors there are moves a coordinate. */
  readonly keys: readonly string[];
  readonly seed: string;
  /** N, 1 or more. A design begins with every smaller one. */
  readonly rows: number;
}

/**
 * The indices of one factor: shares of the variance, as estimated; by chance they may lie a little outside [0, 1]. null
 * when no row is left or nothing varies; without an interval below LEAST_ROWS rows.
 */
export interface SobolIndex {
  readonly key: string;
  /** S: what would go on average if this factor alone were known. */
  readonly first: Estimate;
  /** S_T: what would remain on average if all but this factor were known; S and all its interactions. */
  readonly total: Estimate;
}

export interface SobolIndices {
  /** Of the values of A and B together; null when no row is left. */
  readonly variance: number | null;
  readonly indices: readonly SobolIndex[];
  /** Rows that went into these, and rows left out because there was nothing to judge at one of their points. */
  readonly rows: number;
  readonly leftOut: number;
}

/**
 * The N·(d + 2) points of [0, 1]^d to be evaluated, row after row: a, b, and for each factor i the point a with coordinate
 * i of b.
 *
 * Coordinates are independent draws. A quasi-random sequence or a Latin hypercube would place rows by one another: a
 * bootstrap over rows, which takes them for independent, would then be wrong about the error, and a Latin hypercube
 * cannot grow by a row.
 * @throws RangeError when keys repeat or N is no count
 */
export function sobolPoints({ keys, seed, rows }: SobolDesign): Float64Array[] {
  checkKeys(keys);
  checkCount(rows, 1, 'rows');
  const luck = new Luck(seed);
  const addresses = keys.map((key) => {
    luck.keyOf(` sobol ${key}`);
    return [luck.first, luck.second] as const;
  });
  return Array.from({ length: rows }, (_, row) => {
    const a = new Float64Array(keys.length);
    const b = new Float64Array(keys.length);
    addresses.forEach(([key0, key1], factor) => {
      luck.block(key0, key1, row, 0);
      a[factor] = uniform(luck.first);
      b[factor] = uniform(luck.second);
    });
    return [a, b, ...keys.map((_key, factor) => a.with(factor, b[factor]))];
  }).flat();
}

/**
 * S and S_T of every factor, in the order of the keys, from the values at sobolPoints(design) in their order.
 *
 * S_i = (1/N)·Σ f(b)·(f(ab_i) − f(a))/V, S_Ti = (1/2N)·Σ (f(a) − f(ab_i))²/V, V the variance of all f(a) and f(b), f less
 * their mean: left in, it would cancel from S_i in the long run only, and add noise until then.
 *
 * Intervals by resampling rows, V of each resample anew. They tell how far the rows drawn may mislead, given the
 * model as it was evaluated; the luck that all points share is not part of them. A row with a null is left out whole, so
 * the indices are those over the part of the cube where there is something to judge.
 * @throws RangeError as sobolPoints does, or when the values do not fit the points
 */
export function sobolIndices(
  { keys, seed, rows }: SobolDesign,
  values: ArrayLike<number | null>,
  { confidence = 0.95, resamples = 1000 }: { readonly confidence?: number; readonly resamples?: number } = {},
): SobolIndices {
  checkKeys(keys);
  checkCount(rows, 1, 'rows');
  const width = keys.length + 2;
  checkValues(values, rows * width);
  const table = centredTable(values, width);
  const kept = table.length / width;
  const everyRow = Int32Array.from({ length: kept }, (_, row) => row);
  const all = kept === 0 ? null : decompose(table, width, everyRow);
  const shares = all?.shares ?? null;
  const sharesOf = (sample: Int32Array): Float64Array | null => decompose(table, width, sample).shares;
  const intervals = shares && percentileIntervals(new Luck(seed), kept, resamples, confidence, shares.length, sharesOf);
  const estimate = (at: number): Estimate =>
    shares && intervals ? { value: shares[at], low: intervals[at].low, high: intervals[at].high } : NOTHING;
  return {
    variance: all?.variance ?? null,
    indices: keys.map((key, factor) => ({ key, first: estimate(2 * factor), total: estimate(2 * factor + 1) })),
    rows: kept,
    leftOut: rows - kept,
  };
}

/** The rows without a null, one after another, less the mean of f(a) and f(b): what is small keeps its digits. */
function centredTable(values: ArrayLike<number | null>, width: number): Float64Array {
  const table: number[] = [];
  let sum = 0;
  for (let start = 0; start < values.length; start += width) {
    const row = Array.from({ length: width }, (_, i) => values[start + i]).filter((value) => value !== null);
    if (row.length < width) continue;
    for (const value of row) table.push(value);
    sum += row[0] + row[1];
  }
  const mean = (sum * width) / (2 * table.length);
  return Float64Array.from(table, (value) => value - mean);
}

/** The variance of f(a) and f(b) over some rows, and S and S_T of each factor in turn; no shares of no variance. */
function decompose(
  table: Float64Array,
  width: number,
  rows: Int32Array,
): { readonly variance: number; readonly shares: Float64Array | null } {
  const factors = width - 2;
  const crosses = new Float64Array(factors);
  const squares = new Float64Array(factors);
  let sum = 0;
  let square = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const row of rows) {
    const start = row * width;
    const a = table[start];
    const b = table[start + 1];
    sum += a + b;
    square += a * a + b * b;
    least = Math.min(least, a, b);
    most = Math.max(most, a, b);
    for (let i = 0; i < factors; i++) {
      const change = table[start + 2 + i] - a;
      crosses[i] += b * change;
      squares[i] += change * change;
    }
  }
  const n = rows.length;
  const mean = sum / (2 * n);
  // For equal values rounding could leave a little.
  const variance = least === most ? 0 : square / (2 * n) - mean * mean;
  if (variance <= 0) return { variance: 0, shares: null };
  const shares = new Float64Array(2 * factors);
  for (let i = 0; i < factors; i++) {
    shares[2 * i] = crosses[i] / (n * variance);
    shares[2 * i + 1] = squares[i] / (2 * n * variance);
  }
  return { variance, shares };
}
