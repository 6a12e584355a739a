import type { Buyer } from '../buyer.ts';
import { GOAL, OWNER } from '../plan.ts';
import { DECISION } from '../decisions.ts';
import { EVENT, EXIT } from '../layout.ts';
import { exponential } from '../math.ts';
import { PURPOSE } from '../random.ts';
import { reachStage } from './stage.ts';
import { CUSTOMER, RELATED } from '../state.ts';

/**
 * Whether one who came through completes what the touchpoint is for; true when they subscribed or bought from the brand.
 * SUBSCRIBE below RELATED only; BUY, for a customer, only once the need is back.
 *
 * p = σ(logit actionRate + actReadiness·(r − 0.5) + actAsk·min(ask, L) − actEffort·(E − 0.2) + actTrust·(τ − 0.5)
 *       + actMood·e + actMemory·s − actPressure·P)^ω; the last four terms 0 at a rival's
 */
export function act(b: Buyer, i: number): boolean {
  const { plan } = b;
  const goal = plan.goal[i];
  if (goal === GOAL.SUBSCRIBE) {
    if (b.stage >= RELATED) return false;
  } else if (goal !== GOAL.BUY || (b.stage === CUSTOMER && b.now < b.neededAgainAt)) return false;

  const isRival = plan.owner[i] === OWNER.COMPETITOR;
  b.draw(PURPOSE.ACT_REBUY);
  const rebuyWord = b.luck.second;
  if (!completes(b, i, isRival)) return false;
  if (goal === GOAL.SUBSCRIBE) {
    reachStage(b, RELATED);
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

function completes(b: Buyer, i: number, isRival: boolean): boolean {
  const { plan, terms } = b;
  const p = plan.parameters;
  terms[0] = plan.actionLogit[i];
  terms[1] = p.actReadiness * (b.readiness - 0.5);
  terms[2] = p.actAsk * Math.min(plan.ask[i], b.latitude);
  terms[3] = -p.actEffort * (plan.effortLeft[i] - 0.2);
  terms[4] = isRival ? 0 : p.actTrust * (b.trust - 0.5);
  terms[5] = isRival ? 0 : p.actMood * b.mood;
  terms[6] = isRival ? 0 : p.actMemory * b.memory();
  terms[7] = -p.actPressure * b.pressure;
  return b.decide(DECISION.ACT, b.luck.first, 8, isRival);
}

/** CUSTOMER; r and r₀ ← repurchaseReadiness; the need is back after Exp(mean rebuyDays) */
function buy(b: Buyer, i: number, rebuyWord: number): void {
  b.purchases++;
  b.baseReadiness = b.plan.parameters.repurchaseReadiness;
  b.readiness = b.baseReadiness;
  b.neededAgainAt = b.now + exponential(rebuyWord) * b.rebuyDays;
  b.recorder.bought(b, i);
  reachStage(b, CUSTOMER);
  b.record(EVENT.BOUGHT, i);
}
