/** Cancels studies that wait or are under way. */
import type { PrismaClient, Study } from '../db/generated/client.ts';
import { NotFound } from '../problems.ts';
import { cancel } from './store.ts';

/**
 * Ends a study as CANCELLED, at once and on whichever server it is performed. One that has ended already stays as it is.
 * `onCancelled` is called before the answer when there was something to cancel.
 * @throws NotFound
 */
export async function cancelStudy(prisma: PrismaClient, id: string, onCancelled: () => void): Promise<Study> {
  if (await cancel(prisma, id)) onCancelled();
  const study = await prisma.study.findUnique({ where: { id } });
  if (!study) throw new NotFound('study', id);
  return study;
}
