/** Reads many things in one go: what a page of rows needs is collected and read together. */
import DataLoader from 'dataloader';
import { loadRevisions } from '../db/designs.ts';
import type { DesignRevision } from '../db/generated/client.ts';
import type { Database } from '../db/open.ts';
import { loadChangesOf } from '../db/scenarios.ts';
import type { Change } from '../simulation/change.ts';
import { findWarnings } from '../simulation/check.ts';
import { fillIn, type Design, type DesignInput } from '../simulation/design.ts';
import type { Issue } from '../simulation/issue.ts';

/** What a revision of a design holds. */
export interface Content {
  /** As written. */
  readonly input: DesignInput;
  /** Filled in. */
  readonly design: Design;
  readonly warnings: readonly Issue[];
}

export interface RevisionNumber {
  readonly designId: string;
  readonly number: number;
}

export interface Loaders {
  /** By the id of a revision, which must exist. */
  readonly content: DataLoader<string, Content>;
  readonly revision: DataLoader<RevisionNumber, DesignRevision | null, string>;
  /** By the id of a scenario. */
  readonly changes: DataLoader<string, readonly Change[]>;
}

export function createLoaders({ database: { prisma } }: { readonly database: Database }): Loaders {
  return {
    content: new DataLoader(async (ids) => {
      const inputs = await loadRevisions(prisma, ids);
      return ids.map((id) => {
        const input = inputs.get(id);
        return input ? contentOf(input) : new Error(`Revision ${id} is not there.`);
      });
    }),

    revision: new DataLoader(
      async (wanted) => {
        const rows = await prisma.designRevision.findMany({
          where: { OR: wanted.map(({ designId, number }) => ({ designId, number })) },
        });
        const found = new Map(rows.map((row) => [addressOf(row), row]));
        return wanted.map((one) => found.get(addressOf(one)) ?? null);
      },
      { cacheKeyFn: addressOf },
    ),

    changes: new DataLoader(async (ids) => {
      const changes = await loadChangesOf(prisma, ids);
      return ids.map((id) => changes.get(id) ?? []);
    }),
  };
}

const addressOf = ({ designId, number }: RevisionNumber): string => `${designId} ${number}`;

function contentOf(input: DesignInput): Content {
  const design = fillIn(input);
  return { input, design, warnings: findWarnings(design) };
}
