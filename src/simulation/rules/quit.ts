import type { Buyer } from '../buyer.ts';
import { DECISION } from '../decisions.ts';
import { exp } from '../math.ts';

/** Leaving for good in a bad mood. P(quit) = 1 − exp(−q·max(0, −e)·(1 − τ)·ω) */
export function quits(b: Buyer, q: number, word: number, exit: number): boolean {
  b.chance = 1 - exp(-q * Math.max(0, -b.mood) * (1 - b.trust) * b.plan.disorder);
  if (!b.happens(DECISION.QUIT, word)) return false;
  b.leave(exit);
  return true;
}
