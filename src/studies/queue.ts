/**
 * The line in which studies wait to be taken up: pg-boss in the same database, so that a study and its job are saved
 * together, and servers on one PostgreSQL share the line. A job says only which study; what becomes of it stands in the
 * study's row.
 */
import { fromPglite, fromPrisma, PgBoss, type ConstructorOptions, type Job as BossJob } from 'pg-boss';
import type { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/open.ts';
import type { StudyLog } from './log.ts';

const QUEUE = 'study';

/** How often a study is taken up before it is given up, if whoever works on it dies or loses the database. */
export const ATTEMPTS = 3;
/** Studies that one server works on at a time. They share its threads evenly, so a small one need not wait for a large one. */
const AT_ONCE = 4;

export interface Job {
  readonly studyId: string;
  /** Attempts before this one that died. */
  readonly died: number;
  /** Aborted when the job has been given to somebody else. */
  readonly signal: AbortSignal;
}

export interface Queue {
  /** Adds a study, in the transaction that creates or changes its row. */
  add(tx: Prisma.TransactionClient, studyId: string): Promise<void>;
  /** Starts taking jobs up. A handler that throws gives its job back, to be tried again a second later. */
  take(handler: (job: Job) => Promise<void>): Promise<void>;
  /** Takes up no more jobs; those under way go on. To be called before jobs are handed back, which would come back at once. */
  pause(): Promise<void>;
  /** Ids of studies that wait or are under way although no job of theirs is left. */
  findOrphans(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function openQueue(database: Database, log: StudyLog): Promise<Queue> {
  const { prisma, pglite } = database;
  const boss = new PgBoss(optionsFor(database));
  boss.on('error', (error) => log.error({ err: error }, 'the queue met an error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'the queue warns'));
  await boss.start();
  const settings = {
    notify: true,
    // One attempt more than are made: the last one only tells the study that there were too many.
    retryLimit: ATTEMPTS,
    retryDelay: 1,
    expireInSeconds: 24 * 3600,
    deleteAfterSeconds: 24 * 3600,
    // On a server, ten seconds of silence hand a job to somebody else. An embedded database dies with its only server.
    ...(!pglite && { heartbeatSeconds: 10 }),
  };
  await boss.createQueue(QUEUE, settings);
  await boss.updateQueue(QUEUE, settings);
  // pg-boss looks its queue up on its own connection the first time. Inside a transaction on an embedded database, which
  // has one connection, it would wait for itself.
  await boss.findJobs(QUEUE, { key: 'warm-up' });
  if (pglite) await failActive(database, boss);

  return {
    async add(tx, studyId) {
      await boss.send(QUEUE, { studyId }, { db: fromPrisma(tx), singletonKey: studyId });
    },

    async take(handler) {
      for (let index = 0; index < AT_ONCE; index++) {
        const worker: string = await boss.work<{ studyId: string }, void>(
          QUEUE,
          { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 },
          async ([job]: BossJob<{ studyId: string }>[]) => {
            await handler({ studyId: job.data.studyId, died: job.retryCount, signal: job.signal });
            // Without this a worker that has finished rests for a while even when others wait.
            boss.notifyWorker(worker);
          },
        );
      }
    },

    pause: () => boss.offWork(QUEUE, { wait: false }),

    async findOrphans() {
      const rows = await prisma.$queryRaw<{ id: string }[]>`
        SELECT study.id FROM "Study" study
        WHERE study.status IN ('QUEUED', 'RUNNING') AND NOT EXISTS (
          SELECT FROM pgboss.job job
          WHERE job.name = ${QUEUE} AND job.singleton_key = study.id AND job.state IN ('created', 'retry', 'active'))`;
      return rows.map(({ id }) => id);
    },

    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

function optionsFor({ pglite, connectionString }: Database): ConstructorOptions {
  const common: ConstructorOptions = { schedule: false, useListenNotify: true };
  if (pglite) return { ...common, backend: 'pglite', db: fromPglite(pglite) };
  return {
    ...common,
    connectionString,
    application_name: 'meander-queue',
    max: 4,
    // A dead server's jobs are looked for every second.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  };
}

/** Jobs still active in an embedded database when it is opened belong to a server that was killed. */
async function failActive({ prisma }: Database, boss: PgBoss): Promise<void> {
  const active = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM pgboss.job WHERE name = ${QUEUE} AND state = 'active'`;
  if (active.length > 0)
    await boss.fail(
      QUEUE,
      active.map(({ id }) => id),
      { reason: 'the server was killed' },
    );
}
