/** The difference of two shares of the same buyers, and intervals that hold together. */
import { describe, expect, test } from 'vitest';
import { normalQuantile, uniform } from '../../../src/simulation/math.ts';
import { pairedShares, sidak, zOf } from '../../../src/simulation/metrics/interval.ts';
import { Luck } from '../../../src/simulation/random.ts';
import { expectUnsurprising, surpriseOfShare } from '../statistics.ts';

const Z95 = zOf(0.95);

/** Chance that the interval holds the difference, won and lost being the chances of a buyer: by enumeration. */
function coverage(n: number, won: number, lost: number): number {
  const logFactorial = new Float64Array(n + 1);
  for (let i = 1; i <= n; i++) logFactorial[i] = logFactorial[i - 1] + Math.log(i);
  const chance = (w: number, l: number): number => {
    const same = n - w - l;
    const ways = logFactorial[n] - logFactorial[w] - logFactorial[l] - logFactorial[same];
    return Math.exp(ways + w * Math.log(won) + l * Math.log(lost) + same * Math.log(1 - won - lost));
  };
  let held = 0;
  for (let w = 0; w <= n; w++)
    for (let l = 0; w + l <= n; l++) {
      const { low, high } = pairedShares(w, l, n, Z95);
      if ((low as number) <= won - lost && won - lost <= (high as number)) held += chance(w, l);
    }
  return held;
}

describe('coverage of the interval of Bonett and Price, nominally 95 %', () => {
  test.each([
    [50, 0.2, 0.1],
    [50, 0.3, 0.3],
    [50, 0.5, 0.02],
    [200, 0.05, 0.02],
    [200, 0.1, 0.001],
    [500, 0.02, 0.02],
    [1000, 0.01, 0.002],
    [1000, 0.3, 0.25],
    [2000, 0.01, 0.008],
    [2000, 0.02, 0.00001],
  ])('of %d buyers, won with a chance of %d and lost with %d', (n, won, lost) => {
    const share = coverage(n, won, lost);
    expect(share).toBeGreaterThan(0.94);
    expect(share).toBeLessThan(0.975);
  });

  // The adjustment then covers more than it promises.
  test.each([
    [50, 0.01, 0.002],
    [50, 0.05, 0.02],
    [1000, 0.002, 0.001],
  ])('of %d buyers of whom hardly any differ: %d, %d', (n, won, lost) => {
    expect(coverage(n, won, lost)).toBeGreaterThan(0.98);
  });
});

describe('by hand', () => {
  // Counts of 26 and 4 of 48: the example of ci.prop.ps in the R package statpsych (Bonett).
  test('26 won and 4 lost of 48', () => {
    const { value, low, high } = pairedShares(26, 4, 48, Z95);
    expect(value).toBe(22 / 48);
    expect(low).toBeCloseTo(0.2548067, 7);
    expect(high).toBeCloseTo(0.6251933, 7);
  });

  // Airway hyper-responsiveness (Bentur and others 2009), in Fagerland, Lydersen & Laake 2014, Statistics in Medicine 33.
  test('1 won and 7 lost of 21', () => {
    const { value, low, high } = pairedShares(1, 7, 21, Z95);
    expect(value).toBeCloseTo(-0.286, 3);
    expect(low).toBeCloseTo(-0.508, 3);
    expect(high).toBeCloseTo(-0.013, 3);
  });

  test('baseline and challenger change places', () => {
    const { value, low, high } = pairedShares(7, 1, 21, Z95);
    const other = pairedShares(1, 7, 21, Z95);
    expect([value, low, high]).toEqual([other.value, other.high, other.low].map((end) => -(end as number)));
  });

  test('the ends stay within −1 and 1, and nobody means nothing', () => {
    expect(pairedShares(9, 0, 9, Z95)).toMatchObject({ value: 1, high: 1 });
    expect(pairedShares(0, 9, 9, Z95)).toMatchObject({ value: -1, low: -1 });
    expect(pairedShares(0, 0, 0, Z95)).toEqual({ value: null, low: null, high: null });
    const { value, low, high } = pairedShares(0, 0, 98, Z95);
    expect(value).toBe(0);
    expect(high).toBeCloseTo(Z95 * Math.sqrt(0.02 / 100), 12);
    expect(low).toBe(-(high as number));
  });
});

describe('Šidák', () => {
  test('by hand', () => {
    expect(sidak(0.95, 1)).toBe(0.95);
    expect(sidak(0.95, 2)).toBeCloseTo(0.9746794, 7);
    expect(1 - sidak(0.95, 11)).toBeCloseTo(0.0046522, 7);
  });

  /** Of normal estimates with a correlation, how often all three intervals hold. */
  const together = (correlation: number): number => {
    const luck = new Luck('together');
    const z = zOf(sidak(0.9, 3));
    const normal = (nth: number, run: number): number => {
      luck.block(nth, 0, run, 0);
      return normalQuantile(uniform(luck.first));
    };
    let held = 0;
    for (let run = 0; run < 20_000; run++) {
      const shared = Math.sqrt(correlation) * normal(0, run);
      const own = Math.sqrt(1 - correlation);
      if ([1, 2, 3].every((nth) => Math.abs(shared + own * normal(nth, run)) <= z)) held++;
    }
    return held;
  };

  test('independent ones hold together just as often as asked, correlated ones more often', () => {
    expectUnsurprising(surpriseOfShare(together(0), 20_000, 0.9), 'independent');
    expect(surpriseOfShare(together(0.6), 20_000, 0.9)).toBeGreaterThan(4.5);
  });
});
