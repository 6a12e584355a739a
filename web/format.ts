/** Numbers, moments and spans as people read them: with their unit, and no more digits than the interval bears. */

export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const NONE = '–';
const LANGUAGE = 'en-GB';

/** With a true minus; a minus before a zero says nothing. */
const signed = (text: string): string => text.replace(/^-(?=0(\.0+)?$)/, '').replace('-', '−');

/** A number with exactly so many digits after the point. */
export const fixed = (value: number, digits: number): string =>
  signed(value.toLocaleString(LANGUAGE, { minimumFractionDigits: digits, maximumFractionDigits: digits }));

/** The same with its sign, unless it shows as nothing: "+0.48". */
export const fixedChange = (value: number, digits: number): string => {
  const text = fixed(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/** Digits after the point at which a step is a twelfth to four fifths of the interval's half width; 0 to 4. */
export function digitsFor(low: number | null, high: number | null): number {
  const half = low === null || high === null ? 0 : Math.abs(high - low) / 2;
  if (half === 0) return 2;
  return Math.max(0, Math.min(4, Math.ceil(-Math.log10(half / 1.25))));
}

/** Whether a figure of this unit reads best in per cent. */
export const isShare = (unit: string): boolean => unit.startsWith('share');

/** A unit as it stands behind a number: nothing for what has none. */
export function unitAfter(unit: string): string {
  if (isShare(unit)) return ' %';
  // "memory, 0 to 1" is a scale, not a unit.
  return unit.includes(',') ? '' : ` ${unit}`;
}

/** Per cent of a share: `formatShare(0.0136)` is "1.4 %". */
export const formatShare = (share: number | null | undefined, digits = 1): string =>
  share === null || share === undefined ? NONE : `${fixed(100 * share, digits)} %`;

/** A number with at most `digits` after the point. */
export const formatNumber = (value: number | null | undefined, digits = 2): string =>
  value === null || value === undefined
    ? NONE
    : signed(value.toLocaleString(LANGUAGE, { maximumFractionDigits: digits }));

/** A whole number with its thousands apart. */
export const formatCount = (value: number | null | undefined): string => formatNumber(value, 0);

/** "1 path", "1,204 paths": `many` is what several are called where that is not one with an s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

export const buyersOf = (count: number): string => counted(count, 'buyer');
export const livesOf = (count: number): string => counted(count, 'life', 'lives');
/** Days, whole or not: "1 day", "2.5 days". */
export const daysOf = (days: number, digits = 2): string =>
  `${formatNumber(days, digits)} ${days === 1 ? 'day' : 'days'}`;
/** "once a day", "0.3 times a day". */
export const timesADay = (count: number, digits = 2): string =>
  count === 1 ? 'once a day' : `${formatNumber(count, digits)} times a day`;
export const touchpointsOf = (count: number): string => counted(count, 'touchpoint');

/** A value in its unit, with the digits that its interval bears. */
export function formatValue({ value, low, high }: Interval, unit: string): string {
  if (value === null) return NONE;
  const scale = isShare(unit) ? 100 : 1;
  return `${fixed(scale * value, digitsFor(low && scale * low, high && scale * high))}${unitAfter(unit)}`;
}

/** The ends of an interval, in the unit of its value: "1.2 to 1.5". */
export function formatEnds({ low, high }: Interval, unit: string): string {
  if (low === null || high === null) return NONE;
  const scale = isShare(unit) ? 100 : 1;
  const digits = digitsFor(scale * low, scale * high);
  return `${fixed(scale * low, digits)} to ${fixed(scale * high, digits)}`;
}

/** "1.4 % (1.2 to 1.5)". */
export const formatEstimate = (estimate: Interval, unit: string): string =>
  estimate.value === null ? NONE : `${formatValue(estimate, unit)} (${formatEnds(estimate, unit)})`;

/** A difference with its sign; of shares in percentage points: "+0.73 points". */
export function formatDifference({ value, low, high }: Interval, unit: string): string {
  if (value === null) return NONE;
  const scale = isShare(unit) ? 100 : 1;
  const text = fixedChange(scale * value, digitsFor(low && scale * low, high && scale * high));
  return text + (isShare(unit) ? ' points' : unitAfter(unit));
}

/** A day of a run, to the tenth: "day 14.3". */
export const formatDay = (day: number): string => `day ${fixed(day, day % 1 === 0 ? 0 : 1)}`;

const SPANS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

/** A span in its two largest units: "3 min 20 s". */
export function formatSpan(seconds: number): string {
  let left = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [size, name] of SPANS) {
    const count = Math.floor(left / size);
    if (count === 0 && !(size === 1 && parts.length === 0)) continue;
    parts.push(`${count} ${name}`);
    left -= count * size;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

/** A moment on the reader's clock: "24 Nov 2026, 21:40". */
export const formatMoment = (moment: string): string =>
  new Date(moment).toLocaleString(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });
