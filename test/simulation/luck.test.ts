/**
 * The theory of the generator: known answers, and statistics that are known exactly for independent uniform words. Seeds
 * are fixed, so a test that passes once passes always; the bound of SIGMAS standard errors says how surprising a failure
 * would have been (about 1 in 150,000 a figure). bench/luck.ts feeds the same orders to batteries of tests.
 */
import { describe, expect, test } from 'vitest';
import { exponential, normal, uniform } from '../../src/simulation/math.ts';
import { BUYER_KEY, ELSEWHERE_KEY, groupKey, PURPOSE, SERIES } from '../../src/simulation/addresses.ts';
import { Kernel, type LifeAddress } from '../../src/simulation/kernel.ts';
import { Luck } from '../../src/simulation/random.ts';

const SIGMAS = 4.5;
const WORDS = 1 << 17;

/** Draws the words of one address after another. */
type Order = (draw: number, luck: Luck) => void;

const at = (luck: Luck, name: string, purpose: number, series: number, occurrence: number): void => {
  luck.keyForLivesOf(name);
  luck.draw(luck.first, luck.second, purpose, series, occurrence);
};

const ORDERS: readonly (readonly [name: string, order: Order])[] = [
  [
    'neighbouring buyers',
    (draw, luck) => {
      luck.turnTo(draw, 0);
      at(luck, 'e-mail-1', PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
    },
  ],
  [
    'buyers around the middle of a billion',
    (draw, luck) => {
      luck.turnTo(500_000_000 + draw, 0);
      at(luck, 'e-mail-1', PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
    },
  ],
  [
    'purposes',
    (draw, luck) => {
      luck.turnTo(draw >> 5, 0);
      at(luck, 'e-mail-1', draw & 31, SERIES.PUSH, 0);
    },
  ],
  [
    'touchpoints',
    (draw, luck) => {
      luck.turnTo(draw >> 6, 0);
      at(luck, `e-mail-${draw & 63}`, PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
    },
  ],
  [
    'occurrences',
    (draw, luck) => {
      luck.turnTo(7, 0);
      at(luck, 'e-mail-1', PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, draw);
    },
  ],
  [
    'series',
    (draw, luck) => {
      luck.turnTo(7, 0);
      at(luck, 'e-mail-1', PURPOSE.NOTICE_ENGAGE, draw & 3, draw >> 2);
    },
  ],
  [
    'lineages',
    (draw, luck) => {
      luck.turnTo(7, draw);
      at(luck, 'e-mail-1', PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
    },
  ],
];

const sample = (order: Order): { first: Uint32Array; second: Uint32Array } => {
  const luck = new Luck('the theory of luck');
  const first = new Uint32Array(WORDS);
  const second = new Uint32Array(WORDS);
  for (let draw = 0; draw < WORDS; draw++) {
    order(draw, luck);
    first[draw] = luck.first;
    second[draw] = luck.second;
  }
  return { first, second };
};

/** How many standard errors counts lie from equal expectations: (χ² − df)/√(2 df). */
function surpriseOfCounts(counts: Uint32Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

/** The same for a mean, given the mean and the variance that theory asks for. */
function surpriseOfMean(values: ArrayLike<number>, mean: number, variance: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return (sum / values.length - mean) / Math.sqrt(variance / values.length);
}

/** The same for the correlation of two series of uniforms, of which the second starts `lag` later. */
function surpriseOfCorrelation(one: Uint32Array, other: Uint32Array, lag: number): number {
  const products = new Float64Array(one.length - lag);
  for (let i = 0; i < products.length; i++) products[i] = (uniform(one[i]) - 0.5) * (uniform(other[i + lag]) - 0.5);
  return surpriseOfMean(products, 0, 1 / 144);
}

const expectUnsurprising = (surprise: number, what: string): void => {
  expect(Math.abs(surprise), `${what}: ${surprise.toFixed(2)} standard errors`).toBeLessThan(SIGMAS);
};

describe('the block function that keys come from', () => {
  // Random123, tests/kat_vectors, lines "threefry2x32 20": zeros, ones, digits of π.
  test.each([
    { counter: [0, 0], key: [0, 0], words: [0x6b200159, 0x99ba4efe] },
    { counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], words: [0x1cb996fc, 0xbb002be7] },
    { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], words: [0xc4923a9c, 0x483df7a0] },
  ])('is Threefry-2x32-20: $counter under $key', ({ counter, key, words }) => {
    const luck = new Luck('any');
    luck.block(key[0], key[1], counter[0], counter[1]);
    expect([luck.first >>> 0, luck.second >>> 0]).toEqual(words);
  });

  test('turning over any one bit of the address turns over half of the bits drawn', () => {
    const rounds = 256;
    const luck = new Luck('avalanche');
    for (let bit = 0; bit < 128; bit++) {
      let turned = 0;
      for (let round = 0; round < rounds; round++) {
        luck.keyOf(`round ${round}`);
        const address: [number, number, number, number] = [luck.first, luck.second, round, round << 24];
        luck.block(...address);
        const [first, second] = [luck.first, luck.second];
        address[bit >> 5] ^= 1 << (bit & 31);
        luck.block(...address);
        turned += bitsOf(first ^ luck.first) + bitsOf(second ^ luck.second);
      }
      const all = 64 * rounds;
      expectUnsurprising((turned - all / 2) / (Math.sqrt(all) / 2), `bit ${bit}`);
    }
  });
});

/** Squares as its paper has it, in whole numbers of any size. */
function squares(counter: bigint, key: bigint): bigint {
  const cut = (x: bigint): bigint => BigInt.asUintN(64, x);
  const turned = (x: bigint): bigint => cut((x >> 32n) | (x << 32n));
  const y = cut(counter * key);
  const z = cut(y + key);
  const third = [y, z, y].reduce((x, added) => turned(cut(x * x + added)), y);
  const fourth = cut(third * third + z);
  const fifth = turned(fourth);
  return fourth ^ (cut(fifth * fifth + y) >> 32n);
}

describe('what lives draw', () => {
  const unsigned = (word: number): bigint => BigInt(word >>> 0);
  const drawAt = (address: LifeAddress): [first: number, second: number] => {
    const [key0, key1, buyer, lineage, ...rest] = address;
    const luck = new Luck('any');
    luck.turnTo(buyer, lineage);
    luck.draw(key0, key1, ...rest);
    return [luck.first, luck.second];
  };
  const someAddress = (n: number): LifeAddress => {
    const luck = new Luck('addresses');
    luck.keyForLivesOf(`touchpoint ${n}`);
    const [key0, key1] = [luck.first, luck.second];
    luck.block(key0, key1, n, 0);
    return [key0, key1, luck.first, n % 3 === 0 ? luck.second : 0, n & 31, n & 3, (luck.second >>> 8) & 0xffffff];
  };

  // The first numbers of 32 bits under this key in the tests of the crate squares-rnd 3.2.0, an implementation by others.
  test('is Squares: its numbers of 32 bits are the second words', () => {
    const [key0, key1] = [0x19f6537d, 0x5d8491e2];
    const known = [3352654702, 4074910648, 2177904447, 3591997784, 309172526, 14118540, 1376456388, 1817611776];
    expect(known.map((_, buyer) => drawAt([key0, key1, buyer, 0, 0, 0, 0])[1] >>> 0)).toEqual(known);
  });

  test('is Squares: its numbers of 64 bits, at counters of purpose, series, occurrence and buyer', () => {
    for (let n = 0; n < 500; n++) {
      const address = someAddress(n);
      const [key0, key1, buyer, lineage, purpose, series, occurrence] = address;
      const upper = unsigned((purpose << 26) | (series << 24) | occurrence) + unsigned(lineage);
      const drawn = squares((upper << 32n) | unsigned(buyer), (unsigned(key1) << 32n) | unsigned(key0) | 1n);
      const [first, second] = drawAt(address);
      expect((unsigned(second) << 32n) | unsigned(first)).toBe(drawn);
    }
  });

  test('a word that is drawn alone is the second one', () => {
    const { call } = new Kernel();
    for (let n = 0; n < 500; n++) expect(call.drawWord(...someAddress(n))).toBe(drawAt(someAddress(n))[1]);
  });

  test('keys have about as many ones as zeros', () => {
    const luck = new Luck('keys');
    for (let n = 0; n < 2_000; n++) {
      luck.keyForLivesOf(`touchpoint ${n}`);
      for (const word of [luck.first, luck.second]) {
        for (const half of [word & 0xffff, word >>> 16]) {
          expect(bitsOf(half)).toBeGreaterThanOrEqual(4);
          expect(bitsOf(half)).toBeLessThanOrEqual(12);
        }
      }
    }
  });

  // By part of the address: its bits, but for the one that all keys have.
  test.each([
    ['key', 0, 1, 32],
    ['key', 1, 0, 32],
    ['buyer', 2, 0, 32],
    ['lineage', 3, 0, 32],
    ['purpose', 4, 0, 6],
    ['series', 5, 0, 2],
    ['occurrence', 6, 0, 24],
  ] as const)('turning over any one bit of the %s (%i) turns over half of the bits drawn', (what, part, from, to) => {
    const rounds = 512;
    for (let bit = from; bit < to; bit++) {
      let turned = 0;
      for (let round = 0; round < rounds; round++) {
        const address = someAddress(round);
        // As small as they are in runs.
        address[2] = round;
        address[6] &= 31;
        const before = drawAt(address);
        address[part] ^= 1 << bit;
        const after = drawAt(address);
        turned += bitsOf(before[0] ^ after[0]) + bitsOf(before[1] ^ after[1]);
      }
      const all = 64 * rounds;
      expectUnsurprising((turned - all / 2) / (Math.sqrt(all) / 2), `${what}, bit ${bit}`);
    }
  });
});

const bitsOf = (word: number): number => {
  let bits = 0;
  for (let rest = word >>> 0; rest !== 0; rest &= rest - 1) bits++;
  return bits;
};

describe.each(ORDERS)('along %s', (_name, order) => {
  const { first, second } = sample(order);
  const words = [
    ['first', first],
    ['second', second],
  ] as const;

  test.each(words)('the %s words are uniform', (_which, drawn) => {
    for (const shift of [24, 12, 0]) {
      const counts = new Uint32Array(256);
      for (const word of drawn) counts[(word >>> shift) & 255]++;
      expectUnsurprising(surpriseOfCounts(counts), `bits ${shift} to ${shift + 7}`);
    }
    const uniforms = Float64Array.from(drawn, uniform);
    expectUnsurprising(surpriseOfMean(uniforms, 1 / 2, 1 / 12), 'mean');
    const squares = uniforms.map((value) => (value - 1 / 2) ** 2);
    expectUnsurprising(surpriseOfMean(squares, 1 / 12, 1 / 180), 'variance');
  });

  test.each(words)('every bit of the %s words is as often 0 as 1', (_which, drawn) => {
    for (let bit = 0; bit < 32; bit++) {
      const ones = Uint8Array.from(drawn, (word) => (word >>> bit) & 1);
      expectUnsurprising(surpriseOfMean(ones, 1 / 2, 1 / 4), `bit ${bit}`);
    }
  });

  test.each(words)('the %s words do not depend on their neighbours', (_which, drawn) => {
    for (const lag of [1, 2, 3, 4, 8, 16, 31, 32, 33, 64, 128]) {
      expectUnsurprising(surpriseOfCorrelation(drawn, drawn, lag), `correlation at distance ${lag}`);
    }
    const pairs = new Uint32Array(1 << 10);
    for (let i = 1; i < drawn.length; i++) pairs[((drawn[i - 1] >>> 27) << 5) | (drawn[i] >>> 27)]++;
    expectUnsurprising(surpriseOfCounts(pairs), 'pairs of neighbours');
  });

  test('the two words of one draw do not depend on each other', () => {
    for (const lag of [0, 1]) {
      expectUnsurprising(surpriseOfCorrelation(first, second, lag), `first with second, distance ${lag}`);
      expectUnsurprising(surpriseOfCorrelation(second, first, lag), `second with first, distance ${lag}`);
    }
    const pairs = new Uint32Array(1 << 10);
    for (let i = 0; i < first.length; i++) pairs[((first[i] >>> 27) << 5) | (second[i] >>> 27)]++;
    expectUnsurprising(surpriseOfCounts(pairs), 'pairs of words');
  });

  test('exponential and normal draws have their moments', () => {
    const waits = Float64Array.from(first, exponential);
    // E x^n = n!, so the variance of x^n is (2n)! − n!².
    expectUnsurprising(surpriseOfMean(waits, 1, 1), 'exponential: mean');
    expectUnsurprising(
      surpriseOfMean(
        waits.map((x) => x ** 2),
        2,
        20,
      ),
      'exponential: second moment',
    );
    for (const days of [0.1, 1, 3, 6]) {
      const share = Math.exp(-days);
      const longer = Float64Array.from(waits, (wait) => (wait > days ? 1 : 0));
      expectUnsurprising(surpriseOfMean(longer, share, share * (1 - share)), `exponential: beyond ${days}`);
    }

    const z = Float64Array.from(second, normal);
    // E z², z⁴, z⁶, z⁸ = 1, 3, 15, 105, so the variances of z, z², z³, z⁴ are 1, 2, 15, 96.
    const moments: readonly [power: number, mean: number, variance: number][] = [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ];
    for (const [power, mean, variance] of moments) {
      expectUnsurprising(
        surpriseOfMean(
          z.map((x) => x ** power),
          mean,
          variance,
        ),
        `normal: moment ${power}`,
      );
    }
    const tails: readonly [threshold: number, share: number][] = [
      [1.2815515655446004, 0.1],
      [1.959963984540054, 0.025],
      [3.090232306167813, 0.001],
    ];
    for (const [threshold, share] of tails) {
      const above = z.map((x) => (x > threshold ? 1 : 0));
      const below = z.map((x) => (x < -threshold ? 1 : 0));
      expectUnsurprising(surpriseOfMean(above, share, share * (1 - share)), `normal: above ${threshold}`);
      expectUnsurprising(surpriseOfMean(below, share, share * (1 - share)), `normal: below −${threshold}`);
    }
  });
});

describe('addresses', () => {
  const drawOf = (luck: Luck, ...[name, purpose, series, occurrence]: [string, number, number, number]): string => {
    at(luck, name, purpose, series, occurrence);
    return `${luck.first} ${luck.second}`;
  };

  test('a draw does not depend on what was drawn before', () => {
    const luck = new Luck('order');
    luck.turnTo(12, 0);
    const alone = drawOf(luck, 'webinar', PURPOSE.ACT_REBUY, SERIES.VISIT, 3);
    for (let draw = 0; draw < 100; draw++) {
      luck.turnTo(draw, draw % 3);
      drawOf(luck, 'site', draw & 31, draw & 3, draw);
    }
    luck.turnTo(12, 0);
    expect(drawOf(luck, 'webinar', PURPOSE.ACT_REBUY, SERIES.VISIT, 3)).toBe(alone);
    const another = new Luck('order');
    another.turnTo(12, 0);
    expect(drawOf(another, 'webinar', PURPOSE.ACT_REBUY, SERIES.VISIT, 3)).toBe(alone);
  });

  test('no two addresses of a buyer are one', () => {
    const luck = new Luck('one address each');
    luck.turnTo(3, 0);
    const seen = new Set<string>();
    const names = ['a', 'aa', 'a-a', 'site', BUYER_KEY, ELSEWHERE_KEY, groupKey('a'), groupKey('site')];
    const occurrences = [0, 1, 2, 9_999, 10_000, (1 << 24) - 1];
    for (const name of names) {
      for (let purpose = 0; purpose < 32; purpose++) {
        for (let series = SERIES.PUSH; series <= SERIES.BUYER; series++) {
          for (const occurrence of occurrences) seen.add(drawOf(luck, name, purpose, series, occurrence));
        }
      }
    }
    expect(seen.size).toBe(names.length * 32 * 4 * occurrences.length);
  });

  test('purposes do not overlap', () => {
    const from = Object.values(PURPOSE).sort((a, b) => a - b);
    expect(new Set(from).size).toBe(from.length);
    // Traits take five numbers, the two purposes of potholes one for each of the seven kinds.
    expect(PURPOSE.TRAITS + 5).toBeLessThanOrEqual(PURPOSE.POTHOLE);
    expect(PURPOSE.POTHOLE + 7).toBeLessThanOrEqual(PURPOSE.GIVE_UP);
    expect(PURPOSE.GIVE_UP + 7).toBeLessThanOrEqual(64);
  });

  test('a key is a text of its own: thousands of names, no key twice', () => {
    const luck = new Luck('names');
    const seen = new Set<string>();
    for (let i = 0; i < 10_000; i++) {
      luck.keyOf(`touchpoint-${i}`);
      seen.add(`${luck.first} ${luck.second}`);
    }
    expect(seen.size).toBe(10_000);
  });
});

describe('seeds', () => {
  const wordsOf = (seed: string): string => {
    const luck = new Luck(seed);
    luck.turnTo(0, 0);
    at(luck, 'e-mail-1', PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
    return `${luck.first} ${luck.second}`;
  };

  test('the same text gives the same luck, the empty one too', () => {
    for (const seed of ['', '1', 'spring', 'größer', '日本', '😀']) expect(wordsOf(seed)).toBe(wordsOf(seed));
  });

  // seedrandom by itself takes each of these groups for one seed: it repeats short keys and keeps the low byte of a character.
  test.each([
    ['repeated', ['1', '11', '111', '1111']],
    ['repeated words', ['12', '1212', '121212']],
    ['characters that share their low byte', ['é', 'ǩ', '˩']],
    ['empty and zero bytes', ['', '\u0000', '\u0000\u0000']],
  ])('different texts give different luck: %s', (_what, seeds) => {
    expect(new Set(seeds.map(wordsOf)).size).toBe(seeds.length);
  });

  test('the runs of neighbouring seeds have nothing in common', () => {
    const drawn = new Uint32Array(1 << 15);
    for (let i = 0; i < drawn.length; i++) {
      const luck = new Luck(String(i));
      at(luck, 'e-mail-1', PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, 0);
      drawn[i] = luck.first;
    }
    expectUnsurprising(surpriseOfMean(Float64Array.from(drawn, uniform), 1 / 2, 1 / 12), 'mean');
    for (const lag of [1, 2, 10, 100]) expectUnsurprising(surpriseOfCorrelation(drawn, drawn, lag), `distance ${lag}`);
    const counts = new Uint32Array(256);
    for (const word of drawn) counts[word >>> 24]++;
    expectUnsurprising(surpriseOfCounts(counts), 'top byte');
  });
});
