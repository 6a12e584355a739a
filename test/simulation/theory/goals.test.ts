/** Goals are confirmed when they are reached, and seldom when they are not, where the truth is known. */
import { describe, expect, test } from 'vitest';
import {
  checkGoal,
  thresholdOf,
  trialOf,
  verdictOf,
  zOfGoals,
  type GoalCheck,
  type SearchGoal,
} from '../../../src/simulation/counterOffer/goal.ts';
import { distanceOf, LEVEL } from '../../../src/simulation/counterOffer/trials.ts';
import { PanelReader } from '../../../src/simulation/paired.ts';
import { Panel } from '../../../src/simulation/panel.ts';
import type { Plan } from '../../../src/simulation/plan.ts';
import { designOf, noCoefficients, planOf } from '../support.ts';
import { expectUnsurprising, surpriseOfShare } from '../statistics.ts';

const RATES = { noticeRate: 0.9, engageRate: 0.9 };
const BASELINE = 0.9 * 0.9 * 0.3;
const BETTER = 0.9 * 0.9 * 0.5;

/** One push of which a known share buys. */
const shop = (actionRate: number, more: object = {}): Plan =>
  planOf(
    designOf({
      personas: [{ traits: { needDays: null, curiosityPerDay: 0 } }],
      touchpoints: [{ ...RATES, ...more, actionRate, push: { days: [1] }, goal: 'BUY', branding: 0 }],
    }),
    { horizonDays: 5 },
    noCoefficients(),
  );
const PLANS = [shop(0.3), shop(0.5)];

/** The same buyers under several plans: so many studies of so many buyers, none in two of them. */
function studiesOf(plans: readonly Plan[], times: number, buyers: number): PanelReader[] {
  const panel = new Panel(plans, 'goals', { pairing: 1, times: false, tallies: 'NONE', economical: true });
  return Array.from({ length: times }, (_, n) => new PanelReader(panel.simulate(n * buyers, (n + 1) * buyers).panel));
}

test('one-sided ends: all of them together keep the confidence', () => {
  // Normal quantiles: 0.95, 0.975, 1 − 0.05/12.
  expect(zOfGoals(0.95, 1)).toBeCloseTo(1.644854, 6);
  expect(zOfGoals(0.95, 2)).toBeCloseTo(1.959964, 6);
  expect(zOfGoals(0.95, 3, 4)).toBeCloseTo(2.638257, 6);
});

test('what a goal is held against', () => {
  const amounts = (['AT_LEAST', 'AT_MOST', 'HIGHER', 'LOWER', 'NOT_LOWER', 'NOT_HIGHER'] as const).map((is) =>
    thresholdOf({ metric: 'boughtShare', is, amount: 0.1 }),
  );
  expect(amounts).toEqual([0.1, 0.1, 0.1, -0.1, -0.1, 0.1]);
});

describe('a goal that is missed by nothing is confirmed once in twenty times', () => {
  const TIMES = 1_000;
  // Some 80 of whom buy under one of the two plans alone: the ends lean on sums that are close to normal.
  const readers = studiesOf(PLANS, TIMES, 500);
  const z = zOfGoals(0.95, 1);

  test.each<SearchGoal>([
    { metric: 'boughtShare', is: 'AT_LEAST', amount: BETTER },
    { metric: 'boughtShare', is: 'AT_MOST', amount: BETTER },
    { metric: 'boughtShare', is: 'HIGHER', amount: BETTER - BASELINE },
    { metric: 'boughtShare', is: 'NOT_HIGHER', amount: BETTER - BASELINE },
  ])('$metric $is $amount', (goal) => {
    const confirmed = readers.filter((reader) => checkGoal(reader, 1, goal, z, false).verdict === 'CONFIRMED').length;
    expectUnsurprising(surpriseOfShare(confirmed, TIMES, 0.05), `${confirmed} of ${TIMES}`);
  });

  test('and one of three that are all missed by nothing no more often', () => {
    const goals: SearchGoal[] = [
      { metric: 'boughtShare', is: 'AT_LEAST', amount: BETTER },
      { metric: 'boughtShare', is: 'HIGHER', amount: BETTER - BASELINE },
      { metric: 'engagements', is: 'AT_LEAST', amount: 0.81 },
    ];
    const together = zOfGoals(0.95, goals.length);
    const wrong = readers.filter((reader) =>
      goals.some((goal) => checkGoal(reader, 1, goal, together, false).verdict === 'CONFIRMED'),
    ).length;
    expect(surpriseOfShare(wrong, TIMES, 0.05)).toBeLessThan(4.5);
    expect(wrong).toBeGreaterThan(0);
  });
});

describe('of what befalls few buyers', () => {
  // One in a hundred meets the pothole; care averts nine of ten.
  const rare = planOf(
    designOf({
      personas: [{ traits: { needDays: null, curiosityPerDay: 0 } }],
      touchpoints: [
        {
          ...{ push: { days: [1] }, goal: 'BUY', branding: 0, noticeRate: 0.1, engageRate: 0.1, purchaseValue: 10 },
          potholes: [{ kind: 'COMPLEX_PROCESS', prevalence: 1 - 1e-9, severity: 0.1 }],
          care: [{ kind: 'SIMPLIFICATION', strength: 1 }],
        },
      ],
    }),
    { horizonDays: 5 },
    noCoefficients(),
  );
  const TIMES = 400;
  const readers = studiesOf([PLANS[0], rare], TIMES, 400);
  const confirmed = (goal: SearchGoal): number =>
    readers.filter((reader) => checkGoal(reader, 1, goal, zOfGoals(0.95, 1), false).verdict === 'CONFIRMED').length;

  test('a false goal is confirmed once in twenty times at most, however often all of them are alike', () => {
    const allMended = readers.filter((reader) => reader.value(1, 'EMPATHY') === 100).length;
    expect(allMended).toBeGreaterThan(0.5 * TIMES);
    expect(surpriseOfShare(confirmed({ metric: 'EMPATHY', is: 'AT_LEAST', amount: 95 }), TIMES, 0.05)).toBeLessThan(
      4.5,
    );
  });

  test('and a true one when enough of them were seen', () => {
    expect(confirmed({ metric: 'EMPATHY', is: 'AT_LEAST', amount: 20 })).toBeGreaterThan(0.5 * TIMES);
  });
});

describe('verdicts', () => {
  const [reader] = studiesOf([...PLANS, shop(0.3), shop(0.3, { costPerExposure: 1 })], 1, 4_000);
  const z = zOfGoals(0.95, 1);
  const check = (arm: number, goal: SearchGoal, isSame = false): GoalCheck => checkGoal(reader, arm, goal, z, isSame);

  test('beyond the interval, within it, and short of it', () => {
    const estimate = check(1, { metric: 'boughtShare', is: 'AT_LEAST', amount: 0 });
    const at = (amount: number) => check(1, { metric: 'boughtShare', is: 'AT_LEAST', amount }).verdict;
    expect(at(estimate.low!)).toBe('CONFIRMED');
    expect(at((estimate.low! + estimate.value!) / 2)).toBe('LIKELY');
    expect(at(estimate.value!)).toBe('LIKELY');
    expect(at((estimate.high! + estimate.value!) / 2)).toBe('REFUTED');
    const { margin, bound } = check(1, { metric: 'boughtShare', is: 'AT_MOST', amount: 0.7 });
    expect([margin, bound]).toEqual([0.7 - estimate.value!, 0.7 - estimate.high!]);
  });

  test('the same plan differs by 0 and is confirmed not to be lower; another is not, unless something is borne', () => {
    const goal = (amount: number): SearchGoal => ({ metric: 'boughtShare', is: 'NOT_LOWER', amount });
    expect(check(2, goal(0), true)).toMatchObject({ verdict: 'CONFIRMED', value: 0, low: 0, high: 0 });
    for (const metric of ['boughtShare', 'touches'] as const)
      expect(check(3, { ...goal(0), metric })).toMatchObject({ verdict: 'LIKELY', value: 0, margin: 0 });
    expect(check(3, goal(0.01))).toMatchObject({ verdict: 'CONFIRMED' });
    expect(check(0, goal(0), true).verdict).toBe('CONFIRMED');
    expect(check(0, { metric: 'boughtShare', is: 'HIGHER', amount: 0.1 }, true).verdict).toBe('REFUTED');
  });

  test('that all buyers are alike so far confirms nothing', () => {
    // Everybody meets the one push, and no one's luck or plan changes that.
    const alike: SearchGoal = { metric: 'touches', is: 'AT_LEAST', amount: 0.5 };
    expect(check(1, alike)).toMatchObject({ verdict: 'LIKELY', value: 1, low: 1, high: 1, bound: 0.5 });
    expect(check(1, alike, true).verdict).toBe('LIKELY');
    expect(check(1, { metric: 'touches', is: 'NOT_LOWER', amount: 0.1 }).verdict).toBe('LIKELY');
    expect(check(1, { metric: 'touches', is: 'NOT_LOWER', amount: 0 }, true).verdict).toBe('CONFIRMED');
    expect(check(1, { metric: 'touches', is: 'AT_LEAST', amount: 2 }).verdict).toBe('REFUTED');
  });

  test('where there is nothing to judge a goal is not reached', () => {
    for (const is of ['AT_LEAST', 'AT_MOST', 'NOT_LOWER'] as const) {
      const checked = check(1, { metric: 'EMPATHY', is, amount: 50 });
      expect(checked).toEqual({ verdict: 'REFUTED', value: null, low: null, high: null, margin: null, bound: null });
      expect(trialOf([checked])).toEqual({ level: LEVEL.MISSED, margins: [-Infinity], bounds: [-Infinity] });
    }
  });

  test('of several goals the worst counts, and distance is in half-widths of the one missed by most', () => {
    const of = (margin: number, bound: number, verdict: GoalCheck['verdict']): GoalCheck => {
      return { verdict, margin, bound, value: 0, low: 0, high: 0 };
    };
    const checks = [of(1, 0.5, 'CONFIRMED'), of(-1, -1.5, 'REFUTED'), of(-3, -5, 'REFUTED'), of(1, -1, 'LIKELY')];
    expect(verdictOf(checks)).toBe('REFUTED');
    expect(verdictOf([checks[0], checks[3]])).toBe('LIKELY');
    expect(trialOf(checks).level).toBe(LEVEL.MISSED);
    expect(distanceOf(trialOf(checks))).toBe(2);
    expect(distanceOf(trialOf([checks[0], checks[3]]))).toBe(0);
  });
});
