import { RELATED, CUSTOMER } from '../state.ts';

/** What a relationship, and having bought, allow to be asked: the L of rules/press.ts. */
export const RELATED_LATITUDE = 0.35;
export const CUSTOMER_LATITUDE = 0.8;

/** What a buyer may be asked: L = max(r, 0.35 if RELATED, 0.8 if CUSTOMER). `stage` is a place in STAGES. */
export function latitudeOf(readiness: number, stage: number): number {
  const allowed = stage >= CUSTOMER ? CUSTOMER_LATITUDE : stage >= RELATED ? RELATED_LATITUDE : 0;
  return Math.max(readiness, allowed);
}
