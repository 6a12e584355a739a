/** Live what-if: sliders move, the figures follow, the address keeps it, and what is worth keeping is kept. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('a slider moves, the figures follow within half a second, and the address restores it', async () => {
  const page = await site.open('/designs/b2b-webinar/what-if');
  const bought = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Bought/ }) });
  await bought.getByText('unchanged').waitFor();
  const disorder = page.getByRole('slider', { name: 'Disorder' });
  await disorder.focus();
  // The first preview of a server warms it up.
  await disorder.press('PageUp');
  await page.getByRole('heading', { name: 'Moved: 1' }).waitFor();
  await bought.getByText('unchanged').waitFor({ state: 'detached' });

  // Every move is followed by the figures.
  const cards = page.getByRole('list').filter({ has: bought });
  for (const key of ['ArrowRight', 'ArrowLeft']) {
    const before = await cards.innerText();
    await disorder.press(key);
    await expect.poll(() => cards.innerText()).not.toBe(before);
  }

  await disorder.press('End');
  await bought.getByText('clear', { exact: true }).waitFor();
  await page.getByText(/Moved clear of the noise: .*bought/).waitFor();
  await page.waitForURL(/k=disorder(~|%7E)3/);

  await page.reload();
  await page.getByRole('button', { name: 'Take back: Disorder' }).waitFor();
  await bought.getByText('clear', { exact: true }).waitFor();
  expect(await disorder.getAttribute('aria-valuenow')).toBe('3');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('heading', { name: 'Nothing has moved yet' }).waitFor();
  await bought.getByText('unchanged').waitFor();
});

test('a field of a touchpoint becomes a slider, and what has moved becomes a scenario', async () => {
  const page = await site.open('/designs/b2b-webinar/what-if');
  const picker = page.getByRole('group', { name: 'Add a slider' });
  await picker.getByLabel('Of').selectOption({ label: 'Registration form' });
  await picker.getByLabel('Which').selectOption({ label: 'Effort asked' });
  await picker.getByRole('button', { name: 'Add slider' }).click();
  await page
    .getByRole('group', { name: 'Registration form' })
    .getByRole('slider', { name: 'Effort asked' })
    .press('Home');
  await page.getByText('0.25 → 0').waitFor();
  await picker.getByLabel('Which').selectOption({ label: 'Repair: complex process' });
  await picker.getByRole('button', { name: 'Add slider' }).click();
  await page.getByRole('slider', { name: 'Repair: complex process' }).press('End');
  await page.getByRole('heading', { name: 'Moved: 2' }).waitFor();

  await page.getByRole('button', { name: 'Save as scenario' }).click();
  await page.getByLabel('Name of the scenario').fill('Easy registration');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Go on from “Easy registration”' }).click();
  await page.getByRole('heading', { name: 'Nothing has moved yet' }).waitFor();
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Starting from' }).locator('option:checked').innerText())
    .toBe('Easy registration');

  const { scenarios } = await site.ask<{ scenarios: { nodes: { export: { changes: unknown[] } }[] } }>(
    '{ scenarios(search: "Easy registration") { nodes { export } } }',
  );
  expect(scenarios.nodes[0].export.changes).toEqual([
    { setTouchpoint: { key: 'registration', effort: 0 } },
    { repairPothole: { touchpoint: 'registration', kind: 'COMPLEX_PROCESS', by: 1 } },
  ]);
});

test('“Settle it” compares saved with moved, many buyers under both', async () => {
  const page = await site.open('/designs/shoe-retailer/what-if?scenario=design&k=consistency~1');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await page.getByLabel('Name of the scenario').fill('All one story');
  await page.getByRole('dialog').getByLabel('Buyers').fill('2000');
  await page.getByRole('button', { name: 'Save and compare' }).click();
  await page.waitForURL(/\/designs\/shoe-retailer\/compare\?comparison=/);
  const id = new URL(page.url()).searchParams.get('comparison');
  const { study } = await site.ask<{ study: { scenarios: { scenario: { name: string } }[] } }>(
    'query($id: ID!) { study(id: $id) { ... on Comparison { scenarios { scenario { name } } } } }',
    { id },
  );
  expect(study.scenarios.map(({ scenario }) => scenario.name)).toEqual(['As it stands', 'All one story']);
});

test('a link to what cannot be says why, with the path, and lets it be taken back', async () => {
  const page = await site.open('/designs/b2b-webinar/what-if?k=t.registration.effort~7&k=t.gone.effort~0.5');
  await page.getByText('changes › 0 › setTouchpoint › effort').waitFor();
  await page.getByRole('button', { name: /Take back: Registration form/ }).click();
  await page.getByText('changes › 0 › setTouchpoint › key').waitFor();
  await page.getByRole('button', { name: /Take back: t.gone.effort/ }).click();
  await page.getByRole('heading', { name: 'Headline figures' }).waitFor();
});
