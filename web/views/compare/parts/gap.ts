/** A difference and its interval in words. An end that is not 0 is never written as 0, or the words would contradict the verdict. */
import { digitsFor, fixed, fixedChange, isShare } from '../../../format.ts';
import { writtenUnit } from './figures.ts';

const NONE = '–';
const MOST_DIGITS = 6;

export interface Gap {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const scaled = (value: number | null, unit: string): number | null =>
  value === null ? null : isShare(unit) ? 100 * value : value;

const vanishes = (value: number, digits: number): boolean => value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits;

/** As many digits as the interval bears, and more as long as one of its ends would look like 0. */
export function digitsOf({ low, high }: Gap, unit: string): number {
  const [from, to] = [scaled(low, unit), scaled(high, unit)];
  let digits = digitsFor(from, to);
  while (digits < MOST_DIGITS && [from, to].some((end) => end !== null && vanishes(end, digits))) digits++;
  return digits;
}

function write(value: number | null, digits: number, unit: string, signed: boolean): string {
  const number = scaled(value, unit);
  if (number === null) return NONE;
  return signed ? fixedChange(number, digits) : fixed(number, digits);
}

/** "+0.25 points". */
export function gapText(gap: Gap, unit: string): string {
  if (gap.value === null) return NONE;
  const written = writtenUnit(unit);
  const after = isShare(unit) ? ' points' : written.includes(',') ? '' : ` ${written}`;
  return write(gap.value, digitsOf(gap, unit), unit, true) + after;
}

/** "0.15 to 0.35". */
export function gapEnds(gap: Gap, unit: string): string {
  if (gap.low === null || gap.high === null) return NONE;
  const digits = digitsOf(gap, unit);
  return `${write(gap.low, digits, unit, false)} to ${write(gap.high, digits, unit, false)}`;
}

/** One of the two sides, or one end, with the digits of the difference. */
export function sideText(value: number | null, gap: Gap, unit: string): string {
  if (value === null) return NONE;
  const written = writtenUnit(unit);
  const after = isShare(unit) ? ' %' : written.includes(',') ? '' : ` ${written}`;
  return write(value, digitsOf(gap, unit), unit, false) + after;
}
