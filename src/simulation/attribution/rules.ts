/**
 * Attribution by rule of thumb: each purchase is shared out over the steps of its path by where they stand. What such
 * rules look at, the paths of those who bought, cannot tell what would have happened without a touchpoint; they are
 * here to be held against what can (see compare.ts).
 *
 * All give credits in purchases, by touchpoint, that add up to the purchasers whose path holds a step; a touchpoint
 * that no purchaser attended has none. Buyers who attended nothing are left out.
 */
import { attendedPaths, type WalkedPath } from './path.ts';

/** The whole purchase to the step before it. */
export const lastTouch = (paths: readonly WalkedPath[], size: number): Float64Array =>
  share(paths, size, (step, steps) => (step === steps - 1 ? 1 : 0));

/** The whole purchase to the first step. */
export const firstTouch = (paths: readonly WalkedPath[], size: number): Float64Array =>
  share(paths, size, (step) => (step === 0 ? 1 : 0));

/**
 * The same to every step. A touchpoint that a buyer came back to has a share each time: the rule counts touches, as
 * those who use it do, and staying at a touchpoint is one touch, for immediate repeats are folded. (Shared over the
 * different touchpoints of a path instead, it would be the Shapley value of the game that counts purchases, see
 * shapley.ts.)
 */
export const linear = (paths: readonly WalkedPath[], size: number): Float64Array =>
  share(paths, size, (_step, steps) => 1 / steps);

/** What the position-based rule gives to the first step, and again to the last. */
const END_SHARE = 0.4;

/**
 * 40 % to the first step, 40 % to the last, and 20 % evenly to those between. With nothing between, on a path of two
 * steps, each has half, which keeps the ends equal; a single step has all.
 */
export const positionBased = (paths: readonly WalkedPath[], size: number): Float64Array =>
  share(paths, size, (step, steps) => {
    if (steps <= 2) return 1 / steps;
    return step === 0 || step === steps - 1 ? END_SHARE : (1 - 2 * END_SHARE) / (steps - 2);
  });

/** credit(i) = Σ over paths of purchasers · Σ over steps at i of the step's share */
function share(
  paths: readonly WalkedPath[],
  size: number,
  shareOf: (step: number, steps: number) => number,
): Float64Array {
  const credits = new Float64Array(size);
  for (const { steps, purchasers } of attendedPaths(paths, size))
    for (let i = 0; i < steps.length; i++) credits[steps[i]] += purchasers * shareOf(i, steps.length);
  return credits;
}
