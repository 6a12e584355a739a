/** Takes studies up from the queue and sees each to its end: answered, failed, cancelled, or handed back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrismaClient, StudyKind } from '../db/generated/client.ts';
import { EngineFault, Lost, Stopping, StudyFailure, type FailureCode } from './failure.ts';
import { Overseer } from './fleet/overseer.ts';
import type { Pace } from './fleet/pace.ts';
import { patiently } from './fleet/patience.ts';
import type { StudyLog } from './log.ts';
import type { Performer } from './performer.ts';
import type { Pool } from './pool.ts';
import type { News } from './progress.ts';
import { ATTEMPTS, type Job, type Queue } from './queue.ts';
import { claim, fail, handBack, saveProgress, succeed, type Claim } from './store.ts';

/** How often a study under way writes how far it is, and learns whether it is still wanted. */
const SAVE_MS = 400;

export interface Tools {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  readonly queue: Queue;
  readonly news: News;
  readonly log: StudyLog;
  readonly performers: { readonly [Kind in StudyKind]?: Performer };
  /** Word that chunks of a study have been finished, here or elsewhere. */
  readonly arrivals: News;
  readonly pace: Pace;
  /** Tells subscribers here, and the other servers, that a study's row has changed. */
  readonly announce: (id: string) => void;
}

export class Worker {
  readonly #tools: Tools;
  readonly #underWay = new Map<string, AbortController>();
  readonly #handlings = new Set<Promise<void>>();
  #stopping = false;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Works on a study until it has ended or cannot go on. Throws when it should be tried again. */
  handle(job: Job): Promise<void> {
    const handling = this.#handle(job).finally(() => this.#handlings.delete(handling));
    this.#handlings.add(handling);
    return handling;
  }

  isBusyWith(id: string): boolean {
    return this.#underWay.has(id);
  }

  /** Stops work on a study whose row says that it is not wanted any longer. */
  drop(id: string): void {
    this.#underWay.get(id)?.abort(new Lost());
  }

  /** Hands all studies under way back to the queue, and takes up no more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const controller of this.#underWay.values()) controller.abort(new Stopping());
    await Promise.allSettled(this.#handlings);
  }

  async #handle({ studyId, died, signal }: Job): Promise<void> {
    const { prisma, news, log, announce } = this.#tools;
    const mine = await claim(prisma, studyId, died > 0);
    if (!mine) return;
    log.info({ study: studyId, kind: mine.study.kind, attempt: mine.attempt }, 'took a study');
    announce(studyId);
    const controller = new AbortController();
    this.#underWay.set(studyId, controller);
    try {
      if (mine.study.deaths >= ATTEMPTS) await this.#fail(mine, 'STUDY_INTERRUPTED');
      else await this.#perform(mine, AbortSignal.any([signal, controller.signal]), controller);
    } catch (error) {
      await this.#giveUp(mine, error);
    } finally {
      if (this.#underWay.get(studyId) === controller) this.#underWay.delete(studyId);
      news.settle(studyId);
      announce(studyId);
    }
  }

  async #perform(mine: Claim, signal: AbortSignal, controller: AbortController): Promise<void> {
    const { prisma, pool, news, log, performers } = this.#tools;
    const { study, attempt } = mine;
    if (this.#stopping) throw new Stopping();
    const perform = performers[study.kind];
    if (!perform) throw new Error(`this version performs no study of kind ${study.kind}`);
    const finished = new AbortController();
    const saving = this.#saveAlong(mine, controller, finished.signal);
    try {
      const onProgress = (done: number, total?: number) => news.count(study.id, attempt, done, total);
      const spread = new Overseer(this.#tools, mine);
      const answer = await perform({ prisma, pool, signal, onProgress, spread }, study);
      finished.abort();
      await saving;
      await patiently(() => succeed(prisma, mine, answer), { signal, log });
    } finally {
      finished.abort();
      await saving;
    }
  }

  /** Writes how far the study is, every so often until it is finished; drops it when its row is this attempt's no longer. */
  async #saveAlong(mine: Claim, controller: AbortController, finished: AbortSignal): Promise<void> {
    const { prisma, news, log, announce } = this.#tools;
    const { id } = mine.study;
    while (!finished.aborted) {
      try {
        await sleep(SAVE_MS, undefined, { signal: finished });
        const { progressDone, progressTotal } = news.freshen(mine.study);
        const isMine = await saveProgress(prisma, mine, progressDone, progressTotal);
        if (isMine) announce(id);
        else controller.abort(new Lost());
      } catch (error) {
        if (!finished.aborted) log.warn({ err: error, study: id }, 'the progress of a study could not be saved');
      }
    }
  }

  /** What to do with a study that could not be finished. */
  async #giveUp(mine: Claim, error: unknown): Promise<void> {
    const { prisma, log } = this.#tools;
    const { id } = mine.study;
    if (error instanceof Lost) return;
    if (error instanceof Stopping) return this.#handBack(mine);
    log.error({ err: error, study: id }, 'a study could not be finished');
    if (error instanceof StudyFailure) return this.#fail(mine, error.code);
    if (error instanceof EngineFault) return this.#fail(mine, 'ENGINE_FAILED');
    const row = await prisma.study.findUnique({ where: { id }, select: { deaths: true } });
    if ((row?.deaths ?? 0) + 1 >= ATTEMPTS) return this.#fail(mine, 'STUDY_INTERRUPTED');
    throw error;
  }

  async #fail(mine: Claim, code: FailureCode): Promise<void> {
    await fail(this.#tools.prisma, mine, code);
  }

  /** Back into the queue as a new job, so that being stopped in an orderly way does not count as having died. */
  async #handBack(mine: Claim): Promise<void> {
    const { prisma, queue } = this.#tools;
    await prisma.$transaction(async (tx) => {
      if (await handBack(tx, mine)) await queue.add(tx, mine.study.id);
    });
  }
}
