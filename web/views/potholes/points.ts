/** Differences in points, with the digits that their intervals bear. */
import { digitsFor, fixed, fixedChange, isShare, type Interval } from '../../format.ts';

export interface Gain {
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

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
  const digits = most ?? digitsFor(lower, upper);
  return {
    text: fixedChange(scale * difference, digits),
    ends: `${fixed(lower, digits)} to ${fixed(upper, digits)}`,
  };
}

/** The digits of the finest of several, for numbers that stand below one another. */
export function mostDigits(gains: readonly Gain[], unit: string): number {
  const scale = isShare(unit) ? 100 : 1;
  const known = gains.filter(({ low, high }) => low !== null && high !== null && low !== high);
  return Math.max(1, ...known.map(({ low, high }) => digitsFor(scale * (low ?? 0), scale * (high ?? 0))));
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
  const digits = most ?? digitsFor(scale * (low ?? value), scale * (high ?? value));
  return `${fixed(scale * value, digits)}${isShare(unit) ? ' %' : ''}`;
}
