/** Scenarios: changes to a design and the world around it. Immutable: they are created and deleted. */
import type { Change } from '../simulation/change.ts';
import type { Environment } from '../simulation/environment.ts';
import type { Prisma, PrismaClient, Scenario } from './generated/client.ts';
import { newId } from './id.ts';
import { Kept } from './kept.ts';
import { changeParts, readChange, saveChanges } from './rows/change.ts';

export interface ScenarioContent {
  readonly name: string;
  /** Checked by the caller: parseChanges, and applyChanges to the design's current revision. */
  readonly changes: readonly Change[];
  readonly environment: Environment;
}

export interface NewScenario extends ScenarioContent {
  readonly designId: string;
}

export type CreateScenarioOutcome =
  | { readonly outcome: 'SAVED'; readonly scenario: Scenario }
  /** There is no such design, or it is deleted. */
  | { readonly outcome: 'NOT_FOUND' };

/** Saves a scenario with its changes, wholly or not at all. */
export async function createScenario(prisma: PrismaClient, input: NewScenario): Promise<CreateScenarioOutcome> {
  const { designId } = input;
  return prisma.$transaction(async (tx) => {
    // Held until the end, so that the design cannot be deleted meanwhile and leave this scenario behind.
    const designs = await tx.$queryRaw<object[]>`
      SELECT "id" FROM "Design" WHERE "id" = ${designId} AND "deletedAt" IS NULL FOR SHARE`;
    if (designs.length === 0) return { outcome: 'NOT_FOUND' };
    return { outcome: 'SAVED', scenario: await addScenario(tx, designId, input) };
  });
}

/** Adds a scenario inside a transaction that makes sure of its design. */
export async function addScenario(
  tx: Prisma.TransactionClient,
  designId: string,
  { name, changes, environment }: ScenarioContent,
): Promise<Scenario> {
  const data = { id: newId(), designId, name, ...environmentOf(environment) };
  const scenario = await tx.scenario.create({ data });
  await saveChanges(tx, scenario.id, changes);
  return scenario;
}

/**
 * Deletes a scenario: it leaves the lists and nothing new can be started on it, while studies that ran on it keep it.
 * False when there is no such scenario.
 */
export async function deleteScenario(prisma: PrismaClient, id: string): Promise<boolean> {
  const { count } = await prisma.scenario.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  return count > 0;
}

/** The changes of a scenario as written, in order; none when there is no such scenario. */
export async function loadChanges(prisma: PrismaClient, scenarioId: string): Promise<Change[]> {
  return (await loadChangesOf(prisma, [scenarioId])).get(scenarioId) ?? [];
}

const written = new Kept<Change[]>();

/**
 * The changes of these scenarios as written, in order, by the scenario's id; deleted scenarios included, unknown ones with
 * no changes. Eight statements, however many they are, and none for those that were read lately.
 */
export async function loadChangesOf(
  prisma: PrismaClient,
  scenarioIds: readonly string[],
): Promise<Map<string, Change[]>> {
  const found = await written.load(prisma, scenarioIds, async (missing) => {
    // Through the scenarios, so that it is certain of those without changes that they are saved.
    const rows = await prisma.scenario.findMany({
      where: { id: { in: missing } },
      select: { id: true, changes: { orderBy: { position: 'asc' }, include: changeParts } },
    });
    return new Map(rows.map(({ id, changes }) => [id, changes.map(readChange)]));
  });
  return new Map(scenarioIds.map((id) => [id, found.get(id) ?? []]));
}

/** The world of a scenario or a study. */
export function environmentOf({ horizonDays, arrivalDays, disorder }: Environment): Environment {
  return { horizonDays, arrivalDays, disorder };
}
