/** Kernels that buyers live in: used again they are as new, they do not grow with lives, and they are asked by name. */
import { expect, test } from 'vitest';
import { Buyer, type Witness } from '../../../src/simulation/buyer.ts';
import { Kernel, shared } from '../../../src/simulation/kernel.ts';
import { Population } from '../../../src/simulation/run.ts';
import { Tally } from '../../../src/simulation/tally.ts';
import { cases } from '../arbitrary.ts';
import { example, law, planOf, planOfCase } from '../support.ts';

/** Follows lives, and keeps nothing of them. */
const NOBODY: Witness = { decided: () => {}, happened: () => {}, settled: () => {}, entered: () => {} };

const planned = (name: string, disorder: number) => planOf(example(name).design, { disorder });

test('a kernel that is used again is as new', () => {
  const plan = planned('b2b-webinar', 1);
  const fresh = new Population(plan, 'again').simulate(0, 500);
  for (const other of ['shoe-retailer', 'coaching-community', 'b2b-webinar']) {
    const before = new Population(planned(other, 2), 'other');
    before.simulate(0, 200);
    before[Symbol.dispose]();
    using population = new Population(plan, 'again');
    expect(new Uint8Array(population.simulate(0, 500).buffer)).toEqual(new Uint8Array(fresh.buffer));
  }
});

test('two kernels at a time do not know of each other', () => {
  const plan = planned('shoe-retailer', 1);
  using one = new Population(plan, 'one');
  using other = new Population(plan, 'other');
  const apart = [new Population(plan, 'one').simulate(0, 400), new Population(plan, 'other').simulate(0, 400)];
  const first = [one.simulate(0, 150), other.simulate(0, 170)];
  first[0].merge(one.simulate(150, 400));
  first[1].merge(other.simulate(170, 400));
  first.forEach((tally, index) => expect(new Uint8Array(tally.buffer)).toEqual(new Uint8Array(apart[index].buffer)));
});

test(
  'whether lives can be followed, and are, makes no difference to them',
  law(40, cases, (one) => {
    const plan = planOfCase(one);
    const bytesOf = (canBeFollowed: boolean, witness?: Witness): Uint8Array => {
      using buyer = new Buyer(plan, one.seed, { canBeFollowed });
      if (witness) buyer.witness = witness;
      for (let number = 0; number < 60; number++) {
        buyer.live(number);
        while (buyer.friendsWaiting > 0) buyer.liveAsFriend();
      }
      return new Uint8Array(buyer.take().buffer);
    };
    const alone = bytesOf(false);
    expect(bytesOf(true)).toEqual(alone);
    expect(bytesOf(true, NOBODY)).toEqual(alone);
  }),
);

test('things stand at the same places in kernels whose lives can be followed', () => {
  const { call } = new Kernel(true);
  const names = [
    ...(['plan', 'layout', 'touchpoints', 'touchpointBytes', 'buyer', 'recorder', 'friends', 'luck'] as const),
    ...(['traits', 'trace', 'followUpDelay', 'terms', 'marks'] as const),
  ];
  for (const name of names) expect(call[name](), name).toBe(shared.call[name]());
});

test('a witness is refused where nobody can follow', () => {
  using buyer = new Buyer(planned('shoe-retailer', 1), 'alone');
  expect(() => (buyer.witness = NOBODY)).toThrow('a buyer whom nobody can follow');
});

test('memory does not grow with lives', () => {
  using buyer = new Buyer(planned('coaching-community', 2), 'growth');
  buyer.simulate(0, 3_000);
  const before = buyer.bytes;
  buyer.simulate(3_000, 12_000);
  expect(buyer.bytes).toBe(before);
});

test('what the kernel does not have is refused by name', () => {
  const kernel = new Kernel();
  expect(() => kernel.write('Plan', kernel.call.plan(), { horizonDays: 90 })).toThrow(
    new RangeError('Got Plan.horizonDays, which the kernel does not have.'),
  );
});

test('a kernel that is given back twice is nobody else’s', () => {
  const gone = new Buyer(planned('shoe-retailer', 1), 'gone');
  gone[Symbol.dispose]();
  gone[Symbol.dispose]();
  using one = new Buyer(planned('shoe-retailer', 1), 'one');
  one.live(0);
  const traits = [...one.traits];
  using other = new Buyer(planned('b2b-webinar', 1), 'other');
  other.live(0);
  expect([...one.traits]).toEqual(traits);
});

test('a plan that is too large for a kernel is refused', () => {
  const plan = planned('shoe-retailer', 1);
  expect(() => new Buyer({ ...plan, themes: 9 }, 'large')).toThrow(
    new RangeError('Got 21 touchpoints and 9 themes, expected at most 64 and 8.'),
  );
});

test('what is packed or added is what is taken', () => {
  const plan = planned('b2b-webinar', 1);
  using population = new Population(plan, 'handed over');
  const taken = new Uint8Array(population.simulate(0, 300).buffer);
  population.live(0, 100);
  population.live(100, 300);
  expect(new Uint8Array(Tally.over(population.pack()).buffer)).toEqual(taken);
  const sum = population.simulate(0, 100);
  population.addTo(sum, 100, 300);
  expect(new Uint8Array(sum.buffer)).toEqual(taken);
});
