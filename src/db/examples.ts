/** Saves the examples that a new server starts with. */
import { createDesign } from './designs.ts';
import { listExamples, readExample, type Example } from './exampleFiles.ts';
import type { PrismaClient } from './generated/client.ts';
import { createScenario } from './scenarios.ts';

/** Saves the examples when there is no design, and there never was one; says how many designs were saved. */
export async function loadExamples(prisma: PrismaClient): Promise<number> {
  if ((await prisma.design.count()) > 0) return 0;
  const examples = listExamples().map(readExample);
  for (const example of examples) await save(prisma, example);
  return examples.length;
}

async function save(prisma: PrismaClient, { base, scenarios }: Example): Promise<void> {
  const saved = await createDesign(prisma, base.input);
  // Another server on the same database may be loading the examples too.
  if (saved.outcome === 'KEY_TAKEN') return;
  for (const { name, changes, environment } of scenarios)
    await createScenario(prisma, { designId: saved.design.id, name, changes, environment });
}
