/**
 * Spans and chunks as rows. A buyer of a span stands in exactly one place: behind `next`, in a chunk, or in the span's sum.
 * Every statement here moves buyers from one place to the next in one transaction, and only for the attempt – of the study,
 * or of the chunk – that they belong to; so whoever dies, and whoever goes on without knowing that it was given up, nobody
 * is counted twice or left out.
 */
import { newId } from '../../db/id.ts';
import type { PrismaClient, StudyChunk } from '../../db/generated/client.ts';
import { pack, unpack } from '../../db/pack.ts';
import { Lost, type FailureCode } from '../failure.ts';
import type { Queue } from '../queue.ts';
import { sha256 } from '../source.ts';
import { hold, type Claim } from '../store.ts';
import { Sum, type Assignment } from './assignment.ts';
import { bundle, unbundle } from './bundle.ts';
import type { Cut } from './pace.ts';

export interface OpenSpan {
  readonly id: string;
  /** The first buyer of whom no chunk has been made. */
  readonly next: number;
  readonly end: number;
  /** Buyers a millisecond of whoever took chunks of it, as far as is known. */
  readonly speed: number;
  /** All below `next` who are in no chunk. */
  readonly sum: Sum;
}

/** A chunk without the bytes of its sum. */
export type ChunkRow = Omit<StudyChunk, 'sum'>;

/** Under this key an attempt finds what an earlier one has left of the same span. */
export function keyOf(assignment: Assignment, from: number, end: number): string {
  const { kind, seed } = assignment;
  const what =
    assignment.kind === 'PANEL'
      ? [assignment.order, ...assignment.sources.map(({ hash }) => hash)]
      : [assignment.source.hash];
  return sha256(JSON.stringify([kind, seed, from, end, what]));
}

/** A span as it stands; null when there is none, or none any longer. */
export async function findSpan(
  prisma: PrismaClient,
  where: { readonly id: string } | { readonly studyId: string; readonly key: string },
  kind: Assignment['kind'],
): Promise<OpenSpan | null> {
  const row = await prisma.studySpan.findFirst({ where, omit: { assignment: true } });
  if (!row) return null;
  const { id, next, end, speed } = row;
  return { id, next, end, speed, sum: new Sum(kind, await unbundle(row.sum)) };
}

/** Saves a span that is to be shared. Throws Lost when the study is this attempt's no longer. */
export async function openSpan(
  prisma: PrismaClient,
  mine: Claim,
  key: string,
  assignment: Assignment,
  span: Omit<OpenSpan, 'id'>,
): Promise<OpenSpan> {
  const id = newId();
  const { next, end, speed } = span;
  const data = {
    ...{ id, studyId: mine.study.id, key, next, end, speed },
    assignment: await pack(new TextEncoder().encode(JSON.stringify(assignment))),
    sum: await bundle(span.sum.buffers),
  };
  await prisma.$transaction(async (tx) => {
    if (!(await hold(tx, mine))) throw new Lost();
    await tx.studySpan.create({ data });
  });
  return { ...span, id };
}

export function listChunks(prisma: PrismaClient, spanId: string): Promise<ChunkRow[]> {
  return prisma.studyChunk.findMany({ where: { spanId }, omit: { sum: true } });
}

export async function readSum(prisma: PrismaClient, id: string): Promise<ArrayBuffer[]> {
  const { sum } = await prisma.studyChunk.findUniqueOrThrow({ where: { id }, select: { sum: true } });
  if (!sum) throw new Error(`chunk ${id} has no sum`);
  return unbundle(sum);
}

/** Makes chunks of the next buyers of a span, with their jobs. Throws Lost. */
export async function addChunks(
  prisma: PrismaClient,
  queue: Queue,
  mine: Claim,
  { id: spanId, next }: OpenSpan,
  cuts: readonly Cut[],
): Promise<void> {
  const chunks = cuts.map(({ first, end }) => ({ id: newId(), spanId, first, end }));
  await prisma.$transaction(async (tx) => {
    if (!(await hold(tx, mine))) throw new Lost();
    // Another `next` than is known here would mean that some buyers are in two chunks, or in none.
    const { count } = await tx.studySpan.updateMany({
      where: { id: spanId, next },
      data: { next: cuts.at(-1)?.end ?? next },
    });
    if (count === 0) throw new Error(`span ${spanId} has moved on`);
    await tx.studyChunk.createMany({ data: chunks });
    await queue.addChunks(
      tx,
      chunks.map(({ id }) => id),
    );
  });
}

/** Saves a span's sum, to which those of some chunks have been added, and removes these. Throws Lost. */
export async function fold(
  prisma: PrismaClient,
  mine: Claim,
  { id: spanId, sum, speed }: OpenSpan,
  folded: readonly string[],
): Promise<void> {
  const packed = await bundle(sum.buffers);
  await prisma.$transaction(async (tx) => {
    if (!(await hold(tx, mine))) throw new Lost();
    const { count } = await tx.studyChunk.deleteMany({ where: { spanId, id: { in: [...folded] } } });
    if (count !== folded.length) throw new Error(`some chunks of span ${spanId} are gone already`);
    await tx.studySpan.update({ where: { id: spanId }, data: { sum: packed, speed } });
  });
}

/** A chunk under way, by the attempt that has taken it up. */
export interface ChunkClaim {
  readonly chunk: ChunkRow;
  readonly studyId: string;
}

/** Takes a chunk up, from whoever had it before; null when it has its sum already, or its study has ended. */
export async function claimChunk(prisma: PrismaClient, id: string): Promise<ChunkClaim | null> {
  const [found] = await prisma.studyChunk.updateManyAndReturn({
    where: { id, tookMs: null, errorCode: null },
    data: { attempt: { increment: 1 }, done: 0 },
    omit: { sum: true },
    include: { span: { select: { studyId: true } } },
  });
  if (!found) return null;
  const { span, ...chunk } = found;
  return { chunk, studyId: span.studyId };
}

/** What is to be done with each buyer of a span; null when its study has ended. */
export async function readAssignment(prisma: PrismaClient, spanId: string): Promise<Assignment | null> {
  const row = await prisma.studySpan.findUnique({ where: { id: spanId }, select: { assignment: true } });
  return row && (JSON.parse(new TextDecoder().decode(await unpack(row.assignment))) as Assignment);
}

const owned = ({ chunk: { id, attempt } }: ChunkClaim) => ({ id, attempt, tookMs: null, errorCode: null });

/** Writes how far a chunk is; false when it is this attempt's no longer. */
export async function saveDone(prisma: PrismaClient, mine: ChunkClaim, done: number): Promise<boolean> {
  const { count } = await prisma.studyChunk.updateMany({ where: owned(mine), data: { done } });
  return count > 0;
}

/** Gives a chunk its sum; false when it is this attempt's no longer. */
export async function finishChunk(prisma: PrismaClient, mine: ChunkClaim, sum: Sum, tookMs: number): Promise<boolean> {
  const data = { tookMs, done: sum.buyers, sum: await bundle(sum.buffers) };
  const { count } = await prisma.studyChunk.updateMany({ where: owned(mine), data });
  return count > 0;
}

/** Says that a chunk will never have a sum; false when it is this attempt's no longer. */
export async function failChunk(prisma: PrismaClient, mine: ChunkClaim, errorCode: FailureCode): Promise<boolean> {
  const { count } = await prisma.studyChunk.updateMany({ where: owned(mine), data: { errorCode } });
  return count > 0;
}

/** Gives a chunk back as a new job, so that a machine that is stopped in an orderly way does not count as having died. */
export async function handBackChunk(prisma: PrismaClient, queue: Queue, mine: ChunkClaim): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.studyChunk.updateMany({ where: owned(mine), data: { done: 0 } });
    if (count > 0) await queue.addChunks(tx, [mine.chunk.id]);
  });
}
