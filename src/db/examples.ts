/** Saves the examples that a new server starts with. */
import { addDesign } from './designs.ts';
import { listExamples, readExample } from './exampleFiles.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** Any number will do, as long as all our servers take the same one. */
const EXAMPLES_LOCK = 5_207_463_191;
/** Time enough for a slow machine, and for those who wait for it. */
const LONGEST_MS = 120_000;

/**
 * Saves the examples, all or none, when there is no design, and there never was one; says how many designs were saved. Of
 * several servers that start on the same database at once one saves them, and the others wait until it has.
 */
export async function loadExamples(prisma: PrismaClient): Promise<number> {
  if ((await prisma.design.count()) > 0) return 0;
  const examples = listExamples().map(readExample);
  const save = async (tx: Prisma.TransactionClient): Promise<number> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${EXAMPLES_LOCK}::bigint)`;
    if ((await tx.design.count()) > 0) return 0;
    for (const { base, scenarios } of examples) await addDesign(tx, base.input, scenarios);
    return examples.length;
  };
  return prisma.$transaction(save, { timeout: LONGEST_MS });
}
