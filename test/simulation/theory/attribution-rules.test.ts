/**
 * Rules of thumb and what they are held against the truth by: published examples and cases small enough to do by hand.
 */
import { describe, expect, test } from 'vitest';
import { compareCredits } from '../../../src/simulation/attribution/compare.ts';
import { kendall } from '../../../src/simulation/attribution/kendall.ts';
import { firstTouch, lastTouch, linear, positionBased } from '../../../src/simulation/attribution/rules.ts';
import type { Estimate } from '../../../src/simulation/summary.ts';

const [A, B, C, D, E] = [0, 1, 2, 3, 4];
const bought = (steps: number[], purchasers = 1, count = purchasers) => ({ steps, count, purchasers });

function expectCredits(got: Float64Array, expected: readonly number[]): void {
  expect(got).toHaveLength(expected.length);
  expected.forEach((credit, touchpoint) => expect(got[touchpoint]).toBeCloseTo(credit, 12));
}

describe('rules of thumb', () => {
  test('a path of four: 40, 10, 10, 40', () => {
    // mbuzz, "Position-based attribution: credit first and last touches": advertisement, paper, webinar, demo.
    const paths = [bought([A, B, C, D], 100, 300)];
    expectCredits(positionBased(paths, 4), [40, 10, 10, 40]);
    expectCredits(linear(paths, 4), [25, 25, 25, 25]);
    expectCredits(firstTouch(paths, 4), [100, 0, 0, 0]);
    expectCredits(lastTouch(paths, 4), [0, 0, 0, 100]);
  });

  test('a path of five: 40, 6.67 three times, 40', () => {
    // Golden Digital, glossary, "Position-based attribution": a purchase of $100 after five touches.
    const credits = positionBased([bought([A, B, C, D, E], 100)], 5);
    expect([...credits].map((credit) => Math.round(credit * 100) / 100)).toEqual([40, 6.67, 6.67, 6.67, 40]);
  });

  test('one step has all, two have half each', () => {
    const paths = [bought([C], 3), bought([A, B], 10)];
    expectCredits(positionBased(paths, 3), [5, 5, 3]);
    expectCredits(linear(paths, 3), [5, 5, 3]);
  });

  test('a touchpoint that is come back to has a share each time', () => {
    const paths = [bought([A, B, A], 30)];
    expectCredits(linear(paths, 2), [20, 10]);
    expectCredits(positionBased(paths, 2), [24, 6]);
    expectCredits(firstTouch(paths, 2), [30, 0]);
  });
});

test("Kendall's rank correlation with ties, as SciPy documents it for kendalltau", () => {
  expect(kendall([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.47140452079103173, 14);
  expect(kendall([1, 2, 3], [5, 5, 5])).toBeNull();
  expect(kendall([], [])).toBeNull();
  expect(() => kendall([1], [1, 2])).toThrow(new RangeError('Got 1 values beside 2.'));
});

describe('credits against effects', () => {
  const effect = (value: number | null, low: number | null, high: number | null): Estimate => ({ value, low, high });
  const effects = [effect(10, 8, 12), effect(4, 1, 7), effect(0, -1, 1), effect(null, null, null)];
  const comparison = compareCredits([16, 4.5, 0.5, 99], effects, 20);

  test('how far off, and within which bounds', () => {
    expect(comparison.touchpoints).toBe(3);
    // |16 − 10|, |4.5 − 4|, |0.5 − 0|; at least 4, 0, 0; at most 8, 3.5, 1.5.
    expect(comparison.meanError).toEqual({ value: 7 / 3, low: 4 / 3, high: 13 / 3 });
    expect(comparison.totalError).toEqual({ value: 7 / 20, low: 4 / 20, high: 13 / 20 });
  });

  test('which way round', () => {
    expect(comparison.rankAgreement).toBe(1);
    // The second and the third may stand either way.
    expect(comparison.settled).toEqual({ pairs: 2, agreeing: 2 });
    const other = compareCredits([5, 6, 5, 0], effects, 20);
    expect(other.settled).toEqual({ pairs: 2, agreeing: 0 });
    // One pair each way, one tied in the credits: (1 − 1)/√(2·3).
    expect(other.rankAgreement).toBe(0);
  });

  test('which lie outside', () => {
    expect([comparison.above, comparison.below]).toEqual([[0], []]);
    const other = compareCredits([7.9, 1, -2, 0], effects, 20);
    expect([other.above, other.below]).toEqual([[], [0, 2]]);
  });

  test('an effect without an interval leaves the errors without one, and nothing outside it', () => {
    const { meanError, above, below, settled } = compareCredits([3, 9], [effect(1, null, null), effect(9, 8, 10)], 12);
    expect(meanError).toEqual({ value: 1, low: null, high: null });
    expect([above, below, settled.pairs]).toEqual([[], [], 0]);
  });

  test('without purchases or effects there is no error to tell', () => {
    const nothing = { value: null, low: null, high: null };
    expect(compareCredits([0], [effect(0, 0, 0)], 0).totalError).toEqual(nothing);
    expect(compareCredits([0], [effect(null, null, null)], 5)).toMatchObject({
      meanError: nothing,
      totalError: nothing,
    });
    expect(() => compareCredits([1], effects, 20)).toThrow(new RangeError('Got 1 credits for 4 effects.'));
  });
});
