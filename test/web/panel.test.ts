/** The side panel of the canvas: every field of what is selected, typed, moved, refused, saved and read back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const panelOf = (page: Page) => page.getByRole('region', { name: 'Side panel' });

/** Opens a group of fields, if it is not open. */
async function unfold(page: Page, title: string): Promise<void> {
  const group = panelOf(page).getByRole('button', { name: title });
  if ((await group.getAttribute('aria-expanded')) === 'false') await group.click();
}

const field = (page: Page, name: string) => panelOf(page).getByRole('textbox', { name, exact: true });
const choice = (page: Page, name: string) => panelOf(page).getByRole('combobox', { name, exact: true });

async function save(page: Page, key: string): Promise<Record<string, never>> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Everything is saved').waitFor();
  const { design } = await site.ask<{ design: { export: Record<string, never> } }>(
    'query ($key: String!) { design(key: $key) { export } }',
    { key },
  );
  return design.export;
}

interface Keyed {
  readonly key: string;
  readonly [field: string]: unknown;
}
const partOf = (design: Record<string, Keyed[]>, list: string, key: string): Keyed | undefined =>
  design[list].find((part) => part.key === key);

test('a touchpoint: fields set through their labels are saved as written, and what is left out stays left out', async () => {
  const page = await site.open('/designs/b2b-webinar/plan');
  const panel = panelOf(page);
  await panel.getByRole('button', { name: /E-mail blast 1: you are invited/ }).click();
  await panel.getByRole('heading', { name: 'E-mail blast 1: you are invited' }).waitFor();

  await field(page, 'Name').fill('The invitation');
  await panel.getByRole('heading', { name: 'The invitation' }).waitFor();
  await choice(page, 'Who may meet it').selectOption('Subscribers');
  await unfold(page, 'How it comes to buyers');
  await field(page, 'Days').fill('2, 9, 16.5');
  await field(page, 'Reach').fill('70');
  await field(page, 'Pull').fill('0.25');
  await field(page, 'Notice rate').fill('30');
  await unfold(page, 'What it asks and gives');
  await choice(page, 'What coming through leads to').selectOption('Learn');
  await panel.getByRole('slider', { name: 'Effort asked' }).press('Home');
  await unfold(page, 'Potholes');
  await panel.getByRole('button', { name: 'Add pothole' }).click();
  await page.getByRole('menuitem', { name: 'Long wait' }).click();
  await field(page, 'Prevalence').fill('15');
  await unfold(page, 'Care');
  await field(page, 'Listening').fill('40');
  await panel.getByRole('button', { name: 'Add care' }).click();
  await page.getByRole('menuitem', { name: 'Resolution' }).click();
  await unfold(page, 'Money');
  await panel.getByRole('button', { name: 'back to preset: Cost per exposure' }).click();
  await field(page, 'Cost per buyer who comes through').fill('1,5');
  await field(page, 'Revenue per purchase').fill('1,200');
  await expectAccessible(page);

  const saved = await save(page, 'b2b-webinar');
  expect(partOf(saved, 'touchpoints', 'email-1')).toEqual({
    key: 'email-1',
    name: 'The invitation',
    channel: 'EMAIL',
    audience: 'SUBSCRIBERS',
    push: { reach: 0.7, group: 'mailing-list', days: [2, 9, 16.5] },
    pull: 0.25,
    noticeRate: 0.3,
    goal: 'LEARN',
    effort: 0,
    potholes: [{ kind: 'LONG_WAIT', prevalence: 0.15, severity: 0.5 }],
    listening: 0.4,
    care: [{ kind: 'RESOLUTION', strength: 0.5 }],
    costPerEngagement: 1.5,
    purchaseValue: 1200,
  });

  // Groups stay as they were left, on the next visit too.
  await page.reload();
  await field(page, 'Listening').waitFor();
});

test('a preset, its source and the range are one hover away; what is out of range says so and is not lost', async () => {
  const page = await site.open('/designs/shoe-retailer/plan');
  const panel = panelOf(page);
  await panel
    .getByRole('button', { name: /E-mail/ })
    .first()
    .click();
  await panel.getByRole('button', { name: 'About Notice rate' }).hover();
  const hint = page.getByRole('tooltip');
  await hint.getByText('Chance that a neutral buyer notices a push.').waitFor();
  await hint.getByText('Allowed: above 0 % and below 100 %.').waitFor();
  await hint
    .getByText('Left out: 21.5 %, the preset of the channel E-mail. Source: vendor figures: Campaign')
    .waitFor();
  await page.mouse.move(0, 0);

  const rate = field(page, 'Notice rate');
  expect([await rate.inputValue(), await rate.getAttribute('placeholder')]).toEqual(['', '21.5']);
  await rate.fill('150');
  await panel.getByText('must be above 0 % and below 100 %; got 150 %').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('alert', { name: 'What cannot be saved' }).waitFor();
  await panel.getByText('1 problem').waitFor();
  await expectAccessible(page);
  expect(await rate.inputValue()).toBe('150');

  await panel.getByRole('button', { name: 'back to preset: Notice rate' }).click();
  expect(await rate.inputValue()).toBe('');
  await panel.getByText('1 problem').waitFor({ state: 'detached' });
  await panel.getByRole('slider', { name: 'Notice rate' }).press('ArrowRight');
  expect(Number(await rate.inputValue())).toBeGreaterThan(21.5);
  expect(Number(await rate.inputValue())).toBeLessThan(25);

  // A key that is none is not taken over; one that is takes its warning with it, and Escape takes it back.
  await field(page, 'Key').fill('No key');
  await panel.getByText('must be lower-case words with hyphens').waitFor();
  await field(page, 'Key').fill('another-key');
  await panel.getByText('Luck is addressed by the key: results change.').waitFor();
  await field(page, 'Key').press('Escape');
  await panel.getByText('Luck is addressed by the key: results change.').waitFor({ state: 'detached' });
});

test('a telling that says something else shows how alike it is and what it says more of', async () => {
  const page = await site.open('/designs/coaching-community/plan');
  const panel = panelOf(page);
  await panel
    .getByRole('button', { name: /Website/ })
    .first()
    .click();
  const promise = panel.getByRole('checkbox', { name: 'Tells the promise (left out)' });
  await promise.check();
  await panel.getByText('100 % like the promise').waitFor();
  const bars = panel.getByRole('list', { name: 'What it says' });
  const weights = bars.getByRole('textbox');
  for (const weight of await weights.all()) await weight.fill('0');
  await panel.getByText('must have a weight above 0 for at least one theme').waitFor();
  await weights.last().fill('1');
  await panel.getByText(/like the promise: more “/).waitFor();
  expect(await promise.isChecked()).toBe(false);
  expect(await bars.getByRole('slider').last().getAttribute('aria-valuetext')).toMatch(
    /^weight 1, 100 %; the promise says \d+ %$/,
  );
  await promise.check();
  await panel.getByText('It says what the brand promises.').waitFor();
});

test('the story and the personas: themes renamed everywhere, a need that never passes, somebody new', async () => {
  const page = await site.open('/designs/coaching-community/plan?story=shown');
  const panel = panelOf(page);
  const theme = panel.getByRole('textbox', { name: /^Name of the theme/ }).first();
  const before = await theme.inputValue();
  await theme.fill('belonging here');
  await theme.press('Enter');
  await panel.getByRole('button', { name: 'Add theme' }).click();
  await panel.getByRole('textbox', { name: 'Weight of new theme' }).fill('0.4');
  await expectAccessible(page);

  await panel.getByRole('button', { name: 'All of the journey' }).click();
  await panel.getByRole('button', { name: 'Add persona' }).click();
  await field(page, 'Name').fill('The sceptic');
  await field(page, 'Key').fill('sceptic');
  await field(page, 'Key').press('Enter');
  await field(page, 'Weight among the personas').fill('0.2');
  await field(page, 'Weight of Here to buy').fill('0.6');
  await unfold(page, 'What they are like');
  await field(page, 'Trust on arrival').fill('20');
  await panel.getByRole('checkbox', { name: 'The need never passes' }).check();
  await unfold(page, 'Channels they like, or not');
  await panel.getByRole('button', { name: 'Add channel' }).click();
  await page.getByRole('menuitem', { name: 'Podcast' }).click();
  await field(page, 'Liking').fill('-1');
  await panel.getByText('0.37 times').waitFor();
  await expectAccessible(page);

  const saved = (await save(page, 'coaching-community')) as unknown as {
    story: { themes: string[]; promise: { theme: string; weight: number }[] };
    touchpoints: { telling?: { theme: string }[] }[];
    personas: Keyed[];
  };
  expect(saved.story.themes).toEqual(expect.arrayContaining(['belonging here', 'new theme']));
  expect(saved.story.promise).toContainEqual({ theme: 'new theme', weight: 0.4 });
  expect(JSON.stringify([saved.story, saved.touchpoints])).not.toContain(`"${before}"`);
  expect(saved.personas.find(({ key }) => key === 'sceptic')).toEqual({
    key: 'sceptic',
    name: 'The sceptic',
    share: 0.2,
    intents: { passing: 0.45, learning: 0.3, relating: 0.1, buying: 0.6 },
    traits: { trust: 0.2, needDays: null },
    affinity: [{ channel: 'PODCAST', logOdds: -1 }],
  });
});

test('a link: its ends, its trigger and its delay; deleted, undo brings it back', async () => {
  const page = await site.open('/designs/b2b-webinar/plan?link=email-1~webinar-page~ENGAGED', { width: 400 });
  const panel = panelOf(page);
  await choice(page, 'When').selectOption('if ignored');
  await choice(page, 'To').selectOption('Web site');
  await panel.getByText('At once.').waitFor();
  await expectAccessible(page);
  await field(page, 'How much later').fill('0.01');
  await panel.getByText('must be 0 or at least 1/24 (an hour); got 0.01').waitFor();
  await field(page, 'How much later').fill('0.25');
  await panel.getByText('6 h later.').waitFor();
  await panel.getByRole('button', { name: 'Delete the link' }).click();
  await panel.getByRole('heading', { name: 'All of the journey' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  const saved = await save(page, 'b2b-webinar');
  expect(saved.links).toContainEqual({ from: 'email-1', to: 'website', on: 'IGNORED', delayDays: 0.25 });
});

test('while what is typed is no key, nothing is saved, and the page says why', async () => {
  const page = await site.open('/designs/shoe-retailer/plan');
  await unfold(page, 'What it is');
  await field(page, 'Key').fill('Bad Key!');
  await field(page, 'Name').fill('Shoes, renamed');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Not saved: the key must be lower-case words/).waitFor();
  await expectAccessible(page);
  expect(await page.getByText('Everything is saved').count()).toBe(0);
  await field(page, 'Key').press('Escape');
  await page.getByText(/^Not saved/).waitFor({ state: 'detached' });
  expect(await save(page, 'shoe-retailer')).toMatchObject({ name: 'Shoes, renamed' });
});

test('a key that is only typed is saved as well', async () => {
  const page = await site.open('/designs/coaching-community/plan');
  await unfold(page, 'What it is');
  await field(page, 'Key').fill('community');
  await field(page, 'Key').press('Control+s');
  await page.waitForURL('**/designs/community/plan');
  await page.getByText('Everything is saved').waitFor();
  expect(await site.ask('{ design(key: "community") { id } }')).not.toEqual({ design: null });
});
