/** Chunks of a large run, by hand: who may write what, and what becomes of a study whose chunks go wrong. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Study } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { simulate } from '../../src/simulation/run.ts';
import type { Tally } from '../../src/simulation/tally.ts';
import { ENGINE_VERSION } from '../../src/simulation/version.ts';
import { Sum } from '../../src/studies/fleet/assignment.ts';
import { bundle, unbundle } from '../../src/studies/fleet/bundle.ts';
import { ChunkWorker } from '../../src/studies/fleet/chunkWorker.ts';
import { Overseer } from '../../src/studies/fleet/overseer.ts';
import { cutChunks } from '../../src/studies/fleet/pace.ts';
import { claimChunk, failChunk, finishChunk, handBackChunk, saveDone } from '../../src/studies/fleet/rows.ts';
import { createPool, type Pool } from '../../src/studies/pool.ts';
import { News } from '../../src/studies/progress.ts';
import { ATTEMPTS, openQueue, type Queue } from '../../src/studies/queue.ts';
import { planOf } from '../../src/studies/source.ts';
import { cancel, claim, fail } from '../../src/studies/store.ts';
import { taskSize } from '../../src/studies/tasks.ts';
import { KINDS, type TestDatabase } from '../db/support.ts';
import { CHOPPED, exampleSource, saveExample, silent } from './support.ts';

const BUYERS = 4_000;
const source = exampleSource();
const seed = 'in chunks';
const wanted = new AbortController().signal;

describe.each(KINDS)('chunks on $kind', ({ open }) => {
  let database: TestDatabase;
  let pool: Pool;
  let queue: Queue;
  let study: Study;
  let arrivals: News;
  let worker: ChunkWorker;
  beforeAll(async () => {
    database = await open();
    pool = createPool(1);
    // Nobody takes chunks from it: the tests do.
    queue = await openQueue(database, silent);
    await saveExample(database, 'in-chunks');
  });
  afterAll(async () => {
    await Promise.all([queue.stop(), pool.close()]);
    await database.close();
  });
  beforeEach(async () => {
    const { id: designId, currentRevisionId: revisionId } = await database.prisma.design.findFirstOrThrow();
    const id = newId();
    study = await database.prisma.study.create({
      data: {
        ...{ id, kind: 'RUN', contentHash: id, liveHash: id, engineVersion: ENGINE_VERSION, designId, revisionId },
        ...{ horizonDays: 90, arrivalDays: 0, disorder: 1, buyers: BUYERS, progressTotal: BUYERS, seed },
      },
    });
    arrivals = new News();
    const tools = { prisma: database.prisma, pool, queue, log: silent };
    worker = new ChunkWorker({ ...tools, announce: (studyId) => arrivals.tell(studyId) });
  });

  const oversee = async (signal: AbortSignal = wanted) => {
    const mine = await claim(database.prisma, study.id);
    if (!mine) throw new Error('not claimed');
    const shown: number[] = [];
    const whole = new Overseer(
      { prisma: database.prisma, pool, queue, log: silent, arrivals, pace: CHOPPED },
      mine,
    ).live({
      ...{
        assignment: { kind: 'TALLY', source, seed },
        from: 0,
        to: BUYERS,
        size: taskSize(undefined),
        lane: 'STUDY',
        signal,
      },
      onDone: (done) => shown.push(done),
    });
    // It may end before anybody looks at how.
    whole.catch(() => undefined);
    return { mine, whole, shown };
  };
  const rows = () =>
    database.prisma.studyChunk.findMany({ where: { span: { studyId: study.id } }, omit: { sum: true } });
  const someRow = () => expect.poll(() => rows().then((found) => found[0]?.id), { timeout: 10_000 });
  const someChunk = async (): Promise<string> => {
    await someRow().toBeDefined();
    return (await rows())[0].id;
  };
  const take = (chunkId: string, died = 0) => worker.handle({ chunkId, died, signal: wanted });
  /** Takes chunks as they come, until the whole is done. */
  const takeAll = async (whole: Promise<unknown>): Promise<void> => {
    let running = true;
    void whole.then(() => (running = false));
    while (running) {
      for (const { id } of await rows()) await take(id);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const expectExact = ([part]: readonly unknown[]): void => {
    const alone = simulate(planOf(source), seed, 0, BUYERS);
    expect(Buffer.from((part as Tally).buffer).equals(Buffer.from(alone.buffer))).toBe(true);
  };

  it('add up to what one thread alone comes to, and progress only goes forward', async () => {
    const { whole, shown } = await oversee();
    await takeAll(whole);
    expectExact(await whole);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(shown.at(-1)).toBe(BUYERS);
    expect(await rows()).toEqual([]);
  });

  it('belong to the attempt that took them up last: what an earlier one writes does not count', async () => {
    const { whole } = await oversee();
    const id = await someChunk();
    const early = await claimChunk(database.prisma, id);
    const late = await claimChunk(database.prisma, id);
    if (!early || !late) throw new Error('not claimed');
    expect(late.chunk.attempt).toBe(early.chunk.attempt + 1);
    const wrong = new Sum('TALLY', [simulate(planOf(source), 'other luck', 0, 3).buffer]);
    expect(await saveDone(database.prisma, early, 1)).toBe(false);
    expect(await finishChunk(database.prisma, early, wrong, 1)).toBe(false);
    expect(await failChunk(database.prisma, early, 'ENGINE_FAILED')).toBe(false);
    await handBackChunk(database.prisma, queue, early);
    const { first, end } = late.chunk;
    const right = new Sum('TALLY', [simulate(planOf(source), seed, first, end).buffer]);
    expect(await finishChunk(database.prisma, late, right, 1)).toBe(true);
    expect(await finishChunk(database.prisma, late, right, 1)).toBe(false);
    expect(await claimChunk(database.prisma, id)).toBeNull();
    await takeAll(whole);
    expectExact(await whole);
  });

  it('are kept when whoever oversees them dies, and one who goes on without knowing can add nothing', async () => {
    const zombie = await oversee();
    await take(await someChunk());
    const { whole } = await oversee();
    await takeAll(whole);
    expectExact(await whole);
    await expect(zombie.whole).rejects.toThrow();
    // A third attempt finds all of it.
    const again = await oversee();
    expectExact(await again.whole);
    expect(again.shown).toEqual([BUYERS]);
  });

  it('fail their study when the engine fails in them, or machine after machine has died of one', async () => {
    const first = await oversee();
    const mine = await claimChunk(database.prisma, await someChunk());
    if (mine) await failChunk(database.prisma, mine, 'ENGINE_FAILED');
    await expect(first.whole).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
    await fail(database.prisma, first.mine, 'ENGINE_FAILED');
    expect(await database.prisma.studySpan.count({ where: { studyId: study.id } })).toBe(0);

    await database.prisma.study.update({ where: { id: study.id }, data: { status: 'QUEUED', errorCode: null, errorMessage: null, liveHash: study.id } }); // prettier-ignore
    const second = await oversee();
    await take(await someChunk(), ATTEMPTS);
    await expect(second.whole).rejects.toMatchObject({ code: 'STUDY_INTERRUPTED' });
  });

  it('are dropped with their study, under way or waiting', async () => {
    const { whole } = await oversee();
    const id = await someChunk();
    const mine = await claimChunk(database.prisma, id);
    await cancel(database.prisma, study.id);
    expect(await rows()).toEqual([]);
    expect(mine && (await saveDone(database.prisma, mine, 1))).toBe(false);
    await take(id);
    await expect(whole).rejects.toMatchObject({ name: 'Lost' });
  });

  it('wait for somebody else when a machine is stopped, and are missed when their job is gone', async () => {
    const { whole } = await oversee();
    const id = await someChunk();
    const stopped = new ChunkWorker({ prisma: database.prisma, pool, queue, log: silent, announce: () => undefined });
    await stopped.stop();
    await stopped.handle({ chunkId: id, died: 0, signal: wanted });
    expect(await database.prisma.studyChunk.findUnique({ where: { id } })).toMatchObject({ tookMs: null, done: 0 });
    const [{ spanId }] = await rows();
    expect(await queue.findOrphanChunks(spanId)).toEqual([]);
    await database.prisma.$executeRaw`DELETE FROM pgboss.job WHERE singleton_key = ${id}`;
    expect(await queue.findOrphanChunks(spanId)).toEqual([id]);
    await takeAll(whole);
    expectExact(await whole);
  });
});

describe('the cut of chunks', () => {
  const pace = { aloneMs: 0, restMs: 0, chunkMs: 4_000, arrivalsPerSecond: 10 };
  const underWay = (count: number) => Array.from({ length: count }, () => ({ attempt: 1, tookMs: null }));

  it('follows the speed of those who take them, and has as many waiting as are under way', () => {
    const span = { next: 1_000, end: 1_000_000_000, speed: 50 };
    expect(cutChunks(pace, span, [])).toEqual(
      [0, 1, 2, 3].map((place) => ({ first: 1_000 + place * 200_000, end: 1_000 + (place + 1) * 200_000 })),
    );
    expect(cutChunks(pace, span, underWay(30))).toHaveLength(30);
    expect(
      cutChunks(pace, span, [...underWay(4), { attempt: 0, tookMs: null }, { attempt: 1, tookMs: 9 }]),
    ).toHaveLength(3);
    const waiting = Array.from({ length: 3 }, () => ({ attempt: 0, tookMs: null }));
    expect(cutChunks(pace, span, [...underWay(4), ...waiting])).toEqual([]);
  });

  it('makes longer ones for many machines, and shorter ones towards the end', () => {
    const far = { next: 0, end: 2_000_000_000, speed: 50 };
    const [long] = cutChunks(pace, far, underWay(200));
    expect(long.end).toBe(50 * 20_000);
    const near = { next: 0, end: 800_000, speed: 50 };
    const short = cutChunks(pace, near, underWay(8));
    expect(short[0].end).toBe(50_000);
    expect(short.at(-1)?.end).toBeLessThanOrEqual(800_000);
    expect(cutChunks(pace, { next: 10, end: 10, speed: 50 }, underWay(2))).toEqual([]);
    expect(cutChunks(pace, { next: 9, end: 10, speed: 0.001 }, [])).toEqual([{ first: 9, end: 10 }]);
  });
});

it('several buffers in one column come back as they were', async () => {
  const buffers = [Float64Array.of(1, 2, 3).buffer, new ArrayBuffer(0), Uint8Array.of(7).buffer];
  expect(await unbundle(await bundle(buffers))).toEqual(buffers);
  expect(await unbundle(await bundle([]))).toEqual([]);
});
