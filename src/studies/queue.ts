/**
 * The lines in which studies, and chunks of large ones, wait to be taken up: pg-boss in the same database, so that a study
 * and its job are saved together, and machines on one PostgreSQL share the lines. A job says only which study or which
 * chunk; what becomes of it stands in the row of that.
 */
import {
  fromPglite,
  fromPrisma,
  PgBoss,
  type ConstructorOptions,
  type Job as BossJob,
  type Queue as BossQueue,
} from 'pg-boss';
import type { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/open.ts';
import { ENGINE_VERSION } from '../simulation/version.ts';
import type { StudyLog } from './log.ts';

const STUDIES = 'study';
/** A line for each engine: while machines are brought to a new version, none lives chunks of another one's study. */
const CHUNKS = `chunk-${ENGINE_VERSION}`;
/** Chunks whose machine died, or lost the database, come here, so that they need not wait for somebody to finish another one. */
const LOST_CHUNKS = `lost-${CHUNKS}`;

/**
 * How often a chunk is taken up before it is given up, if whoever works on it dies or loses the database; and a study, in a row
 * without anything saved in between, which the study's row counts.
 */
export const ATTEMPTS = 3;
const STUDY_RETRIES = 10_000;
/** Studies that one machine works on at a time. They share its threads evenly, so a small one need not wait for a large one. */
const STUDIES_AT_ONCE = 4;
/** Two, so that the threads have work while a finished chunk is stored and the next one fetched. */
const CHUNKS_AT_ONCE = 2;

const DAY = 24 * 3600;

interface Taken {
  /** Attempts before this one that died. */
  readonly died: number;
  /** Aborted when the job has been given to somebody else. */
  readonly signal: AbortSignal;
}

export interface Job extends Taken {
  readonly studyId: string;
}

export interface ChunkJob extends Taken {
  readonly chunkId: string;
}

export interface Queue {
  /** Adds a study, in the transaction that creates or changes its row. */
  add(tx: Prisma.TransactionClient, studyId: string): Promise<void>;
  /** Adds chunks, in the transaction that creates or changes their rows. */
  addChunks(tx: Prisma.TransactionClient, chunkIds: readonly string[]): Promise<void>;
  /** Starts taking studies up. A handler that throws gives its job back, to be tried again a second later. */
  take(handler: (job: Job) => Promise<void>): Promise<void>;
  /** Starts taking chunks up. A handler that throws gives its job to whoever is first. */
  takeChunks(handler: (job: ChunkJob) => Promise<void>): Promise<void>;
  /** Takes up no more jobs; those under way go on. To be called before jobs are handed back, which would come back at once. */
  pause(): Promise<void>;
  /** Ids of studies that wait or are under way although no job of theirs is left. */
  findOrphans(): Promise<string[]>;
  /** Ids of chunks of a span that have no sum although no job of theirs is left. */
  findOrphanChunks(spanId: string): Promise<string[]>;
  stop(): Promise<void>;
}

export async function openQueue(database: Database, log: StudyLog): Promise<Queue> {
  const { prisma, pglite } = database;
  const boss = new PgBoss(optionsFor(database));
  boss.on('error', (error) => log.error({ err: error }, 'the queue met an error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'the queue warns'));
  await boss.start();
  const settings = settingsFor(database);
  await openLine(boss, STUDIES, { ...settings, retryLimit: STUDY_RETRIES, retryDelay: 1, deleteAfterSeconds: DAY });
  await openLine(boss, LOST_CHUNKS, { ...settings, retryLimit: ATTEMPTS - 1, deleteAfterSeconds: 60 });
  // There may be many, and once one is finished nobody asks for its job.
  await openLine(boss, CHUNKS, { ...settings, retryLimit: 0, deadLetter: LOST_CHUNKS, deleteAfterSeconds: 60 });
  if (pglite) for (const line of [STUDIES, CHUNKS, LOST_CHUNKS]) await failActive(database, boss, line);

  const takeUp = async <Data>(
    line: string,
    atOnce: number,
    handler: (data: Data, taken: Taken) => Promise<void>,
  ): Promise<void> => {
    for (let index = 0; index < atOnce; index++) {
      const worker: string = await boss.work<Data, void>(
        line,
        { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
        async ([job]: BossJob<Data>[]) => {
          await handler(job.data, { died: job.retryCount, signal: job.signal });
          // Without this a worker that has finished rests for a while even when others wait.
          boss.notifyWorker(worker);
        },
      );
    }
  };

  return {
    async add(tx, studyId) {
      await boss.send(STUDIES, { studyId }, { db: fromPrisma(tx), singletonKey: studyId });
    },

    async addChunks(tx, chunkIds) {
      const jobs = chunkIds.map((chunkId) => ({ data: { chunkId }, singletonKey: chunkId }));
      await boss.insert(CHUNKS, jobs, { db: fromPrisma(tx) });
    },

    take: (handler) =>
      takeUp<{ studyId: string }>(STUDIES, STUDIES_AT_ONCE, ({ studyId }, taken) => handler({ studyId, ...taken })),

    async takeChunks(handler) {
      for (const [line, before] of [
        [CHUNKS, 0],
        [LOST_CHUNKS, 1],
      ] as const)
        await takeUp<{ chunkId: string }>(line, CHUNKS_AT_ONCE, ({ chunkId }, { died, signal }) =>
          handler({ chunkId, died: before + died, signal }),
        );
    },

    async pause() {
      await Promise.all([STUDIES, CHUNKS, LOST_CHUNKS].map((line) => boss.offWork(line, { wait: false })));
    },

    async findOrphans() {
      const rows = await prisma.$queryRaw<{ id: string }[]>`
        SELECT study.id FROM "Study" study
        WHERE study.status IN ('QUEUED', 'RUNNING') AND NOT EXISTS (
          SELECT FROM pgboss.job job
          WHERE job.name = ${STUDIES} AND job.singleton_key = study.id AND job.state IN ('created', 'retry', 'active'))`;
      return rows.map(({ id }) => id);
    },

    async findOrphanChunks(spanId) {
      const rows = await prisma.$queryRaw<{ id: string }[]>`
        SELECT chunk.id FROM "StudyChunk" chunk
        WHERE chunk."spanId" = ${spanId} AND chunk."tookMs" IS NULL AND NOT EXISTS (
          SELECT FROM pgboss.job job
          WHERE job.name IN (${CHUNKS}, ${LOST_CHUNKS}) AND job.singleton_key = chunk.id AND job.state IN ('created', 'retry', 'active'))`;
      return rows.map(({ id }) => id);
    },

    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

/** What studies and chunks have in common. */
const settingsFor = ({ pglite }: Database) => ({
  notify: true,
  expireInSeconds: DAY,
  // On a server, ten seconds of silence hand a job to somebody else. An embedded database dies with its only server.
  ...(!pglite && { heartbeatSeconds: 10 }),
});

async function openLine(boss: PgBoss, line: string, settings: Omit<BossQueue, 'name'>): Promise<void> {
  await boss.createQueue(line, settings);
  await boss.updateQueue(line, settings);
  // pg-boss looks its queue up on its own connection the first time. Inside a transaction on an embedded database, which
  // has one connection, it would wait for itself.
  await boss.findJobs(line, { key: 'warm-up' });
}

function optionsFor({ pglite, connectionString }: Database): ConstructorOptions {
  const common: ConstructorOptions = { schedule: false, useListenNotify: true };
  if (pglite) return { ...common, backend: 'pglite', db: fromPglite(pglite) };
  return {
    ...common,
    connectionString,
    application_name: 'meander-queue',
    max: 3,
    // A dead server's jobs are looked for every second.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  };
}

/** Jobs still active in an embedded database when it is opened belong to a server that was killed. */
async function failActive({ prisma }: Database, boss: PgBoss, line: string): Promise<void> {
  const active = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM pgboss.job WHERE name = ${line} AND state = 'active'`;
  if (active.length > 0)
    await boss.fail(
      line,
      active.map(({ id }) => id),
      { reason: 'the server was killed' },
    );
}
