import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../../src/db/open.ts';
import { createScenario } from '../../src/db/scenarios.ts';
import { InvalidInput, LimitExceeded, NotFound } from '../../src/problems.ts';
import { DEFAULT_ENVIRONMENT } from '../../src/simulation/environment.ts';
import { Reader } from '../../src/simulation/metrics/reader.ts';
import { simulate } from '../../src/simulation/run.ts';
import { summarize } from '../../src/simulation/summarize.ts';
import { EngineFault } from '../../src/studies/failure.ts';
import { STUDY_DEFAULTS } from '../../src/studies/limits.ts';
import type { PreviewRequest } from '../../src/studies/preview.ts';
import { planOf } from '../../src/studies/source.ts';
import { createStudies, type Studies } from '../../src/studies/studies.ts';
import { exampleInput, exampleSource, saveExample, silent } from './support.ts';

let database: Database;
let studies: Studies;
let designId: string;
let scenarioId: string;
beforeAll(async () => {
  database = await openDatabase({});
  studies = await createStudies({ database, log: silent, threads: 2 });
  designId = await saveExample(database, 'previewed');
  const saved = await createScenario(database.prisma, {
    ...{ designId, name: 'Short', changes: [{ removeTouchpoint: { key: 'rival' } }] },
    environment: { ...DEFAULT_ENVIRONMENT, horizonDays: 20 },
  });
  if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
  scenarioId = saved.scenario.id;
});
afterAll(async () => {
  await studies.stop();
  await database.close();
});

const issuesOf = async (request: PreviewRequest): Promise<string[]> => {
  const error: unknown = await studies.preview(request).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as InvalidInput).issues.map(({ path }) => path.join('.'));
};

describe('a preview', () => {
  it('is what a run would be, and leaves nothing behind', async () => {
    const plan = planOf(exampleSource());
    const expected = summarize(plan, simulate(plan, 'seen', 0, 9_000));
    expect(await studies.preview({ designId, buyers: 9_000, seed: 'seen' })).toEqual(expected);
    expect(await studies.preview({ design: exampleInput(), buyers: 9_000, seed: 'seen' })).toEqual(expected);
    expect(await database.prisma.study.count()).toBe(0);
  });

  it('gives back the memory of its counts once it has been read', async () => {
    const summary = await studies.preview({ designId, buyers: 100 });
    expect(summary.purchases).toBeGreaterThanOrEqual(0);
    summary[Symbol.dispose]();
    expect(summary.cutOff).toBeUndefined();
  });

  it('takes a few buyers when it is not told how many', async () => {
    expect((await studies.preview({ designId })).buyers).toBe(STUDY_DEFAULTS.previewBuyers);
  });

  it('tries further changes, and another environment, on a scenario', async () => {
    const ask = { buyers: 2_000, seed: 'tried' };
    const keys = async (request: PreviewRequest) =>
      (await studies.preview({ ...ask, ...request })).touchpoints.map(({ touchpoint }) => touchpoint);
    expect(await keys({ scenarioId })).not.toContain('rival');
    expect(await keys({ scenarioId, changes: [{ removeTouchpoint: { key: 'ad' } }] })).not.toContain('ad');
    const days = async (request: PreviewRequest) => (await studies.preview({ ...ask, ...request })).curves.days.length;
    const [short, long] = [await days({ scenarioId }), await days({ scenarioId, environment: { horizonDays: 50 } })];
    expect(long - short).toBe(30);
    // What is left out is as the scenario has it.
    expect(await days({ scenarioId, environment: { disorder: 2, horizonDays: null } })).toBe(short);
  });

  it('is refused with all that is wrong, each at its place', async () => {
    expect(await issuesOf({})).toEqual(['']);
    expect(await issuesOf({ designId, scenarioId })).toEqual(['']);
    expect(await issuesOf({ design: { key: 'Bad' }, environment: { disorder: 11 }, changes: [{}] })).toEqual(
      expect.arrayContaining(['design.key', 'design.story', 'environment.disorder', 'changes.0']),
    );
    expect(await issuesOf({ scenarioId, changes: [{ removeTouchpoint: { key: 'rival' } }] })).toEqual([
      'changes.0.removeTouchpoint.key',
    ]);
    await expect(studies.preview({ designId: 'nowhere' })).rejects.toThrow(NotFound);
    await expect(studies.preview({ designId, buyers: 20_001 })).rejects.toThrow(LimitExceeded);
    await expect(studies.preview({ designId, buyers: 20_001 })).rejects.toMatchObject({
      ...{ code: 'PREVIEW_TOO_LARGE', asked: 20_001, limit: 20_000 },
    });
  });

  it('marks a fault of the engine as one, also where a part of it is worked out when it is asked for', async () => {
    const summary = await studies.preview({ designId, buyers: 100, seed: 'faulty' });
    const fails = vi.spyOn(Reader.prototype, 'mean').mockImplementation(() => {
      throw new Error('a fault of the engine');
    });
    expect(summary.buyers).toBe(100);
    expect(() => summary.metrics).toThrow(EngineFault);
    fails.mockRestore();
    expect(summary.metrics).not.toEqual([]);
  });
});
