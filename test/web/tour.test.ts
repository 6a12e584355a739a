/** A newcomer, who has never seen the page, goes from the first screen to a finished comparison. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

interface Compared {
  readonly studies: {
    readonly nodes: readonly {
      readonly id: string;
      readonly pairs: readonly {
        readonly won: number;
        readonly lost: number;
        readonly metrics: readonly { readonly difference: number }[];
      }[];
    }[];
  };
}

test('from the first screen to a finished comparison', async () => {
  const page = await site.open('/');
  await page.getByRole('heading', { name: 'The webinar campaign' }).getByRole('link').click();
  await page.getByRole('heading', { name: 'The webinar campaign', level: 1 }).waitFor();

  // How buyers really travel: the run that the server made at its start is there already.
  const views = page.getByRole('navigation', { name: 'Views of this journey' });
  await views.getByRole('link', { name: 'Four journeys' }).click();
  await page.getByRole('figure', { name: 'Four journeys' }).getByText('20,000 buyers · seed meander').waitFor();
  await views.getByRole('link', { name: 'Travelled paths' }).click();
  await page.getByText('Different paths', { exact: true }).waitFor();

  // Which story does better?
  await views.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('checkbox', { name: 'As planned' }).click();
  await page.getByRole('checkbox', { name: 'As lived' }).click();
  await page.getByRole('checkbox', { name: 'Mixed messages' }).click();
  await page.getByRole('checkbox', { name: 'One story' }).click();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('heading', { name: 'In short' }).waitFor({ timeout: 60_000 });

  const { studies } = await site.ask<Compared>(
    `{ studies(kind: COMPARISON) { nodes { id ... on Comparison {
      pairs { won lost metrics(names: ["boughtShare"]) { difference } }
    } } } }`,
  );
  const [{ id, pairs }] = studies.nodes;
  const [{ won, lost, metrics }] = pairs;
  expect(metrics[0].difference).toBeGreaterThan(0);
  const inShort = page.getByRole('region', { name: 'In short' });
  expect(await inShort.innerText()).toContain(`${won} buyers won, ${lost} lost`);
  expect(await inShort.innerText()).toContain(`+${(100 * metrics[0].difference).toFixed(2)} points`);

  // The address restores it, for a colleague too.
  expect(new URL(page.url()).searchParams.get('comparison')).toBe(id);
  const colleague = await site.open(new URL(page.url()).pathname + new URL(page.url()).search);
  await colleague.getByRole('heading', { name: 'In short' }).waitFor();

  // And it stands among the studies.
  await page.getByRole('link', { name: 'Studies' }).click();
  await page.getByRole('link', { name: 'Comparison: The webinar campaign' }).click();
  await page.getByRole('heading', { name: 'In short' }).waitFor();
});
