/** The canvas: journeys drawn with the mouse and with the keyboard alone, undo and redo, revisions, and two people at once. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

interface Link {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly delayDays?: number;
}
interface Design {
  readonly key: string;
  readonly name: string;
  readonly touchpoints: readonly { readonly key: string; readonly name: string }[];
  readonly links?: readonly Link[];
}
interface Saved {
  readonly id: string;
  readonly revision: number;
  readonly export: Design;
}

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** The least that a journey can be. */
async function create(key: string): Promise<void> {
  const input = {
    key,
    name: 'A journey to draw',
    story: { title: 'Care', themes: ['care', 'proof'], promise: [{ theme: 'care', weight: 1 }] },
    personas: [{ key: 'everybody', name: 'Everybody', share: 1 }],
    touchpoints: [{ key: 'site', name: 'Our site', channel: 'WEBSITE', pull: 1 }],
  };
  const mutation = 'mutation($input: DesignInput!) { createDesign(input: $input) { __typename } }';
  expect(await site.ask(mutation, { input })).toEqual({ createDesign: { __typename: 'CreateDesignSuccess' } });
}

async function saved(key: string): Promise<Saved> {
  const query = 'query($key: String!) { design(key: $key) { id revision export } }';
  const { design } = await site.ask<{ design: Saved | null }>(query, { key });
  if (!design) throw new Error(`There is no journey ${key}.`);
  return design;
}

/** Somebody else saves the next revision. */
async function saveMeanwhile(key: string, change: (design: Design) => Design): Promise<void> {
  const { id, revision, export: design } = await saved(key);
  const mutation = `mutation($id: ID!, $revision: Int!, $input: DesignInput!) {
    updateDesign(id: $id, expectedRevision: $revision, input: $input) { __typename }
  }`;
  const answer = await site.ask(mutation, { id, revision, input: change(design) });
  expect(answer).toEqual({ updateDesign: { __typename: 'UpdateDesignSuccess' } });
}

const touchpoint = (page: Page, name: string) => page.getByRole('group', { name: new RegExp(`^${name},`) });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const toBeSaved = (page: Page, revision: number) =>
  Promise.all([page.getByText('Everything is saved').waitFor(), button(page, `Revision ${revision}`).waitFor()]);
const unsaved = (page: Page) => page.getByText(/Unsaved changes from \d/);

async function add(page: Page, words: string, channel: string): Promise<void> {
  await button(page, 'Add touchpoint').first().click();
  await page.getByLabel('Search channels').fill(words);
  await page.getByRole('button', { name: channel }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function dragLink(page: Page, from: string, to: string): Promise<void> {
  const center = async (name: string, side: string) => {
    // Waits until it stands still.
    await touchpoint(page, name).hover();
    const box = await touchpoint(page, name).locator(`.react-flow__handle-${side}`).boundingBox();
    if (!box) throw new Error(`${name} is not on the canvas.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [start, end] = [await center(from, 'right'), await center(to, 'left')];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

test('a journey is drawn with the mouse and saved as the next revision', async () => {
  await create('by-mouse');
  const page = await site.open('/designs/by-mouse/plan');
  await page.getByRole('heading', { name: 'What comes next?' }).waitFor();
  await expectAccessible(page);
  await add(page, 'mail', 'E-mail');
  await touchpoint(page, 'E-mail').waitFor();
  await add(page, 'live session', 'Webinar');
  await button(page, 'Tidy up').click();
  await dragLink(page, 'E-mail', 'Our site');
  await page.getByRole('button', { name: 'E-mail → Our site, when they come through' }).waitFor();
  await dragLink(page, 'E-mail', 'Our site');
  await page.getByRole('button', { name: 'E-mail → Our site, if only noticed' }).waitFor();
  await dragLink(page, 'Our site', 'Webinar');
  await page.getByRole('button', { name: 'Our site → Webinar, when they come through' }).waitFor();
  await expectAccessible(page);
  await button(page, 'Save').click();
  await toBeSaved(page, 2);
  const { revision, export: design } = await saved('by-mouse');
  expect(revision).toBe(2);
  expect(design.touchpoints.map(({ key }) => key)).toEqual(['site', 'email', 'webinar']);
  expect(design.links).toEqual([
    { from: 'email', to: 'site', on: 'ENGAGED' },
    { from: 'email', to: 'site', on: 'NOTICED' },
    { from: 'site', to: 'webinar', on: 'ENGAGED' },
  ]);
});

test('a journey is drawn with the keyboard alone', async () => {
  await create('by-keys');
  const page = await site.open('/designs/by-keys/plan');
  await touchpoint(page, 'Our site').waitFor();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByLabel('Canvas: the plan of the journey').focus();
  await press('?');
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  await expectAccessible(page);
  await press('Escape', 'a');
  await page.keyboard.type('webinar');
  await press('Enter');
  await page.getByText('Webinar selected').waitFor();
  await press('ArrowUp');
  await page.getByText('Our site selected').waitFor();

  await press('c');
  await page.getByRole('heading', { name: 'Connect touchpoints' }).waitFor();
  await page.keyboard.type('web');
  await press('Tab', 'Tab');
  await page.keyboard.type('if they give');
  await press('Tab', 'Tab');
  await page.keyboard.type('2');
  await press('Enter');
  await page.getByText('Link selected: Our site → Webinar, if they give up').waitFor();

  // Into the side panel, where it is edited, and back.
  await press('ArrowLeft');
  await page.getByText('Our site selected').waitFor();
  await press('Enter');
  await page.getByLabel('Name', { exact: true }).and(page.locator(':focus')).waitFor();
  await press('Escape', 'Control+d');
  await page.getByText('Our site (copy) selected').waitFor();
  await press('Delete');
  await touchpoint(page, 'Our site \\(copy\\)').waitFor({ state: 'detached' });
  await press('Control+s');
  await toBeSaved(page, 2);
  const { export: design } = await saved('by-keys');
  expect(design.touchpoints.map(({ key }) => key)).toEqual(['site', 'webinar']);
  expect(design.links).toEqual([{ from: 'site', to: 'webinar', on: 'ABANDONED', delayDays: 2 }]);
});

test('a dialog that opens as another closes keeps the focus', async () => {
  await create('at-once');
  const page = await site.open('/designs/at-once/plan');
  await touchpoint(page, 'Our site').waitFor();
  await page.getByLabel('Canvas: the plan of the journey').focus();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  await page.evaluate(async () => {
    const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    press('Escape');
    // The page is drawn anew in between, and nothing else happens.
    for (let turn = 0; turn < 100 && document.querySelector('[role="dialog"]'); turn++) await Promise.resolve();
    press('a');
  });
  await page.getByRole('heading', { name: 'Add a touchpoint' }).waitFor();
  await page.keyboard.type('webinar');
  await expect.poll(() => page.getByLabel('Search channels').inputValue()).toBe('webinar');
});

test('changes are undone and done again, survive a reload, and are saved; old revisions come back', async () => {
  await create('to-edit');
  const page = await site.open('/designs/to-edit/plan?touchpoint=site');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('The shop');
  await name.press('Tab');
  await touchpoint(page, 'The shop').waitFor();
  await button(page, 'Undo').click();
  await touchpoint(page, 'Our site').waitFor();
  await page.getByText('Everything is saved').waitFor();
  await button(page, 'Redo').click();
  await touchpoint(page, 'The shop').waitFor();
  await page.reload();
  await unsaved(page).waitFor();
  await touchpoint(page, 'The shop').waitFor();
  await button(page, 'Save').click();
  await toBeSaved(page, 2);

  await button(page, 'Revision 2').click();
  await button(page, 'Open revision 1').click();
  await page.getByText('Revision 1, for reading only.').waitFor();
  await touchpoint(page, 'Our site').waitFor();
  expect(await button(page, 'Add touchpoint').first().isDisabled()).toBe(true);
  await expectAccessible(page);
  await button(page, 'Take it back as a new draft').click();
  await unsaved(page).waitFor();
  await button(page, 'Discard changes').click();
  await touchpoint(page, 'The shop').waitFor();
  await page.getByText('Everything is saved').waitFor();
});

test('what cannot be saved is listed, and leads to what it is about', async () => {
  await create('wrong');
  const page = await site.open('/designs/wrong/plan?touchpoint=site');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('');
  await name.press('Tab');
  await button(page, 'Save').click();
  const problems = page.getByRole('alert', { name: 'What cannot be saved' });
  await problems.waitFor();
  await button(page, 'All of the journey').click();
  await problems.getByRole('button').click();
  await name.fill('Our shop');
  await name.press('Tab');
  await problems.waitFor({ state: 'detached' });
  await button(page, 'Save').click();
  await toBeSaved(page, 2);
});

test('the server stops: what was drawn waits, and is saved when it is back', async () => {
  await create('alone');
  const page = await site.open('/designs/alone/plan', { serverGoesAway: true });
  await touchpoint(page, 'Our site').waitFor();
  await site.stop();
  await add(page, 'friends', 'Word of mouth');
  await button(page, 'Save').click();
  await page.getByRole('region', { name: 'Saving' }).getByText('The server does not answer.').waitFor();
  await unsaved(page).waitFor();
  await site.start();
  await page.reload();
  await touchpoint(page, 'Word of mouth').waitFor();
  await button(page, 'Save').click();
  await toBeSaved(page, 2);
});

test('two people save at once: what differs is shown, and nothing is lost', async () => {
  await create('shared');
  const page = await site.open('/designs/shared/plan?touchpoint=site');
  const rename = async (to: string) => {
    const name = page.getByLabel('Name', { exact: true });
    await name.fill(to);
    await name.press('Tab');
    await unsaved(page).waitFor();
  };
  const theirs = (name: string) => (design: Design) => ({
    ...design,
    touchpoints: [
      ...design.touchpoints,
      { key: `friend-${design.touchpoints.length}`, name, channel: 'WORD_OF_MOUTH' },
    ],
  });

  await rename('My site');
  await saveMeanwhile('shared', theirs('A friend'));
  await button(page, 'Save').click();
  const dialog = page.getByRole('dialog', { name: 'Somebody saved revision 2 meanwhile' });
  await dialog.getByRole('row', { name: /My site.*changed: name/ }).waitFor();
  await dialog.getByRole('row', { name: /A friend.*added/ }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await toBeSaved(page, 3);
  expect((await saved('shared')).export.touchpoints.map(({ name }) => name)).toEqual(['My site']);

  await rename('My own site');
  await saveMeanwhile('shared', theirs('A colleague'));
  await button(page, 'Save').click();
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Take theirs').click()]);
  const mine = JSON.parse(await readFile(await file.path(), 'utf8')) as { design: Design };
  expect(mine.design.touchpoints.map(({ name }) => name)).toEqual(['My own site']);
  await touchpoint(page, 'A colleague').waitFor();
  await toBeSaved(page, 4);

  await touchpoint(page, 'My site').click();
  await rename('Mine again');
  await saveMeanwhile('shared', theirs('A neighbour'));
  await button(page, 'Save').click();
  await button(page, 'Save mine as a new journey').click();
  await button(page, 'Save as a new journey').click();
  await page.getByRole('heading', { name: 'A journey to draw (mine)', level: 1 }).waitFor();
  await page.waitForURL('**/designs/shared-mine/plan');
  expect((await saved('shared-mine')).export.touchpoints.map(({ name }) => name)).toEqual([
    'Mine again',
    'A colleague',
  ]);
  expect((await saved('shared')).revision).toBe(5);
});

test('a journey that was deleted elsewhere is said to be, and can be saved as a new one', async () => {
  await create('soon-gone');
  const page = await site.open('/designs/soon-gone/plan');
  await add(page, 'mail', 'E-mail');
  const { id } = await saved('soon-gone');
  await site.ask('mutation ($id: ID!) { deleteDesign(id: $id) { __typename } }', { id });
  await button(page, 'Save').click();
  await page.getByText('The journey has been deleted meanwhile.').waitFor();
  await button(page, 'Save as a new journey').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save as a new journey' }).click();
  await page.waitForURL('**/designs/soon-gone-mine/plan');
});

test.each(['99', 'abc', '99999999999'])('there is no revision “%s”: the page says so', async (number) => {
  const page = await site.open(`/designs/b2b-webinar/plan?revision=${number}`);
  await page.getByText(`This journey has no revision “${number}”.`).waitFor();
  await expectAccessible(page);
  await button(page, 'Go on with the draft').click();
  await page.waitForURL(/\/plan$/);
  await page.getByRole('alert').waitFor({ state: 'detached' });
});

test('a large plan can be read in the dark, as a table, and on a narrow screen', async () => {
  const page = await site.open('/designs/b2b-webinar/plan?link=website~chat~DISTRESS', { colors: 'dark' });
  await page.getByText('Link selected: Web site → Chat on the site, when distress is noticed').waitFor();
  await expectAccessible(page);
  await button(page, 'Show as table').click();
  await page.getByRole('row', { name: /E-mail blast 3.*another story/ }).waitFor();
  await expectAccessible(page);
  const narrow = await site.open('/designs/b2b-webinar/plan', { width: 400, height: 800 });
  await touchpoint(narrow, 'Webinar').waitFor();
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  await expectAccessible(narrow);
});

test('a saved picture shows all of the plan, also what is out of sight', async () => {
  const page = await site.open('/designs/b2b-webinar/plan', { width: 900 });
  await touchpoint(page, 'Web site').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('figure', { name: 'The plan' }).getByRole('button', { name: 'Save picture (PNG)' }).click(),
  ]);
  const png = await readFile(await download.path());
  // The width and the height stand first in the file.
  const [width, height] = [png.readUInt32BE(16) / 2, png.readUInt32BE(20) / 2];
  const places = await page.evaluate(
    () =>
      (
        JSON.parse(localStorage.getItem('meander.places.b2b-webinar') ?? '{}') as {
          places: Record<string, { x: number; y: number }>;
        }
      ).places,
  );
  const spanOf = (of: (place: { x: number; y: number }) => number) => {
    const all = Object.values(places).map(of);
    return Math.max(...all) - Math.min(...all);
  };
  expect(width).toBeGreaterThan(spanOf(({ x }) => x));
  expect(height).toBeGreaterThan(spanOf(({ y }) => y));
});
