/**
 * What sharing a study costs, and so how many machines it takes: buyers a second of a core, the sum of a chunk (its size, and
 * what merging it takes), and chunks a second that go through the queue when there is nothing to do in them. Then the hours
 * that follow for large runs. docs/machines.md says how to read it.
 *
 *     DATABASE_URL=postgresql://… npm run bench:fleet -- [--chunks 1000] [--machines 1,2,4] [--cores 8,64,512]
 *
 * The database should be empty but for the examples, on the machine that is to serve, and nobody else should work on it.
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { findScenario, listExamples, planOf, readExample } from '../src/db/exampleFiles.ts';
import { loadExamples } from '../src/db/examples.ts';
import { newId } from '../src/db/id.ts';
import { openDatabase, type Database } from '../src/db/open.ts';
import { CENSUS } from '../src/simulation/paths.ts';
import { Population } from '../src/simulation/run.ts';
import { ENGINE_VERSION } from '../src/simulation/version.ts';
import { Sum } from '../src/studies/fleet/assignment.ts';
import { bundle, unbundle } from '../src/studies/fleet/bundle.ts';
import { ChunkWorker } from '../src/studies/fleet/chunkWorker.ts';
import { PACE } from '../src/studies/fleet/pace.ts';
import { addChunks, fold, listChunks, openSpan, readSum } from '../src/studies/fleet/rows.ts';
import { createPool } from '../src/studies/pool.ts';
import { openQueue } from '../src/studies/queue.ts';
import { partsOf } from '../src/studies/resolve.ts';
import { toSource } from '../src/studies/source.ts';
import { claim } from '../src/studies/store.ts';
import { cpuSecondsSince, show } from './support/numbers.ts';

const { values } = parseArgs({
  options: {
    chunks: { type: 'string', default: '1000' },
    machines: { type: 'string', default: '1,2,4' },
    cores: { type: 'string', default: '8,64,512' },
  },
});
const listOf = (text: string): number[] => text.split(',').map(Number);

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error('DATABASE_URL must be set');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Seconds of CPU time of this process until work is done. */
async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return cpuSecondsSince(before);
}

/** What one core does, and what a chunk of its work weighs. Chunks behind the census, as nearly all are. */
async function measureCore(name: string) {
  const plan = planOf(findScenario(readExample(name), 'As lived'), { disorder: 1 });
  const population = new Population(plan, 'bench');
  population.simulate(0, 20_000);
  const buyers = 100_000;
  let tally = population.simulate(0, 0);
  const took = await cpuSeconds(() => (tally = population.simulate(CENSUS, CENSUS + buyers)));
  const packed = await bundle([tally.buffer]);
  const sum = new Sum('TALLY', [population.simulate(0, 50_000).buffer]);
  const times = 20;
  const merging = await cpuSeconds(async () => {
    for (let nth = 0; nth < times; nth++) sum.add(await unbundle(packed));
  });
  const saving = await cpuSeconds(() => bundle(sum.buffers));
  return {
    name,
    rate: buyers / took,
    whole: tally.buffer.byteLength,
    packed: packed.byteLength,
    merging: merging / times,
    saving,
  };
}

interface Passed {
  readonly machines: number;
  readonly chunksPerSecond: number;
  readonly cpuPerChunk: number;
  readonly foldsPerSecond: number;
  readonly connections: number;
}

/** Chunks of one buyer each, so that all there is to see is what it takes to hand them over. */
async function measureQueue(database: Database, machines: number, count: number): Promise<Passed> {
  const { prisma } = database;
  const design = await prisma.design.findFirstOrThrow({ where: { key: 'b2b-webinar' } });
  const id = newId();
  const { id: designId, currentRevisionId: revisionId } = design;
  const study = await prisma.study.create({
    data: {
      ...{ id, kind: 'RUN', contentHash: id, liveHash: id, engineVersion: ENGINE_VERSION, designId, revisionId },
      ...{ horizonDays: 90, arrivalDays: 0, disorder: 1, buyers: count, progressTotal: count, seed: 'bench' },
    },
  });
  const mine = await claim(prisma, id);
  if (!mine) throw new Error('not claimed');
  const assignment = { kind: 'TALLY', source: toSource(await partsOf(prisma, study)), seed: 'bench' } as const;
  const span = await openSpan(prisma, mine, id, assignment, {
    ...{ next: 0, end: count, speed: 1, sum: new Sum('TALLY') },
  });
  const pool = createPool(1);
  const queues = await Promise.all(Array.from({ length: machines }, () => openQueue(database, silent)));
  let done = 0;
  let finished = (): void => undefined;
  const all = new Promise<void>((resolve) => (finished = resolve));
  await addChunks(
    ...([prisma, queues[0], mine, span] as const),
    Array.from({ length: count }, (_, first) => ({ first, end: first + 1 })),
  );
  const began = performance.now();
  const cpu = await cpuSeconds(async () => {
    for (const queue of queues) {
      const worker = new ChunkWorker({
        prisma,
        pool,
        queue,
        log: silent,
        announce: () => ++done === count && finished(),
      });
      await queue.takeChunks((job) => worker.handle(job));
    }
    await all;
  });
  const took = (performance.now() - began) / 1_000;
  const [{ connections }] = await prisma.$queryRaw<{ connections: number }[]>`
    SELECT count(*)::int AS connections FROM pg_stat_activity WHERE application_name LIKE 'meander%'`;
  const foldBegan = performance.now();
  const some = (await listChunks(prisma, span.id)).slice(0, 200);
  for (const chunk of some) span.sum.add(await readSum(prisma, chunk.id));
  await fold(
    ...([prisma, mine, span] as const),
    some.map((chunk) => chunk.id),
  );
  const folding = (performance.now() - foldBegan) / 1_000;
  await prisma.study.delete({ where: { id } });
  await Promise.all(queues.map((queue) => queue.stop()));
  await pool.close();
  return {
    ...{ machines, chunksPerSecond: count / took, cpuPerChunk: cpu / count },
    ...{ foldsPerSecond: some.length / folding, connections },
  };
}

const cores = [];
for (const name of listExamples()) cores.push(await measureCore(name));
const coreTable = new Table({
  head: ['example', 'buyers/s of a core', 'sum, kB', 'packed, kB', 'merging it, ms', 'saving the sum, ms'],
});
for (const { name, rate, whole, packed, merging, saving } of cores)
  coreTable.push([
    ...[name, show(rate), show(whole / 1e3), show(packed / 1e3)],
    ...[show(merging * 1e3, 1), show(saving * 1e3, 1)],
  ]);
console.log(coreTable.toString());

const database = await openDatabase({ databaseUrl });
await loadExamples(database.prisma);
const passed: Passed[] = [];
for (const machines of listOf(values.machines))
  passed.push(await measureQueue(database, machines, Number(values.chunks)));
await database.close();
const queueTable = new Table({
  head: ['queues in this process', 'chunks/s handed over', 'CPU ms a chunk', 'chunks/s read and folded', 'connections'],
});
for (const { machines, chunksPerSecond, cpuPerChunk, foldsPerSecond, connections } of passed)
  queueTable.push([machines, show(chunksPerSecond), show(cpuPerChunk * 1e3, 1), show(foldsPerSecond), connections]);
console.log(queueTable.toString());

const overhead = (Math.max(...passed.map(({ cpuPerChunk }) => cpuPerChunk)) * 1e3) / PACE.chunkMs;
const hoursTable = new Table({ head: ['example', 'cores', 'hours for 10⁹ buyers', 'hours for 10¹² buyers'] });
for (const { name, rate } of cores)
  for (const count of listOf(values.cores)) {
    const hours = (buyers: number): number => ((1 + overhead) * buyers) / (rate * count) / 3_600;
    hoursTable.push([name, show(count), show(hours(1e9), 2), show(hours(1e12), 0)]);
  }
console.log(hoursTable.toString());
