import { expect, test } from 'vitest';
import { normalQuantile } from '../../../src/simulation/math.ts';
import { normalTail } from '../../../src/simulation/metrics/normal.ts';
import { normalShare } from '../statistics.ts';

test.each([-6, -2.3, -0.4, 0, 1e-9, 0.7, 1.96, 2.4999, 2.5, 3])('beyond %d', (z) => {
  expect(normalTail(z) / (1 - normalShare(z))).toBeCloseTo(1, 11);
});

// Abramowitz & Stegun, table 26.2.
test.each([
  [5, 6.54265],
  [10, 23.11805],
  [20, 88.5601],
  [30, 197.30921],
])('−log10 at %d', (z, digits) => {
  expect(-Math.log10(normalTail(z))).toBeCloseTo(digits, 4);
});

test('undoes the quantile', () => {
  for (let p = 1e-12; p < 0.5; p *= 1.7) expect(normalTail(-normalQuantile(p)) / p).toBeCloseTo(1, 11);
  expect(normalTail(Infinity)).toBe(0);
  expect(normalTail(-Infinity)).toBe(1);
});
