import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScenario } from '../../src/db/scenarios.ts';
import { LimitExceeded } from '../../src/problems.ts';
import { DEFAULT_ENVIRONMENT } from '../../src/simulation/environment.ts';
import { STUDY_LIMITS } from '../../src/studies/limits.ts';
import type { Queue } from '../../src/studies/queue.ts';
import { startRun } from '../../src/studies/start.ts';
import { KINDS, type TestDatabase } from '../db/support.ts';
import { saveExample } from './support.ts';

/** A queue that nobody takes anything from. */
const queue = { add: () => Promise.resolve() } as unknown as Queue;

describe.each(KINDS)('when no more studies may wait on $kind', ({ open }) => {
  let database: TestDatabase;
  let designId: string;
  beforeAll(async () => {
    database = await open();
    designId = await saveExample(database, 'crowded');
  });
  afterAll(() => database.close());

  it('a question that has its study or its answer already still gets it, and no other does', async () => {
    const { prisma } = database;
    const ask = (seed: string, of: { designId: string } | { scenarioId: string } = { designId }) =>
      startRun(prisma, queue, { ...of, buyers: 10, seed });
    const waiting = await ask('waiting');
    const answered = await ask('answered');
    await prisma.study.update({ where: { id: answered.id }, data: { status: 'SUCCEEDED' } });
    const others = Array.from({ length: STUDY_LIMITS.queuedStudies - 1 }, (_, n) => {
      return { ...waiting, id: `waiting-${n}`, liveHash: `waiting-${n}` };
    });
    await prisma.study.createMany({ data: others });
    const content = { name: 'As it is', changes: [], environment: DEFAULT_ENVIRONMENT };
    const saved = await createScenario(prisma, { designId, ...content });
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);

    expect((await ask('waiting')).id).toBe(waiting.id);
    expect((await ask('answered')).id).toBe(answered.id);
    const twin = await ask('answered', { scenarioId: saved.scenario.id });
    expect(twin).toMatchObject({ status: 'SUCCEEDED', scenarioId: saved.scenario.id });
    await expect(ask('new')).rejects.toThrow(LimitExceeded);
    expect(await prisma.study.count({ where: { seed: 'new' } })).toBe(0);
  });
});
