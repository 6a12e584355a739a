/** Saving a design from a file, with the scenarios that stand beside it: all of the file, or nothing. */
import { setImmediate } from 'node:timers/promises';
import { createDesign } from '../db/designs.ts';
import type { ScenarioContent } from '../db/scenarios.ts';
import { parseDesign, type DesignInput } from '../simulation/design.ts';
import { showValue, type Checked, type Issue } from '../simulation/issue.ts';
import { accept, answering, SAVING_COST } from './answer.ts';
import { builder } from './builder.ts';
import { DesignType } from './design.ts';
import { savedDesign } from './designMutations.ts';
import { parseScenario } from './scenarioContent.ts';

const MOST_SCENARIOS = 100;

interface ImportedFile {
  readonly design: DesignInput;
  readonly scenarios: readonly ScenarioContent[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a file: a design, or an object of a design and its scenarios. `key` stands in for the key in the file. */
async function parseFile(file: unknown, key: string | null | undefined): Promise<Checked<ImportedFile>> {
  const isWrapped = isObject(file) && 'design' in file;
  const at = isWrapped ? ['design'] : [];
  const written = isWrapped ? file.design : file;
  const design = parseDesign(key && isObject(written) ? { ...written, key } : written);
  const issues = design.ok ? [] : below(at, design.issues);
  if (isWrapped)
    for (const field of Object.keys(file))
      if (field !== 'design' && field !== 'scenarios')
        issues.push({ path: [field], message: 'is no part of a file, which has design and scenarios' });
  const listed = isWrapped ? (file.scenarios ?? []) : [];
  if (!Array.isArray(listed) || listed.length > MOST_SCENARIOS) {
    issues.push({
      path: ['scenarios'],
      message: `must be a list of at most ${MOST_SCENARIOS}; got ${showValue(listed)}`,
    });
    return { ok: false, issues };
  }
  const scenarios: ScenarioContent[] = [];
  for (const [place, entry] of (listed as unknown[]).entries()) {
    const scenario = parseEntry(entry, design.ok ? design.value.input : undefined);
    if (scenario.ok) scenarios.push(scenario.value);
    else issues.push(...below(['scenarios', String(place)], scenario.issues));
    // Trying changes on a large design takes a while: requests come in between.
    await setImmediate();
  }
  if (issues.length > 0 || !design.ok) return { ok: false, issues };
  return { ok: true, value: { design: design.value.input, scenarios } };
}

const SCENARIO_FIELDS = ['name', 'changes', 'environment'];

function parseEntry(entry: unknown, design: DesignInput | undefined): Checked<ScenarioContent> {
  if (!isObject(entry))
    return { ok: false, issues: [{ path: [], message: `must be an object; got ${showValue(entry)}` }] };
  const unknown = Object.keys(entry)
    .filter((field) => !SCENARIO_FIELDS.includes(field))
    .map((field) => ({
      path: [field],
      message: 'is no part of a scenario, which has name, changes and environment',
    }));
  const scenario = parseScenario(entry, design);
  if (unknown.length === 0) return scenario;
  return { ok: false, issues: [...unknown, ...(scenario.ok ? [] : scenario.issues)] };
}

const below = (at: readonly string[], issues: readonly Issue[]): Issue[] =>
  issues.map(({ path, message }) => ({ path: [...at, ...path], message }));

builder.mutationFields((t) => ({
  importDesign: t.field({
    type: DesignType,
    description:
      'Saves a new design from a file: a design as `Design.export` gives it, or an object of `design` and `scenarios`, as in examples/. All that is wrong with the file is told at once, and nothing is saved then.',
    args: {
      file: t.arg({ type: 'JSON', required: true, description: 'The content of the file.' }),
      key: t.arg.string({
        description: 'A key for the design in place of that in the file. Left out: that in the file.',
      }),
    },
    complexity: SAVING_COST,
    errors: answering('design', 'The design as saved.'),
    resolve: async (_root, { file, key }, { database: { prisma } }) => {
      const { design, scenarios } = accept(await parseFile(file, key));
      return savedDesign(await createDesign(prisma, design, scenarios), '', 0);
    },
  }),
}));
