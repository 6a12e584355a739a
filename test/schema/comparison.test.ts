import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishStudy, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const BUYERS = 3_000;
const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }
  ... on LimitExceeded { limit asked }`;
const START = `mutation ($input: StartComparisonInput!) {
  startComparison(input: $input) { ${PROBLEM} ... on StartComparisonSuccess { comparison { id status buyersAsked } } }
}`;

interface Started {
  readonly __typename: string;
  readonly comparison?: { readonly id: string; readonly status: string };
  readonly code?: string;
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

interface Figure {
  readonly name: string;
  readonly baseline: number | null;
  readonly challenger: number | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly varianceRatio: number | null;
}

describe.each([
  ['embedded', 0],
  ['server', 1],
] as const)('comparisons on a database of kind %s', (_kind, kind) => {
  let it: TestApp;
  let designId: string;
  let scenarioIds: string[];
  beforeAll(async () => {
    it = await openApp({ kind });
    designId = await saveDesign(it, smallDesign('compare'));
    const environment = { horizonDays: 30, arrivalDays: 2, disorder: 0.5 };
    const save = (name: string, changes: object[]) => saveScenario(it, { designId, name, changes, environment });
    scenarioIds = [
      await save('As it is', []),
      await save('One story', [{ alignStory: { level: 1 } }]),
      await save('Easier', [{ setTouchpoint: { key: 'shop', actionRate: 0.8 } }]),
      await save('As it is, again', []),
    ];
  });
  afterAll(() => it.close());

  const start = async (input: object): Promise<Started> =>
    (await it.get<{ startComparison: Started }>(START, { input })).startComparison;
  const pathsOf = async (input: object) => (await start(input)).issues?.map(({ path }) => path.join('.'));
  const finish = async (input: object): Promise<string> => {
    const { comparison } = await start(input);
    await finishStudy(it, comparison!.id);
    return comparison!.id;
  };

  test('every figure has its paired difference; equal scenarios differ by exactly 0', async () => {
    const id = await finish({ scenarioIds, buyers: BUYERS, seed: 'luck' });
    const { study } = await it.get<{ study: Record<string, never> }>(
      `query ($id: ID!) {
        study(id: $id) {
          __typename status progress { done total }
          ... on Experiment { design { key } scenario { name } buyersAsked }
          ... on Comparison {
            scenarios { position scenario { name } revision { number } environment { disorder } }
            results { scenario { position } result { buyers metrics { name value description } } }
            pairs {
              baseline { position } challenger { position scenario { name } }
              metrics { name baseline challenger difference low high varianceRatio unit description }
              timing { median { difference } restrictedMean { baseline challenger difference low high } }
              won lost differing switches { before after count } buying: switches(intent: BUYING) { count }
              examples { kind number divergedAt { day touchpoint } firstTouchedAt { day }
                baseline { journey event { day kind touchpoint because { term logOdds } } } challenger { journey exit } }
            }
            best { metric direction indifference confidence scenario { scenario { name } } probability concluded
              survivors { position } buyersUsed buyersAllowed }
          }
        }
      }`,
      { id },
    );
    expect(study).toMatchObject({
      __typename: 'Comparison',
      status: 'SUCCEEDED',
      progress: { done: 4 * BUYERS, total: 4 * BUYERS },
      design: { key: 'compare' },
      scenario: { name: 'As it is' },
      buyersAsked: BUYERS,
    });
    const { pairs, best, results, scenarios } = study as unknown as {
      scenarios: { scenario: { name: string } }[];
      results: { result: { buyers: number; metrics: { name: string; value: number; description: string }[] } }[];
      pairs: {
        metrics: Figure[];
        won: number;
        lost: number;
        differing: number;
        switches: { count: number }[];
        buying: { count: number }[];
        examples: { kind: string; number: number; divergedAt: { day: number } | null }[];
      }[];
      best: { scenario: { scenario: { name: string } }; probability: number; concluded: boolean };
    };
    expect(scenarios.map(({ scenario }) => scenario.name)).toEqual([
      'As it is',
      'One story',
      'Easier',
      'As it is, again',
    ]);
    expect(pairs).toHaveLength(3);
    for (const [index, { metrics, won, lost, switches }] of pairs.entries()) {
      expect(metrics).toHaveLength(31);
      const bought = metrics.find(({ name }) => name === 'boughtShare')!;
      const valueOf = (arm: number) => results[arm].result.metrics.find(({ name }) => name === 'boughtShare')!.value;
      expect([bought.baseline, bought.challenger]).toEqual([valueOf(0), valueOf(index + 1)]);
      expect(bought.difference).toBeCloseTo((won - lost) / BUYERS, 12);
      expect(switches).toHaveLength(16);
      expect(switches.reduce((sum, { count }) => sum + count, 0)).toBe(BUYERS);
    }
    // Side by side they look like two numbers for one thing.
    const whole = results[0].result.metrics.find(({ name }) => name === 'daysToBuyMedian');
    expect(whole?.description).toMatch(/whole days .* Where plans are compared it is even within the day\.$/);
    expect(pairs[0].metrics.find(({ name }) => name === 'daysToBuyMedian')).toMatchObject({
      unit: 'days',
      description: expect.stringMatching(/even within the day: .* A run tells it in whole days\.$/) as string,
    });
    const easier = pairs[1].metrics.find(({ name }) => name === 'boughtShare')!;
    expect(easier.low).toBeGreaterThan(0);
    expect(easier.varianceRatio).toBeLessThan(0.9);
    expect(pairs[1].examples.some((example) => example.kind === 'WON' && example.divergedAt !== null)).toBe(true);
    for (const { difference, low, high } of pairs[2].metrics)
      if (difference !== null) expect([difference, low, high]).toEqual([0, 0, 0]);
    expect(pairs[2].differing).toBe(0);
    expect(best).toMatchObject({ scenario: { scenario: { name: 'Easier' } }, concluded: false });
    expect(best.probability).toBeGreaterThan(0.99);
  });

  test('the best is found with fewer buyers when it is far ahead', async () => {
    const [asItIs, , easier] = scenarioIds;
    const id = await finish({
      scenarioIds: [asItIs, easier],
      buyers: 60_000,
      best: { metric: 'boughtShare', indifference: 0.01 },
    });
    const { study } = await it.get<{ study: { best: Record<string, unknown> } }>(
      `query ($id: ID!) { study(id: $id) { ... on Comparison {
        best { scenario { position } probability concluded buyersUsed buyersAllowed survivors { position } } } } }`,
      { id },
    );
    expect(study.best).toEqual({
      scenario: { position: 1 },
      probability: 0.95,
      concluded: true,
      buyersUsed: 16_384,
      buyersAllowed: 60_000,
      survivors: [{ position: 1 }],
    });
  });

  test('a stop rule ends it once every difference is known so closely', async () => {
    const id = await finish({
      scenarioIds: scenarioIds.slice(0, 3),
      buyers: 100_000,
      stop: { metric: 'boughtShare', halfWidth: 0.01 },
    });
    const { study } = await it.get<{ study: { pairs: { metrics: Figure[] }[]; best: { buyersUsed: number } } }>(
      `query ($id: ID!) { study(id: $id) { ... on Comparison {
        pairs { metrics(names: ["boughtShare"]) { name difference low high } } best { buyersUsed } } } }`,
      { id },
    );
    expect(study.best.buyersUsed).toBe(16_384);
    for (const { metrics } of study.pairs) {
      expect(metrics).toHaveLength(1);
      expect((metrics[0].high! - metrics[0].low!) / 2).toBeLessThanOrEqual(0.01);
    }
  });

  test('the same question gets the same study, in the same order alone', async () => {
    const one = await finish({ scenarioIds: scenarioIds.slice(0, 2), buyers: 500, seed: 'same' });
    const again = await start({ scenarioIds: scenarioIds.slice(0, 2), buyers: 500, seed: 'same' });
    expect(again.comparison).toMatchObject({ id: one, status: 'SUCCEEDED' });
    const turned = await start({ scenarioIds: scenarioIds.slice(0, 2).reverse(), buyers: 500, seed: 'same' });
    expect(turned.comparison?.id).not.toBe(one);
    // Another scenario with the same content: a study of its own, answered at once.
    const twin = await start({ scenarioIds: [scenarioIds[3], scenarioIds[1]], buyers: 500, seed: 'same' });
    expect(twin.comparison?.id).not.toBe(one);
    expect(twin.comparison?.status).toBe('SUCCEEDED');
    const { studies } = await it.get<{ studies: { totalCount: number } }>(
      `query ($id: ID!) { studies(kind: COMPARISON, scenarioId: $id) { totalCount } }`,
      { id: scenarioIds[3] },
    );
    expect(studies.totalCount).toBeGreaterThanOrEqual(2);
  });

  test('what is wrong is told all at once', async () => {
    expect(
      await pathsOf({ scenarioIds: scenarioIds.slice(0, 1), buyers: 0, best: { metric: 'nothing', indifference: -1 } }),
    ).toEqual(['buyers', 'best.metric', 'best.indifference', 'scenarioIds']);
    expect(await pathsOf({ scenarioIds: [scenarioIds[0], scenarioIds[0]] })).toEqual(['scenarioIds.1']);
    expect(await pathsOf({ scenarioIds, stop: { metric: 'pathEntropy', halfWidth: 1 } })).toEqual(['stop.metric']);
    expect(await start({ scenarioIds: [scenarioIds[0], designId] })).toMatchObject({
      __typename: 'NotFound',
      message: expect.stringContaining(designId) as string,
    });
    expect(await start({ scenarioIds, buyers: 1_000_000_000 })).toMatchObject({
      __typename: 'LimitExceeded',
      code: 'STUDY_TOO_LARGE',
    });
  });

  test('scenarios that their designs have left behind are told by their places, all of them', async () => {
    const input = smallDesign('moving-on');
    const moving = await saveDesign(it, input);
    const leave = (key: string) =>
      saveScenario(it, { designId: moving, name: `Without ${key}`, changes: [{ removeTouchpoint: { key } }] });
    const left = [await leave('shop'), await leave('site'), await leave('shop')];
    await it.get(
      `mutation ($id: ID!, $input: DesignInput!) { updateDesign(id: $id, expectedRevision: 1, input: $input) { __typename } }`,
      { id: moving, input: { ...input, touchpoints: input.touchpoints.slice(0, 2), links: [] } },
    );
    const ids = [scenarioIds[0], ...left];
    expect(await pathsOf({ scenarioIds: ids, buyers: 0 })).toEqual([
      'buyers',
      'scenarioIds.1.changes.0.removeTouchpoint.key',
      'scenarioIds.3.changes.0.removeTouchpoint.key',
    ]);
    const { issues } = await start({ scenarioIds: [ids[0], ids[0]] });
    expect(issues).toEqual([
      { path: ['scenarioIds', '1'], message: 'must not be named twice; it stands at 0 already' },
    ]);
  });

  test('one under way can be cancelled', async () => {
    const { comparison } = await start({ scenarioIds, buyers: 200_000_000 });
    const { cancelStudy } = await it.get<{ cancelStudy: unknown }>(
      `mutation ($id: ID!) { cancelStudy(id: $id) { ... on CancelStudySuccess { study { status ... on Comparison { pairs { won } best { probability } } } } } }`,
      { id: comparison!.id },
    );
    expect(cancelStudy).toEqual({ study: { status: 'CANCELLED', pairs: null, best: null } });
  });
});
