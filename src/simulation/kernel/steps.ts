/** Sums of whole numbers: fractions in whole steps of 2^−20, so that sums are exact and do not depend on order. */
import { STEPS } from './generated/words';

/** A fraction in whole steps. */
export function inSteps(value: f64): f64 {
  return floor(value * STEPS + 0.5);
}

/** Two fractions in whole steps. */
export function pairInSteps(pair: v128): v128 {
  return f64x2.floor(f64x2.add(f64x2.mul(pair, f64x2.splat(STEPS)), f64x2.splat(0.5)));
}

/** Adds two numbers to the two that stand at an address. */
export function addPair(address: usize, pair: v128): void {
  v128.store(address, f64x2.add(v128.load(address), pair));
}
