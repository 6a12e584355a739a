import { describe, expect, test } from 'vitest';
import { simulate } from '../../../src/simulation/run.ts';
import { estimate, summarize } from '../../../src/simulation/summarize.ts';
import { Tally } from '../../../src/simulation/tally.ts';
import { COUNT } from '../../../src/simulation/layout.ts';
import { expectUnsurprising } from '../statistics.ts';
import { designOf, metricOf, noCoefficients, planOf } from '../support.ts';

/** S(d) = Π (1 − bought/at risk), purchases of a day before its censoring; Greenwood's Σ bought/(at risk·(at risk − bought)). */
describe('Kaplan and Meier by hand', () => {
  const plan = planOf(designOf({ touchpoints: [{ push: { days: [1] } }] }), { horizonDays: 7 });
  const tally = Tally.create(plan);
  tally.counts[COUNT.BUYERS] = 10;
  const bought = [0, 2, 0, 1, 2, 0, 0, 0];
  const censored = [1, 0, 0, 1, 0, 2, 0, 1];
  bought.forEach((count, day) => (tally.counts[tally.layout.purchasesByDay + day] = count));
  censored.forEach((count, day) => (tally.counts[tally.layout.censoredByDay + day] = count));
  const summary = summarize(plan, tally);

  test('at risk and not yet bought', () => {
    expect(summary.survival.days).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(summary.survival.atRisk).toEqual([10, 9, 7, 7, 5, 3, 1, 1]);
    const share = [1, 7 / 9, 7 / 9, 6 / 9, (6 / 9) * (3 / 5)];
    [...share, share[4], share[4], share[4]].forEach((value, day) =>
      expect(summary.survival.notYetBought[day]).toBeCloseTo(value, 14),
    );
  });

  test('the columns end once nobody is at risk', () => {
    const gone = Tally.create(plan);
    gone.counts[COUNT.BUYERS] = 10;
    gone.counts[gone.layout.purchasesByDay + 1] = 2;
    gone.counts[gone.layout.censoredByDay + 3] = 8;
    const { survival } = summarize(plan, gone);
    expect(survival).toMatchObject({ days: [0, 1, 2, 3], atRisk: [10, 10, 8, 8], bought: [0, 2, 0, 0] });
    expect(survival).toMatchObject({ censored: [0, 0, 0, 8], notYetBought: [1, 0.8, 0.8, 0.8] });
    expect([survival.low.length, survival.high.length]).toEqual([4, 4]);
  });

  test('the interval', () => {
    const greenwood = [0, 2 / (9 * 7), 2 / (9 * 7), 2 / 63 + 1 / (7 * 6), 2 / 63 + 1 / 42 + 2 / (5 * 3)];
    [1, 3, 4].forEach((day) => {
      const share = summary.survival.notYetBought[day];
      const width = (1.959963984540054 * Math.sqrt(greenwood[day])) / Math.log(share);
      expect(summary.survival.low[day]).toBeCloseTo(share ** Math.exp(-width), 12);
      expect(summary.survival.high[day]).toBeCloseTo(share ** Math.exp(width), 12);
    });
    // Nobody has bought, so Wilson’s for all of the ten at risk: 10/(10 + z²).
    expect(summary.survival.low[0]).toBeCloseTo(10 / (10 + 1.959963984540054 ** 2), 12);
    expect(summary.survival.high[0]).toBe(1);
  });

  test('the median of those who bought', () => {
    // Days 1, 1, 3, 4, 4.
    expect(metricOf(summary, 'daysToBuyMedian').value).toBe(3);
    tally.counts[tally.layout.purchasesByDay + 6] = 1;
    expect(metricOf(summarize(plan, tally), 'daysToBuyMedian').value).toBe(3.5);
  });

  test('its interval, as long as the first and the last of those who bought can cover so much: 1 − 2^(1−n)', () => {
    const ofBuyers = (n: number, confidence: number) => {
      const few = Tally.create(plan);
      few.counts[COUNT.BUYERS] = 10;
      for (let day = 0; day < n; day++) few.counts[few.layout.purchasesByDay + day] = 1;
      return estimate(plan, few, 'daysToBuyMedian', confidence);
    };
    expect(ofBuyers(1, 0.95)).toEqual({ value: 0, low: null, high: null });
    expect(ofBuyers(5, 0.95)).toEqual({ value: 2, low: null, high: null });
    expect(ofBuyers(6, 0.95)).toEqual({ value: 2.5, low: 0, high: 5 });
    expect(ofBuyers(6, 0.99)).toEqual({ value: 2.5, low: null, high: null });
    expect(ofBuyers(5, 0.9)).toEqual({ value: 2, low: 0, high: 4 });
  });
});

/** A constant hazard of buying, λ = perDay·noticeRate·engageRate·actionRate. */
describe('Kaplan and Meier under a constant hazard', () => {
  const BUYERS = 40_000;
  const HAZARD = 0.5 * 0.5 * 0.4 * 0.3;
  const plan = (needDays: number | null) =>
    planOf(
      designOf({
        personas: [{ traits: { needDays, curiosityPerDay: 0 }, intents: { learning: 1 } }],
        touchpoints: [{ push: { perDay: 0.5 }, goal: 'BUY', noticeRate: 0.5, engageRate: 0.4, actionRate: 0.3 }],
      }),
      { horizonDays: 60 },
      { ...noCoefficients(), dayTraitSpread: 0 },
    );
  const standardError = (share: number, greenwood: number): number => share * Math.sqrt(greenwood);

  const check = (needDays: number | null, daily: number): void => {
    const one = plan(needDays);
    const { survival } = summarize(one, simulate(one, 'hazard', 0, BUYERS));
    let greenwood = 0;
    for (let day = 0; day < 60; day++) {
      greenwood += survival.bought[day] / (survival.atRisk[day] * (survival.atRisk[day] - survival.bought[day]));
      const theory = (1 - daily) ** (day + 1);
      if ([0, 4, 19, 59].includes(day))
        expectUnsurprising(
          (survival.notYetBought[day] - theory) / standardError(theory, greenwood),
          `after day ${day}`,
        );
    }
  };

  test('falls exponentially when nobody leaves', () => {
    check(null, 1 - Math.exp(-HAZARD));
  });

  // Of those at risk at a day's start, λ/(λ + μ)·(1 − exp(−λ − μ)) buy that day, those included who would leave on it.
  test('falls by what is bought a day when needs pass at a rate of μ', () => {
    const rate = 1 / 15;
    check(15, (HAZARD / (HAZARD + rate)) * (1 - Math.exp(-HAZARD - rate)));
  });
});
