/** A touchpoint as written, whole or as a change says it, as rows and back. */
import type { ThemeWeight, TouchpointInput } from '../../simulation/design.ts';
import type { Prisma } from '../generated/client.ts';
import { newId } from '../id.ts';
import type { RowOwner } from './owner.ts';
import { columns, positioned, written, type Sparse } from './written.ts';

/** A touchpoint of which anything but the key may be left out. */
export type TouchpointFields = Pick<TouchpointInput, 'key'> & Partial<Sparse<TouchpointInput>>;

/** The fields that are columns of the same name. */
const PLAIN = [
  'name',
  'channel',
  'owner',
  'audience',
  'arrives',
  'pull',
  'noticeRate',
  'engageRate',
  'actionRate',
  'goal',
  'effort',
  'value',
  'ask',
  'branding',
  'listening',
  'costPerExposure',
  'costPerEngagement',
  'purchaseValue',
] as const satisfies readonly (keyof TouchpointInput)[];

/** What has to be loaded with a touchpoint to have all of it. */
export const touchpointParts = {
  telling: { orderBy: { position: 'asc' } },
  potholes: { orderBy: { position: 'asc' } },
  care: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.TouchpointInclude;

export type TouchpointRow = Prisma.TouchpointGetPayload<{ include: typeof touchpointParts }>;

/** Rows to be saved, one list for each table. */
export interface TouchpointRows {
  readonly touchpoints: Prisma.TouchpointCreateManyInput[];
  readonly tellings: Prisma.TellingWeightCreateManyInput[];
  readonly potholes: Prisma.PotholeCreateManyInput[];
  readonly care: Prisma.CareCreateManyInput[];
}

/** Adds a touchpoint's rows to those to be saved. */
export function addTouchpoint(rows: TouchpointRows, input: TouchpointFields, owner: RowOwner, position: number): void {
  const id = newId();
  rows.touchpoints.push({
    ...owner,
    ...columns(input, PLAIN),
    id,
    position,
    key: input.key,
    hasPush: input.push !== undefined,
    pushReach: input.push?.reach ?? null,
    pushGroup: input.push?.group ?? null,
    hasPushDays: input.push?.days !== undefined,
    // Prisma rounds the numbers of a bare list to 16 digits, one short of what a double may need; those of a set it keeps.
    pushDays: { set: input.push?.days ?? [] },
    pushPerDay: input.push?.perDay ?? null,
    hasTelling: input.telling !== undefined,
    hasPotholes: input.potholes !== undefined,
    hasCare: input.care !== undefined,
  });
  const child = { touchpointId: id };
  rows.tellings.push(...positioned(input.telling).map((row) => ({ ...row, ...child })));
  rows.potholes.push(...positioned(input.potholes).map((row) => ({ ...row, ...child })));
  rows.care.push(...positioned(input.care).map((row) => ({ ...row, ...child })));
}

export const noTouchpointRows = (): TouchpointRows => ({ touchpoints: [], tellings: [], potholes: [], care: [] });

/** Saves rows: at most one statement for each table. */
export async function saveTouchpoints(tx: Prisma.TransactionClient, rows: TouchpointRows): Promise<void> {
  if (rows.touchpoints.length > 0) await tx.touchpoint.createMany({ data: rows.touchpoints });
  if (rows.tellings.length > 0) await tx.tellingWeight.createMany({ data: rows.tellings });
  if (rows.potholes.length > 0) await tx.pothole.createMany({ data: rows.potholes });
  if (rows.care.length > 0) await tx.care.createMany({ data: rows.care });
}

/** What was written of a touchpoint, or of a change to one. */
export function readTouchpoint(row: TouchpointRow): TouchpointFields {
  return {
    key: row.key,
    ...written(row, PLAIN),
    ...(row.hasPush && { push: readPush(row) }),
    ...(row.hasTelling && { telling: readWeights(row.telling) }),
    ...(row.hasPotholes && {
      potholes: row.potholes.map(({ kind, prevalence, severity }) => ({ kind, prevalence, severity })),
    }),
    ...(row.hasCare && { care: row.care.map(({ kind, strength }) => ({ kind, strength })) }),
  };
}

/** What was written of a touchpoint of a design, which has a name and a channel. */
export function readWholeTouchpoint(row: TouchpointRow): Sparse<TouchpointInput> {
  const { name, channel, ...rest } = readTouchpoint(row);
  if (name === undefined || channel === undefined) throw new Error(`Touchpoint ${row.id} has no name or no channel.`);
  return { ...rest, name, channel };
}

function readPush(row: TouchpointRow): NonNullable<TouchpointFields['push']> {
  return {
    ...(row.pushReach !== null && { reach: row.pushReach }),
    ...(row.pushGroup !== null && { group: row.pushGroup }),
    ...(row.hasPushDays && { days: row.pushDays }),
    ...(row.pushPerDay !== null && { perDay: row.pushPerDay }),
  };
}

/** Weights of themes without the columns that place them. */
export function readWeights(rows: readonly ThemeWeight[]): ThemeWeight[] {
  return rows.map(({ theme, weight }) => ({ theme, weight }));
}
