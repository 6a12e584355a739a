import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listExamples } from '../../src/db/exampleFiles.ts';
import { loadExamples } from '../../src/db/examples.ts';
import { KINDS, type TestDatabase } from './support.ts';

describe.each(KINDS)('the examples of a new server on $kind', ({ open }) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  it('are all there, or none when saving them breaks off, and then the next start saves them', async () => {
    const { prisma } = database;
    const keys = listExamples();
    await prisma.$executeRawUnsafe(`ALTER TABLE "Design" ADD CONSTRAINT broken CHECK ("key" <> '${keys.at(-1)}')`);
    await expect(loadExamples(prisma)).rejects.toThrow('broken');
    expect(await prisma.design.count()).toBe(0);
    await prisma.$executeRawUnsafe('ALTER TABLE "Design" DROP CONSTRAINT broken');
    expect(await loadExamples(prisma)).toBe(keys.length);
    expect(await loadExamples(prisma)).toBe(0);
    expect(await prisma.design.count()).toBe(keys.length);
  });

  it('are saved by one of several that start at once', async () => {
    const { prisma } = database;
    const loaded = await Promise.all([loadExamples(prisma), loadExamples(prisma), loadExamples(prisma)]);
    expect(loaded.sort()).toEqual([0, 0, listExamples().length]);
    const scenarios = await prisma.scenario.groupBy({ by: ['designId', 'name'], _count: true });
    expect(scenarios.filter(({ _count }) => _count > 1)).toEqual([]);
    expect(scenarios.length).toBeGreaterThan(listExamples().length);
  });
});
