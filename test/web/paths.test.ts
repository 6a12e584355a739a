/** The travelled paths: read in words, hidden and re-aligned in the picture, kept in the address and in files. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

const ADDRESS = '/designs/b2b-webinar/paths';

interface Told {
  readonly seed: string;
  readonly result: {
    readonly touchpoints: readonly { readonly touchpoint: string; readonly name: string }[];
    readonly paths: {
      readonly walked: number;
      readonly plannedShare: { readonly value: number };
      readonly top: readonly {
        readonly touchpoints: readonly string[];
        readonly count: number;
        readonly purchasers: number;
      }[];
    };
  };
}

let site: Site;
let told: Told;
let name: (key: string) => string;
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
              touchpoints { touchpoint name }
              paths { walked plannedShare { value } top { touchpoints count purchasers } }
            }
          }
        }
      }
    }`,
    { id: design.id },
  );
  [told] = studies.nodes;
  const names = new Map(told.result.touchpoints.map(({ touchpoint, name }) => [touchpoint, name]));
  name = (key) => names.get(key) ?? key;
});
afterAll(() => site.close());

const figure = (page: Page, title: string) => page.getByRole('figure', { name: new RegExp(`^${title}`) });
const count = (number: number) => number.toLocaleString('en-GB');

test('the most travelled path stands first in words, with how many walked it and bought', async () => {
  const page = await site.open(ADDRESS);
  const { top, walked, plannedShare } = told.result.paths;
  const first = figure(page, 'The most travelled paths').getByRole('listitem').first();
  await first.waitFor();
  const text = (await first.textContent()) ?? '';
  expect(text).toContain(top[0].touchpoints.map(name).join(' → '));
  expect(text).toContain(`${count(top[0].count)} buyers`);
  expect(text).toContain(`${count(top[0].purchasers)} bought`);
  const cards = (await page.getByRole('definition').allTextContents()).join(' ');
  const planned = 100 * plannedShare.value;
  // As many digits as the interval bears.
  expect([planned.toFixed(0), planned.toFixed(1)].some((text) => cards.includes(`${text} %`))).toBe(true);
  const covered = top.reduce((sum, path) => sum + path.count, 0);
  await page.getByText(`${count(covered)} of the ${count(walked)} buyers who attended anything`).waitFor();
  await expectAccessible(page);
});

test('a touchpoint is hidden from its menu, and the address brings that picture back', async () => {
  const page = await site.open(ADDRESS);
  const { top } = told.result.paths;
  const key = top[0].touchpoints[0];
  const lived = figure(page, 'The paths that were lived');
  const bar = lived.getByRole('button', { name: new RegExp(`^${name(key)} [\\d,]+ buyers, step 1`) });
  await bar.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await page.getByRole('button', { name: `Show ${name(key)} again` }).waitFor();
  await bar.waitFor({ state: 'detached' });
  const only = top.filter(({ touchpoints }) => touchpoints.every((each) => each === key));
  const left = top.filter((path) => !only.includes(path)).reduce((sum, path) => sum + path.count, 0);
  await lived
    .getByText(`${count(left)} of the`)
    .first()
    .waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('hide')).toBe(key);

  await page.reload();
  await page.getByRole('button', { name: `Show ${name(key)} again` }).waitFor();
  await lived
    .getByText(`${count(left)} of the`)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'All paths again' }).click();
  await bar.waitFor();
});

test('paths start where the reader says, and one of them stays marked', async () => {
  const page = await site.open(ADDRESS, { width: 400, colors: 'dark' });
  const { top } = told.result.paths;
  const longer = top.find(({ touchpoints }) => touchpoints.length > 1);
  const start = longer?.touchpoints[1] ?? '';
  await page.getByLabel('Start at', { exact: true }).selectOption(start);
  const through = top
    .filter(({ touchpoints }) => touchpoints.includes(start))
    .reduce((sum, path) => sum + path.count, 0);
  const lived = figure(page, 'The paths that were lived');
  await lived.getByRole('button', { name: `${name(start)} ${count(through)} buyers, step 1` }).waitFor();
  await lived.getByText('From here').waitFor();

  const row = figure(page, 'The most travelled paths').getByRole('listitem').first().getByRole('button');
  await row.click();
  await page.mouse.move(0, 0);
  await expect.poll(() => new URL(page.url()).searchParams.get('path')).toContain(start);
  await expectAccessible(page);
});

test('the picture is also a table and a file, which say what they were made from', async () => {
  const page = await site.open(ADDRESS);
  const paths = figure(page, 'The most travelled paths');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    paths.getByRole('button', { name: 'Save data (CSV)' }).click(),
  ]);
  const [head, first] = (await readFile(await download.path(), 'utf8')).split('\n');
  expect(head.split(',')).toEqual(expect.arrayContaining(['Path', 'Buyers', 'Bought', 'seed', 'engineVersion']));
  expect(first).toContain(told.result.paths.top[0].touchpoints.join(' > '));
  expect(first).toContain(told.seed);

  const plan = figure(page, 'The plan');
  await plan.getByRole('button', { name: 'Show as table' }).click();
  await plan.getByRole('columnheader', { name: 'Moves in all lives' }).waitFor();
  await plan.getByRole('button', { name: 'Show as picture' }).click();
  await plan.getByRole('img', { name: /^The plan: \d+ steps/ }).waitFor();
});
