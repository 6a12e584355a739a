/** A look at what a design does, with few buyers and nothing stored. */
import type { PrismaClient } from '../db/generated/client.ts';
import { tellingAll } from '../problems.ts';
import type { Summary } from '../simulation/summary.ts';
import { summarizeOnDemand } from '../simulation/summarize.ts';
import { Tally } from '../simulation/tally.ts';
import { inEngine, readInEngine } from './failure.ts';
import { letGo } from './letGo.ts';
import { perform } from './perform.ts';
import type { Pool } from './pool.ts';
import { checkPreview, type Asked } from './request.ts';
import { resolveAny, type Subject } from './resolve.ts';
import { planOf, toSource } from './source.ts';

/** Buyers whose sums are no more than a few milliseconds of work. */
const SUMMED_UP_HERE = 5_000;

/** What became of the buyers. Disposed of, it gives back the memory of their counts, and must not be read any more. */
export type Preview = Summary & Disposable;

export type PreviewRequest = Subject & Omit<Asked, 'stop'>;

/**
 * Lives up to 20,000 buyers through, before the studies that wait.
 * @throws NotFound, InvalidInput, LimitExceeded PREVIEW_TOO_LARGE, EngineFault when the engine fails
 */
export async function preview(prisma: PrismaClient, pool: Pool, request: PreviewRequest): Promise<Preview> {
  const { order, issues } = checkPreview(request);
  const source = toSource(await tellingAll(issues, () => resolveAny(prisma, request)));
  const { seed, buyers } = order;
  const lived = Tally.over(await pool.preview({ source, seed, buyers }));
  const tally = lived.buyers < buyers ? await perform(pool, { source, ...order }, { lane: 'ANSWER' }, lived) : lived;
  // What a thread has summed up takes longer to cross over than summing up does here, and little of it may be asked for.
  const summary =
    buyers <= SUMMED_UP_HERE
      ? readInEngine(inEngine(() => summarizeOnDemand(planOf(source), tally)))
      : await pool.summarize({ source, tally: tally.parcel }, 'ANSWER');
  return Object.defineProperty(summary, Symbol.dispose, { value: () => letGo(tally.counts.buffer) }) as Preview;
}
