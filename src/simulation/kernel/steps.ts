/** Sums of whole numbers: fractions in whole steps of 2^−20, so that sums are exact and do not depend on order. */
import { STEPS } from './generated/words';

/** Constants twice each: read from memory, they take one instruction. */
export const STEPS_EACH = memory.data<f64>([STEPS, STEPS], 16);
const HALVES = memory.data<f64>([0.5, 0.5], 16);

/** A fraction in whole steps. */
export function inSteps(value: f64): f64 {
  return floor(value * STEPS + 0.5);
}

/** Two fractions in whole steps. */
export function pairInSteps(pair: v128): v128 {
  return f64x2.floor(f64x2.add(f64x2.mul(pair, v128.load(STEPS_EACH)), v128.load(HALVES)));
}

/** Adds two numbers to the two that stand at an address. */
export function addPair(address: usize, pair: v128): void {
  v128.store(address, f64x2.add(v128.load(address), pair));
}
