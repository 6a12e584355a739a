/** A persona as written, whole or as a change says it, as rows and back. */
import type { PersonaInput } from '../../simulation/design.ts';
import type { Prisma } from '../generated/client.ts';
import { newId } from '../id.ts';
import type { RowOwner } from './owner.ts';
import { columns, positioned, written, type Sparse } from './written.ts';

/** A persona of which anything but the key may be left out. */
export type PersonaFields = Pick<PersonaInput, 'key'> & Partial<Sparse<PersonaInput>>;

const PLAIN = ['name', 'share'] as const;
const TRAITS = [
  'attention',
  'patience',
  'trust',
  'drift',
  'sensitivity',
  'memoryDays',
  'curiosityPerDay',
  'needDays',
  'rebuyDays',
] as const satisfies readonly (keyof NonNullable<PersonaInput['traits']>)[];
const INTENTS = ['passing', 'learning', 'relating', 'buying'] as const satisfies readonly (keyof NonNullable<
  PersonaInput['intents']
>)[];

/** What has to be loaded with a persona to have all of it. */
export const personaParts = { affinity: { orderBy: { position: 'asc' } } } as const satisfies Prisma.PersonaInclude;

export type PersonaRow = Prisma.PersonaGetPayload<{ include: typeof personaParts }>;

/** Rows to be saved, one list for each table. */
export interface PersonaRows {
  readonly personas: Prisma.PersonaCreateManyInput[];
  readonly affinities: Prisma.AffinityCreateManyInput[];
}

/** Adds a persona's rows to those to be saved. */
export function addPersona(rows: PersonaRows, input: PersonaFields, owner: RowOwner, position: number): void {
  const id = newId();
  rows.personas.push({
    ...owner,
    ...columns(input, PLAIN),
    ...columns(input.traits, TRAITS),
    ...columns(input.intents, INTENTS),
    id,
    position,
    key: input.key,
    hasTraits: input.traits !== undefined,
    needNeverPasses: input.traits?.needDays === null,
    hasIntents: input.intents !== undefined,
    hasAffinity: input.affinity !== undefined,
  });
  rows.affinities.push(...positioned(input.affinity).map((row) => ({ ...row, personaId: id })));
}

export const noPersonaRows = (): PersonaRows => ({ personas: [], affinities: [] });

/** Saves rows: at most one statement for each table. */
export async function savePersonas(tx: Prisma.TransactionClient, rows: PersonaRows): Promise<void> {
  if (rows.personas.length > 0) await tx.persona.createMany({ data: rows.personas });
  if (rows.affinities.length > 0) await tx.affinity.createMany({ data: rows.affinities });
}

/** What was written of a persona, or of a change to one. */
export function readPersona(row: PersonaRow): PersonaFields {
  return {
    key: row.key,
    ...written(row, PLAIN),
    ...(row.hasTraits && { traits: { ...written(row, TRAITS), ...(row.needNeverPasses && { needDays: null }) } }),
    ...(row.hasIntents && { intents: written(row, INTENTS) }),
    ...(row.hasAffinity && { affinity: row.affinity.map(({ channel, logOdds }) => ({ channel, logOdds })) }),
  };
}

/** What was written of a persona of a design, which has a name and a share. */
export function readWholePersona(row: PersonaRow): Sparse<PersonaInput> {
  const { name, share, ...rest } = readPersona(row);
  if (name === undefined || share === undefined) throw new Error(`Persona ${row.id} has no name or no share.`);
  return { ...rest, name, share };
}
