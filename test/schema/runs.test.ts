import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { METRIC_NAMES } from '../../src/simulation/summary.ts';
import { everythingOf } from './everything.ts';
import { finishRun, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const BUYERS = 3_000;
const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }
  ... on LimitExceeded { limit asked }`;
const START = `mutation ($input: StartRunInput!) {
  startRun(input: $input) { ${PROBLEM} ... on StartRunSuccess { run { id status seed buyersAsked } } }
}`;
const CANCEL = `mutation ($id: ID!) { cancelStudy(id: $id) { ${PROBLEM} ... on CancelStudySuccess { study { id status } } } }`;
const PREVIEW = `query ($input: PreviewInput!) {
  preview(input: $input) { ${PROBLEM} ... on PreviewSuccess { result { buyers journeys { journey count } } } }
}`;

interface Answer {
  readonly __typename: string;
  readonly issues?: readonly { readonly path: readonly string[] }[];
}

// The core of it has to hold on both kinds of database.
describe.each([
  ['embedded', 0],
  ['server', 1],
] as const)('runs on a database of kind %s', (_kind, kind) => {
  let it: TestApp;
  let designId: string;
  let scenarioId: string;
  let runId: string;
  beforeAll(async () => {
    it = await openApp({ kind });
    designId = await saveDesign(it, smallDesign('run'));
    const environment = { horizonDays: 30, arrivalDays: 2, disorder: 0.5 };
    scenarioId = await saveScenario(it, {
      designId,
      name: 'Half',
      changes: [{ alignStory: { level: 1 } }],
      environment,
    });
    runId = await finishRun(it, { scenarioId, buyers: BUYERS, seed: 'luck' });
  });
  afterAll(() => it.close());

  const start = async (input: object): Promise<Answer> =>
    (await it.get<{ startRun: Answer }>(START, { input })).startRun;
  const pathsOf = async (input: object) => (await start(input)).issues?.map(({ path }) => path.join('.'));
  const preview = async (input: object): Promise<Answer> =>
    (await it.get<{ preview: Answer }>(PREVIEW, { input })).preview;

  test('a run says what was asked for, how it went and what came of it', async () => {
    const { study } = await it.get<{ study: Record<string, unknown> }>(
      `query ($id: ID!) {
        study(id: $id) {
          __typename id status progress { done total } seed createdAt startedAt finishedAt error { code message }
          ... on Run {
            buyersAsked environment { horizonDays arrivalDays disorder } stop { metric }
            scenario { id } design { id } revision { number }
            headline { name value low high }
            result { buyers metrics { name value low high unit description } }
          }
        }
      }`,
      { id: runId },
    );
    expect(study).toMatchObject({
      __typename: 'Run',
      id: runId,
      status: 'SUCCEEDED',
      progress: { done: BUYERS, total: BUYERS },
      seed: 'luck',
      error: null,
      buyersAsked: BUYERS,
      environment: { horizonDays: 30, arrivalDays: 2, disorder: 0.5 },
      stop: null,
      scenario: { id: scenarioId },
      design: { id: designId },
      revision: { number: 1 },
    });
    const { headline, result } = study as unknown as {
      headline: object[];
      result: { buyers: number; metrics: { name: string }[] };
    };
    expect(result.buyers).toBe(BUYERS);
    expect(result.metrics.map(({ name }) => name)).toEqual([...METRIC_NAMES]);
    expect(result.metrics).toMatchObject(headline);
  });

  test('everything that a run reports can be read', async () => {
    const { study } = await it.get<{ study: { result: Record<string, object[]> } }>(
      `query ($id: ID!) { study(id: $id) { ... on Run { result { ${everythingOf(schema, 'RunResult')} } } } }`,
      { id: runId },
    );
    const run = await it.studies.find(Buffer.from(runId, 'base64url').toString().slice('Run:'.length));
    const listed = (_: string, value: unknown): unknown => (value instanceof Float64Array ? [...value] : value);
    expect(study.result).toEqual(JSON.parse(JSON.stringify(await it.studies.result(run!), listed)));
  });

  test('the same run asked for again is the one that is there', async () => {
    expect(await start({ scenarioId, buyers: BUYERS, seed: 'luck' })).toMatchObject({
      run: { id: runId, status: 'SUCCEEDED' },
    });
  });

  test('a run of a design takes a world of its own, and defaults for the rest', async () => {
    const answer = await start({ designId, environment: { horizonDays: 10 }, buyers: 10, seed: '  ' });
    expect(answer).toMatchObject({ run: { seed: 'meander', buyersAsked: 10 } });
    expect(await start({ designId, environment: { horizonDays: 11 } })).toMatchObject({ run: { buyersAsked: 10_000 } });
  });

  test('a stop rule ends a run early', async () => {
    const stop = { metric: 'leftShare', halfWidth: 0.05 };
    const id = await finishRun(it, { designId, buyers: 200_000, seed: 'stop', stop });
    const { study } = await it.get<{ study: { stop: object; result: { buyers: number } } }>(
      'query ($id: ID!) { study(id: $id) { ... on Run { stop { metric halfWidth confidence } result { buyers } } } }',
      { id },
    );
    expect(study.stop).toEqual({ ...stop, confidence: 0.95 });
    expect(study.result.buyers).toBeLessThan(200_000);
  });

  test('what is wrong with a run is told, all at once', async () => {
    expect(await pathsOf({})).toEqual(['']);
    expect(await pathsOf({ scenarioId, designId })).toEqual(['']);
    expect(await pathsOf({ scenarioId, environment: {} })).toEqual(['environment']);
    expect(await pathsOf({ designId, environment: { disorder: -1, horizonDays: 1e9 } })).toEqual([
      'environment.horizonDays',
      'environment.disorder',
    ]);
    const stop = { metric: 'kindness', halfWidth: 0, confidence: 1 };
    expect(await pathsOf({ designId, buyers: 0, seed: 'a\u0000', stop })).toEqual([
      'buyers',
      'seed',
      'stop.metric',
      'stop.halfWidth',
      'stop.confidence',
    ]);
    expect(await pathsOf({ designId, buyers: -5, seed: 'x'.repeat(201) })).toEqual(['buyers', 'seed']);
  });

  test('a run too large carries the limit', async () => {
    expect(await start({ designId, buyers: 2_000_000_000 })).toEqual({
      __typename: 'LimitExceeded',
      code: 'RUN_TOO_LARGE',
      message: 'asked for 2,000,000,000 buyers, the limit is 1,000,000,000',
      limit: 1_000_000_000,
      asked: 2_000_000_000,
    });
    expect(await preview({ designId, buyers: 20_001 })).toMatchObject({ code: 'PREVIEW_TOO_LARGE', limit: 20_000 });
  });

  test('ids that lead nowhere are a problem', async () => {
    for (const id of ['', 'x', '\u0000', runId]) {
      expect(await start({ designId: id })).toMatchObject({ __typename: 'NotFound' });
      expect(await start({ scenarioId: id })).toMatchObject({ __typename: 'NotFound' });
      expect(await preview({ scenarioId: id })).toMatchObject({ __typename: 'NotFound' });
      if (id !== runId) expect(await it.get(CANCEL, { id })).toMatchObject({ cancelStudy: { code: 'NOT_FOUND' } });
    }
    const gone = Buffer.from('Design:01a200eb-3de3-778f-82c4-dba9bf0cf93d').toString('base64url');
    const message = `there is no design "${gone}"`;
    expect(await start({ designId: gone })).toMatchObject({ __typename: 'NotFound', message });
    expect(await preview({ designId: gone })).toMatchObject({ __typename: 'NotFound', message });
    expect(await it.get('{ study(id: "x") { id } other: study(id: "") { id } }')).toEqual({ study: null, other: null });
  });

  test('a preview gives back the memory of its counts once it is answered', async () => {
    const givenBack = vi.spyOn(ArrayBuffer.prototype, 'transfer');
    expect(await preview({ scenarioId, buyers: 500 })).toMatchObject({ result: { buyers: 500 } });
    expect(givenBack).toHaveBeenCalledExactlyOnceWith(0);
    givenBack.mockRestore();
  });

  test('a preview answers at once, of what is saved and of what is not', async () => {
    const result = { buyers: 500 };
    const input = smallDesign('never-saved');
    expect(await preview({ scenarioId, buyers: 500 })).toMatchObject({ result });
    expect(await preview({ designId, buyers: 500, changes: [{ removeTouchpoint: { key: 'shop' } }] })).toMatchObject({
      result,
    });
    expect(await preview({ design: input, buyers: 500, environment: { disorder: 0 }, seed: 'any' })).toMatchObject({
      result,
    });
    expect(await it.get('{ design(key: "never-saved") { id } }')).toEqual({ design: null });
    const wrong = await preview({
      design: { ...input, key: 'No Key' },
      changes: [{ alignStory: { level: 3 } }],
      environment: { disorder: 11 },
      buyers: 0,
    });
    expect(wrong.issues?.map(({ path }) => path.join('.'))).toEqual([
      'buyers',
      'design.key',
      'changes.0.alignStory.level',
      'environment.disorder',
    ]);
    const changes = [{ alignStory: { level: 3 } }, { removeTouchpoint: { key: 'nope' } }];
    expect((await preview({ scenarioId, changes, buyers: 0 })).issues?.map(({ path }) => path.join('.'))).toEqual([
      'buyers',
      'changes.0.alignStory.level',
      'changes.1.removeTouchpoint.key',
    ]);
    expect(await pathsOf({ designId, environment: { disorder: 11 }, buyers: 0 })).toEqual([
      'buyers',
      'environment.disorder',
    ]);
  });

  test('a preview lives the same lives as a run', async () => {
    const { study } = await it.get<{ study: { result: object } }>(
      'query ($id: ID!) { study(id: $id) { ... on Run { result { buyers journeys { journey count } } } } }',
      { id: runId },
    );
    expect(await preview({ scenarioId, buyers: BUYERS, seed: 'luck' })).toMatchObject({ result: study.result });
  });

  test('a study is cancelled, and one that has ended stays as it is', async () => {
    const { run } = (await start({ designId, buyers: 1_000_000_000, seed: 'endless' })) as unknown as {
      run: { id: string };
    };
    const cancelled = { cancelStudy: { study: { id: run.id, status: 'CANCELLED' } } };
    expect(await it.get(CANCEL, { id: run.id })).toMatchObject(cancelled);
    expect(await it.get(CANCEL, { id: run.id })).toMatchObject(cancelled);
    expect(await it.get(CANCEL, { id: runId })).toMatchObject({ cancelStudy: { study: { status: 'SUCCEEDED' } } });
    const query = `query ($id: ID!) { study(id: $id) { status ... on Run { result { buyers } headline { name } } } }`;
    expect(await it.get(query, { id: run.id })).toEqual({ study: { status: 'CANCELLED', result: null, headline: [] } });
  });
});

describe('lives', () => {
  let it: TestApp;
  let runId: string;
  beforeAll(async () => {
    it = await openApp();
    runId = await finishRun(it, {
      designId: await saveDesign(it, smallDesign('lives')),
      buyers: BUYERS,
      seed: 'lives',
    });
  });
  afterAll(() => it.close());

  const FIND = `query ($id: ID!, $where: BuyerFilter, $first: Int, $after: String) {
    study(id: $id) {
      ... on Run {
        buyers(where: $where, first: $first, after: $after) {
          edges { cursor node { number journey persona intent exit events { touchpoint kind } } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor } searched searchedAll nextNumber
        }
      }
    }
  }`;
  interface Found {
    readonly edges: {
      cursor: string;
      node: { number: number; journey: string; events: { touchpoint: string; kind: string }[] };
    }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
    readonly searched: number;
    readonly searchedAll: boolean;
    readonly nextNumber: number | null;
  }
  const find = async (variables: object): Promise<Found> =>
    (await it.get<{ study: { buyers: Found } }>(FIND, { id: runId, ...variables })).study.buyers;

  test('one is lived again, with reasons', async () => {
    const { study } = await it.get<{ study: { buyer: { number: number; events: { because: object[] }[] } } }>(
      `query ($id: ID!) { study(id: $id) { ... on Run { buyer(number: 7) { ${everythingOf(schema, 'Buyer')} } } } }`,
      { id: runId },
    );
    const run = await it.studies.find(Buffer.from(runId, 'base64url').toString().slice('Run:'.length));
    const { referred: _referred, ...story } = await it.studies.buyer(run!, 7);
    const events = story.events.map(({ decisions, ...event }) => ({
      ...event,
      decisions: decisions.map((one) => ({ ...one, settles: one.draw === event.draw })),
    }));
    expect(study.buyer).toEqual(JSON.parse(JSON.stringify({ ...story, events })));
  });

  test('an event tells which of its decisions settled it, which need not be the last', async () => {
    const { study } = await it.get<{
      study: {
        buyers: {
          edges: { node: { events: { chance: number | null; decisions: { chance: number; settles: boolean }[] }[] } }[];
        };
      };
    }>(
      `query ($id: ID!) { study(id: $id) { ... on Run { buyers(where: { eventKind: ENGAGED }) {
        edges { node { events { chance decisions { chance settles } } } }
      } } } }`,
      { id: runId },
    );
    const events = study.buyers.edges.flatMap(({ node }) => node.events);
    for (const { chance, decisions } of events)
      expect(decisions.filter(({ settles }) => settles).map((one) => one.chance)).toEqual(
        chance === null ? [] : [chance],
      );
    const settled = events.filter(({ chance }) => chance !== null);
    expect(settled.every(({ decisions }) => decisions.at(-1)?.settles)).toBe(false);
  });

  test.each([-1, BUYERS, 2_147_483_647])('there is no buyer %i', async (number) => {
    const { errors, data } = await it.ask(
      'query ($id: ID!, $number: Int!) { study(id: $id) { ... on Run { buyer(number: $number) { number } } } }',
      { id: runId, number },
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BUYER_OUT_OF_RANGE' }, path: ['study', 'buyer'] });
    expect(data).toEqual({ study: null });
  });

  test('are found, page by page', async () => {
    const whole = await find({ where: { journey: 'BOUGHT' }, first: 100 });
    expect(whole.edges.length).toBeGreaterThan(5);
    expect(whole.edges.every(({ node }) => node.journey === 'BOUGHT')).toBe(true);
    const numbers: number[] = [];
    let page: Found | undefined;
    while (numbers.length < whole.edges.length) {
      page = await find({ where: { journey: 'BOUGHT' }, first: 3, after: page?.pageInfo.endCursor });
      numbers.push(...page.edges.map(({ node }) => node.number));
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(numbers.slice(0, whole.edges.length)).toEqual(whole.edges.map(({ node }) => node.number));
  });

  test('the search says how far it looked', async () => {
    expect(await find({ where: { journey: 'BOUGHT', exit: 'LOST_TO_COMPETITOR' } })).toEqual({
      edges: [],
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: expect.any(String) as string,
      },
      searched: BUYERS,
      searchedAll: true,
      nextNumber: null,
    });
    const some = await find({ first: 4 });
    expect(some).toMatchObject({ searched: 4, searchedAll: false, nextNumber: 4 });
    expect(await find({ first: 0 })).toMatchObject({ edges: [], searched: 0, nextNumber: 0 });
  });

  test.each([[], [-5], [1.5], ['x']])('the cursor of %j is no one’s', async (...number) => {
    const made = Buffer.from(JSON.stringify(['buyers', ...number])).toString('base64url');
    for (const after of [made, '']) {
      const { errors } = await it.ask(FIND, { id: runId, after });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_CURSOR']);
    }
  });

  test('are found by what happened', async () => {
    const { edges } = await find({ where: { attended: 'site', eventKind: 'POTHOLE', persona: 'walker', met: 'mail' } });
    expect(edges.length).toBeGreaterThan(0);
    for (const { node } of edges)
      expect(node.events.some(({ touchpoint, kind }) => touchpoint === 'site' && kind === 'POTHOLE')).toBe(true);
  });

  test.each([
    [{ where: { attended: 'nowhere' } }, 'INVALID_INPUT'],
    [{ where: { persona: '\u0000' } }, 'INVALID_INPUT'],
    [{ first: 1_000_000 }, 'PAGE_TOO_LARGE'],
    [{ first: -1 }, 'BAD_PAGE'],
    [{ after: 'nonsense' }, 'BAD_CURSOR'],
  ])('what is wrong with %j is told', async (variables, code) => {
    const { errors } = await it.ask(FIND, { id: runId, ...variables });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});
