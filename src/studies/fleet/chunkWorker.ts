/** Takes chunks up from the queue, whoever's study they are of, and lives them through on this machine's threads. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrismaClient } from '../../db/generated/client.ts';
import { EngineFault, Lost, Stopping, type FailureCode } from '../failure.ts';
import type { StudyLog } from '../log.ts';
import type { Pool } from '../pool.ts';
import { ATTEMPTS, type ChunkJob, type Queue } from '../queue.ts';
import { Recent } from '../../recent.ts';
import { liveHere } from '../span.ts';
import { taskSize, type TaskSize } from '../tasks.ts';
import type { Assignment } from './assignment.ts';
import { patiently } from './patience.ts';
import {
  claimChunk,
  failChunk,
  finishChunk,
  handBackChunk,
  readAssignment,
  saveDone,
  type ChunkClaim,
} from './rows.ts';

/** How often a chunk under way writes how far it is, and learns whether it is still wanted. */
const SAVE_MS = 1_000;

export interface ChunkTools {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  readonly queue: Queue;
  readonly log: StudyLog;
  /** Tells whoever oversees a study, here or elsewhere, that a chunk of it has come to an end. */
  readonly announce: (studyId: string) => void;
}

/** What the chunks of one span have in common. */
interface Ground {
  readonly assignment: Assignment;
  /** Learnt from chunk to chunk. */
  readonly size: TaskSize;
}

export class ChunkWorker {
  readonly #tools: ChunkTools;
  readonly #grounds = new Recent<string, Promise<Ground>>(8);
  /** Chunks under way, and the study that each is of. */
  readonly #underWay = new Map<AbortController, string>();
  readonly #handlings = new Set<Promise<void>>();
  #stopping = false;

  constructor(tools: ChunkTools) {
    this.#tools = tools;
  }

  /** Works on a chunk until it has its sum or cannot go on. Throws when it should be tried again. */
  handle(job: ChunkJob): Promise<void> {
    const handling = this.#handle(job).finally(() => this.#handlings.delete(handling));
    this.#handlings.add(handling);
    return handling;
  }

  /** Stops work on the chunks of a study that is not wanted any longer. */
  drop(studyId: string): void {
    for (const [controller, of] of this.#underWay) if (of === studyId) controller.abort(new Lost());
  }

  isBusyWith(studyId: string): boolean {
    return [...this.#underWay.values()].includes(studyId);
  }

  /** Hands all chunks under way back to the queue, and takes up no more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const controller of this.#underWay.keys()) controller.abort(new Stopping());
    await Promise.allSettled(this.#handlings);
  }

  async #handle({ chunkId, died, signal }: ChunkJob): Promise<void> {
    const mine = await claimChunk(this.#tools.prisma, chunkId);
    if (!mine) return;
    const controller = new AbortController();
    this.#underWay.set(controller, mine.studyId);
    try {
      if (this.#stopping) throw new Stopping();
      if (died >= ATTEMPTS) await this.#fail(mine, 'STUDY_INTERRUPTED');
      else await this.#live(mine, AbortSignal.any([signal, controller.signal]), controller);
    } catch (error) {
      await this.#giveUp(mine, error, died);
    } finally {
      this.#underWay.delete(controller);
    }
  }

  async #live(mine: ChunkClaim, signal: AbortSignal, controller: AbortController): Promise<void> {
    const { prisma, pool, log, announce } = this.#tools;
    const { chunk, studyId } = mine;
    const { first: from, end: to, spanId, attempt } = chunk;
    const began = performance.now();
    log.info({ study: studyId, from, to, attempt }, 'took a chunk');
    const finished = new AbortController();
    let done = 0;
    const saving = this.#saveAlong(mine, () => done, controller, finished.signal);
    try {
      const { assignment, size } = await this.#grounds.get(spanId, () => this.#groundOf(spanId));
      const onDone = (buyers: number): void => void (done = buyers);
      const { sum } = await liveHere(pool, { assignment, from, to, size, lane: 'STUDY', signal, onDone });
      const took = performance.now() - began;
      if (!(await patiently(() => finishChunk(prisma, mine, sum, took), { signal, log }))) throw new Lost();
      log.info({ study: studyId, from, to, tookMs: Math.round(took) }, 'finished a chunk');
    } finally {
      finished.abort();
      await saving;
    }
    announce(studyId);
  }

  async #groundOf(spanId: string): Promise<Ground> {
    const assignment = await readAssignment(this.#tools.prisma, spanId);
    if (!assignment) throw new Lost();
    return { assignment, size: taskSize(undefined, assignment.kind === 'PANEL' ? assignment.sources.length : 1) };
  }

  async #saveAlong(
    mine: ChunkClaim,
    done: () => number,
    controller: AbortController,
    finished: AbortSignal,
  ): Promise<void> {
    const { prisma, log } = this.#tools;
    while (!finished.aborted) {
      try {
        await sleep(SAVE_MS, undefined, { signal: finished });
        if (!(await saveDone(prisma, mine, done())) && !finished.aborted) controller.abort(new Lost());
      } catch (error) {
        if (!finished.aborted) log.warn({ err: error }, 'the progress of a chunk could not be saved');
      }
    }
  }

  /** What to do with a chunk that could not be finished. */
  async #giveUp(mine: ChunkClaim, error: unknown, died: number): Promise<void> {
    const { prisma, queue, log } = this.#tools;
    const { first: from, end: to } = mine.chunk;
    const about = { study: mine.studyId, from, to };
    if (error instanceof Lost) return log.info(about, 'dropped a chunk that is not wanted any longer');
    if (error instanceof Stopping) {
      await handBackChunk(prisma, queue, mine);
      return log.info(about, 'handed a chunk back');
    }
    log.error({ ...about, err: error }, 'a chunk could not be finished');
    if (error instanceof EngineFault) return this.#fail(mine, 'ENGINE_FAILED');
    if (died + 1 >= ATTEMPTS) return this.#fail(mine, 'STUDY_INTERRUPTED');
    throw error;
  }

  async #fail(mine: ChunkClaim, code: FailureCode): Promise<void> {
    await failChunk(this.#tools.prisma, mine, code);
    this.#tools.announce(mine.studyId);
  }
}
