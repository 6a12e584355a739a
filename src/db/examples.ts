/** Saves the examples that a new server starts with. */
import { createDesign } from './designs.ts';
import { listExamples, readExample } from './exampleFiles.ts';
import type { PrismaClient } from './generated/client.ts';

/** Saves the examples when there is no design, and there never was one; says how many designs were saved. */
export async function loadExamples(prisma: PrismaClient): Promise<number> {
  if ((await prisma.design.count()) > 0) return 0;
  const examples = listExamples().map(readExample);
  // Another server on the same database may be loading the examples too: what is there already stays.
  for (const { base, scenarios } of examples) await createDesign(prisma, base.input, scenarios);
  return examples.length;
}
