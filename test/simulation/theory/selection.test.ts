/** Selection of the best keeps its probability, whatever the systems share, and ends early where the differences are large. */
import { describe, expect, test } from 'vitest';
import { normalQuantile, uniform } from '../../../src/simulation/math.ts';
import { Luck } from '../../../src/simulation/random.ts';
import { screen, type Contest, type SelectionRule } from '../../../src/simulation/selection.ts';
import { expectUnsurprising, SIGMAS, surpriseOfShare } from '../statistics.ts';

const TIMES = 2000;

/** A buyer's value in every system, from words of luck. */
type Buyer = (word: (nth: number) => number, values: Float64Array) => void;

/** Sums over buyers, from which a contest is read. */
class Trial implements Contest {
  n = 0;
  readonly systems: number;
  readonly span: number | undefined;
  private readonly sums: Float64Array;
  private readonly products: Float64Array;
  private readonly values: Float64Array;

  constructor(systems: number, span?: number) {
    this.systems = systems;
    this.span = span;
    this.sums = new Float64Array(systems);
    this.products = new Float64Array(systems * systems);
    this.values = new Float64Array(systems);
  }

  add(buyer: Buyer, word: (nth: number) => number): void {
    const { systems, values, sums, products } = this;
    buyer(word, values);
    for (let i = 0; i < systems; i++) {
      sums[i] += values[i];
      for (let j = 0; j < i; j++) products[i * systems + j] += (values[i] - values[j]) ** 2;
    }
    this.n++;
  }

  mean(i: number): number {
    return this.sums[i] / this.n;
  }

  varianceOfDifference(i: number, j: number): number {
    const squares = this.products[Math.max(i, j) * this.systems + Math.min(i, j)];
    const sum = this.sums[i] - this.sums[j];
    return Math.max(0, squares - (sum * sum) / this.n) / (this.n - 1);
  }
}

interface Setting {
  readonly systems: number;
  readonly buyer: Buyer;
  readonly rule: SelectionRule;
  readonly first: number;
  /** Each look comes after this many times the buyers of the one before; 1: after every buyer. */
  readonly growth: number;
  readonly span?: number;
}

const luck = new Luck('selection');

/** One contest until one system is left. */
function run(setting: Setting, trial: number): { survivors: number[]; used: number; contest: Trial } {
  const contest = new Trial(setting.systems, setting.span);
  let survivors = Array.from({ length: setting.systems }, (_, i) => i);
  for (let look = setting.first; ; look = Math.max(look + 1, Math.ceil(look * setting.growth))) {
    while (contest.n < look) {
      const number = contest.n;
      contest.add(setting.buyer, (nth) => {
        luck.block(trial, nth, number, 0);
        return luck.first;
      });
    }
    survivors = screen(contest, setting.rule, survivors);
    if (survivors.length === 1) return { survivors, used: look, contest };
  }
}

/** How often the system numbered `best` is the one that is left, and the mean number of buyers. */
function repeat(setting: Setting, best: number): { right: number; used: number } {
  let [right, used] = [0, 0];
  for (let trial = 0; trial < TIMES; trial++) {
    const end = run(setting, trial);
    if (end.survivors[0] === best) right++;
    used += end.used;
  }
  return { right, used: used / TIMES };
}

const normal = (word: number): number => normalQuantile(uniform(word));

/** Normal values of which a part is shared by all systems; their differences have a standard deviation of 1. */
const shifted =
  (...shifts: number[]): Buyer =>
  (word, values) => {
    const shared = 3 * normal(word(0));
    for (let i = 0; i < shifts.length; i++) values[i] = shared + Math.SQRT1_2 * normal(word(i + 1)) + shifts[i];
  };

/** Purchases by chance p of a buyer, who has the same luck in all systems with chance 0.7 and separate luck otherwise. */
const buying =
  (...chances: number[]): Buyer =>
  (word, values) => {
    const same = uniform(word(0)) < 0.7;
    for (let i = 0; i < chances.length; i++) values[i] = uniform(word(same ? 1 : i + 1)) < chances[i] ? 1 : 0;
  };

const atLeast = (right: number, confidence: number): void => {
  expect(surpriseOfShare(right, TIMES, confidence), `${right} of ${TIMES} at ${confidence}`).toBeGreaterThan(-SIGMAS);
};

/**
 * A Brownian motion leaves the triangle on the wrong side with chance β (Fabian 1974). Sums of normal differences overshoot:
 * they behave as if it were 0.583 standard deviations larger (Siegmund 1985, "Sequential Analysis", ch. X): β·exp(−0.583·δ/σ).
 */
describe('two systems δ apart, a look after every buyer: the probability is the one asked for', () => {
  test.each([0.7, 0.8, 0.9])('%d', (confidence) => {
    const delta = 0.05;
    const rule = { confidence, indifference: delta, highest: true };
    const { right } = repeat({ systems: 2, buyer: shifted(0, delta), rule, first: 20, growth: 1 }, 1);
    expectUnsurprising(
      surpriseOfShare(right, TIMES, 1 - (1 - confidence) * Math.exp(-0.583 * delta)),
      `${right} of ${TIMES}`,
    );
  });
});

describe('probability of correct selection', () => {
  const normals = (best: number, ...shifts: number[]) => ({ best, buyer: shifted(...shifts), delta: 0.25, first: 20 });
  const shares = (best: number, ...chances: number[]) => ({ best, buyer: buying(...chances), delta: 0.03, first: 100 });
  const cases = [
    { name: 'two, normal', systems: 2, ...normals(0, 0.25, 0) },
    { name: 'five, normal', systems: 5, ...normals(2, 0, 0, 0.25, 0, 0) },
    { name: 'two, shares', systems: 2, ...shares(1, 0.1, 0.13) },
    { name: 'five, shares', systems: 5, ...shares(3, 0.1, 0.1, 0.1, 0.13, 0.1) },
  ];
  test.each(cases.flatMap((one) => [0.8, 0.95].map((confidence) => ({ ...one, confidence }))))(
    '$name, at $confidence',
    ({ systems, buyer, best, delta, first, confidence }) => {
      const rule = { confidence, indifference: delta, highest: true };
      atLeast(repeat({ systems, buyer, rule, first, growth: 1.25 }, best).right, confidence);
    },
  );

  test('of the lowest', () => {
    const rule = { confidence: 0.9, indifference: 0.25, highest: false };
    const { right } = repeat({ systems: 3, buyer: shifted(0.25, 0, 0.25), rule, first: 20, growth: 1.25 }, 1);
    atLeast(right, 0.9);
    expect(right).toBeLessThan(TIMES);
  });

  // One buyer in 167 buys, in one of the two alone: the first looks see hardly any.
  test.each([1.25, 2])('of rare purchases, each look after %d times the buyers', (growth) => {
    const delta = 0.002;
    const buyer: Buyer = (word, values) => {
      const u = uniform(word(0));
      values[0] = u < delta ? 1 : 0;
      values[1] = u > 1 - 2 * delta ? 1 : 0;
    };
    const rule = { confidence: 0.9, indifference: delta, highest: true };
    atLeast(repeat({ systems: 2, buyer, rule, first: 1024, growth, span: 1 }, 1).right, 0.9);
  });

  test('nobody is chosen who is worse than the best by more than δ', () => {
    const rule = { confidence: 0.9, indifference: 0.2, highest: true };
    const setting = { systems: 4, buyer: shifted(0.3, 0.2, 0, 0.05), rule, first: 20, growth: 1.25 };
    let good = 0;
    for (let trial = 0; trial < TIMES; trial++) if (run(setting, trial).survivors[0] < 2) good++;
    atLeast(good, 0.9);
  });
});

describe('buyers used', () => {
  const confidence = 0.95;
  const delta = 0.04;
  const rule = { confidence, indifference: delta, highest: true };
  const h2 = -2 * Math.log(2 * (1 - confidence));

  // Wald: the sum of differences meets the falling side, h²/(2δ) + 0.583 − δ·n/2, at a speed of drift + δ/2.
  test.each([0.2, 0.4])('few when the systems are %d apart', (drift) => {
    const { right, used } = repeat({ systems: 2, buyer: shifted(0, drift), rule, first: 10, growth: 1 }, 1);
    expect(right).toBeGreaterThan(0.995 * TIMES);
    expect(used / ((h2 / (2 * delta) + 0.583) / (drift + delta / 2))).toBeCloseTo(1, 1);
  });

  test('never more than h²·S²/δ² when they are equally good, and then either will do', () => {
    const setting = { systems: 2, buyer: shifted(0, 0), rule: { ...rule, indifference: 0.1 }, first: 10, growth: 1 };
    let first = 0;
    for (let trial = 0; trial < TIMES; trial++) {
      const { survivors, used, contest } = run(setting, trial);
      expect(used).toBeLessThanOrEqual(Math.ceil((h2 * contest.varianceOfDifference(0, 1)) / 0.1 ** 2));
      if (survivors[0] === 0) first++;
    }
    expectUnsurprising(surpriseOfShare(first, TIMES, 0.5), 'either');
  });
});

describe('a look, by hand', () => {
  const contest = (n: number, means: number[], variance: number, span?: number): Contest => ({
    ...{ n, systems: means.length, span },
    mean: (i) => means[i],
    varianceOfDifference: () => variance,
  });
  const rule = { confidence: 0.95, indifference: 0.1, highest: true };

  // k = 3: h² = −2·ln(2·0.025) = 5.991465; W = 0.05·(5.991465·2/(400·0.01) − 1) = 0.0997866.
  test.each([
    [0.0997, [0, 1, 2]],
    [0.0998, [2]],
  ])('W of three: a lead of %d', (lead, left) => {
    expect(screen(contest(400, [0, 0, lead], 2), rule, [0, 1, 2])).toEqual(left);
    expect(screen(contest(400, [0, 0, -lead], 2), { ...rule, highest: false }, [0, 1, 2])).toEqual(left);
  });

  test('Bonferroni’s share counts those who are out already, who drop nobody', () => {
    expect(screen(contest(400, [0, 9, 0.0997], 2), rule, [0, 2])).toEqual([0, 2]);
  });

  // 1 − 0.1/2 = 0.95 at the power n is below 0.05 from n = 59 on.
  test('no difference at all: the first stays, once a difference of δ would have shown', () => {
    expect(screen(contest(58, [1, 1], 0, 2), rule, [0, 1])).toEqual([0, 1]);
    expect(screen(contest(59, [1, 1], 0, 2), rule, [0, 1])).toEqual([0]);
    expect(screen(contest(1e9, [1, 1], 0), rule, [0, 1])).toEqual([0, 1]);
    expect(screen(contest(1e9, [1, 1], 1e-9, 2), rule, [0, 1])).toEqual([0, 1]);
  });

  test('all buyers differ alike: the worse one stays, until others would have shown', () => {
    expect(screen(contest(2, [0, 1], 0, 2), rule, [0, 1])).toEqual([0, 1]);
    expect(screen(contest(58, [0, 1], 0, 2), rule, [0, 1])).toEqual([0, 1]);
    expect(screen(contest(59, [0, 1], 0, 2), rule, [0, 1])).toEqual([1]);
    expect(screen(contest(59, [1, 0], 0, 2), rule, [0, 1])).toEqual([0]);
    expect(screen(contest(1e9, [0, 1], 0), rule, [0, 1])).toEqual([0, 1]);
  });

  test('a handful of buyers drops nobody, whatever they differ by', () => {
    // Bonferroni's share of 0.05 among three systems is 2^−5.3.
    expect(screen(contest(5, [0, 0, 9], 1e-9), rule, [0, 1, 2])).toEqual([0, 1, 2]);
    expect(screen(contest(6, [0, 0, 9], 1e-9), rule, [0, 1, 2])).toEqual([2]);
  });

  test('nothing to choose from, nothing to go by', () => {
    expect(screen(contest(5000, [1], 0, 2), rule, [0])).toEqual([0]);
    expect(screen(contest(1, [1, 0], 0, 2), rule, [0, 1])).toEqual([0, 1]);
    expect(() => screen(contest(9, [1, 0], 0), { ...rule, indifference: 0 }, [0, 1])).toThrow('expected more than 0');
  });
});
