/** Tallies add up to the last digit, however a run is cut up and put together again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/simulation/plan.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { Tally } from '../../../src/simulation/tally.ts';
import { cases } from '../arbitrary.ts';
import { changed, designOf, example, law, planOf, planOfCase } from '../support.ts';

const BUYERS = 60;

const bytes = (tally: Tally): Buffer => Buffer.from(tally.buffer);
/** Compares bytes in one go: a list of a hundred thousand numbers is slow to walk. */
const expectSame = (one: Tally, other: Tally): void => {
  expect(bytes(one).equals(bytes(other))).toBe(true);
};

function sumOf(plan: Plan, tallies: readonly Tally[]): Tally {
  const sum = Tally.create(plan);
  for (const tally of tallies) sum.merge(tally);
  return sum;
}

const cuts = fc.array(fc.integer({ min: 0, max: BUYERS }), { maxLength: 6 });

test(
  'any chunks in any order give the run',
  law(
    120,
    cases.chain((one) =>
      fc.record({
        one: fc.constant(one),
        cuts,
        shuffle: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      }),
    ),
    ({ one, cuts: inner, shuffle }) => {
      const plan = planOfCase(one);
      const whole = simulate(plan, one.seed, 0, BUYERS);
      const ends = [0, ...inner, BUYERS].sort((a, b) => a - b);
      const chunks = ends
        .slice(1)
        .map((to, index) => ({ range: [ends[index], to], place: shuffle.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ range: [from, to] }) => simulate(plan, one.seed, from, to));
      const merged = sumOf(plan, chunks);
      expect(merged.buyers).toBe(BUYERS);
      expectSame(merged, whole);
      expect(summarize(plan, merged)).toEqual(summarize(plan, whole));
    },
  ),
);

test(
  'merging is associative and commutative, and nothing added changes nothing',
  law(80, cases, (one) => {
    const plan = planOfCase(one);
    const [a, b, c] = [0, 1, 2].map((third) => simulate(plan, one.seed, third * 20, (third + 1) * 20));
    const first = sumOf(plan, [sumOf(plan, [a, b]), c]);
    expectSame(first, sumOf(plan, [a, sumOf(plan, [b, c])]));
    expectSame(first, sumOf(plan, [c, b, a]));
    expectSame(a, sumOf(plan, [Tally.create(plan), a, simulate(plan, one.seed, 7, 7)]));
  }),
);

test(
  'a tally comes back from its bytes',
  law(80, cases, (one) => {
    const plan = planOfCase(one);
    const tally = simulate(plan, one.seed, 0, 30);
    const back = Tally.from(tally.buffer);
    expectSame(back, tally);
    expect(back.buyers).toBe(30);
    expect(summarize(plan, back)).toEqual(summarize(plan, tally));
    back.merge(simulate(plan, one.seed, 30, BUYERS));
    expectSame(back, simulate(plan, one.seed, 0, BUYERS));
  }),
);

/** Sums by whole numbers of any size. */
const exactSum = (tallies: readonly Tally[]): bigint[] =>
  Array.from(tallies[0].counts, (_, at) => tallies.reduce((sum, tally) => sum + BigInt(tally.counts[at]), 0n));

const expectExact = (plan: Plan, parts: readonly Tally[]): void => {
  const merged = sumOf(plan, parts).counts;
  exactSum(parts).forEach((sum, at) => {
    // Looked at one by one, so that expecting a hundred thousand of them does not take seconds.
    if (BigInt(merged[at]) !== sum) expect(BigInt(merged[at]), `count ${at}`).toBe(sum);
  });
};

describe('sums are exact', () => {
  test('when every buyer is pressed ten thousand times', () => {
    const plan = planOf(
      designOf({
        personas: [{ traits: { sensitivity: 0.95, needDays: null, curiosityPerDay: 0 } }],
        touchpoints: [{ push: { perDay: 24 }, ask: 1, noticeRate: 0.999, engageRate: 0.01 }],
      }),
      { horizonDays: 500, disorder: 10 },
      { quitPressured: 0, noticeFatigue: 0 },
    );
    expectExact(
      plan,
      Array.from({ length: 24 }, (_, n) => simulate(plan, 'hard', n, n + 1)),
    );
  });

  // A double holds whole numbers up to 2^53; a run has at most a billion buyers.
  test.each(['b2b-webinar', 'shoe-retailer', 'coaching-community'])(
    'at a billion buyers of %s, pushed hard',
    (name) => {
      const { design, scenarios } = example(name);
      for (const scenario of scenarios) {
        const plan = planOf(changed(design, ...scenario.changes), { ...scenario.environment, disorder: 2 });
        const buyers = 2_000;
        const largest = simulate(plan, 'many', 0, buyers).counts.reduce((most, count) =>
          Math.max(most, Math.abs(count)),
        );
        expect((largest / buyers) * 1e9, scenario.name).toBeLessThan(2 ** 53);
      }
    },
  );
});

describe('bytes that are no tally', () => {
  const plan = planOf(designOf({ touchpoints: [{ push: { days: [1] } }] }), { horizonDays: 5 });
  const spoilt = (spoil: (bytes: Float64Array) => void): ArrayBuffer => {
    const buffer = simulate(plan, 'x', 0, 3).buffer;
    spoil(new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8)));
    return buffer;
  };

  test('are refused: none, too few, others', () => {
    expect(() => Tally.from(new ArrayBuffer(0))).toThrow(new RangeError('Got 0 bytes, which is no tally.'));
    expect(() => Tally.from(new ArrayBuffer(40))).toThrow('Got 40 bytes, which is no tally.');
    expect(() => Tally.from(new ArrayBuffer(4096))).toThrow(new RangeError('Got bytes that are no tally.'));
  });

  test('are refused by their version', () => {
    for (const version of [0, 3])
      expect(() => Tally.from(spoilt((words) => (words[1] = version)))).toThrow(
        new RangeError(`Got tally v${version}, expected v1 to v2.`),
      );
  });

  test('of an older version are read, and not added to others', () => {
    const old = Tally.from(spoilt((words) => (words[1] = 1)));
    expect(Tally.from(old.buffer)).toEqual(old);
    expect(() => simulate(plan, 'x', 3, 4).merge(old)).toThrow(new RangeError('Got tally v1 to add to one of v2.'));
  });

  test('are refused when cut short, or when their sizes do not fit', () => {
    const { buffer } = simulate(plan, 'x', 0, 3);
    expect(() => Tally.from(buffer.slice(0, 400))).toThrow(
      /^Got a tally of \d+ counts in 400 bytes, expected \d+ counts/,
    );
    expect(() => Tally.from(buffer.slice(0, buffer.byteLength - 3))).toThrow(RangeError);
    for (const size of [2, 3, 4, 5])
      for (const wrong of [0, 7, -1, 1.5, 1e12, NaN, Infinity])
        expect(() => Tally.from(spoilt((words) => (words[size] = wrong))), `${size} is ${wrong}`).toThrow(RangeError);
  });

  test('of another plan do not merge', () => {
    const other = planOf(designOf({ touchpoints: [{ push: { days: [1] } }, {}] }), { horizonDays: 5 });
    expect(() => simulate(plan, 'x', 0, 3).merge(simulate(other, 'x', 0, 3))).toThrow(
      new RangeError('Got a tally of 2 touchpoints, 1 personas and 5 days, expected 1, 1 and 5.'),
    );
  });
});
