/** Shapley values against the textbook, against all permutations, and how well those drawn hold the truth. */
import { describe, expect, test } from 'vitest';
import { gameOf, worths } from '../../../src/simulation/attribution/game.ts';
import { numbering, type WalkedPath } from '../../../src/simulation/attribution/path.ts';
import { sampledValue } from '../../../src/simulation/attribution/permutations.ts';
import { exactValue, MOST_EXACT, shapley } from '../../../src/simulation/attribution/shapley.ts';
import { uniform } from '../../../src/simulation/math.ts';
import { Luck } from '../../../src/simulation/random.ts';
import { expectUnsurprising, meanOf, surpriseOfSampleMean } from '../statistics.ts';

const SAMPLING = { seed: 'shapley' };
const path = (steps: number[], purchasers: number, count: number) => ({ steps, count, purchasers });

function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-12): void {
  expect(got).toHaveLength(expected.length);
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - expected[i]), `${i}: ${got[i]}`).toBeLessThan(tolerance);
}

/** Paths of up to six of the touchpoints; each touchpoint adds to the chance to buy or takes from it. */
function somePaths(seed: string, size: number, paths: number): WalkedPath[] {
  const luck = new Luck(seed);
  let draws = 0;
  const draw = (): number => {
    luck.block(3, 4, draws++, 0);
    return uniform(luck.first);
  };
  const pulls = Array.from({ length: size }, () => draw() - 0.4);
  return Array.from({ length: paths }, () => {
    const steps = Array.from({ length: 1 + Math.floor(6 * draw()) }, () => Math.floor(draw() * size));
    const count = 1 + Math.floor(30 * draw());
    const chance = Math.min(1, Math.max(0, 0.2 + steps.reduce((sum, step) => sum + pulls[step], 0) / 4));
    return { steps, count, purchasers: Math.floor(count * chance) };
  });
}

test('two right gloves and a left one', () => {
  // The glove game; value 1/6, 1/6 and 2/3 (en.wikipedia.org/wiki/Shapley_value). The left glove is player 2.
  const worth = Float64Array.from({ length: 8 }, (_, coalition) => (coalition > 4 ? 1 : 0));
  expectClose(exactValue(worth), [1 / 6, 1 / 6, 2 / 3]);
});

test('who is met by those who stay away has a negative credit', () => {
  // v(A) = ½, v(B) = 0, v(AB) = ¼: φ(A) = (½ + ¼)/2, φ(B) = (0 − ¼)/2, times 20 buyers.
  const { credits, exact, low, high } = shapley([path([0], 5, 10), path([0, 1], 0, 10)], 3, SAMPLING);
  expectClose(credits, [7.5, -2.5, 0]);
  expect([exact, low, high]).toEqual([true, null, null]);
});

test('a coalition that nobody kept to is worth nothing', () => {
  // Only together: v(AB) = ½ and no other.
  expectClose(shapley([path([0, 1, 0], 3, 4), path([1, 0], 1, 4)], 2, SAMPLING).credits, [2, 2]);
});

function permutationsOf(players: readonly number[]): number[][] {
  if (players.length === 0) return [[]];
  return players.flatMap((first) =>
    permutationsOf(players.filter((player) => player !== first)).map((rest) => [first, ...rest]),
  );
}

/** The rate of those who attended something, and nothing but the coalition. */
function rateWithin(paths: readonly WalkedPath[], coalition: ReadonlySet<number>): number {
  const within = paths.filter(({ steps }) => Array.from(steps).every((step) => coalition.has(step)));
  const buyers = within.reduce((sum, { count }) => sum + count, 0);
  return buyers === 0 ? 0 : within.reduce((sum, { purchasers }) => sum + purchasers, 0) / buyers;
}

test.each([1, 2, 3, 4, 5, 6])('all permutations of %d touchpoints, by definition', (size) => {
  for (let n = 0; n < 4; n++) {
    const paths = somePaths(`all ${n}`, size, 14);
    const buyers = paths.reduce((sum, { count }) => sum + count, 0);
    const permutations = permutationsOf(Array.from({ length: size }, (_, touchpoint) => touchpoint));
    const expected = new Float64Array(size);
    for (const permutation of permutations) {
      const there = new Set<number>();
      for (const touchpoint of permutation) {
        const before = rateWithin(paths, there);
        there.add(touchpoint);
        expected[touchpoint] += ((rateWithin(paths, there) - before) * buyers) / permutations.length;
      }
    }
    expectClose(shapley(paths, size, SAMPLING).credits, expected, 1e-10);
  }
});

describe('beyond twelve touchpoints', () => {
  test('twelve are exact, thirteen are drawn, those on no path do not count', () => {
    const touching = (touchpoints: number): WalkedPath[] =>
      Array.from({ length: touchpoints }, (_, touchpoint) => path([touchpoint, 5], 1, 2));
    const twelve = shapley(touching(MOST_EXACT), 40, SAMPLING);
    expect([twelve.exact, twelve.permutations, twelve.low]).toEqual([true, 0, null]);
    const thirteen = shapley(touching(MOST_EXACT + 1), 40, { ...SAMPLING, permutations: 500 });
    expect([thirteen.exact, thirteen.permutations]).toEqual([false, 500]);
    const asked = shapley(touching(MOST_EXACT + 1), 40, { ...SAMPLING, exactUpTo: 13 });
    expect([asked.exact, asked.permutations]).toEqual([true, 0]);
    expect([thirteen.credits[39], thirteen.low?.[39], thirteen.high?.[39]]).toEqual([0, 0, 0]);
  });

  test('intervals hold the exact value, and the means add up', () => {
    const size = 15;
    const paths = somePaths('fifteen', size, 300);
    const { credits: exact } = shapley(paths, size, { ...SAMPLING, exactUpTo: size });
    const { credits, low, high } = shapley(paths, size, SAMPLING);
    const purchases = paths.reduce((sum, { purchasers }) => sum + purchasers, 0);
    expect(credits.reduce((sum, credit) => sum + credit, 0)).toBeCloseTo(purchases, 8);
    // At least 12 of 15, as all but one in 500 draws of 15 would have.
    expect([...exact].filter((value, i) => value >= low![i] && value <= high![i]).length).toBeGreaterThanOrEqual(12);
    for (let i = 0; i < size; i++) expect((low![i] + high![i]) / 2).toBeCloseTo(credits[i], 8);
  });

  const size = 8;
  const paths = somePaths('cover', size, 60);
  const game = gameOf(paths, numbering(paths, size));
  const exact = exactValue(worths(game));
  const keys = Array.from({ length: size }, (_, player) => `${player}`);
  const draw = (seed: number, permutations: number, confidence = 0.95) =>
    sampledValue(game, keys, { seed: `cover ${seed}`, permutations, confidence });

  test.each([
    [0.95, 40, 0.93, 0.97],
    [0.95, 400, 0.93, 0.97],
    [0.8, 100, 0.77, 0.83],
  ])('intervals at %d over %d permutations hold the value so often', (confidence, permutations, least, most) => {
    const times = 400;
    let held = 0;
    for (let seed = 0; seed < times; seed++) {
      const { values, halfWidths } = draw(seed, permutations, confidence);
      for (let i = 0; i < size; i++) if (Math.abs(values[i] - exact[i]) <= halfWidths[i]) held++;
    }
    expect(held / (times * size)).toBeGreaterThan(least);
    expect(held / (times * size)).toBeLessThan(most);
  });

  test('means are unbiased, and a hundred times as many permutations give intervals about a tenth as wide', () => {
    const draws = Array.from({ length: 400 }, (_, seed) => draw(1000 + seed, 10));
    for (let i = 0; i < size; i++)
      expectUnsurprising(
        surpriseOfSampleMean(
          draws.map(({ values }) => values[i]),
          exact[i],
        ),
        `player ${i}`,
      );
    const width = (permutations: number): number =>
      meanOf(Array.from({ length: 10 }, (_, seed) => meanOf(draw(seed, permutations).halfWidths)));
    expect(width(20_000) / width(200)).toBeGreaterThan(0.09);
    expect(width(20_000) / width(200)).toBeLessThan(0.11);
  });

  test('what cannot be drawn is refused', () => {
    for (const permutations of [0, 2, 5, 4.5, NaN, Infinity])
      expect(() => draw(0, permutations)).toThrow(`Got ${permutations} permutations, expected an even number from 4.`);
    expect(() => sampledValue(game, keys.with(1, '0'), SAMPLING)).toThrow('Got the touchpoint "0" twice.');
    expect(() => shapley(paths, size, { ...SAMPLING, exactUpTo: 21 })).toThrow(
      new RangeError('Got exact up to 21 touchpoints, expected up to 20.'),
    );
    expect(() => shapley(somePaths('keys', 15, 300), 15, { ...SAMPLING, keys })).toThrow(
      new RangeError('Got 8 keys for 15 touchpoints.'),
    );
  });
});
