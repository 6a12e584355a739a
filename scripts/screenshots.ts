/**
 * Takes the pictures of the page that the README and docs/page.md show: every view on an example, light and dark. Starts a
 * server of its own with a fresh database; takes about a minute.
 */
import { mkdirSync } from 'node:fs';
import { openBrowser } from '../test/web/browser.ts';
import { openServer, type Server } from '../test/web/server.ts';

const FOLDER = 'docs/page';
const SEED = 'meander';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly design: { readonly key: string };
}

/** Starts a study and waits for its end. */
async function finish({ ask }: Server, start: string): Promise<string> {
  const answer = await ask<Record<string, Record<string, { id: string }>>>(`mutation { ${start} }`);
  const [{ id }] = Object.values(Object.values(answer)[0]);
  for (;;) {
    const { study } = await ask<{ study: { status: string } }>('query Q($id: ID!) { study(id: $id) { status } }', {
      id,
    });
    if (study.status === 'SUCCEEDED') return id;
    if (study.status !== 'QUEUED' && study.status !== 'RUNNING') throw new Error(`${start}: ${study.status}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const server = await openServer();
const browser = await openBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  const { scenarios } = await server.ask<{ scenarios: { nodes: Named[] } }>(
    '{ scenarios(first: 100) { nodes { id name design { key } } } }',
  );
  const scenario = (key: string, name: string): string => {
    const found = scenarios.nodes.find((one) => one.design.key === key && one.name === name);
    if (!found) throw new Error(`There is no scenario ${name} of ${key}.`);
    return `"${found.id}"`;
  };
  const lived = scenario('b2b-webinar', 'As lived');
  const told = `[${scenario('b2b-webinar', 'Mixed messages')}, ${scenario('b2b-webinar', 'One story')}]`;
  const run = await finish(
    server,
    `startRun(input: { scenarioId: ${lived}, buyers: 20000, seed: "${SEED}" }) { ... on StartRunSuccess { run { id } } }`,
  );
  const comparison = await finish(
    server,
    `startComparison(input: { scenarioIds: ${told}, buyers: 20000, seed: "${SEED}" }) { ... on StartComparisonSuccess { comparison { id } } }`,
  );
  const sweep = await finish(
    server,
    `startSweep(input: { scenarioIds: ${told}, over: DISORDER, values: [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2], buyers: 10000, seed: "${SEED}" }) { ... on StartSweepSuccess { sweep { id } } }`,
  );
  const shoes = scenario('shoe-retailer', 'As lived');
  const audit = await finish(
    server,
    `startAudit(input: { scenarioId: ${shoes}, buyers: 10000, seed: "${SEED}" }) { ... on StartAuditSuccess { audit { id } } }`,
  );
  const factors = [
    'noticeAttention',
    'encodeEngaged',
    'engageReadiness',
    'trustValue',
    'moodPothole',
    'fatigueNoticed',
    'giveUp',
    'learn',
  ];
  const { parameters } = await server.ask<{ parameters: { name: string; default: number }[] }>(
    '{ parameters { name default } }',
  );
  const turned = parameters
    .filter(({ name }) => factors.includes(name))
    .map(
      (parameter) =>
        `{ parameter: "${parameter.name}", low: ${parameter.default / 2}, high: ${parameter.default * 1.5} }`,
    );
  const sensitivity = await finish(
    server,
    `startSensitivity(input: { scenarioId: ${shoes}, parameters: [${turned.join(', ')}], buyers: 2000, seed: "${SEED}" }) { ... on StartSensitivitySuccess { sensitivity { id } } }`,
  );
  const b2b = '/designs/b2b-webinar';
  const views: readonly (readonly [name: string, path: string])[] = [
    ['journeys', '/'],
    ['canvas', `${b2b}/plan?touchpoint=email-3`],
    ['what-if', `${b2b}/what-if`],
    ['paths', `${b2b}/paths?run=${run}`],
    ['four-journeys', `${b2b}/journeys?run=${run}`],
    ['one-life', `${b2b}/life?run=${run}`],
    ['compare', `${b2b}/compare?comparison=${comparison}`],
    ['resilience', `${b2b}/compare?sweep=${sweep}`],
    ['potholes', `/designs/shoe-retailer/potholes?audit=${audit}`],
    ['sensitivity', `/designs/shoe-retailer/potholes?tab=sensitivity&sensitivity=${sensitivity}`],
    ['studies', '/studies'],
  ];
  for (const colors of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 1200 },
      colorScheme: colors,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    for (const [name, path] of views) {
      await page.goto(server.origin + path, { waitUntil: 'networkidle' });
      // Charts take their width once they stand.
      await page.waitForTimeout(800);
      await page.screenshot({ path: `${FOLDER}/${name}${colors === 'dark' ? '-dark' : ''}.png` });
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
