/** What of a plan's touchpoints does not depend on the buyer: worked out once. */
import { CELLS, fillBounds } from './chance';
import { TRIGGERS } from './generated/words';
import { floats, Floats, ints, masks } from './memory';
import { wordsBelow } from './math';
import { keyOf } from './random';
import { Plan, Touchpoint } from './plan';

export function completeTouchpoints(plan: Plan): void {
  const potholes = plan.touchpoints === 0 ? 0 : plan.at(plan.touchpoints - 1).potholeTo;
  plan.potholeUpTo = masks(potholes);
  for (let at = 0; at < potholes; at++) plan.potholeUpTo[at] = wordsBelow(plan.potholeMet[at]);
  const noLinks = ints(TRIGGERS + 1);
  const brandBounds = boundsFor(plan.disorder);
  const rivalBounds = plan.disorder === 1 ? brandBounds : boundsFor(1);
  for (let i = 0; i < plan.touchpoints; i++) {
    const t = plan.at(i);
    t.key = keyOf(t.key0, t.key1);
    const effort = t.effortLeft - 0.2;
    // Nothing of a rival's leads anywhere.
    t.linkFrom = t.isRival() ? noLinks : plan.linkFrom.from(i * TRIGGERS);
    t.telling = plan.telling.from(4 * plan.fours * i);
    t.odds = floats(2 * plan.personas);
    t.bounds = t.isRival() ? rivalBounds : brandBounds;
    t.disorder = t.isRival() ? 1 : plan.disorder;
    t.recalled = t.tells === 1 && !t.isRival() ? 1 : 0;
    t.actionOdds = t.actionLogit - plan.actEffort * effort;
    for (let persona = 0; persona < plan.personas; persona++) {
      const affinity = affinityOf(plan, persona, t);
      t.odds[2 * persona] = t.noticeLogit + affinity;
      t.odds[2 * persona + 1] = t.engageLogit + affinity - plan.engageEffort * effort;
    }
  }
}

function boundsFor(disorder: f64): Floats {
  const bounds = floats(2 * CELLS);
  fillBounds(bounds, disorder);
  return bounds;
}

export function affinityOf(plan: Plan, persona: i32, t: Touchpoint): f64 {
  return plan.affinity[persona * plan.touchpoints + t.place];
}
