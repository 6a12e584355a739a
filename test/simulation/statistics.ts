/** How surprising figures are under a theory, in standard errors. Seeds are fixed: what passes once passes always. */
import { expect } from 'vitest';

/** About one in 150,000 for a single figure. */
export const SIGMAS = 4.5;

export function expectUnsurprising(surprise: number, what: string): void {
  expect(Math.abs(surprise), `${what}: ${surprise.toFixed(2)} standard errors`).toBeLessThan(SIGMAS);
}

/** A mean against its theory, given the variance that theory asks for. */
export function surpriseOfMean(values: ArrayLike<number>, mean: number, variance: number): number {
  return (meanOf(values) - mean) / Math.sqrt(variance / values.length);
}

/** A count of successes against its theory. */
export function surpriseOfShare(successes: number, trials: number, share: number): number {
  return (successes - trials * share) / Math.sqrt(trials * share * (1 - share));
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

export function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return squares / (values.length - 1);
}

/** A mean against its theory when only the sample tells its spread. */
export function surpriseOfSampleMean(values: ArrayLike<number>, mean: number): number {
  return surpriseOfMean(values, mean, varianceOf(values));
}

/** Counts against expected counts, thin cells at the end joined: χ² by Wilson and Hilferty's cube root. */
export function surpriseOfCounts(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  const cells: [number, number][] = [];
  for (let i = 0; i < expected.length; i++) {
    const last = cells.at(-1);
    if (last && (last[1] < 8 || expected[i] < 8)) {
      last[0] += counts[i] ?? 0;
      last[1] += expected[i];
    } else cells.push([counts[i] ?? 0, expected[i]]);
  }
  const chiSquare = cells.reduce((sum, [count, theory]) => sum + (count - theory) ** 2 / theory, 0);
  const freedom = cells.length - 1;
  const spread = 2 / (9 * freedom);
  return ((chiSquare / freedom) ** (1 / 3) - (1 - spread)) / Math.sqrt(spread);
}

/** Kolmogorov and Smirnov: the largest gap between a sample and a distribution, times √n. Above 2.5 once in 130,000. */
export function largestGap(sample: readonly number[], distribution: (x: number) => number): number {
  const sorted = [...sample].sort((one, other) => one - other);
  const n = sorted.length;
  const gaps = sorted.map((x, i) => {
    const share = distribution(x);
    return Math.max(share - i / n, (i + 1) / n - share);
  });
  return Math.max(...gaps) * Math.sqrt(n);
}

export const LARGEST_GAP = 2.5;

/** Φ, the normal distribution, by its series or its continued fraction: good to 1e-12. */
export function normalShare(z: number): number {
  if (Math.abs(z) < 4) {
    let term = z;
    let sum = z;
    for (let k = 1; k < 120; k++) {
      term *= (z * z) / (2 * k + 1);
      sum += term;
    }
    return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  }
  const x = Math.abs(z);
  let fraction = 0;
  for (let k = 60; k >= 1; k--) fraction = k / (x + fraction);
  const tail = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / (x + fraction);
  return z < 0 ? tail : 1 - tail;
}

/** The integral of f from a to b by Simpson's rule. */
export function integrate(f: (x: number) => number, a: number, b: number, steps = 200): number {
  if (a === b) return 0;
  const h = (b - a) / steps;
  let sum = f(a) + f(b);
  for (let i = 1; i < steps; i++) sum += f(a + i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}
