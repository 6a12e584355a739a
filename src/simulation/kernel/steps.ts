import { STEPS } from './generated/words';

/** A fraction in whole steps of 2^−20: what sums are made of. */
export function inSteps(value: f64): f64 {
  return floor(value * STEPS + 0.5);
}
