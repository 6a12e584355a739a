/** Cuts long work over buyers into tasks for the pool: as many at once as keep every thread busy, as large as is good. */

/** What a task should take: short enough that people hardly wait behind it, long enough that hand-over hardly counts. */
const TASK_MS = 60;
/** Where tallies are large, tasks take longer, so that threads live lives most of the time, and this one stays free. */
const WORK_PER_MERGE = 20;
const LONGEST_TASK_MS = 250;
const SMALLEST_TASK = 8;
const LARGEST_TASK = 65_536;
/** Before anything is measured: short even where a life has thousands of events. */
const FIRST_TASK = 32;
/** Towards the end tasks get smaller, so that threads finish together, but not by more than this. */
const MOST_SHRINKING = 8;
/** One odd measurement should do little. */
const MOST_GROWTH = 4;

export interface TaskSize {
  readonly buyers: number;
  /** Buyers of the last tasks, at least. */
  readonly fewest: number;
  /** Milliseconds that so many buyers took in a thread, and that merging their tally took here. */
  learn(buyers: number, took: number, merged: number): void;
}

/** Tasks of a fixed size, or, left out, of one that follows what tasks take. `lives` of a buyer, where there are several. */
export function taskSize(fixed: number | undefined, lives = 1): TaskSize {
  if (fixed !== undefined) return { buyers: fixed, fewest: fixed, learn: () => undefined };
  let buyers = Math.max(SMALLEST_TASK, Math.round(FIRST_TASK / lives));
  return {
    get buyers() {
      return buyers;
    },
    get fewest() {
      return Math.ceil(buyers / MOST_SHRINKING);
    },
    learn(lived, took, merged) {
      const aim = Math.min(LONGEST_TASK_MS, Math.max(TASK_MS, merged * WORK_PER_MERGE));
      const fitting = Math.min((lived * aim) / Math.max(took, 0.1), buyers * MOST_GROWTH);
      buyers = Math.round(Math.max(SMALLEST_TASK, Math.min(LARGEST_TASK, fitting)));
    },
  };
}

/** `fair`: what is left, shared between tasks for every thread. */
const buyersOf = ({ buyers, fewest }: TaskSize, fair: number): number =>
  Math.max(fewest, Math.min(buyers, Math.ceil(fair)));

/** What a task over buyers gives back, with the milliseconds that it took in its thread. */
export interface Part {
  readonly took: number;
}

/**
 * Has the buyers from ≤ number < to seen to in tasks, and merges what comes back, in whatever order it comes. Begins no more
 * tasks once there is `enough`, and gives the first number that was not seen to.
 * @throws what a task throws, or the signal's reason, when the tasks under way are done
 */
export async function inTasks<P extends Part>(
  threads: number,
  span: { readonly from: number; readonly to: number },
  size: TaskSize,
  signal: AbortSignal | undefined,
  work: (from: number, to: number) => Promise<P>,
  merge: (part: P) => void,
  enough?: () => boolean,
): Promise<number> {
  let next = span.from;
  let failed = false;
  const keepOneGoing = async (): Promise<void> => {
    try {
      while (next < span.to && !failed && !(next > span.from && enough?.())) {
        signal?.throwIfAborted();
        const from = next;
        const to = Math.min(span.to, from + buyersOf(size, (span.to - from) / (2 * threads)));
        next = to;
        const part = await work(from, to);
        const merging = performance.now();
        merge(part);
        size.learn(to - from, part.took, performance.now() - merging);
      }
      signal?.throwIfAborted();
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  // One more than there are threads, so that a thread never waits for the merge of what it has just done.
  const settled = await Promise.allSettled(Array.from({ length: threads + 1 }, keepOneGoing));
  const fault = settled.find((one) => one.status === 'rejected');
  if (fault) throw fault.reason;
  return next;
}
