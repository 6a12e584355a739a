import { Buyer } from '../buyer';
import { DECISION } from '../generated/words';
import { greater, powerOfE } from '../math';

/** Leaving for good in a bad mood. P(quit) = 1 − exp(−q·max(0, −e)·(1 − τ)·ω) */
export function quits(b: Buyer, q: f64, word: i32, exit: i32): bool {
  const chance = 1 - powerOfE(-q * greater(0.0, -b.mood) * (1 - b.trust) * b.plan.disorder);
  if (!b.happens(DECISION.QUIT, word, chance)) return false;
  b.leave(exit);
  return true;
}
