import { Buyer } from '../buyer';
import { DECISION, OWNER } from '../generated/words';

/**
 * Whether the buyer stays with what was noticed or come to.
 *
 * p = σ(logit engageRate + affinity + engageReadiness·(r − 0.3) − engageEffort·(E − 0.2) + engageTrust·(τ − 0.5)
 *       + engageMood·e − engagePressure·P)^ω, E = effort·(1 − SIMPLIFICATION); the last three terms 0 at a rival's
 */
export function engage(b: Buyer, i: i32): bool {
  const plan = b.plan;
  const p = plan.parameters;
  const isRival = plan.owner[i] === OWNER.COMPETITOR;
  const logOdds = b.sum(
    plan.engageLogit[i],
    plan.affinity[b.persona * plan.touchpoints + i],
    p.engageReadiness * (b.readiness - 0.3),
    -p.engageEffort * (plan.effortLeft[i] - 0.2),
    isRival ? 0 : p.engageTrust * (b.trust - 0.5),
    isRival ? 0 : p.engageMood * b.mood,
    -p.engagePressure * b.pressure,
    0,
  );
  return b.decide(DECISION.ENGAGE, b.engageWord, logOdds, 7, isRival);
}
