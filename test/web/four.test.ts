/** The four journeys: every picture says in words what the API says in numbers, for all buyers and for one persona. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

const ADDRESS = '/designs/b2b-webinar/journeys';

interface Counted {
  readonly journey: string;
  readonly count: number;
}

interface Told {
  readonly seed: string;
  readonly result: {
    readonly buyers: number;
    readonly journeys: readonly Counted[];
    readonly exits: readonly { readonly exit: string; readonly count: number }[];
    readonly personas: readonly {
      readonly persona: string;
      readonly name: string;
      readonly count: number;
      readonly journeys: readonly Counted[];
    }[];
    readonly survival: { readonly notYetBought: readonly number[]; readonly atRisk: readonly number[] };
    readonly curves: { readonly memory: { readonly mean: readonly number[] } };
    readonly scorecard: readonly { readonly name: string; readonly value: number | null }[];
    readonly touchpoints: readonly {
      readonly name: string;
      readonly exposures: number;
      readonly vulnerableMoments: number;
    }[];
    readonly referred: { readonly buyers: number };
    readonly money: { readonly revenue: number };
  };
}

let site: Site;
let told: Told;
beforeAll(async () => {
  site = await openSite();
  const { design } = await site.ask<{ design: { id: string } }>('{ design(key: "b2b-webinar") { id } }');
  const { studies } = await site.ask<{ studies: { nodes: readonly Told[] } }>(
    `query ($id: ID!) {
      studies(kind: RUN, designId: $id, first: 1) {
        nodes {
          ... on Run {
            seed
            result {
              buyers
              journeys { journey count }
              exits { exit count }
              personas { persona name count journeys { journey count } }
              survival { notYetBought atRisk }
              curves { memory { mean } }
              scorecard { name value }
              touchpoints { name exposures vulnerableMoments }
              referred { buyers }
              money { revenue }
            }
          }
        }
      }
    }`,
    { id: design.id },
  );
  [told] = studies.nodes;
});
afterAll(() => site.close());

/** Starts a run and gives its id. */
async function startRun(input: object): Promise<string> {
  const { startRun } = await site.ask<{ startRun: { run: { id: string } } }>(
    'mutation ($input: StartRunInput!) { startRun(input: $input) { ... on StartRunSuccess { run { id } } } }',
    { input },
  );
  return startRun.run.id;
}

/** Waits until it has succeeded, for as long as the test may take. */
async function succeeds(id: string): Promise<void> {
  const status = () => site.ask('query ($id: ID!) { study(id: $id) { status } }', { id });
  await expect.poll(status, { timeout: 90_000, interval: 200 }).toEqual({ study: { status: 'SUCCEEDED' } });
}

const figure = (page: Page, title: string) => page.getByRole('figure', { name: title });
const picture = async (page: Page, title: string): Promise<string> =>
  (await figure(page, title).getByRole('img').first().getAttribute('aria-label')) ?? '';
const count = (number: number) => number.toLocaleString('en-GB');
const share = (number: number) => (100 * number).toFixed(1);
const bought = (journeys: readonly Counted[]) => journeys.find(({ journey }) => journey === 'BOUGHT')?.count ?? 0;

test('the pictures say what the API says', async () => {
  const page = await site.open(ADDRESS);
  const { result } = told;
  await figure(page, 'Four journeys').waitFor();
  expect(await picture(page, 'Four journeys')).toContain(
    `Bought: ${count(bought(result.journeys))} (${share(bought(result.journeys) / result.buyers)} %)`,
  );
  const passed = result.exits.find(({ exit }) => exit === 'NEED_PASSED')?.count ?? 0;
  expect(await picture(page, 'How it ended')).toContain(`The need passed ${share(passed / result.buyers)} %`);
  const { notYetBought, atRisk } = result.survival;
  expect(await picture(page, 'Time to the first purchase')).toContain(
    `${share(1 - notYetBought[notYetBought.length - 1])} %`,
  );
  await figure(page, 'Time to the first purchase').getByText(count(atRisk[0]), { exact: true }).waitFor();
  const memory = result.curves.memory.mean;
  expect(await picture(page, 'What they carry with them')).toContain(memory[memory.length - 1].toFixed(2));
  const listening = result.scorecard.find(({ name }) => name === 'OBSERVATION')?.value ?? 0;
  await figure(page, 'Empathy scorecard')
    .getByRole('img', { name: `Observation: ${listening.toFixed(1)}` })
    .waitFor();
  const hardest = result.touchpoints
    .filter(({ exposures }) => exposures >= 30)
    .toSorted((one, other) => other.vulnerableMoments / other.exposures - one.vulnerableMoments / one.exposures)[0];
  expect(await picture(page, 'The emotional line along the journey')).toContain(
    `Lowest at ${hardest.name}: ${share(1 - hardest.vulnerableMoments / hardest.exposures)} %`,
  );
  expect(await picture(page, 'Stages by day')).toMatch(/Customer \d+\.\d %/);
  await page.getByRole('region', { name: 'Money' }).getByText(count(result.money.revenue)).waitFor();
  await page
    .getByRole('region', { name: 'Friends brought along' })
    .getByText(count(result.referred.buyers))
    .first()
    .waitFor();
  await expectAccessible(page);
});

test('a persona is chosen, and the address keeps it', async () => {
  const page = await site.open(ADDRESS);
  const [persona] = told.result.personas.toSorted((one, other) => one.count - other.count);
  await page.getByLabel('Persona', { exact: true }).selectOption(persona.persona);
  const words = `Bought: ${count(bought(persona.journeys))} (${share(bought(persona.journeys) / persona.count)} %)`;
  await expect.poll(() => picture(page, 'Four journeys')).toContain(words);
  await page.getByLabel('Of those who').selectOption('BOUGHT');
  await expect.poll(() => picture(page, 'How it ended')).toContain(`${persona.name}” who bought`);
  await page.reload();
  await figure(page, 'Four journeys').waitFor();
  await expect.poll(() => picture(page, 'Four journeys')).toContain(words);
  await expect.poll(() => picture(page, 'How it ended')).toContain(`${persona.name}” who bought`);
});

test('the survival curve is a table and a file with its seed and engine version', async () => {
  const page = await site.open(ADDRESS);
  const curve = figure(page, 'Time to the first purchase');
  await curve.getByRole('button', { name: 'Show as table' }).click();
  await expect.poll(() => curve.getByRole('row').count()).toBe(told.result.survival.notYetBought.length + 1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    curve.getByRole('button', { name: 'Save data (CSV)' }).click(),
  ]);
  const [head, first] = (await readFile(await download.path(), 'utf8')).split('\n');
  expect(head.split(',')).toEqual(expect.arrayContaining(['Day', 'seed', 'engineVersion']));
  expect(first.split(',')).toEqual(expect.arrayContaining([String(told.result.survival.atRisk[0]), told.seed]));
});

test('a picture is saved without a word on the console, in the font of the page', async () => {
  const page = await site.open(ADDRESS);
  const ended = figure(page, 'How it ended');
  const fonts = new Set<string>();
  await ended.waitFor();
  page.on('request', (request) => request.url().endsWith('.woff2') && fonts.add(request.url()));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    ended.getByRole('button', { name: 'Save picture (PNG)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('how-it-ended-as-lived.png');
  expect(fonts.size).toBeGreaterThan(1);
});

/** Rows of a saved picture that hold more than its ground, of all its rows. */
const inkOf = (page: Page, png: Buffer) =>
  page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { width, height } = image;
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    if (!context) throw new Error('There is nothing to draw on.');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    // The border stands at the very edge.
    const isInked = (row: number) => {
      const inner = pixels.subarray(row * width + 8, (row + 1) * width - 8);
      return inner.some((pixel) => pixel !== inner[0]);
    };
    return { height, inked: Array.from({ length: height - 16 }, (_, place) => place + 8).filter(isInked) };
  }, png.toString('base64'));

test('a saved picture leaves out the controls and keeps the rest in its place, to the source at its foot', async () => {
  const page = await site.open(ADDRESS);
  const ended = figure(page, 'How it ended');
  const controls = ended.getByLabel('Of those who');
  await controls.waitFor();
  const tall = (await ended.boundingBox())?.height ?? 0;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    ended.getByRole('button', { name: 'Save picture (PNG)' }).click(),
  ]);
  const { height, inked } = await inkOf(page, await readFile(await download.path()));
  // Two pixels of the picture are one of the page; the field and the gap above it are gone.
  const { height: field } = (await controls.boundingBox()) ?? { height: 0 };
  expect(height / 2).toBeLessThan(tall - field);
  expect(height - inked[inked.length - 1]).toBeLessThan(2 * 30);
  expect(await page.getByRole('figure', { name: 'How it ended' }).count()).toBe(1);
});

test('at night and on a telephone, nothing is out of reach', async () => {
  const page = await site.open(ADDRESS, { width: 400, colors: 'dark' });
  await figure(page, 'Four journeys').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  await expectAccessible(page);
});

test('a run of many buyers, with its long intervals, is as wide as the telephone, and as the screen with large letters', async () => {
  const { design } = await site.ask<{ design: { id: string } }>('{ design(key: "coaching-community") { id } }');
  // Digits come with buyers, not with days, which take time to live.
  const environment = { horizonDays: 30 };
  await succeeds(await startRun({ designId: design.id, environment, buyers: 2_000_000, seed: 'wide' }));
  for (const [width, zoom] of [
    [1280, 2],
    [375, 1],
    [320, 1],
  ] as const) {
    const page = await site.open('/designs/coaching-community/journeys', { width });
    await figure(page, 'Empathy scorecard').getByText('2,000,000 buyers').waitFor();
    await page.evaluate((times) => (document.documentElement.style.fontSize = `${15 * times}px`), zoom);
    expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([width, width]);
  }
});

test('the first run, while it is under way, is waited for', async () => {
  const { design } = await site.ask<{ design: { id: string } }>('{ design(key: "shoe-retailer") { id } }');
  const id = await startRun({ designId: design.id, buyers: 1_000_000_000, seed: 'under way' });
  const page = await site.open('/designs/shoe-retailer/journeys');
  const progress = page.getByRole('region', { name: 'Progress: Run' });
  await progress.getByText(/of 1,000,000,000 lives/).waitFor();
  await site.ask('mutation ($id: ID!) { cancelStudy(id: $id) { __typename } }', { id });
  await progress.getByText('cancelled').waitFor();
});

test.each(['', '0', '1.5', '99999999999'])(
  'a run of “%s” buyers is not started, and the field says why',
  async (many) => {
    const page = await site.open(ADDRESS);
    const buyers = page.getByRole('spinbutton', { name: 'Buyers' });
    // The page has to know the limit; until then the server alone does.
    await expect.poll(() => buyers.getAttribute('max')).toBe('1000000000');
    await buyers.fill(many);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.poll(() => buyers.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await buyers.evaluate((field: HTMLInputElement) => field.validationMessage)).not.toBe('');
    expect(await page.getByRole('alert').count()).toBe(0);
  },
);

test('the run that is open stays open from view to view', async () => {
  const { studies } = await site.ask<{ studies: { nodes: readonly { id: string }[] } }>(
    '{ studies(kind: RUN, first: 50) { nodes { id } } }',
  );
  const run = studies.nodes[studies.nodes.length - 1].id;
  const page = await site.open(`${ADDRESS}?run=${encodeURIComponent(run)}`);
  const runIn = () => new URL(page.url()).searchParams.get('run');
  for (const [name, path] of [
    ['Travelled paths', 'paths'],
    ['One life', 'life'],
    ['Four journeys', 'journeys'],
  ]) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.waitForURL((url) => url.pathname.endsWith(`/${path}`));
    expect(runIn()).toBe(run);
  }
  await page.getByRole('link', { name: 'Canvas', exact: true }).click();
  await page.waitForURL(/\/plan$/);
});

test('a run whose scenario has been deleted stays readable, and the next run starts on one that is there', async () => {
  const { design } = await site.ask<{ design: { id: string } }>('{ design(key: "coaching-community") { id } }');
  const { createScenario } = await site.ask<{ createScenario: { scenario: { id: string } } }>(
    'mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { ... on CreateScenarioSuccess { scenario { id } } } }',
    { input: { designId: design.id, name: 'Soon gone' } },
  );
  const { id } = createScenario.scenario;
  // Until it has ended, an earlier run is shown.
  await succeeds(await startRun({ scenarioId: id, buyers: 500, seed: 'soon gone' }));
  const page = await site.open('/designs/coaching-community/journeys');
  await figure(page, 'Four journeys').getByText('500 buyers · seed soon gone').waitFor();
  await site.ask('mutation ($id: ID!) { deleteScenario(id: $id) { __typename } }', { id });
  await page.reload();
  await page.getByText('This is about the scenario “Soon gone”, which has been deleted since.').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForURL(/\?run=/);
  await page.getByText('which has been deleted since').waitFor({ state: 'detached' });
  await figure(page, 'Four journeys').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});
