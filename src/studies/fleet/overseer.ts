/**
 * Shares large spans of a study with other machines: cuts them into chunks, adds up what these come to, and saves it as it
 * goes, so that whoever takes the study up after this machine has died goes on from there. It lives no chunk itself; this
 * machine takes chunks like any other (chunkWorker.ts).
 */
import type { PrismaClient } from '../../db/generated/client.ts';
import { Alarm } from '../alarm.ts';
import { FAILURES, Lost, StudyFailure, type FailureCode } from '../failure.ts';
import type { StudyLog } from '../log.ts';
import type { Pool } from '../pool.ts';
import type { News } from '../progress.ts';
import type { Queue } from '../queue.ts';
import { liveHere } from '../span.ts';
import type { Claim } from '../store.ts';
import type { Span, Spread } from '../watch.ts';
import type { Summand } from './assignment.ts';
import { cutChunks, type Pace } from './pace.ts';
import { patiently } from './patience.ts';
import {
  addChunks,
  findSpan,
  fold,
  keyOf,
  listChunks,
  openSpan,
  readSum,
  type ChunkRow,
  type OpenSpan,
} from './rows.ts';

/** Without word of a chunk, chunks are looked at this often; and never oftener than that. */
const LOOK_MS = 500;
const STEP_MS = 50;
/** The sum is saved so often, or more seldom where saving takes long: it should take a twentieth of the time at most. */
const SAVE_MS = 1_000;
const WORK_PER_SAVE = 20;
/** How often it is looked whether a chunk is left whose job is gone. */
const ORPHANS_MS = 10_000;

export interface OverseerTools {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  readonly queue: Queue;
  readonly log: StudyLog;
  /** Word that chunks of a study have been finished, here or elsewhere. */
  readonly arrivals: News;
  readonly pace: Pace;
}

export class Overseer implements Spread {
  readonly #tools: OverseerTools;
  readonly #mine: Claim;

  /** @param mine the study, by the attempt that has taken it up */
  constructor(tools: OverseerTools, mine: Claim) {
    this.#tools = tools;
    this.#mine = mine;
  }

  async live(span: Span): Promise<readonly Summand[]> {
    const { assignment, from, to } = span;
    const key = keyOf(assignment, from, to);
    // Only an earlier attempt can have left anything.
    const found = this.#mine.attempt > 1 ? await this.#find(span, key) : null;
    const open = found ?? (await this.#begin(span, key));
    return 'id' in open ? new Oversight(this.#tools, this.#mine, span, open).see() : open.parts;
  }

  #find(span: Span, key: string): Promise<OpenSpan | null> {
    const { prisma, log } = this.#tools;
    const studyId = this.#mine.study.id;
    return patiently(() => findSpan(prisma, { studyId, key }, span.assignment.kind), { signal: span.signal, log });
  }

  /** Lives a span here; if too much of it is left after a while, saves it to be shared. */
  async #begin(span: Span, key: string): Promise<OpenSpan | { readonly parts: readonly Summand[] }> {
    const { prisma, pool, log, pace } = this.#tools;
    const { assignment, from, to, signal } = span;
    const began = performance.now();
    let lived = 0;
    // Threads are slow at first, and take a while to start, so only what comes after is a measure of them.
    let warm = { at: began, lived: 0 };
    const enough = (): boolean => {
      const now = performance.now();
      const measured = lived - warm.lived;
      if (now - began < pace.aloneMs || warm.lived === 0 || measured === 0) return false;
      return ((now - warm.at) / measured) * (to - from - lived) > pace.restMs;
    };
    const onDone = (buyers: number): void => {
      lived = buyers;
      const now = performance.now();
      if (warm.lived === 0 || now - began < pace.aloneMs / 2) warm = { at: now, lived };
      span.onDone(buyers);
    };
    const { sum, next } = await liveHere(pool, { ...span, onDone }, enough);
    if (next >= to) return { parts: sum.parts };
    const speed = Math.max(sum.buyers - warm.lived, 1) / Math.max(performance.now() - warm.at, 1);
    const open = async (): Promise<OpenSpan> =>
      (await this.#find(span, key)) ?? openSpan(prisma, this.#mine, key, assignment, { next, end: to, speed, sum });
    return patiently(open, { signal, log });
  }
}

/** One span until all of it is in its sum. */
class Oversight {
  readonly #tools: OverseerTools;
  readonly #mine: Claim;
  readonly #span: Span;
  readonly #id: string;
  /** null when it is not certain what the database holds. */
  #open: OpenSpan | null;
  /** Chunks that the speed has been learnt from, of those that are still to be seen. */
  #learnt: ReadonlySet<string> = new Set();
  #shown = 0;
  #saved = performance.now();
  #pause = SAVE_MS;
  #lookedForOrphans = performance.now();

  constructor(tools: OverseerTools, mine: Claim, span: Span, open: OpenSpan) {
    this.#tools = tools;
    this.#mine = mine;
    this.#span = span;
    this.#id = open.id;
    this.#open = open;
  }

  async see(): Promise<readonly Summand[]> {
    const { arrivals, log } = this.#tools;
    const { signal } = this.#span;
    const alarm = new Alarm();
    const unlisten = arrivals.listen(this.#mine.study.id, () => alarm.ring());
    const wake = (): void => alarm.ring();
    signal?.addEventListener('abort', wake);
    try {
      for (;;) {
        const whole = await patiently(() => this.#look(), { signal, log });
        if (whole) return this.#checked(whole);
        await new Promise((resolve) => setTimeout(resolve, STEP_MS));
        await alarm.wait(LOOK_MS - STEP_MS);
      }
    } finally {
      unlisten();
      signal?.removeEventListener('abort', wake);
      alarm.stop();
    }
  }

  /** A wrong sum is worse than none. */
  #checked({ id, sum }: OpenSpan): readonly Summand[] {
    const { from, to } = this.#span;
    if (sum.buyers !== to - from)
      throw new Error(`span ${id} has ${sum.buyers} buyers in its sum, and should have ${to - from}`);
    return sum.parts;
  }

  /** Adds what has come in, makes chunks where too few wait; gives the span once it is whole. */
  async #look(): Promise<OpenSpan | null> {
    const { prisma, queue, pace } = this.#tools;
    const open = this.#open ?? (await findSpan(prisma, { id: this.#id }, this.#span.assignment.kind));
    if (!open) throw new Lost();
    // Until all of this has gone well.
    this.#open = null;
    const chunks = await listChunks(prisma, open.id);
    const failed = chunks.find(({ errorCode }) => errorCode !== null);
    if (failed) throw new StudyFailure(failed.errorCode as FailureCode);
    this.#show(open.sum.buyers + chunks.reduce((sum, { done }) => sum + done, 0));
    const ripe = chunks.filter(({ tookMs }) => tookMs !== null);
    const cuts = cutChunks(pace, open, chunks);
    const next = cuts.at(-1)?.end ?? open.next;
    const speed = this.#learn(open.speed, ripe);
    if (cuts.length > 0) await addChunks(prisma, queue, this.#mine, open, cuts);
    // All there is has come in, or it is time to save again.
    const isLast = ripe.length === chunks.length && open.next >= open.end;
    if (isLast || (ripe.length > 0 && performance.now() - this.#saved > this.#pause)) {
      const began = performance.now();
      for (const { id } of ripe) open.sum.add(await readSum(prisma, id));
      await fold(
        prisma,
        this.#mine,
        { ...open, speed },
        ripe.map(({ id }) => id),
      );
      this.#saved = performance.now();
      this.#pause = Math.max(SAVE_MS, (this.#saved - began) * WORK_PER_SAVE);
    } else await this.#failOrphans(open);
    this.#open = { ...open, next, speed };
    return isLast ? this.#open : null;
  }

  /** The speed, as chunks tell that have come in since the last look. */
  #learn(speed: number, ripe: readonly ChunkRow[]): number {
    const fresh = ripe.filter(({ id }) => !this.#learnt.has(id));
    this.#learnt = new Set(ripe.map(({ id }) => id));
    return fresh.reduce(
      (so, { first, end, tookMs }) => so + ((end - first) / Math.max(tookMs ?? 0, 1) - so) / 4,
      speed,
    );
  }

  /** Buyers who are done never become fewer to those who watch, though a chunk may have to be begun again. */
  #show(done: number): void {
    if (done <= this.#shown) return;
    this.#shown = done;
    this.#span.onDone(done);
  }

  /** A chunk without a job, which whoever took it up has died of too often, would be waited for for ever. */
  async #failOrphans({ id }: OpenSpan): Promise<void> {
    const now = performance.now();
    if (now - this.#lookedForOrphans < ORPHANS_MS) return;
    this.#lookedForOrphans = now;
    const orphans = await this.#tools.queue.findOrphanChunks(id);
    if (orphans.length === 0) return;
    this.#tools.log.error({ study: this.#mine.study.id, chunks: orphans }, FAILURES.STUDY_INTERRUPTED);
    throw new StudyFailure('STUDY_INTERRUPTED');
  }
}
