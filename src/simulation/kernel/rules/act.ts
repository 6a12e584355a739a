import { Buyer } from '../buyer';
import { DECISION, EVENT, EXIT, GOAL, PURPOSE, STAGE } from '../generated/words';
import { exponential, lesser, where } from '../math';
import { Touchpoint } from '../plan';
import { firstOf, secondOf } from '../random';
import { rebuyDays } from './arrive';
import { reachStage } from './stage';

/**
 * Whether one who came through completes what the touchpoint is for; true when they subscribed or bought from the brand.
 * SUBSCRIBE below RELATED only; BUY, for a customer, only once the need is back.
 *
 * p = σ(logit actionRate + actReadiness·(r − 0.5) + actAsk·min(ask, L) − actEffort·(E − 0.2) + actTrust·(τ − 0.5)
 *       + actMood·e + actMemory·s − actPressure·P)^ω; the last four terms 0 at a rival's
 */
export function act(b: Buyer, t: Touchpoint): bool {
  const goal = t.goal;
  if (goal === GOAL.SUBSCRIBE) {
    if (b.stage >= STAGE.RELATED) return false;
  } else if (goal !== GOAL.BUY || (b.stage === STAGE.CUSTOMER && b.now < b.neededAgainAt)) return false;

  const isRival = t.isRival();
  const drawn = b.draw(PURPOSE.ACT_REBUY);
  if (!completes(b, t, isRival, firstOf(drawn))) return false;
  if (goal === GOAL.SUBSCRIBE) {
    reachStage(b, STAGE.RELATED);
    b.record(EVENT.SUBSCRIBED, t);
    return true;
  }
  if (isRival) {
    b.leave(EXIT.LOST_TO_COMPETITOR);
    b.record(EVENT.LEFT, t);
    return false;
  }
  buy(b, t, secondOf(drawn));
  return true;
}

function completes(b: Buyer, t: Touchpoint, isRival: bool, word: i32): bool {
  const plan = b.plan;
  const readiness = plan.actReadiness * (b.readiness - 0.5);
  const ask = plan.actAsk * lesser(t.ask, b.latitude);
  const trust = where(!isRival, plan.actTrust * (b.trust - 0.5));
  const mood = where(!isRival, plan.actMood * b.mood);
  const memory = where(!isRival, plan.actMemory * b.memory());
  const pressure = -plan.actPressure * b.pressure;
  if (b.watched) {
    const effort = -plan.actEffort * (t.effortLeft - 0.2);
    b.keepTerms(t.actionLogit, readiness, ask, effort, trust, mood, memory, pressure);
  }
  const logOdds = t.actionOdds + readiness + (ask + pressure) + (trust + mood + memory);
  return b.decide(DECISION.ACT, word, logOdds, 8, t);
}

/** CUSTOMER; r and r₀ ← repurchaseReadiness; the need is back after Exp(mean rebuyDays) */
function buy(b: Buyer, t: Touchpoint, rebuyWord: i32): void {
  b.purchases++;
  b.baseReadiness = b.plan.repurchaseReadiness;
  b.readiness = b.baseReadiness;
  b.neededAgainAt = b.now + exponential(rebuyWord) * rebuyDays(b);
  // Who has bought is there to the end.
  b.until = b.plan.horizon;
  b.recorder.bought(b, t);
  reachStage(b, STAGE.CUSTOMER);
  b.record(EVENT.BOUGHT, t);
}
