/** A link as written, as a row and back. */
import type { LinkInput } from '../../simulation/design.ts';
import type { Link, Prisma } from '../generated/client.ts';
import { newId } from '../id.ts';
import type { RowOwner } from './owner.ts';
import type { Sparse } from './written.ts';

export type LinkFields = Sparse<LinkInput>;

/** The row of a link. */
export function linkRow(input: LinkFields, owner: RowOwner, position: number): Prisma.LinkCreateManyInput {
  const { from, to, on, delayDays = null } = input;
  return { ...owner, id: newId(), position, from, to, on, delayDays };
}

/** What was written of a link. */
export function readLink({ from, to, on, delayDays }: Link): LinkFields {
  return { from, to, on, ...(delayDays !== null && { delayDays }) };
}

/** Saves rows in one statement, or none. */
export async function saveLinks(tx: Prisma.TransactionClient, rows: Prisma.LinkCreateManyInput[]): Promise<void> {
  if (rows.length > 0) await tx.link.createMany({ data: rows });
}
