/** How much of a plan survives: ratios of paired figures against published numbers, closed forms and their confidence. */
import { describe, expect, test } from 'vitest';
import { Z95 } from '../../../src/simulation/metrics/interval.ts';
import { tQuantile } from '../../../src/simulation/metrics/student.ts';
import { Panel } from '../../../src/simulation/panel.ts';
import {
  LASTING_NAMES,
  ratioOfMeans,
  ratioOfShares,
  survivingFigures,
  type SurvivingFigure,
} from '../../../src/simulation/planSurvival.ts';
import type { Estimate } from '../../../src/simulation/summary.ts';
import { expectUnsurprising, surpriseOfShare } from '../statistics.ts';
import { designOf, noCoefficients, planOf } from '../support.ts';

const sumsOf = (x: readonly number[], y: readonly number[]) => {
  const products = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, i) => sum + value * other[i], 0);
  const ones = x.map(() => 1);
  return { x: products(x, ones), y: products(y, ones), xx: products(x, x), yy: products(y, y), xy: products(x, y) };
};

describe('published examples', () => {
  // The examples of the functions ci.ratio.prop.ps and ci.ratio.mean.ps of Bonett’s R package statpsych.
  test('the ratio of paired shares: 6 have both, 26 the first alone, 4 the second alone', () => {
    const { value, low, high } = ratioOfShares(32, 10, 6, Z95);
    expect(value).toBeCloseTo(3.2, 12);
    expect(low).toBeCloseTo(1.766544, 6);
    expect(high).toBeCloseTo(5.796628, 6);
  });

  test('the ratio of paired means, with Student’s quantile for few', () => {
    const one = [3.3, 3.6, 3.0, 3.1, 3.9, 4.2, 3.5, 3.3];
    const other = [3.0, 3.1, 2.7, 2.6, 3.2, 3.8, 3.2, 3.0];
    const { value, low, high } = ratioOfMeans(sumsOf(one, other), 8, tQuantile(0.975, 7));
    expect(value).toBeCloseTo(1.134146, 6);
    expect(low).toBeCloseTo(1.09417, 5);
    expect(high).toBeCloseTo(1.175583, 6);
  });
});

describe('at the edges', () => {
  test('nothing planned: nothing to judge', () => {
    const nothing = { value: null, low: null, high: null };
    expect(ratioOfShares(5, 0, 0, Z95)).toEqual(nothing);
    expect(ratioOfMeans(sumsOf([1, 2], [0, 0]), 2, Z95)).toEqual(nothing);
  });

  test('nothing lived: a share may still be above 0, by how many had it as planned', () => {
    const few = ratioOfShares(0, 10, 0, Z95);
    const many = ratioOfShares(0, 1_000, 0, Z95);
    expect([few.value, few.low, many.value, many.low]).toEqual([0, 0, 0, 0]);
    expect(few.high).toBeGreaterThan(many.high as number);
    expect(many.high).toBeGreaterThan(0);
    expect(ratioOfMeans(sumsOf([0, 0], [1, 2]), 2, Z95)).toEqual({ value: 0, low: null, high: null });
  });

  test('the same buyers in both worlds: 1, and for shares not as sure as if all were seen', () => {
    const { value, low, high } = ratioOfShares(50, 50, 50, Z95);
    expect(value).toBe(1);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
    expect(high).toBeCloseTo(1 / (low as number), 12);
    const means = ratioOfMeans(sumsOf([1, 2, 4], [1, 2, 4]), 3, Z95);
    for (const end of [means.value, means.low, means.high]) expect(end).toBeCloseTo(1, 7);
  });
});

describe('a plan with one push, and coefficients of 0', () => {
  const rates = { noticeRate: 0.7, engageRate: 0.6, actionRate: 0.5 };
  const staying = { needDays: null, curiosityPerDay: 0, rebuyDays: 0 };
  const design = designOf({
    personas: [{ traits: staying }],
    touchpoints: [{ push: { reach: 0.8, days: [1] }, goal: 'BUY', ...rates, purchaseValue: 30 }],
  });
  // Of those who can be reached all buy as planned; as lived, those who notice, engage and act.
  const truth = 0.7 * 0.6 * 0.5;
  const worlds = [0, 1].map((disorder) => planOf(design, { disorder, horizonDays: 5 }, noCoefficients()));
  const order = { pairing: 1, times: false, tallies: 'NONE', economical: false } as const;
  const panel = new Panel(worlds, 'luck', order);
  /** What survives of the buyers from ≤ number < to: others, with luck of their own, in every range. */
  const survive = (from: number, to: number) => {
    const figures = survivingFigures(panel.simulate(from, to).panel);
    return (name: string) => figures.find((figure) => figure.name === name) as SurvivingFigure;
  };

  test('the product of the rates survives', () => {
    const read = survive(0, 20_000);
    for (const [name, unit] of [
      ['boughtShare', 1],
      ['revenue', 30],
    ] as const) {
      const { planned, lived, value, low, high } = read(name);
      expect(Math.abs((planned as number) / unit - 0.8)).toBeLessThan(0.015);
      expect(value).toBeCloseTo((lived as number) / (planned as number), 9);
      expect(Math.abs((value as number) - truth)).toBeLessThan(0.015);
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
    }
  });

  test('every touch survives, and what does not happen as planned is not judged', () => {
    const read = survive(0, 500);
    expect(read('touches').value).toBe(1);
    expect(read('ignored')).toMatchObject({ planned: 0, value: null, low: null, high: null });
    expect(LASTING_NAMES).not.toContain('mood');
  });

  // 95 % of the intervals of many small studies hold the truth.
  const RUNS = 1_000;
  test.each([60, 150])('intervals over %d buyers keep their confidence', (buyers) => {
    const held = { boughtShare: 0, revenue: 0 };
    for (let run = 0; run < RUNS; run++) {
      const read = survive(run * buyers, (run + 1) * buyers);
      for (const name of ['boughtShare', 'revenue'] as const) {
        const { low, high }: Estimate = read(name);
        if (low !== null && high !== null && low <= truth && truth <= high) held[name]++;
      }
    }
    for (const [name, times] of Object.entries(held)) {
      expect(times / RUNS, name).toBeGreaterThan(0.93);
      expectUnsurprising(surpriseOfShare(times, RUNS, 0.95), `${name}: ${times} of ${RUNS}`);
    }
  });
});
