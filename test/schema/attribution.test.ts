import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishRun, finishStudy, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const BUYERS = 2_000;
const START = `mutation ($input: StartAttributionInput!) {
  startAttribution(input: $input) {
    __typename ... on Problem { code message } ... on InvalidInput { issues { path message } } ... on LimitExceeded { limit asked }
    ... on StartAttributionSuccess { attribution { id status } }
  }
}`;
const READ = `query ($id: ID!) {
  node(id: $id) {
    ... on Attribution {
      status progress { done total } purchases walked permutations
      touchpoints { touchpoint incremental { value low high kept freed } credits { rule credit { value low } error } }
      rules { rule meanError { value low high } totalError { value } rankAgreement settled { pairs agreeing } tooMuch tooLittle }
    }
  }
}`;

interface Started {
  readonly __typename: string;
  readonly code?: string;
  readonly attribution?: { readonly id: string; readonly status: string };
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
}
interface Read {
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly purchases: number;
  readonly permutations: number;
  readonly touchpoints: {
    touchpoint: string;
    incremental: { value: number; low: number; high: number; kept: number; freed: number };
    credits: { rule: string; credit: { value: number }; error: number }[];
  }[];
  readonly rules: { rule: string; meanError: { value: number }; rankAgreement: number | null }[];
}

describe.each([
  ['embedded', 0],
  ['server', 1],
] as const)('attribution on a database of kind %s', (_kind, kind) => {
  let it: TestApp;
  let scenarioId: string;
  let runId: string;
  beforeAll(async () => {
    it = await openApp({ kind });
    const designId = await saveDesign(it, {
      ...smallDesign('credited'),
      touchpoints: [
        ...smallDesign('credited').touchpoints,
        // Nobody ever comes here: no push, no pull, no link.
        { key: 'attic', name: 'Attic', channel: 'WEBSITE' },
      ],
    });
    const environment = { horizonDays: 40, arrivalDays: 0, disorder: 0.5 };
    scenarioId = await saveScenario(it, { designId, name: 'As it is', changes: [], environment });
    runId = await finishRun(it, { scenarioId, buyers: BUYERS, seed: 'credit' });
  });
  afterAll(() => it.close());

  const start = async (input: object): Promise<Started> =>
    (await it.get<{ startAttribution: Started }>(START, { input })).startAttribution;
  const ofRun = async (): Promise<unknown> => {
    const { study } = await it.get<{ study: { attribution: unknown } }>(
      'query ($id: ID!) { study(id: $id) { ... on Run { attribution { id status } } } }',
      { id: runId },
    );
    return study.attribution;
  };

  test('every touchpoint has its true effect beside what the rules say, over the lives of the run', async () => {
    expect(await ofRun()).toBeNull();
    const { attribution } = await start({ runId });
    const id = await finishStudy(it, attribution!.id);
    expect(await ofRun()).toEqual({ id, status: 'SUCCEEDED' });
    const { node } = await it.get<{ node: Read }>(READ, { id });
    expect(node).toMatchObject({ status: 'SUCCEEDED', permutations: 0 });
    expect(node.progress).toEqual({ done: BUYERS * 5, total: BUYERS * 5 });

    const effects = new Map(node.touchpoints.map(({ touchpoint, incremental }) => [touchpoint, incremental]));
    expect([...effects.keys()]).toEqual(['mail', 'site', 'shop', 'attic']);
    // Nobody buys anywhere else; nobody misses what nobody met.
    expect(effects.get('shop')).toMatchObject({ value: node.purchases, kept: node.purchases, freed: 0 });
    expect(effects.get('attic')).toMatchObject({ value: 0, kept: 0, freed: 0 });
    const { low, value, high } = effects.get('site')!;
    expect(low).toBeLessThan(value);
    expect(value).toBeLessThan(high);

    expect(node.rules).toHaveLength(8);
    for (const { rule } of node.rules) {
      const credits = node.touchpoints.map((one) => one.credits.find((credit) => credit.rule === rule)!);
      expect(credits.reduce((sum, { credit }) => sum + credit.value, 0)).toBeCloseTo(node.purchases, 6);
      credits.forEach(({ credit, error }, place) =>
        expect(error).toBeCloseTo(credit.value - node.touchpoints[place].incremental.value, 9),
      );
    }
    const last = node.touchpoints.map(({ credits }) => credits.find(({ rule }) => rule === 'LAST_TOUCH')!.credit.value);
    expect(last).toEqual([0, 0, node.purchases, 0]);
  });

  test('the same lives asked for by their scenario are the same study', async () => {
    const byRun = await start({ runId });
    const byScenario = await start({ scenarioId, buyers: BUYERS, seed: 'credit' });
    expect(byScenario.attribution).toEqual(byRun.attribution);
  });

  test('what is wrong is told', async () => {
    const paths = async (input: object) => (await start(input)).issues?.map(({ path }) => path.join('.'));
    expect(await paths({ scenarioId, buyers: 0 })).toEqual(['buyers']);
    expect(await paths({ runId, buyers: 7, seed: 'x' })).toEqual(['buyers', 'seed']);
    expect(await start({ runId: scenarioId })).toMatchObject({ __typename: 'NotFound' });
    expect(await start({ scenarioId, buyers: 300_000 })).toMatchObject({ code: 'STUDY_TOO_LARGE' });
  });
});
