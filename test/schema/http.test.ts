import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serverAudits } from 'graphql-http';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ENDPOINT } from '../../src/app.ts';
import { refuseBadAddresses } from '../../src/hardening.ts';
import { acceptSockets } from '../../src/socket.ts';
import { openApp, post, saveDesign, smallDesign, type TestApp } from './support.ts';

const FRIEND = 'https://friend.example';
const OTHER_FRIEND = 'http://localhost:5173';

let it: TestApp;
let server: Server;
let closeSockets: () => Promise<void>;
let url: string;
let designId: string;
beforeAll(async () => {
  it = await openApp({ config: { corsOrigins: [FRIEND, OTHER_FRIEND] } });
  server = createServer(refuseBadAddresses((incoming, outgoing) => void it.app(incoming, outgoing)));
  closeSockets = acceptSockets(it.app, server, ENDPOINT, [FRIEND]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${ENDPOINT}`;
  designId = await saveDesign(it, smallDesign('watched'));
});
afterAll(async () => {
  await closeSockets();
  server.closeAllConnections();
  server.close();
  await it.close();
});

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => url, fetchFn: fetch });

  test.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status === 'ok' ? null : `${result.status}: ${result.reason}`).toBeNull();
  });
});

interface State {
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
}
const WATCH = 'subscription ($id: ID!) { studyProgress(id: $id) { id status progress { done total } } }';
const ENDLESS = 1_000_000_000;

const start = async (buyers: number, seed: string): Promise<string> => {
  const { startRun } = await it.get<{ startRun: { run: { id: string } } }>(
    'mutation ($input: StartRunInput!) { startRun(input: $input) { ... on StartRunSuccess { run { id } } } }',
    { input: { designId, buyers, seed } },
  );
  return startRun.run.id;
};
const cancel = (id: string) => it.get('mutation ($id: ID!) { cancelStudy(id: $id) { __typename } }', { id });

/** Both kinds of client, as their users make them. */
const CLIENTS = {
  'server-sent events': () => {
    const client = createSseClient({ url, fetchFn: fetch });
    return { iterate: client.iterate.bind(client), dispose: () => client.dispose() };
  },
  WebSocket: () => {
    const client = createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
    return { iterate: client.iterate.bind(client), dispose: () => client.dispose() };
  },
};

describe.each(Object.keys(CLIENTS) as (keyof typeof CLIENTS)[])('watching a study over %s', (kind) => {
  type Event = { readonly data?: { readonly studyProgress: State } | null; readonly errors?: readonly object[] };
  const watch = async (
    id: string,
    onState: (state: State, at: number) => unknown = () => undefined,
  ): Promise<Event[]> => {
    const client = CLIENTS[kind]();
    const events: Event[] = [];
    try {
      for await (const event of client.iterate({ query: WATCH, variables: { id } }) as AsyncIterable<Event>) {
        events.push(event);
        if (event.data) await onState(event.data.studyProgress, performance.now());
      }
    } finally {
      await client.dispose();
    }
    return events;
  };
  const statesOf = (events: readonly Event[]) => events.map(({ data }) => data?.studyProgress);

  test('how it stands comes first, then its progress twice a second, then its end', async () => {
    // The first run of a process waits for compilers.
    await watch(await start(50_000, `warming up for ${kind}`));
    const id = await start(ENDLESS, `watched over ${kind}`);
    const moments: number[] = [];
    const states = statesOf(
      await watch(id, (state, at) => {
        if (state.status === 'RUNNING' && state.progress.done > 0) moments.push(at);
        if (moments.length === 8) return cancel(id);
      }),
    );
    expect(['QUEUED', 'RUNNING']).toContain(states[0]?.status);
    expect(states.at(-1)?.status).toBe('CANCELLED');
    const done = states.slice(0, -1).map((state) => state?.progress.done ?? 0);
    expect(done).toEqual([...done].sort((one, other) => one - other));
    const [first, last] = [moments[0], moments[7]];
    expect((last - first) / 7).toBeLessThan(500);
  });

  test('one who comes late learns how it ended', async () => {
    const id = await start(500, `late over ${kind}`);
    await watch(id);
    expect(statesOf(await watch(id))).toEqual([{ id, status: 'SUCCEEDED', progress: { done: 500, total: 500 } }]);
  });

  test('the end of a run comes with its figures', async () => {
    const id = await start(400, `figures over ${kind}`);
    const client = CLIENTS[kind]();
    const query = `subscription ($id: ID!) {
      studyProgress(id: $id) { status ... on Run { headline { name } result { buyers } design { key } } }
    }`;
    let last: unknown;
    for await (const { data } of client.iterate({ query, variables: { id } })) last = data?.studyProgress;
    await client.dispose();
    expect(last).toMatchObject({ status: 'SUCCEEDED', result: { buyers: 400 }, design: { key: 'watched' } });
    expect((last as { headline: object[] }).headline.length).toBeGreaterThan(20);
  });

  test('a study that is not there is an error with a code, and the end', async () => {
    for (const id of ['x', '\u0000', designId]) {
      const events = await watch(id);
      expect(events).toHaveLength(1);
      expect(events[0].errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });
});

describe('what is not executed is told with the same code over every transport', () => {
  const CASES: readonly { what: string; query: string; code: string; operationName?: string }[] = [
    { what: 'a missing variable', query: 'query ($id: ID!) { scenario(id: $id) { id } }', code: 'INVALID_INPUT' },
    { what: 'a missing variable of a subscription', query: WATCH, code: 'INVALID_INPUT' },
    {
      what: 'a name that no operation has',
      query: 'query A { __typename }',
      code: 'OPERATION_RESOLUTION_FAILURE',
      operationName: 'B',
    },
    {
      what: 'no name for one of two',
      query: 'query A { __typename } query B { __typename }',
      code: 'OPERATION_RESOLUTION_FAILURE',
    },
    { what: 'a text that is no GraphQL', query: '{ broken', code: 'GRAPHQL_PARSE_FAILED' },
    { what: 'a field that is not there', query: '{ nothing }', code: 'GRAPHQL_VALIDATION_FAILED' },
    { what: 'too many words', query: `{ ${'__typename '.repeat(2_000)} }`, code: 'QUERY_REFUSED' },
  ];
  type Errors = readonly { readonly extensions: object }[];
  const overWebSocket = async (query: string, operationName?: string): Promise<Errors> => {
    const client = createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
    try {
      for await (const { errors } of client.iterate({ query, operationName })) return errors as unknown as Errors;
      return [];
    } catch (errors) {
      return errors as Errors;
    } finally {
      await client.dispose();
    }
  };

  test.each(CASES)('$what', async ({ query, code, operationName }) => {
    for (const accept of ['application/graphql-response+json', 'application/json']) {
      const response = await post(it.app, { query, operationName }, { accept });
      const isToldWithin = accept === 'application/json' && code !== 'OPERATION_RESOLUTION_FAILURE';
      expect(response.status).toBe(isToldWithin ? 200 : 400);
      expect(((await response.json()) as { errors: Errors }).errors[0].extensions).toEqual({ code });
    }
    expect((await overWebSocket(query, operationName))[0].extensions).toEqual({ code });
    const events = await (await post(it.app, { query, operationName }, { accept: 'text/event-stream' })).text();
    expect(events).toContain(`"extensions":{"code":"${code}"}`);
  });

  test('a request without a query', async () => {
    for (const accept of ['application/graphql-response+json', 'application/json', '*/*'])
      for (const asked of [
        post(it.app, {}, { accept }),
        it.app.fetch('http://localhost/graphql', { headers: { accept } }),
      ]) {
        const response = await asked;
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      }
  });

  test.each(['variables', 'extensions'])('%s in an address that are no JSON', async (name) => {
    const response = await it.app.fetch(`http://localhost/graphql?query={engine{workers}}&${name}={`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: `${name} must be JSON`, extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(it.logged).toEqual([]);
  });
});

describe('a WebSocket', () => {
  const open = (origin: string | undefined): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { origin });
      socket.on('open', () => {
        socket.close();
        resolve('open');
      });
      socket.on('error', (error) => resolve(error.message));
    });

  test('is opened to programs, to our own pages and to friends, and to no other page', async () => {
    expect(await open(undefined)).toBe('open');
    expect(await open(new URL(url).origin)).toBe('open');
    expect(await open(FRIEND)).toBe('open');
    for (const origin of ['https://elsewhere.example', 'null', 'http://127.0.0.1:1'])
      expect(await open(origin)).toContain('401');
  });

  test('answers queries, and says what is wrong with them', async () => {
    const client = createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
    const ask = async (query: string) => {
      for await (const result of client.iterate({ query })) return result;
      return undefined;
    };
    expect(await ask('{ designs { totalCount } }')).toMatchObject({ data: { designs: { totalCount: 1 } } });
    expect(await ask('{ designs(first: 1000) { totalCount } }')).toMatchObject({
      errors: [{ extensions: { code: 'PAGE_TOO_LARGE' } }],
    });
    for (const query of ['{ broken', '{ nothing }', `{ ${'__typename '.repeat(2_000)} }`])
      await expect(ask(query)).rejects.toMatchObject([{ message: expect.any(String) as string }]);
    await client.dispose();
  });
});

describe('what a browser is shown', () => {
  const page = (path: string, accept = 'text/html') => it.app.fetch(`http://localhost${path}`, { headers: { accept } });

  test('GraphiQL comes whole from this server', async () => {
    const response = await page('/graphql');
    const html = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('<title>Meander</title>');
    // Scripts stand in the page itself; what they may hold as text is not loaded.
    const markup = html.replace(/(<script\b[^>]*>)[^]*?<\/script>/g, '$1');
    const loaded = [...markup.matchAll(/<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)=["']?([^"' >]+)/g)].map(
      ([, address]) => address,
    );
    expect(loaded.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(html).not.toMatch(/@import\s*["']?(?:url\()?https?:|url\(["']?https?:/);
  });

  test('the bare address leads there, and nothing else is shown', async () => {
    const bare = await page('/');
    expect([bare.status, bare.headers.get('location')]).toEqual([302, ENDPOINT]);
    expect((await page('/health')).status).toBe(200);
    expect((await page('/secrets')).status).toBe(404);
  });

  test('only friends may read from other pages', async () => {
    const originFor = async (origin: string) =>
      (await post(it.app, { query: '{ __typename }' }, { origin })).headers.get('access-control-allow-origin');
    expect(await originFor(FRIEND)).toBe(FRIEND);
    expect(await originFor(OTHER_FRIEND)).toBe(OTHER_FRIEND);
    expect(await originFor('https://elsewhere.example')).toBeNull();
    // Pages without an origin of their own: files, and frames in a sandbox.
    expect(await originFor('null')).toBeNull();
    const closed = await openApp();
    const response = await post(closed.app, { query: '{ __typename }' }, { origin: FRIEND });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    await closed.close();
  });
});

describe('what a browser sends without asking first is not taken', () => {
  const mutation = 'mutation { deleteDesign(id: "x") { __typename } }';

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    '',
  ])('a POST as %j', async (type) => {
    const response = await post(it.app, JSON.stringify({ query: mutation }), { 'content-type': type });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] });
  });

  test('a mutation in a GET', async () => {
    const response = await it.app.fetch(`http://localhost/graphql?query=${encodeURIComponent(mutation)}`);
    expect(response.status).toBe(405);
  });

  test('a POST of a type of JSON is taken', async () => {
    const response = await post(
      it.app,
      { query: '{ __typename }' },
      { 'content-type': 'application/json; charset=utf-8' },
    );
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });
});

test('in production there is neither GraphiQL nor introspection, and no hint at names', async () => {
  const closed = await openApp({ config: { production: true } });
  const page = await closed.app.fetch('http://localhost/graphql', { headers: { accept: 'text/html' } });
  expect(await page.text()).not.toContain('<script');
  const { status, errors } = await closed.ask('{ __schema { types { name } } }');
  expect(status).toBe(400);
  expect(errors?.[0].message).toContain('introspection');
  const create = 'mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { __typename } }';
  const watch = 'query ($kind: StudyKind) { studies(kind: $kind) { totalCount } }';
  for (const [query, variables] of [
    ['{ desings { totalCount } }', {}],
    ['{ node(id: "x") { status } }', {}],
    [create, { input: { nam: 'x' } }],
    [watch, { kind: 'RUNN' }],
  ] as const) {
    const { errors: told } = await closed.ask(query, variables);
    expect(told?.length).toBeGreaterThan(0);
    for (const { message } of told ?? []) expect(message).not.toMatch(/Did you mean|[sS]uggestion/);
  }
  expect(await closed.get('{ __typename }')).toEqual({ __typename: 'Query' });
  await closed.close();
});

test.each([
  ['a host that is none', '/graphql', 'a b c'],
  ['a target that is no address', 'http://[::1/graphql', 'localhost:4000'],
])('%s is a bad request, and tells nothing of the server', async (_what, path, host) => {
  const { port } = server.address() as AddressInfo;
  const { status, text } = await new Promise<{ status?: number; text: string }>((resolve, reject) => {
    const asking = request({ port, path, method: 'POST', headers: { host } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asking.on('error', reject);
    asking.end('{}');
  });
  expect(status).toBe(400);
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: expect.any(String) as string, extensions: { code: 'BAD_REQUEST' } }],
  });
});

test('a client that goes away in the middle ends what it watched', async () => {
  const id = await start(ENDLESS, 'left alone');
  await new Promise<void>((resolve, reject) => {
    const leaving = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    });
    leaving.on('response', (response) =>
      response.once('data', () => {
        leaving.destroy();
        resolve();
      }),
    );
    leaving.on('error', reject);
    leaving.end(JSON.stringify({ query: WATCH, variables: { id } }));
  });
  expect(await it.get('{ __typename }')).toEqual({ __typename: 'Query' });
  await cancel(id);
  expect(it.logged).toEqual([]);
});
