import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unpack } from '../../src/db/pack.ts';
import { updateDesign } from '../../src/db/designs.ts';
import { createScenario } from '../../src/db/scenarios.ts';
import { InvalidInput, LimitExceeded, NotFound } from '../../src/problems.ts';
import { DEFAULT_ENVIRONMENT } from '../../src/simulation/environment.ts';
import { simulate } from '../../src/simulation/run.ts';
import { summarize } from '../../src/simulation/summarize.ts';
import { planOf } from '../../src/studies/source.ts';
import { createStudies, type Studies } from '../../src/studies/studies.ts';
import { KINDS, type TestDatabase } from '../db/support.ts';
import {
  ENDLESS,
  exampleInput,
  exampleSource,
  isUnderWay,
  saveExample,
  silent,
  waitFor,
  watchToEnd,
} from './support.ts';

describe.each(KINDS)('runs on $kind', ({ open }) => {
  let database: TestDatabase;
  let studies: Studies;
  let designId: string;
  beforeAll(async () => {
    database = await open();
    designId = await saveExample(database, 'first');
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    studies = await createStudies({ database, log: silent, threads: 2 });
  });
  afterEach(() => studies.stop());

  it('give the numbers of the engine itself, to the last digit', async () => {
    const run = await studies.startRun({ designId, buyers: 50_000, seed: 'exact' });
    expect(run).toMatchObject({ kind: 'RUN', status: 'QUEUED', progressTotal: 50_000 });
    const states = await watchToEnd(studies, run.id);
    expect(states.at(-1)).toMatchObject({ status: 'SUCCEEDED', progressDone: 50_000, errorCode: null });
    const plan = planOf(exampleSource());
    const alone = simulate(plan, 'exact', 0, 50_000);
    const study = await database.prisma.study.findUniqueOrThrow({
      where: { id: run.id },
      include: { result: true, metrics: { orderBy: { position: 'asc' } } },
    });
    expect(study.result?.buyers).toBe(50_000);
    expect(Buffer.from(alone.buffer).equals(new Uint8Array(await unpack(study.result!.tally)))).toBe(true);
    const expected = summarize(plan, alone);
    expect(await studies.result(study)).toEqual(expected);
    expect(study.metrics.map(({ name, value, low, high }) => ({ name, value, low, high }))).toEqual(
      expected.metrics.map(({ name, value, low, high }) => ({ name, value, low, high })),
    );
  });

  it('show how they stand first, then only forward, then their end', async () => {
    const run = await studies.startRun({ designId, buyers: 600_000, seed: 'watched' });
    const states = await watchToEnd(studies, run.id);
    const done = states.map((state) => state.progressDone);
    expect(states[0].progressDone).toBe(0);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(new Set(done).size).toBeGreaterThan(3);
    expect(states.map((state) => state.status).filter((status) => status === 'SUCCEEDED')).toHaveLength(1);
    expect(await watchToEnd(studies, run.id)).toHaveLength(1);
    await expect(watchToEnd(studies, 'nowhere')).rejects.toThrow(NotFound);
  });

  it('are one study when the same is asked again, or many times at once', async () => {
    const ask = () => studies.startRun({ designId, buyers: 20_000, seed: 'same' });
    const ids = (await Promise.all(Array.from({ length: 8 }, ask))).map((run) => run.id);
    expect(new Set(ids).size).toBe(1);
    await watchToEnd(studies, ids[0]);
    expect(await ask()).toMatchObject({ id: ids[0], status: 'SUCCEEDED' });
    expect((await studies.startRun({ designId, buyers: 20_000, seed: 'other' })).id).not.toBe(ids[0]);
    expect(await database.prisma.study.count({ where: { seed: 'same' } })).toBe(1);
  });

  it('belong to what they were asked for, even when another study has their answer already', async () => {
    const ask = { buyers: 20_000, seed: 'twin' };
    const first = await studies.startRun({ designId, ...ask });
    await watchToEnd(studies, first.id);
    const saved = await createScenario(database.prisma, {
      ...{ designId, name: 'Nothing changed', changes: [], environment: DEFAULT_ENVIRONMENT },
    });
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
    const twin = await studies.startRun({ scenarioId: saved.scenario.id, ...ask });
    expect(twin).toMatchObject({ status: 'SUCCEEDED', scenarioId: saved.scenario.id, progressDone: 20_000 });
    expect(twin.id).not.toBe(first.id);
    const of = (studyId: string) => ({ where: { studyId } });
    const { prisma } = database;
    expect((await prisma.studyResult.findUniqueOrThrow(of(twin.id))).tally).toEqual(
      (await prisma.studyResult.findUniqueOrThrow(of(first.id))).tally,
    );
    expect(await prisma.studyMetric.count(of(twin.id))).toBe(await prisma.studyMetric.count(of(first.id)));
  });

  it('use a scenario’s changes and environment, and the revision that is current when they are asked for', async () => {
    const id = await saveExample(database, 'moving');
    const saved = await createScenario(database.prisma, {
      ...{ designId: id, name: 'No rival', environment: { ...DEFAULT_ENVIRONMENT, horizonDays: 30 } },
      changes: [{ removeTouchpoint: { key: 'rival' } }, { setParameter: { name: 'keep', value: 5 } }],
    });
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
    const ask = () => studies.startRun({ scenarioId: saved.scenario.id, buyers: 1_000, seed: 'moving' });
    const before = await ask();
    await watchToEnd(studies, before.id);
    const input = exampleInput('moving');
    input.touchpoints[0].noticeRate = 0.9;
    await updateDesign(database.prisma, id, 1, input);
    const after = await ask();
    const end = (await watchToEnd(studies, after.id)).at(-1);
    expect(after.revisionId).not.toBe(before.revisionId);
    expect(end).toMatchObject({ status: 'SUCCEEDED', horizonDays: 30, scenarioId: saved.scenario.id });
    const [one, other] = await Promise.all(
      [before, after].map(async ({ id }) => studies.result((await studies.find(id))!)),
    );
    expect(one.touchpoints.map(({ touchpoint }) => touchpoint)).not.toContain('rival');
    expect(one.metrics).not.toEqual(other.metrics);
  });

  it('end early by their stop rule, and say how many buyers they used', async () => {
    const stop = { metric: 'boughtShare', halfWidth: 0.005 };
    const run = await studies.startRun({ designId, buyers: ENDLESS, seed: 'stopped', stop });
    const end = (await watchToEnd(studies, run.id)).at(-1);
    expect(end).toMatchObject({ status: 'SUCCEEDED', stopConfidence: 0.95 });
    expect(end?.progressDone).toBeLessThan(200_000);
    expect(end?.progressTotal).toBe(end?.progressDone);
  });

  it('are cancelled at once, under way or waiting, and can be asked for again', async () => {
    const ask = (seed: string) => studies.startRun({ designId, buyers: ENDLESS, seed });
    const runs = await Promise.all(['a', 'b', 'c', 'd'].map(ask));
    await Promise.all(runs.map(({ id }) => waitFor(studies, id, isUnderWay)));
    const waiting = await ask('e');
    const all = [...runs, waiting];
    expect((await studies.find(waiting.id))?.status).toBe('QUEUED');
    const ends = all.map(({ id }) => watchToEnd(studies, id));
    for (const { id } of all) expect(await studies.cancel(id)).toMatchObject({ status: 'CANCELLED', liveHash: null });
    await Promise.all(ends);
    expect(await studies.cancel(waiting.id)).toMatchObject({ status: 'CANCELLED' });
    await expect(studies.cancel('nowhere')).rejects.toThrow(NotFound);
    // The threads are free again: a preview need not wait for anybody.
    expect((await studies.preview({ designId, buyers: 1_000 })).buyers).toBe(1_000);
    const again = await ask('e');
    expect(again.id).not.toBe(waiting.id);
    await waitFor(studies, again.id, isUnderWay);
    await studies.cancel(again.id);
  });

  it('leave the server free to answer', async () => {
    const run = await studies.startRun({ designId, buyers: 150_000, seed: 'busy' });
    const end = watchToEnd(studies, run.id);
    await waitFor(studies, run.id, isUnderWay);
    let answers = 0;
    let running = true;
    void end.then(() => (running = false));
    while (running) {
      await database.prisma.design.count();
      await new Promise((resolve) => setImmediate(resolve));
      if (running) answers++;
    }
    expect((await end).at(-1)?.status).toBe('SUCCEEDED');
    expect(answers).toBeGreaterThan(20);
  });

  it('go on in the next server when theirs is stopped', async () => {
    const run = await studies.startRun({ designId, buyers: 150_000, seed: 'stopped server' });
    const watched = watchToEnd(studies, run.id);
    await waitFor(studies, run.id, isUnderWay);
    await studies.stop();
    expect((await watched).at(-1)?.status).toBe('RUNNING');
    expect(await studies.find(run.id)).toMatchObject({ status: 'QUEUED', progressDone: 0, startedAt: null });
    studies = await createStudies({ database, log: silent, threads: 2 });
    expect((await watchToEnd(studies, run.id)).at(-1)).toMatchObject({ status: 'SUCCEEDED', progressDone: 150_000 });
  });

  it('are all handed back when the server is stopped, under way or waiting, and do not keep it from stopping', async () => {
    const runs = [];
    for (let nth = 0; nth < 8; nth++)
      runs.push(await studies.startRun({ designId, buyers: ENDLESS, seed: `handed back ${nth}` }));
    await waitFor(studies, runs[0].id, isUnderWay);
    await studies.stop();
    for (const { id } of runs)
      expect(await database.prisma.study.findUnique({ where: { id } })).toMatchObject({
        status: 'QUEUED',
        attempt: expect.any(Number) as number,
      });
    studies = await createStudies({ database, log: silent, threads: 2 });
    for (const { id } of runs) await studies.cancel(id);
  });

  it('are refused with all that is wrong', async () => {
    const refused = async (request: object, kind: new (...args: never[]) => Error) => {
      const error: unknown = await studies
        .startRun(request as Parameters<Studies['startRun']>[0])
        .catch((e: unknown) => e);
      expect(error).toBeInstanceOf(kind);
      return error;
    };
    const wrong = { designId, buyers: 0.5, seed: '', stop: { metric: 'luck', halfWidth: 0, confidence: 1 } };
    const { issues } = (await refused(wrong, InvalidInput)) as InvalidInput;
    expect(issues.map(({ path }) => path.join('.'))).toEqual([
      ...['buyers', 'seed', 'stop.metric', 'stop.halfWidth', 'stop.confidence'],
    ]);
    expect(await refused({ designId, buyers: 5_000_000_000 }, LimitExceeded)).toMatchObject({
      code: 'RUN_TOO_LARGE',
      message: 'asked for 5,000,000,000 buyers, the limit is 1,000,000,000',
    });
    await refused({ designId: 'nowhere', buyers: 1 }, NotFound);
    await refused({ scenarioId: 'nowhere', buyers: 1 }, NotFound);
    await refused({ designId, scenarioId: 'nowhere', buyers: 1 }, InvalidInput);
    await refused({ buyers: 1 }, InvalidInput);
    expect(await refused({ designId, buyers: 1, environment: { disorder: -1 } }, InvalidInput)).toMatchObject({
      issues: [{ path: ['environment', 'disorder'] }],
    });
  });
});
