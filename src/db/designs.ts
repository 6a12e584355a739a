/**
 * Designs and their revisions. Callers check designs first (parseDesign); here they are saved as written, wholly or not
 * at all, and read back the same. Problems that callers should tell their users come back as outcomes.
 */
import type { DesignInput } from '../simulation/design.ts';
import type { Design, Prisma, PrismaClient } from './generated/client.ts';
import { newId } from './id.ts';
import { Kept } from './kept.ts';
import { readRevision, revisionColumns, revisionParts, saveParts } from './rows/revision.ts';
import { addScenario, type ScenarioContent } from './scenarios.ts';
import { isUniqueViolation } from './violation.ts';

export type CreateDesignOutcome =
  | { readonly outcome: 'SAVED'; readonly design: Design }
  /** Another design, not deleted, has this key. */
  | { readonly outcome: 'KEY_TAKEN'; readonly key: string };

export type UpdateDesignOutcome =
  | CreateDesignOutcome
  /** Somebody saved first: the design's current revision is another than was expected. */
  | { readonly outcome: 'MOVED_ON'; readonly currentRevision: number }
  | { readonly outcome: 'NOT_FOUND' };

/** Saves a new design as revision 1, with scenarios if it brings any. */
export function createDesign(
  prisma: PrismaClient,
  input: DesignInput,
  scenarios: readonly ScenarioContent[] = [],
): Promise<CreateDesignOutcome> {
  return prisma.$transaction((tx) => addDesign(tx, input, scenarios));
}

/** The same inside a transaction. */
export async function addDesign(
  tx: Prisma.TransactionClient,
  input: DesignInput,
  scenarios: readonly ScenarioContent[],
): Promise<CreateDesignOutcome> {
  const id = newId();
  const revisionId = newId();
  // The design and its revision need each other, so both rows come into being in one statement. When the key is taken it
  // adds neither: other than an error, that leaves the transaction (and the log) in order.
  const { key, name, description, storyTitle, themes, hasLinks } = revisionColumns(input);
  const added = await tx.$executeRaw`
    WITH design AS (
      INSERT INTO "Design" ("id", "key", "name", "liveKey", "revision", "currentRevisionId")
      VALUES (${id}, ${key}, ${name}, ${key}, 1, ${revisionId})
      ON CONFLICT ("liveKey") DO NOTHING
      RETURNING "id"
    )
    INSERT INTO "DesignRevision"
      ("id", "designId", "number", "key", "name", "description", "storyTitle", "themes", "hasLinks")
    SELECT ${revisionId}, "id", 1, ${key}, ${name}, ${description}, ${storyTitle}, ${themes}::text[], ${hasLinks}
    FROM design`;
  if (added === 0) return { outcome: 'KEY_TAKEN', key };
  await saveParts(tx, revisionId, input);
  for (const scenario of scenarios) await addScenario(tx, id, scenario);
  return { outcome: 'SAVED', design: await tx.design.findUniqueOrThrow({ where: { id } }) };
}

/**
 * Saves the next revision of a design, if its current one is still the one that the caller started from. Of several saves
 * at once exactly one wins; the others learn the revision that won.
 */
export async function updateDesign(
  prisma: PrismaClient,
  id: string,
  expectedRevision: number,
  input: DesignInput,
): Promise<UpdateDesignOutcome> {
  try {
    return await prisma.$transaction(async (tx) => {
      // This also locks the row: a second save waits here, and then finds another revision than it expects.
      const moved = await tx.design.updateMany({
        where: { id, revision: expectedRevision, deletedAt: null },
        data: {
          revision: { increment: 1 },
          key: input.key,
          name: input.name,
          liveKey: input.key,
          updatedAt: new Date(),
        },
      });
      if (moved.count === 0) {
        const current = await tx.design.findFirst({ where: { id, deletedAt: null }, select: { revision: true } });
        return current ? { outcome: 'MOVED_ON', currentRevision: current.revision } : { outcome: 'NOT_FOUND' };
      }
      const revisionId = newId();
      const number = expectedRevision + 1;
      await tx.designRevision.createMany({ data: { id: revisionId, designId: id, number, ...revisionColumns(input) } });
      await saveParts(tx, revisionId, input);
      const design = await tx.design.update({ where: { id }, data: { currentRevisionId: revisionId } });
      return { outcome: 'SAVED', design };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { outcome: 'KEY_TAKEN', key: input.key };
    throw error;
  }
}

/**
 * Deletes a design and its scenarios: they leave the lists, nothing new can be started on them, and the key is free again.
 * Studies that ran, or are running, keep their revision and stay readable. False when there is no such design.
 */
export async function deleteDesign(prisma: PrismaClient, id: string): Promise<boolean> {
  const deletedAt = new Date();
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.design.updateMany({
      where: { id, deletedAt: null },
      data: { deletedAt, liveKey: null },
    });
    if (count === 0) return false;
    await tx.scenario.updateMany({ where: { designId: id, deletedAt: null }, data: { deletedAt } });
    return true;
  });
}

/** The design as written in a revision, or undefined when there is no such revision. */
export async function loadRevision(prisma: PrismaClient, revisionId: string): Promise<DesignInput | undefined> {
  return (await loadRevisions(prisma, [revisionId])).get(revisionId);
}

const revisions = new Kept<DesignInput>();

/**
 * The designs as written in these revisions, by id; unknown ids are not in the result. Nine statements, however many and
 * however large they are, and none for those that were read lately.
 */
export async function loadRevisions(
  prisma: PrismaClient,
  revisionIds: readonly string[],
): Promise<Map<string, DesignInput>> {
  return revisions.load(prisma, revisionIds, async (missing) => {
    const rows = await prisma.designRevision.findMany({ where: { id: { in: missing } }, include: revisionParts });
    return new Map(rows.map((row) => [row.id, readRevision(row)]));
  });
}
