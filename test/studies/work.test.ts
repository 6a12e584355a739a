import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unpack } from '../../src/db/pack.ts';
import type { Study } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { Tally } from '../../src/simulation/tally.ts';
import { ENGINE_VERSION } from '../../src/simulation/version.ts';
import { PACE, type Pace } from '../../src/studies/fleet/pace.ts';
import { EngineFault, FAILURES, StudyFailure } from '../../src/studies/failure.ts';
import { perform } from '../../src/studies/perform.ts';
import type { Performer } from '../../src/studies/performer.ts';
import { performers } from '../../src/studies/performers.ts';
import { createPool, type Pool } from '../../src/studies/pool.ts';
import { News } from '../../src/studies/progress.ts';
import { ATTEMPTS, openQueue, type Queue } from '../../src/studies/queue.ts';
import { answerOf } from '../../src/studies/results.ts';
import { claim, hold, saveProgress, succeed } from '../../src/studies/store.ts';
import { Worker } from '../../src/studies/work.ts';
import { KINDS, type TestDatabase } from '../db/support.ts';
import { exampleSource, saveExample, silent } from './support.ts';

const signal = new AbortController().signal;
/** Nobody here takes chunks up, so none are made however slow this machine is. */
const ALONE: Pace = { ...PACE, aloneMs: Infinity };

describe.each(KINDS)('studies taken up on $kind', ({ open }) => {
  let database: TestDatabase;
  let pool: Pool;
  let queue: Queue;
  let designId: string;
  let study: Study;
  beforeAll(async () => {
    database = await open();
    pool = createPool(1);
    queue = await openQueue(database, silent);
    designId = await saveExample(database, 'worked-on');
  });
  afterAll(async () => {
    await Promise.all([queue.stop(), pool.close()]);
    await database.close();
  });
  beforeEach(async () => {
    const { currentRevisionId: revisionId } = await database.prisma.design.findUniqueOrThrow({
      where: { id: designId },
    });
    const id = newId();
    study = await database.prisma.study.create({
      data: {
        ...{ id, kind: 'RUN', contentHash: id, liveHash: id, engineVersion: ENGINE_VERSION, designId, revisionId },
        ...{ horizonDays: 90, arrivalDays: 0, disorder: 1, buyers: 3_000, progressTotal: 3_000, seed: 'worked on' },
      },
    });
  });

  const workerWith = (RUN: Performer, tools: { readonly pace?: Pace; readonly pool?: Pool } = {}): Worker =>
    new Worker({
      ...{ prisma: database.prisma, pool, queue, news: new News(), arrivals: new News() },
      ...{ pace: ALONE, log: silent, announce: () => undefined, ...tools },
      performers: { RUN },
    });
  const take = (RUN: Performer, died = 0) => workerWith(RUN).handle({ studyId: study.id, died, signal });
  const now = () => database.prisma.study.findUniqueOrThrow({ where: { id: study.id }, include: { result: true } });
  const throwing =
    (error: Error): Performer =>
    () =>
      Promise.reject(error);

  it('have their answer when they are performed', async () => {
    await take(performers.RUN!);
    expect(await now()).toMatchObject({ status: 'SUCCEEDED', attempt: 1, result: { buyers: 3_000 } });
  });

  it('are not shared because threads took long to start', async () => {
    let slow: Promise<void> | undefined;
    const slowToStart: Pool = {
      ...pool,
      async simulate(task, lane) {
        await (slow ??= sleep(2_000));
        return pool.simulate(task, lane);
      },
    };
    const pace = { ...PACE, aloneMs: 0, restMs: 60_000 };
    await workerWith(performers.RUN!, { pace, pool: slowToStart }).handle({ studyId: study.id, died: 0, signal });
    expect(await now()).toMatchObject({ status: 'SUCCEEDED', result: { buyers: 3_000 } });
  });

  it('fail at once, with a code and words for people, when trying again would fail again', async () => {
    await take(throwing(new EngineFault('at /somewhere/engine.ts:1', 'a stack')));
    expect(await now()).toMatchObject({
      ...{ status: 'FAILED', liveHash: null, errorCode: 'ENGINE_FAILED', errorMessage: FAILURES.ENGINE_FAILED },
      result: null,
    });
    expect((await now()).finishedAt).not.toBeNull();
  });

  it('fail when the engine has changed, or the design does not pass the checks any longer', async () => {
    const { prisma } = database;
    await prisma.study.update({ where: { id: study.id }, data: { engineVersion: '0.0.1' } });
    await take(performers.RUN!);
    expect(await now()).toMatchObject({ status: 'FAILED', errorCode: 'ENGINE_CHANGED' });
    // As if saved when the checks were looser: nobody has read it since.
    const unusable = await prisma.design.findUniqueOrThrow({ where: { id: await saveExample(database, 'unusable') } });
    const { id: designOfIt, currentRevisionId: revisionId } = unusable;
    await prisma.persona.updateMany({ where: { revisionId }, data: { share: 0 } });
    const { id } = await prisma.study.create({
      data: {
        ...{ ...study, id: newId(), liveHash: newId(), designId: designOfIt, revisionId },
        engineVersion: ENGINE_VERSION,
      },
    });
    await workerWith(performers.RUN!).handle({ studyId: id, died: 0, signal });
    expect(await prisma.study.findUnique({ where: { id } })).toMatchObject({ errorCode: 'DESIGN_UNUSABLE' });
  });

  it('are tried again after other trouble, so often and no oftener', async () => {
    const trouble = throwing(new Error('the network went away'));
    for (let died = 0; died < ATTEMPTS - 1; died++) {
      await expect(take(trouble, died)).rejects.toThrow('the network went away');
      expect(await now()).toMatchObject({ status: 'RUNNING', attempt: died + 1 });
    }
    await take(trouble, ATTEMPTS - 1);
    expect(await now()).toMatchObject({ status: 'FAILED', errorCode: 'STUDY_INTERRUPTED' });
  });

  it('are forgiven what died before once something of them is saved', async () => {
    const { prisma } = database;
    for (let died = 0; died < 2 * ATTEMPTS; died++) {
      const mine = await claim(prisma, study.id, died > 0);
      if (!mine) throw new Error('not claimed');
      expect(mine.study.deaths).toBe(Math.min(died, 1));
      expect(await prisma.$transaction((tx) => hold(tx, mine))).toBe(true);
    }
  });

  it('fail when server after server has died of them', async () => {
    let performed = false;
    await database.prisma.study.update({ where: { id: study.id }, data: { deaths: ATTEMPTS - 1 } });
    await take(() => {
      performed = true;
      return Promise.reject(new StudyFailure('ENGINE_FAILED'));
    }, 1);
    expect(await now()).toMatchObject({ status: 'FAILED', errorCode: 'STUDY_INTERRUPTED' });
    expect(performed).toBe(false);
  });

  it('stay as they are when they have ended before they are taken up', async () => {
    await database.prisma.study.update({ where: { id: study.id }, data: { status: 'CANCELLED', liveHash: null } });
    await take(throwing(new Error('performed')));
    expect(await now()).toMatchObject({ status: 'CANCELLED', attempt: 0 });
    await workerWith(throwing(new Error('performed'))).handle({ studyId: 'nowhere', died: 0, signal });
  });

  it('cannot be overwritten by an attempt that was taken over', async () => {
    const { prisma } = database;
    const source = exampleSource();
    const answer = async (seed: string) => {
      const tally = await perform(pool, { source, seed, buyers: 100, stop: null }, { lane: 'STUDY' });
      const { buffer } = tally;
      return answerOf(study.id, tally.buyers, buffer, await pool.summarize({ source, tally: buffer }, 'STUDY'));
    };
    const early = await claim(prisma, study.id);
    const late = await claim(prisma, study.id);
    if (!early || !late) throw new Error('not claimed');
    expect(late.attempt).toBe(early.attempt + 1);
    expect(await saveProgress(prisma, early, 99, 100)).toBe(false);
    expect(await succeed(prisma, early, await answer('early'))).toBe(false);
    expect((await now()).result).toBeNull();
    expect(await succeed(prisma, late, await answer('late'))).toBe(true);
    expect(await succeed(prisma, early, await answer('early'))).toBe(false);
    const { result } = await now();
    expect(Tally.from(await unpack(result!.tally)).buyers).toBe(100);
    expect(await database.prisma.studyResult.count({ where: { studyId: study.id } })).toBe(1);
  });

  it('are left alone once they are cancelled under way, even when the performer does not notice', async () => {
    const { prisma } = database;
    await take(async ({ pool: threads }, { id, seed }) => {
      await prisma.study.update({ where: { id }, data: { status: 'CANCELLED', liveHash: null } });
      const source = exampleSource();
      const { buffer } = await perform(threads, { source, seed, buyers: 10, stop: null }, { lane: 'STUDY' });
      return answerOf(id, 10, buffer, await threads.summarize({ source, tally: buffer }, 'STUDY'));
    });
    expect(await now()).toMatchObject({ status: 'CANCELLED', result: null });
  });

  it('stop being worked on within a second of being cancelled elsewhere, without word of it', async () => {
    let reason: unknown;
    await take(({ signal: wanted }, { id }) => {
      void database.prisma.study
        .update({ where: { id }, data: { status: 'CANCELLED', liveHash: null } })
        .then(() => undefined);
      return new Promise((_resolve, reject) => {
        wanted.addEventListener('abort', () => reject((reason = wanted.reason) as Error));
      });
    });
    expect(reason).toBeInstanceOf(Error);
    expect(await now()).toMatchObject({ status: 'CANCELLED', errorCode: null });
  });

  it('are found when no job of theirs is left', async () => {
    expect(await queue.findOrphans()).toContain(study.id);
    await database.prisma.$transaction((tx) => queue.add(tx, study.id));
    expect(await queue.findOrphans()).not.toContain(study.id);
  });
});
