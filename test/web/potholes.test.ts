/** The Potholes view: findings and repairs, what the outcome hangs on, who gets the credit, counter-offers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const POTHOLES = '/designs/shoe-retailer/potholes';

const idIn = (page: Page, name: string): string => new URL(page.url()).searchParams.get(name) ?? '';

const fill = (page: Page, name: string, value: number | string) =>
  page.getByRole('spinbutton', { name, exact: true }).fill(String(value));
const pick = (page: Page, name: string, option: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(option);

interface Audited {
  readonly study: {
    readonly scenario: { readonly id: string };
    readonly environment: Readonly<Record<string, number>>;
    readonly findings: readonly { readonly rank: number; readonly kind: string; readonly repairExport: unknown }[];
    readonly sequence: { readonly steps: readonly unknown[] };
  };
}

const AUDIT = /* GraphQL */ `
  query ($id: ID!) {
    study(id: $id) {
      ... on Audit {
        scenario {
          id
        }
        environment {
          horizonDays
          arrivalDays
          disorder
        }
        findings {
          rank
          kind
          repairExport
        }
        sequence {
          steps {
            finding {
              rank
            }
          }
        }
      }
    }
  }
`;

interface Saved {
  readonly scenario: {
    readonly name: string;
    readonly environment: Readonly<Record<string, number>>;
    readonly export: { readonly changes: unknown };
  };
}

const SCENARIO = /* GraphQL */ `
  query ($id: ID!) {
    scenario(id: $id) {
      name
      export
      environment {
        horizonDays
        arrivalDays
        disorder
      }
    }
  }
`;

test('an audit ranks what it finds, and a repair becomes a scenario', async () => {
  const page = await site.open(POTHOLES);
  await page.getByRole('heading', { name: 'Nobody has looked for potholes here yet' }).waitFor();
  await fill(page, 'Buyers', 3_000);
  await page.getByRole('button', { name: 'Find the potholes' }).click();
  await page.getByRole('heading', { name: 'What mending each brings' }).waitFor();
  const { study } = await site.ask<Audited>(AUDIT, { id: idIn(page, 'audit') });

  const rows = page.getByRole('list', { name: /Findings by what mending each brings/ }).getByRole('listitem');
  expect(await rows.count()).toBe(Math.min(16, study.findings.length));
  expect(await page.getByRole('article').first().getByRole('heading', { level: 3 }).innerText()).toBe(
    'Dead end at Reviews',
  );
  await expectAccessible(page);

  // Only potholes that the design names; the address keeps the choice.
  await page.getByRole('button', { name: /^Pothole \d/ }).click();
  await page.getByRole('button', { name: /^Pothole \d/, pressed: true }).waitFor();
  const potholes = study.findings.filter(({ kind }) => kind === 'DECLARED_POTHOLE');
  await page.reload();
  await page.getByRole('button', { name: /^Pothole \d/, pressed: true }).waitFor();
  expect(await page.getByRole('article').count()).toBe(Math.min(8, potholes.length));

  // The first of them is mended in a scenario of its own.
  const card = page.getByRole('article').first();
  await card.getByRole('button', { name: /^Apply as scenario/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Apply as scenario' });
  const name = dialog.getByRole('textbox', { name: 'Name of the scenario' });
  expect(await name.inputValue()).toMatch(/^Mended: .+ at /);
  await expectAccessible(page);
  await name.fill('The pothole mended');
  await dialog.getByRole('button', { name: 'Create scenario' }).click();
  await card.getByText('“The pothole mended” is a scenario now.').waitFor();

  const compare = await card.getByRole('link', { name: 'Compare it with “As lived”' }).getAttribute('href');
  const [baseline, made] = new URL(compare ?? '', site.origin).searchParams.get('scenarios')?.split(',') ?? [];
  expect(baseline).toBe(study.scenario.id);
  const { scenario } = await site.ask<Saved>(SCENARIO, { id: made });
  expect(scenario.name).toBe('The pothole mended');
  expect(scenario.environment).toEqual(study.environment);
  expect(scenario.export.changes).toMatchObject(potholes[0].repairExport as object);

  // From the picture to the card, whatever hides it.
  await page.getByRole('button', { name: /^1 Dead end at Reviews/ }).click();
  await page.getByRole('article', { name: 'Dead end at Reviews' }).waitFor();
  expect(study.sequence.steps.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: /^Apply the whole sequence/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create scenario' }).click();
  await page.getByText(/“Mended in order: .+” is a scenario now/).waitFor();
});

interface Analysed {
  readonly study: {
    readonly tornado: readonly { readonly swing: number; readonly factor: { readonly touchpoint: string } }[];
  };
}

const TORNADO = /* GraphQL */ `
  query ($id: ID!) {
    study(id: $id) {
      ... on Sensitivity {
        tornado {
          swing
          factor {
            touchpoint
          }
        }
      }
    }
  }
`;

test('what the outcome hangs on, as a tornado that its address brings back', async () => {
  const page = await site.open(`${POTHOLES}?tab=sensitivity`);
  await fill(page, 'Buyers', 1_000);
  await fill(page, 'Trajectories', 4);
  await pick(page, 'What is turned', 'How well each touchpoint works');
  await pick(page, 'Figure', 'Attended');
  await page.getByText(/numbers and their ranges/).click();
  await page.getByRole('button', { name: 'Remove Engage rate · Post on social media' }).click();
  await page.getByRole('button', { name: 'Turn the numbers' }).click();
  await page.getByRole('heading', { name: 'Tornado' }).waitFor();

  const { study } = await site.ask<Analysed>(TORNADO, { id: idIn(page, 'sensitivity') });
  expect(study.tornado.map(({ factor }) => factor.touchpoint)).not.toContain('social-post');
  const bars = page.getByRole('list', { name: /the longest bar first/ }).getByRole('listitem');
  expect(await bars.count()).toBe(Math.min(14, study.tornado.length));
  const longest = await bars.first().innerText();
  await page.getByRole('heading', { name: 'How large, and how steady' }).waitFor();
  await expectAccessible(page);

  await page.reload();
  await page.getByRole('heading', { name: 'Tornado' }).waitFor();
  expect(await bars.first().innerText()).toBe(longest);
  expect(await page.getByRole('combobox', { name: 'What is turned', exact: true }).inputValue()).toBe('');
});

test('a study that takes too long is cancelled, and the page says so', async () => {
  const page = await site.open(POTHOLES);
  await fill(page, 'Buyers', 1_500_000);
  await page.getByRole('textbox', { name: 'Seed' }).fill('too long');
  await page.getByRole('button', { name: 'Find the potholes' }).click();
  const progress = page.getByRole('region', { name: 'Progress: Audit' });
  await progress.getByText(/ of .+ lives/).waitFor();
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await progress.getByText('cancelled').waitFor();
  await page.reload();
  await progress.getByText('cancelled').waitFor();
});

test('who gets the credit: true effects beside the rules', async () => {
  const page = await site.open(`${POTHOLES}?tab=attribution`);
  await fill(page, 'Buyers', 4_000);
  await page.getByRole('button', { name: 'Find out' }).click();
  await page.getByRole('heading', { name: 'True effect and credit' }).waitFor();
  await page.getByText(/of 4,000 buyers bought\. Most hangs on/).waitFor();
  await page.getByRole('button', { name: 'First touch' }).click();
  await page.getByRole('button', { name: 'First touch', pressed: true }).waitFor();
  await page.getByRole('table', { name: 'The rules in words' }).getByRole('rowheader', { name: 'Shapley' }).waitFor();
  await expectAccessible(page);
});

test('the least that has to change so that a goal is reached', async () => {
  const page = await site.open(`${POTHOLES}?tab=search`);
  await fill(page, 'Buyers', 2_000);
  await fill(page, 'Amount, points', 0.2);
  await page.getByText(/options may be taken/).click();
  await pick(page, 'What may be done', 'Potholes, care and story of this journey');
  await fill(page, 'Sets that may be tried', 40);
  await fill(page, 'Answers wanted', 1);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  const answer = page.getByRole('article', { name: /^(Answer|Near miss) 1$/ }).first();
  await answer.getByText('Bought is higher, by at least 0.2 points').waitFor();
  await expectAccessible(page);
  await answer.getByRole('button', { name: /^Apply as scenario/ }).click();
  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('The least');
  await page.getByRole('button', { name: 'Create scenario' }).click();
  await answer.getByText('“The least” is a scenario now.').waitFor();
});
