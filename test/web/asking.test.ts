/** What a study of the Potholes view cannot be asked with is told at its field, before anything is sent. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Presses the button, and sees that the browser points at this field and that nothing starts. */
async function expectRefused(page: Page, button: string, field: Locator): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await field.and(page.locator(':focus')).waitFor();
  expect(await field.evaluate((input: HTMLInputElement) => input.validationMessage)).not.toBe('');
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(new URL(page.url()).search).toBe(
    `?${new URLSearchParams({ tab: new URL(page.url()).searchParams.get('tab') ?? '' })}`,
  );
}

test('numbers of a sensitivity analysis', async () => {
  const page = await site.open('/designs/b2b-webinar/potholes?tab=sensitivity');
  const samples = page.getByRole('spinbutton', { name: 'Trajectories' });
  await samples.fill('1');
  await expectRefused(page, 'Turn the numbers', samples);
  await samples.fill('2.5');
  await expectRefused(page, 'Turn the numbers', samples);
  await samples.fill('10');
  await expectAccessible(page);
  // Folded away, it is shown.
  await page.getByText(/numbers and their ranges/).click();
  const low = page.getByRole('spinbutton', { name: /^Low end/ }).first();
  await low.fill('1000000');
  await page.getByText(/numbers and their ranges/).click();
  await expectRefused(page, 'Turn the numbers', low);
});

test('numbers of a search', async () => {
  const page = await site.open('/designs/b2b-webinar/potholes?tab=search');
  const amount = page.getByRole('spinbutton', { name: /^Amount/ });
  for (const wrong of ['', '-1', '0']) {
    await amount.fill(wrong);
    await expectRefused(page, 'Search', amount);
  }
  await amount.fill('0.5');
  await page.getByText(/options may be taken/).click();
  const answers = page.getByRole('spinbutton', { name: 'Answers wanted' });
  await answers.fill('11');
  await page.getByText(/options may be taken/).click();
  await expectRefused(page, 'Search', answers);
  await answers.fill('3');
  const cost = page.getByRole('spinbutton', { name: /^Cost of/ }).first();
  await cost.fill('-1');
  await expectRefused(page, 'Search', cost);
});
