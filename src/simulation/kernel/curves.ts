/** The curves of those still here by day since arrival: stage, trust, memory and mood. */
import { CURVE, CURVES, STEPS } from './generated/words';
import { exp, LN2, pairOf } from './math';
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
 * `last`: memory ages and mood falls back from day to day. Two days at a time; a day behind the last one adds nothing.
 */
export function observe(b: BuyerState, curves: Floats, first: i32, last: i32): void {
  if (b.traceLength === 0 && b.mood === 0) return;
  const ageing = 3 / b.memoryDays;
  const sinceNow = b.arrival + first - b.now;
  const moodADay = b.moodADay;
  const ones = f64x2.splat(1);
  const squared = f64x2.splat(b.traceLength * b.traceLength);
  let age = 1 + ageing * (b.traceAge + sinceNow);
  let mood = b.mood === 0 ? 0 : b.mood * exp((-LN2 * sinceNow) / b.plan.parameters.moodHalfLife);
  const row: usize = CURVES << 3;
  const behind = changetype<usize>(curves) + <usize>last * row;
  for (let at = changetype<usize>(curves) + <usize>first * row; at <= behind; at += 2 * row) {
    const nextAge = age + ageing;
    const nextMood = mood * moodADay;
    const moods = pairOf(mood, nextMood);
    const memorySquared = f64x2.pmin(f64x2.div(squared, pairOf(age, nextAge)), ones);
    const memory = pairInSteps(f64x2.sqrt(memorySquared));
    const memorySquare = pairInSteps(memorySquared);
    // Mood is counted up from −1, so that what is rounded is not negative.
    const feeling = f64x2.sub(pairInSteps(f64x2.add(moods, ones)), f64x2.splat(STEPS));
    const feelingSquare = pairInSteps(f64x2.mul(moods, moods));
    // Each with its square beside it.
    addPair(at + (CURVE.MEMORY << 3), v128.shuffle<f64>(memory, memorySquare, 0, 2));
    addPair(at + (CURVE.MOOD << 3), v128.shuffle<f64>(feeling, feelingSquare, 0, 2));
    const goesOn = i64x2.splat(-(<i64>(at < behind)));
    addPair(at + row + (CURVE.MEMORY << 3), v128.and(goesOn, v128.shuffle<f64>(memory, memorySquare, 1, 3)));
    addPair(at + row + (CURVE.MOOD << 3), v128.and(goesOn, v128.shuffle<f64>(feeling, feelingSquare, 1, 3)));
    age = nextAge + ageing;
    mood = nextMood * moodADay;
  }
}
