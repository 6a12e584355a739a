/** Machines that share one PostgreSQL: one is killed, one is stopped, the database is restarted; the counts stay the same. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../../src/db/open.ts';
import { unpack } from '../../src/db/pack.ts';
import { simulate } from '../../src/simulation/run.ts';
import { openQueue } from '../../src/studies/queue.ts';
import { planOf } from '../../src/studies/source.ts';
import { startRun } from '../../src/studies/start.ts';
import { createStudies } from '../../src/studies/studies.ts';
import { createServerDatabase } from '../db/support.ts';
import { startPostgres } from '../postgres.ts';
import { startOtherWorker, type OtherWorker } from './otherWorker.ts';
import { CHOPPED, exampleSource, saveExample, silent, waitFor, watchToEnd } from './support.ts';

// A dead machine is missed after ten seconds; the rest is starting processes, on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.reverse()) await step();
  undo = [];
});

async function openHere(databaseUrl: string): Promise<Database> {
  const database = await openDatabase({ databaseUrl });
  undo.push(() => database.close());
  return database;
}

async function startWorker(url: string): Promise<OtherWorker> {
  const worker = await startOtherWorker(url);
  undo.push(() => worker.end('SIGKILL'));
  return worker;
}

async function expectExact({ prisma }: Database, studyId: string, seed: string, buyers: number): Promise<void> {
  const result = await prisma.studyResult.findUniqueOrThrow({ where: { studyId } });
  expect(result.buyers).toBe(buyers);
  const alone = simulate(planOf(exampleSource()), seed, 0, buyers);
  expect(Buffer.from(alone.buffer).equals(new Uint8Array(await unpack(result.tally)))).toBe(true);
}

/** Buyers that take one thread so many seconds or more on this machine, however busy it is just now. */
function buyersFor(seconds: number): number {
  const plan = planOf(exampleSource());
  simulate(plan, 'warm', 0, 10_000);
  const before = process.cpuUsage();
  simulate(plan, 'warm', 10_000, 30_000);
  const { user, system } = process.cpuUsage(before);
  return Math.round((20_000 / (user + system)) * 1e6 * seconds);
}

const took = ({ msg }: { readonly msg: string }): boolean => msg === 'took a chunk';

it('a worker that is killed in the middle of a chunk loses it to another within 15 seconds, and nothing counts twice', async () => {
  const { url, drop } = await createServerDatabase();
  undo.push(drop);
  const database = await openHere(url);
  const { prisma } = database;
  // Starts the run, and works on nothing.
  const queue = await openQueue(database, silent);
  undo.push(() => queue.stop());
  const designId = await saveExample(database, 'shared');
  const workers = [await startWorker(url), await startWorker(url)];
  const buyers = buyersFor(12);
  const { id } = await startRun(prisma, queue, { designId, buyers, seed: 'shared' });

  // The one that is killed has the study as well, and chunks of it like any other.
  const isTaken = ({ msg }: { readonly msg: string }) => msg === 'took a study';
  await Promise.race(workers.map((worker) => worker.hear(isTaken)));
  const [first, second] = workers[0].said.some(isTaken) ? workers : workers.toReversed();
  await first.hear(took);
  const killed = performance.now();
  await first.end('SIGKILL');
  const lost = await openChunkOf(first);
  expect(lost).not.toBeNull();
  await second.hear((said) => took(said) && said.from === lost?.first && (said.attempt ?? 0) > 1);
  expect(performance.now() - killed).toBeLessThan(15_000);

  await expect
    .poll(() => prisma.study.findUnique({ where: { id }, select: { status: true } }), {
      timeout: 120_000,
      interval: 200,
    })
    .toEqual({ status: 'SUCCEEDED' });
  await expectExact(database, id, 'shared', buyers);
  // The study itself was taken over as well, and went on from what had been saved.
  expect((await prisma.study.findUniqueOrThrow({ where: { id } })).attempt).toBe(2);
  expect(await prisma.studySpan.count()).toBe(0);
  expect(await second.end('SIGTERM')).toBe(0);

  /** A chunk that a worker took, which nobody has finished or taken since. */
  async function openChunkOf({ said }: OtherWorker) {
    const begun = said.filter(took).map(({ from }) => from ?? -1);
    return prisma.studyChunk.findFirst({
      where: { first: { in: begun }, attempt: 1, tookMs: null },
      select: { first: true },
    });
  }
});

it('a worker that is stopped in order hands its chunks back at once, and without a database none starts', async () => {
  const { url, drop } = await createServerDatabase();
  undo.push(drop);
  const database = await openHere(url);
  const queue = await openQueue(database, silent);
  undo.push(() => queue.stop());
  const designId = await saveExample(database, 'handed-back');
  const { id } = await startRun(database.prisma, queue, { designId, buyers: 900_000_000, seed: 'handed back' });
  const worker = await startWorker(url);
  const { from } = await worker.hear(took);
  expect(await worker.end('SIGTERM')).toBe(0);
  expect(worker.said.map(({ msg }) => msg)).toContain('handed a chunk back');
  expect(await database.prisma.study.findUnique({ where: { id } })).toMatchObject({ status: 'QUEUED' });
  const next = await startWorker(url);
  expect(await next.hear((said) => took(said) && said.from === from)).toMatchObject({ attempt: 2 });

  const script = fileURLToPath(new URL('../../src/worker.ts', import.meta.url));
  const { DATABASE_URL: _url, ...env } = process.env;
  await expect(promisify(execFile)(process.execPath, [script], { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('DATABASE_URL must be set') as string,
  });
});

it('a study goes on when the database is restarted under it, and so does whoever watches', async () => {
  const server = await startPostgres();
  undo.push(() => server.stop());
  const database = await openHere(`${server.address}/postgres`);
  const studies = await createStudies({ database, log: silent, threads: 2, pace: { ...CHOPPED, chunkMs: 500 } });
  undo.push(() => studies.stop());
  const designId = await saveExample(database, 'restarted');
  const buyers = buyersFor(6);
  const { id } = await studies.startRun({ designId, buyers, seed: 'restarted' });
  const watched = watchToEnd(studies, id);
  await waitFor(studies, id, ({ progressDone }) => progressDone > buyers / 10);
  await server.restart();
  expect((await watched).at(-1)).toMatchObject({ status: 'SUCCEEDED', progressDone: buyers });
  await expectExact(database, id, 'restarted', buyers);
});
