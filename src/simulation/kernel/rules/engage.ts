import { Buyer } from '../buyer';
import { DECISION } from '../generated/words';
import { where } from '../math';
import { Touchpoint } from '../plan';
import { affinityOf } from '../touchpoints';

/**
 * Whether the buyer stays with what was noticed or come to.
 *
 * p = σ(logit engageRate + affinity + engageReadiness·(r − 0.3) − engageEffort·(E − 0.2) + engageTrust·(τ − 0.5)
 *       + engageMood·e − engagePressure·P)^ω, E = effort·(1 − SIMPLIFICATION); the last three terms 0 at a rival's
 */
export function engage(b: Buyer, t: Touchpoint): bool {
  const plan = b.plan;
  const isOurs = !t.isRival();
  const readiness = plan.engageReadiness * (b.readiness - 0.3);
  const trust = where(isOurs, plan.engageTrust * (b.trust - 0.5));
  const mood = where(isOurs, plan.engageMood * b.mood);
  const pressure = -plan.engagePressure * b.pressure;
  if (b.watched) {
    const affinity = affinityOf(plan, b.persona, t);
    const effort = -plan.engageEffort * (t.effortLeft - 0.2);
    b.keepTerms(t.engageLogit, affinity, readiness, effort, trust, mood, pressure, 0);
  }
  const logOdds = t.toStay(b.persona) + readiness + (trust + (mood + pressure));
  return b.decide(DECISION.ENGAGE, b.engageWord, logOdds, 7, t);
}
