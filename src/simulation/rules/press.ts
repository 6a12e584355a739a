import type { Buyer } from '../buyer.ts';
import { OWNER } from '../plan.ts';
import { PURPOSE } from '../random.ts';
import { EXIT } from '../layout.ts';
import { quits } from './quit.ts';
import { CUSTOMER, RELATED } from '../state.ts';

/** What a relationship, and having bought, allow to be asked. */
export const RELATED_LATITUDE = 0.35;
export const CUSTOMER_LATITUDE = 0.8;

/**
 * The pressure of an ask that goes beyond what the buyer is ready for; true when the buyer leaves over it.
 *
 * L = max(r, 0.35 if RELATED, 0.8 if CUSTOMER); P = max(0, ask − L − askSlack)·2·sensitivity·ω;
 * e −= moodPressure·P; τ −= trustPressure·P·τ
 */
export function press(b: Buyer, i: number): boolean {
  const { plan } = b;
  const p = plan.parameters;
  const allowed = b.stage >= CUSTOMER ? CUSTOMER_LATITUDE : b.stage >= RELATED ? RELATED_LATITUDE : 0;
  b.latitude = Math.max(b.readiness, allowed);
  b.pressure = 0;
  if (plan.owner[i] === OWNER.COMPETITOR) return false;
  const beyond = plan.ask[i] - b.latitude - p.askSlack;
  if (beyond <= 0) return false;
  b.pressure = beyond * 2 * b.sensitivity * plan.disorder;
  if (b.pressure === 0) return false;
  b.recorder.pressed(b);
  b.moveMood(-p.moodPressure * b.pressure);
  b.moveTrust(-p.trustPressure * b.pressure * b.trust);
  b.draw(PURPOSE.QUIT_LISTEN);
  return quits(b, p.quitPressured, b.luck.first, EXIT.PRESSURED);
}
