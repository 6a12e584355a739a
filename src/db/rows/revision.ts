/** A whole design as written, as rows and back. */
import type { DesignInput } from '../../simulation/design.ts';
import type { Prisma } from '../generated/client.ts';
import { linkRow, readLink, saveLinks } from './link.ts';
import { addPersona, noPersonaRows, personaParts, readWholePersona, savePersonas } from './persona.ts';
import {
  addTouchpoint,
  noTouchpointRows,
  readWeights,
  readWholeTouchpoint,
  saveTouchpoints,
  touchpointParts,
} from './touchpoint.ts';
import { positioned, type Sparse } from './written.ts';

const IN_ORDER = { position: 'asc' } as const;

/** What has to be loaded with a revision to have all of it: nine statements, however large the design. */
export const revisionParts = {
  promise: { orderBy: IN_ORDER },
  personas: { orderBy: IN_ORDER, include: personaParts },
  touchpoints: { orderBy: IN_ORDER, include: touchpointParts },
  links: { orderBy: IN_ORDER },
} as const satisfies Prisma.DesignRevisionInclude;

export type RevisionRow = Prisma.DesignRevisionGetPayload<{ include: typeof revisionParts }>;

/** The columns of the revision itself. */
export function revisionColumns(input: DesignInput) {
  return {
    key: input.key,
    name: input.name,
    description: input.description ?? null,
    storyTitle: input.story.title,
    themes: [...input.story.themes],
    hasLinks: input.links !== undefined,
  };
}

/** Saves what hangs on a revision: one statement for each table, however large the design. */
export async function saveParts(tx: Prisma.TransactionClient, revisionId: string, input: DesignInput): Promise<void> {
  const owner = { revisionId };
  const touchpoints = noTouchpointRows();
  const personas = noPersonaRows();
  input.touchpoints.forEach((touchpoint, position) => addTouchpoint(touchpoints, touchpoint, owner, position));
  input.personas.forEach((persona, position) => addPersona(personas, persona, owner, position));
  const promise = positioned(input.story.promise).map(({ theme, weight, position }) => ({
    theme,
    weight,
    position,
    revisionId,
  }));
  await tx.promiseWeight.createMany({ data: promise });
  await savePersonas(tx, personas);
  await saveTouchpoints(tx, touchpoints);
  await saveLinks(
    tx,
    (input.links ?? []).map((link, position) => linkRow(link, owner, position)),
  );
}

/** The design as it was written. */
export function readRevision(row: RevisionRow): DesignInput {
  const input: Sparse<DesignInput> = {
    key: row.key,
    name: row.name,
    ...(row.description !== null && { description: row.description }),
    story: { title: row.storyTitle, themes: row.themes, promise: readWeights(row.promise) },
    personas: row.personas.map(readWholePersona),
    touchpoints: row.touchpoints.map(readWholeTouchpoint),
    ...(row.hasLinks && { links: row.links.map(readLink) }),
  };
  return input;
}
