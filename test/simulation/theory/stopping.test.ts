/**
 * Intervals of runs hold the truth as often as they say, also where a run ends as soon as an interval is narrow enough:
 * looking seldom, and only after fixed numbers of buyers, leaves little to choose from.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { Population } from '../../../src/simulation/run.ts';
import { estimate } from '../../../src/simulation/summarize.ts';
import type { MetricName } from '../../../src/simulation/summary.ts';
import { Tally } from '../../../src/simulation/tally.ts';
import { FIRST_LOOK, isNarrow, isWithin, looks, type Stop } from '../../../src/studies/stop.ts';
import { designOf, noCoefficients, planOf } from '../support.ts';

const RUNS = 5000;
const CONFIDENCE = 0.95;

/** One push: a buyer engages with a chance of noticeRate·engageRate, and buys with that times actionRate. */
const rates = { noticeRate: 0.5, engageRate: 0.4, actionRate: 0.3 };
const plan = planOf(
  designOf({
    personas: [{ traits: { needDays: null, curiosityPerDay: 0, rebuyDays: 0 } }],
    touchpoints: [{ push: { days: [0] }, goal: 'BUY', purchaseValue: 80, ...rates }],
  }),
  { horizonDays: 1 },
  noCoefficients(),
);

interface Case {
  readonly metric: MetricName;
  readonly truth: number;
  readonly halfWidth: number;
}
const CASES: readonly Case[] = [
  { metric: 'boughtShare', truth: 0.06, halfWidth: 0.015 },
  { metric: 'revenue', truth: 0.06 * 80, halfWidth: 0.015 * 80 },
  { metric: 'engagements', truth: 0.2, halfWidth: 0.0244 },
];

function holds(tally: Tally, { metric, truth }: Case): boolean {
  const { low, high } = estimate(plan, tally, metric, CONFIDENCE);
  return low !== null && high !== null && low <= truth && truth <= high;
}

/** The rule of a study on a scale of 1 to 64: the same looks, each after a 64th of the buyers. */
const SCALE = 64;
const BUYERS = 2000;

describe(`of ${RUNS} runs with their own seeds, 93 to 97 of 100 nominal 95 % intervals hold the truth`, () => {
  /** How many intervals did so after all the buyers, and at the end of a run that stops; how many runs ended at which look. */
  const results = CASES.map(() => ({ plain: 0, stopped: 0, ends: new Map<number, number>() }));

  beforeAll(() => {
    const stops = CASES.map(({ metric, halfWidth }): Stop => ({ metric, halfWidth, confidence: CONFIDENCE }));
    const pauses = looks(BUYERS * SCALE, stops[0]).map((buyers) => buyers / SCALE);
    expect(pauses.slice(0, 4)).toEqual([1, 2, 3, 4].map((look) => (look * FIRST_LOOK) / SCALE));
    for (let run = 0; run < RUNS; run++) {
      const population = new Population(plan, `run ${run}`);
      const tally = Tally.create(plan);
      const running = new Set(CASES.keys());
      for (const pause of pauses) {
        tally.merge(population.simulate(tally.buyers, pause));
        for (const which of running) {
          if (pause < BUYERS && !isNarrow(plan, tally, stops[which])) continue;
          running.delete(which);
          const { ends } = results[which];
          ends.set(pause, (ends.get(pause) ?? 0) + 1);
          if (holds(tally, CASES[which])) results[which].stopped++;
        }
      }
      for (const [which, one] of CASES.entries()) if (holds(tally, one)) results[which].plain++;
    }
  }, 180_000);

  describe.each(CASES.map(({ metric }, which) => ({ metric, which })))('$metric', ({ which }) => {
    test.each(['plain', 'stopped'] as const)('%s', (what) => {
      expect(results[which][what] / RUNS).toBeGreaterThanOrEqual(0.93);
      expect(results[which][what] / RUNS).toBeLessThanOrEqual(0.97);
    });

    test('they stop early, and at looks that differ', () => {
      const { ends } = results[which];
      expect(ends.get(BUYERS) ?? 0).toBeLessThan(0.01 * RUNS);
      expect(Math.max(...ends.values())).toBeLessThan(0.8 * RUNS);
    });
  });
});

describe('an interval without width', () => {
  const seldom = planOf(
    designOf({ touchpoints: [{ push: { days: [0] }, goal: 'BUY', purchaseValue: 80, noticeRate: 1e-6 }] }),
    { horizonDays: 1 },
    noCoefficients(),
  );
  const tally = new Population(seldom, 'nobody').simulate(0, 500);

  test('of a mean proves nothing: a study goes on while no buyer has the rare thing', () => {
    const stop = { metric: 'revenue', halfWidth: 0.1, confidence: CONFIDENCE } as const;
    expect(estimate(seldom, tally, 'revenue', CONFIDENCE)).toEqual({ value: 0, low: 0, high: 0 });
    expect(isNarrow(seldom, tally, stop)).toBe(false);
    expect(isNarrow(seldom, tally, { ...stop, metric: 'boughtShare' })).toBe(true);
    expect([isWithin({ low: 1, high: 1 }, 1), isWithin({ low: 1, high: 2 }, 1)]).toEqual([false, true]);
  });

  test('of the median is a day, and enough', () => {
    const bought = new Population(plan, 'day').simulate(0, 500);
    expect(estimate(plan, bought, 'daysToBuyMedian', CONFIDENCE)).toEqual({ value: 0, low: 0, high: 0 });
    expect(isNarrow(plan, bought, { metric: 'daysToBuyMedian', halfWidth: 0.5, confidence: CONFIDENCE })).toBe(true);
    expect(isNarrow(seldom, tally, { metric: 'daysToBuyMedian', halfWidth: 0.5, confidence: CONFIDENCE })).toBe(false);
  });
});
