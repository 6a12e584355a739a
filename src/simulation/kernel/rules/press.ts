import { Buyer } from '../buyer';
import { CUSTOMER_LATITUDE, EXIT, PURPOSE, RELATED_LATITUDE, STAGE } from '../generated/words';
import { greater } from '../math';
import { Touchpoint } from '../plan';
import { firstOf } from '../random';
import { quits } from './quit';

/**
 * The pressure of an ask that goes beyond what the buyer is ready for; true when the buyer leaves over it.
 *
 * L = max(r, 0.35 if RELATED, 0.8 if CUSTOMER); P = max(0, ask − L − askSlack)·2·sensitivity·ω;
 * e −= moodPressure·P; τ −= trustPressure·P·τ
 */
export function press(b: Buyer, t: Touchpoint): bool {
  const plan = b.plan;
  const allowed: f64 = b.stage >= STAGE.CUSTOMER ? CUSTOMER_LATITUDE : b.stage >= STAGE.RELATED ? RELATED_LATITUDE : 0;
  const latitude = greater(b.readiness, allowed);
  b.latitude = latitude;
  b.pressure = 0;
  if (t.isRival()) return false;
  const beyond = t.ask - latitude - plan.askSlack;
  if (beyond <= 0) return false;
  const pressure = beyond * 2 * b.sensitivity * plan.disorder;
  b.pressure = pressure;
  if (pressure === 0) return false;
  b.recorder.pressed(b);
  b.moveMood(-plan.moodPressure * pressure);
  b.moveTrust(-plan.trustPressure * pressure * b.trust);
  return quits(b, plan.quitPressured, firstOf(b.draw(PURPOSE.QUIT_LISTEN)), EXIT.PRESSURED);
}
