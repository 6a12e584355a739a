/** Sobol' indices against functions whose indices are known in closed form. */
import { describe, expect, test } from 'vitest';
import { LEAST_ROWS } from '../../../src/simulation/sensitivity/bootstrap.ts';
import { sobolIndices, sobolPoints, type SobolIndices } from '../../../src/simulation/sensitivity/sobol.ts';
import type { Estimate } from '../../../src/simulation/summary.ts';
import { meanOf } from '../statistics.ts';

interface Known {
  readonly f: (u: Float64Array) => number;
  readonly variance: number;
  /** S and S_T of each factor. */
  readonly indices: readonly (readonly [first: number, total: number])[];
}

/**
 * sin x + a·sin² y + b·z⁴·sin x over (−π, π)³, a = 7, b = 0.1. Ishigami & Homma 1990, "An importance quantification
 * technique in uncertainty analysis for computer models", ISUMA '90.
 */
function ishigami(): Known {
  const [a, b] = [7, 0.1];
  const x = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
  const y = a ** 2 / 8;
  const xz = (8 * b ** 2 * Math.PI ** 8) / 225;
  const variance = x + y + xz;
  return {
    f: (u) => {
      const [first, second, third] = u.map((place) => Math.PI * (2 * place - 1));
      return Math.sin(first) + a * Math.sin(second) ** 2 + b * third ** 4 * Math.sin(first);
    },
    variance,
    indices: [
      [x / variance, (x + xz) / variance],
      [y / variance, y / variance],
      [0, xz / variance],
    ],
  };
}

/** Σ c·u: S = S_T = c²/Σc². */
function linear(coefficients: readonly number[]): Known {
  const sum = coefficients.reduce((squares, c) => squares + c * c, 0);
  return {
    f: (u) => coefficients.reduce((value, c, i) => value + c * u[i], 0),
    variance: sum / 12,
    indices: coefficients.map((c) => [(c * c) / sum, (c * c) / sum]),
  };
}

/**
 * Sobol's G: Π (|4u − 2| + a)/(1 + a), V of factor i alone 1/(3(1 + a)²). Saltelli & Sobol' 1995, "About the use of rank
 * transformation in sensitivity analysis of model output", Reliability Engineering & System Safety 50.
 */
function gFunction(a: readonly number[]): Known {
  const alone = a.map((each) => 1 / (3 * (1 + each) ** 2));
  const product = alone.reduce((all, v) => all * (1 + v), 1);
  const variance = product - 1;
  return {
    f: (u) => a.reduce((value, each, i) => (value * (Math.abs(4 * u[i] - 2) + each)) / (1 + each), 1),
    variance,
    indices: alone.map((v) => [v / variance, (v * (product / (1 + v))) / variance]),
  };
}

const KNOWN: [string, Known][] = [
  ['Ishigami', ishigami()],
  ['linear', linear([1, 2, 4])],
  ['G', gFunction([0, 1, 4.5, 9, 99, 99])],
];

function analyse({ f, indices }: Known, seed: string, rows: number, resamples = 1000): SobolIndices {
  const design = { keys: indices.map((_, i) => `factor-${i}`), seed, rows };
  return sobolIndices(design, sobolPoints(design).map(f), { resamples });
}

/** Each estimate of an analysis with what is true. */
const pairs = (known: Known, { indices }: SobolIndices): [Estimate, number][] =>
  indices.flatMap(({ first, total }, i): [Estimate, number][] => [
    [first, known.indices[i][0]],
    [total, known.indices[i][1]],
  ]);

test('Ishigami: the indices as published', () => {
  const rounded = ishigami().indices.map((pair) => pair.map((share) => Math.round(share * 1e4) / 1e4));
  expect(rounded).toEqual([
    [0.3139, 0.5576],
    [0.4424, 0.4424],
    [0, 0.2437],
  ]);
});

describe.each(KNOWN)('%s', (_name, known) => {
  test('4,096 rows come near, as near as their intervals say', () => {
    const found = analyse(known, 'theory', 4096);
    expect(found).toMatchObject({ rows: 4096, leftOut: 0 });
    expect(Math.abs((found.variance as number) / known.variance - 1)).toBeLessThan(0.05);
    for (const [{ value, low, high }, truth] of pairs(known, found)) {
      const half = ((high as number) - (low as number)) / 2;
      expect(half).toBeLessThan(0.06);
      // Half a width is nearly 2 standard errors.
      expect(Math.abs((value as number) - truth)).toBeLessThan(2 * half + 1e-12);
      expect(value).toBeGreaterThan(low as number);
      expect(value).toBeLessThan(high as number);
    }
  });

  test('of 200 analyses of 256 rows, 95 % of the intervals hold the truth', () => {
    const analyses = Array.from({ length: 200 }, (_, i) => pairs(known, analyse(known, `coverage ${i}`, 256, 400)));
    known.indices.flat().forEach((truth, which) => {
      const held = analyses.filter((found) => {
        const { low, high } = found[which][0];
        return (low as number) <= truth && truth <= (high as number);
      });
      expect(held.length / 200, `index ${which}`).toBeGreaterThanOrEqual(0.88);
      expect(held.length / 200, `index ${which}`).toBeLessThanOrEqual(0.99);
    });
  });
});

test('the error falls with the root of the rows, and no index is off on average', () => {
  const known = ishigami();
  const errors = (rows: number): number[][] => {
    const analyses = Array.from({ length: 100 }, (_, i) => pairs(known, analyse(known, `error ${i}`, rows, 1)));
    return known.indices
      .flat()
      .map((truth, which) => analyses.map((found) => (found[which][0].value as number) - truth));
  };
  const few = errors(100);
  const many = errors(1600);
  const spread = (values: number[]): number => Math.sqrt(meanOf(values.map((value) => value * value)));
  for (let which = 0; which < few.length; which++) {
    expect(spread(few[which]) / spread(many[which])).toBeGreaterThan(3);
    expect(spread(few[which]) / spread(many[which])).toBeLessThan(5.3);
    expect(Math.abs(meanOf(many[which])) / (spread(many[which]) / 10)).toBeLessThan(4);
  }
});

describe('a large constant under small changes', () => {
  test('moves no index', () => {
    const known = ishigami();
    const plain = analyse(known, 'offset', 512);
    const lifted = analyse({ ...known, f: (u) => known.f(u) + 2 ** 20 }, 'offset', 512);
    pairs(known, lifted).forEach(([estimate], which) => {
      const other = pairs(known, plain)[which][0];
      for (const end of ['value', 'low', 'high'] as const) expect(estimate[end]).toBeCloseTo(other[end] as number, 7);
    });
  });
});

describe('what cannot be told', () => {
  const design = { keys: ['a', 'b'], seed: 'gaps', rows: 100 };
  const WIDTH = 4;
  const values = sobolPoints(design).map((u) => u[0] + u[0] * u[1]);

  test('a row with a null at any of its points is left out whole, and the others count', () => {
    const full = sobolIndices({ ...design, rows: 96 }, values.slice(0, 96 * WIDTH));
    const holes: (number | null)[] = [...values];
    for (const [row, place] of [
      [96, 0],
      [97, 1],
      [98, 2],
      [99, 3],
    ]) {
      holes[row * WIDTH + place] = null;
    }
    expect(sobolIndices(design, holes)).toEqual({ ...full, rows: 96, leftOut: 4 });
  });

  test('nothing to judge anywhere', () => {
    const nothing = { value: null, low: null, high: null };
    expect(
      sobolIndices(
        design,
        values.map(() => null),
      ),
    ).toEqual({
      variance: null,
      indices: design.keys.map((key) => ({ key, first: nothing, total: nothing })),
      rows: 0,
      leftOut: 100,
    });
  });

  // The sum of a hundred times 0.1 is not 10.
  test.each([0, 0.1, 1e9])('a model that is %d everywhere has no variance and no indices', (constant) => {
    const found = sobolIndices(
      design,
      values.map(() => constant),
    );
    expect(found.variance).toBe(0);
    for (const { first, total } of found.indices) {
      expect([first, total]).toEqual(Array(2).fill({ value: null, low: null, high: null }));
    }
  });

  test('few rows have an estimate and no interval', () => {
    for (const [rows, hasInterval] of [
      [2, false],
      [LEAST_ROWS - 1, false],
      [LEAST_ROWS, true],
    ] as const) {
      const found = sobolIndices({ ...design, rows }, values.slice(0, rows * WIDTH));
      for (const { first, total } of found.indices) {
        expect(first.value).not.toBeNull();
        expect([first.low !== null, total.high !== null]).toEqual([hasInterval, hasInterval]);
      }
    }
  });

  // Without that row the variance is 0, which rounding turns into less (1, 2) or more (3, 5).
  test.each([1, 2, 3, 5])('one row that differs, by %d, of a hundred is no ground for an interval', (difference) => {
    const [found] = sobolIndices(
      design,
      values.map((_, point) => (point === 0 ? difference : 0)),
    ).indices;
    expect(found.total.value).not.toBeNull();
    expect([found.first.low, found.total.high]).toEqual([null, null]);
  });

  test('values that do not fit, and designs that are none', () => {
    expect(() => sobolIndices(design, values.slice(1))).toThrow('Got 399 values for 400 points.');
    expect(() => sobolIndices(design, [NaN, ...values.slice(1)])).toThrow('Got NaN as value 0');
    expect(() => sobolPoints({ ...design, keys: [] })).toThrow('Got no factors');
    expect(() => sobolPoints({ ...design, keys: ['a', 'b', 'a'] })).toThrow('Got the factor "a" twice.');
    for (const rows of [0, 1.5, -1, NaN, 2 ** 31]) expect(() => sobolPoints({ ...design, rows })).toThrow(RangeError);
  });
});
