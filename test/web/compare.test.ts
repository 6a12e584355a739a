/** The Compare view: scenarios side by side, won and lost buyers, lives that part ways, and the curve over disorder. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const COMPARE = '/designs/b2b-webinar/compare';
/** More than any machine lives through while a test looks on. */
const MANY = 400_000_000;

/** Chooses these scenarios, the first one as the baseline, in place of those that are chosen. */
async function choose(page: Page, names: readonly string[]): Promise<void> {
  const boxes = page.getByRole('checkbox');
  await page.getByRole('checkbox', { name: 'As lived', exact: true }).waitFor();
  for (const box of await boxes.all()) if (await box.isChecked()) await box.uncheck();
  for (const name of names) await page.getByRole('checkbox', { name, exact: true }).check();
}

async function compare(page: Page, names: readonly string[], buyers: number): Promise<void> {
  await choose(page, names);
  await page.getByRole('spinbutton', { name: 'Buyers' }).fill(String(buyers));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
}

/** Clicks on one thing after another before the page could be drawn in between. */
async function clickAtOnce(...things: readonly Locator[]): Promise<void> {
  const elements = await Promise.all(things.map((thing) => thing.elementHandle()));
  await things[0].page().evaluate((all) => all.forEach((element) => (element as HTMLElement).click()), elements);
}

const idIn = (page: Page, name: string): string => new URL(page.url()).searchParams.get(name) ?? '';

/** A number as the page writes it, and how far it may be from the exact one by rounding. */
const near = (written: string, exact: number): boolean => {
  const digits = written.split('.')[1]?.length ?? 0;
  const value = Number(written.replaceAll(',', '').replace('−', '-').replace('+', ''));
  return Math.abs(value - exact) <= 0.500001 * 10 ** -digits;
};

interface Answer {
  study: {
    pairs: {
      won: number;
      lost: number;
      metrics: { difference: number; low: number; high: number }[];
      examples: { number: number; challenger: { journey: string } }[];
    }[];
  };
}

const ANSWER = /* GraphQL */ `
  query ($id: ID!) {
    study(id: $id) {
      ... on Comparison {
        pairs {
          won
          lost
          metrics(names: ["memory"]) {
            difference
            low
            high
          }
          examples(kind: WON) {
            number
            challenger {
              journey
            }
          }
        }
      }
    }
  }
`;

test('a newcomer compares two scenarios, reads the difference, and follows a buyer who was won into one life', async () => {
  const page = await site.open(COMPARE);
  await compare(page, ['As lived', 'One story'], 5_000);
  await page.getByRole('heading', { name: 'In short' }).waitFor();
  const {
    study: {
      pairs: [pair],
    },
  } = await site.ask<Answer>(ANSWER, { id: idIn(page, 'comparison') });

  const row = page.getByRole('region', { name: 'Feelings' }).getByRole('listitem').filter({ hasText: 'Memory' });
  const text = await row.innerText();
  const [, difference, low, high] = /([+−][\d.]+)\s*\(([−\d.]+) to ([−\d.]+)\)/.exec(text) ?? [];
  const [metric] = pair.metrics;
  expect(near(difference, metric.difference), text).toBe(true);
  expect(near(low, metric.low), text).toBe(true);
  expect(near(high, metric.high), text).toBe(true);
  expect(text).toContain(metric.low > 0 ? 'higher' : metric.high < 0 ? 'lower' : 'cannot be told from 0');

  const won = page.getByRole('figure', { name: 'Won and lost' });
  await won.getByText(`wins ${pair.won}`).waitFor();
  await won.getByText(`loses ${pair.lost}`).waitFor();
  await won.getByRole('img', { name: /Of every 1,000 buyers/ }).waitFor();

  await page.getByRole('combobox', { name: 'Buyers who came' }).selectOption({ label: 'Here to buy' });
  await page.waitForURL(/[?&]intent=BUYING/);
  await expectAccessible(page);

  const [example] = pair.examples;
  await page.getByRole('button', { name: 'Read this life under B' }).click();
  await page.waitForURL(/\/life\?/);
  expect(idIn(page, 'buyer')).toBe(String(example.number));
  const { study } = await site.ask<{ study: { buyer: { journey: string } } }>(
    'query ($id: ID!, $number: Int!) { study(id: $id) { ... on Run { buyer(number: $number) { journey } } } }',
    { id: idIn(page, 'run'), number: example.number },
  );
  expect(study.buyer.journey).toBe(example.challenger.journey);
});

test('a long comparison can be cancelled, says so, and offers to start again', async () => {
  const page = await site.open(COMPARE);
  await compare(page, ['As lived', 'With care'], MANY);
  const progress = page.getByRole('region', { name: 'Progress: Comparison' });
  await progress.getByText(/of 800,000,000 lives/).waitFor();
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await progress.getByText('cancelled').waitFor();
  await expectAccessible(page);
  const first = idIn(page, 'comparison');
  await progress.getByRole('button', { name: 'Start again' }).click();
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await progress.getByText('cancelled').waitFor();
  expect(idIn(page, 'comparison')).not.toBe(first);
});

/** Long runs, as many as the server works on at a time, so that whatever starts next waits; gives what ends them. */
async function keepBusy(): Promise<() => Promise<void>> {
  const { design } = await site.ask<{ design: { id: string } }>('{ design(key: "b2b-webinar") { id } }');
  const ids: string[] = [];
  for (let place = 0; place < 4; place++) {
    const { startRun } = await site.ask<{ startRun: { run: { id: string } } }>(
      'mutation ($input: StartRunInput!) { startRun(input: $input) { ... on StartRunSuccess { run { id } } } }',
      { input: { designId: design.id, buyers: 2 * MANY, seed: `busy ${place}` } },
    );
    ids.push(startRun.run.id);
  }
  return async () => {
    for (const id of ids) await site.ask('mutation ($id: ID!) { cancelStudy(id: $id) { __typename } }', { id });
  };
}

test('reloaded in the middle, it goes on showing progress and then the answer, which a link restores', async () => {
  const endOthers = await keepBusy();
  const page = await site.open(COMPARE);
  await compare(page, ['As lived', 'Pushy', 'With care'], 5_000);
  const progress = page.getByRole('region', { name: 'Progress: Comparison' });
  await progress.waitFor();
  await page.reload();
  await progress.waitFor();
  await endOthers();
  await page.getByRole('heading', { name: 'In short' }).waitFor();
  await clickAtOnce(
    page.getByRole('group', { name: 'Challenger' }).getByRole('button', { name: 'With care' }),
    page.getByRole('group', { name: 'Figures' }).getByRole('button', { name: 'Money' }),
  );
  // The driver learns of an address a moment after the page has it.
  await page.goto(await page.evaluate(() => location.href));
  await page.getByRole('region', { name: 'Revenue' }).first().waitFor();
  await page.getByRole('figure', { name: 'What is different' }).getByText('With care', { exact: true }).waitFor();
  const earlier = page.getByRole('combobox', { name: 'Earlier comparisons' });
  await expect
    .poll(() => earlier.locator('option:checked').innerText())
    .toContain('As lived · Pushy · With care, 5,000 buyers');
});

test('scenarios are made, told in words, made the baseline and deleted', async () => {
  const page = await site.open(COMPARE);
  await page.getByText('15 touchpoints say something else').waitFor();
  await page.getByRole('button', { name: 'New scenario' }).click();
  const dialog = page.getByRole('dialog', { name: 'New scenario' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Half a story');
  await dialog.getByRole('spinbutton', { name: 'Disorder' }).fill('1.5');
  const story = dialog.getByRole('slider', { name: 'One story' });
  await story.focus();
  for (let step = 0; step < 10; step++) await story.press('ArrowRight');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create scenario' }).click();
  await page.getByText('moves 50 % of the way to the promise').waitFor();
  await page.getByText('Disorder 1.5, 120 days').waitFor();
  await page.getByRole('checkbox', { name: 'Half a story', checked: true }).waitFor();

  await page.getByRole('button', { name: 'Make baseline: Half a story' }).click();
  await page.getByRole('button', { name: 'Make baseline: Half a story' }).waitFor({ state: 'detached' });
  await expect.poll(() => idIn(page, 'scenarios').split(',')).toHaveLength(3);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Delete Half a story' }).click();
  await page.getByRole('button', { name: 'Delete scenario' }).click();
  await page.getByRole('checkbox', { name: 'Half a story' }).waitFor({ state: 'detached' });
});

test('a sweep shows how much disorder plans bear, where the difference vanishes and what survives', async () => {
  const page = await site.open(COMPARE, { colors: 'dark' });
  await page.getByRole('button', { name: 'How much disorder they bear' }).click();
  await choose(page, ['As planned', 'With care']);
  await page.getByRole('textbox', { name: 'Values' }).fill('0, 0.5, 3');
  await page.getByRole('spinbutton', { name: 'Buyers' }).fill('2000');
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await page.getByRole('img', { name: /^Bought over disorder of the world/ }).waitFor();
  const { study } = await site.ask<{
    study: {
      vanishing: { metrics: { vanishesAt: number | null }[] }[];
      survival: { metrics: { value: number }[] }[];
    };
  }>(
    `query ($id: ID!) { study(id: $id) { ... on Sweep {
      vanishing { metrics(names: ["boughtShare"]) { vanishesAt } }
      survival { metrics(names: ["boughtShare"]) { value } }
    } } }`,
    { id: idIn(page, 'sweep') },
  );
  await page.getByText(`disorder ${study.vanishing[0].metrics[0].vanishesAt}`, { exact: true }).waitFor();
  const survives = page.getByRole('figure', { name: 'What survives of the plan' });
  const rows = await survives.getByRole('listitem').allInnerTexts();
  for (const [place, { metrics }] of study.survival.entries()) {
    const [, share] = /, ([\d.]+) %/.exec(rows[place]) ?? [];
    expect(near(share, 100 * metrics[0].value), rows[place]).toBe(true);
  }
  await page.getByRole('combobox', { name: 'Figure' }).selectOption({ label: 'Trust' });
  await page.getByRole('heading', { name: 'Difference in “Trust”' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Difference in “Trust”' }).waitFor();
  await expectAccessible(page);
});
