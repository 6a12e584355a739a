import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesign, deleteDesign } from '../../src/db/designs.ts';
import { createScenario, deleteScenario, environmentOf, loadChanges, loadChangesOf } from '../../src/db/scenarios.ts';
import { CHANGE_KINDS, parseChanges, type Change } from '../../src/simulation/change.ts';
import { parseDesign } from '../../src/simulation/design.ts';
import { DEFAULT_ENVIRONMENT } from '../../src/simulation/environment.ts';
import { changeLists } from './arbitrary.ts';
import { KINDS, type TestDatabase } from './support.ts';

/** One change of every kind. */
const EVERY_KIND: unknown[] = [
  { setTouchpoint: { key: 'mail', ask: 0.4, push: { perDay: 0.2 }, potholes: [] } },
  {
    addTouchpoint: {
      ...{ key: 'demo', name: 'Demo', channel: 'SALES_CALL', owner: 'OWNED', audience: 'SUBSCRIBERS' },
      push: { reach: 0.5, group: 'list', days: [3, 4.5] },
      telling: [{ theme: 'craft', weight: 2 }],
      potholes: [{ kind: 'LONG_WAIT', prevalence: 0.5, severity: 0.25 }],
      care: [{ kind: 'COMMUNICATION', strength: 0.75 }],
    },
  },
  { removeTouchpoint: { key: 'site' } },
  { repairPothole: { touchpoint: 'mail', kind: 'LONG_WAIT', by: 0.5 } },
  { addCare: { touchpoint: 'mail', kind: 'RESOLUTION', strength: 1 } },
  { alignStory: { level: 0.7 } },
  { setTelling: { touchpoint: 'mail', telling: [{ theme: 'care', weight: 1 }] } },
  { setLink: { from: 'mail', to: 'demo', on: 'ENGAGED', delayDays: 2 } },
  { setLink: { from: 'demo', to: 'mail', on: 'NOTICED' } },
  { removeLink: { from: 'mail', to: 'demo', on: 'ENGAGED' } },
  { setPersona: { key: 'anna', share: 2, traits: { needDays: null, drift: 0 }, intents: { buying: 1 } } },
  { setPersona: { key: 'anna', traits: {} } },
  { setParameter: { name: 'encodeNoticed', value: 0.2 } },
];

const checked = (written: unknown[]): Change[] => {
  const result = parseChanges(written);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
};

describe.each(KINDS)('scenarios on $kind', ({ open }) => {
  let database: TestDatabase;
  let designs = 0;
  beforeAll(async () => void (database = await open()));
  afterAll(() => database.close());

  const newDesign = async () => {
    const design = parseDesign({
      ...{ key: `design-${designs++}`, name: 'Design' },
      story: { title: 'A story', themes: ['care'], promise: [{ theme: 'care', weight: 1 }] },
      personas: [{ key: 'anna', name: 'Anna', share: 1 }],
      touchpoints: [{ key: 'site', name: 'Site', channel: 'WEBSITE' }],
    });
    if (!design.ok) throw new Error(JSON.stringify(design.issues));
    const saved = await createDesign(database.prisma, design.value.input);
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
    return saved.design.id;
  };
  const save = async (designId: string, changes: readonly Change[]) => {
    const environment = { horizonDays: 120.5, arrivalDays: 7, disorder: 0.3 };
    const saved = await createScenario(database.prisma, { designId, name: 'What if', changes, environment });
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
    return saved.scenario;
  };

  it('gives back every kind of change as written, in order', async () => {
    const changes = checked(EVERY_KIND);
    expect(new Set(changes.flatMap((change) => Object.keys(change)))).toEqual(new Set(CHANGE_KINDS));
    const scenario = await save(await newDesign(), changes);
    expect(await loadChanges(database.prisma, scenario.id)).toStrictEqual(changes);
    expect(environmentOf(scenario)).toStrictEqual({ horizonDays: 120.5, arrivalDays: 7, disorder: 0.3 });
  });

  it('gives back any list of changes as written', { timeout: 120_000 }, async () => {
    const designId = await newDesign();
    await fc.assert(
      fc.asyncProperty(changeLists, async (changes) => {
        const scenario = await save(designId, changes);
        expect(await loadChanges(database.prisma, scenario.id)).toStrictEqual(changes);
      }),
      { numRuns: 60 },
    );
  });

  it('loads the changes of many scenarios in as many statements as those of one', async () => {
    const designId = await newDesign();
    const first = await save(designId, checked(EVERY_KIND));
    const others = [await save(designId, []), await save(designId, checked([...EVERY_KIND].reverse()))];
    const ids = [first, ...others].map((scenario) => scenario.id);
    const one = await database.statements(() => loadChanges(database.prisma, first.id));
    const three = await database.statements(() => loadChangesOf(database.prisma, ids));
    expect(one).toHaveLength(8);
    expect(three).toHaveLength(8);
    // They never change, so what was read lately is not read again.
    expect(await database.statements(() => loadChangesOf(database.prisma, ids))).toHaveLength(0);
    const changes = await loadChangesOf(database.prisma, ids);
    expect(changes.get(ids[0])).toStrictEqual(checked(EVERY_KIND));
    expect(changes.get(ids[1])).toStrictEqual([]);
    expect(changes.get(ids[2])).toStrictEqual(checked([...EVERY_KIND].reverse()));
  });

  it('saves nothing of a scenario when a part of it cannot be saved', async () => {
    const designId = await newDesign();
    const changes = [...checked(EVERY_KIND), ...checked([{ setParameter: { name: 'x', value: 1 } }])];
    const broken = { setParameter: { name: 'a\u0000b', value: 1 } };
    await expect(save(designId, [...changes, broken])).rejects.toThrow();
    expect(await database.prisma.scenario.count({ where: { designId } })).toBe(0);
  });

  it('refuses a design that is not there, or no more, and deletes the scenarios with the design', async () => {
    const designId = await newDesign();
    const scenario = await save(designId, []);
    await deleteDesign(database.prisma, designId);
    const input = { designId, name: 'Late', changes: [], environment: DEFAULT_ENVIRONMENT };
    expect(await createScenario(database.prisma, input)).toEqual({ outcome: 'NOT_FOUND' });
    expect(await createScenario(database.prisma, { ...input, designId: 'none' })).toEqual({ outcome: 'NOT_FOUND' });
    expect(await deleteScenario(database.prisma, scenario.id)).toBe(false);
    expect(await database.prisma.scenario.count({ where: { designId, deletedAt: null } })).toBe(0);
  });

  it('keeps the changes of a deleted scenario for the studies that ran on it', async () => {
    const scenario = await save(await newDesign(), checked(EVERY_KIND));
    expect(await deleteScenario(database.prisma, scenario.id)).toBe(true);
    expect(await deleteScenario(database.prisma, scenario.id)).toBe(false);
    expect(await loadChanges(database.prisma, scenario.id)).toStrictEqual(checked(EVERY_KIND));
  });
});
