import { Buyer } from '../buyer';
import { CUSTOMER_LATITUDE, EXIT, OWNER, PURPOSE, RELATED_LATITUDE, STAGE } from '../generated/words';
import { greater } from '../math';
import { quits } from './quit';

/**
 * The pressure of an ask that goes beyond what the buyer is ready for; true when the buyer leaves over it.
 *
 * L = max(r, 0.35 if RELATED, 0.8 if CUSTOMER); P = max(0, ask − L − askSlack)·2·sensitivity·ω;
 * e −= moodPressure·P; τ −= trustPressure·P·τ
 */
export function press(b: Buyer, i: i32): bool {
  const plan = b.plan;
  const p = plan.parameters;
  const allowed: f64 = b.stage >= STAGE.CUSTOMER ? CUSTOMER_LATITUDE : b.stage >= STAGE.RELATED ? RELATED_LATITUDE : 0;
  b.latitude = greater(b.readiness, allowed);
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
