/** One is counted as one, in every view and in what pictures say to who cannot see them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Everything that is written on the page, and that is read out. */
async function wordsOf(page: Page): Promise<string> {
  const text = await page.locator('main').innerText();
  const labels = await page
    .locator('main [aria-label]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  return [text, ...labels].join('\n');
}

const MANY_OF_ONE =
  /.*(?<![\d.,])1 (buyers|lives(?! differently)|touchpoints|days|events|paths|steps|points|numbers|purchases|rows|options|scenarios)\b.*/g;

const expectOne = async (page: Page): Promise<void> => expect((await wordsOf(page)).match(MANY_OF_ONE)).toBeNull();

const start = (mutation: string, input: object) =>
  site.ask(
    `mutation ($input: ${mutation[0].toUpperCase()}${mutation.slice(1)}Input!) {
    ${mutation}(input: $input) { __typename }
  }`,
    { input },
  );

test('a run, a comparison and an attribution of one buyer', async () => {
  const { design } = await site.ask<{ design: { id: string } }>('{ design(key: "b2b-webinar") { id } }');
  const planned = await site.ask<{ scenarios: { nodes: { id: string; design: { id: string } }[] } }>(
    '{ scenarios(search: "As planned") { nodes { id design { id } } } }',
  );
  const scenarioId = planned.scenarios.nodes.find((one) => one.design.id === design.id)?.id;
  await start('startRun', { scenarioId, buyers: 1, seed: 'one' });
  await start('startAttribution', { scenarioId, buyers: 1, seed: 'one' });
  const page = await site.open('/designs/b2b-webinar/paths');
  await page.getByText('1 buyer · seed one').first().waitFor();
  await page.getByText('counted one by one').waitFor();
  await expectOne(page);
  await page.goto(`${site.origin}/designs/b2b-webinar/life`);
  await page.getByText('1 buyer · seed one').first().waitFor();
  await expectOne(page);
  await page.goto(`${site.origin}/designs/b2b-webinar/potholes?tab=attribution`);
  await page
    .getByText(/of 1 buyer/)
    .first()
    .waitFor();
  await expectOne(page);
  await page.goto(`${site.origin}/designs/b2b-webinar/potholes?tab=sensitivity`);
  await page.getByRole('spinbutton', { name: 'Buyers' }).fill('1');
  await page.getByText(/points of 1 buyer each/).waitFor();
  await expectOne(page);
  await page.goto(`${site.origin}/designs/b2b-webinar/compare`);
  await page.getByRole('spinbutton', { name: 'Buyers' }).fill('1');
  await page.getByText('2 scenarios × 1 buyer = 2 lives').waitFor();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText(/Of 1 buyer, /).waitFor();
  await expectOne(page);
});
