/** Databases for tests: each one empty, migrated, and gone when it is closed. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../../src/db/open.ts';

/** A database of its own on the test run's PostgreSQL server; `drop` it when all connections to it have ended. */
export async function createServerDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const run = async (sql: string) => {
    const client = new Client({ connectionString: `${server}/postgres` });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`CREATE DATABASE ${name}`);
  return { url: `${server}/${name}`, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

export interface TestDatabase extends Database {
  /** The SQL statements that Prisma sent while the work was done. */
  statements(work: () => Promise<unknown>): Promise<string[]>;
}

type Opener = () => Promise<TestDatabase>;

const watched = async (open: (onStatement: (sql: string) => void) => Promise<Database>): Promise<TestDatabase> => {
  let seen: string[] = [];
  let marks = 0;
  const database = await open((sql) => seen.push(sql));
  /** Prisma tells of statements in their order, some time after their results: gives those before one that is sent now. */
  const takeSeen = async (): Promise<string[]> => {
    const mark = `SELECT ${++marks} AS mark`;
    await database.prisma.$queryRawUnsafe(mark);
    while (!seen.includes(mark)) await new Promise((resolve) => setTimeout(resolve, 1));
    const before = seen.slice(0, seen.indexOf(mark));
    seen = seen.slice(before.length + 1);
    return before;
  };
  return {
    ...database,
    async statements(work) {
      await takeSeen();
      await work();
      return takeSeen();
    },
  };
};

/** Both kinds of database, for describe.each. */
export const KINDS: readonly { readonly kind: string; readonly open: Opener }[] = [
  { kind: 'PGlite in memory', open: () => watched((onStatement) => openDatabase({ onStatement })) },
  {
    kind: 'PostgreSQL server',
    open: async () => {
      const { url, drop } = await createServerDatabase();
      const database = await watched((onStatement) => openDatabase({ databaseUrl: url, onStatement }));
      return { ...database, close: () => database.close().then(drop) };
    },
  },
];
