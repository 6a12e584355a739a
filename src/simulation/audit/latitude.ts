import { CUSTOMER_LATITUDE, RELATED_LATITUDE } from '../rules/press.ts';
import { CUSTOMER, RELATED } from '../state.ts';

export { CUSTOMER_LATITUDE, RELATED_LATITUDE };

/** What a buyer may be asked: L = max(r, 0.35 if RELATED, 0.8 if CUSTOMER). `stage` is a place in STAGES. */
export function latitudeOf(readiness: number, stage: number): number {
  const allowed = stage >= CUSTOMER ? CUSTOMER_LATITUDE : stage >= RELATED ? RELATED_LATITUDE : 0;
  return Math.max(readiness, allowed);
}
