import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANGE_KINDS } from '../../src/simulation/change.ts';
import { openApp, saveDesign, saveScenario, smallDesign, type TestApp } from './support.ts';

let it: TestApp;
let designId: string;
beforeAll(async () => {
  it = await openApp();
  designId = await saveDesign(it, smallDesign('changed'));
});
afterAll(() => it.close());

/** One change of each kind, as it is written, in an order in which they fit the design. */
const CHANGES = [
  { setTouchpoint: { key: 'mail', effort: 0.1, push: { perDay: 0.2 }, potholes: [] } },
  { addTouchpoint: { key: 'call', name: 'Call', channel: 'SALES_CALL', telling: [{ theme: 'warmth', weight: 2 }] } },
  { repairPothole: { touchpoint: 'site', kind: 'COMPLEX_PROCESS', by: 0.5 } },
  { addCare: { touchpoint: 'site', kind: 'SIMPLIFICATION', strength: 0.8 } },
  { alignStory: { level: 0.5 } },
  { setTelling: { touchpoint: 'shop', telling: [{ theme: 'price', weight: 1 }] } },
  { setLink: { from: 'shop', to: 'call', on: 'ABANDONED', delayDays: 1 } },
  { removeLink: { from: 'mail', to: 'site', on: 'ENGAGED' } },
  { setPersona: { key: 'walker', share: 3, traits: { needDays: null, trust: 0.6 }, intents: { buying: 2 } } },
  { setParameter: { name: 'keep', value: 5 } },
  { removeTouchpoint: { key: 'mail' } },
];

const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path message } }`;
const CREATE = `mutation ($input: CreateScenarioInput!) {
  createScenario(input: $input) { ${PROBLEM} ... on CreateScenarioSuccess { scenario { id } } }
}`;

const create = async (input: object): Promise<{ __typename: string; issues?: { path: string[]; message: string }[] }> =>
  (await it.get<{ createScenario: never }>(CREATE, { input })).createScenario;
const pathsOf = async (input: object): Promise<string[] | undefined> =>
  (await create(input)).issues?.map(({ path }) => path.join('.'));

test('there is a change of each kind here', () => {
  expect(CHANGES.flatMap((change) => Object.keys(change)).sort()).toEqual([...CHANGE_KINDS].sort());
});

test('every kind of change is saved and reads back, typed and as written', async () => {
  const environment = { horizonDays: 60, arrivalDays: 5, disorder: 0.5 };
  const id = await saveScenario(it, { designId, name: 'Everything', changes: CHANGES, environment });
  const { scenario } = await it.get<{ scenario: { changes: Record<string, unknown>[] } }>(
    `query ($id: ID!) {
      scenario(id: $id) {
        id name export issues { path message } environment { horizonDays arrivalDays disorder }
        design { id }
        changes {
          setTouchpoint { key name effort push { reach perDay days } potholes { kind } telling { theme } }
          addTouchpoint { key name channel effort telling { theme weight } }
          removeTouchpoint { key }
          repairPothole { touchpoint kind by }
          addCare { touchpoint kind strength }
          alignStory { level }
          setTelling { touchpoint telling { theme weight } }
          setLink { from to on delayDays }
          removeLink { from to on }
          setPersona { key share traits { needDays needNeverPasses trust patience } intents { buying learning } }
          setParameter { name value }
        }
      }
    }`,
    { id },
  );
  expect(scenario).toMatchObject({
    id,
    name: 'Everything',
    export: { name: 'Everything', changes: CHANGES, environment },
    issues: [],
    environment,
    design: { id: designId },
  });
  const present = scenario.changes.map((change) =>
    Object.fromEntries(Object.entries(change).filter(([, fields]) => fields !== null)),
  );
  expect(present).toEqual([
    {
      setTouchpoint: {
        key: 'mail',
        name: null,
        effort: 0.1,
        push: { reach: null, perDay: 0.2, days: null },
        potholes: [],
        telling: null,
      },
    },
    {
      addTouchpoint: {
        key: 'call',
        name: 'Call',
        channel: 'SALES_CALL',
        effort: null,
        telling: [{ theme: 'warmth', weight: 2 }],
      },
    },
    ...CHANGES.slice(2, 8),
    {
      setPersona: {
        key: 'walker',
        share: 3,
        traits: { needDays: null, needNeverPasses: true, trust: 0.6, patience: null },
        intents: { buying: 2, learning: null },
      },
    },
    ...CHANGES.slice(9),
  ]);
});

test('what was exported goes in again', async () => {
  const id = await saveScenario(it, { designId, name: 'Once', changes: CHANGES.slice(0, 4) });
  const exportOf = async (scenarioId: string) =>
    (
      await it.get<{ scenario: { export: object } }>('query ($id: ID!) { scenario(id: $id) { export } }', {
        id: scenarioId,
      })
    ).scenario.export;
  const first = await exportOf(id);
  expect(await exportOf(await saveScenario(it, { designId, ...first }))).toEqual(first);
});

test('without changes or environment it is the design as it stands, in the usual world', async () => {
  const id = await saveScenario(it, { designId, name: 'Plain' });
  const query = 'query ($id: ID!) { scenario(id: $id) { export } }';
  expect(await it.get(query, { id })).toEqual({
    scenario: {
      export: { name: 'Plain', changes: [], environment: { horizonDays: 90, arrivalDays: 0, disorder: 1 } },
    },
  });
});

test('a change that names what is not there is told with its path', async () => {
  const changes = [
    { setTouchpoint: { key: 'nowhere' } },
    { addTouchpoint: { key: 'mail', name: 'Mail', channel: 'EMAIL' } },
    { removeTouchpoint: { key: 'nowhere' } },
    { repairPothole: { touchpoint: 'site', kind: 'LONG_WAIT', by: 1 } },
    { addCare: { touchpoint: 'nowhere', kind: 'COMMUNITY', strength: 1 } },
    { setTelling: { touchpoint: 'nowhere', telling: [{ theme: 'price', weight: 1 }] } },
    { setLink: { from: 'nowhere', to: 'site', on: 'ENGAGED' } },
    { removeLink: { from: 'site', to: 'mail', on: 'ENGAGED' } },
    { setPersona: { key: 'nobody' } },
    { setParameter: { name: 'kindness', value: 1 } },
    { setParameter: { name: 'keep', value: -1 } },
  ];
  expect(await pathsOf({ designId, name: 'Nowhere', changes })).toEqual([
    'changes.0.setTouchpoint.key',
    'changes.1.addTouchpoint.key',
    'changes.2.removeTouchpoint.key',
    'changes.3.repairPothole.kind',
    'changes.4.addCare.touchpoint',
    'changes.5.setTelling.touchpoint',
    'changes.6.setLink.from',
    'changes.7.removeLink',
    'changes.8.setPersona.key',
    'changes.9.setParameter.name',
    'changes.10.setParameter.value',
  ]);
});

test('name, changes and environment are told together', async () => {
  const wrong = {
    designId,
    name: ' ',
    changes: [{ alignStory: { level: 2 } }],
    environment: { horizonDays: 10, arrivalDays: 20, disorder: 0 },
  };
  expect(await pathsOf(wrong)).toEqual(['name', 'changes.0.alignStory.level', 'environment.arrivalDays']);
  // A change of the wrong form keeps its place; what is about the same thing may hang on it, all else is tried.
  const changes = [
    { setTouchpoint: { key: 'mail', noticeRate: 2 } },
    { removeTouchpoint: { key: 'nope' } },
    { addTouchpoint: { key: 'new', name: '', channel: 'EMAIL' } },
    { addCare: { touchpoint: 'new', kind: 'RESOLUTION', strength: 1 } },
    { setParameter: { name: 'kindness', value: 1 } },
  ];
  const environment = { horizonDays: 10, arrivalDays: 20, disorder: 11 };
  expect(await pathsOf({ designId, name: 'Much', changes, environment })).toEqual([
    'changes.0.setTouchpoint.noticeRate',
    'changes.2.addTouchpoint.name',
    'changes.1.removeTouchpoint.key',
    'changes.4.setParameter.name',
    'environment.disorder',
    'environment.arrivalDays',
  ]);
  const many = Array.from({ length: 257 }, () => ({ alignStory: { level: 0 } }));
  expect(await pathsOf({ designId, name: 'Many', changes: many })).toEqual(['changes']);
});

test('a change is exactly one kind', async () => {
  const two = { alignStory: { level: 1 }, setParameter: { name: 'keep', value: 1 } };
  for (const change of [two, {}, { alignStory: null }]) {
    const { errors } = await it.ask(CREATE, { input: { designId, name: 'Two', changes: [change] } });
    expect(errors?.[0].message).toMatch(/OneOf|exactly one|non-null/i);
  }
});

test('designs and scenarios that are not there are a problem', async () => {
  const remove = `mutation ($id: ID!) { deleteScenario(id: $id) { ${PROBLEM} ... on DeleteScenarioSuccess { scenario { id deletedAt } } } }`;
  const id = await saveScenario(it, { designId, name: 'Short-lived' });
  expect(await create({ designId: id, name: 'On a scenario' })).toMatchObject({ __typename: 'NotFound' });
  expect(await create({ designId: '\u0000', name: 'On nothing' })).toMatchObject({ __typename: 'NotFound' });
  expect(await it.get(remove, { id })).toMatchObject({ deleteScenario: { scenario: { id } } });
  expect(await it.get(remove, { id })).toMatchObject({ deleteScenario: { __typename: 'NotFound', code: 'NOT_FOUND' } });
  expect(await it.get('query ($id: ID!) { scenario(id: $id) { id } node(id: $id) { id } }', { id })).toEqual({
    scenario: null,
    node: null,
  });
});

test('a scenario that its design has left behind says so', async () => {
  const input = smallDesign('moving');
  const moving = await saveDesign(it, input);
  const id = await saveScenario(it, {
    designId: moving,
    name: 'Left behind',
    changes: [{ removeTouchpoint: { key: 'shop' } }],
  });
  await it.get(
    `mutation ($id: ID!, $input: DesignInput!) { updateDesign(id: $id, expectedRevision: 1, input: $input) { __typename } }`,
    { id: moving, input: { ...input, touchpoints: input.touchpoints.slice(0, 2), links: [] } },
  );
  expect(await it.get('query ($id: ID!) { scenario(id: $id) { issues { path } } }', { id })).toEqual({
    scenario: { issues: [{ path: ['changes', '0', 'removeTouchpoint', 'key'] }] },
  });
});
