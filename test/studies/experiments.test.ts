/**
 * Experiments as studies: whatever the kind, cut into chunks, and on any number of threads, they go on in the next server and
 * come to the answer of one thread alone.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesign } from '../../src/db/designs.ts';
import { createScenario } from '../../src/db/scenarios.ts';
import type { Study } from '../../src/db/generated/client.ts';
import type { Change } from '../../src/simulation/change.ts';
import { presetOf } from '../../src/simulation/channels.ts';
import type { DesignInput } from '../../src/simulation/design.ts';
import { DEFAULT_ENVIRONMENT } from '../../src/simulation/environment.ts';
import { PACE, type Pace } from '../../src/studies/fleet/pace.ts';
import { createStudies, type Studies } from '../../src/studies/studies.ts';
import { KINDS, type TestDatabase } from '../db/support.ts';
import { CHOPPED, exampleInput, isUnderWay, saveExample, silent, waitFor, watchToEnd } from './support.ts';

/** One of each kind, over so many buyers. */
const START: Readonly<
  Record<string, (studies: Studies, scenarioIds: readonly string[], buyers: number, seed: string) => Promise<Study>>
> = {
  COMPARISON: (studies, scenarioIds, buyers, seed) => studies.startComparison({ scenarioIds, buyers, seed }),
  SWEEP: (studies, scenarioIds, buyers, seed) =>
    studies.startSweep({ scenarioIds, over: 'DISORDER', values: [0, 1], buyers, seed }),
  AUDIT: (studies, [scenarioId], buyers, seed) => studies.startAudit({ scenarioId, buyers, seed }),
  ATTRIBUTION: (studies, [scenarioId], buyers, seed) => studies.startAttribution({ scenarioId, buyers, seed }),
  SENSITIVITY: (studies, [scenarioId], buyers, seed) =>
    studies.startSensitivity({
      scenarioId,
      buyers,
      seed,
      trajectories: 3,
      parameters: [
        { touchpoint: 'shop', field: 'actionRate', low: 0.1, high: 0.5 },
        { parameter: 'learn', low: 0.1, high: 0.5 },
      ],
    }),
  SEARCH: (studies, [scenarioId], buyers, seed) =>
    studies.startSearch({
      scenarioId,
      buyers,
      seed,
      options: [
        { name: 'easier', changes: [{ setTouchpoint: { key: 'shop', actionRate: 0.5 } }] },
        { name: 'louder', changes: [{ setTouchpoint: { key: 'mail', noticeRate: 0.7 } }] },
      ],
      goals: [{ metric: 'boughtShare', is: 'AT_LEAST', value: 0.99 }],
    }),
};

describe.each(KINDS)('experiments on $kind', ({ open }) => {
  let database: TestDatabase;
  let scenarioIds: string[];
  beforeAll(async () => {
    database = await open();
    scenarioIds = await saveScenarios(await saveExample(database, 'experimented'));
  });
  afterAll(() => database.close());

  const saveScenarios = async (designId: string, name = 'Ad'): Promise<string[]> => {
    const save = async (title: string, changes: readonly Change[]): Promise<string> => {
      const content = { name: title, changes, environment: DEFAULT_ENVIRONMENT };
      const made = await createScenario(database.prisma, { designId, ...content });
      if (made.outcome !== 'SAVED') throw new Error(made.outcome);
      return made.scenario.id;
    };
    const oneStory: Change[] = [{ alignStory: { level: 1 } }, { setTouchpoint: { key: 'ad', name } }];
    return [await save('as it is', []), await save('one story', oneStory)];
  };

  const withStudies = async <T>(threads: number, pace: Pace, work: (studies: Studies) => Promise<T>): Promise<T> => {
    const studies = await createStudies({ database, log: silent, threads, pace });
    try {
      return await work(studies);
    } finally {
      await studies.stop();
    }
  };

  it.each(Object.keys(START))(
    '%s: stopped in the middle, it goes on in the next server, to the same answer',
    async (kind) => {
      const start = START[kind];
      const buyers = 4_000;
      const id = await withStudies(1, CHOPPED, async (studies) => {
        const study = await start(studies, scenarioIds, buyers, 'stopped');
        await waitFor(studies, study.id, (state) => isUnderWay(state) || state.status === 'SUCCEEDED');
        return study.id;
      });
      const stopped = await database.prisma.study.findUniqueOrThrow({ where: { id } });
      expect(stopped.status).toBe('QUEUED');
      const answer = await withStudies(2, CHOPPED, async (studies) => {
        const last = (await watchToEnd(studies, id)).at(-1)!;
        expect(last).toMatchObject({ kind, status: 'SUCCEEDED', errorCode: null });
        expect(last.progressDone).toBe(last.progressTotal);
        return studies.answer(last);
      });

      // The same question, forgotten, and asked again of one thread alone.
      await database.prisma.study.update({ where: { id }, data: { liveHash: null, status: 'CANCELLED' } });
      const again = await withStudies(1, PACE, async (studies) => {
        const study = await start(studies, scenarioIds, buyers, 'stopped');
        expect(study.id).not.toBe(id);
        return studies.answer((await watchToEnd(studies, study.id)).at(-1)!);
      });
      expect(again).toEqual(answer);
    },
    60_000,
  );

  it('take no answer of a design that is written otherwise, though it comes to the same plan', async () => {
    const input = exampleInput('left-out');
    const { actionRate } = presetOf('SOCIAL_AD');
    const touchpoints = input.touchpoints.map((one) => (one.key === 'ad' ? { ...one, actionRate } : one));
    await withStudies(1, PACE, async (studies) => {
      const hashesOf = async (design: DesignInput, name?: string): Promise<string[]> => {
        const saved = await createDesign(database.prisma, design);
        if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
        const ids = await saveScenarios(saved.design.id, name);
        const asked = await Promise.all(Object.values(START).map((start) => start(studies, ids, 10, 'written')));
        return asked.map(({ contentHash }) => contentHash);
      };
      const leftOut = await hashesOf(input);
      const written = await hashesOf({ ...input, key: 'written', touchpoints });
      expect(written.filter((hash) => leftOut.includes(hash))).toEqual([]);
      // What only people read makes no difference, but where a comparison tells the names.
      const renamed = await hashesOf({ ...input, key: 'renamed', name: 'Renamed' }, 'Renamed');
      expect(renamed.filter((hash) => !leftOut.includes(hash))).toHaveLength(1);
    });
  });
});
