/** Scenarios where one is chosen: all of them, and told apart. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

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
