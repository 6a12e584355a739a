/** The examples that a new server starts with: examples/*.json, each a design with its scenarios. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { applyChanges, parseChanges } from '../simulation/change.ts';
import { parseDesign } from '../simulation/design.ts';
import { parseEnvironment } from '../simulation/environment.ts';
import type { Checked } from '../simulation/issue.ts';
import { createDesign } from './designs.ts';
import type { PrismaClient } from './generated/client.ts';
import { createScenario } from './scenarios.ts';

export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/** A file of examples: what `Design.export` and `Scenario.export` give. */
export interface Example {
  readonly design: unknown;
  readonly scenarios: readonly { readonly name: string; readonly changes: unknown; readonly environment: unknown }[];
}

/** All examples, in the order of their files' names. */
export async function readExamples(directory = EXAMPLES): Promise<Example[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(`${directory}/${file}`, 'utf8')) as Example));
}

/** Saves the examples when there is no design, and there never was one; says how many designs were saved. */
export async function loadExamples(prisma: PrismaClient, directory = EXAMPLES): Promise<number> {
  if ((await prisma.design.count()) > 0) return 0;
  const examples = await readExamples(directory);
  for (const example of examples) await save(prisma, example);
  return examples.length;
}

async function save(prisma: PrismaClient, { design, scenarios }: Example): Promise<void> {
  const { input } = sound(parseDesign(design));
  const saved = await createDesign(prisma, input);
  // Another server on the same database may be loading the examples too.
  if (saved.outcome === 'KEY_TAKEN') return;
  for (const { name, changes: written, environment } of scenarios) {
    const changes = sound(parseChanges(written));
    sound(applyChanges(input, changes));
    const world = sound(parseEnvironment(environment));
    await createScenario(prisma, { designId: saved.design.id, name, changes, environment: world });
  }
}

function sound<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  const problems = checked.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Error(`An example is not right: ${problems.join('; ')}`);
}
