import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApp, post, smallDesign, type TestApp } from './support.ts';

const IMPORT = `mutation Import($file: JSON!, $key: String) {
  importDesign(file: $file, key: $key) {
    __typename
    ... on ImportDesignSuccess { design { id key export revision } }
    ... on InvalidInput { code issues { path message } }
  }
}`;

interface Answer {
  readonly importDesign: {
    readonly __typename: string;
    readonly design?: {
      readonly id: string;
      readonly key: string;
      readonly export: unknown;
      readonly revision: number;
    };
    readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
  };
}

describe.each([0, 1] as const)('importing on database %i', (kind) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await openApp({ kind });
  });
  afterAll(() => it.close());

  const load = async (file: unknown, key?: string) => (await it.get<Answer>(IMPORT, { file, key })).importDesign;

  test('lists in lists, however deep, are told to be no text', async () => {
    const body = JSON.stringify({ query: IMPORT, variables: { file: { ...smallDesign('deep'), name: 'DEEP' } } });
    const response = await post(it.app, body.replace('"DEEP"', '['.repeat(5_000) + ']'.repeat(5_000)));
    const { data } = (await response.json()) as { data: Answer };
    expect(data.importDesign.issues).toEqual([{ path: ['name'], message: 'must be text; got object' }]);
  });

  test('others are answered while a long file is looked through', async () => {
    const scenarios = Array.from({ length: 100 }, () => ({
      name: 'Off',
      changes: [{ removeTouchpoint: { key: 'off' } }],
    }));
    // Turns of the event loop, in each of which something else can be done.
    let turns = 0;
    let isCounting = true;
    const turn = () => {
      turns++;
      if (isCounting) setImmediate(turn);
    };
    setImmediate(turn);
    const { issues } = await load({ design: smallDesign('long'), scenarios });
    isCounting = false;
    expect(issues).toHaveLength(100);
    expect(turns).toBeGreaterThanOrEqual(100);
  });

  test('a file of examples/ comes in whole, design and scenarios, and goes out the same', async () => {
    const file = JSON.parse(readFileSync('examples/shoe-retailer.json', 'utf8')) as {
      design: object;
      scenarios: { name: string }[];
    };
    const { design } = await load(file);
    expect(design).toMatchObject({ key: 'shoe-retailer', revision: 1, export: file.design });
    const { scenarios } = await it.get<{ scenarios: { nodes: { name: string; export: object }[] } }>(
      'query Scenarios($id: ID!) { scenarios(designId: $id) { nodes { name export } } }',
      { id: design?.id },
    );
    expect(scenarios.nodes.map(({ name }) => name)).toEqual(file.scenarios.map(({ name }) => name));
    // The same again has no room, unless it takes another key.
    expect((await load(file)).issues).toMatchObject([{ path: ['key'] }]);
    expect((await load(file, 'shoes-again')).design).toMatchObject({ key: 'shoes-again' });
  });

  test('a bare design is a file too', async () => {
    expect((await load(smallDesign('bare'))).design).toMatchObject({ key: 'bare', export: smallDesign('bare') });
  });

  test('all that is wrong is told at once, with its place in the file, and nothing is saved', async () => {
    const broken = smallDesign('broken');
    const file = {
      design: { ...broken, name: '', links: [{ from: 'mail', to: 'nowhere', on: 'NEVER' }] },
      scenarios: [{ name: 'Fine', changes: [] }, { name: '', changes: [{ alignStory: { level: 7 } }], horizon: 3 }, 4],
      extra: true,
    };
    const { issues } = await load(file);
    expect(issues?.map(({ path }) => path.join('.')).sort()).toEqual([
      'design.links.0.on',
      'design.links.0.to',
      'design.name',
      'extra',
      'scenarios.1.changes.0.alignStory.level',
      'scenarios.1.horizon',
      'scenarios.1.name',
      'scenarios.2',
    ]);
    const sound = { design: broken, scenarios: [{ name: 'Off', changes: [{ removeTouchpoint: { key: 'gone' } }] }] };
    expect((await load(sound)).issues).toMatchObject([
      { path: ['scenarios', '0', 'changes', '0', 'removeTouchpoint', 'key'] },
    ]);
    const { design } = await it.get<{ design: unknown }>('{ design(key: "broken") { id } }');
    expect(design).toBeNull();
  });

  test.each([3, 'text', [], {}, { design: null }, { design: {}, scenarios: {} }])('%j is no file', async (file) => {
    expect((await load(file)).issues).not.toEqual([]);
  });
});
