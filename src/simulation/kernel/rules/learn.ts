import { Buyer } from '../buyer';
import { EVENT, GOAL, OWNER, STAGE } from '../generated/words';
import { rememberVisit } from './remember';
import { reachStage } from './stage';

/**
 * Coming through: help received makes readier, more trusting and happier, less so each time it is the same help.
 *
 * r += learn·value/(1 + k)·(1 − r), k = times come through here before. Not at a rival's: τ += trustValue·value·(1 − τ);
 * e += moodValue·value·(1 − e); the story is rehearsed; LEARN: stage ≥ LEARNING
 */
export function learn(b: Buyer, i: i32): void {
  const plan = b.plan;
  const p = plan.parameters;
  const value = plan.value[i];
  b.readiness += ((p.learn * value) / (1 + b.cameThrough[i])) * (1 - b.readiness);
  b.cameThrough[i]++;
  if (plan.owner[i] !== OWNER.COMPETITOR) {
    b.trust += p.trustValue * value * (1 - b.trust);
    b.mood += p.moodValue * value * (1 - b.mood);
    rememberVisit(b, i);
    if (plan.goal[i] === GOAL.LEARN) reachStage(b, STAGE.LEARNING);
  }
  b.record(EVENT.ENGAGED, i);
}
