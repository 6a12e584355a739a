/** Sweeps: what holds of them whatever the designs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compared } from '../../../src/simulation/compare.ts';
import type { DesignInput } from '../../../src/simulation/design.ts';
import { sidak, zOf } from '../../../src/simulation/metrics/interval.ts';
import { PanelReader } from '../../../src/simulation/paired.ts';
import { simulatePanel } from '../../../src/simulation/panel.ts';
import { findParameter, PARAMETERS } from '../../../src/simulation/parameters.ts';
import type { Plan } from '../../../src/simulation/plan.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { problemsOf } from '../../../src/simulation/schema.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { sweepReport, valueSchemaOf, vanishing, variationAt, type Axis } from '../../../src/simulation/sweep.ts';
import { cases, number } from '../arbitrary.ts';
import { changesOf } from '../changes.ts';
import { changed, law, planOf, planOfCase } from '../support.ts';

const BUYERS = 40;

function compareOf(plans: readonly Plan[], seed: string): Compared {
  const order = { pairing: 1, times: true, tallies: 'ALL', economical: false } as const;
  const { panel, tallies } = simulatePanel(plans, seed, order, 0, BUYERS);
  return { plans, panel, tallies, isSame: (one, other) => plans[one] === plans[other] };
}

test(
  'a point is what a run reports, to the last digit',
  law(40, cases, (one) => {
    const plan = planOfCase(one);
    const { points, lifts } = sweepReport(compareOf([plan], one.seed), 0);
    const { metrics, scorecard } = summarize(plan, simulate(plan, one.seed, 0, BUYERS));
    expect(lifts).toEqual([]);
    expect(points).toHaveLength(1);
    const estimates = (list: readonly { name: string; value: unknown; low: unknown; high: unknown }[]) =>
      list.map(({ name, value, low, high }) => ({ name, value, low, high }));
    expect(points[0].metrics).toEqual(estimates(metrics));
    expect(points[0].scorecard).toEqual(estimates(scorecard));
  }),
);

test(
  'equal scenarios lift nothing, and the first has no lift over itself',
  law(30, cases, (one) => {
    const plan = planOfCase(one);
    const { lifts } = sweepReport(compareOf([plan, plan, plan], one.seed), 10);
    expect(lifts).toHaveLength(2);
    for (const { difference, low, high } of lifts.flat())
      if (difference !== null) expect([difference, low, high]).toEqual([0, 0, 0]);
  }),
);

const variants = cases.chain((one) =>
  changesOf(one.design).map((list) => [one, { ...one, design: changed(one.design, ...list) }] as const),
);

test(
  'swapping two scenarios flips the signs of the lift',
  law(40, variants, ([one, other]) => {
    const plans = [planOfCase(one), planOfCase(other)];
    const [there] = sweepReport(compareOf(plans, one.seed), 7).lifts;
    const [back] = sweepReport(compareOf([...plans].reverse(), one.seed), 7).lifts;
    there.forEach(({ name, baseline, challenger, difference }, index) => {
      expect(back[index]).toMatchObject({ name, baseline: challenger, challenger: baseline });
      if (difference !== null) expect(back[index].difference).toBe(0 - difference);
    });
  }),
);

test(
  'intervals are for all comparisons together: Šidák’s share of the error each',
  law(20, variants, ([one, other]) => {
    const compared = compareOf([planOfCase(one), planOfCase(other)], one.seed);
    const expected = new PanelReader(compared.panel).difference(0, 'touches', zOf(sidak(0.95, 12)));
    const [lift] = sweepReport(compared, 12).lifts;
    expect(lift.find(({ name }) => name === 'touches')).toEqual({ name: 'touches', ...expected });
  }),
);

/** Every telling a single theme: its unit vector is itself, without rounding. */
const plainTellings = (design: DesignInput): DesignInput => ({
  ...design,
  touchpoints: design.touchpoints.map((touchpoint) =>
    touchpoint.telling ? { ...touchpoint, telling: [{ theme: touchpoint.telling[0].theme, weight: 1 }] } : touchpoint,
  ),
});

test(
  'consistency at level 0 leaves every life as it is, where tellings are unit vectors',
  law(40, cases, ({ design, environment, parameters, seed }) => {
    const plain = plainTellings(design);
    const { changes } = variationAt({ over: 'CONSISTENCY', parameter: null }, 0);
    const [one, other] = [plain, changed(plain, ...changes)].map((input) =>
      simulate(planOf(input, environment, parameters), seed, 0, BUYERS),
    );
    expect(other.buffer).toEqual(one.buffer);
  }),
);

describe('what is varied', () => {
  test('disorder is of the world, consistency and parameters are changes', () => {
    expect(variationAt({ over: 'DISORDER', parameter: null }, 0.5)).toEqual({
      changes: [],
      environment: { disorder: 0.5 },
    });
    expect(variationAt({ over: 'CONSISTENCY', parameter: null }, 0.5)).toEqual({
      changes: [{ alignStory: { level: 0.5 } }],
      environment: {},
    });
    const axis: Axis = { over: 'PARAMETER', parameter: 'giveUp' };
    expect(variationAt(axis, 2)).toEqual({
      changes: [{ setParameter: { name: 'giveUp', value: 2 } }],
      environment: {},
    });
  });

  test('values have the range of what they are values of', () => {
    const isAllowed = (...[over, name, value]: [Axis['over'], string | null, number]) =>
      problemsOf(valueSchemaOf(over, name === null ? undefined : findParameter(name)), value).length === 0;
    expect([-0.1, 0, 10, 10.1].map((value) => isAllowed('DISORDER', null, value))).toEqual([false, true, true, false]);
    expect([-0.1, 0, 1, 1.1].map((value) => isAllowed('CONSISTENCY', null, value))).toEqual([false, true, true, false]);
    for (const { name, minimum, maximum, aboveMinimum, belowMaximum } of PARAMETERS) {
      expect(isAllowed('PARAMETER', name, minimum), name).toBe(!aboveMinimum);
      expect(isAllowed('PARAMETER', name, maximum), name).toBe(!belowMaximum);
      expect(isAllowed('PARAMETER', name, maximum + 1), name).toBe(false);
    }
  });
});

describe('where a difference vanishes', () => {
  const ends = number(-1, 1);
  const interval = fc.oneof(
    fc.tuple(ends, ends).map(([one, other]) => ({ low: Math.min(one, other), high: Math.max(one, other) })),
    fc.constantFrom({ low: 0, high: 0 }, { low: null, high: null }),
  );
  const isDifferent = ({ low, high }: { low: number | null; high: number | null }) =>
    low !== null && high !== null && (low > 0 || high < 0);

  test(
    'from there on no interval excludes 0, and the value before is the last whose interval does',
    law(300, fc.array(interval, { minLength: 2, maxLength: 8 }), (differences) => {
      const values = differences.map((_, index) => index / 4);
      const { vanishesAt, lastDifferent } = vanishing(values, differences);
      const from = vanishesAt === null ? values.length : values.indexOf(vanishesAt);
      expect(differences.slice(from).some(isDifferent)).toBe(false);
      expect(lastDifferent).toBe(from === 0 ? null : values[from - 1]);
      if (from > 0) expect(isDifferent(differences[from - 1])).toBe(true);
    }),
  );

  test('a difference that comes back vanishes only after that', () => {
    const different = { low: 0.1, high: 0.2 };
    const same = { low: -0.1, high: 0.2 };
    const values = [0, 0.5, 1, 1.5];
    expect(vanishing(values, [different, same, different, same])).toEqual({ vanishesAt: 1.5, lastDifferent: 1 });
    expect(vanishing(values, [same, same, same, same])).toEqual({ vanishesAt: 0, lastDifferent: null });
    expect(vanishing(values, [same, same, same, different])).toEqual({ vanishesAt: null, lastDifferent: 1.5 });
  });
});
