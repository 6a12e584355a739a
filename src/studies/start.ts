/** Starts studies. The same question asked again, or twice at once, gets the same study. */
import { newId } from '../db/id.ts';
import type { Prisma, PrismaClient, Study, StudyKind } from '../db/generated/client.ts';
import { LimitExceeded, tellingAll } from '../problems.ts';
import type { Change } from '../simulation/change.ts';
import { ENGINE_VERSION } from '../simulation/version.ts';
import { groundOf } from './experiments/variants.ts';
import { STUDY_LIMITS } from './limits.ts';
import type { Queue } from './queue.ts';
import { checkRun, type Asked } from './request.ts';
import { resolveSaved, type Resolved, type Subject } from './resolve.ts';
import { copyAnswer } from './results.ts';
import { canonicalJson, hashContent, hashContents, sha256, withoutNames } from './source.ts';
import type { Stop } from './stop.ts';

export type RunRequest = Pick<Subject, 'scenarioId' | 'designId' | 'environment'> & Asked & { readonly buyers: number };

/**
 * The run that answers this request, new or known.
 * @throws NotFound, InvalidInput, LimitExceeded RUN_TOO_LARGE or TOO_MANY_STUDIES
 */
export async function startRun(prisma: PrismaClient, queue: Queue, request: RunRequest): Promise<Study> {
  const { order, issues } = checkRun(request);
  const { buyers, seed, stop } = order;
  const subject = await tellingAll(issues, () => resolveSaved(prisma, request));
  const contentHash = hashContent(subject.parts, { kind: 'RUN', buyers, seed, stop });
  const livesHash = hashContent(subject.parts, { kind: 'RUN', seed });
  const draft = draftOf({ kind: 'RUN', subject, contentHash, buyers, seed, stop, total: buyers });
  return start(prisma, queue, { ...draft, livesHash });
}

/** What an experiment asks, checked. */
export interface Question {
  readonly kind: Exclude<StudyKind, 'RUN'>;
  /** What it is about, the baseline first; several only where scenarios are set side by side. */
  readonly arms: readonly Resolved[];
  readonly buyers: number;
  readonly seed: string;
  readonly stop: Stop<string> | null;
  /** Whatever else decides the answer, in the form of the kind's own schema: plain values that JSON can hold. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What things are called, where the answer says so; else a corrected spelling asks no new question. */
  readonly names?: unknown;
  /** Lives in all, as far as is known beforehand. */
  readonly lives: number;
}

/**
 * The experiment that answers this question, new or known.
 * @throws LimitExceeded STUDY_TOO_LARGE or TOO_MANY_STUDIES
 */
export async function startExperiment(prisma: PrismaClient, queue: Queue, question: Question): Promise<Study> {
  const { kind, arms, buyers, seed, stop, settings, names, lives } = question;
  checkLives(lives);
  const contentHash = hashContents(
    arms.map(({ parts }) => parts),
    { kind, buyers, seed, stop, settings, names, written: await writtenOf(prisma, arms) },
  );
  const [subject] = arms;
  const draft = draftOf({ kind, subject, contentHash, buyers, seed, stop, total: lives });
  const places = arms.map(({ revisionId, scenarioId }) => [revisionId, scenarioId]);
  return start(prisma, queue, {
    ...draft,
    settings: canonicalJson(settings),
    ...(SIDE_BY_SIDE.includes(kind) && {
      liveHash: [contentHash, ENGINE_VERSION, sha256(JSON.stringify(places))].join(':'),
      arms: arms.map(armOf),
    }),
  });
}

/**
 * What experiments apply their own changes to: the designs as written, and the scenarios' changes. Designs that come to the
 * same plan can still take a change differently, since a new channel's presets go only where nothing is written.
 */
async function writtenOf(prisma: PrismaClient, arms: readonly Resolved[]): Promise<object[]> {
  const grounds = arms.map(({ parts, ...place }) => groundOf(prisma, { ...place, ...parts.environment }));
  return (await Promise.all(grounds)).map(({ input, changes }) => {
    return { design: withoutNames(input), changes: changes.map(unnamed) };
  });
}

/** A change without the name that it gives to a touchpoint. */
function unnamed(change: Change): object {
  if ('addTouchpoint' in change) return { addTouchpoint: { ...change.addTouchpoint, name: undefined } };
  if ('setTouchpoint' in change) return { setTouchpoint: { ...change.setTouchpoint, name: undefined } };
  return change;
}

/** @throws LimitExceeded STUDY_TOO_LARGE */
export function checkLives(lives: number): void {
  if (lives > STUDY_LIMITS.studyLives)
    throw new LimitExceeded('STUDY_TOO_LARGE', 'lives', lives, STUDY_LIMITS.studyLives);
}

/** Kinds whose scenarios stand as rows, also where there is but one. */
const SIDE_BY_SIDE: readonly StudyKind[] = ['COMPARISON', 'SWEEP'];

function armOf({ parts, designId, revisionId, scenarioId }: Resolved, position: number): Arm {
  if (scenarioId === null) throw new Error('an arm of a study needs a scenario');
  const { horizonDays, arrivalDays, disorder } = parts.environment;
  return { position, designId, revisionId, scenarioId, horizonDays, arrivalDays, disorder };
}

type Arm = Omit<Prisma.StudyArmCreateManyInput, 'studyId'>;
type Draft = Omit<Prisma.StudyUncheckedCreateInput, 'arms'> & {
  readonly id: string;
  readonly liveHash: string;
  readonly arms?: readonly Arm[];
};

interface DraftParts {
  readonly kind: StudyKind;
  readonly subject: Resolved;
  readonly contentHash: string;
  readonly buyers: number;
  readonly seed: string;
  readonly stop: Stop<string> | null;
  readonly total: number;
}

function draftOf({ kind, subject, contentHash, buyers, seed, stop, total }: DraftParts): Draft {
  const { parts, designId, revisionId, scenarioId } = subject;
  const { horizonDays, arrivalDays, disorder } = parts.environment;
  return {
    id: newId(),
    kind,
    contentHash,
    engineVersion: ENGINE_VERSION,
    liveHash: [contentHash, ENGINE_VERSION, revisionId, scenarioId ?? ''].join(':'),
    ...{ designId, revisionId, scenarioId },
    ...{ horizonDays, arrivalDays, disorder },
    ...{ buyers, seed, progressTotal: total },
    stopMetric: stop?.metric,
    stopHalfWidth: stop?.halfWidth,
    stopConfidence: stop?.confidence,
  };
}

/**
 * A study that succeeded, is under way or waits already, else a new one. A question that was answered under another name –
 * another scenario, or a revision that differs in words only – is answered at once by a new study with that answer, so that
 * a study always belongs to the scenarios and the revisions that it was asked for.
 */
async function start(prisma: PrismaClient, queue: Queue, draft: Draft): Promise<Study> {
  const { liveHash } = draft;
  for (;;) {
    const known = await prisma.study.findUnique({ where: { liveHash } });
    if (known) return known;
    const study = await prisma.$transaction((tx) => create(tx, queue, draft));
    if (study) return study;
    // Somebody was faster by a moment, so there is a study to be found now, unless it ended badly in between.
  }
}

/** Saves the study with its job, or with the answer that there is already; null when another live one asks the same. */
async function create(tx: Prisma.TransactionClient, queue: Queue, { arms, ...draft }: Draft): Promise<Study | null> {
  const { id, contentHash, engineVersion } = draft;
  const twin = await tx.study.findFirst({
    where: { contentHash, engineVersion, status: 'SUCCEEDED' },
    select: { id: true, progressTotal: true },
  });
  if (!twin) await checkRoom(tx);
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
  if (arms) await tx.studyArm.createMany({ data: arms.map((arm) => ({ ...arm, studyId: id })) });
  if (twin) await copyAnswer(tx, twin.id, id);
  else await queue.add(tx, id);
  return study;
}

/** @throws LimitExceeded TOO_MANY_STUDIES when no more may wait */
async function checkRoom(tx: Prisma.TransactionClient): Promise<void> {
  const waiting = await tx.study.count({ where: { status: 'QUEUED' } });
  if (waiting >= STUDY_LIMITS.queuedStudies)
    throw new LimitExceeded('TOO_MANY_STUDIES', 'waiting studies', waiting + 1, STUDY_LIMITS.queuedStudies);
}
