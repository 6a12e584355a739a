/** What a saved experiment is about, read back from its rows. */
import type { z } from 'zod';
import type { PrismaClient, Study, StudyArm } from '../../db/generated/client.ts';
import { ENGINE_VERSION } from '../../simulation/version.ts';
import { StudyFailure } from '../failure.ts';
import { partsOfAll } from '../resolve.ts';
import type { PlanParts } from '../source.ts';

/** A study's plans, the baseline first, and its settings. */
export interface Opened<Settings> {
  readonly arms: readonly PlanParts[];
  readonly settings: Settings;
}

/**
 * Opens a study that is to be performed.
 * @throws StudyFailure ENGINE_CHANGED, DESIGN_UNUSABLE
 */
export async function openExperiment<Schema extends z.ZodType>(
  prisma: PrismaClient,
  study: Study,
  schema: Schema,
): Promise<Opened<z.infer<Schema>>> {
  const settings = settingsOf(study, schema);
  if (study.engineVersion !== ENGINE_VERSION || settings === null) throw new StudyFailure('ENGINE_CHANGED');
  const found = await partsOfAll(prisma, await armsOf(prisma, study));
  const arms = found.map((parts) => {
    if (parts instanceof Error) throw parts;
    return parts;
  });
  return { arms, settings };
}

/** The settings of a study as saved; null when they have a form that this version does not know. */
export function settingsOf<Schema extends z.ZodType>(study: Study, schema: Schema): z.infer<Schema> | null {
  if (study.settings === null) return null;
  const parsed = schema.safeParse(JSON.parse(study.settings));
  return parsed.success ? parsed.data : null;
}

/** The arms of a study in their order; a study of one scenario or design is its own only arm. */
export async function armsOf(prisma: PrismaClient, study: Study): Promise<readonly (Study | StudyArm)[]> {
  const arms = await prisma.studyArm.findMany({ where: { studyId: study.id }, orderBy: { position: 'asc' } });
  return arms.length > 0 ? arms : [study];
}
