/** Starts runs. The same question asked again, or twice at once, gets the same study. */
import { newId } from '../db/id.ts';
import type { Prisma, PrismaClient, Study } from '../db/generated/client.ts';
import { LimitExceeded } from '../problems.ts';
import { ENGINE_VERSION } from '../simulation/version.ts';
import { STUDY_LIMITS } from './limits.ts';
import type { Queue } from './queue.ts';
import { checkRun, type Asked, type Order } from './request.ts';
import { resolveSaved, type Resolved, type Subject } from './resolve.ts';
import { copyAnswer } from './results.ts';
import { hashContent } from './source.ts';

export type RunRequest = Pick<Subject, 'scenarioId' | 'designId' | 'environment'> & Asked & { readonly buyers: number };

/**
 * The run that answers this request: one that succeeded, is under way or waits already, else a new one. A question that was
 * answered under another name – another scenario, or a revision that differs in words only – is answered at once by a
 * new run with that answer, so that a run always belongs to the scenario and the revision that it was asked for.
 * @throws NotFound, InvalidInput, LimitExceeded RUN_TOO_LARGE or TOO_MANY_STUDIES
 */
export async function startRun(prisma: PrismaClient, queue: Queue, request: RunRequest): Promise<Study> {
  const order = checkRun(request);
  const draft = draftRun(await resolveSaved(prisma, request), order);
  const { liveHash } = draft;
  for (;;) {
    const known = await prisma.study.findUnique({ where: { liveHash } });
    if (known) return known;
    const waiting = await prisma.study.count({ where: { status: 'QUEUED' } });
    if (waiting >= STUDY_LIMITS.queuedStudies)
      throw new LimitExceeded('TOO_MANY_STUDIES', 'waiting studies', waiting + 1, STUDY_LIMITS.queuedStudies);
    const study = await prisma.$transaction((tx) => create(tx, queue, draft));
    if (study) return study;
    // Somebody was faster by a moment, so there is a study to be found now, unless it ended badly in between.
  }
}

type Draft = Prisma.StudyUncheckedCreateInput & { readonly id: string; readonly liveHash: string };

function draftRun({ parts, designId, revisionId, scenarioId }: Resolved, { buyers, seed, stop }: Order): Draft {
  const { horizonDays, arrivalDays, disorder } = parts.environment;
  const contentHash = hashContent(parts, { kind: 'RUN', buyers, seed, stop });
  return {
    id: newId(),
    kind: 'RUN',
    contentHash,
    engineVersion: ENGINE_VERSION,
    liveHash: [contentHash, ENGINE_VERSION, revisionId, scenarioId ?? ''].join(':'),
    ...{ designId, revisionId, scenarioId },
    ...{ horizonDays, arrivalDays, disorder },
    ...{ buyers, seed, progressTotal: buyers },
    stopMetric: stop?.metric,
    stopHalfWidth: stop?.halfWidth,
    stopConfidence: stop?.confidence,
  };
}

/** Saves the study with its job, or with the answer that there is already; null when another live one asks the same. */
async function create(tx: Prisma.TransactionClient, queue: Queue, draft: Draft): Promise<Study | null> {
  const { id, contentHash, engineVersion } = draft;
  const twin = await tx.study.findFirst({
    where: { contentHash, engineVersion, status: 'SUCCEEDED' },
    select: { id: true, progressTotal: true },
  });
  const now = new Date();
  const done = twin && {
    status: 'SUCCEEDED' as const,
    startedAt: now,
    finishedAt: now,
    progressDone: twin.progressTotal,
    progressTotal: twin.progressTotal,
  };
  const [study] = await tx.study.createManyAndReturn({ data: { ...draft, ...done }, skipDuplicates: true });
  if (!study) return null;
  if (twin) await copyAnswer(tx, twin.id, id);
  else await queue.add(tx, id);
  return study;
}
