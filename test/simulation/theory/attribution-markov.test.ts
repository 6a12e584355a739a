/** Removal effects of Markov chains against published examples, chains solved by hand, and chains solved densely. */
import { describe, expect, test } from 'vitest';
import { buysWithoutEach } from '../../../src/simulation/attribution/absorption.ts';
import { chainOf } from '../../../src/simulation/attribution/chain.ts';
import { markovRemoval, type MarkovOrder } from '../../../src/simulation/attribution/markov.ts';
import { numbering, type WalkedPath } from '../../../src/simulation/attribution/path.ts';
import { uniform } from '../../../src/simulation/math.ts';
import { Luck } from '../../../src/simulation/random.ts';

const [A, B, C, D] = [0, 1, 2, 3];
const ORDERS: readonly MarkovOrder[] = [1, 2, 3];
const path = (steps: number[], purchasers: number, count: number) => ({ steps, count, purchasers });

function expectClose(got: ArrayLike<number>, expected: readonly number[], tolerance = 1e-11): void {
  expect(got).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(got[i] - value), `${i}: ${got[i]}`).toBeLessThan(tolerance));
}

describe('published examples', () => {
  test('three channels, three paths', () => {
    // Bryl 2016, "Marketing multi-channel attribution model with R (part 1: Markov chains concept)", analyzecore.com:
    // C1 > C2 > C3 buys, C1 and C2 > C3 do not. Chance to buy 33.3 %, 16.7 % without C1; effects 0.5, 1, 1;
    // attributed 0.2, 0.4, 0.4.
    const paths = [path([A, B, C], 1, 1), path([A], 0, 1), path([B, C], 0, 1)];
    const { chance, effects, credits } = markovRemoval(paths, 3, 1);
    expect(chance).toBeCloseTo(1 / 3, 12);
    expectClose(effects, [0.5, 1, 1]);
    expectClose(credits, [0.2, 0.4, 0.4]);
  });

  test('two channels going to and fro', () => {
    // The example in the documentation of pychattr, a port of Altomare & Loris's ChannelAttribution: A > B > A > B > B
    // > A, A > B > B > A > A and A > A all buy. Moves: A to B ½, A to buying ½, B to A 1; so effects are 1 and ½.
    const paths = [path([A, B, A, B, A], 1, 1), path([A, B, A], 1, 1), path([A], 1, 1)];
    const { effects, credits } = markovRemoval(paths, 2, 1);
    expectClose(effects, [1, 0.5]);
    expectClose(credits, [2, 1]);
    // Theirs, from 10,000 simulated walks: ½ is off by 0.005 or so, and the credit of B by 4/3 of that.
    expectClose(credits, [1.991106, 1.008894], (3 * 0.005 * 4) / 3);
  });
});

describe('by hand', () => {
  test('order 1 with a loop', () => {
    // f(A) = 1/7 + 5/7·f(B), f(B) = 1/8 + 1/4·f(A), start 5/8 to A, 3/8 to B: 1/4 altogether, 5/56 without B, 3/64
    // without A.
    const paths = [path([A, B, A], 1, 2), path([B], 1, 3), path([A, B], 0, 3)];
    const { chance, effects, credits } = markovRemoval(paths, 2, 1);
    expect(chance).toBe(1 / 4);
    expectClose(effects, [13 / 16, 9 / 14]);
    expectClose(credits, [(2 * 91) / 163, (2 * 72) / 163]);
  });

  test('an order remembers so far and no further', () => {
    // What happens at the end hangs on the beginning, two moves back.
    const paths = [path([A, B, D], 4, 4), path([C, B, D], 0, 4)];
    for (const order of [1, 2] as const) expectClose(markovRemoval(paths, 4, order).effects, [0.5, 1, 0.5, 1]);
    expectClose(markovRemoval(paths, 4, 3).effects, [1, 1, 0, 1]);
    const shorter = [path([A, B], 4, 4), path([C, B], 0, 4)];
    expectClose(markovRemoval(shorter, 4, 1).effects, [0.5, 1, 0.5, 0]);
    expectClose(markovRemoval(shorter, 4, 2).effects, [1, 1, 0, 0]);
  });
});

/**
 * P(buy) by a chain of named histories, as dense equations with pivoting; with a touchpoint removed when there is one.
 */
function denseChance(paths: readonly WalkedPath[], order: number, removed: number | null): number {
  const counts = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, weight: number): void => {
    const row = counts.get(from) ?? new Map<string, number>();
    counts.set(from, row.set(to, (row.get(to) ?? 0) + weight));
  };
  for (const { steps, count, purchasers } of paths) {
    let history: number[] = [];
    for (const step of Array.from(steps)) {
      const next = [...history, step].slice(-order);
      add(history.join(' '), next.join(' '), count);
      history = next;
    }
    add(history.join(' '), 'buys', purchasers);
    add(history.join(' '), 'leaves', count - purchasers);
  }
  const states = [...counts.keys()];
  const isRemoved = (state: string): boolean => removed !== null && state.split(' ').at(-1) === `${removed}`;
  const equations = states.map((state) => {
    const row = counts.get(state) as Map<string, number>;
    const whole = [...row.values()].reduce((sum, weight) => sum + weight, 0);
    const left = states.map(
      (other) => (other === state ? 1 : 0) - (isRemoved(state) ? 0 : (row.get(other) ?? 0) / whole),
    );
    return [...left, isRemoved(state) ? 0 : (row.get('buys') ?? 0) / whole];
  });
  return solve(equations)[states.indexOf('')];
}

function solve(equations: number[][]): number[] {
  const n = equations.length;
  for (let column = 0; column < n; column++) {
    const rest = equations.slice(column).map((row) => Math.abs(row[column]));
    const pivot = column + rest.indexOf(Math.max(...rest));
    [equations[column], equations[pivot]] = [equations[pivot], equations[column]];
    for (let i = 0; i < n; i++) {
      const times = i === column ? 0 : equations[i][column] / equations[column][column];
      if (times !== 0) for (let j = column; j <= n; j++) equations[i][j] -= times * equations[column][j];
    }
  }
  return equations.map((row, i) => row[n] / row[i]);
}

/**
 * Paths that wander among `size` touchpoints, from each going on with a chance of its own that is `stay` on average.
 */
function wandering(seed: string, size: number, paths: number, stay: number): WalkedPath[] {
  const luck = new Luck(seed);
  let draws = 0;
  const draw = (): number => {
    luck.block(1, 2, draws++, 0);
    return uniform(luck.first);
  };
  const goesOn = Array.from({ length: size }, () => stay + (1 - stay) * (2 * draw() - 1));
  return Array.from({ length: paths }, () => {
    const steps: number[] = [];
    do {
      const step = Math.floor(draw() ** 2 * size);
      if (step !== steps.at(-1)) steps.push(step);
    } while (steps.length < 64 && draw() < goesOn[steps[steps.length - 1]]);
    const count = 1 + Math.floor(9 * draw() ** 4);
    return { steps: Uint8Array.from(steps), count, purchasers: Math.floor(draw() ** 2 * (count + 1)) };
  });
}

describe('against dense equations', () => {
  test.each([
    ['short', 6, 60, 0.5],
    ['longer', 5, 80, 0.85],
    ['long', 4, 60, 0.97],
  ] as const)('%s paths', (name, size, number, stay) => {
    for (let n = 0; n < 4; n++) {
      const paths = wandering(`${name} ${n}`, size, number, stay);
      for (const order of ORDERS) {
        const { chance, effects } = markovRemoval(paths, size, order);
        // Observed and of the chain are the same.
        expectClose([denseChance(paths, order, null)], [chance]);
        const expected = Array.from({ length: size }, (_, i) => 1 - denseChance(paths, order, i) / chance);
        expectClose(effects, expected);
      }
    }
  });

  test('where a correction after each sweep would come round in circles', () => {
    const paths = [
      path([4], 329, 1251),
      path([2], 0, 9),
      path([5], 67, 72),
      path([2, 0, 5], 7, 223),
      path([3, 1, 3, 4], 399, 974),
      path([0], 18, 28),
    ];
    for (const order of ORDERS) {
      const { chance, effects } = markovRemoval(paths, 6, order);
      expectClose(
        effects,
        [0, 1, 2, 3, 4, 5].map((i) => 1 - denseChance(paths, order, i) / chance),
      );
    }
  });

  test('walks of the chain come to each state as often as the paths do', () => {
    const paths = wandering('visits', 5, 60, 0.8);
    const buyers = paths.reduce((sum, { count }) => sum + count, 0);
    const { states, visits, firstMove, to, chance, newest, previous } = chainOf(paths, numbering(paths, 5), 2);
    const came = new Float64Array(states);
    came[0] = 1;
    for (let s = 0; s < states; s++)
      for (let move = firstMove[s]; move < firstMove[s + 1]; move++) came[to[move]] += visits[s] * chance[move];
    expectClose(visits, [...came]);
    // And a state is what its name says.
    const seen = (before: number, last: number): number =>
      paths.reduce(
        (sum, { steps, count }) =>
          sum +
          count *
            Array.from(steps).filter((step, i) => step === last && (i === 0 ? -1 : steps[i - 1]) === before).length,
        0,
      );
    for (let s = 1; s < states; s++) expect(visits[s]).toBeCloseTo(seen(previous[s], newest[s]) / buyers, 12);
  });
});

test('a hundred thousand steps of long paths are solved to the bound promised', () => {
  const paths = wandering('many', 12, 4000, 0.95);
  const numbers = numbering(paths, 12);
  const chain = chainOf(paths, numbers, 3);
  const chance =
    paths.reduce((sum, { purchasers }) => sum + purchasers, 0) / paths.reduce((sum, { count }) => sum + count, 0);
  const without = buysWithoutEach(chain, chance);
  // Walks forward instead: where walks that never come to i are after each step, until none is left.
  for (const removed of [0, 5, 11]) {
    let bought = 0;
    let now = new Float64Array(chain.states);
    now[0] = 1;
    for (let step = 0; step < 3000; step++) {
      const next = new Float64Array(chain.states);
      for (let s = 0; s < chain.states; s++) {
        if (now[s] === 0) continue;
        bought += now[s] * chain.buys[s];
        for (let move = chain.firstMove[s]; move < chain.firstMove[s + 1]; move++)
          if (chain.newest[chain.to[move]] !== removed) next[chain.to[move]] += now[s] * chain.chance[move];
      }
      now = next;
    }
    expect(Math.abs(without[removed] - bought) / chance).toBeLessThan(2e-12);
  }
});
