/** What stands around every view: the server away and back, addresses that lead nowhere, colours, and the weight of the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** The note above every view; a view may say as well that it was not answered. */
const unreachable = (page: Page) => page.getByText('The server does not answer. What you have here is kept');

test('the server stopped and started: the page says so, and goes on by itself', async () => {
  const page = await site.open('/', { serverGoesAway: true });
  await page.getByRole('heading', { name: 'The webinar campaign' }).waitFor();
  await site.stop();
  await page.getByRole('link', { name: 'Studies' }).click();
  await unreachable(page).waitFor();
  await site.start();
  await page.getByRole('heading', { name: 'Studies' }).waitFor();
  await unreachable(page).waitFor({ state: 'detached' });
  await page.getByText('As lived').first().waitFor();
});

test('the server stopped while a run is watched: the page says so without being asked', async () => {
  const page = await site.open('/designs/b2b-webinar/journeys', { serverGoesAway: true });
  await page.getByRole('spinbutton', { name: 'Buyers' }).fill('1000000000');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const progress = page.getByRole('region', { name: 'Progress: Run' });
  await progress.getByText(/of 1,000,000,000 lives, about/).waitFor();
  await site.stop();
  await unreachable(page).waitFor();
  await site.start();
  await unreachable(page).waitFor({ state: 'detached' });
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await progress.getByText('cancelled').waitFor();
});

test('an address that leads nowhere says so, and leads on', async () => {
  const page = await site.open('/nowhere');
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  await page.getByRole('link', { name: 'See all journeys' }).click();
  await page.getByRole('heading', { name: 'Journeys', exact: true }).waitFor();
  await page.goto(`${site.origin}/designs/gone/paths`);
  await page.getByRole('heading', { name: 'There is no such journey' }).waitFor();
  await expectAccessible(page);
});

test.each([375, 360, 320])('nothing sticks out of a screen of %d pixels', async (width) => {
  const page = await site.open('/', { width });
  await page.getByRole('heading', { name: 'The webinar campaign' }).waitFor();
  for (const path of ['/', '/studies', ...['plan', 'what-if', 'paths', 'journeys', 'life', 'compare', 'potholes']]) {
    await page.goto(new URL(path, `${site.origin}/designs/b2b-webinar/`).href);
    await page.waitForLoadState('networkidle');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
  }
});

test('the tab says which view of which journey it shows', async () => {
  const page = await site.open('/');
  const toBeCalled = (title: string) => expect.poll(() => page.title()).toBe(title);
  await toBeCalled('Journeys · Meander');
  await page.getByRole('link', { name: 'The webinar campaign' }).click();
  await toBeCalled('Canvas · The webinar campaign · Meander');
  await page.getByRole('link', { name: 'What if' }).click();
  await toBeCalled('What if · The webinar campaign · Meander');
  await page.getByRole('link', { name: 'Studies' }).click();
  await toBeCalled('Studies · Meander');
  await page.goto(`${site.origin}/nowhere`);
  await toBeCalled('Nothing at this address · Meander');
});

test('colours follow the system until somebody chooses, and the choice is kept', async () => {
  const page = await site.open('/', { colors: 'dark' });
  const toBeDark = (isDark: boolean) =>
    expect
      .poll(() =>
        page.evaluate(() => {
          const [red] = /\d+/.exec(getComputedStyle(document.body).backgroundColor) ?? [];
          return Number(red) < 100;
        }),
      )
      .toBe(isDark);
  await toBeDark(true);
  await page.getByRole('button', { name: /Switch to light/ }).click();
  await toBeDark(false);
  await page.reload();
  await page.getByRole('button', { name: /Colours: light/ }).waitFor();
  await toBeDark(false);
});

test('the scripts that load at first weigh less than 350 kB, and nothing may load from outside', async () => {
  const answer = await fetch(`${site.origin}/designs/b2b-webinar/plan`);
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
  const html = await answer.text();
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  expect(scripts.length).toBeGreaterThan(0);
  const sizes = scripts.map((path) => readFileSync(join('web/dist', `${path}.gz`)).length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(350_000);
  // The rest comes when its view is opened.
  expect(readdirSync('web/dist/assets').filter((name) => name.endsWith('.js')).length).toBeGreaterThan(8);
  const script = await fetch(site.origin + scripts[0], { headers: { 'accept-encoding': 'br' } });
  expect([script.headers.get('content-encoding'), script.headers.get('cache-control')]).toEqual([
    'br',
    'public, max-age=31536000, immutable',
  ]);
});

test('the API keeps its address', async () => {
  expect((await fetch(`${site.origin}/health`)).status).toBe(200);
  const graphiql = await fetch(`${site.origin}/graphql`, { headers: { accept: 'text/html' } });
  expect(await graphiql.text()).toContain('GraphiQL');
  expect((await fetch(`${site.origin}/assets/none.js`)).status).toBe(404);
});
