/** Intervals. Every function takes z, the normal quantile of the confidence wanted (1.96 for 95 %). */
import { normalQuantile } from '../math.ts';
import type { Estimate, Share } from '../summary.ts';

/** Nothing to judge. */
export const NOTHING: Estimate = { value: null, low: null, high: null };

/** z of a two-sided interval: 1.96 for 0.95. */
export const zOf = (confidence: number): number => normalQuantile(0.5 + confidence / 2);

export const Z95 = zOf(0.95);

/** A share with Wilson's score interval. */
export function wilson(count: number, whole: number, z: number): Estimate {
  return whole === 0 ? NOTHING : scoreInterval(count / whole, whole, z);
}

function scoreInterval(share: number, whole: number, z: number): Estimate {
  const zz = (z * z) / whole;
  const centre = (share + zz / 2) / (1 + zz);
  const half = (z * Math.sqrt((share * (1 - share)) / whole + zz / (4 * whole))) / (1 + zz);
  // At the ends the formula gives 0 and 1 but for rounding.
  return {
    value: share,
    low: share === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half),
  };
}

export const shareOf = (count: number, whole: number, z: number = Z95): Share => ({
  count,
  share: wilson(count, whole, z),
});

/** A mean with the normal interval, from the sum and the sum of squares of n values. */
export function mean(sum: number, squares: number, n: number, z: number): Estimate {
  if (n === 0) return NOTHING;
  const value = sum / n;
  if (n === 1) return { value, low: null, high: null };
  const variance = Math.max(0, squares - sum * value) / (n - 1);
  const half = z * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half };
}

/** Totals over buyers of x and y, and of their products. */
export interface RatioSums {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/** x/y for totals over n buyers, with the interval of a ratio estimator (delta method), so that buyers count, not events. */
export function ratio(sums: RatioSums, z: number, factor: number): Estimate {
  if (sums.y === 0) return NOTHING;
  const value = sums.x / sums.y;
  const half = (z * Math.sqrt(residualsOf(sums, value))) / sums.y;
  return { value: value * factor, low: (value - half) * factor, high: (value + half) * factor };
}

/**
 * The share x/y of events of which a buyer may have several. Wilson's interval over so many independent events as would
 * leave the same doubt: p·(1 − p)/v, v being the ratio estimator's variance, and no more than there are. If all of them had
 * it or none, v is 0 and says nothing; then those of one buyer count as one, y²/Σy² (Kish). So few events that all went well
 * do not look like proof. Franco, Little, Louis & Slud, "Comparative study of confidence intervals for proportions in complex
 * sample surveys", Journal of Survey Statistics and Methodology 7, 2019.
 */
export function shareOfEvents(sums: RatioSums, z: number): Estimate {
  if (sums.y === 0) return NOTHING;
  const share = sums.x / sums.y;
  const spread = share * (1 - share) * sums.y * sums.y;
  const size = spread > 0 ? Math.min(sums.y, spread / residualsOf(sums, share)) : (sums.y * sums.y) / sums.yy;
  return scoreInterval(share, size, z);
}

const residualsOf = ({ xx, xy, yy }: RatioSums, value: number): number =>
  Math.max(0, xx - 2 * value * xy + value * value * yy);

/** An estimate times a factor above 0. */
export function scale(estimate: Estimate, factor: number): Estimate {
  const times = (value: number | null): number | null => (value === null ? null : value * factor);
  return { value: times(estimate.value), low: times(estimate.low), high: times(estimate.high) };
}

/** Keeps the ends of an interval within what is possible. */
export function within(estimate: Estimate, minimum: number, maximum: number): Estimate {
  const clamp = (value: number | null): number | null =>
    value === null ? null : Math.max(minimum, Math.min(maximum, value));
  return { value: clamp(estimate.value), low: clamp(estimate.low), high: clamp(estimate.high) };
}

/**
 * The difference of two paired shares, challenger less baseline, over n buyers of whom `won` have it under the challenger
 * alone and `lost` under the baseline alone. The interval is the adjusted Wald interval of Bonett & Price ("Adjusted Wald
 * confidence interval for a difference of binomial proportions based on paired data", Journal of Educational and Behavioral
 * Statistics 37, 2012): p = (won + 1)/(n + 2), q = (lost + 1)/(n + 2); p − q ± z·√((p + q − (p − q)²)/(n + 2)).
 */
export function pairedShares(won: number, lost: number, n: number, z: number): Estimate {
  if (n === 0) return NOTHING;
  const p = (won + 1) / (n + 2);
  const q = (lost + 1) / (n + 2);
  const half = z * Math.sqrt((p + q - (p - q) ** 2) / (n + 2));
  return { value: (won - lost) / n, low: Math.max(-1, p - q - half), high: Math.min(1, p - q + half) };
}

/**
 * The confidence of each of m intervals that hold together with the confidence given: confidence^(1/m) (Šidák, "Rectangular
 * confidence regions for the means of multivariate normal distributions", JASA 62, 1967: at least so much, whatever the
 * correlations).
 */
export const sidak = (confidence: number, m: number): number => confidence ** (1 / Math.max(1, m));
