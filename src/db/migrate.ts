/** Brings a database up to the migrations in prisma/migrations, as `prisma migrate deploy` would. */
import { readFile } from 'node:fs/promises';
import type { SchemaFilter } from '@prisma/schema-engine-wasm';
import { DatabaseError } from './error.ts';
import { readMigrations, SCHEMA, toMigrationList, type Migration } from './migrations.ts';
import { withSchemaEngine, type EngineTarget } from './schemaEngine.ts';

/** A row of Prisma's own table of migrations, as far as it is needed here. */
interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: unknown;
  readonly rolled_back_at: unknown;
}

export interface MigrationTarget extends EngineTarget {
  readonly query: (sql: string) => Promise<readonly object[]>;
  /** Keeps other processes that start at the same time from migrating meanwhile. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
}

const EVERYTHING: SchemaFilter = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database lacks and returns their names. When nothing is missing, which is the case at
 * every start but the first, it costs two statements and the engine is not loaded.
 */
export async function migrate(target: MigrationTarget, known?: readonly Migration[]): Promise<string[]> {
  const migrations = known ?? (await readMigrations());
  try {
    if ((await findState(target, migrations)).missing.length === 0) return [];
    return await target.exclusively(() => applyMissing(target, migrations));
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError('MIGRATION_FAILED', 'The database could not be migrated.', { cause: error });
  }
}

async function applyMissing(target: MigrationTarget, migrations: readonly Migration[]): Promise<string[]> {
  const { missing, broken } = await findState(target, migrations);
  if (missing.length === 0) return [];
  return withSchemaEngine(target, async (engine) => {
    // A migration is one transaction, so one that broke off has left nothing behind and can be tried again.
    for (const migrationName of broken) await engine.markMigrationRolledBack({ migrationName });
    const migrationsList = toMigrationList(migrations);
    return (await engine.applyMigrations({ migrationsList, filters: EVERYTHING })).appliedMigrationNames;
  });
}

async function findState(
  { query }: MigrationTarget,
  migrations: readonly Migration[],
): Promise<{ missing: string[]; broken: string[] }> {
  const [table] = (await query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS exists`)) as {
    exists: boolean;
  }[];
  const rows = table.exists ? ((await query('SELECT * FROM "_prisma_migrations"')) as Applied[]) : [];
  const inForce = rows.filter((row) => row.rolled_back_at === null);
  const done = new Map(
    inForce.filter((row) => row.finished_at !== null).map((row) => [row.migration_name, row.checksum]),
  );
  const ours = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of done) {
    if (ours.get(name) === checksum) continue;
    const how = ours.has(name) ? 'differs from the file of that name' : 'is unknown to this version';
    throw new DatabaseError(
      'DATABASE_DIFFERS',
      `The database was written by another version: its migration ${name} ${how}. Start the version that wrote it, or use another database.`,
    );
  }
  return {
    missing: [...ours.keys()].filter((name) => !done.has(name)),
    broken: inForce.filter((row) => row.finished_at === null).map((row) => row.migration_name),
  };
}

/** The SQL that leads from the database as it is to schema.prisma; empty when they agree. */
export async function findDifference(target: EngineTarget): Promise<string> {
  const files = [{ path: SCHEMA, content: await readFile(SCHEMA, 'utf8') }];
  const { stdout } = await withSchemaEngine(target, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    }),
  );
  const sql = stdout ?? '';
  return sql.trim() === '-- This is an empty migration.' ? '' : sql;
}
