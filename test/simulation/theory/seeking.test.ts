/** The search finds the smallest sets where they are known. */
import { describe, expect, test } from 'vitest';
import { additive, membersOfAll, priced, walk, type World } from '../seeking.ts';

const FEW = { sure: 3, likely: 3 };

/** Numbers that look like any: the fractional parts of multiples of the golden ratio. */
const spreadNumbers = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, n) => from + (to - from) * (((n + 1) * 0.6180339887498949) % 1));

/** The least cost at which whole effects come to `need`, by dynamic programming over the sum of effects. */
function leastCost(effects: readonly number[], costs: readonly number[], need: number): number {
  const least = new Array<number>(need + 1).fill(Infinity);
  least[0] = 0;
  for (const [option, effect] of effects.entries())
    for (let sum = need; sum > 0; sum--)
      least[sum] = Math.min(least[sum], least[Math.max(0, sum - effect)] + costs[option]);
  return least[need];
}

describe('where all sets can be tried', () => {
  const quest = { ...FEW, options: priced([3, 1, 1, 2]), evaluations: 20 };

  test('the smallest come first, ties by position, and the search is complete', () => {
    // Needed is 4: {0} alone, or 1 with 2, or 3 with either.
    const { sought } = walk(quest, additive([4, 2, 2, 2], 4));
    expect(membersOfAll(sought.sure)).toEqual([[1, 2], [0], [1, 3]]);
    expect(sought.sure.map(({ cost }) => cost)).toEqual([2, 3, 3]);
    expect(sought.sure.every(({ irreducible }) => irreducible)).toBe(true);
    expect(sought).toMatchObject({ complete: true, combinations: 15, closest: null, likely: [] });
  });

  test('two options that only work together are found although alone they do nothing', () => {
    const { sought } = walk({ ...quest, sure: 1 }, (options) => [options.includes(2) && options.includes(3) ? 1 : -1]);
    expect(membersOfAll(sought.sure)).toEqual([[2, 3]]);
    expect(sought.complete).toBe(true);
  });

  test('when nothing reaches the goal all sets were tried, and the nearest is told', () => {
    const { sought } = walk(quest, additive([4, 2, 2, 2], 11), 0.5);
    expect(sought).toMatchObject({ sure: [], likely: [], evaluations: 15, complete: true, triedBelow: null });
    expect(membersOfAll([sought.closest!])).toEqual([[0, 1, 2, 3]]);
  });

  test('a baseline that reaches the goals needs no change', () => {
    const { sought } = walk(quest, () => [0.1]);
    expect(membersOfAll(sought.sure)).toEqual([[]]);
    expect(sought.sure[0]).toMatchObject({ cost: 0, irreducible: true });
    expect(sought.complete).toBe(true);
  });

  test('options that exclude each other never meet; what cannot be applied is skipped and counted', () => {
    const options = [3, 1, 1, 2].map((cost, option) => ({ cost, excludes: option === 1 ? [2] : [] }));
    const world: World = (chosen) =>
      chosen.includes(1) && chosen.includes(3) ? null : additive([4, 2, 2, 2], 4)(chosen);
    const { sought, asked } = walk({ ...quest, options }, world);
    expect(membersOfAll(sought.sure)).toEqual([[0], [2, 3]]);
    expect(sought).toMatchObject({ combinations: 11, inapplicable: 1, complete: true });
    expect(asked.some((set) => (set & 6n) === 6n)).toBe(false);
    // A set that contains {1, 3} is not asked for once that is known.
    expect(asked.filter((set) => (set & 10n) === 10n)).toEqual([10n]);
  });

  test('harm is weighed: more is not always better', () => {
    // Option 0 helps the first goal and spoils the second, unless option 3 makes up for it.
    const { sought } = walk(quest, (options) => [
      (options.includes(0) ? 3 : 0) + (options.includes(1) ? 1 : 0) - 3,
      (options.includes(0) ? -2 : 0) + (options.includes(3) ? 2 : 0),
    ]);
    expect(membersOfAll(sought.sure)).toEqual([[0, 3]]);
  });
});

describe('where only some sets can be tried', () => {
  test.each([
    [12, 14, 5],
    [16, 20, 7],
    [24, 30, 11],
    [40, 36, 13],
  ])('%i options whose effects add up: the least cost of covering %i is found', (size, need, step) => {
    const effects = Array.from({ length: size }, (_, n) => 1 + ((n * step) % 9));
    const costs = spreadNumbers(size, 1, 8);
    const { sought } = walk({ ...FEW, options: priced(costs), evaluations: 400 }, additive(effects, need));
    expect(sought.sure[0].cost).toBeCloseTo(leastCost(effects, costs, need), 9);
    expect(sought.sure.every(({ irreducible }) => irreducible)).toBe(true);
  });

  test.each([3, 4, 6])('%i of 20 options that only work together: sums of single effects mislead', (together) => {
    const needed = [17, 4, 11, 8, 14, 1].slice(0, together);
    // What looks helpful alone helps no further than half the way.
    const world: World = (options) => [
      needed.every((option) => options.includes(option))
        ? 1
        : Math.min(5, options.filter((n) => n % 3 === 0).length) - 10,
    ];
    const { sought } = walk({ ...FEW, options: priced(spreadNumbers(20, 1, 2)), evaluations: 200 }, world);
    expect(membersOfAll(sought.sure)).toEqual([[...needed].sort((a, b) => a - b)]);
    expect(sought.complete).toBe(false);
    expect(sought.sure[0].irreducible).toBe(true);
  });

  test('effects that grow less the more there are: the smallest set is still found', () => {
    const effects = [9, 8, 7, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1, 1];
    // √ of the sum: {0, 1, 2, 3} (30) is the only one of 4 options with 30 or more.
    const world: World = (options) => [
      Math.sqrt(options.reduce((sum, option) => sum + effects[option], 0)) - Math.sqrt(30),
    ];
    const { sought } = walk({ ...FEW, options: priced(effects.map(() => 1)), evaluations: 200 }, world);
    expect(membersOfAll(sought.sure)[0]).toEqual([0, 1, 2, 3]);
  });

  test('several answers that differ', () => {
    // Any of three groups does it.
    const groups = [
      [0, 5, 10],
      [1, 6, 11],
      [2, 7, 12],
    ];
    const world: World = (options) => [groups.some((group) => group.every((one) => options.includes(one))) ? 1 : -1];
    const { sought } = walk({ ...FEW, options: priced(Array.from({ length: 15 }, () => 1)), evaluations: 300 }, world);
    expect(membersOfAll(sought.sure)).toEqual(groups);
  });

  test('no more sets are tried than allowed, and below which cost all were is told', () => {
    const costs = spreadNumbers(18, 1, 3);
    const { sought, asked } = walk({ ...FEW, options: priced(costs), evaluations: 100 }, () => [-1]);
    expect(sought).toMatchObject({ sure: [], likely: [], evaluations: 100, combinations: null, complete: false });
    expect(asked).toHaveLength(101);
    const tried = new Set(asked);
    const pairs = costs.flatMap((one, i) =>
      costs.slice(0, i).map((other, j) => ({ cost: one + other, set: (1n << BigInt(i)) | (1n << BigInt(j)) })),
    );
    expect(sought.triedBelow).toBeGreaterThan(Math.max(...costs));
    for (const { cost, set } of pairs) if (cost < sought.triedBelow! - 1e-9) expect(tried.has(set)).toBe(true);
  });

  test('options of which no two can be applied together do not keep it for ever', () => {
    const world: World = (options) => (options.length > 1 ? null : [-1]);
    const { sought } = walk({ ...FEW, options: priced(spreadNumbers(40, 1, 2)), evaluations: 2000 }, world);
    expect(sought).toMatchObject({ evaluations: 40, complete: true, triedBelow: null });
    // All pairs, and the few larger sets that were tried before.
    expect(sought.inapplicable).toBeGreaterThanOrEqual(780);
    expect(sought.inapplicable).toBeLessThan(800);
  });
});

describe('what is likely and what is sure', () => {
  const options = priced([1, 1, 1, 1, 1]);

  test('a set that only its estimate speaks for is told apart, and larger ones are still tried', () => {
    const { sought } = walk({ ...FEW, options, evaluations: 40 }, additive([5, 1, 1, 1, 1], 5), 0.5);
    expect(membersOfAll(sought.likely)).toEqual([[0]]);
    expect(membersOfAll(sought.sure)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
  });

  test('with intervals that are too wide nothing is sure', () => {
    const { sought } = walk({ ...FEW, options, evaluations: 40 }, additive([5, 1, 1, 1, 1], 5), 100);
    expect(sought.sure).toEqual([]);
    expect(membersOfAll(sought.likely)).toEqual([[0]]);
    expect(sought.likely[0].irreducible).toBe(true);
  });
});
