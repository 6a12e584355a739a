/** Times to purchase with censoring, against a published curve and by hand. */
import { describe, expect, test } from 'vitest';
import { comparePair } from '../../../src/simulation/compare.ts';
import { restrictedMean, sectioned, survivalQuantile } from '../../../src/simulation/metrics/timing.ts';
import { simulatePanel } from '../../../src/simulation/panel.ts';
import { expectUnsurprising } from '../statistics.ts';
import { designOf, noCoefficients, planOf } from '../support.ts';

/** Weeks of remission (Freireich and others 1963, "The effect of 6-mercaptopurine …", Blood 21); negative: censored. */
const SIX_MP = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

/** Counts by day of those with an event and of those censored. */
function byDay(times: readonly number[]): [Float64Array, Float64Array] {
  const [events, censored] = [new Float64Array(40), new Float64Array(40)];
  for (const time of times) (time < 0 ? censored : events)[Math.abs(time)]++;
  return [events, censored];
}

describe('the remission of leukaemia', () => {
  // Kaplan and Meier's share after the week, as SAS prints it for 6-MP.
  const CURVE = [
    [6, 0.8571],
    [7, 0.8067],
    [10, 0.7529],
    [13, 0.6902],
    [16, 0.6275],
    [22, 0.5378],
    [23, 0.4482],
  ] as const;

  test.each(CURVE)('in week %d the share still in remission comes down to %d', (week, share) => {
    const above = survivalQuantile(...byDay(SIX_MP), 1 - share - 0.0001) as number;
    expect(above).toBeLessThan(week + 1);
    expect(above).toBeGreaterThan(week + 0.99);
    expect(survivalQuantile(...byDay(SIX_MP), 1 - share + 0.0001) ?? Infinity).toBeGreaterThan(week + 1);
  });

  test('medians of 23 and 8 weeks; none of what the curve does not come down to', () => {
    expect(survivalQuantile(...byDay(SIX_MP), 0.5)).toBeCloseTo(23 + (0.5378 - 0.5) / (0.5378 - 0.4482), 2);
    expect(Math.floor(survivalQuantile(...byDay(PLACEBO), 0.5) as number)).toBe(8);
    expect(survivalQuantile(...byDay(SIX_MP), 0.56)).toBe(null);
  });

  // The area under the printed steps; a curve that falls evenly over the week is higher by half of each step.
  test.each([23, 30, 35])('the mean up to week %d', (horizon) => {
    let [area, share, from] = [0, 1, 0];
    for (const [week, after] of CURVE.filter(([week]) => week < horizon)) {
      area += share * (week - from) + (share - after) / 2;
      [share, from] = [after, week];
    }
    expect(restrictedMean(...byDay(SIX_MP), horizon)).toBeCloseTo(area + share * (horizon - from), 2);
  });

  test('the mean where nobody is censored is the plain mean', () => {
    expect(restrictedMean(...byDay(PLACEBO), 35)).toBeCloseTo(182 / 21 + 0.5, 10);
  });
});

/** A hazard of 1 a day, S(d) = exp(−d); within the day the curve is taken to fall evenly. */
describe('the mean for as long as everybody can be seen', () => {
  const BUYERS = 20_000;
  const sure = { noticeRate: 1 - 1e-9, engageRate: 1 - 1e-9, actionRate: 1 - 1e-9 };
  const meanOf = (environment: { horizonDays: number; arrivalDays: number }): number | null => {
    const design = designOf({
      personas: [{ traits: { needDays: null, curiosityPerDay: 0 } }],
      touchpoints: [{ push: { perDay: 1 }, goal: 'BUY', ...sure }],
    });
    const plan = planOf(design, environment, noCoefficients());
    const order = { pairing: 1, times: true, tallies: 'ALL', economical: false } as const;
    const { panel, tallies } = simulatePanel([plan, plan], 'seen', order, 0, BUYERS);
    return comparePair({ plans: [plan, plan], panel, tallies, isSame: () => false }, 0, 1, 1).timing!.restrictedMean
      .baseline;
  };
  // Of min(T, 2); the variance of the estimate is at most that of the time itself.
  const variance = 1 - Math.exp(-4) - 4 * Math.exp(-2);

  test.each([
    { horizonDays: 10, arrivalDays: 8, mean: 0.5 + Math.exp(-1) + Math.exp(-2) / 2 },
    { horizonDays: 10, arrivalDays: 7.4, mean: 0.5 + Math.exp(-1) + Math.exp(-2) / 2 },
    { horizonDays: 1.6, arrivalDays: 0, mean: 0.5 + 0.8 * Math.exp(-1) + 0.3 * Math.exp(-1.6) },
  ])('$horizonDays days, arrivals over $arrivalDays of them', ({ mean, ...environment }) => {
    expectUnsurprising(((meanOf(environment) ?? NaN) - mean) / Math.sqrt(variance / BUYERS), 'mean');
  });

  test('less than a day tells nothing', () => {
    expect(meanOf({ horizonDays: 10, arrivalDays: 9.5 })).toBe(null);
    expect(meanOf({ horizonDays: 10, arrivalDays: 9 })).not.toBe(null);
  });
});

describe('by hand', () => {
  // At risk 10, 9, 7, 5: S = 1, 7/9, 7/9·6/7 = 2/3, 2/3·3/5 = 2/5.
  const bought = [0, 2, 1, 2];
  const censored = [1, 0, 1, 3];

  test('quantiles, the first time that the curve is so low', () => {
    const at = (q: number) => survivalQuantile(bought, censored, q);
    expect(at(1 / 9)).toBeCloseTo(1.5, 12);
    expect(at(2 / 9)).toBeCloseTo(2, 12);
    expect(at(1 / 3)).toBeCloseTo(3, 12);
    expect(at(0.6)).toBeCloseTo(4, 12);
    expect(at(0.61)).toBe(null);
    // Half of ten bought on day 0, nobody until day 8.
    expect(survivalQuantile([5, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0, 4], 0.5)).toBe(1);
    expect(survivalQuantile([3, 2, 5], [0, 0, 0], 0.5)).toBe(2);
    expect(survivalQuantile([3, 2, 5], [0, 0, 0], 1)).toBe(3);
  });

  test('the restricted mean', () => {
    expect(restrictedMean(bought, censored, 0)).toBe(0);
    expect(restrictedMean(bought, censored, 1)).toBe(1);
    expect(restrictedMean(bought, censored, 3)).toBeCloseTo(1 + 8 / 9 + 13 / 18, 12);
    // A run of 3.5 days: what was bought on day 3 was bought within half a day.
    expect(restrictedMean(bought, censored, 3.5)).toBeCloseTo(1 + 8 / 9 + 13 / 18 + (8 / 15) * 0.5, 12);
    expect(restrictedMean(bought, censored, 4)).toBeCloseTo(1 + 8 / 9 + 13 / 18 + 8 / 15, 12);
  });

  test('the restricted mean is unknown when all are gone and some have not bought', () => {
    expect(restrictedMean(bought, censored, 5)).toBe(null);
    expect(restrictedMean([3, 2, 5], [0, 0, 0], 90)).toBeCloseTo(0.3 * 0.5 + 0.2 * 1.5 + 0.5 * 2.5, 12);
    expect(restrictedMean([0, 0], [0, 0], 2)).toBe(null);
    expect(survivalQuantile([0, 0], [0, 0], 0.5)).toBe(null);
  });

  test('sectioning', () => {
    const { value, low, high } = sectioned(10, [8, 9, 12, 13], 0.9);
    const half = (2.353363 * Math.sqrt((4 + 1 + 4 + 9) / 3)) / 2;
    expect(value).toBe(10);
    expect(low).toBeCloseTo(10 - half, 5);
    expect(high).toBeCloseTo(10 + half, 5);
    expect(sectioned(10, [8, null, 12], 0.9)).toEqual({ value: 10, low: null, high: null });
    expect(sectioned(10, [8], 0.9)).toEqual({ value: 10, low: null, high: null });
    expect(sectioned(null, [8, 9], 0.9)).toEqual({ value: null, low: null, high: null });
    expect(sectioned(0, [0, 0, 0], 0.9)).toEqual({ value: 0, low: 0, high: 0 });
  });
});
