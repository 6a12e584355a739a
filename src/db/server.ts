/** A PostgreSQL server, reached by its address. */
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type ClientBase, type PoolConfig } from 'pg';
import { DatabaseError } from './error.ts';
import { migrate } from './migrate.ts';
import type { DatabaseLog } from './log.ts';

/** Any number will do, as long as all our servers take the same one. */
const MIGRATION_LOCK = 5_207_463_190;
const CONNECT_TIMEOUT = 5_000;
const CONNECTIONS = 10;

export interface Server {
  readonly adapter: PrismaPg;
  readonly pglite?: undefined;
  close(): Promise<void>;
}

/** Connects once to see that it works, migrates, and gives the adapter that Prisma connects with. */
export async function openServer(
  connectionString: string,
  log: DatabaseLog,
  connections = CONNECTIONS,
): Promise<Server> {
  const place = describePlace(connectionString);
  const config: PoolConfig = {
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    application_name: 'meander',
  };
  const client = new Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw explain(error, place);
  }
  // Timestamps travel without their zone.
  const inUtc = async (fresh: ClientBase) => void (await fresh.query(`SET TIME ZONE 'UTC'`));
  // The pool waits for what this returns before it lends the connection out, though its type does not say so.
  const onConnect = inUtc as (fresh: ClientBase) => void;
  const adapter = new PrismaPg(
    { ...config, max: connections, onConnect },
    {
      onPoolError: () => log.warn(`A connection to the database at ${place} was lost.`),
    },
  );
  try {
    const applied = await migrate({
      factory: adapter,
      // Without parameters a text of many statements is one message to the server, and one transaction.
      runScript: async (script) => void (await client.query(script)),
      query: async (sql) => (await client.query<object>(sql)).rows,
      exclusively: async (work) => {
        await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
        return work();
      },
    });
    log.info(`Database at ${place}${applied.length > 0 ? `, migrated: ${applied.join(', ')}` : ''}.`);
  } finally {
    // Ending the session gives the advisory lock back.
    await client.end();
  }
  return { adapter, close: () => Promise.resolve() };
}

/** Host, port and database; never the user or the password. */
function describePlace(connectionString: string): string {
  const url = URL.parse(connectionString);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    const form = 'postgresql://user:password@host:5432/database';
    throw new DatabaseError('DATABASE_URL_INVALID', `DATABASE_URL must have the form ${form}.`);
  }
  return `${url.hostname || 'localhost'}:${url.port || '5432'}${url.pathname}`;
}

/** The driver's messages may hold the user's name, so they stay in the cause. */
function explain(error: unknown, place: string): DatabaseError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refused: Record<string, string> = {
    '28P01': 'does not accept the user or password',
    '28000': 'does not let this user in',
    '3D000': 'has no database of that name',
    '53300': 'has too many connections already',
    '57P03': 'is starting up or shutting down',
  };
  return code in refused
    ? new DatabaseError('DATABASE_REFUSED', `The database server at ${place} ${refused[code]}.`, { cause: error })
    : new DatabaseError(
        'DATABASE_UNREACHABLE',
        `No database answers at ${place}${/^[A-Z_]{4,}$/.test(code) ? ` (${code})` : ''}. Is DATABASE_URL right, and the server running?`,
        { cause: error },
      );
}
