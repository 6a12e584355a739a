/**
 * Writes docs/findings.md from real results: a server in this process, asked over GraphQL about the three examples.
 * `npm run findings` takes some minutes; the same engine writes the same page.
 */
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { ENGINE_VERSION, MODEL_VERSION } from '../src/simulation/version.ts';
import { attributePurchases, auditPlan } from './findings/audit.ts';
import { openDesk, type Desk } from './findings/ask.ts';
import { analyseSensitivity, searchOffers } from './findings/levers.ts';
import { compareScenarios, DISORDERS, tellStories } from './findings/stories.ts';
import { table, whole } from './findings/text.ts';

const PAGE = new URL('../docs/findings.md', import.meta.url);

const BUYERS = {
  stories: 50_000,
  comparison: 200_000,
  audit: 50_000,
  attribution: 100_000,
  points: 5_000,
  search: 50_000,
};
const LIVED = ['As lived', 'One story', 'Mixed messages', 'Pushy', 'With care'];
/** The one that the levers are tried on, and the share of buyers who are to buy. */
const TURNED = { key: 'b2b-webinar', goal: 0.02 };

interface Example {
  readonly key: string;
  readonly name: string;
  readonly scenarios: ReadonlyMap<string, string>;
}

async function listExamples(desk: Desk): Promise<Example[]> {
  const { designs } = await desk.ask<{ designs: { nodes: { id: string; key: string; name: string }[] } }>(
    '{ designs { nodes { id key name } } }',
  );
  const examples: Example[] = [];
  for (const { id, key, name } of designs.nodes) {
    const { scenarios } = await desk.ask<{ scenarios: { nodes: { id: string; name: string }[] } }>(
      'query ($id: ID!) { scenarios(designId: $id) { nodes { id name } } }',
      { id },
    );
    examples.push({ key, name, scenarios: new Map(scenarios.nodes.map((one) => [one.name, one.id])) });
  }
  return examples.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** A section, and its line in the summary. */
interface Told {
  readonly text: string;
  readonly line: readonly string[];
}

async function tell(desk: Desk, { key, name, scenarios }: Example): Promise<Told> {
  const idOf = (scenario: string): string => {
    const id = scenarios.get(scenario);
    if (id === undefined) throw new Error(`${key} has no scenario "${scenario}"`);
    return id;
  };
  const step = (what: string): void => console.log(`${key}: ${what}`);
  const parts = [`## ${name}`];
  step('one story against mixed messages');
  const stories = await tellStories(desk, idOf('Mixed messages'), idOf('One story'), BUYERS.stories);
  const line = [name, ...stories.lifts];
  parts.push('### One story against mixed messages', stories.text);
  step('all scenarios');
  parts.push('### All scenarios as lived', await compareScenarios(desk, LIVED.map(idOf), BUYERS.comparison));
  step('audit');
  parts.push('### What the audit finds', await auditPlan(desk, idOf('As lived'), BUYERS.audit));
  step('attribution');
  parts.push('### Who truly brings purchases', await attributePurchases(desk, idOf('As lived'), BUYERS.attribution));
  if (key !== TURNED.key) return { text: parts.join('\n\n'), line };
  step('sensitivity');
  parts.push('### Which assumptions matter', await analyseSensitivity(desk, idOf('As lived'), BUYERS.points));
  step('counter-offers');
  parts.push('### The cheapest way to a goal', await searchOffers(desk, idOf('As lived'), TURNED.goal, BUYERS.search));
  return { text: parts.join('\n\n'), line };
}

const desk = await openDesk();
try {
  const sections: Told[] = [];
  for (const example of await listExamples(desk)) sections.push(await tell(desk, example));
  const page = [
    '# Findings on the examples',
    `Written by \`npm run findings\` from results of engine ${ENGINE_VERSION}, model ${MODEL_VERSION}, seed "meander", over ` +
      `GraphQL: nothing here is typed in. Shares are in percent and their differences in points; intervals are 95 %, and where ` +
      `several differences are told together they hold together. They are about luck alone: what the examples' numbers rest on ` +
      'is told in [examples.md](examples.md), how each study works in [experiments/](experiments/comparison.md). Curves are told ' +
      `over ${whole(BUYERS.stories)} buyers a point, the other studies over up to ${whole(BUYERS.comparison)}.`,
    '## Does one story hold up better than mixed messages?',
    'What one story brings over mixed messages in purchases, in points of all buyers, by disorder (0 is the plan, 1 is life as the ' +
      'designs describe it, 2 is harsher). Where an interval does not hold 0, the stories differ.',
    table(
      ['', ...DISORDERS.map((disorder) => `disorder ${disorder}`)],
      sections.map(({ line }) => line),
    ),
    ...sections.map(({ text }) => text),
  ].join('\n\n');
  await writeFile(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
  console.log('Written: docs/findings.md');
} finally {
  await desk.close();
}
