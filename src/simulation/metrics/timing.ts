/**
 * Time to purchase where some are censored, from counts by day since arrival: quantiles and the mean up to a horizon of the
 * Kaplan–Meier curve, and intervals for such figures by sectioning.
 *
 * Day d covers [d, d + 1) and everybody is counted once, on the day of the first purchase or of being censored. On one day
 * purchases come before censoring, as in survival.ts; within the day the curve falls evenly.
 */
import type { Estimate } from '../summary.ts';
import { tQuantile } from './student.ts';

/** Rounding of a product of shares; far below what one buyer of the largest study makes. */
const ROUNDING = 1e-12;

/** S(d) = Π (1 − bought/at risk), the share who have not bought by the end of day d, as long as anybody is at risk. */
function notYetBought(bought: ArrayLike<number>, censored: ArrayLike<number>): number[] {
  let risk = 0;
  for (let day = 0; day < bought.length; day++) risk += bought[day] + censored[day];
  const shares: number[] = [];
  let share = 1;
  for (let day = 0; day < bought.length && risk > 0; day++) {
    share *= 1 - bought[day] / risk;
    shares.push(share);
    risk -= bought[day] + censored[day];
  }
  return shares;
}

/**
 * Days from arrival until a share of q has bought, had nobody been censored: the first time at which S is down to 1 − q; null
 * when S never comes so far.
 * @param q above 0, up to 1
 */
export function survivalQuantile(bought: ArrayLike<number>, censored: ArrayLike<number>, q: number): number | null {
  const left = 1 - q;
  let before = 1;
  for (const [day, after] of notYetBought(bought, censored).entries()) {
    if (after <= left + ROUNDING) return day + Math.min(1, (before - left) / (before - after));
    before = after;
  }
  return null;
}

/**
 * Restricted mean time to purchase, in days: the area under S up to the horizon, which is the mean of the time or of the
 * horizon, whichever comes first. Null when nobody is at risk any more before the horizon while S is above 0, for then
 * nothing tells the area.
 *
 * Irwin 1949, "The standard error of an estimate of expectation of life", Journal of Hygiene 47; Royston & Parmar 2013,
 * "Restricted mean survival time", BMC Medical Research Methodology 13.
 * @param horizon days; whole, or the end of what was observed, by which the last day's purchases have happened
 */
export function restrictedMean(bought: ArrayLike<number>, censored: ArrayLike<number>, horizon: number): number | null {
  const shares = notYetBought(bought, censored);
  let before = 1;
  let area = 0;
  for (let day = 0; day < horizon && before > 0; day++) {
    if (day >= shares.length) return null;
    area += ((before + shares[day]) / 2) * Math.min(1, horizon - day);
    before = shares[day];
  }
  return area;
}

/**
 * A figure of all buyers with an interval from the same figure of G equal parts of the buyers, each of them independent of
 * the others: whole ± t·S/√G, S² = Σ (part − whole)²/(G − 1), t being Student's with G − 1 degrees of freedom. The centre is
 * the figure of all, whose bias is smaller than that of the parts. It serves figures whose spread has no handy formula, such
 * as differences of quantiles between scenarios that share their luck.
 *
 * Null ends when there are fewer than two parts or one of them is null: those that have a figure are then a choice of the
 * parts, and their spread would tell too little. Nothing at all when the whole is null.
 *
 * Asmussen & Glynn 2007, "Stochastic Simulation: Algorithms and Analysis", III.5; Nakayama 2014, "Confidence intervals for
 * quantiles using sectioning when applying variance-reduction techniques", ACM TOMACS 24(4).
 */
export function sectioned(whole: number | null, parts: readonly (number | null)[], confidence: number): Estimate {
  const known = parts.filter((part) => part !== null);
  if (whole === null || known.length < Math.max(2, parts.length)) return { value: whole, low: null, high: null };
  const freedom = known.length - 1;
  const squares = known.reduce((sum, part) => sum + (part - whole) ** 2, 0);
  const half = tQuantile(0.5 + confidence / 2, freedom) * Math.sqrt(squares / freedom / known.length);
  return { value: whole, low: whole - half, high: whole + half };
}
