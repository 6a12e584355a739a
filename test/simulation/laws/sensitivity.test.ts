/** What holds for every sensitivity analysis, whatever its factors, seed and model. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, SCALES, type Factor } from '../../../src/simulation/sensitivity/factor.ts';
import { morrisEffects, morrisPoints, type MorrisDesign } from '../../../src/simulation/sensitivity/morris.ts';
import { sobolIndices, sobolPoints, type SobolDesign } from '../../../src/simulation/sensitivity/sobol.ts';
import { tornadoTable } from '../../../src/simulation/sensitivity/tornado.ts';
import { number, share } from '../arbitrary.ts';
import { law } from '../support.ts';

const keys = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,4}(\.[a-zA-Z]{1,6})?$/), { minLength: 1, maxLength: 7 });
const seed = fc.string({ maxLength: 6 });
const morrisDesigns: fc.Arbitrary<MorrisDesign & { levels: number }> = fc.record({
  ...{ keys, seed, trajectories: fc.integer({ min: 1, max: 12 }) },
  levels: fc.integer({ min: 1, max: 6 }).map((half) => 2 * half),
});
const sobolDesigns: fc.Arbitrary<SobolDesign> = fc.record({ keys, seed, rows: fc.integer({ min: 1, max: 90 }) });

/** A model that knows its factors by key: bent, with interactions, and with nothing to judge in a corner now and then. */
const modelOf =
  (names: readonly string[], inert?: string) =>
  (u: Float64Array): number | null => {
    const known = names.map((key, i) => ({ key, place: u[i] })).filter(({ key }) => key !== inert);
    known.sort((one, other) => (one.key < other.key ? -1 : 1));
    const product = known.reduce((all, { key, place }) => all * (0.3 + key.length * place), 1);
    return product < 0.02 ? null : known.reduce((sum, { place }, i) => sum + (i + 1) * place ** 2, product);
  };
const RESAMPLES = { resamples: 20 };
const morrisOf = (design: MorrisDesign, inert?: string) =>
  morrisEffects(design, morrisPoints(design).map(modelOf(design.keys, inert)));
const sobolOf = (design: SobolDesign, inert?: string) =>
  sobolIndices(design, sobolPoints(design).map(modelOf(design.keys, inert)), RESAMPLES);

const withOrder = <Design extends { readonly keys: readonly string[] }>(designs: fc.Arbitrary<Design>) =>
  designs.chain((design) =>
    fc.record({
      design: fc.constant(design),
      order: fc.shuffledSubarray(
        design.keys.map((_, i) => i),
        { minLength: design.keys.length },
      ),
    }),
  );
const withFactor = <Design extends { readonly keys: readonly string[] }>(designs: fc.Arbitrary<Design>) =>
  designs.chain((design) => fc.record({ design: fc.constant(design), inert: fc.constantFrom(...design.keys) }));

describe('Morris', () => {
  test(
    'points lie on the grid, and each step moves one factor by Δ, each factor once',
    law(100, morrisDesigns, (design) => {
      const { levels } = design;
      const d = design.keys.length;
      const points = morrisPoints(design);
      expect(points.length).toBe(design.trajectories * (d + 1));
      for (const point of points) {
        expect(point.length).toBe(d);
        for (const place of point) expect(place).toBe(Math.round(place * (levels - 1)) / (levels - 1));
        expect(Math.min(...point)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...point)).toBeLessThanOrEqual(1);
      }
      for (let start = 0; start < points.length; start += d + 1) {
        const moved = Array.from({ length: d }, (_, step) => {
          const [before, after] = [points[start + step], points[start + step + 1]];
          const changes = [...after].map((place, i) => place - before[i]);
          const size = changes.reduce((sum, change) => sum + Math.abs(change), 0);
          expect(size).toBeCloseTo(levels / (2 * (levels - 1)), 12);
          expect(changes.filter((change) => change !== 0).length).toBe(1);
          return changes.findIndex((change) => change !== 0);
        });
        expect(new Set(moved).size).toBe(d);
      }
    }),
  );

  test(
    'a design begins with every smaller one, and another seed gives another',
    law(60, fc.tuple(morrisDesigns, fc.integer({ min: 1, max: 9 })), ([design, more]) => {
      const points = morrisPoints(design);
      const longer = morrisPoints({ ...design, trajectories: design.trajectories + more });
      expect(longer.slice(0, points.length)).toEqual(points);
      const many = { ...design, trajectories: 40 };
      expect(morrisPoints({ ...many, seed: `${design.seed} ` })).not.toEqual(morrisPoints(many));
    }),
  );

  test(
    'factors in another order are the same factors',
    law(60, withOrder(morrisDesigns), ({ design, order }) => {
      const found = morrisOf(design);
      const shuffled = morrisOf({ ...design, keys: order.map((i) => design.keys[i]) });
      expect(shuffled).toEqual(order.map((i) => found[i]));
    }),
  );

  test(
    'a factor that does nothing has no effect, to the last digit',
    law(60, withFactor(morrisDesigns), ({ design, inert }) => {
      for (const { key, mean, size, spread, effects } of morrisOf(design, inert)) {
        if (key === inert && effects > 1) {
          const none = { value: 0, low: 0, high: 0 };
          expect({ mean, size, spread }).toEqual({ mean: none, size: none, spread: 0 });
        }
        if (effects > 0) expect(size.value).toBeGreaterThanOrEqual(Math.abs(mean.value as number) - 1e-9);
        expect(effects).toBeLessThanOrEqual(design.trajectories);
      }
    }),
  );

  test(
    'twice the values, twice the effects; turned round, the same sizes',
    law(40, morrisDesigns, (design) => {
      const values = morrisPoints(design).map(modelOf(design.keys));
      const times = (factor: number) =>
        morrisEffects(
          design,
          values.map((value) => value && factor * value),
        );
      const [plain, twice, turned] = [times(1), times(2), times(-1)];
      plain.forEach(({ mean, size, spread }, i) => {
        if (mean.value === null || size.value === null) return;
        expect(twice[i].mean.value).toBe(2 * mean.value);
        expect(twice[i].size.high).toBe(size.high && 2 * size.high);
        expect(twice[i].spread).toBe(spread && 2 * spread);
        expect(turned[i].size).toEqual(size);
        expect(turned[i].mean.value).toBeCloseTo(-mean.value, 12);
      });
    }),
  );
});

describe('Sobol', () => {
  test(
    'points lie in the cube; each row is a, b, and a with one coordinate of b',
    law(60, sobolDesigns, (design) => {
      const d = design.keys.length;
      const points = sobolPoints(design);
      expect(points.length).toBe(design.rows * (d + 2));
      for (let start = 0; start < points.length; start += d + 2) {
        const [a, b, ...mixed] = points.slice(start, start + d + 2);
        for (const place of [...a, ...b]) {
          expect(place).toBeGreaterThan(0);
          expect(place).toBeLessThan(1);
        }
        expect(mixed).toEqual(design.keys.map((_, i) => a.with(i, b[i])));
      }
    }),
  );

  test(
    'a design begins with every smaller one, and another seed gives another',
    law(40, fc.tuple(sobolDesigns, fc.integer({ min: 1, max: 40 })), ([design, more]) => {
      const points = sobolPoints(design);
      expect(sobolPoints({ ...design, rows: design.rows + more }).slice(0, points.length)).toEqual(points);
      expect(sobolPoints({ ...design, seed: `${design.seed} ` })).not.toEqual(points);
    }),
  );

  test(
    'factors in another order are the same factors',
    law(40, withOrder(sobolDesigns), ({ design, order }) => {
      const found = sobolOf(design);
      const shuffled = sobolOf({ ...design, keys: order.map((i) => design.keys[i]) });
      expect(shuffled).toEqual({ ...found, indices: order.map((i) => found.indices[i]) });
    }),
  );

  test(
    'a factor that does nothing has indices of 0, to the last digit; totals are never below 0',
    law(40, withFactor(sobolDesigns), ({ design, inert }) => {
      const { indices, rows, leftOut, variance } = sobolOf(design, inert);
      expect(rows + leftOut).toBe(design.rows);
      for (const { key, first, total } of indices) {
        if (variance === null || variance === 0) {
          expect([first.value, total.value]).toEqual([null, null]);
          continue;
        }
        if (key === inert) {
          for (const end of ['value', 'low', 'high'] as const) {
            expect(first[end] ?? 0).toBe(0);
            expect(total[end] ?? 0).toBe(0);
          }
          expect([first.value, total.value]).toEqual([0, 0]);
        } else expect(total.value).toBeGreaterThanOrEqual(0);
      }
    }),
  );

  test(
    'other units of the metric leave every index as it is',
    law(30, sobolDesigns, (design) => {
      const values = sobolPoints(design).map(modelOf(design.keys));
      const { variance, ...found } = sobolIndices(design, values, RESAMPLES);
      const scaled = sobolIndices(
        design,
        values.map((value) => value && -4 * value),
        RESAMPLES,
      );
      expect(scaled).toEqual({ variance: variance && 16 * variance, ...found });
    }),
  );
});

/** A range that rises, within (0, 1) for LOGIT and above 0 for LOG. */
const factors: fc.Arbitrary<Factor> = fc
  .record({ scale: fc.constantFrom(...SCALES), a: number(0.001, 0.999), b: number(0.001, 0.999), size: number(1, 1e4) })
  .filter(({ a, b }) => a !== b)
  .map(({ scale, a, b, size }) => {
    const move = { LINEAR: (x: number) => size * (x - 0.5), LOG: (x: number) => size * x, LOGIT: (x: number) => x }[
      scale
    ];
    return { scale, low: move(Math.min(a, b)), high: move(Math.max(a, b)) };
  });

/** Places in the cube, those that rounding could take beyond its ends among them. */
const places = fc.oneof({ weight: 3, arbitrary: share }, fc.constantFrom(1e-300, 1e-17, 1 - 2 ** -53));

test(
  'a factor stands at its ends at 0 and 1, between them between, and never falls',
  law(300, fc.tuple(factors, places, places), ([factor, one, other]) => {
    expect(at(factor, 0)).toBe(factor.low);
    expect(at(factor, 1)).toBe(factor.high);
    const [below, above] = [at(factor, Math.min(one, other)), at(factor, Math.max(one, other))];
    expect(below).toBeGreaterThanOrEqual(factor.low);
    expect(above).toBeLessThanOrEqual(factor.high);
    expect(above - below).toBeGreaterThanOrEqual(-1e-13 * Math.abs(above));
    if (Math.abs(one - other) > 1e-6 && factor.high - factor.low > 1e-3) expect(above).toBeGreaterThan(below);
  }),
);

test(
  'a tornado table keeps its bars, in an order that does not depend on theirs',
  law(
    100,
    fc.tuple(fc.option(share), keys, fc.array(fc.tuple(fc.option(share), fc.option(share)), { minLength: 7 })),
    ([base, names, ends]) => {
      const difference = { value: null, low: null, high: null };
      const bars = names.map((key, i) => ({
        key,
        low: { value: ends[i][0], difference },
        high: { value: ends[i][1], difference },
      }));
      const table = tornadoTable(base, bars);
      expect(tornadoTable(base, [...bars].reverse())).toEqual(table);
      expect(table.map(({ key }) => key).sort()).toEqual([...names].sort());
      const swings = table.map(({ swing }) => swing ?? -1);
      expect(swings).toEqual([...swings].sort((one, other) => other - one));
    },
  ),
);
