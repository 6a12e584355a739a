/**
 * Whatever the paths, credits add up, follow the touchpoints rather than their places, and leave out who was not there.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCredits } from '../../../src/simulation/attribution/compare.ts';
import { markovRemoval, type MarkovOrder } from '../../../src/simulation/attribution/markov.ts';
import type { WalkedPath } from '../../../src/simulation/attribution/path.ts';
import { firstTouch, lastTouch, linear, positionBased } from '../../../src/simulation/attribution/rules.ts';
import { shapley } from '../../../src/simulation/attribution/shapley.ts';
import { law } from '../support.ts';

const SIZE = 16;
const KEYS = Array.from({ length: SIZE }, (_, place) => `key-${place}`);
const ORDERS: readonly MarkovOrder[] = [1, 2, 3];

type Rule = (paths: readonly WalkedPath[], keys?: readonly string[]) => Float64Array;
const THUMB: Record<string, Rule> = {
  'last touch': (paths) => lastTouch(paths, SIZE),
  'first touch': (paths) => firstTouch(paths, SIZE),
  linear: (paths) => linear(paths, SIZE),
  'position-based': (paths) => positionBased(paths, SIZE),
};
const RULES: Record<string, Rule> = {
  ...THUMB,
  ...Object.fromEntries(
    ORDERS.map((order): [string, Rule] => [
      `Markov of order ${order}`,
      (paths) => markovRemoval(paths, SIZE, order).credits,
    ]),
  ),
  Shapley: (paths, keys = KEYS) => shapley(paths, SIZE, { seed: 'laws', keys, permutations: 20 }).credits,
};
const rules = Object.entries(RULES);

/** Paths over the first few or over all of the touchpoints; some empty, some twice, some that nobody walked. */
const paths = (longest = 9): fc.Arbitrary<WalkedPath[]> =>
  fc.constantFrom(1, 3, 6, SIZE - 1).chain((touchpoints) =>
    fc.array(
      fc
        .tuple(
          fc.array(fc.integer({ min: 0, max: touchpoints - 1 }), { maxLength: longest }),
          fc.nat({ max: 40 }),
          fc.nat({ max: 40 }),
        )
        .map(([steps, purchasers, others]) => ({
          steps: steps.filter((step, i) => step !== steps[i - 1]),
          count: purchasers + others,
          purchasers,
        })),
      { maxLength: 40 },
    ),
  );

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const attended = (list: readonly WalkedPath[]): WalkedPath[] => list.filter(({ steps }) => steps.length > 0);
const purchases = (list: readonly WalkedPath[]): number => sum(attended(list).map(({ purchasers }) => purchasers));

function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>, scale: number): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - expected[i]), `${i}: ${got[i]}, ${expected[i]}`).toBeLessThanOrEqual(1e-10 * (1 + scale));
}

const renamed = (list: readonly WalkedPath[], places: readonly number[]): WalkedPath[] =>
  list.map((path) => ({ ...path, steps: Array.from(path.steps, (step) => places[step]) }));

describe.each(rules)('%s', (name, credits) => {
  test(
    'credits add up to the purchases of those who attended something, whoever else there was',
    law(150, paths(), (list) => {
      const got = credits(list);
      expect(got).toHaveLength(SIZE);
      expect(Math.abs(sum(got) - purchases(list))).toBeLessThanOrEqual(1e-9 * (1 + purchases(list)));
      expect(got).toEqual(credits(attended(list)));
    }),
  );

  test(
    'a touchpoint on no path has nothing',
    law(80, paths(), (list) => {
      const met = new Set(list.flatMap(({ steps }) => Array.from(steps)));
      credits(list).forEach((credit, touchpoint) => {
        if (!met.has(touchpoint)) expect(credit).toBe(0);
      });
    }),
  );

  test(
    'touchpoints under other places have the same credits',
    law(
      80,
      fc.tuple(paths(), fc.shuffledSubarray([...KEYS.keys()], { minLength: SIZE, maxLength: SIZE })),
      ([list, places]) => {
        const keys = KEYS.map((_, place) => KEYS[places.indexOf(place)]);
        const moved = credits(renamed(list, places), keys);
        expectClose(
          KEYS.map((_, place) => moved[places[place]]),
          credits(list),
          purchases(list),
        );
      },
    ),
  );

  test(
    'neither the order of the paths nor how they are put together matters',
    law(80, paths(), (list) => {
      const parts = list.flatMap(({ steps, count, purchasers }) => [
        { steps, count: count - purchasers, purchasers: 0 },
        { steps: Uint8Array.from(steps), count: purchasers, purchasers },
      ]);
      expectClose(credits(parts.toReversed()), credits(list), purchases(list));
    }),
  );

  test(
    'touchpoints that change places without a difference have the same credit',
    law(80, paths(), (list) => {
      const swapped = renamed(
        list,
        KEYS.map((_, place) => (place < 2 ? 1 - place : place)),
      );
      const both = [...list, ...swapped];
      // Permutations drawn treat the two alike on average only.
      const exact = { seed: 'swap', exactUpTo: SIZE };
      const got = name === 'Shapley' ? shapley(both, SIZE, exact).credits : credits(both);
      expect(Math.abs(got[0] - got[1])).toBeLessThanOrEqual(1e-9 * (1 + purchases(both)));
    }),
  );

  test(
    'ten times the buyers have ten times the credits',
    law(40, paths(), (list) => {
      const tenfold = list.map((path) => ({ ...path, count: path.count * 10, purchasers: path.purchasers * 10 }));
      expectClose(
        credits(tenfold),
        credits(list).map((credit) => credit * 10),
        purchases(tenfold),
      );
    }),
  );
});

test(
  'where paths have one step, all but Shapley give each touchpoint the purchases after it',
  law(60, paths(1), (list) => {
    const each = Float64Array.from(KEYS.keys(), (place) =>
      sum(list.map(({ steps, purchasers }) => (steps[0] === place ? purchasers : 0))),
    );
    for (const [name, credits] of rules) if (name !== 'Shapley') expectClose(credits(list), each, purchases(list));
  }),
);

test(
  'walked backwards, the first touch is the last, and the other rules of thumb see no difference',
  law(80, paths(), (list) => {
    const backwards = list.map((path) => ({ ...path, steps: Array.from(path.steps).reverse() }));
    expectClose(firstTouch(backwards, SIZE), lastTouch(list, SIZE), purchases(list));
    for (const rule of [linear, positionBased]) expectClose(rule(backwards, SIZE), rule(list, SIZE), purchases(list));
  }),
);

describe('Markov removal', () => {
  test(
    'effects lie between nothing and everything, and whoever is on the path of every purchaser has everything',
    law(100, fc.tuple(paths(), fc.constantFrom(...ORDERS)), ([list, order]) => {
      const { effects, chance } = markovRemoval(list, SIZE, order);
      for (const effect of effects) {
        expect(effect).toBeGreaterThanOrEqual(0);
        expect(effect).toBeLessThanOrEqual(1);
      }
      if (chance > 0) expect(Math.max(...effects)).toBeGreaterThan(0);
      const led = list.map((path) => ({ ...path, steps: [SIZE - 1, ...Array.from(path.steps)] }));
      const { effects: withLeader, chance: some } = markovRemoval(led, SIZE, order);
      expect(withLeader[SIZE - 1]).toBe(some > 0 ? 1 : 0);
    }),
  );

  test.each(ORDERS)('on paths of up to %d steps order and more is the share of purchasers who were there', (longest) =>
    law(60, paths(longest), (list) => {
      const all = purchases(list);
      const there = Float64Array.from(KEYS.keys(), (place) =>
        sum(list.map(({ steps, purchasers }) => (Array.from(steps).includes(place) ? purchasers : 0))),
      );
      for (const order of ORDERS)
        if (order >= longest)
          expectClose(
            markovRemoval(list, SIZE, order).effects,
            there.map((count) => (all === 0 ? 0 : count / all)),
            1,
          );
    })(),
  );

  test(
    'the order of the paths changes nothing to the last digit',
    law(60, fc.tuple(paths(), fc.constantFrom(...ORDERS)), ([list, order]) => {
      expect(markovRemoval(list.toReversed(), SIZE, order)).toEqual(markovRemoval(list, SIZE, order));
    }),
  );
});

test(
  'Shapley under other places is the same to the last digit, interval and all, where luck goes by key',
  law(
    40,
    fc.tuple(paths(), fc.shuffledSubarray([...KEYS.keys()], { minLength: SIZE, maxLength: SIZE })),
    ([list, places]) => {
      // Each touchpoint alone once, so that there are too many to be exact.
      const all = [...list, ...KEYS.map((_, place) => ({ steps: [place], count: place + 1, purchasers: 1 }))];
      const keys = KEYS.map((_, place) => KEYS[places.indexOf(place)]);
      const one = shapley(all, SIZE, { seed: 'places', keys: KEYS, permutations: 20 });
      const other = shapley(renamed(all, places), SIZE, { seed: 'places', keys, permutations: 20 });
      for (const figure of ['credits', 'low', 'high'] as const)
        expect(KEYS.map((_, place) => other[figure]![places[place]])).toEqual([...one[figure]!]);
    },
  ),
);

test('what is no path is refused', () => {
  const wrong: [WalkedPath, string][] = [
    [
      { steps: [0, 3], count: 1, purchasers: 0 },
      'Got touchpoint 3 on a path, expected a whole number from 0 to below 3.',
    ],
    [{ steps: [-1], count: 1, purchasers: 0 }, 'Got touchpoint -1'],
    [{ steps: [0.5], count: 1, purchasers: 0 }, 'Got touchpoint 0.5'],
    [{ steps: [0], count: 1, purchasers: 2 }, 'Got 2 purchasers among 1 buyers of a path.'],
    [{ steps: [], count: 1, purchasers: -1 }, 'Got -1 purchasers'],
    [{ steps: [0], count: NaN, purchasers: 0 }, 'Got 0 purchasers among NaN buyers'],
  ];
  for (const [path, message] of wrong)
    for (const rule of [linear, (list: WalkedPath[]) => markovRemoval(list, 3, 2)])
      expect(() => rule([path], 3)).toThrow(message);
});

describe('comparing', () => {
  const figures = fc
    .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat({ max: 20 }), fc.nat({ max: 20 })), { minLength: 2 })
    .map((list) => list.map(([value, below, above]) => ({ value, low: value - below, high: value + above })));
  const signed = (list: { value: number; low: number; high: number }[], sign: number) =>
    list.map(({ value, low, high }) => ({
      value: sign * value,
      low: sign > 0 ? low : -high,
      high: sign > 0 ? high : -low,
    }));

  test(
    'the truth itself is off by nothing, in order, and inside',
    law(80, figures, (effects) => {
      const credits = effects.map(({ value }) => value);
      const { meanError, totalError, rankAgreement, settled, above, below } = compareCredits(credits, effects, 7);
      expect([meanError.value, meanError.low, totalError.value, above, below]).toEqual([0, 0, 0, [], []]);
      if (rankAgreement !== null) expect(rankAgreement).toBeCloseTo(1, 12);
      expect(rankAgreement === null).toBe(new Set(credits).size === 1);
      expect(settled.agreeing).toBe(settled.pairs);
    }),
  );

  test(
    'the error is within its interval, and signs turned all round turn the order and nothing else',
    law(80, fc.tuple(figures, fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 60 })), ([effects, values]) => {
      const list = effects.slice(0, 10);
      const credits = values.slice(0, list.length);
      const one = compareCredits(credits, list, 30);
      expect(one.meanError.low!).toBeLessThanOrEqual(one.meanError.value!);
      expect(one.meanError.high!).toBeGreaterThanOrEqual(one.meanError.value!);
      const turned = compareCredits(
        credits.map((credit) => -credit),
        signed(list, -1),
        30,
      );
      expect([turned.meanError, turned.totalError, turned.rankAgreement]).toEqual([
        one.meanError,
        one.totalError,
        one.rankAgreement,
      ]);
      expect([turned.above, turned.below, turned.settled]).toEqual([one.below, one.above, one.settled]);
      const against = compareCredits(credits, signed(list, -1), 30);
      if (one.rankAgreement !== null) expect(against.rankAgreement).toBeCloseTo(-one.rankAgreement, 12);
    }),
  );
});
