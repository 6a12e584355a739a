import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import * as words from '../../src/db/generated/enums.ts';
import { findDifference, migrate, type MigrationTarget } from '../../src/db/migrate.ts';
import { readMigrations, type Migration } from '../../src/db/migrations.ts';
import { openDatabase } from '../../src/db/open.ts';
import { CHANGE_KINDS } from '../../src/simulation/change.ts';
import * as vocabulary from '../../src/simulation/vocabulary.ts';
import { createServerDatabase } from './support.ts';

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: '' });

describe('migrations', () => {
  let pglite: PGlite;
  let target: MigrationTarget;
  beforeAll(async () => {
    pglite = await PGlite.create();
    target = {
      factory: new PrismaPGlite(pglite),
      runScript: async (script) => void (await pglite.exec(script)),
      query: async (sql) => (await pglite.query<object>(sql)).rows,
      exclusively: (work) => work(),
    };
  });
  afterAll(() => pglite.close());

  it('lead to prisma/schema.prisma; when this fails, run `npm run db:migration NAME`', async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    expect(await migrate(target)).toEqual(names);
    expect(await findDifference(target)).toBe('');
  });

  it('are applied once', async () => {
    expect(await migrate(target)).toEqual([]);
  });

  it('see a schema that is not migrated', async () => {
    await pglite.exec('ALTER TABLE "Study" DROP COLUMN "seed"');
    expect(await findDifference(target)).toContain('ADD COLUMN     "seed"');
    await pglite.exec('ALTER TABLE "Study" ADD COLUMN "seed" TEXT NOT NULL');
    expect(await findDifference(target)).toBe('');
  });

  it('leave nothing behind when they fail, and can be tried again', async () => {
    const known = await readMigrations();
    const broken = migration('99990101000000_broken', 'CREATE TABLE "Broken" (id TEXT); SELECT 1/0;');
    await expect(migrate(target, [...known, broken])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
    expect((await pglite.query(`SELECT to_regclass('"Broken"') AS found`)).rows).toEqual([{ found: null }]);
    const mended = migration(broken.name, 'CREATE TABLE "Broken" (id TEXT); CREATE TABLE "Mended" (id TEXT);');
    expect(await migrate(target, [...known, mended])).toEqual([broken.name]);
    expect((await pglite.query(`SELECT to_regclass('"Mended"') IS NOT NULL AS found`)).rows).toEqual([{ found: true }]);
  });

  it('are refused on a database of another version', async () => {
    await expect(migrate(target)).rejects.toMatchObject({
      code: 'DATABASE_DIFFERS',
      message: expect.stringContaining('99990101000000_broken is unknown to this version') as string,
    });
  });

  it('happen once when several servers start at the same time', async () => {
    const { url, drop } = await createServerDatabase();
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ databaseUrl: url })));
    const [{ prisma }] = databases;
    const applied = await prisma.$queryRaw<object[]>`SELECT migration_name FROM _prisma_migrations`;
    expect(applied).toHaveLength((await readMigrations()).length);
    await Promise.all(databases.map((database) => database.close()));
    await drop();
  });

  it('use the words of the model', () => {
    const lists = {
      ...{ Channel: vocabulary.CHANNELS, Owner: vocabulary.OWNERS, Audience: vocabulary.AUDIENCES },
      ...{ Arrival: vocabulary.ARRIVALS, Goal: vocabulary.GOALS, PotholeKind: vocabulary.POTHOLE_KINDS },
      ...{ CareKind: vocabulary.CARE_KINDS, Trigger: vocabulary.TRIGGERS, ChangeKind: CHANGE_KINDS },
    };
    for (const [name, list] of Object.entries(lists))
      expect(Object.values(words[name as keyof typeof lists]), name).toEqual([...list]);
  });
});
