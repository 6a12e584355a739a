/** How numbers are written in fields: chances and shares in per cent, everything else as it is; and what their range is. */
import { formatNumber } from '../../../format.ts';
import type { FieldInfo } from '../../../generated/fields.ts';

export interface Scale {
  /** What one unit of the contract is on this scale. */
  readonly factor: number;
  readonly unit: string;
}

export const PERCENT: Scale = { factor: 100, unit: '%' };
export const PLAIN: Scale = { factor: 1, unit: '' };
export const inUnit = (unit: string): Scale => ({ factor: 1, unit });

// 100 × 0.57 is 56.99999999999999: twelve digits are more than anybody types, and none too many for a double.
const clean = (value: number): number => Number(value.toPrecision(12));

/** The value as it stands in a field, ready to be edited. */
export const toText = (value: number, { factor }: Scale): string => String(clean(value * factor));

/** "1,500" and "1,200,000.5"; what begins with 0 has a decimal comma. */
const THOUSANDS = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

/**
 * What was typed: undefined for nothing, NaN for what is no number. Thousands apart, a decimal comma, the unit and a true
 * minus are taken.
 */
export function fromText(text: string, { factor, unit }: Scale): number | undefined {
  const trimmed = text.trim().replace('−', '-');
  const bare = unit !== '' && trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length).trim() : trimmed;
  if (bare === '') return undefined;
  const typed = Number(THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.'));
  return Number.isFinite(typed) ? clean(typed / factor) : NaN;
}

/** The value in words, with its unit: "21.5 %". */
export function show(value: number, { factor, unit }: Scale): string {
  return `${formatNumber(clean(value * factor), 6)}${unit === '' ? '' : ` ${unit}`}`;
}

export type Range = Pick<FieldInfo, 'minimum' | 'maximum' | 'aboveMinimum' | 'belowMaximum'>;

/** "at least 0 % and below 100 %"; undefined where anything goes. */
export function describeRange(
  { minimum, maximum, aboveMinimum, belowMaximum }: Range,
  scale: Scale,
): string | undefined {
  if (minimum === undefined || maximum === undefined) return undefined;
  const low = `${aboveMinimum ? 'above' : 'at least'} ${show(minimum, scale)}`;
  return `${low} and ${belowMaximum ? 'below' : 'at most'} ${show(maximum, scale)}`;
}

export function isWithin({ minimum, maximum, aboveMinimum, belowMaximum }: Range, value: number): boolean {
  return (
    (minimum === undefined || (aboveMinimum ? value > minimum : value >= minimum)) &&
    (maximum === undefined || (belowMaximum ? value < maximum : value <= maximum))
  );
}

/** What is wrong with a value, in the words of the server and the unit of the field. */
export function problemOf(range: Range, scale: Scale, value: number | null | undefined): string | undefined {
  if (value === null || value === undefined || isWithin(range, value)) return undefined;
  return `must be ${describeRange(range, scale)}; got ${show(value, scale)}`;
}

/**
 * Where a value stands on a slider, and back. Chances that can be neither 0 nor 1 move in even steps of log-odds, so that
 * 0.2 % can be set as finely as 50 %; everything else moves evenly.
 */
export interface Sliding {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly place: (value: number) => number;
  readonly value: (place: number) => number;
}

const logit = (chance: number): number => Math.log(chance / (1 - chance));
const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const LEAST_CHANCE = 0.001;

/** A chance to two digits of itself, or of what it lacks to 1. */
function roundChance(chance: number): number {
  const small = Math.min(chance, 1 - chance);
  const digits = Math.max(2, 1 - Math.floor(Math.log10(small)));
  return Number(chance.toFixed(digits));
}

const CHANCE: Sliding = {
  minimum: -6.9,
  maximum: 6.9,
  step: 0.1,
  place: (value) => logit(clamp(value, LEAST_CHANCE, 1 - LEAST_CHANCE)),
  value: (place) => roundChance(clamp(logistic(place), LEAST_CHANCE, 1 - LEAST_CHANCE)),
};

export function evenly(minimum: number, maximum: number, step: number): Sliding {
  return {
    ...{ minimum, maximum, step },
    place: (value) => clamp(value, minimum, maximum),
    value: (place) => clean(place),
  };
}

export const slidingOf = ({ minimum = 0, maximum = 1, aboveMinimum, belowMaximum }: Range): Sliding =>
  aboveMinimum && belowMaximum ? CHANCE : evenly(minimum, maximum, (maximum - minimum) / 100);
