/** Troubles that buyers were seen to have: what makes one worth telling, and how its numbers are told. */
import type { Suspicion } from './finding.ts';
import { sum, type ByIntent, type Inspected } from './inspected.ts';

/** A suspicion that was seen in lives. */
export interface Trouble extends Suspicion {
  /** Buyers who had it, by intent in the order of INTENTS. */
  readonly affected: ByIntent;
}

/** A trouble that this share of all buyers have is worth telling. Assumption: below it, what mending brings is lost in luck. */
const MANY = 0.005;
/** So is one that this share of those who come there have, if there are at least so many of them. Assumption. */
const MANY_THERE = 0.1;
const AT_LEAST = 20;

/**
 * Whether a trouble is worth telling: many buyers have it, or – at a place where few come, after the purchase say – many of
 * those who come.
 */
export function isWorthTelling(inspected: Inspected, affected: ByIntent, came: ByIntent): boolean {
  const had = sum(affected);
  return had > 0 && (had >= MANY * sum(inspected.buyers) || (had >= AT_LEAST && had >= MANY_THERE * sum(came)));
}

/** "1,204 of 20,000 buyers, 6 % of those who came there", or of those who were there in another way. */
export function who(inspected: Inspected, affected: ByIntent, came: ByIntent, there = 'who came there'): string {
  const all = sum(inspected.buyers);
  const had = sum(affected);
  return `${count(had)} of ${counted(all, 'buyer')}, ${share(had, sum(came))} of those ${there}`;
}

/** A whole number with its thousands set apart: "20,000". */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** "1 buyer", "20,000 buyers". */
export const counted = (value: number, one: string): string => `${count(value)} ${value === 1 ? one : `${one}s`}`;

/** A part in per cent, to a tenth below ten: "0.4 %", "62 %". */
export function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return `${percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent)} %`;
}
