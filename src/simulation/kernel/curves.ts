/** The curves of those still here by day since arrival: stage, trust, memory and mood. */
import { CURVE, CURVES, STEPS } from './generated/words';
import { exp, lesser, LN2 } from './math';
import { Floats } from './memory';
import { BuyerState } from './state';
import { addPair, inSteps, pairInSteps } from './steps';

/** What stays as it is from day to day and is written down as changes: a stage, and trust in steps. */
@unmanaged
export class Standing {
  stage: i32;
  trust: f64;
  /** Trust and its square in steps. */
  steps: f64;
  squareSteps: f64;

  /** Begins, on a day, to count a buyer in the stage and with the trust that they have now. */
  begin(b: BuyerState, curves: Floats, day: i32): void {
    this.stage = b.stage;
    this.trust = b.trust;
    this.steps = inSteps(b.trust);
    this.squareSteps = inSteps(b.trust * b.trust);
    this.add(curves, day, 1);
  }

  /** Goes on, on a day, with what may have changed meanwhile. */
  goOn(b: BuyerState, curves: Floats, day: i32): void {
    if (b.stage === this.stage && b.trust === this.trust) return;
    this.add(curves, day, -1);
    this.begin(b, curves, day);
  }

  /** Ends: from this day on the buyer is not counted. */
  end(curves: Floats, day: i32): void {
    this.add(curves, day, -1);
  }

  private add(curves: Floats, day: i32, times: f64): void {
    const at = day * CURVES;
    curves[at + CURVE.STAGE + this.stage] += times;
    curves[at + CURVE.TRUST] += times * this.steps;
    curves[at + CURVE.TRUST_SQUARED] += times * this.squareSteps;
  }
}

/**
 * Adds what a buyer remembers and feels, to whom nothing happens meanwhile, at each whole day since arrival from `first` to
 * `last`: memory ages and mood falls back from day to day.
 */
export function observe(b: BuyerState, curves: Floats, first: i32, last: i32): void {
  if (b.traceLength === 0 && b.mood === 0) return;
  const ageing = 3 / b.memoryDays;
  const sinceNow = b.arrival + first - b.now;
  let age = 1 + ageing * (b.traceAge + sinceNow);
  let mood = b.mood === 0 ? 0 : b.mood * exp((-LN2 * sinceNow) / b.plan.parameters.moodHalfLife);
  const squared = b.traceLength * b.traceLength;
  // Mood is counted up from −1, so that what is rounded is not negative.
  const base = f64x2(STEPS, 0);
  const behind = changetype<usize>(curves) + ((<usize>(last + 1) * CURVES) << 3);
  const row: usize = CURVES << 3;
  for (let at = changetype<usize>(curves) + ((<usize>first * CURVES) << 3); at < behind; at += row) {
    const memorySquared = lesser(1.0, squared / age);
    // Each with its square beside it.
    const memory = f64x2.replace_lane(f64x2.splat(sqrt(memorySquared)), 1, memorySquared);
    addPair(at + (CURVE.MEMORY << 3), pairInSteps(memory));
    age += ageing;
    if (mood === 0) continue;
    const feeling = f64x2.replace_lane(f64x2.splat(mood + 1), 1, mood * mood);
    addPair(at + (CURVE.MOOD << 3), f64x2.sub(pairInSteps(feeling), base));
    mood *= b.moodADay;
  }
}
