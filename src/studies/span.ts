/** Lives a span of buyers through: on this machine's threads, or, where it is large, on those of others as well. */
import { fulfil, Sum, type Summand } from './fleet/assignment.ts';
import type { Pool } from './pool.ts';
import { inTasks } from './tasks.ts';
import type { Span, Watch } from './watch.ts';

export interface Lived {
  readonly sum: Sum;
  /** The first buyer who has not been lived through; all before are in the sum. */
  readonly next: number;
}

/**
 * Lives a span through, or less of it: no task is begun any more once it is `enough`.
 * @throws EngineFault when the engine fails; the signal's reason when aborted
 */
export async function liveHere(pool: Pool, span: Span, enough?: () => boolean): Promise<Lived> {
  const { assignment, from, to, size, lane, signal, onDone } = span;
  const sum = new Sum(assignment.kind);
  const next = await inTasks(
    pool.threads,
    { from, to },
    size,
    signal,
    (first, end) => fulfil(pool, assignment, first, end, lane),
    ({ buffers }) => {
      sum.add(buffers);
      onDone(sum.buyers);
    },
    enough,
  );
  if (sum.buyers !== next - from)
    throw new Error(`got ${sum.buyers} buyers of a span, expected ${next - from} (${from} to ${next})`);
  return { sum, next };
}

/**
 * What the buyers of a span add up to (see Sum.parts). Progress is told as `lives` has it, from the buyers of the span that
 * have been lived through.
 * @throws EngineFault when the engine fails; the signal's reason when aborted
 */
export async function liveSpan(
  pool: Pool,
  work: Pick<Span, 'assignment' | 'from' | 'to' | 'size'>,
  { lane, signal, onProgress, spread }: Watch,
  lives: (buyers: number) => number,
): Promise<readonly Summand[]> {
  const span = { ...work, lane, signal, onDone: (buyers: number) => onProgress?.(lives(buyers)) };
  return spread ? spread.live(span) : (await liveHere(pool, span)).sum.parts;
}
