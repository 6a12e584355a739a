import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDesign } from '../../src/simulation/design.ts';
import { openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const CONTENT = `
  key name description
  story { title themes promise { theme weight } }
  personas {
    key name share
    traits { attention patience trust drift sensitivity memoryDays curiosityPerDay needDays rebuyDays }
    intents { passing learning relating buying }
    affinity { channel logOdds }
  }
  touchpoints {
    key name channel owner audience push { reach group days perDay } arrives pull noticeRate engageRate actionRate goal
    effort value ask branding telling { theme weight } listening potholes { kind prevalence severity } care { kind strength }
    costPerExposure costPerEngagement purchaseValue
  }
  links { from to on delayDays }
`;
const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }`;
const UPDATE = `mutation ($id: ID!, $expectedRevision: Int!, $input: DesignInput!) {
  updateDesign(id: $id, expectedRevision: $expectedRevision, input: $input) {
    ${PROBLEM}
    ... on Conflict { currentRevision }
    ... on UpdateDesignSuccess { design { id revision name createdAt updatedAt } }
  }
}`;

// The core of it has to hold on both kinds of database.
describe.each([
  ['embedded', 0],
  ['server', 1],
] as const)('designs on a database of kind %s', (_kind, kind) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await openApp({ kind });
  });
  afterAll(() => it.close());

  test('reads back filled in, field for field, and exports as written', async () => {
    const input = smallDesign('read-back');
    const checked = parseDesign(input);
    const id = await saveDesign(it, input);
    const { design } = await it.get<{ design: object }>(
      `query ($id: ID!) { design(id: $id) { id revision ${CONTENT} export warnings { path message } } }`,
      { id },
    );
    expect(design).toEqual({
      id,
      revision: 1,
      ...(checked.ok && checked.value.design),
      export: input,
      warnings: [],
    });
  });

  test('what was exported goes in again as another design', async () => {
    const id = await saveDesign(it, smallDesign('exported'));
    const { design } = await it.get<{ design: { export: object } }>('query ($id: ID!) { design(id: $id) { export } }', {
      id,
    });
    const again = { ...design.export, key: 'imported' };
    await saveDesign(it, again);
    expect(await it.get('{ design(key: "imported") { export } }')).toEqual({ design: { export: again } });
  });

  test('every save is a revision; the older ones stay', async () => {
    const first = smallDesign('revised');
    const id = await saveDesign(it, first);
    const second = { ...first, name: 'Renamed', touchpoints: first.touchpoints.slice(0, 1), links: [] };
    expect(await it.get(UPDATE, { id, expectedRevision: 1, input: second })).toMatchObject({
      updateDesign: { design: { id, revision: 2, name: 'Renamed' } },
    });
    const { design } = await it.get<{ design: object }>(
      `query ($id: ID!) {
        design(id: $id) {
          revision name
          first: atRevision(number: 1) { number name export design { id } }
          none: atRevision(number: 3) { number }
          revisions { totalCount edges { node { number name touchpoints { key } } } }
        }
      }`,
      { id },
    );
    expect(design).toEqual({
      revision: 2,
      name: 'Renamed',
      first: { number: 1, name: first.name, export: first, design: { id } },
      none: null,
      revisions: {
        totalCount: 2,
        edges: [
          { node: { number: 1, name: first.name, touchpoints: [{ key: 'mail' }, { key: 'site' }, { key: 'shop' }] } },
          { node: { number: 2, name: 'Renamed', touchpoints: [{ key: 'mail' }] } },
        ],
      },
    });
  });

  test('of two saves at once one wins, and the other learns the current revision', async () => {
    const input = smallDesign('contested');
    const id = await saveDesign(it, input);
    const saves = await Promise.all(
      [1, 2].map((n) => it.get(UPDATE, { id, expectedRevision: 1, input: { ...input, name: `Save ${n}` } })),
    );
    const names = (saves as { updateDesign: { __typename: string } }[]).map(
      ({ updateDesign }) => updateDesign.__typename,
    );
    expect(names.sort()).toEqual(['Conflict', 'UpdateDesignSuccess']);
    expect(await it.get(UPDATE, { id, expectedRevision: 1, input })).toEqual({
      updateDesign: {
        __typename: 'Conflict',
        code: 'CONFLICT',
        message: 'expected revision 1, the design is at revision 2',
        currentRevision: 2,
      },
    });
  });

  test('a deleted design leaves the lists and frees its key', async () => {
    const id = await saveDesign(it, smallDesign('deleted'));
    const scenarioId = await saveScenario(it, { designId: id, name: 'Gone too' });
    const remove = `mutation ($id: ID!) { deleteDesign(id: $id) { ${PROBLEM} ... on DeleteDesignSuccess { design { id key deletedAt } } } }`;
    const { deleteDesign } = await it.get<{ deleteDesign: { design: { deletedAt: string } } }>(remove, { id });
    expect(deleteDesign.design).toMatchObject({ id, key: 'deleted' });
    expect(Date.parse(deleteDesign.design.deletedAt)).toBeGreaterThan(0);
    expect(
      await it.get(
        `query ($id: ID!, $scenarioId: ID!) {
          design(id: $id) { id }
          byKey: design(key: "deleted") { id }
          node(id: $id) { id }
          scenario(id: $scenarioId) { id }
          scenarios(designId: $id) { totalCount }
          designs(search: "design deleted") { totalCount }
        }`,
        { id, scenarioId },
      ),
    ).toEqual({
      design: null,
      byKey: null,
      node: null,
      scenario: null,
      scenarios: { totalCount: 0 },
      designs: { totalCount: 0 },
    });
    expect(await it.get(remove, { id })).toMatchObject({ deleteDesign: { __typename: 'NotFound', code: 'NOT_FOUND' } });
    await saveDesign(it, smallDesign('deleted'));
  });

  test('a key can be taken once', async () => {
    await saveDesign(it, smallDesign('taken'));
    const { createDesign } = await it.get<{ createDesign: object }>(
      `mutation ($input: DesignInput!) { createDesign(input: $input) { ${PROBLEM} } }`,
      { input: smallDesign('taken') },
    );
    expect(createDesign).toMatchObject({
      __typename: 'InvalidInput',
      issues: [{ path: ['key'], message: 'must be unique; another design has the key "taken"' }],
    });
  });

  test('all that is wrong is told at once, with its path, and nothing is saved', async () => {
    const input = smallDesign('wrong');
    const wrong = {
      ...input,
      key: 'No Key',
      personas: [{ ...input.personas[0], traits: { attention: 1.5 } }],
      touchpoints: [{ ...input.touchpoints[0], name: 'a\u0000b', push: {}, telling: [{ theme: 'luxury', weight: 1 }] }],
      links: [{ from: 'mail', to: 'nowhere', on: 'ENGAGED', delayDays: 2000 }],
    };
    const { createDesign } = await it.get<{ createDesign: { issues: { path: string[] }[] } }>(
      `mutation ($input: DesignInput!) { createDesign(input: $input) { ${PROBLEM} } }`,
      { input: wrong },
    );
    expect(createDesign).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
    expect(createDesign.issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'key',
      'links.0.delayDays',
      'links.0.to',
      'personas.0.traits.attention',
      'touchpoints.0.name',
      'touchpoints.0.push',
      'touchpoints.0.telling.0.theme',
    ]);
    expect(await it.get('{ designs(search: "wrong") { totalCount } }')).toEqual({ designs: { totalCount: 0 } });
  });

  test('a mutation may select nothing but its type', async () => {
    const query = 'mutation ($input: DesignInput!) { createDesign(input: $input) { __typename } }';
    const input = smallDesign('no-fields');
    expect(await it.get(query, { input })).toEqual({ createDesign: { __typename: 'CreateDesignSuccess' } });
    expect(await it.get(query, { input })).toEqual({ createDesign: { __typename: 'InvalidInput' } });
  });

  test('ids that lead nowhere are a problem, malformed ones too', async () => {
    const elsewhere = await saveScenario(it, {
      designId: await saveDesign(it, smallDesign('elsewhere')),
      name: 'Other',
    });
    for (const id of ['', 'x', '\u0000', elsewhere, 'RGVzaWduOg', 'x'.repeat(10_000)])
      for (const mutation of [
        `deleteDesign(id: $id) { ${PROBLEM} }`,
        `updateDesign(id: $id, expectedRevision: 1, input: $input) { ${PROBLEM} }`,
      ]) {
        const variables = mutation.includes('$input') ? { id, input: smallDesign('nobody') } : { id };
        const declared = mutation.includes('$input') ? '$id: ID!, $input: DesignInput!' : '$id: ID!';
        const answer = await it.get<object>(`mutation (${declared}) { ${mutation} }`, variables);
        expect(Object.values(answer)[0]).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
      }
  });
});
