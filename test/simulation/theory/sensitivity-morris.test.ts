/** Elementary effects against functions whose effects are known. */
import { describe, expect, test } from 'vitest';
import { morrisEffects, morrisPoints, type MorrisDesign } from '../../../src/simulation/sensitivity/morris.ts';
import { meanOf, surpriseOfSampleMean, varianceOf, expectUnsurprising } from '../statistics.ts';

const design = (more: Partial<MorrisDesign> = {}): MorrisDesign => ({
  keys: ['a', 'b', 'c'],
  seed: 'theory',
  trajectories: 20,
  ...more,
});
const analyse = (more: Partial<MorrisDesign>, f: (u: Float64Array) => number | null) =>
  morrisEffects(design(more), morrisPoints(design(more)).map(f));

describe('Σ c·u: every effect of a factor is its c', () => {
  const linear = (u: Float64Array): number => 3 * u[0] - 5 * u[1] + 0.25 * u[2];
  const COEFFICIENTS = [3, -5, 0.25];

  test('at two levels, where steps are whole, to the last digit', () => {
    const found = analyse({ levels: 2 }, linear);
    expect(found).toEqual(
      COEFFICIENTS.map((c, i) => ({
        key: 'abc'[i],
        mean: { value: c, low: c, high: c },
        size: { value: Math.abs(c), low: Math.abs(c), high: Math.abs(c) },
        ...{ spread: 0, effects: 20, leftOut: 0 },
      })),
    );
  });

  // The sum of twenty times 0.1 is not 2.
  test('a coefficient that is no sum of powers of two', () => {
    const tenth = { value: 0.1, low: 0.1, high: 0.1 };
    const found = analyse({ keys: ['a'], levels: 2 }, (u) => 0.1 * u[0]);
    expect(found).toMatchObject([{ mean: tenth, size: tenth, spread: 0 }]);
  });

  test.each([4, 6, 10])('at %d levels, but for rounding', (levels) => {
    analyse({ levels }, linear).forEach(({ mean, size, spread }, i) => {
      for (const end of ['value', 'low', 'high'] as const) {
        expect(mean[end]).toBeCloseTo(COEFFICIENTS[i], 12);
        expect(size[end]).toBeCloseTo(Math.abs(COEFFICIENTS[i]), 12);
      }
      expect(spread).toBeLessThan(1e-13);
    });
  });
});

describe('effects that differ', () => {
  test('u·v: the effect of u is v, which is even over the levels', () => {
    const [a, b, c] = analyse({ trajectories: 2000 }, (u) => u[0] * u[1] + u[2]);
    // The levels 0, 1/3, 2/3 and 1 have the mean 1/2 and the variance 5/36.
    for (const { mean, size, spread } of [a, b]) {
      expectUnsurprising(((mean.value as number) - 1 / 2) / Math.sqrt(5 / 36 / 2000), 'μ');
      expect(size.value).toBeCloseTo(mean.value as number, 12);
      expect((spread as number) ** 2).toBeCloseTo(5 / 36, 2);
    }
    expect(c.spread).toBeLessThan(1e-12);
  });

  test('(u − ½)²: no effect on average, and yet effects: what μ* is for', () => {
    const [{ mean, size, spread }] = analyse({ trajectories: 400 }, (u) => (u[0] - 0.5) ** 2);
    // From 0 to 2/3 and back: (1/36 − 1/4)/(2/3) = −1/3; from 1/3 to 1 and back: 1/3.
    expect(size.value).toBeCloseTo(1 / 3, 12);
    expect(spread).toBeCloseTo(1 / 3, 2);
    expect(mean.low).toBeLessThan(0);
    expect(mean.high).toBeGreaterThan(0);
  });
});

test('intervals are Student’s, over trajectories', () => {
  const trajectories = 10;
  const values = (u: Float64Array): number => Math.exp(u[0] * u[1]) - u[2] * u[0];
  const points = morrisPoints(design({ trajectories }));
  const effects = Array.from({ length: trajectories }, (_, trajectory) => {
    const path = points.slice(4 * trajectory, 4 * trajectory + 4);
    const step = path.findIndex((point, i) => i > 0 && point[0] !== path[i - 1][0]);
    return (values(path[step]) - values(path[step - 1])) / (path[step][0] - path[step - 1][0]);
  });
  const [{ mean, size, spread }] = analyse({ trajectories }, values);
  // t at 0.975 with 9 degrees of freedom, as tables print it.
  for (const [estimate, sample] of [
    [mean, effects],
    [size, effects.map(Math.abs)],
  ] as const) {
    const half = 2.2621571628 * Math.sqrt(varianceOf(sample) / trajectories);
    expect(estimate.value).toBeCloseTo(meanOf(sample), 12);
    expect(estimate.high).toBeCloseTo(meanOf(sample) + half, 8);
    expect(estimate.low).toBeCloseTo(estimate === size ? Math.max(0, meanOf(sample) - half) : meanOf(sample) - half, 8);
  }
  expect(spread).toBeCloseTo(Math.sqrt(varianceOf(effects)), 12);
  // With one degree of freedom intervals are wide: μ may be on either side of 0, μ* may not.
  const [few] = analyse({ trajectories: 2 }, values);
  expect(few.mean.low).toBeLessThan(0);
  expect(few.size).toMatchObject({ low: 0 });
});

test('of 500 analyses of 10 trajectories, 95 % of the intervals hold the truth', () => {
  const f = (u: Float64Array): number => u[0] * (u[1] - 0.4) + u[1] * u[2];
  // The effect of u is v − 0.4, that of v is u + w, that of w is v, each factor even over 0, 1/3, 2/3, 1.
  const truths = [
    { mean: 0.1, size: meanOf([0.4, 0.4 - 1 / 3, 2 / 3 - 0.4, 0.6]) },
    { mean: 1, size: 1 },
    { mean: 0.5, size: 0.5 },
  ];
  const analyses = Array.from({ length: 500 }, (_, i) => analyse({ trajectories: 10, seed: `coverage ${i}` }, f));
  truths.forEach((truth, factor) => {
    for (const what of ['mean', 'size'] as const) {
      const held = analyses.filter((found) => {
        const { low, high } = found[factor][what];
        return (low as number) <= truth[what] && truth[what] <= (high as number);
      });
      expect(held.length / 500, `${what} of factor ${factor}`).toBeGreaterThan(0.92);
      expect(held.length / 500, `${what} of factor ${factor}`).toBeLessThan(0.98);
    }
    const values = analyses.map((found) => found[factor].mean.value as number);
    expectUnsurprising(surpriseOfSampleMean(values, truth.mean), `μ of factor ${factor}`);
  });
});

describe('what is drawn is even', () => {
  const LEVELS = 6;
  const keys = ['a', 'b', 'c'];
  const trajectories = 6000;
  const points = morrisPoints({ keys, seed: 'even', trajectories, levels: LEVELS });
  const path = (trajectory: number): Float64Array[] => points.slice(4 * trajectory, 4 * trajectory + 4);
  const expectEven = (counts: ReadonlyMap<string, number>, cells: number): void => {
    expect(counts.size).toBe(cells);
    for (const [cell, count] of counts) {
      const spread = Math.sqrt((trajectories / cells) * (1 - 1 / cells));
      expectUnsurprising((count - trajectories / cells) / spread, cell);
    }
  };
  const count = (of: (path: Float64Array[]) => string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (let trajectory = 0; trajectory < trajectories; trajectory++) {
      const cell = of(path(trajectory));
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    return counts;
  };

  test('levels at the start, which settle levels and direction of a move', () => {
    keys.forEach((_, i) =>
      expectEven(
        count((steps) => String(Math.round(steps[0][i] * (LEVELS - 1)))),
        LEVELS,
      ),
    );
  });

  test('orders of the factors', () => {
    const order = (steps: Float64Array[]): string =>
      steps
        .slice(1)
        .map((point, i) => keys[point.findIndex((place, factor) => place !== steps[i][factor])])
        .join('');
    expectEven(count(order), 6);
  });

  test('the level of one factor while another moves', () => {
    const levelOfB = (steps: Float64Array[]): string => {
      const step = steps.findIndex((point, i) => i > 0 && point[0] !== steps[i - 1][0]);
      return String(Math.round(steps[step][1] * (LEVELS - 1)));
    };
    expectEven(count(levelOfB), LEVELS);
  });
});

describe('what cannot be told', () => {
  test('an effect with a null at either end is left out, and counted', () => {
    const points = morrisPoints(design());
    const values: (number | null)[] = points.map((u) => u[0] + u[1] * u[2]);
    const full = morrisEffects(design(), values);
    // The second point of the first trajectory stands between two moves, the last one after one.
    values[1] = null;
    values[7] = null;
    const holed = morrisEffects(design(), values);
    expect(full.map(({ effects, leftOut }) => [effects, leftOut])).toEqual(Array(3).fill([20, 0]));
    expect(holed.reduce((sum, { leftOut }) => sum + leftOut, 0)).toBe(3);
    for (const { effects, leftOut } of holed) expect(effects + leftOut).toBe(20);
  });

  test('no effects, one effect', () => {
    const nothing = { value: null, low: null, high: null };
    for (const found of analyse({ trajectories: 3 }, () => null)) {
      expect(found).toMatchObject({ mean: nothing, size: nothing, spread: null, effects: 0, leftOut: 3 });
    }
    for (const found of analyse({ trajectories: 1, levels: 2 }, (u) => -2 * (u[0] + u[1] + u[2]))) {
      expect(found.mean).toEqual({ value: -2, low: null, high: null });
      expect(found.size).toEqual({ value: 2, low: null, high: null });
      expect(found).toMatchObject({ spread: null, effects: 1, leftOut: 0 });
    }
  });

  test('values that do not fit, and designs that are none', () => {
    expect(() => morrisEffects(design(), [1, 2])).toThrow('Got 2 values for 80 points.');
    expect(() => morrisEffects(design({ trajectories: 1 }), [1, 2, Infinity, 4])).toThrow('Got Infinity as value 2');
    for (const levels of [0, 3, 1, 2.5, NaN]) expect(() => morrisPoints(design({ levels }))).toThrow(RangeError);
    for (const trajectories of [0, 1.5]) expect(() => morrisPoints(design({ trajectories }))).toThrow(RangeError);
    expect(() => morrisPoints(design({ keys: ['a', 'a'] }))).toThrow('Got the factor "a" twice.');
  });
});
