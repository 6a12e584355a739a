/** Long work, whole: what the server holds for as long as it lives, and what resolvers call. */
import type { Study } from '../db/generated/client.ts';
import type { Database } from '../db/open.ts';
import type { LifeStory } from '../simulation/story.ts';
import type { Summary } from '../simulation/summary.ts';
import { Buyers, type BuyerSearch, type FoundBuyers } from './buyers.ts';
import { cancelStudy } from './cancel.ts';
import type { StudyLog } from './log.ts';
import { Answers } from './experiments/answers.ts';
import { startAudit, type AuditRequest } from './experiments/audit.ts';
import { attributionOf, startAttribution, type AttributionRequest } from './experiments/attribution.ts';
import { startComparison, type ComparisonRequest } from './experiments/comparison.ts';
import { startSearch } from './experiments/search.ts';
import type { SearchRequest } from './experiments/searchRequest.ts';
import { startSweep, type SweepRequest } from './experiments/sweep.ts';
import { startSensitivity, type SensitivityRequest } from './experiments/sensitivity.ts';
import { ChunkWorker } from './fleet/chunkWorker.ts';
import { PACE, type Pace } from './fleet/pace.ts';
import { performers } from './performers.ts';
import { createPool } from './pool.ts';
import { preview, type Preview, type PreviewRequest } from './preview.ts';
import { News, watch } from './progress.ts';
import { openQueue } from './queue.ts';
import { Results } from './results.ts';
import { openSignals } from './signals.ts';
import { startRun, type RunRequest } from './start.ts';
import { failAll, hasEnded } from './store.ts';
import { Worker } from './work.ts';

export interface StudiesOptions {
  readonly database: Database;
  readonly log: StudyLog;
  /** Threads that simulate, at most; left out, as many as the machine runs at once. */
  readonly threads?: number;
  /** When large studies are shared with other machines, and in what pieces. */
  readonly pace?: Pace;
}

/** Ids are those of rows, not global ids. Problems that the asker can put right are thrown, see problems.ts. */
export interface Studies {
  /** Threads that simulate, at most. */
  readonly workers: number;
  /** The study as it stands, its progress as fresh as is known here; null when there is none. */
  find(id: string): Promise<Study | null>;
  /** The run that answers a request, new or known. Throws NotFound, InvalidInput, LimitExceeded. */
  startRun(request: RunRequest): Promise<Study>;
  /** The comparison that answers a request, new or known. Throws NotFound, InvalidInput, LimitExceeded. */
  startComparison(request: ComparisonRequest): Promise<Study>;
  /** The sweep that answers a request, new or known. Throws NotFound, InvalidInput, LimitExceeded. */
  startSweep(request: SweepRequest): Promise<Study>;
  /** The audit that answers a request, new or known. Throws NotFound, InvalidInput, LimitExceeded. */
  startAudit(request: AuditRequest): Promise<Study>;
  /** The sensitivity analysis that answers a request, new or known. Throws NotFound, InvalidInput, LimitExceeded. */
  startSensitivity(request: SensitivityRequest): Promise<Study>;
  /** The search that answers a request, new or known. Throws NotFound, InvalidInput, LimitExceeded. */
  startSearch(request: SearchRequest): Promise<Study>;
  /** The attribution that answers a request, new or known. Throws NotFound, InvalidInput, LimitExceeded. */
  startAttribution(request: AttributionRequest): Promise<Study>;
  /** The attribution over the lives of a run; null when nobody has asked for it. */
  attributionOf(run: Study): Promise<Study | null>;
  /** The answer of an experiment, of the type that its kind stores (see experiments/). Throws BadRequest NO_RESULT. */
  answer<Value>(study: Study): Promise<Value>;
  /** Ends a study as CANCELLED; one that has ended stays as it is. Throws NotFound. */
  cancel(id: string): Promise<Study>;
  /** The states of a study: the present one first, its end last. Throws NotFound. */
  watch(id: string): AsyncGenerator<Study, void, undefined>;
  /** A small run, not stored: whoever asks disposes of it. Throws NotFound, InvalidInput, LimitExceeded. */
  preview(request: PreviewRequest): Promise<Preview>;
  /** What a run reports. Throws BadRequest NO_RESULT. */
  result(study: Study): Promise<Summary>;
  /** One life of a run. Throws BadRequest BUYER_OUT_OF_RANGE or NO_RESULT. */
  buyer(study: Study, number: number): Promise<LifeStory>;
  /** Lives of a run to look at. Throws InvalidInput, BadRequest NO_RESULT. */
  buyers(study: Study, search: BuyerSearch): Promise<FoundBuyers>;
  /** Hands studies under way back to the queue and ends threads, streams and connections; the database stays open. */
  stop(): Promise<void>;
}

/** How often studies are looked for that nobody will ever take up. */
const ORPHANS_MS = 10_000;

/** Opens the queue and starts to work on what waits in it. */
export async function createStudies({ database, log, threads, pace = PACE }: StudiesOptions): Promise<Studies> {
  const { prisma } = database;
  const pool = createPool(threads, log);
  const news = new News();
  const arrivals = new News();
  const queue = await openQueue(database, log);
  const signals = await openSignals(database, log, (id) => {
    news.tell(id);
    arrivals.tell(id);
    void check(id);
  });
  const announce = (id: string) => {
    news.tell(id);
    void signals.send(id);
  };
  const worker = new Worker({ prisma, pool, queue, news, arrivals, log, performers, pace, announce });
  const announceChunk = (studyId: string) => {
    arrivals.tell(studyId);
    void signals.send(studyId);
  };
  const chunkWorker = new ChunkWorker({ prisma, pool, queue, log, announce: announceChunk });
  const drop = (id: string): void => {
    worker.drop(id);
    chunkWorker.drop(id);
  };
  const check = async (id: string): Promise<void> => {
    if (!worker.isBusyWith(id) && !chunkWorker.isBusyWith(id)) return;
    try {
      const row = await prisma.study.findUnique({ where: { id }, select: { status: true } });
      if (row && hasEnded(row.status)) drop(id);
    } catch (error) {
      // Saving the progress will find out.
      log.warn({ err: error, study: id }, 'a study could not be looked at');
    }
  };
  const results = new Results(prisma, pool);
  const answers = new Answers(prisma);
  const buyers = new Buyers(prisma, pool);

  const failOrphans = async (): Promise<void> => {
    try {
      const ids = await queue.findOrphans();
      await failAll(prisma, ids, 'STUDY_INTERRUPTED');
      ids.forEach(announce);
    } catch (error) {
      log.warn({ err: error }, 'studies without a job could not be looked for');
    }
  };
  await failOrphans();
  const timer = setInterval(() => void failOrphans(), ORPHANS_MS).unref();
  await queue.take((job) => worker.handle(job));
  await queue.takeChunks((job) => chunkWorker.handle(job));

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    news.close();
    await queue.pause();
    await Promise.all([worker.stop(), chunkWorker.stop()]);
    await queue.stop();
    await Promise.all([signals.close(), pool.close()]);
  };

  return {
    workers: pool.threads,
    async find(id) {
      const study = await prisma.study.findUnique({ where: { id } });
      return study && news.freshen(study);
    },
    startRun: (request) => startRun(prisma, queue, request),
    startComparison: (request) => startComparison(prisma, queue, request),
    startAudit: (request) => startAudit(prisma, queue, request),
    startSweep: (request) => startSweep(prisma, queue, request),
    startSensitivity: (request) => startSensitivity(prisma, queue, request),
    startSearch: (request) => startSearch(prisma, queue, request),
    startAttribution: (request) => startAttribution(prisma, queue, request),
    attributionOf: (run) => attributionOf(prisma, run),
    answer: (study) => answers.read(study),
    cancel: (id) =>
      cancelStudy(prisma, id, () => {
        drop(id);
        news.settle(id);
        announce(id);
      }),
    watch: (id) => watch(prisma, news, log, id),
    preview: (request) => preview(prisma, pool, request),
    result: (study) => results.read(study),
    buyer: (study, number) => buyers.tell(study, number),
    buyers: (study, search) => buyers.search(study, search),
    stop: () => (stopping ??= stop()),
  };
}
