/** Where the keyboard goes on after something has been taken away: at what stands in its place, or next to it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const expectFocus = (page: Page, name: string) =>
  expect
    .poll(() =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent),
    )
    .toBe(name);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

test('a deleted journey gives the focus to the next one', async () => {
  const page = await site.open('/');
  await page.getByRole('article').nth(2).waitFor();
  const names = await page.getByRole('article').getByRole('heading').allInnerTexts();
  const remove = async (name: string) => {
    await press(page, `More for ${name}`);
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await press(page, 'Delete');
    await page.getByRole('heading', { name, exact: true }).waitFor({ state: 'detached' });
  };
  // The canvas test below needs the campaign.
  const doomed = names.filter((name) => name !== 'The webinar campaign');
  const place = names.indexOf(doomed[0]);
  await remove(doomed[0]);
  await expectFocus(page, `More for ${names[place + 1] ?? names[place - 1]}`);
  await remove(doomed[1]);
  await expectFocus(page, 'More for The webinar campaign');
});

test('a deleted scenario gives the focus to the next one, the last to the one before', async () => {
  const page = await site.open('/designs/b2b-webinar/compare');
  const all = page.getByRole('button', { name: /^Delete / });
  await all.first().waitFor();
  const names = await all.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  const remove = async (name: string) => {
    await press(page, name);
    await press(page, 'Delete scenario');
    await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  };
  await remove(names[1]);
  await expectFocus(page, names[2]);
  await remove(names.at(-1) ?? '');
  await expectFocus(page, names.at(-2) ?? '');
});

test('on the canvas what is deleted leaves the focus to the canvas, and in the panel to what stands there then', async () => {
  const page = await site.open('/designs/b2b-webinar/plan');
  const group = page.getByRole('group', { name: /^Webinar landing page,/ });
  await group.click();
  await press(page, 'Delete');
  await group.waitFor({ state: 'detached' });
  await expectFocus(page, 'Canvas: the plan of the journey');

  const form = page.getByRole('group', { name: /^Registration form,/ });
  await form.click();
  await press(page, 'Delete the touchpoint');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
});

test('a goal and a number that are taken out leave the focus beside them', async () => {
  const page = await site.open('/designs/b2b-webinar/potholes?tab=search');
  await press(page, 'Add a goal');
  await press(page, 'Add a goal');
  await press(page, 'Remove goal 3');
  await expectFocus(page, 'Remove goal 2');
  await press(page, 'Remove goal 1');
  await page.getByRole('group', { name: 'Goal 1' }).locator(':focus').waitFor();

  await page.goto(`${site.origin}/designs/b2b-webinar/potholes?tab=sensitivity`);
  await page.getByText(/numbers and their ranges/).click();
  const removes = page.getByRole('button', { name: /^Remove / });
  const names = await removes.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
  await press(page, names[0]);
  await expectFocus(page, names[1]);
});

test('a slider that is taken back leaves the focus to the next, the last one to what is left', async () => {
  const page = await site.open('/designs/b2b-webinar/what-if');
  const add = page.getByRole('group', { name: 'Add a slider' });
  for (let count = 0; count < 2; count++) await add.getByRole('button', { name: 'Add slider' }).click();
  const removes = page.getByRole('button', { name: /^Remove the slider / });
  await removes.nth(1).waitFor();
  await removes.nth(0).press('Enter');
  await removes.and(page.locator(':focus')).waitFor();
  await removes.press('Enter');
  await expectFocus(page, 'Add slider');
});
