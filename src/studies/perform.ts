/**
 * Lives many buyers through on the pool. Tallies merge exactly, in whatever order they come, so neither the number of
 * threads nor the cut of the tasks shows in the answer.
 */
import { Tally } from '../simulation/tally.ts';
import { inEngine } from './failure.ts';
import type { Pool } from './pool.ts';
import { compileSource, type PlanSource } from './source.ts';
import { isNarrow, looks, type Stop } from './stop.ts';
import { inTasks, taskSize, type Watch } from './tasks.ts';

export interface Work {
  readonly source: PlanSource;
  readonly seed: string;
  /** Buyers asked for; the most that are used when there is a stop rule. */
  readonly buyers: number;
  readonly stop: Stop | null;
}

/**
 * Lives buyers 0 … n − 1 through, n = `buyers` or fewer where the stop rule ends it.
 * @throws EngineFault when the engine fails; the signal's reason when aborted
 */
export async function perform(pool: Pool, work: Work, watch: Watch): Promise<Tally> {
  const { source, seed, stop } = work;
  const plan = inEngine(() => compileSource(source));
  const tally = Tally.create(plan);
  const size = taskSize(watch.taskBuyers);
  for (const look of looks(work.buyers, stop)) {
    await inTasks(
      pool.threads,
      { from: tally.buyers, to: look },
      size,
      watch.signal,
      (from, to) => pool.simulate({ source, seed, from, to }, watch.lane),
      (part) => {
        inEngine(() => tally.merge(Tally.from(part.tally)));
        watch.onProgress?.(tally.buyers);
      },
    );
    if (stop && look < work.buyers && inEngine(() => isNarrow(plan, tally, stop))) break;
  }
  return tally;
}
