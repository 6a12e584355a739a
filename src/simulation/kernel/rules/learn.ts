import { Buyer } from '../buyer';
import { EVENT, GOAL, STAGE } from '../generated/words';
import { Touchpoint } from '../plan';
import { rememberVisit } from './remember';
import { reachStage } from './stage';

/**
 * Coming through: help received makes readier, more trusting and happier, less so each time it is the same help.
 *
 * r += learn·value/(1 + k)·(1 − r), k = times come through here before. Not at a rival's: τ += trustValue·value·(1 − τ);
 * e += moodValue·value·(1 − e); the story is rehearsed; LEARN: stage ≥ LEARNING
 */
export function learn(b: Buyer, t: Touchpoint): void {
  const plan = b.plan;
  const value = t.value;
  const before = b.cameThrough[t.place];
  b.cameThrough[t.place] = before + 1;
  b.readiness += ((plan.learn * value) / (1 + before)) * (1 - b.readiness);
  if (!t.isRival()) {
    b.trust += plan.trustValue * value * (1 - b.trust);
    b.mood += plan.moodValue * value * (1 - b.mood);
    rememberVisit(b, t);
    if (t.goal === GOAL.LEARN) reachStage(b, STAGE.LEARNING);
  }
  b.record(EVENT.ENGAGED, t);
}
