import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishStudy, openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }`;
const START = `mutation ($input: StartSearchInput!) {
  startSearch(input: $input) { ${PROBLEM} ... on StartSearchSuccess { search { id status } } }
}`;
const GOAL = 'goal { metric is amount threshold unit } verdict value low high margin bound';
const OFFER = `options { name } cost verdict irreducible differing goals { ${GOAL} } changesExport
  changes { setTouchpoint { key actionRate } repairPothole { touchpoint kind by } }
  metrics(names: ["boughtShare", "EMPATHY"]) { name baseline challenger difference low high }`;
const RESULT = `query ($id: ID!) { study(id: $id) { __typename status progress { done total } ... on Search {
  options { name cost excludes changes { addCare { strength } } } goals { metric is }
  answersWanted evaluationsAllowed confidence verificationBuyers
  result { found summary evaluations combinations inapplicable exhaustive triedBelow baseline { ${GOAL} }
    answers { ${OFFER} } nearMisses { ${OFFER} } } } } }`;

interface Started {
  readonly __typename: string;
  readonly search?: { readonly id: string; readonly status: string };
  readonly code?: string;
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

interface Check {
  readonly goal: { readonly metric: string; readonly threshold: number };
  readonly verdict: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Offer {
  readonly options: readonly { readonly name: string }[];
  readonly cost: number;
  readonly verdict: string;
  readonly irreducible: boolean;
  readonly goals: readonly Check[];
  readonly changesExport: object[];
  readonly metrics: readonly { readonly name: string; readonly baseline: number; readonly difference: number }[];
}

interface Result {
  readonly found: boolean;
  readonly summary: string;
  readonly evaluations: number;
  readonly combinations: number | null;
  readonly inapplicable: number;
  readonly exhaustive: boolean;
  readonly triedBelow: number | null;
  readonly baseline: readonly Check[];
  readonly answers: readonly Offer[];
  readonly nearMisses: readonly Offer[];
}

/** Easier to buy, in two ways of which the cheap one does less; fewer potholes; and something that changes nothing. */
const OPTIONS = [
  { name: 'No shop', changes: [{ removeTouchpoint: { key: 'shop' } }] },
  { name: 'A far better shop', cost: 5, changes: [{ setTouchpoint: { key: 'shop', actionRate: 0.9 } }] },
  { name: 'A better shop', cost: 2, changes: [{ setTouchpoint: { key: 'shop', actionRate: 0.5 } }] },
  { name: 'An easier site', changes: [{ addCare: { touchpoint: 'site', kind: 'SIMPLIFICATION', strength: 0.9 } }] },
  {
    name: 'No potholes',
    cost: 3,
    changes: [{ repairPothole: { touchpoint: 'site', kind: 'COMPLEX_PROCESS', by: 0.9 } }],
    excludes: ['An easier site'],
  },
];

describe.each([
  ['embedded', 0],
  ['server', 1],
] as const)('searches on a database of kind %s', (_kind, kind) => {
  let it: TestApp;
  let designId: string;
  let scenarioId: string;
  beforeAll(async () => {
    it = await openApp({ kind });
    designId = await saveDesign(it, smallDesign('search'));
    const environment = { horizonDays: 30, arrivalDays: 2, disorder: 0.5 };
    const changes = [{ alignStory: { level: 0.5 } }];
    scenarioId = await saveScenario(it, { designId, name: 'As it is', changes, environment });
  });
  afterAll(() => it.close());

  const start = async (input: object): Promise<Started> =>
    (await it.get<{ startSearch: Started }>(START, { input })).startSearch;
  const pathsOf = async (input: object) => (await start(input)).issues?.map(({ path }) => path.join('.'));
  const finish = async (input: object): Promise<{ id: string; status: string; result: Result }> => {
    const { search } = await start(input);
    const id = await finishStudy(it, search!.id);
    const { study } = await it.get<{ study: { status: string; result: Result } }>(RESULT, { id });
    return { ...study, id };
  };
  const namesOf = (offers: readonly Offer[]): string[][] =>
    offers.map(({ options }) => options.map(({ name }) => name));
  /** boughtShare of the baseline, about. */
  const baselineOf = async (): Promise<number> => {
    const goals = [{ metric: 'boughtShare', is: 'AT_LEAST', value: 0 }];
    const { result } = await finish({ scenarioId, options: OPTIONS, goals, buyers: 2_000 });
    // Nothing has to change for that.
    expect(namesOf(result.answers)).toEqual([[]]);
    expect(result.answers[0]).toMatchObject({
      cost: 0,
      differing: 0,
      verdict: 'CONFIRMED',
      changesExport: [{ alignStory: { level: 0.5 } }],
    });
    return result.baseline[0].value;
  };

  test('the smallest sets are found, verified over other buyers, and fit for a scenario', async () => {
    const before = await baselineOf();
    const goals = [
      { metric: 'EMPATHY', is: 'HIGHER', by: 20 },
      { metric: 'boughtShare', is: 'NOT_LOWER', margin: 0.005 },
    ];
    const study = await finish({ scenarioId, options: OPTIONS, goals, buyers: 2_000, answers: 2 });
    const { result } = study;
    expect(study).toMatchObject({
      __typename: 'Search',
      status: 'SUCCEEDED',
      goals: [
        { metric: 'EMPATHY', is: 'HIGHER' },
        { metric: 'boughtShare', is: 'NOT_LOWER' },
      ],
      ...{ answersWanted: 2, evaluationsAllowed: 200, confidence: 0.95, verificationBuyers: 8_000 },
    });
    // Simplification takes away most of the only pothole; nothing else moves the score so far.
    expect(namesOf(result.answers)[0]).toEqual(['An easier site']);
    const [first] = result.answers;
    expect(first).toMatchObject({ cost: 1, verdict: 'CONFIRMED', irreducible: true });
    const [empathy, bought] = first.goals;
    expect(empathy.low).toBeGreaterThan(20);
    expect(bought.low).toBeGreaterThan(-0.005);
    expect(bought.goal.threshold).toBe(-0.005);
    expect(first.metrics.map(({ name }) => name)).toEqual(['boughtShare', 'EMPATHY']);
    expect(first.metrics[0].difference).toBe(bought.value);
    expect(first.metrics[0].baseline).toBeCloseTo(before, 1);
    expect(first.changesExport).toEqual([
      { alignStory: { level: 0.5 } },
      { addCare: { touchpoint: 'site', kind: 'SIMPLIFICATION', strength: 0.9 } },
    ]);
    const again = await saveScenario(it, { designId, name: 'Found', changes: first.changesExport });
    expect(again).toBeTruthy();
    // Without the two that set the shop and no shop at all, and the two that exclude each other.
    expect(result).toMatchObject({ found: true, inapplicable: 2, exhaustive: true });
  });

  test('what cannot be reached is said to be so, with what came nearest', async () => {
    const goals = [{ metric: 'boughtShare', is: 'AT_LEAST', value: 0.99 }];
    const { result } = await finish({ scenarioId, options: OPTIONS, goals, buyers: 1_000 });
    expect(result).toMatchObject({ found: false, answers: [], exhaustive: true, triedBelow: null, inapplicable: 2 });
    expect(result.evaluations).toBe(result.combinations);
    expect(result.summary).toContain(`none found within ${result.evaluations} of 200 evaluations`);
    const [nearest] = result.nearMisses;
    expect(nearest.verdict).toBe('REFUTED');
    expect(namesOf([nearest])[0]).toContain('A far better shop');
    expect(nearest.goals[0].value).toBeGreaterThan(result.baseline[0].value);
    expect(nearest.goals[0].high).toBeLessThan(0.99);
  });

  test('with few evaluations it stops, and says that there may be more', async () => {
    const goals = [{ metric: 'boughtShare', is: 'AT_LEAST', value: 0.99 }];
    const { result } = await finish({ designId, options: OPTIONS, goals, buyers: 500, evaluations: 3 });
    expect(result).toMatchObject({ found: false, evaluations: 3, exhaustive: false, combinations: null });
    // The three that cost least were tried, and no two together.
    expect(result.triedBelow).toBe(2);
    expect(result.summary).toContain('none found within 3 of 3 evaluations');
  });

  test('that nothing moved a figure is no proof that nothing would, unless a margin is borne', async () => {
    const options = [
      OPTIONS[0],
      { name: 'Dearer mail', changes: [{ setTouchpoint: { key: 'mail', costPerExposure: 1 } }] },
    ];
    const ask = (margin: number) =>
      finish({
        ...{ scenarioId, options, buyers: 1_000 },
        goals: [
          { metric: 'cost', is: 'HIGHER', by: 0.5 },
          { metric: 'boughtShare', is: 'NOT_LOWER', margin },
        ],
      });
    const strict = await ask(0);
    expect(strict.result).toMatchObject({ found: false, answers: [], exhaustive: true });
    expect(strict.result.summary).toContain('1 is likely, but not confirmed');
    expect(namesOf(strict.result.nearMisses)).toEqual([['Dearer mail']]);
    const [{ goals }] = strict.result.nearMisses;
    expect(goals.map(({ verdict }) => verdict)).toEqual(['CONFIRMED', 'LIKELY']);
    expect(goals[1]).toMatchObject({ value: 0, margin: 0 });
    const lenient = await ask(0.01);
    expect(namesOf(lenient.result.answers)).toEqual([['Dearer mail']]);
    expect(lenient.result.nearMisses).toEqual([]);
  });

  test('the same question gets the same study', async () => {
    const goals = [{ metric: 'boughtShare', is: 'AT_LEAST', value: 0.99 }];
    const input = { scenarioId, options: OPTIONS, goals, buyers: 200, seed: 'same' };
    const { id } = await finish(input);
    expect((await start(input)).search).toEqual({ id, status: 'SUCCEEDED' });
    const other = await start({ ...input, goals: [{ ...goals[0], value: 0.98 }] });
    expect(other.search?.id).not.toBe(id);
    const { studies } = await it.get<{ studies: { totalCount: number } }>(
      `query ($id: ID!) { studies(kind: SEARCH, scenarioId: $id) { totalCount } }`,
      { id: scenarioId },
    );
    expect(studies.totalCount).toBeGreaterThanOrEqual(2);
  });

  test('what is wrong is told all at once', async () => {
    const [, one, two] = OPTIONS;
    expect(
      await pathsOf({
        scenarioId,
        options: [
          { ...one, cost: 0, excludes: ['nobody'] },
          { ...two, name: one.name, changes: [] },
        ],
        goals: [
          { metric: 'nothing', is: 'AT_LEAST', value: 1 },
          { metric: 'boughtShare', is: 'AT_LEAST', by: 1 },
          { metric: 'boughtShare', is: 'AT_MOST', value: 2 },
          { metric: 'mood', is: 'HIGHER', by: 0 },
          { metric: 'EMPATHY', is: 'NOT_LOWER', margin: -1 },
        ],
        ...{ answers: 11, evaluations: 0, confidence: 1, buyers: 0, verificationBuyers: 0 },
      }),
    ).toEqual([
      'buyers',
      'answers',
      'evaluations',
      'confidence',
      'verificationBuyers',
      'options.0.cost',
      'options.0.excludes.0',
      'options.1.name',
      'options.1.changes',
      'goals.0.metric',
      'goals.1.by',
      'goals.1.value',
      'goals.2.value',
      'goals.3.by',
      'goals.4.margin',
    ]);
    expect(await pathsOf({ scenarioId, options: [one], goals: [] })).toEqual(['options', 'goals']);
    const lost = { name: 'Lost', changes: [one.changes[0], { removeTouchpoint: { key: 'nowhere' } }] };
    const goals = [{ metric: 'boughtShare', is: 'AT_LEAST', value: 0.5 }];
    expect(await pathsOf({ scenarioId, options: [one, lost], goals })).toEqual([
      'options.1.changes.1.removeTouchpoint.key',
    ]);
    expect(await pathsOf({ scenarioId, options: [{ ...one, cost: 0 }, lost], goals })).toEqual([
      'options.0.cost',
      'options.1.changes.1.removeTouchpoint.key',
    ]);
    expect(await start({ designId: scenarioId, options: OPTIONS, goals })).toMatchObject({ __typename: 'NotFound' });
    expect(await start({ scenarioId, options: OPTIONS, goals, buyers: 100_000_000 })).toMatchObject({
      __typename: 'LimitExceeded',
      code: 'STUDY_TOO_LARGE',
    });
  });

  test('one under way can be cancelled', async () => {
    const goals = [{ metric: 'boughtShare', is: 'AT_LEAST', value: 0.99 }];
    const { search } = await start({ scenarioId, options: OPTIONS, goals, buyers: 10_000_000 });
    const { cancelStudy } = await it.get<{ cancelStudy: unknown }>(
      `mutation ($id: ID!) { cancelStudy(id: $id) { ... on CancelStudySuccess { study { status ... on Search { result { found } } } } } }`,
      { id: search!.id },
    );
    expect(cancelStudy).toEqual({ study: { status: 'CANCELLED', result: null } });
  });
});
