/** More buyers of a run that there is already: those are not lived again. */
import type { PrismaClient, Study } from '../db/generated/client.ts';
import { unpack } from '../db/pack.ts';
import { Tally, TALLY_VERSION } from '../simulation/tally.ts';
import { inEngine } from './failure.ts';
import type { Stop } from './stop.ts';

/**
 * What the first buyers of a run come to, as many as some other run has lived through; null when no run has any. With a stop
 * rule only a run of the same rule will do: what the looks among its buyers showed is known, they went on or ended it.
 */
export async function findKnown(prisma: PrismaClient, study: Study, stop: Stop | null): Promise<Tally | null> {
  const { livesHash, engineVersion, buyers } = study;
  if (livesHash === null) return null;
  const sameRule = stop && {
    ...{ stopMetric: stop.metric, stopHalfWidth: stop.halfWidth, stopConfidence: stop.confidence },
  };
  const found = await prisma.studyResult.findFirst({
    where: {
      ...{ tallyVersion: TALLY_VERSION, engineVersion, buyers: { lte: buyers } },
      study: { livesHash, engineVersion, status: 'SUCCEEDED', ...sameRule },
    },
    orderBy: { buyers: 'desc' },
    select: { tally: true },
  });
  if (!found) return null;
  const buffer = await unpack(found.tally);
  return inEngine(() => Tally.from(buffer));
}
