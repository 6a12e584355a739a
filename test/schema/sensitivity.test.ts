import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishStudy, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }
  ... on LimitExceeded { limit asked }`;
const START = `mutation ($input: StartSensitivityInput!) {
  startSensitivity(input: $input) { ${PROBLEM} ... on StartSensitivitySuccess { sensitivity { id status } } }
}`;
const READ = `query ($id: ID!) {
  study(id: $id) {
    __typename status progress { done total } error { code }
    ... on Sensitivity {
      metric method samples points
      factors { parameter persona trait touchpoint field low high scale }
      base { value low high }
      morris { factor { field parameter } mean { value low high } size { value low high } spread effects leftOut }
      sobol { variance rows leftOut indices { factor { field } first { value low high } total { value low high } } }
      tornado { factor { field parameter trait } current low { value difference { value low high } }
        high { value difference { value low high } } swing }
    }
  }
}`;

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
interface Read {
  readonly study: {
    readonly status: string;
    readonly error: unknown;
    readonly progress: { readonly done: number; readonly total: number };
    readonly points: number;
    readonly base: Estimate;
    readonly factors: readonly object[];
    readonly morris: { factor: object; mean: Estimate; size: Estimate; spread: number; effects: number }[] | null;
    readonly sobol: { rows: number; indices: { factor: object; first: Estimate; total: Estimate }[] } | null;
    readonly tornado: {
      factor: { field: string | null; parameter: string | null };
      current: number | null;
      low: { value: number; difference: Estimate };
      high: { value: number; difference: Estimate };
      swing: number;
    }[];
  };
}

describe.each([
  ['embedded', 0],
  ['server', 1],
] as const)('sensitivity analyses on a database of kind %s', (_kind, kind) => {
  let it: TestApp;
  let scenarioId: string;
  beforeAll(async () => {
    it = await openApp({ kind });
    const designId = await saveDesign(it, smallDesign('turned'));
    const environment = { horizonDays: 20, arrivalDays: 0, disorder: 1 };
    scenarioId = await saveScenario(it, { designId, name: 'As it is', changes: [], environment });
  });
  afterAll(() => it.close());

  const start = async (input: object) =>
    (
      await it.get<{
        startSensitivity: { sensitivity?: { id: string }; issues?: { path: string[] }[]; code?: string };
      }>(START, { input: { scenarioId, ...input } })
    ).startSensitivity;
  const pathsOf = async (input: object) => (await start(input)).issues?.map(({ path }) => path.join('.'));
  const finish = async (input: object): Promise<Read['study']> => {
    const { sensitivity } = await start(input);
    const id = await finishStudy(it, sensitivity!.id);
    return (await it.get<Read>(READ, { id })).study;
  };

  const parameters = [
    { touchpoint: 'shop', field: 'actionRate', low: 0.1, high: 0.9, scale: 'LOGIT' },
    { touchpoint: 'site', field: 'listening', low: 0, high: 0.001 },
    { parameter: 'actReadiness', low: 1, high: 4 },
    { persona: 'runner', trait: 'needDays', low: 5, high: 80, scale: 'LOG' },
  ];

  test('MORRIS finds what matters, and what does not matter at all', async () => {
    const study = await finish({ parameters, buyers: 400, trajectories: 6 });
    expect(study).toMatchObject({ status: 'SUCCEEDED', error: null, points: 30, factors: parameters });
    expect(study.progress.done).toBe(study.progress.total);
    const [rate, listening] = study.morris!;
    expect(study.sobol).toBeNull();
    expect(rate.effects).toBe(6);
    expect(rate.mean.low).toBeGreaterThan(0);
    // Nothing hangs on distress being noticed here, where no link waits for it.
    expect(listening).toMatchObject({ mean: { value: 0, low: 0, high: 0 }, size: { value: 0 }, spread: 0 });
    const [longest] = study.tornado;
    expect(longest.factor.field).toBe('actionRate');
    expect(longest.swing).toBeCloseTo(longest.high.value - longest.low.value, 12);
    expect(longest.high.difference.value).toBeCloseTo(longest.high.value - study.base.value, 12);
    expect(longest.high.difference.value).toBeGreaterThan(0);
    expect(longest.high.difference.low).toBeLessThan(longest.high.difference.value);
    expect(study.tornado.at(-1)).toMatchObject({ factor: { field: 'listening' }, swing: 0 });
  });

  test('SOBOL shares the variance out', async () => {
    const study = await finish({ parameters: parameters.slice(0, 2), method: 'SOBOL', rows: 64, buyers: 200 });
    const { rows, indices } = study.sobol!;
    expect(study.morris).toBeNull();
    expect(rows).toBe(64);
    expect(indices[0].total.value).toBeGreaterThan(0.9);
    expect(indices[0].first.low).toBeLessThanOrEqual(indices[0].first.value);
    expect(indices[1].total).toEqual({ value: 0, low: 0, high: 0 });
  });

  test('what is wrong is told all at once, with the way to it', async () => {
    expect(await pathsOf({ parameters: [], metric: 'joy', buyers: 0, trajectories: 1 })).toEqual([
      'buyers',
      'metric',
      'trajectories',
      'parameters',
    ]);
    expect(
      await pathsOf({
        parameters: [
          { parameter: 'learn', touchpoint: 'shop', field: 'ask', low: 0, high: 1 },
          { parameter: 'learn', low: 1, high: 0 },
          { touchpoint: 'shop', field: 'ask', low: 0, high: 1, scale: 'LOGIT' },
          { touchpoint: 'shop', field: 'effort', low: 0, high: 1 },
          { touchpoint: 'shop', field: 'effort', low: 0, high: 0.5 },
        ],
      }),
    ).toEqual(['parameters.0', 'parameters.1.low', 'parameters.2.scale', 'parameters.4']);
    expect(
      await pathsOf({
        buyers: 0,
        parameters: [
          { parameter: 'learn', low: 1, high: 0 },
          { touchpoint: 'nowhere', field: 'ask', low: 0, high: 1 },
        ],
      }),
    ).toEqual(['buyers', 'parameters.0.low', 'parameters.1.touchpoint']);
    expect(
      await pathsOf({
        parameters: [
          { parameter: 'joy', low: 0, high: 1 },
          { touchpoint: 'nowhere', field: 'ask', low: 0, high: 1 },
          { touchpoint: 'shop', field: 'ask', low: 0, high: 2 },
          { parameter: 'learn', low: -1, high: 0.5 },
        ],
      }),
    ).toEqual(['parameters.0.parameter', 'parameters.1.touchpoint', 'parameters.2.high', 'parameters.3.low']);
    expect((await start({ parameters, method: 'SOBOL', rows: 8_192, buyers: 1_000_000 })).code).toBe('STUDY_TOO_LARGE');
    expect(await pathsOf({ parameters, rows: -5 })).toEqual(['rows']);
    expect(await pathsOf({ parameters, method: 'SOBOL', trajectories: 20 })).toEqual(['trajectories']);
    // So much is refused before the design is looked at.
    const far = [{ touchpoint: 'nowhere', field: 'ask', low: 0, high: 1 }];
    expect((await start({ parameters: far, buyers: 100_000_000 })).code).toBe('STUDY_TOO_LARGE');
    const many = Array.from({ length: 50 }, () => parameters[0]);
    expect(await pathsOf({ parameters: many })).toEqual(['parameters']);
  });

  test('the same question gets the same study', async () => {
    const [one, again] = [await start({ parameters, buyers: 100 }), await start({ parameters, buyers: 100 })];
    expect(again.sensitivity?.id).toBe(one.sensitivity?.id);
  });
});
