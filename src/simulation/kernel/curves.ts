/** The curves of those still here by day since arrival: stage, trust, memory and mood. */
import { CURVE, CURVES, STEPS } from './generated/words';
import { exp, LN2 } from './math';
import { Floats } from './memory';
import { BuyerState } from './state';
import { inSteps } from './steps';

/**
 * Adds a buyer, to whom nothing happens meanwhile, at each whole day since arrival from `first` to `last`. Stage and trust
 * stay, so that their changes are written down; memory ages and mood falls back from day to day.
 */
export function observe(b: BuyerState, curves: Floats, first: i32, last: i32): void {
  const start = first * CURVES;
  const behind = (last + 1) * CURVES;
  const trust = inSteps(b.trust);
  const trustSquared = inSteps(b.trust * b.trust);
  curves[start + CURVE.STAGE + b.stage]++;
  curves[behind + CURVE.STAGE + b.stage]--;
  curves[start + CURVE.TRUST] += trust;
  curves[behind + CURVE.TRUST] -= trust;
  curves[start + CURVE.TRUST_SQUARED] += trustSquared;
  curves[behind + CURVE.TRUST_SQUARED] -= trustSquared;
  if (b.traceLength === 0 && b.mood === 0) return;
  const moodHalfLife = b.plan.parameters.moodHalfLife;
  const moodADay = exp(-LN2 / moodHalfLife);
  const ageing = 3 / b.memoryDays;
  const sinceNow = b.arrival + first - b.now;
  let age = 1 + ageing * (b.traceAge + sinceNow);
  let mood = b.mood * exp((-LN2 * sinceNow) / moodHalfLife);
  const squared = b.traceLength * b.traceLength;
  for (let at = start; at < behind; at += CURVES) {
    const memorySquared = min(1.0, squared / age);
    curves[at + CURVE.MEMORY] += <f64>(<i32>(sqrt(memorySquared) * STEPS + 0.5));
    curves[at + CURVE.MEMORY_SQUARED] += <f64>(<i32>(memorySquared * STEPS + 0.5));
    curves[at + CURVE.MOOD] += <f64>(<i32>((mood + 1) * STEPS + 0.5)) - STEPS;
    curves[at + CURVE.MOOD_SQUARED] += <f64>(<i32>(mood * mood * STEPS + 0.5));
    age += ageing;
    mood *= moodADay;
  }
}
