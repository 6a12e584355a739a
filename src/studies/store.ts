/**
 * The rows of studies: every statement that moves one from state to state. A study under way belongs to an attempt; what
 * an earlier attempt writes finds no row and changes nothing, so work that was handed over cannot be overwritten.
 * What machines have done of its spans goes when it ends, with it: a chunk that is under way then finds no row either.
 */
import type { Prisma, PrismaClient, Study, StudyStatus } from '../db/generated/client.ts';
import { FAILURES, type FailureCode } from './failure.ts';

/** A study under way, by the attempt that has taken it up. */
export interface Claim {
  readonly study: Study;
  readonly attempt: number;
}

const WAITING_OR_UNDER_WAY: StudyStatus[] = ['QUEUED', 'RUNNING'];

export const hasEnded = (status: StudyStatus): boolean => !WAITING_OR_UNDER_WAY.includes(status);

/**
 * Takes a study up, from whoever had it before; null when it has ended meanwhile or does not exist.
 *
 * @param died whether whoever had it before has died
 */
export async function claim(prisma: PrismaClient, id: string, died = false): Promise<Claim | null> {
  const [study] = await prisma.study.updateManyAndReturn({
    where: { id, status: { in: WAITING_OR_UNDER_WAY } },
    data: {
      ...{ status: 'RUNNING', startedAt: new Date(), progressDone: 0 },
      ...{ attempt: { increment: 1 }, deaths: died ? { increment: 1 } : 0 },
    },
  });
  return study ? { study, attempt: study.attempt } : null;
}

/**
 * Keeps a study as it is for as long as the transaction lasts, in which some of its work is saved: whoever died before is
 * forgiven. False when it is this attempt's no longer.
 */
export async function hold(tx: Prisma.TransactionClient, mine: Claim): Promise<boolean> {
  const { count } = await tx.study.updateMany({ where: owned(mine), data: { deaths: 0 } });
  return count > 0;
}

/** Puts a study back so that another attempt starts it anew; false when it is this attempt's no longer. */
export async function handBack(prisma: Prisma.TransactionClient, mine: Claim): Promise<boolean> {
  const { count } = await prisma.study.updateMany({
    where: owned(mine),
    data: { status: 'QUEUED', startedAt: null, progressDone: 0 },
  });
  return count > 0;
}

/** Writes how far a study is; false when it is this attempt's no longer: cancelled, or taken over. */
export async function saveProgress(prisma: PrismaClient, mine: Claim, done: number, total: number): Promise<boolean> {
  const { count } = await prisma.study.updateMany({
    where: owned(mine),
    data: { progressDone: done, progressTotal: total },
  });
  return count > 0;
}

/** What a study came to: how many buyers (or lives, where there are several of a buyer) it took, how its answer is stored. */
export interface Answer {
  readonly done: number;
  readonly save: (tx: Prisma.TransactionClient) => Promise<void>;
}

/** Ends a study as SUCCEEDED with its answer, all of it or nothing; false when the study is this attempt's no longer. */
export async function succeed(prisma: PrismaClient, mine: Claim, { done, save }: Answer): Promise<boolean> {
  const { study } = mine;
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.study.updateMany({
      where: owned(mine),
      // A stop rule may have ended it before all the buyers asked for were used.
      data: { status: 'SUCCEEDED', finishedAt: new Date(), progressDone: done, progressTotal: done },
    });
    if (count > 0) {
      await save(tx);
      await forgetSpans(tx, study.id);
    }
    return count > 0;
  });
}

/** Ends a study as FAILED; false when it is this attempt's no longer. */
export function fail(prisma: PrismaClient, mine: Claim, code: FailureCode): Promise<boolean> {
  return end(prisma, owned(mine), failed(code));
}

/** Ends studies as FAILED whoever has them, if they have not ended. */
export async function failAll(prisma: PrismaClient, ids: readonly string[], code: FailureCode): Promise<void> {
  for (const id of ids) await end(prisma, { id, status: { in: WAITING_OR_UNDER_WAY } }, failed(code));
}

/** Ends a study as CANCELLED if it has not ended; false when there was nothing to cancel. */
export function cancel(prisma: PrismaClient, id: string): Promise<boolean> {
  const cancelled = { status: 'CANCELLED', finishedAt: new Date(), liveHash: null } as const;
  return end(prisma, { id, status: { in: WAITING_OR_UNDER_WAY } }, cancelled);
}

async function end(
  prisma: PrismaClient,
  where: Prisma.StudyWhereInput & { readonly id: string },
  data: Prisma.StudyUpdateManyMutationInput,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.study.updateMany({ where, data });
    if (count > 0) await forgetSpans(tx, where.id);
    return count > 0;
  });
}

const forgetSpans = (tx: Prisma.TransactionClient, studyId: string) => tx.studySpan.deleteMany({ where: { studyId } });

const owned = ({ study, attempt }: Claim) => ({ id: study.id, attempt, status: 'RUNNING' as const });

const failed = (code: FailureCode) => ({
  status: 'FAILED' as const,
  finishedAt: new Date(),
  liveHash: null,
  errorCode: code,
  errorMessage: FAILURES[code],
});
