/** A whole app on a database of its own, asked through `app.fetch`, with no socket in between. */
import { pino, type Logger } from 'pino';
import { createApp, type App, type AppParts } from '../../src/app.ts';
import { createStudies, type Studies } from '../../src/studies/studies.ts';
import { KINDS, type TestDatabase } from '../db/support.ts';

export interface Reply {
  readonly status: number;
  readonly data: never;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

export interface TestApp {
  readonly app: App;
  readonly database: TestDatabase;
  readonly studies: Studies;
  /** Lines of the log, as pino writes them. */
  readonly logged: string[];
  readonly ask: (query: string, variables?: object) => Promise<Reply>;
  /** The data of an operation that must not raise errors. */
  readonly get: <T>(query: string, variables?: object) => Promise<T>;
  readonly close: () => Promise<void>;
}

export async function openApp(
  more: { readonly kind?: 0 | 1; readonly config?: Partial<AppParts['config']> } = {},
): Promise<TestApp> {
  const database = await KINDS[more.kind ?? 0].open();
  const logged: string[] = [];
  const log: Logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  const studies = await createStudies({ database, log, threads: 2 });
  const app = createApp({ database, studies, log, config: { corsOrigins: [], production: false, ...more.config } });
  const ask = async (query: string, variables: object = {}): Promise<Reply> => {
    const response = await post(app, { query, variables });
    return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) };
  };
  return {
    app,
    database,
    studies,
    logged,
    ask,
    get: async (query, variables) => {
      const { data, errors } = await ask(query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    close: async () => {
      await app.dispose();
      await studies.stop();
      await database.close();
    },
  };
}

export const post = async (
  app: App,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** A small design that has something of everything, as it is written. */
export const smallDesign = (key: string) => ({
  key,
  name: `The design ${key}`,
  description: 'A mail, a site and a shop.',
  story: {
    title: 'Warm feet',
    themes: ['warmth', 'price'],
    promise: [{ theme: 'warmth', weight: 1 }],
  },
  personas: [
    {
      key: 'walker',
      name: 'Walker',
      share: 2,
      traits: { needDays: null, patience: 0.7 },
      intents: { learning: 1, buying: 1 },
      affinity: [{ channel: 'EMAIL', logOdds: -0.5 }],
    },
    { key: 'runner', name: 'Runner', share: 1 },
  ],
  touchpoints: [
    {
      key: 'mail',
      name: 'Mail',
      channel: 'EMAIL',
      push: { reach: 0.9, group: 'list', days: [1, 8, 15] },
      goal: 'LEARN',
      telling: [{ theme: 'price', weight: 1 }],
    },
    {
      key: 'site',
      name: 'Site',
      channel: 'WEBSITE',
      pull: 1,
      goal: 'SUBSCRIBE',
      potholes: [{ kind: 'COMPLEX_PROCESS', prevalence: 0.4, severity: 0.5 }],
      care: [{ kind: 'RESOLUTION', strength: 0.3 }],
      listening: 0.5,
    },
    { key: 'shop', name: 'Shop', channel: 'STORE', pull: 0.5, goal: 'BUY', ask: 0.5, purchaseValue: 80 },
  ],
  links: [
    { from: 'mail', to: 'site', on: 'ENGAGED' },
    { from: 'site', to: 'shop', on: 'SUBSCRIBED', delayDays: 2 },
  ],
});

const SAVE_DESIGN = `mutation Save($input: DesignInput!) {
  createDesign(input: $input) {
    __typename
    ... on CreateDesignSuccess { design { id revision } }
    ... on InvalidInput { issues { path message } }
  }
}`;

/** Saves a design and gives its id. */
export async function saveDesign({ get }: TestApp, input: object): Promise<string> {
  const { createDesign } = await get<{ createDesign: { design?: { id: string } } }>(SAVE_DESIGN, { input });
  if (!createDesign.design) throw new Error(JSON.stringify(createDesign));
  return createDesign.design.id;
}

const SAVE_SCENARIO = `mutation Save($input: CreateScenarioInput!) {
  createScenario(input: $input) {
    __typename
    ... on CreateScenarioSuccess { scenario { id } }
    ... on InvalidInput { issues { path message } }
  }
}`;

/** Saves a scenario and gives its id. */
export async function saveScenario({ get }: TestApp, input: object): Promise<string> {
  const { createScenario } = await get<{ createScenario: { scenario?: { id: string } } }>(SAVE_SCENARIO, { input });
  if (!createScenario.scenario) throw new Error(JSON.stringify(createScenario));
  return createScenario.scenario.id;
}

const START_RUN = `mutation Start($input: StartRunInput!) {
  startRun(input: $input) {
    __typename
    ... on StartRunSuccess { run { id status } }
    ... on Problem { code message }
  }
}`;

/** Starts a run, waits for its end and gives its id. */
export async function finishRun(it: TestApp, input: object): Promise<string> {
  const { startRun } = await it.get<{ startRun: { run?: { id: string } } }>(START_RUN, { input });
  if (!startRun.run) throw new Error(JSON.stringify(startRun));
  return finishStudy(it, startRun.run.id);
}

/** Waits for the end of a study and gives its id. */
export async function finishStudy({ app }: TestApp, id: string): Promise<string> {
  const query = 'subscription Watch($id: ID!) { studyProgress(id: $id) { status } }';
  const stream = await post(app, { query, variables: { id } }, { accept: 'text/event-stream' });
  // The stream ends when the study does.
  await stream.text();
  return id;
}
