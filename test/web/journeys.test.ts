/** The first screen: journeys made, copied, carried out and in, and thrown away. */
import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
let folder: string;
beforeAll(async () => {
  [site, folder] = await Promise.all([openSite(), mkdtemp(join(tmpdir(), 'meander-files-'))]);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const choose = async (page: Page, journey: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: `More for ${journey}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const importText = async (page: Page, name: string, text: string): Promise<void> => {
  const path = join(folder, name);
  await writeFile(path, text);
  await page.getByLabel('File to import').setInputFiles(path);
};

test('a new journey, from nothing and from an example, opens on its canvas', async () => {
  const page = await site.open('/');
  await page.getByRole('button', { name: 'New journey' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Été à la mer, 2027!');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL('**/designs/ete-a-la-mer-2027/plan');
  await page.getByRole('heading', { name: 'Été à la mer, 2027!', level: 1 }).waitFor();

  await page.getByRole('link', { name: 'Journeys', exact: true }).click();
  await page.getByRole('button', { name: 'New journey' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Shoes');
  await page.getByRole('radio', { name: /The shoe retailer/ }).check();
  await page.getByLabel('Name', { exact: true }).press('Enter');
  await page.waitForURL('**/designs/shoes/plan');
  const { design } = await site.ask<{ design: { touchpoints: unknown[] } }>(
    '{ design(key: "shoes") { touchpoints { key } } }',
  );
  expect(design.touchpoints.length).toBeGreaterThan(15);
});

test('exported, deleted and imported again, a journey is the same, with its scenarios', async () => {
  const page = await site.open('/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    choose(page, 'The coaching community', 'Export as JSON'),
  ]);
  expect(download.suggestedFilename()).toBe('coaching-community.json');
  const path = join(folder, 'saved.json');
  await download.saveAs(path);
  const saved = JSON.parse(await readFile(path, 'utf8')) as unknown;
  const example = JSON.parse(await readFile('examples/coaching-community.json', 'utf8')) as { design: object };
  expect(saved).toMatchObject({ design: example.design });

  await page.getByLabel('File to import').setInputFiles(path);
  await page.getByRole('heading', { name: 'That key is taken' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await choose(page, 'The coaching community', 'Delete');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { name: 'The coaching community' }).waitFor({ state: 'detached' });
  await page.getByLabel('File to import').setInputFiles(path);
  await page.waitForURL('**/designs/coaching-community/plan');
  const { scenarios } = await site.ask<{ scenarios: { nodes: { design: { key: string } }[] } }>(
    '{ scenarios(first: 100) { nodes { design { key } } } }',
  );
  expect(scenarios.nodes.filter(({ design }) => design.key === 'coaching-community')).toHaveLength(6);
});

test('a search takes every letter, however fast they come', async () => {
  const page = await site.open('/');
  await page.getByRole('searchbox').focus();
  // Before the page can be drawn in between.
  await page.evaluate(
    (letters) => letters.forEach((letter) => document.execCommand('insertText', false, letter)),
    [...'shoe'],
  );
  await page.waitForURL(/\?search=shoe$/);
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('shoe');
});

test('a dialog that is closed by Escape gives the focus back to what opened it', async () => {
  const page = await site.open('/');
  const closeAndSee = async (opener: string) => {
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect
      .poll(() =>
        page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent),
      )
      .toBe(opener);
  };
  await page.getByRole('button', { name: 'New journey' }).press('Enter');
  await closeAndSee('New journey');
  await page.getByRole('button', { name: 'More for The webinar campaign', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await closeAndSee('More for The webinar campaign');
});

test('one touchpoint is one, and so is one buyer', async () => {
  const page = await site.open('/');
  await page.getByRole('button', { name: 'New journey' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Lonely');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL('**/designs/lonely/plan');
  const { design } = await site.ask<{ design: { id: string } }>('{ design(key: "lonely") { id } }');
  await site.ask('mutation ($input: StartRunInput!) { startRun(input: $input) { __typename } }', {
    input: { designId: design.id, buyers: 1, seed: 'one' },
  });
  await page.goto(site.origin);
  await page.getByRole('article').filter({ hasText: 'Lonely' }).getByText('1 touchpoint · revision 1').waitFor();
  await page.getByRole('link', { name: 'Studies' }).click();
  await page.getByText('1 buyer · seed one').waitFor();
});

test('a copy is another journey', async () => {
  const page = await site.open('/');
  await choose(page, 'The webinar campaign', 'Duplicate');
  await page.waitForURL('**/designs/b2b-webinar-copy/plan');
  await page.getByRole('heading', { name: 'The webinar campaign (copy)', level: 1 }).waitFor();
});

test('the longest name is one, and so is that of a copy, under keys that are cut', async () => {
  const page = await site.open('/');
  const name = `${'a'.repeat(63)} ${'b'.repeat(136)}`;
  const key = 'a'.repeat(63);
  for (const [at, way] of [key, `${key.slice(0, 62)}-2`].entries()) {
    await page.goto(site.origin);
    await page.getByRole('button', { name: 'New journey' }).click();
    await page.getByLabel('Name', { exact: true }).fill(at === 0 ? name : name.toUpperCase());
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL(`**/designs/${way}/plan`);
  }
  await page.goto(site.origin);
  await choose(page, name, 'Duplicate');
  await page.waitForURL(`**/designs/${key.slice(0, 59)}-copy/plan`);
  await page.getByRole('heading', { name: `${name.slice(0, 193)} (copy)`, level: 1 }).waitFor();
});

test('a broken file tells all that is wrong with it, and saves nothing', async () => {
  const page = await site.open('/');
  await importText(page, 'half.json', '{"design": {');
  await page.getByText('It is not JSON').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await importText(page, 'null.json', 'null\n');
  await page.getByText('There is no journey in it').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await importText(page, 'list.json', '[]');
  await page.getByText('must be an object; got []').first().waitFor();
  expect(await page.getByRole('dialog').innerText()).toMatch(/^(?!.*got \[\].*got \[\])/s);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  const { design } = JSON.parse(await readFile('examples/shoe-retailer.json', 'utf8')) as {
    design: { touchpoints: Record<string, unknown>[]; links: Record<string, unknown>[] };
  };
  design.touchpoints[0].channel = 'PIGEON';
  design.touchpoints[1].effort = 7;
  design.links[0].to = 'nowhere';
  await importText(page, 'wrong.json', JSON.stringify({ design: { ...design, key: 'wrong', story: undefined } }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'wrong.json cannot be imported' }).waitFor();
  const problems = await dialog.getByRole('listitem').allInnerTexts();
  expect(problems.join('\n')).toMatch(/touchpoints › 0 › channel.*PIGEON/);
  expect(problems.join('\n')).toMatch(/touchpoints › 1 › effort.*at least 0 and at most 1; got 7/);
  expect(problems.join('\n')).toMatch(/links › 0 › to.*nowhere/);
  expect(problems.join('\n')).toMatch(/story/);
  await expectAccessible(page);
  expect(await site.ask('{ design(key: "wrong") { id } }')).toEqual({ design: null });
});

test('an address that asks for studies of no such kind shows them all', async () => {
  const page = await site.open('/studies?kind=zzz&status=yyy');
  await page.getByText('As lived').first().waitFor();
  expect(await page.getByLabel('Kind').inputValue()).toBe('');
});

test.each(['light', 'dark'] as const)('journeys and studies are accessible, %s, also on a phone', async (colors) => {
  const page = await site.open('/', { colors, width: 400 });
  await page.getByRole('heading', { name: 'The webinar campaign', exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('Search').fill('nothing like it');
  await page.getByRole('heading', { name: 'No journey is called so' }).waitFor();
  await page.getByRole('link', { name: 'Studies' }).click();
  await page.getByText('As lived').first().waitFor();
  await expectAccessible(page);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(isWide).toBe(false);
});

test('of more journeys than a page has, one that is deleted goes, wherever it stands', async () => {
  const mutation = 'mutation ($input: DesignInput!) { createDesign(input: $input) { __typename } }';
  const content = {
    story: { title: 'Care', themes: ['care'], promise: [{ theme: 'care', weight: 1 }] },
    personas: [{ key: 'everybody', name: 'Everybody', share: 1 }],
    touchpoints: [{ key: 'site', name: 'Our site', channel: 'WEBSITE', pull: 1 }],
  };
  for (let n = 1; n <= 26; n++) {
    const input = { key: `crowd-${n}`, name: `Crowd ${n}`, ...content };
    expect(await site.ask(mutation, { input })).toEqual({ createDesign: { __typename: 'CreateDesignSuccess' } });
  }
  const page = await site.open('/?search=Crowd');
  const cards = page.getByRole('heading', { level: 2 });
  await page.getByRole('button', { name: 'Show more of 26' }).click();
  await expect.poll(() => cards.count()).toBe(26);
  // The oldest ones come last.
  await choose(page, 'Crowd 1', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => cards.count()).toBe(25);
  expect(await page.getByRole('heading', { name: 'Crowd 1', exact: true }).count()).toBe(0);
});
