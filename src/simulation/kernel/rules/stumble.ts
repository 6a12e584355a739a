import { Buyer } from '../buyer';
import { DECISION, EVENT, EXIT, OWNER, PURPOSE } from '../generated/words';
import { exp, lesser, uniform } from '../math';
import { quits } from './quit';

/**
 * The potholes of touchpoint i, one after another; true when the buyer gives up at one of them.
 *
 * Met when u < prevalence·min(1, ω); averted unless u < that·Π(1 − care·RELIEF). e −= moodPothole·severity;
 * τ −= trustPothole·severity·τ. Put right with chance care.RESOLUTION: e += moodRecovery·severity;
 * τ += trustRecovery·severity·(1 − τ), to no more than before. Else
 * P(give up) = 1 − exp(−giveUp·2·severity·(1 − patience)). At a rival's they only end the visit.
 */
export function stumble(b: Buyer, i: i32): bool {
  const plan = b.plan;
  const end = plan.potholeFrom[i + 1];
  for (let at = plan.potholeFrom[i]; at < end; at++) if (givesUpAt(b, i, at)) return true;
  return false;
}

function givesUpAt(b: Buyer, i: i32, at: i32): bool {
  const plan = b.plan;
  const p = plan.parameters;
  const kind = plan.potholeKind[at];
  const severity = plan.potholeSeverity[at];
  const isRival = plan.owner[i] === OWNER.COMPETITOR;

  if (plan.potholeMet[at] === 0) return false;
  b.draw(PURPOSE.POTHOLE + kind);
  const rightWord = b.luck.second;
  const draw = uniform(b.luck.first);
  if (draw >= plan.potholeMet[at]) return false;
  b.pothole = at;
  b.chance = plan.potholeLeft[at];
  if (!b.happens(DECISION.MEET_POTHOLE, b.luck.first)) {
    if (!isRival) {
      b.averted = true;
      b.record(EVENT.AVERTED, i);
    }
    return false;
  }

  const trustBefore = b.trust;
  if (!isRival) {
    b.stumbled = true;
    b.moveMood(-p.moodPothole * severity);
    b.moveTrust(-p.trustPothole * severity * b.trust);
    b.record(EVENT.POTHOLE, i);
  }
  b.chance = plan.resolution[i];
  if (b.chance > 0 && b.happens(DECISION.PUT_RIGHT, rightWord)) {
    if (!isRival) {
      b.recovered = true;
      b.moveMood(p.moodRecovery * severity);
      b.moveTrust(lesser(trustBefore - b.trust, p.trustRecovery * severity * (1 - b.trust)));
      b.record(EVENT.RECOVERED, i);
    }
    return false;
  }

  b.draw(PURPOSE.GIVE_UP + kind);
  const quitWord = b.luck.second;
  b.chance = 1 - exp(-p.giveUp * 2 * severity * (1 - b.patience));
  if (!b.happens(DECISION.GIVE_UP, b.luck.first)) return false;
  b.record(EVENT.ABANDONED, i);
  if (!isRival && quits(b, p.quitFrustrated, quitWord, EXIT.FRUSTRATED)) b.record(EVENT.LEFT, i);
  return true;
}
