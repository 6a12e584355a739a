import { CUSTOMER_LATITUDE, RELATED_LATITUDE } from '../latitudes.ts';
import { STAGE } from '../plan.ts';

export { CUSTOMER_LATITUDE, RELATED_LATITUDE };

/** What a buyer may be asked: L = max(r, 0.35 if RELATED, 0.8 if CUSTOMER). `stage` is a place in STAGES. */
export function latitudeOf(readiness: number, stage: number): number {
  const allowed = stage >= STAGE.CUSTOMER ? CUSTOMER_LATITUDE : stage >= STAGE.RELATED ? RELATED_LATITUDE : 0;
  return Math.max(readiness, allowed);
}
