import { Buyer } from '../buyer';
import { DECISION, OWNER, PURPOSE } from '../generated/words';

/**
 * Whether the buyer stays with what was noticed or come to.
 *
 * p = σ(logit engageRate + affinity + engageReadiness·(r − 0.3) − engageEffort·(E − 0.2) + engageTrust·(τ − 0.5)
 *       + engageMood·e − engagePressure·P)^ω, E = effort·(1 − SIMPLIFICATION); the last three terms 0 at a rival's
 */
export function engage(b: Buyer, i: i32, visiting: bool): bool {
  const plan = b.plan;
  const terms = b.terms;
  const p = plan.parameters;
  const isRival = plan.owner[i] === OWNER.COMPETITOR;
  terms[0] = plan.engageLogit[i];
  terms[1] = plan.affinity[b.persona * plan.touchpoints + i];
  terms[2] = p.engageReadiness * (b.readiness - 0.3);
  terms[3] = -p.engageEffort * (plan.effortLeft[i] - 0.2);
  terms[4] = isRival ? 0 : p.engageTrust * (b.trust - 0.5);
  terms[5] = isRival ? 0 : p.engageMood * b.mood;
  terms[6] = -p.engagePressure * b.pressure;
  // A push drew this word together with the one that settled noticing.
  if (visiting) {
    b.draw(PURPOSE.NOTICE_ENGAGE);
    b.engageWord = b.luck.second;
  }
  return b.decide(DECISION.ENGAGE, b.engageWord, 7, isRival);
}
