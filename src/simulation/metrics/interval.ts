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
  if (whole === 0) return NOTHING;
  const share = count / whole;
  const zz = (z * z) / whole;
  const centre = (share + zz / 2) / (1 + zz);
  const half = (z * Math.sqrt((share * (1 - share)) / whole + zz / (4 * whole))) / (1 + zz);
  // At the ends the formula gives 0 and 1 but for rounding.
  return {
    value: share,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === whole ? 1 : Math.min(1, centre + half),
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

/** x/y for totals over n buyers, with the interval of a ratio estimator (delta method), so that buyers count, not events. */
export function ratio(
  sums: { x: number; y: number; xx: number; yy: number; xy: number },
  z: number,
  factor: number,
): Estimate {
  if (sums.y === 0) return NOTHING;
  const value = sums.x / sums.y;
  const residuals = Math.max(0, sums.xx - 2 * value * sums.xy + value * value * sums.yy);
  const half = (z * Math.sqrt(residuals)) / sums.y;
  return { value: value * factor, low: (value - half) * factor, high: (value + half) * factor };
}

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
