/** What section 5 reports, on cases small enough to be worked out by hand. */
import { describe, expect, test } from 'vitest';
import {
  COUNT,
  MOMENT,
  MOMENTS,
  PATH_END,
  QUANTITY,
  RATIO,
  RATIO_SUM,
  RATIO_SUMS,
  STEPS,
} from '../../../src/simulation/layout.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import type { Summary } from '../../../src/simulation/summary.ts';
import { Tally } from '../../../src/simulation/tally.ts';
import { designOf, metricOf, planOf, summaryOf, type Parts } from '../support.ts';

const sure = { noticeRate: 1 - 1e-12, engageRate: 1 - 1e-12, actionRate: 1 - 1e-12 };
const calm = { needDays: null, curiosityPerDay: 0, rebuyDays: 3650 };
const exactly = { traitSpread: 0, dayTraitSpread: 0 };

describe('paths', () => {
  const plan = planOf(designOf({ touchpoints: [{ key: 'a' }, { key: 'b' }, { key: 'c' }] }));
  const [a, b, c] = [0, 1, 2];
  /** How often each path was walked, and by how many purchasers. */
  const census = (...paths: [steps: number[], count: number, bought: number][]): Summary => {
    const tally = Tally.create(plan);
    for (const [steps, count, bought] of paths) {
      tally.census.add(Uint8Array.from(steps), 0, steps.length, count, bought);
      tally.counts[COUNT.BUYERS] += count;
    }
    return summarize(plan, tally);
  };

  test('of which all are equally frequent have the logarithm of their number as entropy, and Miller’s correction', () => {
    const { paths } = census([[a], 8, 0], [[a, b], 8, 2], [[b], 8, 0], [[b, c, a], 8, 1]);
    expect(paths.entropy.value).toBeCloseTo(2 + 3 / (2 * 32 * Math.LN2), 12);
    // All equally surprising: the interval has no width but what Miller's correction moves.
    expect((paths.entropy.high as number) - (paths.entropy.low as number)).toBeCloseTo(0, 6);
  });

  test('of different frequencies', () => {
    const { paths } = census([[a], 16, 0], [[b], 8, 0], [[c], 4, 0], [[a, c], 4, 0]);
    // ½·1 + ¼·2 + ⅛·3 + ⅛·3 bits.
    expect(paths.entropy.value).toBeCloseTo(1.75 + 3 / (2 * 32 * Math.LN2), 12);
    const variance = 0.5 * 1 + 0.25 * 4 + 0.25 * 9 - 1.75 ** 2;
    expect((paths.entropy.high as number) - (paths.entropy.value as number)).toBeCloseTo(
      1.959963984540054 * Math.sqrt(variance / 32),
      9,
    );
  });

  test('which are one have none, and nobody’s have nothing to judge', () => {
    expect(census([[a, b], 100, 3]).paths.entropy.value).toBe(0);
    expect(census([[], 100, 0]).paths.entropy.value).toBeNull();
  });

  test('are counted alike where they stand and where they have been written', () => {
    const tally = Tally.create(plan);
    for (const [steps, count] of [
      [[a, b], 5],
      [[], 7],
      [[c], 2],
      [[a], 5],
    ] as const)
      tally.census.add(Uint8Array.from(steps), 0, steps.length, count, 0);
    expect([...tally.walkers]).toEqual([2, 5, 5]);
    expect(Tally.over(tally.parcel).walkers).toEqual(tally.walkers);
  });

  test('are told the most travelled first, with their purchasers', () => {
    const { paths } = census([[b, c], 3, 1], [[], 40, 0], [[a], 9, 0], [[a, b], 3, 3], [[c], 5, 0]);
    expect(paths.walked).toBe(20);
    expect(paths.sampled).toBe(60);
    expect(paths.distinct).toBe(4);
    expect(
      paths.top.map(({ touchpoints, count, purchasers, share }) => [
        touchpoints.join(),
        count,
        purchasers,
        share.value,
      ]),
    ).toEqual([
      ['a', 9, 0, 0.45],
      ['c', 5, 0, 0.25],
      ['a,b', 3, 3, 0.15],
      ['b,c', 3, 1, 0.15],
    ]);
  });
});

/** Lives that go by the calendar: each touchpoint pushed on its days, everybody through. */
const byCalendar = (
  days: Record<string, number[]>,
  links: [string, string][],
  more: Parts['touchpoints'] = [],
): Summary =>
  summaryOf(
    planOf(
      designOf({
        personas: [{ traits: calm }],
        touchpoints: [
          ...Object.entries(days).map(([key, list]) => ({
            key,
            push: list.length > 0 ? { days: list } : undefined,
            goal: key === 'shop' ? ('BUY' as const) : undefined,
            ...sure,
          })),
          ...more,
        ],
        // They are the plan, but never due before the horizon.
        links: links.map(([from, to]) => ({ from, to, on: 'ENGAGED' as const, delayDays: 1000 })),
      }),
    ),
    'calendar',
    20,
  );
const deviationsOf = ({ paths }: Summary): Record<string, number> =>
  Object.fromEntries(paths.deviations.map(({ deviation, count }) => [deviation, count]));

describe('walks held against the plan', () => {
  const none = { SKIPPED: 0, INSERTED: 0, REPEATED: 0, OUT_OF_ORDER: 0 };
  const chain: [string, string][] = [
    ['a', 'b'],
    ['b', 'c'],
  ];

  test.each<{ walk: string; days: Record<string, number[]>; planned: number; how: typeof none }>([
    { walk: 'a b c', days: { a: [1], b: [2], c: [3] }, planned: 1, how: none },
    { walk: 'b c', days: { a: [], b: [2], c: [3] }, planned: 1, how: none },
    { walk: 'a a b, its repeat folded', days: { a: [1, 2], b: [3], c: [] }, planned: 1, how: none },
    { walk: 'a c', days: { a: [1], b: [], c: [3] }, planned: 0, how: { ...none, SKIPPED: 20 } },
    { walk: 'c a', days: { a: [3], b: [], c: [1] }, planned: 0, how: { ...none, OUT_OF_ORDER: 20 } },
    { walk: 'a x b', days: { a: [1], x: [2], b: [3], c: [] }, planned: 0, how: { ...none, INSERTED: 20 } },
    { walk: 'a b a', days: { a: [1, 3], b: [2], c: [] }, planned: 0, how: { ...none, REPEATED: 20 } },
    {
      walk: 'c b a c',
      days: { a: [3], b: [2], c: [1, 4] },
      planned: 0,
      how: { ...none, OUT_OF_ORDER: 20, REPEATED: 20 },
    },
  ])('$walk', ({ days, planned, how }) => {
    const summary = byCalendar(days, chain);
    expect(summary.paths.plannedShare.value).toBe(planned);
    expect(summary.paths.long).toBe(20);
    expect(deviationsOf(summary)).toEqual(how);
    expect(metricOf(summary, 'plannedPathShareOfPurchasers').value).toBeNull();
  });

  test('one step alone is no walk', () => {
    const summary = byCalendar({ a: [1], b: [], c: [] }, chain);
    expect(summary.paths.long).toBe(0);
    expect(summary.paths.plannedShare.value).toBeNull();
  });

  test('the first purchase ends the walk, not the moves', () => {
    const summary = byCalendar({ a: [1], shop: [2], b: [3] }, [['a', 'shop']]);
    expect(summary.paths.top.map((path) => path.touchpoints)).toEqual([['a', 'shop']]);
    expect(summary.paths.plannedShareOfPurchasers.value).toBe(1);
    expect(summary.moves).toEqual([
      { from: 'a', to: 'shop', count: 20 },
      { from: 'shop', to: 'b', count: 20 },
    ]);
  });
});

/** Lost at i = Σ n(i→j)·max(0, P(i) − P(j)). */
test('lost buyers by hand', () => {
  const plan = planOf(designOf({ touchpoints: [{ key: 'a' }, { key: 'b' }, { key: 'c' }] }));
  const tally = Tally.create(plan);
  const { counts, layout } = tally;
  const row = 3 + 3;
  const [a, b, c] = [0, 1, 2];
  const [bought, gone, here] = [3 + PATH_END.BOUGHT, 3 + PATH_END.GONE, 3 + PATH_END.STILL_HERE];
  const moves: [from: number, to: number, count: number, purchasers: number][] = [
    [a, b, 100, 50],
    [a, gone, 60, 0],
    [a, c, 40, 10],
    [b, bought, 45, 45],
    [b, here, 50, 0],
    [b, a, 5, 5],
    [c, gone, 90, 0],
    [c, bought, 10, 10],
  ];
  for (const [from, to, count, purchasers] of moves) {
    counts[layout.steps + from * row + to] = count;
    counts[layout.purchaserSteps + from * row + to] = purchasers;
  }
  // P(a) = 60/200 = 0.3, P(b) = 50/100 = 0.5, P(c) = 10/100 = 0.1.
  const { touchpoints } = summarize(plan, tally);
  expect(touchpoints.map(({ purchaserShare }) => purchaserShare.value)).toEqual([0.3, 0.5, 0.1]);
  const lost = touchpoints.map(({ lostBuyers }) => lostBuyers.value as number);
  expect(lost[a]).toBeCloseTo(60 * 0.3 + 40 * (0.3 - 0.1), 12);
  expect(lost[b]).toBeCloseTo(50 * 0.5 + 5 * (0.5 - 0.3), 12);
  expect(lost[c]).toBeCloseTo(90 * 0.1, 12);
});

describe('the scorecard', () => {
  const plan = planOf(designOf({ touchpoints: [{ key: 'a' }] }));
  const scores = ({ scorecard }: Summary): Record<string, number | null> =>
    Object.fromEntries(scorecard.map(({ name, value }) => [name, value]));

  test('judges nothing where there is nothing', () => {
    expect(scores(summarize(plan, Tally.create(plan)))).toEqual({
      ...{ EMPATHY: null, OBSERVATION: null, INTUITION: null, ALLOW: null, EMPOWER: null },
    });
  });

  test('from sums by hand', () => {
    const tally = Tally.create(plan);
    const { counts, layout } = tally;
    const set = (ratio: number, x: number, y: number): void => {
      counts[layout.ratios + ratio * RATIO_SUMS + RATIO_SUM.X] = x;
      counts[layout.ratios + ratio * RATIO_SUMS + RATIO_SUM.Y] = y;
    };
    counts[COUNT.BUYERS] = 50;
    counts[COUNT.UNREACHED] = 10;
    // 12 troubled exposures, 9 of them mended; 20 vulnerable moments, listened to with 0.35 on average, 5 of them answered.
    set(RATIO.EMPATHY, 9, 12);
    set(RATIO.OBSERVATION, 7 * STEPS, 20);
    set(RATIO.INTUITION, 5, 20);
    // Pressure of at most 1 a buyer: 8 in all over 40 reached.
    counts[layout.quantities + QUANTITY.allowed * 2] = 8 * STEPS;
    counts[layout.quantities + QUANTITY.allowed * 2 + 1] = 8 * STEPS;
    counts[COUNT.REACHED_NOT_BOUGHT] = 32;
    counts[COUNT.CONTENT] = 24;
    counts[layout.moments + MOMENT.VULNERABLE] = 20;
    counts[layout.moments + MOMENT.ANSWERED] = 5;
    expect(MOMENTS).toBe(4);
    const summary = summarize(plan, tally);
    const values = scores(summary);
    expect(values.EMPATHY).toBeCloseTo(75, 12);
    expect(values.OBSERVATION).toBeCloseTo(35, 12);
    expect(values.INTUITION).toBeCloseTo(25, 12);
    expect(values.ALLOW).toBeCloseTo(80, 12);
    expect(values.EMPOWER).toBeCloseTo(75, 12);
    expect(summary.touchpoints[0]).toMatchObject({ vulnerableMoments: 20, answeredMoments: 5 });
  });

  const lived = (touchpoint: Parts['touchpoints'][number], links: Parts['links'] = []): Record<string, number | null> =>
    scores(
      summaryOf(
        planOf(
          designOf({
            personas: [{ traits: { ...calm, patience: 1 }, intents: { learning: 1 } }],
            touchpoints: [
              { key: 'a', push: { days: [1] }, ...sure, ...touchpoint },
              { key: 'b', channel: 'EMAIL' },
            ],
            links,
          }),
          {},
          exactly,
        ),
        'score',
        400,
      ),
    );
  const hole = { kind: 'POOR_FOLLOW_UP', prevalence: 1, severity: 0.5 } as const;

  test('of a pothole that everybody meets and nobody mends', () => {
    // Mood −0.35 at the pothole, then +0.25·0.2·1.35 for coming through all the same: the feeling stays below 0.
    expect(lived({ potholes: [hole] })).toEqual({ EMPATHY: 0, OBSERVATION: 0, INTUITION: 0, ALLOW: 100, EMPOWER: 0 });
  });

  test('of one that is put right every time', () => {
    const care = [{ kind: 'RESOLUTION', strength: 1 }] as const;
    const card = lived({ potholes: [hole], care, listening: 0.4, value: 1 });
    // RESOLUTION averts 0.8 of them and puts the rest right. Averted is no answer to a cue; put right is.
    expect(card.EMPATHY).toBe(100);
    expect(card.OBSERVATION).toBeCloseTo(40, 4);
    expect(card.INTUITION).toBeGreaterThan(10);
    expect(card.INTUITION).toBeLessThan(30);
    expect(card.EMPOWER).toBe(100);
  });

  test('of one that is listened to, with a link on distress', () => {
    const links = [{ from: 'a', to: 'b', on: 'DISTRESS' }] as const;
    expect(lived({ potholes: [hole], listening: 1 }, links)).toMatchObject({ OBSERVATION: 100, INTUITION: 100 });
    expect(lived({ potholes: [hole], listening: 1 })).toMatchObject({ OBSERVATION: 100, INTUITION: 0 });
  });

  test('of an ask beyond what people are ready for', () => {
    // P = (0.75 − 0.25 − 0.1)·2·0.5.
    const card = lived({ ask: 0.75, engageRate: 1e-12 });
    expect(card.ALLOW).toBeCloseTo(100 * (1 - 0.4), 3);
    expect(card.EMPATHY).toBeNull();
    expect(card.OBSERVATION).toBe(0);
  });
});

describe('money', () => {
  const summary = summaryOf(
    planOf(
      designOf({
        personas: [{ traits: calm }],
        touchpoints: [
          {
            key: 'mail',
            push: { days: [1, 2, 3] },
            costPerExposure: 0.07,
            costPerEngagement: 5,
            ...sure,
            engageRate: 1e-12,
          },
          {
            key: 'shop',
            push: { days: [4] },
            goal: 'BUY',
            costPerExposure: 1,
            costPerEngagement: 2.5,
            purchaseValue: 99.95,
            ...sure,
          },
        ],
      }),
      {},
      { noticeFatigue: 0 },
    ),
    'money',
    64,
  );

  test('is spent by exposure and engagement, earned by purchase', () => {
    const { revenue, cost, profit, costPerPurchaser, revenuePerBuyer, costPerBuyer } = summary.money;
    // To the step of 2^−20 of the scale of 128, the power of two above the largest amount, for each of 64 buyers.
    const precision = (64 * 128) / 2 ** 21;
    expect(Math.abs(revenue - 64 * 99.95)).toBeLessThan(precision);
    expect(Math.abs(cost - 64 * (3 * 0.07 + 1 + 2.5))).toBeLessThan(precision);
    expect(profit).toBeCloseTo(revenue - cost, 9);
    expect(costPerPurchaser).toBeCloseTo(cost / 64, 9);
    expect(revenuePerBuyer.value).toBeCloseTo(revenue / 64, 9);
    expect(costPerBuyer.value).toBeCloseTo(cost / 64, 9);
    expect(metricOf(summary, 'revenue').value).toBeCloseTo(revenue / 64, 9);
    expect(metricOf(summary, 'cost').value).toBeCloseTo(cost / 64, 9);
  });

  test('is nothing where a design names none', () => {
    const free = summaryOf(planOf(designOf({ touchpoints: [{ push: { days: [1] } }] })), 'money', 10);
    expect(free.money).toMatchObject({ revenue: 0, cost: 0, profit: 0, costPerPurchaser: null });
  });
});

test('peak and end: the most extreme and the last mood at the end of noticed exposures', () => {
  const design = designOf({
    personas: [{ traits: { ...calm, patience: 1 } }],
    touchpoints: [
      { key: 'a', push: { days: [0] }, ...sure, value: 1 },
      {
        key: 'b',
        push: { days: [10] },
        ...sure,
        value: 0,
        potholes: [{ kind: 'LONG_WAIT', prevalence: 1, severity: 1 }],
      },
      { key: 'c', push: { days: [20] }, ...sure, value: 0.4 },
      { key: 'd', push: { days: [30] }, noticeRate: 1e-12 },
    ],
  });
  // Moods: 0.25; half of it − 0.7; half of that + 0.25·0.4·(1 − it). What is ignored does not count.
  const first = 0.25;
  const second = first / 2 - 0.7;
  const third = second / 2 + 0.1 * (1 - second / 2);
  const summary = summaryOf(planOf(design, {}, exactly), 'peak', 16);
  expect(Math.abs((metricOf(summary, 'peakEnd').value as number) - (second + third) / 2)).toBeLessThan(2 ** -20);
});
