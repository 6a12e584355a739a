/**
 * Lives many buyers through on the pool. Tallies merge exactly, in whatever order they come, so neither the number of
 * threads nor the cut of the tasks shows in the answer.
 */
import { Tally } from '../simulation/tally.ts';
import { inEngine } from './failure.ts';
import type { Lane } from './lanes.ts';
import type { Pool } from './pool.ts';
import { compileSource, type PlanSource } from './source.ts';
import { isNarrow, looks, type Stop } from './stop.ts';

export interface Work {
  readonly source: PlanSource;
  readonly seed: string;
  /** Buyers asked for; the most that are used when there is a stop rule. */
  readonly buyers: number;
  readonly stop: Stop | null;
}

export interface Watch {
  readonly lane: Lane;
  /** Ends the work with the signal's reason as soon as the tasks under way are done. */
  readonly signal?: AbortSignal;
  /** Called after every task with the buyers lived through so far. */
  readonly onProgress?: (done: number) => void;
  /** Buyers of a task; left out, tasks grow until they take about TASK_MS. */
  readonly taskBuyers?: number;
}

/** What a task should take: short enough that people hardly wait behind it, long enough that hand-over hardly counts. */
const TASK_MS = 60;
/** Where tallies are large, tasks take longer, so that threads live lives most of the time, and this one stays free. */
const WORK_PER_MERGE = 20;
const LONGEST_TASK_MS = 250;
const SMALLEST_TASK = 8;
const LARGEST_TASK = 65_536;
/** Before anything is measured: short even where a life has thousands of events. */
const FIRST_TASK = 32;
/** One odd measurement should do little. */
const MOST_GROWTH = 4;

/**
 * Lives buyers 0 … n − 1 through, n = `buyers` or fewer where the stop rule ends it.
 * @throws EngineFault when the engine fails; the signal's reason when aborted
 */
export async function perform(pool: Pool, work: Work, watch: Watch): Promise<Tally> {
  const plan = inEngine(() => compileSource(work.source));
  const tally = Tally.create(plan);
  const size = watch.taskBuyers === undefined ? growingSize() : fixedSize(watch.taskBuyers);
  for (const look of looks(work.buyers, work.stop)) {
    await live(pool, work, watch, size, tally, look);
    const { stop } = work;
    if (stop && look < work.buyers && inEngine(() => isNarrow(plan, tally, stop))) break;
  }
  return tally;
}

/** Adds the buyers from the tally's end up to `to`, as many tasks at once as keep every thread busy. */
async function live(pool: Pool, work: Work, watch: Watch, size: TaskSize, tally: Tally, to: number): Promise<void> {
  const { source, seed } = work;
  let next = tally.buyers;
  let failed = false;
  const keepOneGoing = async (): Promise<void> => {
    try {
      while (next < to && !failed) {
        watch.signal?.throwIfAborted();
        const from = next;
        next = Math.min(to, from + size.buyers);
        const task = { source, seed, from, to: next };
        const answer = await pool.simulate(task, watch.lane);
        const merging = performance.now();
        inEngine(() => tally.merge(Tally.from(answer.tally)));
        size.learn(task.to - task.from, answer.took, performance.now() - merging);
        watch.onProgress?.(tally.buyers);
      }
      watch.signal?.throwIfAborted();
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  // One more than there are threads, so that a thread never waits for the merge of what it has just done.
  const settled = await Promise.allSettled(Array.from({ length: pool.threads + 1 }, keepOneGoing));
  const fault = settled.find((one) => one.status === 'rejected');
  if (fault) throw fault.reason;
}

interface TaskSize {
  readonly buyers: number;
  /** Milliseconds that so many buyers took in a thread, and that merging their tally took here. */
  learn(buyers: number, took: number, merged: number): void;
}

const fixedSize = (buyers: number): TaskSize => ({ buyers, learn: () => undefined });

/** Follows what tasks take. */
function growingSize(): TaskSize {
  let buyers = FIRST_TASK;
  return {
    get buyers() {
      return buyers;
    },
    learn(lived, took, merged) {
      const aim = Math.min(LONGEST_TASK_MS, Math.max(TASK_MS, merged * WORK_PER_MERGE));
      const fitting = Math.min((lived * aim) / Math.max(took, 0.1), buyers * MOST_GROWTH);
      buyers = Math.round(Math.max(SMALLEST_TASK, Math.min(LARGEST_TASK, fitting)));
    },
  };
}
