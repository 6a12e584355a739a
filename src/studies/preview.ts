/** A look at what a design does, with few buyers and nothing stored. */
import type { PrismaClient } from '../db/generated/client.ts';
import type { Summary } from '../simulation/summary.ts';
import { Tally } from '../simulation/tally.ts';
import { perform } from './perform.ts';
import type { Pool } from './pool.ts';
import { checkPreview, type Asked } from './request.ts';
import { resolveAny, type Subject } from './resolve.ts';
import { toSource } from './source.ts';

export type PreviewRequest = Subject & Omit<Asked, 'stop'>;

/**
 * Lives up to 20,000 buyers through, before the studies that wait.
 * @throws NotFound, InvalidInput, LimitExceeded PREVIEW_TOO_LARGE
 */
export async function preview(prisma: PrismaClient, pool: Pool, request: PreviewRequest): Promise<Summary> {
  const order = checkPreview(request);
  const source = toSource(await resolveAny(prisma, request));
  const { seed, buyers } = order;
  const answer = await pool.preview({ source, seed, buyers });
  if ('summary' in answer) return answer.summary;
  const tally = await perform(pool, { source, ...order }, { lane: 'ANSWER' }, Tally.from(answer.tally));
  return pool.summarize({ source, tally: tally.buffer }, 'ANSWER');
}
