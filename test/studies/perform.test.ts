import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulation/run.ts';
import { EngineFault } from '../../src/studies/failure.ts';
import { Sum } from '../../src/studies/fleet/assignment.ts';
import { perform } from '../../src/studies/perform.ts';
import { createPool, type Pool } from '../../src/studies/pool.ts';
import { planOf } from '../../src/studies/source.ts';
import { FIRST_LOOK, looks, type Stop } from '../../src/studies/stop.ts';
import { ENDLESS, exampleSource } from './support.ts';

const source = exampleSource();
const seed = 'a seed';
const bytesOf = (tally: { readonly buffer: ArrayBuffer }): Buffer => Buffer.from(tally.buffer);

let one: Pool;
let two: Pool;
beforeAll(() => {
  one = createPool(1);
  two = createPool(2);
});
afterAll(() => Promise.all([one.close(), two.close()]));

describe('many buyers on the pool', () => {
  it('come to the same tally as in one go, to the last bit, however many threads and tasks', async () => {
    const buyers = 50_000;
    const alone = bytesOf(simulate(planOf(source), seed, 0, buyers));
    for (const pool of [one, two])
      for (const taskBuyers of [undefined, 997, 16_384, 50_000]) {
        const tally = await perform(pool, { source, seed, buyers, stop: null }, { lane: 'STUDY', taskBuyers });
        expect(tally.buyers).toBe(buyers);
        expect(bytesOf(tally).equals(alone), `${pool.threads} threads, tasks of ${taskBuyers}`).toBe(true);
      }
  });

  it('tell how far they are, never backwards, up to the end', async () => {
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    await perform(two, { source, seed, buyers: 10_000, stop: null }, { lane: 'STUDY', onProgress, taskBuyers: 1_000 });
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((thousands) => thousands * 1_000));
  });

  it('end soon after the signal, with its reason', async () => {
    const controller = new AbortController();
    const reason = new Error('no longer wanted');
    const work = { source, seed, buyers: ENDLESS, stop: null };
    const onProgress = () => controller.abort(reason);
    await expect(perform(two, work, { lane: 'STUDY', signal: controller.signal, onProgress })).rejects.toBe(reason);
  });

  it('fail as an engine fault when the engine throws, here and in a thread', async () => {
    const broken = { hash: 'broken', json: '{}' };
    const work = { source: broken, seed, buyers: 10, stop: null };
    await expect(perform(two, work, { lane: 'STUDY' })).rejects.toThrow(EngineFault);
    await expect(two.replay({ source: broken, seed, numbers: [0] })).rejects.toThrow(EngineFault);
    expect(await two.replay({ source, seed, numbers: [3] })).toHaveLength(1);
  });
});

describe('the sum of what tasks give back', () => {
  it('gives the memory of what it has added back, and keeps the first one’s', () => {
    const plan = planOf(source);
    const [first, second] = [0, 500].map((from) => simulate(plan, seed, from, from + 500).parcel);
    const sum = new Sum('TALLY', [first]);
    sum.add([second]);
    expect(first.byteLength).toBeGreaterThan(0);
    expect(second.byteLength === 0).toBe('transfer' in ArrayBuffer.prototype);
    expect(bytesOf(sum.parts[0]).equals(bytesOf(simulate(plan, seed, 0, 1_000)))).toBe(true);
  });
});

describe('a stop rule', () => {
  const stop: Stop = { metric: 'boughtShare', halfWidth: 0.002, confidence: 0.95 };

  it('looks after fixed numbers of buyers, the last being all', () => {
    expect(looks(1_000, stop)).toEqual([1_000]);
    expect(looks(FIRST_LOOK * 8, stop).map((look) => look / FIRST_LOOK)).toEqual([1, 2, 3, 4, 5, 7, 8]);
    expect(looks(FIRST_LOOK * 8, null)).toEqual([FIRST_LOOK * 8]);
  });

  it('uses the same buyers however many threads and tasks, and no more than it needs', async () => {
    const work = { source, seed, buyers: 400_000, stop };
    const tallies = [
      await perform(one, work, { lane: 'STUDY' }),
      await perform(two, work, { lane: 'STUDY' }),
      await perform(two, work, { lane: 'STUDY', taskBuyers: 5_003 }),
    ];
    const [{ buyers }] = tallies;
    expect(looks(400_000, stop)).toContain(buyers);
    expect(buyers).toBeLessThan(400_000);
    const alone = bytesOf(simulate(planOf(source), seed, 0, buyers));
    for (const tally of tallies) expect(bytesOf(tally).equals(alone)).toBe(true);
  });

  it('uses all buyers when the interval never gets narrow enough', async () => {
    const work = { source, seed, buyers: 40_000, stop: { ...stop, halfWidth: 1e-9 } };
    expect((await perform(two, work, { lane: 'STUDY' })).buyers).toBe(40_000);
  });

  it('asks for more buyers the surer it has to be', async () => {
    const used = async (confidence: number) =>
      (await perform(two, { source, seed, buyers: 400_000, stop: { ...stop, confidence } }, { lane: 'STUDY' })).buyers;
    expect(await used(0.5)).toBeLessThan(await used(0.99));
  });
});

describe('people who wait', () => {
  it('go before studies that fill the pool', async () => {
    const controller = new AbortController();
    const work = { source, seed, buyers: ENDLESS, stop: null };
    const endless = Array.from({ length: 4 }, () => perform(one, work, { lane: 'STUDY', signal: controller.signal }));
    const settled = Promise.allSettled(endless);
    const order: string[] = [];
    const done = (what: string) => () => order.push(what);
    await Promise.all([
      one.simulate({ source, seed, from: 0, to: 1 }, 'STUDY').then(done('study')),
      one.replay({ source, seed, numbers: [1] }).then(done('answer')),
    ]);
    controller.abort();
    await settled;
    expect(order).toEqual(['answer', 'study']);
  });

  it('learn that the pool is closed', async () => {
    const pool = createPool(1);
    await pool.close();
    await expect(pool.replay({ source, seed, numbers: [1] })).rejects.toThrow('closed');
  });
});
