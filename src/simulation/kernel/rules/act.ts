import { Buyer } from '../buyer';
import { DECISION, EVENT, EXIT, GOAL, OWNER, PURPOSE, STAGE } from '../generated/words';
import { exponential, lesser } from '../math';
import { reachStage } from './stage';

/**
 * Whether one who came through completes what the touchpoint is for; true when they subscribed or bought from the brand.
 * SUBSCRIBE below RELATED only; BUY, for a customer, only once the need is back.
 *
 * p = σ(logit actionRate + actReadiness·(r − 0.5) + actAsk·min(ask, L) − actEffort·(E − 0.2) + actTrust·(τ − 0.5)
 *       + actMood·e + actMemory·s − actPressure·P)^ω; the last four terms 0 at a rival's
 */
export function act(b: Buyer, i: i32): bool {
  const plan = b.plan;
  const goal = plan.goal[i];
  if (goal === GOAL.SUBSCRIBE) {
    if (b.stage >= STAGE.RELATED) return false;
  } else if (goal !== GOAL.BUY || (b.stage === STAGE.CUSTOMER && b.now < b.neededAgainAt)) return false;

  const isRival = plan.owner[i] === OWNER.COMPETITOR;
  b.draw(PURPOSE.ACT_REBUY);
  const rebuyWord = b.luck.second;
  if (!completes(b, i, isRival)) return false;
  if (goal === GOAL.SUBSCRIBE) {
    reachStage(b, STAGE.RELATED);
    b.record(EVENT.SUBSCRIBED, i);
    return true;
  }
  if (isRival) {
    b.leave(EXIT.LOST_TO_COMPETITOR);
    b.record(EVENT.LEFT, i);
    return false;
  }
  buy(b, i, rebuyWord);
  return true;
}

function completes(b: Buyer, i: i32, isRival: bool): bool {
  const plan = b.plan;
  const p = plan.parameters;
  const logOdds = b.sum(
    plan.actionLogit[i],
    p.actReadiness * (b.readiness - 0.5),
    p.actAsk * lesser(plan.ask[i], b.latitude),
    -p.actEffort * (plan.effortLeft[i] - 0.2),
    isRival ? 0 : p.actTrust * (b.trust - 0.5),
    isRival ? 0 : p.actMood * b.mood,
    isRival ? 0 : p.actMemory * b.memory(),
    -p.actPressure * b.pressure,
  );
  return b.decide(DECISION.ACT, b.luck.first, logOdds, 8, isRival);
}

/** CUSTOMER; r and r₀ ← repurchaseReadiness; the need is back after Exp(mean rebuyDays) */
function buy(b: Buyer, i: i32, rebuyWord: i32): void {
  b.purchases++;
  b.baseReadiness = b.plan.parameters.repurchaseReadiness;
  b.readiness = b.baseReadiness;
  b.neededAgainAt = b.now + exponential(rebuyWord) * b.rebuyDays;
  // Who has bought is there to the end.
  b.until = b.plan.horizon;
  b.recorder.bought(b, i);
  reachStage(b, STAGE.CUSTOMER);
  b.record(EVENT.BOUGHT, i);
}
