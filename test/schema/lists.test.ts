import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishRun, finishStudy, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const MANY = 7;

let it: TestApp;
let scenarioIds: string[];
beforeAll(async () => {
  it = await openApp();
  scenarioIds = [];
  for (let index = 0; index < MANY; index++) {
    const designId = await saveDesign(it, { ...smallDesign(`listed-${index}`), name: `Number ${index} of 100_%` });
    const changes = [{ alignStory: { level: 1 } }, { setPersona: { key: 'walker', traits: { trust: 0.5 } } }];
    scenarioIds.push(await saveScenario(it, { designId, name: `Scenario ${index}`, changes }));
    await finishRun(it, { scenarioId: scenarioIds[index], buyers: 200, seed: 'lists' });
  }
});
afterAll(() => it.close());

interface Page {
  readonly totalCount: number;
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  readonly edges: { cursor: string; node: { id: string } }[];
}
type List = 'designs' | 'scenarios' | 'studies';
const LISTS: readonly List[] = ['designs', 'scenarios', 'studies'];

const page = async (list: List, args: string): Promise<Page> =>
  (
    await it.get<Record<List, Page>>(
      `{ ${list}(${args}) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }
      } }`,
    )
  )[list];
const idsOf = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

describe.each(LISTS)('the list of %s', (list) => {
  test('is read page by page, forwards and backwards, in one order', async () => {
    const whole = await page(list, 'first: 100');
    expect(whole).toMatchObject({ totalCount: MANY, pageInfo: { hasNextPage: false, hasPreviousPage: false } });
    expect(new Set(idsOf(whole)).size).toBe(MANY);

    const forwards: string[] = [];
    for (let after = '', more = true; more;) {
      const next = await page(list, `first: 3${after}`);
      forwards.push(...idsOf(next));
      more = next.pageInfo.hasNextPage;
      after = `, after: "${next.pageInfo.endCursor}"`;
    }
    expect(forwards).toEqual(idsOf(whole));

    const backwards: string[] = [];
    for (let before = '', more = true; more;) {
      const next = await page(list, `last: 3${before}`);
      backwards.unshift(...idsOf(next));
      more = next.pageInfo.hasPreviousPage;
      before = `, before: "${next.pageInfo.startCursor}"`;
    }
    expect(backwards).toEqual(idsOf(whole));
  });

  test('can be cut on both sides', async () => {
    const { edges } = await page(list, 'first: 100');
    const between = await page(list, `after: "${edges[1].cursor}", before: "${edges[5].cursor}"`);
    expect(idsOf(between)).toEqual(edges.slice(2, 5).map(({ node }) => node.id));
    expect(between.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect((await page(list, `last: 5, after: "${edges[1].cursor}"`)).pageInfo).toMatchObject({
      hasPreviousPage: true,
    });
  });

  test('has an empty page', async () => {
    expect(await page(list, 'first: 0')).toMatchObject({
      totalCount: MANY,
      edges: [],
      pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
    });
  });

  test.each([
    ['first: 1000000', 'PAGE_TOO_LARGE'],
    ['last: 101', 'PAGE_TOO_LARGE'],
    ['first: -1', 'BAD_PAGE'],
    ['last: -1', 'BAD_PAGE'],
    ['first: 1, last: 1', 'BAD_PAGE'],
    ['after: "nonsense"', 'BAD_CURSOR'],
    ['before: ""', 'BAD_CURSOR'],
    ['after: "W10"', 'BAD_CURSOR'],
    ['after: "WyJkZXNpZ25zIiwxZTk5LCJ4Il0"', 'BAD_CURSOR'],
    [`after: "${'x'.repeat(5_000)}"`, 'BAD_CURSOR'],
  ])('says what is wrong with %s', async (args, code) => {
    const { errors } = await it.ask(`{ ${list}(${args}) { totalCount } }`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });

  test.each([-62_198_755_200_000, 8.64e15, 1.5, '0', null])(
    'says that no cursor of it has the time %j',
    async (time) => {
      const after = Buffer.from(JSON.stringify([list, time, 'x'])).toString('base64url');
      const { errors } = await it.ask(`{ ${list}(after: "${after}") { totalCount pageInfo { endCursor } } }`);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_CURSOR']);
    },
  );

  test('knows its own cursors from those of other lists', async () => {
    const other = list === 'designs' ? 'scenarios' : 'designs';
    const { edges } = await page(other, 'first: 1');
    const { errors } = await it.ask(`{ ${list}(after: "${edges[0].cursor}") { totalCount } }`);
    expect(errors?.[0].extensions?.code).toBe('BAD_CURSOR');
  });
});

describe('the revisions of a design', () => {
  let id: string;
  beforeAll(async () => {
    id = await saveDesign(it, smallDesign('revised'));
    for (const expectedRevision of [1, 2])
      await it.get(
        `mutation ($id: ID!, $expectedRevision: Int!, $input: DesignInput!) {
          updateDesign(id: $id, expectedRevision: $expectedRevision, input: $input) { __typename }
        }`,
        { id, expectedRevision, input: { ...smallDesign('revised'), name: `After ${expectedRevision}` } },
      );
  });
  afterAll(() => it.get('mutation ($id: ID!) { deleteDesign(id: $id) { __typename } }', { id }));
  const READ = (args: string) => `query ($id: ID!) {
    design(id: $id) { revisions(${args}) { pageInfo { hasNextPage hasPreviousPage } edges { node { number } } } }
  }`;
  const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(['revisions', ...parts])).toString('base64url');

  test.each([
    ['first: 2', [1, 2], true, false],
    ['first: 0', [], true, false],
    ['last: 0', [], false, true],
    ['last: 2', [2, 3], false, true],
    [`after: "${cursorOf(3)}"`, [], false, true],
    [`before: "${cursorOf(1)}"`, [], true, false],
    [`last: 5, after: "${cursorOf(1)}", before: "${cursorOf(3)}"`, [2], true, true],
  ])('%s', async (args, numbers, hasNextPage, hasPreviousPage) => {
    const { design } = await it.get<{ design: { revisions: object } }>(READ(args), { id });
    const edges = numbers.map((number) => ({ node: { number } }));
    expect(design.revisions).toEqual({ pageInfo: { hasNextPage, hasPreviousPage }, edges });
  });

  test.each([[''], [cursorOf(-1e15)], [cursorOf(0)], [cursorOf('x')], [cursorOf(1.5)], [cursorOf()]])(
    'have no cursor %j',
    async (cursor) => {
      for (const end of ['after', 'before']) {
        const { errors } = await it.ask(READ(`${end}: "${cursor}"`), { id });
        expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_CURSOR']);
      }
    },
  );
});

describe('searches', () => {
  const count = async (list: List, search: string): Promise<number> =>
    (
      await it.get<Record<List, Page>>(`query ($search: String) { ${list}(search: $search) { totalCount } }`, {
        search,
      })
    )[list].totalCount;

  test.each([
    ['designs', 'number 3', 1],
    ['designs', 'LISTED-4', 1],
    ['designs', '100_%', MANY],
    ['designs', '1_0', 0],
    ['designs', '%', MANY],
    ['designs', '\\', 0],
    ['designs', '', MANY],
    ['designs', 'a\u0000b', 0],
    ['designs', '\ud800', 0],
    ['designs', 'x'.repeat(100_000), 0],
    ['scenarios', 'scenario 5', 1],
    ['scenarios', "'; DROP TABLE", 0],
    ['studies', 'Scenario 2', 1],
    ['studies', 'number 6', 1],
  ] as const)('%s for %j', async (list, search, found) => {
    expect(await count(list, search)).toBe(found);
  });

  test('narrow by what belongs together', async () => {
    const [scenarioId] = scenarioIds;
    const { scenario } = await it.get<{ scenario: { design: { id: string } } }>(
      'query ($id: ID!) { scenario(id: $id) { design { id } } }',
      { id: scenarioId },
    );
    const query = `query ($designId: ID, $scenarioId: ID) {
      scenarios(designId: $designId) { totalCount }
      studies(designId: $designId, kind: RUN, status: SUCCEEDED) { totalCount }
      ofScenario: studies(scenarioId: $scenarioId) { totalCount }
      failed: studies(status: FAILED) { totalCount }
    }`;
    expect(await it.get(query, { designId: scenario.design.id, scenarioId })).toEqual({
      scenarios: { totalCount: 1 },
      studies: { totalCount: 1 },
      ofScenario: { totalCount: 1 },
      failed: { totalCount: 0 },
    });
    expect(await it.get(query, { designId: 'nowhere', scenarioId: '\u0000' })).toMatchObject({
      scenarios: { totalCount: 0 },
      studies: { totalCount: 0 },
      ofScenario: { totalCount: 0 },
    });
  });
});

describe('a page costs the same number of SQL statements however long it is', () => {
  const NESTED: Record<List, string> = {
    designs: `id name key revision createdAt export warnings { message } touchpoints { key potholes { kind } }
      atRevision(number: 1) { number design { id name } } revisions { totalCount edges { node { number personas { key } } } }`,
    scenarios: `id name export issues { message } changes { alignStory { level } }
      design { id name revision touchpoints { key } revisions(first: 1) { edges { node { number } } } }`,
    studies: `id status progress { done total } error { code }
      ... on Run { headline { name value } design { name touchpoints { key } } revision { number export design { id } }
        scenario { name changes { alignStory { level } } design { id key } } environment { disorder } stop { metric }
        result { buyers } buyer(number: 1) { number } }`,
  };

  // Every few seconds the server looks for studies that have no job, which is not for the page.
  const isForPage = (statement: string) => !statement.includes('FROM pgboss.job');

  test.each(LISTS)('%s', async (list) => {
    const statements = async (first: number) => {
      const query = `query ($first: Int) { ${list}(first: $first) { totalCount edges { node { ${NESTED[list]} } } } }`;
      return (await it.database.statements(() => it.get(query, { first }))).filter(isForPage).length;
    };
    const few = await statements(2);
    expect(few).toBeGreaterThan(2);
    // What never changes and was read for the first page is not read again.
    expect(await statements(MANY)).toBeLessThanOrEqual(few);
    expect(await statements(MANY)).toBe(await statements(2));
  });
});

describe('nodes', () => {
  test('are fetched again by their ids', async () => {
    const { designs, studies } = await it.get<{
      designs: { edges: { node: { id: string; atRevision: { id: string } } }[] };
      studies: Page;
    }>(
      '{ designs(first: 1) { edges { node { id atRevision(number: 1) { id } } } } studies(first: 1) { edges { node { id } } } }',
    );
    const [{ node: design }] = designs.edges;
    const [{ node: run }] = studies.edges;
    const ids = [design.id, design.atRevision.id, scenarioIds[0], run.id, 'nowhere', 'RGVzaWduOjE', ''];
    const { nodes, node } = await it.get<{ nodes: unknown; node: unknown }>(
      `query ($ids: [ID!]!, $id: ID!) {
        nodes(ids: $ids) { __typename id ... on Study { status } ... on DesignContent { key } }
        node(id: $id) { __typename ... on Run { scenario { name } } }
      }`,
      { ids, id: run.id },
    );
    expect(nodes).toEqual([
      { __typename: 'Design', id: ids[0], key: 'listed-0' },
      { __typename: 'DesignRevision', id: ids[1], key: 'listed-0' },
      { __typename: 'Scenario', id: ids[2] },
      { __typename: 'Run', id: ids[3], status: 'SUCCEEDED' },
      null,
      null,
      null,
    ]);
    expect(node).toEqual({ __typename: 'Run', scenario: { name: `Scenario ${MANY - 1}` } });
  });

  test('are at most 100 at once', async () => {
    const ids = Array.from({ length: 101 }, () => 'x');
    const { errors } = await it.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors?.[0].extensions?.code).toBe('PAGE_TOO_LARGE');
  });
});

test('studies of several scenarios are found by each of these, and by their designs', async () => {
  const { startComparison } = await it.get<{ startComparison: { comparison: { id: string } } }>(
    `mutation ($input: StartComparisonInput!) {
      startComparison(input: $input) { ... on StartComparisonSuccess { comparison { id } } }
    }`,
    { input: { scenarioIds: [scenarioIds[1], scenarioIds[5]], buyers: 10 } },
  );
  await finishStudy(it, startComparison.comparison.id);
  for (const index of [1, 5, 6]) {
    const scenarioId = scenarioIds[index];
    const { scenario } = await it.get<{ scenario: { design: { id: string } } }>(
      'query ($id: ID!) { scenario(id: $id) { design { id } } }',
      { id: scenarioId },
    );
    const found = await it.get<Record<string, Page>>(
      `query ($designId: ID, $scenarioId: ID) {
        ofDesign: studies(kind: COMPARISON, designId: $designId) { totalCount }
        ofScenario: studies(kind: COMPARISON, scenarioId: $scenarioId) { totalCount }
        byDesign: studies(kind: COMPARISON, search: "Number ${index} of") { totalCount }
        byScenario: studies(kind: COMPARISON, search: "Scenario ${index}") { totalCount }
      }`,
      { designId: scenario.design.id, scenarioId },
    );
    const counts = Object.values(found).map(({ totalCount }) => totalCount);
    expect(counts).toEqual(Array.from({ length: 4 }, () => (index === 6 ? 0 : 1)));
  }
});
