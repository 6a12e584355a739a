/**
 * The kernel's mathematics (kernel/math.ts) for the host: exp, log and the normal quantile from + − × / and square roots
 * only, the same bits on every machine.
 */
import { shared } from './kernel.ts';

export const {
  /** e^x; 0 below −708, and held at e^708 above. */
  exp,
  /** e^x as lives have it: up to 708, with fewer digits. */
  powerOfE,
  /** Natural logarithm of any x ≥ 0; −Infinity at 0. */
  log,
  /** A random word (32 bits) as a number in (0, 1): (word + ½)·2^−32. */
  uniform,
  /** −log of the uniform of a random word: a standard exponential. */
  exponential,
  /** The standard normal deviate of a random word. */
  normal,
  /** e^(spread·z) of a random word, as traits have it: with fewer digits. */
  factor,
  /** z with P(Z < z) = p, 0 < p < 1. */
  normalQuantile,
  /** σ(x)^ω of log-odds x under disorder ω */
  chanceOf,
} = shared.call;
