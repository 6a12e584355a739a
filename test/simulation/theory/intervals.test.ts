/** Intervals hold what they promise: 95 % of those of many runs contain what is true. */
import { describe, expect, test } from 'vitest';
import { mean, ratio, shareOfEvents, wilson, zOf } from '../../../src/simulation/metrics/interval.ts';
import type { Plan } from '../../../src/simulation/plan.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { estimate, summarize } from '../../../src/simulation/summarize.ts';
import type { Estimate, MetricName } from '../../../src/simulation/summary.ts';
import { expectUnsurprising, surpriseOfShare } from '../statistics.ts';
import { designOf, noCoefficients, planOf } from '../support.ts';

const RUNS = 400;
const BUYERS = 150;
const sure = { noticeRate: 1 - 1e-9, engageRate: 1 - 1e-9, actionRate: 1 - 1e-9 };
const staying = { needDays: null, curiosityPerDay: 0, rebuyDays: 0 };

/** Of the runs with different seeds, how many intervals hold the truth, in standard errors from the confidence. */
function expectCoverage(confidence: number, truth: number, read: (seed: string) => Estimate): void {
  let held = 0;
  for (let run = 0; run < RUNS; run++) {
    const { low, high } = read(`run ${run}`);
    if (low !== null && high !== null && low <= truth && truth <= high) held++;
  }
  expectUnsurprising(surpriseOfShare(held, RUNS, confidence), `${held} of ${RUNS} at ${confidence}`);
}
const headline =
  (plan: Plan, metric: MetricName, confidence: number) =>
  (seed: string): Estimate =>
    estimate(plan, simulate(plan, seed, 0, BUYERS), metric, confidence);

describe('the share of buyers (Wilson)', () => {
  const rates = { noticeRate: 0.6, engageRate: 0.5 };
  test.each([
    [0.03, 0.95],
    [0.3, 0.95],
    [0.3, 0.8],
    [0.9, 0.99],
  ])('with an action rate of %d, at a confidence of %d', (actionRate, confidence) => {
    const design = designOf({
      personas: [{ traits: staying }],
      touchpoints: [{ push: { days: [1, 2] }, goal: 'BUY', ...rates, actionRate }],
    });
    const plan = planOf(design, {}, noCoefficients());
    const truth = 1 - (1 - 0.6 * 0.5 * actionRate) ** 2;
    expectCoverage(confidence, truth, headline(plan, 'boughtShare', confidence));
  });
});

describe('the mean over buyers (normal)', () => {
  const design = designOf({ personas: [{ traits: staying }], touchpoints: [{ push: { perDay: 0.2 } }] });
  const plan = planOf(design, { horizonDays: 20 });
  test.each([0.8, 0.95, 0.99])('of exposures, at a confidence of %d', (confidence) => {
    expectCoverage(confidence, 4, headline(plan, 'touches', confidence));
  });

  test('of money', () => {
    const costly = designOf({
      personas: [{ traits: staying }],
      touchpoints: [{ push: { perDay: 0.2 }, costPerExposure: 0.35 }],
    });
    const scaled = planOf(costly, { horizonDays: 20 });
    expectCoverage(0.95, 4 * 0.35, headline(scaled, 'cost', 0.95));
  });
});

describe('a share of the events of buyers who differ (Wilson)', () => {
  // Potholes at every visit, averted with a chance that depends on where: buyers with few exposures meet other places.
  const design = designOf({
    personas: [
      { key: 'rare', traits: staying, share: 1 },
      { key: 'often', traits: staying, share: 1, affinity: [{ channel: 'EMAIL', logOdds: 10 }] },
    ],
    touchpoints: [
      {
        ...{ channel: 'EMAIL', push: { perDay: 0.3 }, noticeRate: 0.1, engageRate: 0.5, ask: 0 },
        potholes: [{ kind: 'COMPLEX_PROCESS', prevalence: 0.5, severity: 0.1 }],
        care: [{ kind: 'SIMPLIFICATION', strength: 0.6 }],
      },
    ],
  });
  const plan = planOf(design, { horizonDays: 20 }, { ...noCoefficients(), traitSpread: 0 });

  test('the EMPATHY of a place where care averts 54 of 100 potholes', () => {
    expectCoverage(0.95, 54, (seed) => {
      const [empathy] = summarize(plan, simulate(plan, seed, 0, BUYERS)).scorecard;
      return empathy;
    });
  });
});

describe('Kaplan and Meier’s share (Greenwood, log-log)', () => {
  test('of those who have not bought by a day', () => {
    const rates = { noticeRate: 0.4, engageRate: 0.5, actionRate: 0.2 };
    const design = designOf({
      personas: [{ traits: { ...staying, needDays: 40 } }],
      touchpoints: [{ push: { perDay: 1 }, goal: 'BUY', ...rates }],
    });
    const plan = planOf(
      design,
      { horizonDays: 30 },
      { ...noCoefficients(), dayTraitSpread: 0, needPassing: 1, needRelating: 1 },
    );
    const [buying, leaving] = [0.04, 1 / 40];
    const daily = (buying / (buying + leaving)) * (1 - Math.exp(-buying - leaving));
    expectCoverage(0.95, (1 - daily) ** 20, (seed) => {
      const { survival } = summarize(plan, simulate(plan, seed, 0, BUYERS));
      return { value: survival.notYetBought[19], low: survival.low[19], high: survival.high[19] };
    });
  });
});

// Days are whole, so the interval covers more than it promises, never less.
test('the median of days to buy', () => {
  const design = designOf({
    personas: [{ traits: staying }],
    touchpoints: [{ push: { perDay: 0.02 }, goal: 'BUY', ...sure }],
  });
  const plan = planOf(design, { horizonDays: 200 }, noCoefficients());
  // Of an exponential with rate 0.02, cut at 200 days.
  const truth = Math.floor(-Math.log(1 - (1 - Math.exp(-4)) / 2) / 0.02);
  let held = 0;
  for (let run = 0; run < RUNS; run++) {
    const { low, high } = headline(plan, 'daysToBuyMedian', 0.95)(`run ${run}`);
    if ((low as number) <= truth && truth <= (high as number)) held++;
  }
  expect(held / RUNS).toBeGreaterThan(0.95 - 4.5 * Math.sqrt((0.95 * 0.05) / RUNS));
  expect(held / RUNS).toBeLessThan(0.995);
});

describe('by hand', () => {
  test('z of a confidence', () => {
    expect(zOf(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(zOf(0.8)).toBeCloseTo(1.2815515655446004, 12);
    expect(zOf(0.99)).toBeCloseTo(2.5758293035489004, 12);
  });

  // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson: %d of %d', (count, whole, low, high) => {
    const interval = wilson(count, whole, zOf(0.95));
    expect(interval.value).toBe(count / whole);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('a mean of 1, 2, 3, 6', () => {
    // Mean 3, variance (4 + 1 + 0 + 9)/3.
    const half = 1.96 * Math.sqrt(14 / 3 / 4);
    expect(mean(12, 50, 4, 1.96)).toEqual({ value: 3, low: 3 - half, high: 3 + half });
  });

  test('a ratio of (1, 2), (2, 2), (0, 4)', () => {
    // x/y = 3/8; residuals x − y·3/8: 1/4, 5/4, −3/2; the square root of their squares' sum is √(1/16 + 25/16 + 36/16).
    const { value, low, high } = ratio({ x: 3, y: 8, xx: 5, yy: 24, xy: 6 }, 2, 100);
    const half = (2 * Math.sqrt(62 / 16)) / 8;
    expect(value).toBeCloseTo(37.5, 12);
    expect(low).toBeCloseTo(37.5 - 100 * half, 10);
    expect(high).toBeCloseTo(37.5 + 100 * half, 10);
  });

  test('a share of events: 3 of 8 among (1, 2), (2, 2), (0, 4)', () => {
    // v = (62/16)/8², so p·(1 − p)/v = (15/64)·64/(62/16) events.
    expect(shareOfEvents({ x: 3, y: 8, xx: 5, yy: 24, xy: 6 }, 2)).toEqual({
      ...wilson((3 / 8) * (240 / 62), 240 / 62, 2),
      value: 3 / 8,
    });
    // Buyers who are all alike, (1, 2) each, do not tell more than their events.
    expect(shareOfEvents({ x: 3, y: 6, xx: 3, yy: 12, xy: 6 }, 2)).toEqual(wilson(3, 6, 2));
  });

  test('a share of events that all of (2, 2), (2, 2), (2, 2) had, or none: three buyers', () => {
    expect(shareOfEvents({ x: 6, y: 6, xx: 12, yy: 12, xy: 12 }, 2)).toEqual(wilson(3, 3, 2));
    expect(shareOfEvents({ x: 0, y: 6, xx: 0, yy: 12, xy: 0 }, 2)).toEqual(wilson(0, 3, 2));
  });

  test('nothing is judged from nothing, and no spread from one', () => {
    const nothing = { value: null, low: null, high: null };
    expect(wilson(0, 0, 2)).toEqual(nothing);
    expect(mean(0, 0, 0, 2)).toEqual(nothing);
    expect(ratio({ x: 0, y: 0, xx: 0, yy: 0, xy: 0 }, 2, 1)).toEqual(nothing);
    expect(shareOfEvents({ x: 0, y: 0, xx: 0, yy: 0, xy: 0 }, 2)).toEqual(nothing);
    expect(mean(5, 25, 1, 2)).toEqual({ value: 5, low: null, high: null });
  });
});
