import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesign, deleteDesign, loadRevision, loadRevisions, updateDesign } from '../../src/db/designs.ts';
import { newId } from '../../src/db/id.ts';
import { parseDesign, type DesignInput } from '../../src/simulation/design.ts';
import { designs } from './arbitrary.ts';
import { KINDS, type TestDatabase } from './support.ts';

const small = (key: string, more: object = {}): DesignInput => {
  const checked = parseDesign({
    key,
    name: `The ${key}`,
    story: { title: 'A story', themes: ['care', 'craft'], promise: [{ theme: 'care', weight: 1 }] },
    personas: [{ key: 'anna', name: 'Anna', share: 1 }],
    touchpoints: [
      { key: 'mail', name: 'E-mail', channel: 'EMAIL', push: { days: [1, 2] } },
      { key: 'site', name: 'Site', channel: 'WEBSITE', goal: 'BUY' },
    ],
    ...more,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value.input;
};

/** As large as a design may be. */
const large = (key: string): DesignInput => {
  const themes = Array.from({ length: 8 }, (_, index) => `theme ${index}`);
  const telling = themes.map((theme, index) => ({ theme, weight: index + 1 }));
  const touchpoints = Array.from({ length: 64 }, (_, index) => ({
    ...{ key: `touchpoint-${index}`, name: `Touchpoint ${index}`, channel: 'EMAIL', telling },
    push: { days: Array.from({ length: 90 }, (__, day) => day + 0.5) },
    potholes: [
      { kind: 'LONG_WAIT', prevalence: 0.1, severity: 0.5 },
      { kind: 'COMPLEX_PROCESS', prevalence: 0.2, severity: 0.4 },
    ],
    care: [{ kind: 'RESOLUTION', strength: 0.3 }],
  }));
  return small(key, {
    story: { title: 'Long', themes, promise: telling },
    personas: Array.from({ length: 32 }, (_, index) => ({
      ...{ key: `persona-${index}`, name: `Persona ${index}`, share: 1 },
      affinity: [{ channel: 'EMAIL', logOdds: 1 }],
    })),
    touchpoints,
    links: Array.from({ length: 512 }, (_, index) => ({
      from: `touchpoint-${index % 64}`,
      to: `touchpoint-${(index + 1 + Math.floor(index / 64)) % 64}`,
      on: 'ENGAGED',
    })),
  });
};

describe.each(KINDS)('designs on $kind', ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await open()));
  afterAll(() => database.close());

  const save = async (input: DesignInput) => {
    const saved = await createDesign(database.prisma, input);
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
    return saved.design;
  };

  it('gives back any valid design exactly as written', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(designs, async (input) => {
        const design = await save({ ...input, key: `written-${newId()}` });
        const read = await loadRevision(database.prisma, design.currentRevisionId);
        expect(read).toStrictEqual({ ...input, key: design.key });
      }),
      { numRuns: 60 },
    );
  });

  it('tells an empty list from one left out, and a need that never passes from one left out', async () => {
    const input = small('empty', {
      personas: [
        { key: 'never', name: 'Never', share: 1, traits: { needDays: null }, affinity: [] },
        { key: 'plain', name: 'Plain', share: 1, traits: {} },
      ],
      touchpoints: [{ key: 'site', name: 'Site', channel: 'WEBSITE', potholes: [], care: [] }],
      links: [],
    });
    const { currentRevisionId } = await save(input);
    const read = await loadRevision(database.prisma, currentRevisionId);
    expect(read).toStrictEqual(input);
    expect(read?.personas[0]).toStrictEqual({
      ...{ key: 'never', name: 'Never', share: 1, traits: { needDays: null }, affinity: [] },
    });
    expect(read?.personas[1]).toStrictEqual({ key: 'plain', name: 'Plain', share: 1, traits: {} });
    expect(read?.touchpoints[0]).toStrictEqual({
      ...{ key: 'site', name: 'Site', channel: 'WEBSITE', potholes: [], care: [] },
    });
  });

  it('keeps every revision, numbered from 1, and the name and key of the current one', async () => {
    const first = await save(small('revised'));
    expect(first).toMatchObject({ key: 'revised', name: 'The revised', revision: 1, liveKey: 'revised' });
    const changed = small('renamed', { description: 'Once more.' });
    const second = await updateDesign(database.prisma, first.id, 1, changed);
    expect(second).toMatchObject({ outcome: 'SAVED', design: { id: first.id, key: 'renamed', revision: 2 } });
    const revisions = await database.prisma.designRevision.findMany({
      where: { designId: first.id },
      orderBy: { number: 'asc' },
    });
    expect(revisions.map((revision) => revision.number)).toEqual([1, 2]);
    const inputs = await loadRevisions(database.prisma, [...revisions.map((revision) => revision.id), 'unknown']);
    expect([...inputs.keys()].sort()).toEqual(revisions.map((revision) => revision.id).sort());
    expect(inputs.get(revisions[0].id)).toStrictEqual(small('revised'));
    expect(inputs.get(revisions[1].id)).toStrictEqual(changed);
    expect(await save(small('revised'))).toMatchObject({ revision: 1 });
  });

  it('refuses a save that started from an old revision and tells the current one', async () => {
    const { id } = await save(small('moved'));
    await updateDesign(database.prisma, id, 1, small('moved'));
    const late = await updateDesign(database.prisma, id, 1, small('moved', { description: 'late' }));
    expect(late).toEqual({ outcome: 'MOVED_ON', currentRevision: 2 });
    expect(await updateDesign(database.prisma, 'nothing', 1, small('nothing'))).toEqual({ outcome: 'NOT_FOUND' });
  });

  it('lets exactly one of several saves at once win', async () => {
    const { id } = await save(small('contested'));
    const saves = Array.from({ length: 8 }, (_, index) =>
      updateDesign(database.prisma, id, 1, small('contested', { description: `save ${index}` })),
    );
    const outcomes = await Promise.all(saves);
    const winners = outcomes.filter((outcome) => outcome.outcome === 'SAVED');
    const others = outcomes.filter((outcome) => outcome.outcome !== 'SAVED');
    expect(winners).toHaveLength(1);
    expect(others).toEqual(Array.from({ length: 7 }, () => ({ outcome: 'MOVED_ON', currentRevision: 2 })));
    expect(await database.prisma.designRevision.count({ where: { designId: id } })).toBe(2);
    const read = await loadRevision(database.prisma, winners[0].design.currentRevisionId);
    expect(read?.description).toBe(`save ${outcomes.indexOf(winners[0])}`);
  });

  it('gives a key to one design at a time', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => createDesign(database.prisma, small('wanted'))));
    expect(outcomes.filter((outcome) => outcome.outcome === 'SAVED')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.outcome === 'KEY_TAKEN')).toHaveLength(5);
    const other = await save(small('other'));
    const clash = await updateDesign(database.prisma, other.id, 1, small('wanted'));
    expect(clash).toEqual({ outcome: 'KEY_TAKEN', key: 'wanted' });
    expect(await database.prisma.design.findUnique({ where: { id: other.id } })).toMatchObject({ revision: 1 });
  });

  it('saves nothing of a design when a part of it cannot be saved', async () => {
    const broken = small('broken');
    const [site] = broken.touchpoints;
    await expect(
      createDesign(database.prisma, { ...broken, touchpoints: [{ ...site, name: 'a\u0000b' }] }),
    ).rejects.toThrow();
    expect(await database.prisma.design.count({ where: { key: 'broken' } })).toBe(0);
    expect(await database.prisma.designRevision.count({ where: { key: 'broken' } })).toBe(0);
    expect(await save(broken)).toMatchObject({ revision: 1 });
  });

  it('frees the key of a deleted design and keeps its revisions', async () => {
    const design = await save(small('fleeting'));
    expect(await deleteDesign(database.prisma, design.id)).toBe(true);
    expect(await deleteDesign(database.prisma, design.id)).toBe(false);
    expect(await updateDesign(database.prisma, design.id, 1, small('fleeting'))).toEqual({ outcome: 'NOT_FOUND' });
    expect(await loadRevision(database.prisma, design.currentRevisionId)).toStrictEqual(small('fleeting'));
    expect((await save(small('fleeting'))).id).not.toBe(design.id);
  });

  it('takes the same number of statements however large the designs are', { timeout: 60_000 }, async () => {
    const full = (key: string) => {
      const { story, personas, touchpoints, links } = large(key);
      return small(key, {
        ...{ story, personas: personas.slice(0, 1), touchpoints: touchpoints.slice(0, 1) },
        links: [{ ...links?.[0], to: 'touchpoint-0' }],
      });
    };
    const saved: Awaited<ReturnType<typeof save>>[] = [];
    const toSave = async (input: DesignInput) => {
      const statements = await database.statements(async () => saved.push(await save(input)));
      return statements.length;
    };
    const little = await toSave(full('little'));
    expect(await toSave(large('big'))).toBe(little);
    for (const key of ['big-2', 'big-3']) await toSave(large(key));
    const ids = saved.map((design) => design.currentRevisionId);
    const one = await database.statements(() => loadRevisions(database.prisma, ids.slice(0, 1)));
    const four = await database.statements(() => loadRevisions(database.prisma, ids));
    expect(one).toHaveLength(9);
    expect(four).toHaveLength(9);
    // They never change, so what was read lately is not read again.
    expect(await database.statements(() => loadRevisions(database.prisma, ids))).toHaveLength(0);
    const read = await loadRevision(database.prisma, ids[1]);
    expect(read).toStrictEqual(large('big'));
  });

  it('keeps times in UTC whatever the zone of the server', async () => {
    const design = await save(small('timed'));
    expect(Math.abs(design.createdAt.getTime() - Date.now())).toBeLessThan(10_000);
    const updated = await updateDesign(database.prisma, design.id, 1, small('timed'));
    if (updated.outcome !== 'SAVED') throw new Error(updated.outcome);
    expect(Math.abs(updated.design.updatedAt.getTime() - Date.now())).toBeLessThan(10_000);
    const since = await database.prisma.design.count({
      where: { id: design.id, updatedAt: { gt: new Date(Date.now() - 60_000), lt: new Date(Date.now() + 60_000) } },
    });
    expect(since).toBe(1);
  });
});
