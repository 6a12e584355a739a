import { Buyer } from '../buyer';
import { ONES, where } from '../math';
import { Touchpoint } from '../plan';
import { dot } from '../themes';

/** Gaps below this count as none. */
const NONE: f64 = 1e-12;
const NONES = memory.data<f64>([NONE, NONE], 16);

/** How strongly a touchpoint brings back what is remembered, and the most that ρ can be: s·branding, where the brand tells something. */
export function evoke(b: Buyer, t: Touchpoint): f64 {
  return b.memoryAtDue() * (t.branding * t.recalled);
}

/**
 * What the buyer remembers of the story, held against what a touchpoint says.
 *
 * c = (M·x)/‖M‖; ρ = s·branding·c; δ = s·branding·max(0, 1 − c − tolerance)/(1 − tolerance). All 0 where nothing is
 * said or nothing remembered, and at a rival's.
 *
 * @param evoked s·branding
 * @returns ρ
 */
export function recall(b: Buyer, t: Touchpoint, evoked: f64): f64 {
  const plan = b.plan;
  // Without a fork: where nothing is remembered M·x is 0, and divided by 1.
  const product = t.recalled * dot(b.trace, t.telling, plan.fours);
  const likeness = oneIfNearly(product / oneIfNone(b.traceLength));
  const gap = 1 - likeness - plan.tolerance;
  b.likeness = likeness;
  const recognition = evoked * likeness;
  b.recognition = recognition;
  b.dissonance = where(gap >= NONE, (evoked * gap) / (1 - plan.tolerance));
  return recognition;
}

/** 1 in place of 0. */
function oneIfNone(x: f64): f64 {
  const pair = f64x2.splat(x);
  const isNone = f64x2.eq(pair, f64x2.splat(0));
  return f64x2.extract_lane(v128.or(pair, v128.and(isNone, v128.load(ONES))), 0);
}

/** 1 where a number is as good as 1 or above. */
function oneIfNearly(x: f64): f64 {
  const ones = v128.load(ONES);
  const pair = f64x2.splat(x);
  const isNear = f64x2.lt(f64x2.sub(ones, pair), v128.load(NONES));
  return f64x2.extract_lane(v128.bitselect(ones, pair, isNear), 0);
}
