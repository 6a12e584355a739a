/** One life: chosen by number or by likeness, and told so that it can be read aloud. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('a number gives a life whose story can be read, with reasons; the address restores it', async () => {
  const page = await site.open('/designs/b2b-webinar/life');
  // It begins with somebody who bought.
  await page.getByRole('article').getByText('bought', { exact: false }).first().waitFor();

  await page.getByLabel(/^Buyer, 0 to/).fill('2810');
  await page.getByRole('button', { name: 'Read this life' }).click();
  await page.getByRole('heading', { name: 'Buyer 2810' }).waitFor();
  const story = page.getByRole('article').getByRole('list').filter({ hasText: 'Arrives: has heard nothing yet.' });
  const told = await story.innerText();
  expect(told).toMatch(/day \d+(\.\d)?\n/);
  expect(told).toMatch(/\d+ pushes ignored, day \d+(\.\d)? to \d+/);
  expect(told).toMatch(/the chance of noticing it was [\d.]+ %\. (Raised|Lowered) by/);

  await story.getByText('How the chances came about').last().click();
  await story
    .getByText(/A neutral buyer, notice rate/)
    .last()
    .waitFor();
  await story
    .getByText(/Luck drew .* of 100: (not )?below it/)
    .last()
    .waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Next buyer' }).click();
  await page.getByRole('heading', { name: 'Buyer 2811' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Buyer 2811' }).waitFor();
});

test('somebody like …: a search by journey finds lives, as cards to open', async () => {
  const page = await site.open('/designs/b2b-webinar/life?buyer=0');
  await page.getByRole('button', { name: 'Somebody like …' }).click();
  const finder = page.getByRole('region', { name: 'Somebody like …' });
  await finder.getByRole('combobox', { name: 'Journey' }).selectOption({ label: 'Began a relationship' });
  await finder.getByText(/^12 found among the first/).waitFor();
  await finder.getByRole('button', { name: 'Find more' }).click();
  await finder.getByText(/^24 found among the first/).waitFor();
  const card = finder.getByRole('button', { name: /^Buyer \d+/ }).last();
  const [, number] = /Buyer (\d+)/.exec(await card.innerText()) ?? [];
  await card.click();
  await page.getByRole('heading', { name: `Buyer ${number}` }).waitFor();
  await page.getByRole('article').getByText('Came as far as: related.').waitFor();
  await page.waitForURL(new RegExp(`journey=RELATED.*buyer=${number}|buyer=${number}.*journey=RELATED`));
  await expectAccessible(page);

  await finder.getByRole('combobox', { name: 'Came' }).selectOption({ label: 'Here to buy' });
  await finder.getByRole('combobox', { name: 'What happened' }).selectOption({ label: 'Referred a friend' });
  await finder.getByText('Nobody found among all 20,000 buyers.').waitFor();
});

test('a number that the run does not have is said to be none', async () => {
  const page = await site.open('/designs/b2b-webinar/life?buyer=999999');
  await page.getByRole('heading', { name: 'There is no buyer 999999 in this run' }).waitFor();
  await page.getByLabel(/^Buyer, 0 to/).fill('20000');
  await page.getByText('A whole number from 0 to 19,999.').waitFor();
  expect(await page.getByRole('button', { name: 'Read this life' }).isDisabled()).toBe(true);
});
