import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { EngineFault } from '../../src/studies/failure.ts';
import { finishRun, openApp, post, saveDesign, smallDesign, type Reply, type TestApp } from './support.ts';

let it: TestApp;
let runId: string;
beforeAll(async () => {
  it = await openApp();
  runId = await finishRun(it, { designId: await saveDesign(it, smallDesign('victim')), buyers: 100, seed: 'hostile' });
});
afterAll(() => it.close());
// Whatever a client sends, it is never a fault of the server.
afterEach(() => expect(it.logged).toEqual([]));

const send = async (body: unknown): Promise<Reply> => {
  const response = await post(it.app, body);
  return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) };
};
const CREATE = `mutation ($input: DesignInput!) {
  createDesign(input: $input) { __typename ... on InvalidInput { issues { path message } } }
}`;

describe('a query that is no good is refused with 400 and a reason', () => {
  const nest = (open: string, close: string, times: number, inside = '') =>
    open.repeat(times) + inside + close.repeat(times);
  const QUERIES: Readonly<Record<string, string>> = {
    'a list 20,000 deep': `{ node(id: ${nest('[', ']', 20_000)}) { id } }`,
    'an object 20,000 deep': `mutation { createDesign(input: ${nest('{a:', '}', 20_000, '1')}) { __typename } }`,
    'selections 20,000 deep': nest('{ a ', '}', 20_000),
    'a type 20,000 deep': `query ($a: ${nest('[', ']', 20_000, 'Int')}) { __typename }`,
    'selections deeper than anything': `{ studies { edges { node { ... on Run { design { revisions { edges { node { design {
      revisions { edges { node { design { revisions { edges { node { id } } } } } } } } } } } } } } } } }`,
    'many aliases': `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    'many directives': `{ __typename ${'@include(if: true) '.repeat(9)} }`,
    'many tokens': `{ ${'__typename '.repeat(1_001)} }`,
    'a circle of fragments': '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'a fragment of itself': 'query { ...A } fragment A on Query { engine { workers } ...A }',
    nothing: '',
    'no query': 'what journeys are there?',
    'a broken string': '{ design(key: "',
    'an unknown field': '{ secrets { password } }',
    'several operations': 'query A { __typename } query B { __typename }',
    'a whole number beyond Int': `mutation { startRun(input: { designId: "x", buyers: 99999999999 }) { __typename } }`,
    'a fraction of a buyer': `{ preview(input: { designId: "x", buyers: 1.5 }) { __typename } }`,
  };

  test.each(['many aliases', 'many directives', 'many tokens', 'a list 20,000 deep'])(
    '%s, with a code',
    async (what) => {
      expect((await send({ query: QUERIES[what] })).errors?.[0].extensions?.code).toBe('QUERY_REFUSED');
    },
  );

  test.each(Object.entries(QUERIES))('%s', async (_what, query) => {
    const { status, errors, data } = await send({ query });
    expect(status).toBe(400);
    expect(errors?.[0].message).toBeTruthy();
    expect(errors?.[0].message).not.toMatch(/unexpected error|stack|\/src\//i);
    expect(data).toBeUndefined();
  });
});

describe('a request that is no good is refused with a reason', () => {
  const BODIES: readonly (readonly [what: string, body: unknown])[] = [
    ['no JSON', '{ "query": '],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"{ __typename }"'],
    ['a batch', [{ query: '{ __typename }' }, { query: '{ __typename }' }]],
    ['20,000 nested lists', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['a query that is a list', { query: ['{ __typename }'] }],
    ['variables that are a text', { query: '{ __typename }', variables: 'x' }],
    ['an operation that is not there', { query: 'query A { __typename }', operationName: 'B' }],
  ];

  test.each(BODIES)('%s', async (_what, body) => {
    const { status, errors } = await send(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(errors?.[0].message).toBeTruthy();
  });

  test('a body too large', async () => {
    const { status } = await send({ query: CREATE, variables: { input: 'x'.repeat(3_000_000) } });
    expect(status).toBe(413);
  });
});

describe('variables of the wrong kind are refused', () => {
  const input = smallDesign('odd');
  const INPUTS: readonly (readonly [what: string, input: unknown])[] = [
    ['lists 20,000 deep', 'DEEP'],
    ['lists 20,000 deep for a text', { ...input, name: 'DEEP' }],
    ['lists 20,000 deep for a list', { ...input, personas: 'DEEP' }],
    ['a text', 'x'],
    ['nothing', null],
    ['a number for a text', { ...input, name: 1 }],
    ['an object for a text', { ...input, name: { toString: 'x' } }],
    ['a text for a number', { ...input, personas: [{ ...input.personas[0], share: '1' }] }],
    ['an unknown field', { ...input, admin: true }],
    ['an unknown word', { ...input, links: [{ from: 'mail', to: 'site', on: 'SOMEDAY' }] }],
  ];

  test.each(INPUTS)('%s', async (_what, value) => {
    const body = JSON.stringify({ query: CREATE, variables: { input: value } });
    const { status, errors } = await send(body.replace('"DEEP"', '['.repeat(20_000) + ']'.repeat(20_000)));
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('$input') as string,
      extensions: { code: 'INVALID_INPUT' },
    });
    expect(JSON.stringify(errors).length).toBeLessThan(10_000);
  });

  test('numbers that are none', async () => {
    const body = JSON.stringify({ query: CREATE, variables: { input } }).replace('"share":2', '"share":1e999');
    expect(await send(body)).toMatchObject({ status: 400 });
  });

  test('names that objects have anyway', async () => {
    const body = JSON.stringify({ query: CREATE, variables: { input } }).replace(
      '"key":"odd"',
      '"key":"odd","__proto__":{"a":1}',
    );
    const { status, errors } = await send(body);
    expect(status).toBe(400);
    expect(errors?.[0].message).toContain('__proto__');
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});

describe('values beyond their range are told as issues', () => {
  const base = smallDesign('beyond');
  const [mail] = base.touchpoints;
  const issuesOf = async (input: object): Promise<string[]> => {
    const { createDesign } = await it.get<{ createDesign: { __typename: string; issues: { path: string[] }[] } }>(
      CREATE,
      { input },
    );
    expect(createDesign.__typename).toBe('InvalidInput');
    return createDesign.issues.map(({ path }) => path.join('.'));
  };

  test('text with a zero character, broken Unicode, too long', async () => {
    for (const text of ['a\u0000b', '\ud800', 'x'.repeat(20_000), ' '])
      expect(await issuesOf({ ...base, name: text, story: { ...base.story, title: text } })).toEqual([
        'name',
        'story.title',
      ]);
    for (const key of ['', '\u0000', 'UPPER', 'a--b', 'x'.repeat(65), '../etc', 'a b'])
      expect(await issuesOf({ ...base, key })).toEqual(['key']);
  });

  test('numbers', async () => {
    for (const effort of [-1, 1.1, 1e308, -1e308])
      expect(await issuesOf({ ...base, touchpoints: [{ ...mail, effort }], links: [] })).toEqual([
        'touchpoints.0.effort',
      ]);
  });

  test('lists too long, without a message for each of a million entries', async () => {
    const many = (count: number, make: (index: number) => object) =>
      Array.from({ length: count }, (_, index) => make(index));
    expect(
      await issuesOf({
        ...base,
        touchpoints: many(65, (index) => ({ key: `t-${index}`, name: 'T', channel: 'EMAIL' })),
        personas: many(33, (index) => ({ key: `p-${index}`, name: 'P', share: 1 })),
        links: [],
      }),
    ).toEqual(['personas', 'touchpoints']);
    const response = await post(it.app, {
      query: CREATE,
      variables: { input: { ...base, links: many(20_000, () => ({ from: 'a', to: 'b', on: 'ENGAGED' })) } },
    });
    expect(response.status).toBe(200);
    expect((await response.text()).length).toBeLessThan(2_000_000);
  });
});

test('a query that costs too much is refused before it is begun', async () => {
  const query = `query ($id: ID!) {
    study(id: $id) { ... on Run { buyers(first: 100) { edges { node { events { decisions { because { term logOdds } } state { mood trust } } } } } } }
  }`;
  // It is the whole that costs too much: not the field that comes first, and not each by itself.
  const { status, ...refused } = await send({
    query: query.replace('{', '{ none: study(id: "x") { id } '),
    variables: { id: runId },
  });
  const message = expect.stringMatching(/^the query costs \d{6}, the limit is 100000: ask for /) as string;
  expect(refused).toEqual({ errors: [{ message, extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
  expect(status).toBe(400);
  const thirty = (field: string) => Array.from({ length: 30 }, (_, index) => `p${index}: ${field}`).join(' ');
  for (const many of [
    `{ ${thirty('preview(input: { designId: "x" }) { __typename }')} }`,
    `mutation { ${thirty('importDesign(file: {}) { __typename }')} }`,
    `mutation { ${thirty('createScenario(input: { designId: "x", name: "x" }) { __typename }')} }`,
  ])
    expect((await send({ query: many })).errors?.[0].extensions?.code).toBe('QUERY_TOO_COMPLEX');
});

test('a fault of the engine has the code that a study would end with, and the log has the rest', async () => {
  const broken = await openApp();
  const designId = await saveDesign(broken, smallDesign('faulty'));
  const id = await finishRun(broken, { designId, buyers: 100, seed: 'faulty' });
  for (const what of ['preview', 'buyer', 'result'] as const)
    vi.spyOn(broken.studies, what).mockRejectedValue(new EngineFault('unreachable in engine.ts:1', 'a stack'));
  for (const [query, path] of [
    ['query ($id: ID!) { node(id: $id) { id } preview(input: {}) { __typename } }', ['preview']],
    ['query ($id: ID!) { study(id: $id) { ... on Run { buyer(number: 0) { exit } } } }', ['study', 'buyer']],
    ['query ($id: ID!) { study(id: $id) { ... on Run { result { buyers } } } }', ['study', 'result']],
  ] as const) {
    const { errors = [] } = await broken.ask(query, { id });
    expect(errors).toMatchObject([{ path, extensions: { code: 'ENGINE_FAILED' } }]);
    const [{ message, extensions }] = errors;
    const at = String(extensions?.id);
    expect(message).toBe(`The engine could not work this out. The server’s log has the details under ${at}.`);
    expect(broken.logged.find((line) => line.includes(at))).toContain('unreachable in engine.ts:1');
  }
  await broken.close();
});

test('a fault of the server is answered with an id, and the log has the rest', async () => {
  const broken = await openApp();
  await broken.database.prisma.$executeRawUnsafe('DROP TABLE "StudyMetric"');
  const id = await saveDesign(broken, smallDesign('faulty'));
  await broken.database.prisma.$executeRawUnsafe('DROP TABLE "Scenario" CASCADE');
  const { errors, data } = await broken.ask('{ scenarios { totalCount } }');
  expect(id).toBeTruthy();
  expect(data).toBeNull();
  const [{ message, extensions }] = errors ?? [];
  expect(extensions).toEqual({ code: 'INTERNAL', id: expect.any(String) as string });
  expect(message).toBe(`Something went wrong on the server. Its log has the details under ${String(extensions?.id)}.`);
  const lines = broken.logged.filter((line) => line.includes(String(extensions?.id)));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('Scenario');
  await broken.close();
});
