import { Buyer } from '../buyer';
import { where } from '../math';
import { Touchpoint } from '../plan';
import { dot } from '../themes';

/** Gaps below this count as none. */
const NONE: f64 = 1e-12;

/**
 * What the buyer remembers of the story, held against what a touchpoint says.
 *
 * c = (M·x)/‖M‖; ρ = s·branding·c; δ = s·branding·max(0, 1 − c − tolerance)/(1 − tolerance). All 0 where nothing is
 * said or nothing remembered, and ρ and δ 0 at a rival's.
 */
export function recall(b: Buyer, t: Touchpoint): void {
  b.likeness = 0;
  b.recognition = 0;
  b.dissonance = 0;
  const plan = b.plan;
  if (t.tells === 0 || b.traceLength === 0 || t.isRival()) return;
  let likeness = dot(b.trace, t.telling, plan.fours) / b.traceLength;
  if (1 - likeness < NONE) likeness = 1;
  const felt = b.memoryAtDue() * t.branding;
  const tolerance = plan.tolerance;
  const gap = 1 - likeness - tolerance;
  b.likeness = likeness;
  b.recognition = felt * likeness;
  b.dissonance = where(gap >= NONE, (felt * gap) / (1 - tolerance));
}
