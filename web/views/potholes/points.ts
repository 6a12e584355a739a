/** Differences in points, with the digits that their intervals bear. */
import { isShare, type Interval } from '../../format.ts';

export interface Gain {
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Digits after the point that show half an interval to one digit, and to two where the first is a 1. */
function digitsOf(low: number, high: number): number {
  const half = Math.abs(high - low) / 2;
  return half === 0 ? 1 : Math.max(0, Math.min(4, Math.ceil(-Math.log10(half / 2))));
}

/** A number with so many digits after the point, and a true minus. */
export const written = (value: number, digits: number, signed = false): string => {
  const text = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const isNothing = !/[1-9]/.test(text);
  return `${isNothing ? '' : value < 0 ? '−' : signed ? '+' : ''}${text}`;
};

/**
 * A difference of shares in percentage points, one of scores in points: "+0.48" and "0.25 to 0.71"; null: nothing to judge.
 * With `most` digits after the point, or those that the interval bears.
 */
export function inPoints(
  { difference, low, high }: Gain,
  unit: string,
  most?: number,
): { text: string; ends: string } | null {
  if (difference === null) return null;
  const scale = isShare(unit) ? 100 : 1;
  const [lower, upper] = [scale * (low ?? difference), scale * (high ?? difference)];
  const digits = most ?? digitsOf(lower, upper);
  return {
    text: written(scale * difference, digits, true),
    ends: `${written(lower, digits)} to ${written(upper, digits)}`,
  };
}

/** The digits of the finest of several, for numbers that stand below one another. */
export function mostDigits(gains: readonly Gain[], unit: string): number {
  const scale = isShare(unit) ? 100 : 1;
  const known = gains.filter(({ low, high }) => low !== null && high !== null && low !== high);
  return Math.max(1, ...known.map(({ low, high }) => digitsOf(scale * (low ?? 0), scale * (high ?? 0))));
}

/** The same as one text: "+0.48 points (0.25 to 0.71)". */
export function gainText(gain: Gain, unit: string, digits?: number): string {
  const points = inPoints(gain, unit, digits);
  return points === null ? 'nothing to judge' : `${points.text} ${unitOfGain(unit)} (${points.ends})`;
}

export const unitOfGain = (unit: string): string => {
  if (isShare(unit) || unit.startsWith('score')) return 'points';
  // "memory, 0 to 1" is a scale, not a unit.
  return unit.includes(',') ? '' : unit;
};

/** A value in its unit with the digits of its interval, or with `most`: shares in per cent. */
export function valueText({ value, low, high }: Interval, unit: string, most?: number): string {
  if (value === null) return '–';
  const scale = isShare(unit) ? 100 : 1;
  const digits = most ?? digitsOf(scale * (low ?? value), scale * (high ?? value));
  return `${written(scale * value, digits)}${isShare(unit) ? ' %' : ''}`;
}

/** "1.4 % (1.2 to 1.5)" */
export function estimateText(estimate: Interval, unit: string): string {
  const { value, low, high } = estimate;
  if (value === null || low === null || high === null) return valueText(estimate, unit);
  const scale = isShare(unit) ? 100 : 1;
  const digits = digitsOf(scale * low, scale * high);
  return `${valueText(estimate, unit)} (${written(scale * low, digits)} to ${written(scale * high, digits)})`;
}
