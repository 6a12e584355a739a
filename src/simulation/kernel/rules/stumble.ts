import { Buyer } from '../buyer';
import { DECISION, EVENT, EXIT, PURPOSE } from '../generated/words';
import { lesser, powerOfE } from '../math';
import { Touchpoint } from '../plan';
import { firstOf, secondOf } from '../random';
import { quits } from './quit';

/**
 * The potholes of a touchpoint, one after another; true when the buyer gives up at one of them.
 *
 * Met when u < prevalence·min(1, ω); averted unless u < that·Π(1 − care·RELIEF). e −= moodPothole·severity;
 * τ −= trustPothole·severity·τ. Put right with chance care.RESOLUTION: e += moodRecovery·severity;
 * τ += trustRecovery·severity·(1 − τ), to no more than before. Else
 * P(give up) = 1 − exp(−giveUp·2·severity·(1 − patience)). At a rival's they only end the visit.
 */
export function stumble(b: Buyer, t: Touchpoint): bool {
  const plan = b.plan;
  const end = t.potholeTo;
  for (let at = t.potholeFrom; at < end; at++) if (givesUpAt(b, t, at)) return true;
  return false;
}

function givesUpAt(b: Buyer, t: Touchpoint, at: i32): bool {
  const plan = b.plan;
  const kind = plan.potholeKind[at];
  const severity = plan.potholeSeverity[at];
  const isRival = t.isRival();
  const upTo = plan.potholeUpTo[at];

  if (upTo === 0) return false;
  const drawn = b.draw(PURPOSE.POTHOLE + kind);
  const word = firstOf(drawn);
  if (<u64>(<u32>word) >= upTo) return false;
  b.pothole = at;
  if (!b.happens(DECISION.MEET_POTHOLE, word, plan.potholeLeft[at])) {
    if (!isRival) {
      b.averted = true;
      b.record(EVENT.AVERTED, t);
    }
    return false;
  }

  const trustBefore = b.trust;
  if (!isRival) {
    b.stumbled = true;
    b.moveMood(-plan.moodPothole * severity);
    b.moveTrust(-plan.trustPothole * severity * b.trust);
    b.record(EVENT.POTHOLE, t);
  }
  if (t.resolution > 0 && b.happens(DECISION.PUT_RIGHT, secondOf(drawn), t.resolution)) {
    if (!isRival) {
      b.recovered = true;
      b.moveMood(plan.moodRecovery * severity);
      b.moveTrust(lesser(trustBefore - b.trust, plan.trustRecovery * severity * (1 - b.trust)));
      b.record(EVENT.RECOVERED, t);
    }
    return false;
  }

  const drawnToLeave = b.draw(PURPOSE.GIVE_UP + kind);
  const chance = 1 - powerOfE(-plan.giveUp * 2 * severity * (1 - b.patience));
  if (!b.happens(DECISION.GIVE_UP, firstOf(drawnToLeave), chance)) return false;
  b.record(EVENT.ABANDONED, t);
  if (!isRival && quits(b, plan.quitFrustrated, secondOf(drawnToLeave), EXIT.FRUSTRATED)) b.record(EVENT.LEFT, t);
  return true;
}
