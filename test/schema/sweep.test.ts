import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishRun, finishStudy, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const BUYERS = 1_000;
const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }
  ... on LimitExceeded { limit asked }`;
const START = `mutation ($input: StartSweepInput!) {
  startSweep(input: $input) { ${PROBLEM}
    ... on StartSweepSuccess { sweep { id status over parameter values scenarios { position } } } }
}`;

interface Started {
  readonly __typename: string;
  readonly sweep?: { readonly id: string; readonly status: string; readonly scenarios: readonly object[] };
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

interface Estimate {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
interface Figure extends Omit<Estimate, 'value'> {
  readonly baseline: number | null;
  readonly challenger: number | null;
  readonly difference: number | null;
}
interface Place {
  readonly position: number;
}
interface Swept {
  readonly points: readonly {
    readonly value: number;
    readonly scenario: Place & { readonly scenario: { readonly name: string } };
    readonly metrics: readonly Estimate[];
    readonly scorecard: readonly Estimate[];
  }[];
  readonly lifts: readonly {
    readonly value: number;
    readonly baseline: Place;
    readonly challenger: Place;
    readonly metrics: readonly Figure[];
  }[];
  readonly lift: Swept['lifts'] | null;
  readonly survival: readonly { readonly scenario: Place; readonly metrics: readonly Estimate[] }[] | null;
  readonly vanishing: readonly {
    readonly challenger: Place;
    readonly metrics: readonly { readonly vanishesAt: number | null; readonly lastDifferent: number | null }[];
  }[];
}

const ASK = `query ($id: ID!) { study(id: $id) {
  __typename status progress { done total }
  ... on Experiment { design { key } scenario { name } buyersAsked environment { disorder } }
  ... on Sweep {
    over parameter values
    scenarios { position scenario { name } revision { number } environment { horizonDays } }
    points { value scenario { position scenario { name } } metrics { name value low high unit description }
      scorecard { name value low high definition } }
    lifts { value baseline { position } challenger { position }
      metrics(names: ["boughtShare", "touches"]) { name unit baseline challenger difference low high varianceRatio } }
    lift { value baseline { position } challenger { position }
      metrics(names: ["boughtShare", "touches"]) { name baseline challenger difference low high } }
    survival { scenario { position }
      metrics(names: ["boughtShare", "memory"]) { name planned lived value low high unit description } }
    vanishing { baseline { position } challenger { position }
      metrics(names: ["boughtShare"]) { name vanishesAt lastDifferent } }
  }
} }`;

describe.each([
  ['embedded', 0],
  ['server', 1],
] as const)('sweeps on a database of kind %s', (_kind, kind) => {
  let it: TestApp;
  let designId: string;
  let scenarioIds: string[];
  const environment = { horizonDays: 30, arrivalDays: 2, disorder: 0.5 };
  const save = (name: string, changes: object[]) => saveScenario(it, { designId, name, changes, environment });
  beforeAll(async () => {
    it = await openApp({ kind });
    designId = await saveDesign(it, smallDesign('sweep'));
    scenarioIds = [
      await save('As it is', []),
      await save('Easier', [{ setTouchpoint: { key: 'shop', actionRate: 0.8 } }]),
      await save('As it is, again', []),
    ];
  });
  afterAll(() => it.close());

  const start = async (input: object): Promise<Started> =>
    (await it.get<{ startSweep: Started }>(START, { input })).startSweep;
  const pathsOf = async (input: object) => (await start(input)).issues?.map(({ path }) => path.join('.'));
  const finish = async (input: object): Promise<string> => {
    const started = await start(input);
    if (!started.sweep) throw new Error(JSON.stringify(started));
    return finishStudy(it, started.sweep.id);
  };
  const read = async (id: string): Promise<Swept> => (await it.get<{ study: Swept }>(ASK, { id })).study;

  test('over disorder: points, lifts, what survives, where differences vanish', async () => {
    const values = [0, 0.5, 1.5];
    const id = await finish({ scenarioIds, over: 'DISORDER', values, buyers: BUYERS, seed: 'luck' });
    const study = await read(id);
    const lives = BUYERS * (3 * 3 + 3 * 2);
    expect(study).toMatchObject({
      ...{ __typename: 'Sweep', status: 'SUCCEEDED', progress: { done: lives, total: lives } },
      ...{ design: { key: 'sweep' }, scenario: { name: 'As it is' }, buyersAsked: BUYERS },
      ...{ over: 'DISORDER', parameter: null, values, lift: null },
    });
    expect(study.points.map(({ value, scenario }) => [value, scenario.scenario.name])).toEqual(
      values.flatMap((value) => ['As it is', 'Easier', 'As it is, again'].map((name) => [value, name])),
    );

    // The scenarios' own disorder is 0.5: there a point is what a run of the scenario reports.
    const run = await finishRun(it, { scenarioId: scenarioIds[1], buyers: BUYERS, seed: 'luck' });
    const own = await it.get<{ study: { result: object } }>(
      `query ($id: ID!) { study(id: $id) { ... on Run { result { metrics { name value low high unit description }
        scorecard { name value low high definition } } } } }`,
      { id: run },
    );
    const { metrics, scorecard } = study.points[4];
    expect({ metrics, scorecard }).toEqual(own.study.result);

    expect(study.lifts.map(({ value, challenger }) => [value, challenger.position])).toEqual(
      values.flatMap((value) => [1, 2].map((position) => [value, position])),
    );
    for (const [index, { baseline, metrics: figures }] of study.lifts.entries()) {
      expect(baseline.position).toBe(0);
      expect(figures.map(({ name }) => name)).toEqual(['boughtShare', 'touches']);
      const place = Math.floor(index / 2) * 3;
      const shareAt = (at: number) => study.points[at].metrics.find(({ name }) => name === 'boughtShare')?.value;
      expect([figures[0].baseline, figures[0].challenger]).toEqual([shareAt(place), shareAt(place + 1 + (index % 2))]);
      if (index % 2 === 1)
        for (const { difference, low, high } of figures) expect([difference, low, high]).toEqual([0, 0, 0]);
    }
    expect(study.lifts[2].metrics[0].low).toBeGreaterThan(0);

    expect(study.survival?.map(({ scenario }) => scenario.position)).toEqual([0, 1, 2]);
    for (const { metrics: figures } of study.survival ?? []) {
      expect(figures.map(({ name }) => name)).toEqual(['boughtShare', 'memory']);
      for (const { value, low, high } of figures) {
        expect(low).toBeLessThan(value as number);
        expect(high).toBeGreaterThan(value as number);
      }
    }
    expect(study.survival?.[2].metrics).toEqual(study.survival?.[0].metrics);

    expect(study.vanishing.map(({ challenger }) => challenger.position)).toEqual([1, 2]);
    expect(study.vanishing[0].metrics[0].lastDifferent).toBeGreaterThanOrEqual(0.5);
    expect(study.vanishing[1].metrics).toEqual([{ name: 'boughtShare', vanishesAt: 0, lastDifferent: null }]);
  });

  test('with two scenarios, the lift by itself; over consistency nothing is told of survival', async () => {
    const ids = scenarioIds.slice(0, 2);
    const study = await read(await finish({ scenarioIds: ids, over: 'CONSISTENCY', values: [0, 1], buyers: 500 }));
    expect(study).toMatchObject({ over: 'CONSISTENCY', parameter: null, values: [0, 1], survival: null });
    expect(study.lift).toEqual(study.lifts.map(({ metrics, ...rest }) => ({ ...rest, metrics: metrics.map(plain) })));
    expect(study.lift).toHaveLength(2);
  });

  test('over a parameter, of one scenario', async () => {
    const [scenarioId] = scenarioIds;
    const input = { over: 'PARAMETER', parameter: 'elsewhere', values: [0, 1, 4], buyers: 500 };
    const study = await read(await finish({ ...input, scenarioIds: [scenarioId] }));
    expect(study).toMatchObject({ over: 'PARAMETER', parameter: 'elsewhere', lifts: [], lift: null, survival: null });
    expect(study).toMatchObject({ scenarios: [{ position: 0, scenario: { name: 'As it is' } }], vanishing: [] });
    const touches = study.points.map(({ metrics }) => metrics.find(({ name }) => name === 'touches')?.value as number);
    expect(touches[0]).toBeGreaterThan(touches[1]);
    expect(touches[1]).toBeGreaterThan(touches[2]);
    const { node } = await it.get<{ node: object }>(
      `query ($id: ID!) { node(id: $id) { __typename ... on Sweep { values } } }`,
      { id: (await start({ ...input, scenarioIds: [scenarioId] })).sweep?.id },
    );
    expect(node).toEqual({ __typename: 'Sweep', values: [0, 1, 4] });
  });

  test('the same question gets the same study, or its answer under another name', async () => {
    const input = { over: 'DISORDER', values: [0.5, 1], buyers: 300, seed: 'same' };
    const one = await finish({ ...input, scenarioIds: scenarioIds.slice(0, 1) });
    expect((await start({ ...input, scenarioIds: scenarioIds.slice(0, 1) })).sweep).toMatchObject({
      ...{ id: one, status: 'SUCCEEDED' },
    });
    const twin = await start({ ...input, scenarioIds: scenarioIds.slice(2) });
    expect(twin.sweep).toMatchObject({ status: 'SUCCEEDED', scenarios: [{ position: 0 }] });
    expect(twin.sweep?.id).not.toBe(one);
    expect((await read(twin.sweep!.id)).points[1].scenario.scenario.name).toBe('As it is, again');

    const renamed = smallDesign('sweep-renamed');
    const otherId = await saveDesign(it, {
      ...renamed,
      touchpoints: renamed.touchpoints.map((touchpoint) => ({ ...touchpoint, name: `The ${touchpoint.name}` })),
    });
    const other = await saveScenario(it, { designId: otherId, name: 'Renamed', changes: [], environment });
    expect((await start({ ...input, scenarioIds: [other] })).sweep?.status).toBe('SUCCEEDED');
    const apart = await start({ ...input, scenarioIds: [other], values: [0.5, 1.25] });
    expect(apart.sweep?.status).not.toBe('SUCCEEDED');
    await finishStudy(it, apart.sweep!.id);
  });

  test('what is wrong is told all at once', async () => {
    const [scenarioId] = scenarioIds;
    expect(await pathsOf({ scenarioIds: [], over: 'DISORDER', parameter: 'giveUp', values: [1], buyers: 0 })).toEqual([
      ...['buyers', 'scenarioIds', 'parameter', 'values'],
    ]);
    expect(await pathsOf({ scenarioIds: [scenarioId], over: 'DISORDER', values: [-1, 0, 0, 11] })).toEqual([
      ...['values.0', 'values.3', 'values.2'],
    ]);
    expect(await pathsOf({ scenarioIds: [scenarioId], over: 'CONSISTENCY', values: [0.5, 0.25, 1.5] })).toEqual([
      ...['values.2', 'values.1'],
    ]);
    expect(await pathsOf({ scenarioIds: [scenarioId], over: 'PARAMETER', values: [1, 2] })).toEqual(['parameter']);
    expect(
      await pathsOf({ scenarioIds: [scenarioId], over: 'PARAMETER', parameter: 'tolerance', values: [0, 1] }),
    ).toEqual(['values.1']);
    expect(await pathsOf({ scenarioIds: [scenarioId, scenarioId], over: 'DISORDER', values: [0, 1] })).toEqual([
      'scenarioIds.1',
    ]);
    expect(await start({ scenarioIds: [designId], over: 'DISORDER', values: [0, 1] })).toMatchObject({
      __typename: 'NotFound',
      message: expect.stringContaining(designId) as string,
    });
    expect(
      await start({ scenarioIds: [scenarioId], over: 'DISORDER', values: [0, 1], buyers: 300_000_000 }),
    ).toMatchObject({ __typename: 'LimitExceeded', code: 'STUDY_TOO_LARGE', asked: 1_200_000_000 });
  });

  test('a scenario that what is varied cannot be applied to is told by its place', async () => {
    // So small a weight has no square, so there is no length to move.
    const tiny = { setTelling: { touchpoint: 'mail', telling: [{ theme: 'price', weight: 1e-200 }] } };
    const ids = [scenarioIds[0], await save('Next to nothing', [tiny])];
    const { issues } = await start({ scenarioIds: ids, over: 'CONSISTENCY', values: [0, 1] });
    expect(issues?.map(({ path }) => path.join('.'))).toEqual(['scenarioIds.1.changes.0.alignStory']);
  });

  test('one under way can be cancelled', async () => {
    const { sweep } = await start({ scenarioIds, over: 'DISORDER', values: [0.5, 1], buyers: 60_000_000 });
    const { cancelStudy } = await it.get<{ cancelStudy: unknown }>(
      `mutation ($id: ID!) { cancelStudy(id: $id) { ... on CancelStudySuccess { study { status
        ... on Sweep { points { value } lifts { value } lift { value } survival { scenario { position } } vanishing { metrics { name } } } } } } }`,
      { id: sweep!.id },
    );
    expect(cancelStudy).toEqual({
      study: { status: 'CANCELLED', points: null, lifts: null, lift: null, survival: null, vanishing: null },
    });
  });
});

const plain = ({ name, baseline, challenger, difference, low, high }: Figure) => {
  return { name, baseline, challenger, difference, low, high };
};
