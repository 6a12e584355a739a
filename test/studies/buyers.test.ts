import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Study } from '../../src/db/generated/client.ts';
import { openDatabase, type Database } from '../../src/db/open.ts';
import { BadRequest, InvalidInput } from '../../src/problems.ts';
import { replay } from '../../src/simulation/replay.ts';
import type { LifeStory } from '../../src/simulation/story.ts';
import type { BuyerFilter } from '../../src/studies/buyers.ts';
import { TALLY_VERSION } from '../../src/simulation/tally.ts';
import { STUDY_LIMITS } from '../../src/studies/limits.ts';
import { planOf } from '../../src/studies/source.ts';
import { createStudies, type Studies } from '../../src/studies/studies.ts';
import { ENDLESS, exampleSource, saveExample, silent, watchToEnd } from './support.ts';

const BUYERS = 12_000;
const plan = planOf(exampleSource());

let database: Database;
let studies: Studies;
let run: Study;
beforeAll(async () => {
  database = await openDatabase({});
  studies = await createStudies({ database, log: silent, threads: 2 });
  const { id } = await studies.startRun({
    designId: await saveExample(database, 'lives'),
    buyers: BUYERS,
    seed: 'lives',
  });
  run = (await watchToEnd(studies, id)).at(-1)!;
});
afterAll(async () => {
  await studies.stop();
  await database.close();
});

describe('one life', () => {
  it('is told as the engine tells it', async () => {
    expect(await studies.buyer(run, 7)).toEqual(replay(plan, 'lives', 7));
  });

  it('is one of the run', async () => {
    expect(await studies.buyer(run, BUYERS - 1)).toMatchObject({ number: BUYERS - 1 });
    for (const number of [-1, BUYERS, 0.5, Number.NaN])
      await expect(studies.buyer(run, number)).rejects.toMatchObject({ code: 'BUYER_OUT_OF_RANGE' });
  });

  it('cannot be told of a run by another engine', async () => {
    const old = { ...run, id: 'old', engineVersion: '0.0.1' };
    await expect(studies.buyer(old, 1)).rejects.toThrow(BadRequest);
    await expect(studies.buyers(old, { from: 0, most: 1 })).rejects.toThrow('start the run again');
  });
});

describe('looking for lives', () => {
  const FILTERS: readonly [string, BuyerFilter, (story: LifeStory) => boolean][] = [
    ['anybody', {}, () => true],
    [
      'by journey and intent',
      { journey: 'BOUGHT', intent: 'LEARNING' },
      (s) => s.journey === 'BOUGHT' && s.intent === 'LEARNING',
    ],
    [
      'by persona and exit',
      { persona: 'late', exit: 'STILL_HERE' },
      (s) => s.persona === 'late' && s.exit === 'STILL_HERE',
    ],
    [
      'by what happened where',
      { met: 'shop', eventKind: 'POTHOLE', journey: null },
      (s) => s.events.some((event) => event.touchpoint === 'shop' && event.kind === 'POTHOLE'),
    ],
  ];

  it.each(FILTERS)('finds them in order, page after page, and no others: %s', async (_what, where, fits) => {
    const expected: number[] = [];
    for (let number = 0; expected.length < 30; number++) if (fits(replay(plan, 'lives', number))) expected.push(number);
    const found: number[] = [];
    for (let from = 0; found.length < 30;) {
      const page = await studies.buyers(run, { where, from, most: 10 });
      expect(page).toMatchObject({ from, total: BUYERS, next: page.found[9].number + 1 });
      found.push(...page.found.map(({ number }) => number));
      from = page.next;
    }
    expect(found).toEqual(expected);
  });

  it('says when there is nobody left', async () => {
    const where = { journey: 'LEFT', eventKind: 'BOUGHT' } as const;
    expect(await studies.buyers(run, { where, from: 100, most: 5 })).toEqual({
      ...{ found: [], from: 100, next: BUYERS, total: BUYERS },
    });
    expect(await studies.buyers(run, { where, from: BUYERS + 5, most: 5 })).toMatchObject({
      from: BUYERS,
      next: BUYERS,
    });
  });

  it('looks only so far at a time', async () => {
    const huge = { ...run, id: 'huge', progressTotal: ENDLESS };
    const where = { journey: 'LEFT', eventKind: 'BOUGHT' } as const;
    const page = await studies.buyers(huge, { where, from: 50, most: 1 });
    expect(page).toMatchObject({ found: [], from: 50, total: ENDLESS });
    expect(page.next - page.from).toBeGreaterThan(50_000);
    expect(page.next - page.from).toBeLessThanOrEqual(STUDY_LIMITS.searchedLives);
    expect(await studies.buyers({ ...huge, id: 'again' }, { where, from: 50, most: 1 })).toEqual(page);
  });

  it('names what the design does not have', async () => {
    const where = { persona: 'nobody', attended: 'nowhere', met: 'mail' };
    const error: unknown = await studies.buyers(run, { where, from: 0.5, most: 1_000 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).issues.map(({ path }) => path.join('.'))).toEqual([
      ...['where.persona', 'where.attended', 'from', 'most'],
    ]);
  });
});

describe('a result', () => {
  it('is there only when the run has succeeded, in a version that can be read', async () => {
    await expect(studies.result({ ...run, status: 'FAILED' })).rejects.toMatchObject({ code: 'NO_RESULT' });
    const where = { studyId: run.id };
    await database.prisma.studyResult.update({ where, data: { tallyVersion: 0 } });
    await expect(studies.result(run)).rejects.toThrow('start the run again');
    const { tallyVersion } = await database.prisma.studyResult.update({ where, data: { tallyVersion: TALLY_VERSION } });
    expect(tallyVersion).toBe(TALLY_VERSION);
    expect((await studies.result(run)).buyers).toBe(BUYERS);
  });
});
