/** Scenarios where one is chosen: all of them, and told apart. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const optionsOf = (menu: Locator): Promise<string[]> => menu.getByRole('option').allInnerTexts();

async function designId(key: string): Promise<string> {
  const { design } = await site.ask<{ design: { id: string } }>(`{ design(key: "${key}") { id } }`);
  return design.id;
}

async function create(designId: string, name: string, disorder = 1): Promise<string> {
  const { createScenario } = await site.ask<{ createScenario: { scenario: { id: string } } }>(
    'mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { ... on CreateScenarioSuccess { scenario { id } } } }',
    { input: { designId, name, environment: { disorder } } },
  );
  return createScenario.scenario.id;
}

test('of more scenarios than a page of the server holds, all can be chosen', async () => {
  const id = await designId('coaching-community');
  for (let count = 1; count <= 100; count++) await create(id, `Number ${count}`);
  const page = await site.open('/designs/coaching-community/paths');
  const menu = page.getByLabel('Scenario', { exact: true });
  await menu.selectOption({ label: 'Number 100' });
  await page.goto(`${site.origin}/designs/coaching-community/what-if`);
  await page.getByRole('combobox', { name: 'Starting from' }).selectOption({ label: 'Number 100' });
  await page.waitForURL(/scenario=/);
  await page.goto(`${site.origin}/designs/coaching-community/compare`);
  await page.getByRole('checkbox', { name: 'Number 100' }).check();
  await page.getByRole('checkbox', { name: 'As planned' }).waitFor();
});

test('scenarios of one name are told apart by their number', async () => {
  const id = await designId('shoe-retailer');
  await create(id, 'Twin', 0.5);
  const second = await create(id, 'Twin', 1.5);
  const page = await site.open('/designs/shoe-retailer/paths');
  const scenario = page.getByRole('combobox', { name: 'Scenario', exact: true });
  await scenario.waitFor();
  expect(await optionsOf(scenario)).toEqual(expect.arrayContaining(['Twin (1 of 2)', 'Twin (2 of 2)']));
  await page.goto(`${site.origin}/designs/shoe-retailer/what-if`);
  await page.getByRole('combobox', { name: 'Starting from' }).selectOption({ label: 'Twin (2 of 2)' });
  await page.waitForURL((url) => url.searchParams.get('scenario') === second);
  await page.goto(`${site.origin}/designs/shoe-retailer/compare`);
  await page.getByRole('checkbox', { name: 'Twin (1 of 2)' }).waitFor();
  await page.getByRole('button', { name: 'Delete Twin (2 of 2)' }).click();
  await page.getByRole('heading', { name: 'Delete “Twin (2 of 2)”?' }).waitFor();
  await page.getByRole('button', { name: 'Delete scenario' }).click();
  await page.getByRole('checkbox', { name: 'Twin', exact: true }).waitFor();
});

test('of a scenario that is gone, lists of studies say that it is', async () => {
  const id = await designId('shoe-retailer');
  const [one, other] = [await create(id, 'Soon gone'), await create(id, 'Here to stay')];
  const start = (mutation: string, input: object) =>
    site.ask(
      `mutation ($input: ${mutation[0].toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { __typename } }`,
      { input: { ...input, buyers: 100 } },
    );
  await start('startRun', { scenarioId: one });
  await start('startComparison', { scenarioIds: [one, other] });
  await start('startSweep', { scenarioIds: [one, other], over: 'DISORDER', values: [0, 1] });
  await site.ask('mutation ($id: ID!) { deleteScenario(id: $id) { __typename } }', { id: one });
  const page = await site.open('/studies');
  await page
    .getByText(/^Soon gone \(deleted\) · 100 buyers/)
    .first()
    .waitFor();
  await page.goto(`${site.origin}/designs/shoe-retailer/paths`);
  const earlier = page.getByRole('combobox', { name: 'Or an earlier one' });
  await earlier.waitFor();
  expect((await optionsOf(earlier)).join()).toContain('Soon gone (deleted), 100 buyers');
  await page.goto(`${site.origin}/designs/shoe-retailer/compare`);
  const compared = page.getByRole('combobox', { name: 'Earlier comparisons' });
  await compared.waitFor();
  expect((await optionsOf(compared)).join()).toContain('Soon gone (deleted) · Here to stay');
  await page.goto(`${site.origin}/designs/shoe-retailer/compare?show=resilience`);
  const swept = page.getByRole('combobox', { name: 'Earlier sweeps' });
  await swept.waitFor();
  expect((await optionsOf(swept)).join()).toContain('Soon gone (deleted) · Here to stay');
});
