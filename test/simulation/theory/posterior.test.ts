/** The posterior probability that the system with the best mean is the best. */
import { expect, test } from 'vitest';
import { normalQuantile, uniform } from '../../../src/simulation/math.ts';
import { Luck } from '../../../src/simulation/random.ts';
import { posteriorBest, type Contest } from '../../../src/simulation/selection.ts';
import { expectUnsurprising, SIGMAS } from '../statistics.ts';

const luck = new Luck('posterior');
const normal = (word: number): number => normalQuantile(uniform(word));

const contest = (n: number, means: number[], variance: (i: number, j: number) => number): Contest => ({
  ...{ n, systems: means.length },
  mean: (i) => means[i],
  varianceOfDifference: variance,
});

test('by hand', () => {
  const two = contest(100, [0.1, 0.2644854], () => 1);
  expect(posteriorBest(two, true)).toEqual({ best: 1, probability: expect.closeTo(0.95, 6) as number, tied: [] });
  expect(posteriorBest(two, false).best).toBe(0);
  const three = contest(100, [0.3, 0.1355146, 0.0673652], () => 1);
  expect(posteriorBest(three, true).probability).toBeCloseTo(1 - 0.05 - 0.01, 6);
  expect(posteriorBest(three, true, [1, 2])).toEqual({ best: 1, probability: 0, tied: [] });
});

test('no difference at all: an even share each', () => {
  const same = (...alike: number[]) =>
    contest(400, [0, 0, 0, -0.082242685], (i, j) => (alike.includes(i) && alike.includes(j) ? 0 : 1));
  const exact = (...means: number[]) => contest(9, means, () => 0);
  expect(posteriorBest(exact(2, 2), true)).toEqual({ best: 0, probability: 0.5, tied: [1] });
  const { best, probability, tied } = posteriorBest(same(0, 1, 2), true);
  expect([best, tied]).toEqual([0, [1, 2]]);
  expect(probability).toBeCloseTo(0.95 / 3, 6);
  // The other two: one with the same mean as far as one can see, one 1.645 standard errors lower.
  expect(posteriorBest(same(0, 1), true).probability).toBeCloseTo((1 - 0.5 - 0.05) / 2, 6);
});

test('buyers who all differ alike leave the doubt that as many coins fall alike', () => {
  const alike = (n: number, ...means: number[]) =>
    posteriorBest(
      contest(n, means, () => 0),
      true,
    );
  expect(alike(1, 1, 2)).toEqual({ best: 1, probability: 1 / 2, tied: [] });
  expect(alike(1, 1, 2, 1)).toEqual({ best: 1, probability: 0, tied: [] });
  expect(alike(2, 1, 2).probability).toBe(3 / 4);
  expect(alike(9, 1, 2).probability).toBe(1 - 2 ** -9);
  expect(alike(1000, 1, 2).probability).toBe(1);
  // However little they differ.
  expect(
    posteriorBest(
      contest(2, [1, 2], () => 1e-12),
      true,
    ).probability,
  ).toBe(3 / 4);
});

// Means of systems that lie anywhere, seen through a standard error of 1: of many such, the best is the best as often as said.
test.each([2, 4])('of %d systems, is what it says', (systems) => {
  let [told, right, spread] = [0, 0, 0];
  const trials = 20_000;
  for (let trial = 0; trial < trials; trial++) {
    const truths: number[] = [];
    const means: number[] = [];
    for (let i = 0; i < systems; i++) {
      luck.block(trial, i, systems, 1);
      truths.push(30 * normal(luck.first));
      means.push(truths[i] + Math.SQRT1_2 * normal(luck.second));
    }
    const seen = contest(50, means, () => 50);
    const { best, probability } = posteriorBest(seen, true);
    if (probability > 0.99) continue;
    told += probability;
    spread += probability * (1 - probability);
    if (truths[best] === Math.max(...truths)) right++;
  }
  expect(spread).toBeGreaterThan(50);
  const surprise = (right - told) / Math.sqrt(spread);
  if (systems === 2) expectUnsurprising(surprise, 'two');
  else expect(surprise).toBeGreaterThan(-SIGMAS);
});
