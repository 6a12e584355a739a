/** Sums of whole numbers: fractions in whole steps of 2^−20, so that sums are exact and do not depend on order. */
import { STEPS } from './generated/words';

/** Constants twice each: read from memory, they take one instruction. */
const STEPS_EACH = memory.data<f64>([STEPS, STEPS], 16);
/** Adding 1.5·2^52 to a number below 2^51 leaves the nearest whole one, of two as near the even one. */
const ROUNDING: f64 = 6755399441055744;
const ROUNDING_EACH = memory.data<f64>([6755399441055744, 6755399441055744], 16);
/** The same in single precision: 1.5·2^23, and numbers below 2^22. */
const FOUR_STEPS_EACH = memory.data<f32>([<f32>STEPS, <f32>STEPS, <f32>STEPS, <f32>STEPS], 16);
const FOUR_ROUNDINGS = memory.data<f32>([12582912, 12582912, 12582912, 12582912], 16);

/** The nearest whole number. */
export function nearest(x: f64): f64 {
  return x + ROUNDING - ROUNDING;
}

/** A fraction in whole steps. */
export function inSteps(value: f64): f64 {
  return nearest(value * STEPS);
}

/** Two fractions in whole steps. */
export function pairInSteps(pair: v128): v128 {
  const rounding = v128.load(ROUNDING_EACH);
  return f64x2.sub(f64x2.add(f64x2.mul(pair, v128.load(STEPS_EACH)), rounding), rounding);
}

/** Four fractions up to 1, in single precision, in whole steps. */
export function fourInSteps(four: v128): v128 {
  const rounding = v128.load(FOUR_ROUNDINGS);
  return f32x4.sub(f32x4.add(f32x4.mul(four, v128.load(FOUR_STEPS_EACH)), rounding), rounding);
}

/** Adds two numbers to the two that stand at an address. */
export function addPair(address: usize, pair: v128): void {
  v128.store(address, f64x2.add(v128.load(address), pair));
}

/** Adds two numbers, each with its square beside it, to the four that stand at an address. */
export function addWithSquares(address: usize, pair: v128, squares: v128): void {
  addPair(address, v128.shuffle<f64>(pair, squares, 0, 2));
  addPair(address + 16, v128.shuffle<f64>(pair, squares, 1, 3));
}
