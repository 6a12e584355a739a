/** The tail of the normal distribution, for the probability that a difference lies on the other side of 0. */
import { exp } from '../math.ts';

const ROOT_TWO_PI = 2.5066282746310002;
/** From here on the continued fraction is the better of the two. */
const FAR = 2.5;

/**
 * P(Z > z) of a standard normal Z. Relative error below 1e-12 as far as z = 37; 0 beyond.
 *
 * Abramowitz & Stegun, "Handbook of Mathematical Functions", 1964: near the middle ½ − φ(z)·(z + z³/3 + z⁵/(3·5) + …)
 * (26.2.11), further out φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))) (26.2.14).
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = exp((-z * z) / 2) / ROOT_TWO_PI;
  if (z >= FAR) {
    let fraction = z;
    for (let k = 150; k >= 1; k--) fraction = z + k / fraction;
    return density / fraction;
  }
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 - density * sum;
}
