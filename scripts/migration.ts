/**
 * Writes the migration that leads from the migrations that there are to prisma/schema.prisma:
 * `npm run db:migration NAME`. Servers apply it when they start. Look it over: renamed columns come out as dropped and
 * added ones, and constraints that the schema language cannot say have to be added by hand.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { findDifference, migrate } from '../src/db/migrate.ts';
import { LOCK_CONTENT, LOCK_FILE, MIGRATIONS } from '../src/db/migrations.ts';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run db:migration NAME, where NAME is lower-case words joined by _');
  process.exit(1);
}

await mkdir(MIGRATIONS, { recursive: true });
const pglite = await PGlite.create();
const target = {
  factory: new PrismaPGlite(pglite),
  runScript: async (script: string) => void (await pglite.exec(script)),
  query: async (sql: string) => (await pglite.query<object>(sql)).rows,
  exclusively: <T>(work: () => Promise<T>) => work(),
};
await migrate(target);
const sql = await findDifference(target);
await pglite.close();

if (sql === '') {
  console.log('Nothing to do: the migrations lead to prisma/schema.prisma already.');
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const file = join(MIGRATIONS, `${time}_${name}`, 'migration.sql');
  await mkdir(join(file, '..'));
  await writeFile(file, sql);
  await writeFile(join(MIGRATIONS, LOCK_FILE), LOCK_CONTENT);
  console.log(`Written: ${relative(process.cwd(), file)}`);
}
