/** A run of more buyers goes on from one of fewer. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unpack } from '../../src/db/pack.ts';
import { simulate } from '../../src/simulation/run.ts';
import { createPool, type Pool } from '../../src/studies/pool.ts';
import { openQueue, type Queue } from '../../src/studies/queue.ts';
import { performRun } from '../../src/studies/run.ts';
import { planOf } from '../../src/studies/source.ts';
import { startRun, type RunRequest } from '../../src/studies/start.ts';
import { claim, succeed } from '../../src/studies/store.ts';
import { KINDS, type TestDatabase } from '../db/support.ts';
import { exampleSource, saveExample, silent } from './support.ts';

describe.each(KINDS)('runs that grow on $kind', ({ open }) => {
  let database: TestDatabase;
  let threads: Pool;
  /** Counts the buyers that are lived through. */
  let pool: Pool;
  let queue: Queue;
  let designId: string;
  let lived = 0;
  beforeAll(async () => {
    database = await open();
    threads = createPool(2);
    pool = {
      ...threads,
      simulate(task, lane) {
        lived += task.to - task.from;
        return threads.simulate(task, lane);
      },
    };
    queue = await openQueue(database, silent);
    designId = await saveExample(database, 'grown');
  });
  afterAll(async () => {
    await Promise.all([queue.stop(), threads.close()]);
    await database.close();
  });
  beforeEach(() => void (lived = 0));

  /** Runs it, and gives the buyers used and the progress told. */
  const run = async (request: Omit<RunRequest, 'designId'>) => {
    const { prisma } = database;
    const { id } = await startRun(prisma, queue, { designId, ...request });
    const mine = await claim(prisma, id);
    if (!mine) throw new Error('not claimed');
    const told: number[] = [];
    const desk = { prisma, pool, signal: new AbortController().signal, onProgress: (done: number) => told.push(done) };
    await succeed(prisma, mine, await performRun(desk, mine.study));
    const { buyers, tally } = await prisma.studyResult.findUniqueOrThrow({ where: { studyId: id } });
    const alone = simulate(planOf(exampleSource()), request.seed ?? '', 0, buyers);
    expect(Buffer.from(alone.buffer).equals(new Uint8Array(await unpack(tally)))).toBe(true);
    return { buyers, told };
  };

  it('live only the new buyers, and come to the same as all of them at once', async () => {
    await run({ buyers: 3_000, seed: 'grown' });
    await run({ buyers: 1_000, seed: 'grown' });
    expect(lived).toBe(4_000);
    const { told } = await run({ buyers: 5_000, seed: 'grown' });
    expect(lived).toBe(6_000);
    expect(told[0]).toBe(3_000);
    await run({ buyers: 5_000, seed: 'other luck' });
    expect(lived).toBe(11_000);
  });

  it('go on from a run that a rule has ended, where nothing is asked that it did not look at', async () => {
    const rule = { metric: 'boughtShare', halfWidth: 0.000_1 };
    const seed = 'ruled';
    expect((await run({ buyers: 17_000, seed, stop: rule })).buyers).toBe(17_000);
    await run({ buyers: 34_000, seed, stop: rule });
    expect(lived).toBe(34_000);
    // Another rule may have ended it among the buyers that are there.
    const { buyers } = await run({ buyers: 34_000, seed, stop: { ...rule, halfWidth: 0.02 } });
    expect(buyers).toBeLessThan(34_000);
    expect(lived).toBe(34_000 + buyers);
    // The rule was satisfied, and more buyers allowed do not change that.
    expect((await run({ buyers: 50_000, seed, stop: { ...rule, halfWidth: 0.02 } })).buyers).toBe(buyers);
    expect(lived).toBe(34_000 + buyers);
    await run({ buyers: 34_500, seed });
    expect(lived).toBe(34_500 + buyers);
  });
});
