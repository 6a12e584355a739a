import { Buyer } from '../buyer';
import { DECISION, EVENT, OWNER, PURPOSE } from '../generated/words';

/**
 * Whether the buyer notices a push.
 *
 * p = σ(logit noticeRate + affinity + noticeAttention·(attention − 0.5) + noticeRecognition·ρ
 *       − noticeFatigue·2·sensitivity·f)^ω
 */
export function notice(b: Buyer, i: i32): bool {
  const plan = b.plan;
  const p = plan.parameters;
  const logOdds = b.sum(
    plan.noticeLogit[i],
    plan.affinity[b.persona * plan.touchpoints + i],
    p.noticeAttention * (b.attention - 0.5),
    p.noticeRecognition * b.recognition,
    -p.noticeFatigue * 2 * b.sensitivity * b.fatigue,
    0,
    0,
    0,
  );
  return b.decide(DECISION.NOTICE, b.noticeWord, logOdds, 5, plan.owner[i] === OWNER.COMPETITOR);
}

/** Draws the words that settle whether what comes to the buyer is noticed, and whether they stay with it. */
export function drawToNotice(b: Buyer): void {
  b.draw(PURPOSE.NOTICE_ENGAGE);
  b.noticeWord = b.luck.first;
  b.engageWord = b.luck.second;
}

/** An ignored push tires; nothing is remembered of it. f += fatigueIgnored */
export function ignore(b: Buyer, i: i32): void {
  b.fatigue += b.plan.parameters.fatigueIgnored;
  b.record(EVENT.IGNORED, i);
}
