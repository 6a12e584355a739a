/** Paired differences: what holds of them whatever the designs. */
import { describe, expect, test } from 'vitest';
import { Selection } from '../../../src/simulation/best.ts';
import { comparePair, type Compared, type PairSummary } from '../../../src/simulation/compare.ts';
import { diverge } from '../../../src/simulation/diverge.ts';
import { FIGURES, type FigureName } from '../../../src/simulation/figures.ts';
import { Z95 } from '../../../src/simulation/metrics/interval.ts';
import { PanelReader } from '../../../src/simulation/paired.ts';
import { simulatePanel } from '../../../src/simulation/panel.ts';
import { EXAMPLE_KINDS } from '../../../src/simulation/panelTally.ts';
import type { Plan } from '../../../src/simulation/plan.ts';
import { replay } from '../../../src/simulation/replay.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import type { MetricName } from '../../../src/simulation/summary.ts';
import { JOURNEYS } from '../../../src/simulation/vocabulary.ts';
import { cases, type Case } from '../arbitrary.ts';
import { changesOf } from '../changes.ts';
import { changed, designOf, example, law, metricOf, noCoefficients, planOf, planOfCase } from '../support.ts';

const BUYERS = 40;

function compareOf(plans: readonly Plan[], seed: string, buyers = BUYERS): Compared {
  const order = { pairing: 2, times: true, tallies: 'ALL', economical: false } as const;
  const { panel, tallies } = simulatePanel(plans, seed, order, 0, buyers);
  return { plans, panel, tallies, isSame: (one, other) => plans[one] === plans[other] };
}

const variants = cases.chain((one) =>
  changesOf(one.design).map((list): [Case, Case] => [one, { ...one, design: changed(one.design, ...list) }]),
);

const withoutMoney = (pair: PairSummary) => pair.metrics.filter(({ name }) => !['revenue', 'cost'].includes(name));

test(
  'two equal scenarios differ by exactly 0, with nothing to estimate',
  law(30, cases, (one) => {
    const plan = planOfCase(one);
    const compared = compareOf([plan, plan], one.seed);
    const pair = comparePair(compared, 0, 1, 1);
    for (const { baseline, difference, low, high } of pair.metrics)
      if (baseline !== null && difference !== null) expect([difference, low, high]).toEqual([0, 0, 0]);
    expect([pair.won, pair.lost, pair.differing]).toEqual([0, 0, 0]);
    expect(pair.switches.every(({ before, after }) => before === after)).toBe(true);
    // Nor is there anything to estimate where the plans are not known to be the same.
    const reader = new PanelReader(compared.panel);
    const estimated = comparePair({ ...compared, isSame: () => false }, 0, 1, 1);
    for (const { name, isShare, y } of FIGURES) {
      const figure = estimated.metrics.find((metric) => metric.name === name);
      if (figure?.difference === null) continue;
      expect([name, figure?.difference, reader.varianceOfDifference(0, name)]).toEqual([name, 0, 0]);
      expect([0, null]).toContain(figure?.varianceRatio);
      // Shares of all buyers keep an interval: that no one of so many differed does not prove that no one would.
      if (!isShare || y !== null) expect([name, figure?.low, figure?.high]).toEqual([name, 0, 0]);
    }
  }),
);

test(
  'swapping baseline and challenger flips signs',
  law(60, variants, ([one, other]) => {
    const plans = [planOfCase(one), planOfCase(other)];
    const there = comparePair(compareOf(plans, one.seed), 0, 1, 1);
    const back = comparePair(compareOf([...plans].reverse(), one.seed), 0, 1, 1);
    there.metrics.forEach(({ name, difference, low, high, varianceRatio }, index) => {
      const opposite = back.metrics[index];
      expect(opposite.name).toBe(name);
      const size = Math.max(1, Math.abs(low ?? 0), Math.abs(high ?? 0));
      const near = (value: number | null, expected: number | null) =>
        value === null || expected === null
          ? expect(value).toBe(expected)
          : expect(Math.abs(value - expected)).toBeLessThan(1e-6 * size);
      near(opposite.difference, difference === null ? null : -difference);
      near(opposite.low, high === null ? null : -high);
      near(opposite.high, low === null ? null : -low);
      near(opposite.varianceRatio, varianceRatio);
    });
    expect([back.won, back.lost, back.differing]).toEqual([there.lost, there.won, there.differing]);
  }),
);

test(
  'a scenario’s figures in a panel are those of a run of its own',
  law(60, cases, (one) => {
    const plan = planOfCase(one);
    const { panel, tallies } = compareOf([plan], one.seed);
    const reader = new PanelReader(panel);
    const summary = summarize(plan, tallies[0]);
    const scores = new Map(summary.scorecard.map((score) => [score.name as string, score]));
    for (const { name, maximum } of FIGURES) {
      const expected = scores.get(name) ?? metricOf(summary, name as MetricName);
      const found = reader.estimate(0, name, Z95);
      for (const end of ['value', 'low', 'high'] as const) {
        const [value, wanted] = [found[end], expected[end]];
        if (value === null || wanted === null) expect([name, end, value]).toEqual([name, end, wanted]);
        else {
          // Money is kept in steps of a scale that follows from the largest amount.
          const { revenue, cost } = panel.scales;
          const size = Math.max(
            1,
            Math.abs(wanted),
            ...(name === 'revenue' ? [revenue] : name === 'cost' ? [cost] : []),
          );
          // Ratios of a run divide by n, those of a panel by n − 1; what cancels leaves the steps behind.
          const half = end === 'value' ? 0 : Math.abs(wanted - (expected.value ?? 0));
          const slack = end === 'value' ? 0 : half / BUYERS + 5e-5 * (maximum === 100 ? 100 : 0);
          expect(Math.abs(value - wanted), `${name} ${end}`).toBeLessThan(2e-5 * size + slack);
        }
      }
    }
  }),
);

test(
  'won and lost buyers, switches and the difference of the share agree',
  law(60, variants, ([one, other]) => {
    const pair = comparePair(compareOf([planOfCase(one), planOfCase(other)], one.seed), 0, 1, 1);
    const bought = pair.metrics.find(({ name }) => name === 'boughtShare');
    expect(bought?.difference).toBeCloseTo((pair.won - pair.lost) / BUYERS, 12);
    expect(pair.switches.reduce((sum, { count }) => sum + count, 0)).toBe(BUYERS);
    const moved = pair.switches.filter(({ before, after }) => before !== after);
    expect(moved.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(pair.differing);
  }),
);

test(
  'the buyers told as examples are the first whose journeys differ, and their lives part where it is said',
  law(25, variants, ([one, other]) => {
    const plans = [planOfCase(one), planOfCase(other)];
    const reader = new PanelReader(compareOf(plans, one.seed).panel);
    const stories = plans.map((plan) => Array.from({ length: BUYERS }, (_, number) => replay(plan, one.seed, number)));
    for (const kind of EXAMPLE_KINDS) {
      const expected = stories[0]
        .filter(({ journey, number }) => {
          const after = stories[1][number].journey;
          if (journey === after) return false;
          return kind === (after === 'BOUGHT' ? 'WON' : journey === 'BOUGHT' ? 'LOST' : 'MOVED');
        })
        .map(({ number }) => number);
      expect(reader.examples(0, kind)).toEqual(expected.slice(0, 5));
      for (const number of expected.slice(0, 5)) {
        const parting = diverge(kind, stories[0][number], stories[1][number]);
        expect(parting.divergedAt).not.toBeNull();
        const day = parting.divergedAt?.day ?? 0;
        const before = (events: readonly { day: number; kind: string; touchpoint: string }[]) =>
          events.filter((event) => event.day < day).map((event) => `${event.day} ${event.kind} ${event.touchpoint}`);
        expect(before(stories[0][number].events)).toEqual(before(stories[1][number].events));
        expect(parting.baseline.event).not.toEqual(parting.challenger.event);
      }
    }
  }),
);

describe('on an example', () => {
  const { design, scenarios } = example('b2b-webinar');

  test('taking away a touchpoint that nobody met changes nothing at all', () => {
    const extended = changed(design, {
      addTouchpoint: { key: 'never-met', name: 'Never met', channel: 'EMAIL', audience: 'CUSTOMERS' },
    });
    const plans = [planOf(extended), planOf(changed(extended, { removeTouchpoint: { key: 'never-met' } }))];
    const pair = comparePair(compareOf(plans, 'law', 2_000), 0, 1, 1);
    expect(pair.differing).toBe(0);
    for (const { difference } of pair.metrics) if (difference !== null) expect(difference).toBe(0);
  });

  test('scenarios that do not differ in a figure are the best of it with even chances', () => {
    const plans = [100, 200, 300].map((purchaseValue) =>
      planOf(changed(design, { setTouchpoint: { key: 'proposal', purchaseValue } })),
    );
    const { panel } = compareOf(plans, 'law', 2_000);
    const best = (metric: FigureName) =>
      new Selection({ metric, highest: true, indifference: null, confidence: 0.95 }, 3).conclude(panel).probability;
    for (const metric of ['EMPATHY', 'OBSERVATION', 'INTUITION', 'ALLOW', 'EMPOWER', 'peakEnd', 'memory'] as const)
      expect([metric, best(metric)]).toEqual([metric, 1 / 3]);
  });

  test('the difference of entropies is as wide as both upper halves, also where a lower one is cut off at 0', () => {
    // Nearly everybody walks the same path; the other design has paths of many kinds.
    const uniform = designOf({
      personas: [{ traits: { needDays: null, curiosityPerDay: 0 } }],
      touchpoints: [
        { key: 'one', push: { days: [1] }, noticeRate: 1 - 1e-9, engageRate: 1 - 1e-9 },
        { key: 'two', push: { days: [2] }, noticeRate: 1 - 1e-9, engageRate: 0.01 },
      ],
    });
    const plans = [planOf(uniform, {}, noCoefficients()), planOf(design)];
    const compared = compareOf(plans, 'law', 200);
    const [one, other] = compared.tallies.map((tally, arm) => metricOf(summarize(plans[arm], tally), 'pathEntropy'));
    expect([one.low, (one.value ?? 0) > 0]).toEqual([0, true]);
    const found = comparePair(compared, 0, 1, 1).metrics.find(({ name }) => name === 'pathEntropy');
    const half = one.high! - one.value! + other.high! - other.value!;
    expect(found!.high! - found!.difference!).toBeCloseTo(half, 12);
    expect(found!.difference! - found!.low!).toBeCloseTo(half, 12);
  });

  test('shared luck narrows the difference that one change makes', () => {
    const mended = changed(design, { alignStory: { level: 1 } });
    const pair = comparePair(compareOf([planOf(design), planOf(mended)], 'law', 4_000), 0, 1, 1);
    const ratios = new Map(pair.metrics.map(({ name, varianceRatio }) => [name, varianceRatio]));
    for (const name of ['boughtShare', 'touches', 'trust', 'memory'] satisfies FigureName[])
      expect(ratios.get(name), name).toBeLessThan(0.7);
    expect(withoutMoney(pair)).toHaveLength(29);
    expect(scenarios.length).toBeGreaterThan(1);
    expect(JOURNEYS).toHaveLength(4);
  });
});
