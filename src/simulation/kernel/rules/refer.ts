import { Buyer } from '../buyer';
import { DECISION, EVENT, GOAL, PURPOSE, STAGE } from '../generated/words';
import { atMostOne, greater } from '../math';
import { Touchpoint } from '../plan';
import { firstOf, secondOf } from '../random';
import { dot } from '../themes';

/** Friends of friends of friends, and no further. */
const GENERATIONS = 3;

/**
 * A customer who is asked to, and is delighted and trusting, brings a friend along.
 *
 * P(refer) = min(1, advocacy·max(0, e)·τ). The friend arrives referralDelayDays later, if by the horizon, with a trace
 * retell·s·clarity·brand, clarity = likeness of what the customer remembers to the brand.
 */
export function refer(b: Buyer, t: Touchpoint): void {
  const plan = b.plan;
  if (t.goal !== GOAL.ADVOCATE || b.stage < STAGE.CUSTOMER) return;
  const chance = atMostOne(plan.advocacy * greater(0.0, b.mood) * b.trust);
  if (!b.happens(DECISION.REFER, firstOf(b.draw(PURPOSE.REFER)), chance)) return;
  b.referrals++;
  const arrival = b.now + plan.referralDelayDays;
  if (b.generation < GENERATIONS && arrival <= plan.horizon) {
    const drawn = b.draw(PURPOSE.FRIEND);
    const recorder = b.recorder;
    recorder.friends.push(
      firstOf(drawn),
      secondOf(drawn),
      b.generation + 1,
      recorder.lives,
      arrival,
      plan.retell * b.memory() * clarity(b),
    );
  }
  b.record(EVENT.REFERRED, t);
}

function clarity(b: Buyer): f64 {
  if (b.traceLength === 0) return 0;
  return atMostOne(dot(b.trace, b.plan.brand, b.plan.fours) / b.traceLength);
}
