/**
 * Intervals of paired comparisons hold the true difference as often as they say: buyers who live under two plans with the
 * same luck, over a fixed number of buyers, and where the comparison ends once the difference is known closely enough.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FigureName } from '../../../src/simulation/figures.ts';
import { Z95 } from '../../../src/simulation/metrics/interval.ts';
import { PanelReader } from '../../../src/simulation/paired.ts';
import { Panel } from '../../../src/simulation/panel.ts';
import type { PanelTally } from '../../../src/simulation/panelTally.ts';
import { areNarrow } from '../../../src/studies/experiments/comparison.ts';
import { FIRST_LOOK, looks, type Stop } from '../../../src/studies/stop.ts';
import { designOf, noCoefficients, planOf } from '../support.ts';

const RUNS = 1000;
const BUYERS = 2000;
/** The rule of a study on a scale of 1 to 64: the same looks, each after a 64th of the buyers. */
const SCALE = 64;

/** One push: a buyer engages with a chance of 0.9·0.8, and buys with that times actionRate; luck is shared. */
const planWith = (actionRate: number) =>
  planOf(
    designOf({
      personas: [{ traits: { needDays: null, curiosityPerDay: 0, rebuyDays: 0 } }],
      touchpoints: [
        { push: { days: [0] }, goal: 'BUY', purchaseValue: 80, noticeRate: 0.9, engageRate: 0.8, actionRate },
      ],
    }),
    { horizonDays: 1 },
    noCoefficients(),
  );
const plans = [planWith(0.3), planWith(0.5)];

interface Case {
  readonly metric: FigureName;
  readonly truth: number;
  readonly halfWidth: number;
}
const CASES: readonly Case[] = [
  { metric: 'boughtShare', truth: 0.144, halfWidth: 0.0243 },
  { metric: 'revenue', truth: 0.144 * 80, halfWidth: 0.0243 * 80 },
];

function holds(panel: PanelTally, { metric, truth }: Case): boolean {
  const { low, high } = new PanelReader(panel).difference(0, metric, Z95);
  return low !== null && high !== null && low <= truth && truth <= high;
}

describe(`of ${RUNS} comparisons with their own seeds, 93 to 97 of 100 nominal 95 % intervals hold the true difference`, () => {
  const results = CASES.map(() => ({ plain: 0, stopped: 0, ends: new Map<number, number>() }));
  let ratio = 0;

  beforeAll(() => {
    const stops = CASES.map(({ metric, halfWidth }): Stop<FigureName> => ({ metric, halfWidth, confidence: 0.95 }));
    const pauses = looks(BUYERS * SCALE, stops[0]).map((buyers) => buyers / SCALE);
    expect(pauses[0]).toBe(FIRST_LOOK / SCALE);
    for (let run = 0; run < RUNS; run++) {
      const order = { pairing: 1, times: false, tallies: 'NONE', economical: false } as const;
      const pair = new Panel(plans, `pair ${run}`, order);
      let panel: PanelTally | null = null;
      let from = 0;
      const running = new Set(CASES.keys());
      for (const pause of pauses) {
        const more = pair.simulate(from, pause).panel;
        from = pause;
        if (panel) panel.merge(more);
        else panel = more;
        for (const which of running) {
          if (pause < BUYERS && !areNarrow(panel, stops[which])) continue;
          running.delete(which);
          const { ends } = results[which];
          ends.set(pause, (ends.get(pause) ?? 0) + 1);
          if (holds(panel, CASES[which])) results[which].stopped++;
        }
      }
      for (const [which, one] of CASES.entries()) if (panel && holds(panel, one)) results[which].plain++;
      if (panel) ratio += (new PanelReader(panel).difference(0, 'boughtShare', Z95).varianceRatio ?? NaN) / RUNS;
    }
  }, 180_000);

  describe.each(CASES.map(({ metric }, which) => ({ metric, which })))('$metric', ({ which }) => {
    test.each(['plain', 'stopped'] as const)('%s', (what) => {
      expect(results[which][what] / RUNS).toBeGreaterThanOrEqual(0.93);
      expect(results[which][what] / RUNS).toBeLessThanOrEqual(0.97);
    });

    test('they stop early, and at looks that differ', () => {
      const { ends } = results[which];
      expect(ends.get(BUYERS) ?? 0).toBeLessThan(0.05 * RUNS);
      expect(Math.max(...ends.values())).toBeLessThan(0.9 * RUNS);
    });
  });

  test('the variance ratio is that of nested purchases', () => {
    // Whoever buys at the lower rate buys at the higher one: the difference is 0 or 1, 1 with a chance of 0.144.
    const [one, other, difference] = [0.216, 0.36, 0.144].map((chance) => chance * (1 - chance));
    expect(Math.abs(ratio - difference / (one + other))).toBeLessThan(0.01);
  });
});

test('a comparison goes on while no buyer differs', () => {
  const order = { pairing: 1, times: false, tallies: 'NONE', economical: false } as const;
  const { panel } = new Panel([plans[0], plans[0]], 'alike', order).simulate(0, 500);
  const stop = { metric: 'revenue', halfWidth: 1, confidence: 0.95 } as const;
  expect(new PanelReader(panel).difference(0, 'revenue', Z95)).toMatchObject({ low: 0, high: 0 });
  expect(areNarrow(panel, stop)).toBe(false);
});
