/**
 * Lives many buyers through on the pool. Tallies merge exactly, in whatever order they come, so neither the number of
 * threads nor the cut of the tasks shows in the answer.
 */
import { Tally } from '../simulation/tally.ts';
import { inEngine } from './failure.ts';
import type { Pool } from './pool.ts';
import { planOf, type PlanSource } from './source.ts';
import { isNarrow, looks, type Stop } from './stop.ts';
import { liveSpan } from './span.ts';
import { taskSize } from './tasks.ts';
import type { Watch } from './watch.ts';

export interface Work {
  readonly source: PlanSource;
  readonly seed: string;
  /** Buyers asked for; the most that are used when there is a stop rule. */
  readonly buyers: number;
  readonly stop: Stop | null;
}

/**
 * Lives buyers 0 … n − 1 through, n = `buyers` or fewer where the stop rule ends it; those that are in `known` already are
 * not lived again.
 * @throws EngineFault when the engine fails; the signal's reason when aborted
 */
export async function perform(pool: Pool, work: Work, watch: Watch, known?: Tally): Promise<Tally> {
  const { source, seed, stop } = work;
  const plan = inEngine(() => planOf(source));
  const tally = known ?? Tally.create(plan);
  const size = taskSize(watch.taskBuyers);
  for (const look of looks(work.buyers, stop)) {
    // Where the first buyers are known, so is that looks among them were not enough.
    if (look < tally.buyers) continue;
    const from = tally.buyers;
    const span = { assignment: { kind: 'TALLY', source, seed }, from, to: look, size } as const;
    const [part] = await liveSpan(pool, span, watch, (done) => from + done);
    if (part) inEngine(() => tally.merge(part as Tally));
    if (stop && look < work.buyers && inEngine(() => isNarrow(plan, tally, stop))) break;
  }
  return tally;
}
