/** Quantiles of Student's t distribution against closed forms, published tables, and the distribution itself. */
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/simulation/math.ts';
import { tQuantile } from '../../../src/simulation/metrics/student.ts';
import { integrate } from '../statistics.ts';

const PROBABILITIES = [1e-100, 1e-12, 1e-5, 0.001, 0.025, 0.1, 0.25, 0.4, 0.49, 0.4999];

/** Relative, for far out t is large. */
function expectClose(got: number, expected: number, tolerance: number): void {
  expect(Math.abs(got / expected - 1), `${got} for ${expected}`).toBeLessThan(tolerance);
}

/** P(T < t): the share of the integral of cos^(df − 1) that lies below atan(t/√df). */
function shareBelow(t: number, df: number): number {
  const height = (angle: number): number => Math.max(0, Math.cos(angle)) ** (df - 1);
  const half = integrate(height, 0, Math.PI / 2, 40_000);
  return 0.5 + integrate(height, 0, Math.atan(t / Math.sqrt(df)), 40_000) / (2 * half);
}

describe('closed forms', () => {
  // Shaw 2006, "Sampling Student's T distribution", Journal of Computational Finance 9.
  test.each<[number, (p: number) => number]>([
    [1, (p) => -1 / Math.tan(Math.PI * p)],
    [2, (p) => (2 * p - 1) / Math.sqrt(2 * p * (1 - p))],
    [
      4,
      (p) => {
        const root = Math.sqrt(4 * p * (1 - p));
        return -2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
      },
    ],
  ])('%d degrees of freedom', (df, quantile) => {
    // The last form cancels next to the middle.
    for (const p of PROBABILITIES) expectClose(tQuantile(p, df), quantile(p), df === 4 && p > 0.48 ? 1e-6 : 1e-11);
  });
});

/**
 * Upper critical values as printed in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, for the
 * probabilities 0.9, 0.95, 0.975, 0.99 and 0.995.
 */
const TABLE: [df: number, ...values: number[]][] = [
  [1, 3.078, 6.314, 12.706, 31.821, 63.657],
  [2, 1.886, 2.92, 4.303, 6.965, 9.925],
  [3, 1.638, 2.353, 3.182, 4.541, 5.841],
  [4, 1.533, 2.132, 2.776, 3.747, 4.604],
  [5, 1.476, 2.015, 2.571, 3.365, 4.032],
  [7, 1.415, 1.895, 2.365, 2.998, 3.499],
  [9, 1.383, 1.833, 2.262, 2.821, 3.25],
  [10, 1.372, 1.812, 2.228, 2.764, 3.169],
  [15, 1.341, 1.753, 2.131, 2.602, 2.947],
  [20, 1.325, 1.725, 2.086, 2.528, 2.845],
  [30, 1.31, 1.697, 2.042, 2.457, 2.75],
  [60, 1.296, 1.671, 2, 2.39, 2.66],
  [100, 1.29, 1.66, 1.984, 2.364, 2.626],
  [Infinity, 1.282, 1.645, 1.96, 2.326, 2.576],
];
test.each(TABLE)('the published table: %d degrees of freedom', (df, ...values) => {
  const got = [0.9, 0.95, 0.975, 0.99, 0.995].map((p) => Math.round(tQuantile(p, df) * 1000) / 1000);
  expect(got).toEqual(values);
});

test.each([2.5, 7.3, 17.9, 41.25])('%d degrees of freedom: the distribution at the quantile', (df) => {
  for (const p of [0.001, 0.025, 0.2, 0.45, 0.6, 0.9, 0.995]) {
    expect(Math.abs(shareBelow(tQuantile(p, df), df) - p), `p = ${p}`).toBeLessThan(1e-9);
  }
});

test('many degrees of freedom: the normal quantile with its first two corrections', () => {
  for (const df of [2e4, 999_999, 1_000_001, 1e9]) {
    for (const p of [1e-6, 0.025, 0.4, 0.975]) {
      const z = normalQuantile(p);
      const first = (z ** 3 + z) / (4 * df);
      const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2);
      expectClose(tQuantile(p, df), z + first + second, 1e-10);
    }
  }
  expect(tQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
});

test('one side mirrors the other, the middle is 0, and fewer degrees of freedom lie further out', () => {
  for (const df of [1, 1.5, 6, 80, 5e6]) {
    expect(tQuantile(0.5, df)).toBe(0);
    for (const p of [0.001, 0.2, 0.4375]) expectClose(-tQuantile(p, df), tQuantile(1 - p, df), 1e-12);
  }
  // A step of p that is next to nothing is a step of t that is next to nothing.
  for (const df of [1, 6, 80]) expect(Math.abs(tQuantile(0.5 - 2 ** -54, df))).toBeLessThan(1e-15);
  const ladder = [1, 1.01, 2, 3.5, 10, 200, 401, 1e5, 999_999, 1_000_001, Infinity].map((df) => tQuantile(0.975, df));
  expect(ladder).toEqual([...ladder].sort((one, other) => other - one));
  expect(new Set(ladder).size).toBe(ladder.length);
});

test('what has no quantile is refused', () => {
  for (const p of [0, 1, -0.1, 1.1, NaN]) expect(() => tQuantile(p, 5)).toThrow(`Got a probability of ${p}`);
  for (const df of [0, 0.99, -3, NaN]) expect(() => tQuantile(0.9, df)).toThrow(`Got ${df} degrees of freedom`);
});
