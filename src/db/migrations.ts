/** The migrations as files: prisma/migrations/NAME/migration.sql, applied in the order of their names. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';

export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));
export const SCHEMA = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));
export const LOCK_FILE = 'migration_lock.toml';
export const LOCK_CONTENT = 'provider = "postgresql"\n';

export interface Migration {
  /** Time of writing and a name: 20250131120000_add_notes. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hex, as `_prisma_migrations` keeps it. */
  readonly checksum: string;
}

/** Reads all migrations, in order. */
export async function readMigrations(directory = MIGRATIONS): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${directory}/${name}/migration.sql`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The same as the schema engine wants it. */
export function toMigrationList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: LOCK_FILE, content: LOCK_CONTENT },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
