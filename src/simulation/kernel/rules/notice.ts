import { Buyer } from '../buyer';
import { DECISION, EVENT, PURPOSE } from '../generated/words';
import { Touchpoint } from '../plan';
import { firstOf, secondOf } from '../random';
import { affinityOf } from '../touchpoints';
import { evoke, recall } from './recall';

/**
 * Whether the buyer notices a push.
 *
 * p = σ(logit noticeRate + affinity + noticeAttention·(attention − 0.5) + noticeRecognition·ρ
 *       − noticeFatigue·2·sensitivity·f)^ω
 *
 * @param tired f
 */
export function notice(b: Buyer, t: Touchpoint, tired: f64): bool {
  const plan = b.plan;
  const attention = plan.noticeAttention * (b.attention - 0.5);
  const fatigue = -plan.noticeFatigue * 2 * b.sensitivity * tired;
  const calm = t.toNotice(b.persona) + attention;
  // Most pushes would be ignored however well they fit what is remembered.
  const evoked = evoke(b, t);
  const most = plan.noticeRecognition * evoked;
  if (!b.watched && b.isOutOfReach(b.noticeWord, calm + (most + fatigue), t)) return false;
  const recognition = plan.noticeRecognition * recall(b, t, evoked);
  if (b.watched) {
    const affinity = affinityOf(plan, b.persona, t);
    b.keepTerms(t.noticeLogit, affinity, attention, recognition, fatigue, 0, 0, 0);
  }
  return b.decide(DECISION.NOTICE, b.noticeWord, calm + (recognition + fatigue), 5, t);
}

/** Draws the words that settle whether what comes to the buyer is noticed, and whether they stay with it. */
export function drawToNotice(b: Buyer, t: Touchpoint): void {
  const drawn = b.drawBy(t, PURPOSE.NOTICE_ENGAGE);
  b.noticeWord = firstOf(drawn);
  b.engageWord = secondOf(drawn);
}

/** An ignored push tires; nothing is remembered of it. f += fatigueIgnored */
export function ignore(b: Buyer, t: Touchpoint, tired: f64): void {
  b.fatigue = tired + b.plan.fatigueIgnored;
  b.record(EVENT.IGNORED, t);
}
