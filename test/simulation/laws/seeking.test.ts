/** Whatever the world is like, the search keeps its word: held against trying everything. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contains,
  Menu,
  membersOf,
  NOTHING_CHANGED,
  type OptionSet,
} from '../../../src/simulation/counterOffer/menu.ts';
import type { Quest } from '../../../src/simulation/counterOffer/seek.ts';
import { LEVEL } from '../../../src/simulation/counterOffer/trials.ts';
import { law } from '../support.ts';
import { membersOfAll, trialWith, walk, type World } from '../seeking.ts';

const HALF_WIDTH = 0.5;

interface Case {
  readonly options: Quest['options'];
  /** By set, as a number: margins of two goals, or null. */
  readonly table: readonly (readonly [number, number] | null)[];
  readonly evaluations: number;
  readonly wanted: number;
}

const margins = fc.tuple(fc.integer({ min: -4, max: 2 }), fc.integer({ min: -2, max: 3 }));
const cases: fc.Arbitrary<Case> = fc
  .integer({ min: 2, max: 7 })
  .chain((size) =>
    fc.record({
      options: fc.array(
        fc.record({
          cost: fc.oneof(fc.constantFrom(1, 2, 0.1), fc.double({ min: 0.01, max: 9, noNaN: true })),
          excludes: fc.oneof(
            { weight: 3, arbitrary: fc.constant<number[]>([]) },
            { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 1 }) },
          ),
        }),
        { minLength: size, maxLength: size },
      ),
      table: fc.array(fc.oneof({ weight: 12, arbitrary: margins }, { weight: 1, arbitrary: fc.constant(null) }), {
        minLength: 2 ** size,
        maxLength: 2 ** size,
      }),
      evaluations: fc.integer({ min: 1, max: 130 }),
      wanted: fc.integer({ min: 1, max: 5 }),
    }),
  )
  .map((one) => ({
    ...one,
    // Nothing excludes itself, the baseline always works, and so does every option alone.
    options: one.options.map((option, i) => ({ ...option, excludes: option.excludes.filter((other) => other !== i) })),
    table: one.table.map((entry, set) => entry ?? ((set & (set - 1)) === 0 ? ([-1, -1] as const) : null)),
  }));

const numberOf = (options: readonly number[]): number => options.reduce((sum, option) => sum + 2 ** option, 0);
const worldOf =
  ({ table }: Case): World =>
  (options) =>
    table[numberOf(options)];
const questOf = ({ options, evaluations, wanted }: Case): Quest => ({
  ...{ options, evaluations },
  ...{ sure: wanted, likely: wanted },
});

/** Allowed sets, in the menu's order, whose level is known: inapplicable ones and what contains them left out. */
function everything(one: Case) {
  const menu = new Menu(one.options);
  const all = one.table.map((_, set) => BigInt(set)).filter((set) => menu.isAllowed(set));
  const broken = all.filter((set) => one.table[Number(set)] === null);
  return all
    .filter((set) => !broken.some((part) => contains(set, part)))
    .sort((a, b) => menu.compare(a, b))
    .map((set) => ({ set, level: trialWith(one.table[Number(set)] ?? [], HALF_WIDTH).level }));
}

/** The sets of the first that contain none of the others before them. */
const minimal = (sets: readonly OptionSet[]): OptionSet[] =>
  sets.filter((set) => !sets.some((part) => part !== set && contains(set, part)));

test(
  'with room for all sets, the answers are those of trying them all',
  law(400, cases, (one) => {
    const { sought } = walk({ ...questOf(one), evaluations: 200 }, worldOf(one), HALF_WIDTH);
    const sure = minimal(everything(one).flatMap(({ set, level }) => (level === LEVEL.SURE ? [set] : [])));
    expect(membersOfAll(sought.sure)).toEqual(sure.slice(0, one.wanted).map(membersOf));
    expect(sought.complete).toBe(true);
    expect(sought.sure.every(({ irreducible }) => irreducible)).toBe(true);
    expect(sought.closest === null).toBe(sought.sure.length + sought.likely.length > 0);
  }),
);

test(
  'whatever the room, nothing is asked twice, or that is not allowed, or beyond the room, and all that is told is so',
  law(400, cases, (one) => {
    const { sought, asked } = walk(questOf(one), worldOf(one), HALF_WIDTH);
    const menu = new Menu(one.options);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.every((set) => menu.isAllowed(set))).toBe(true);
    const tried = asked.filter((set) => set !== NOTHING_CHANGED && one.table[Number(set)] !== null);
    expect(sought.evaluations).toBe(tried.length);
    expect(tried.length).toBeLessThanOrEqual(one.evaluations);
    const levelOf = (set: OptionSet) => trialWith(one.table[Number(set)] ?? [-1], HALF_WIDTH).level;
    const told = [...sought.sure, ...sought.likely];
    for (const { set, cost } of told) {
      expect(levelOf(set)).toBe(sought.sure.some((found) => found.set === set) ? LEVEL.SURE : LEVEL.LIKELY);
      expect(cost).toBe(menu.costOf(set));
      // A sure set may hold one that is only likely; else none holds another.
      const others = levelOf(set) === LEVEL.SURE ? sought.sure : told;
      expect(others.filter((other) => contains(set, other.set))).toHaveLength(1);
    }
    for (const { set, irreducible } of sought.sure) {
      const smaller = membersOf(set).map((option) => set & ~(1n << BigInt(option)));
      if (irreducible) expect(smaller.every((part) => levelOf(part) !== LEVEL.SURE)).toBe(true);
    }
  }),
);

test(
  'below the cost that is told no set reaches the goals but those found and what contains them',
  law(400, cases, (one) => {
    const { sought } = walk(questOf(one), worldOf(one), HALF_WIDTH);
    const menu = new Menu(one.options);
    const limit = sought.triedBelow ?? Infinity;
    const cheap = everything(one).filter(({ set, level }) => level === LEVEL.SURE && menu.costOf(set) < limit);
    const first = minimal(cheap.map(({ set }) => set)).slice(0, one.wanted);
    expect(membersOfAll(sought.sure).slice(0, first.length)).toEqual(first.map(membersOf));
    if (sought.complete) {
      const sure = minimal(everything(one).flatMap(({ set, level }) => (level === LEVEL.SURE ? [set] : [])));
      expect(membersOfAll(sought.sure)).toEqual(sure.slice(0, one.wanted).map(membersOf));
    }
  }),
);
