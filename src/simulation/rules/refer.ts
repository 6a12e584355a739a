import type { Buyer } from '../buyer.ts';
import { GOAL } from '../plan.ts';
import { DECISION } from '../decisions.ts';
import { EVENT } from '../layout.ts';
import { PURPOSE } from '../random.ts';
import { CUSTOMER } from '../state.ts';

/** Friends of friends of friends, and no further. */
const GENERATIONS = 3;

/**
 * A customer who is asked to, and is delighted and trusting, brings a friend along.
 *
 * P(refer) = min(1, advocacy·max(0, e)·τ). The friend arrives referralDelayDays later, if by the horizon, with a trace
 * retell·s·clarity·brand, clarity = likeness of what the customer remembers to the brand.
 */
export function refer(b: Buyer, i: number): void {
  const { plan } = b;
  if (plan.goal[i] !== GOAL.ADVOCATE || b.stage < CUSTOMER) return;
  const p = plan.parameters;
  b.chance = Math.min(1, p.advocacy * Math.max(0, b.mood) * b.trust);
  b.draw(PURPOSE.REFER);
  if (!b.happens(DECISION.REFER, b.luck.first)) return;
  b.referrals++;
  const arrival = b.now + p.referralDelayDays;
  if (b.generation < GENERATIONS && arrival <= plan.horizon) {
    b.draw(PURPOSE.FRIEND);
    const { friends, lives } = b.recorder;
    friends.push(b.luck.first, b.luck.second, b.generation + 1, lives, arrival, p.retell * b.memory() * clarity(b));
  }
  b.record(EVENT.REFERRED, i);
}

function clarity(b: Buyer): number {
  if (b.traceLength === 0) return 0;
  let product = 0;
  for (let k = 0; k < b.plan.themes; k++) product += b.trace[k] * b.plan.brand[k];
  return Math.min(1, product / b.traceLength);
}
