/**
 * Opens the database, migrated and ready: PGlite inside this process (files under the data directory, or memory), or a
 * PostgreSQL server when there is a DATABASE_URL.
 */
import '../wasmCode.ts';
import type { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from './embedded.ts';
import { PrismaClient } from './generated/client.ts';
import type { DatabaseLog } from './log.ts';
import { openServer } from './server.ts';

export interface DatabaseOptions {
  /** Where the embedded database keeps its files; left out or ':memory:', it lives in memory and ends with the process. */
  readonly dataDir?: string;
  /** Address of a PostgreSQL database, used instead of the embedded one. */
  readonly databaseUrl?: string;
  /** Connections to it at a time, at most, besides those of the queue. */
  readonly connections?: number;
  readonly log?: DatabaseLog;
  /** Is told every SQL statement that Prisma sends. */
  readonly onStatement?: (sql: string) => void;
}

export interface Database {
  readonly prisma: PrismaClient;
  readonly kind: 'embedded' | 'server';
  /** The embedded database itself. */
  readonly pglite?: PGlite;
  /** The address of the server. It holds a password: not for logs. */
  readonly connectionString?: string;
  /** Ends all connections and gives the data directory free. Safe to call twice. */
  close(): Promise<void>;
}

export const IN_MEMORY = ':memory:';

/**
 * Opens the database and applies the migrations that it lacks. Throws a DatabaseError, whose message is fit to be shown to
 * whoever runs the server, when the directory is in use, the server cannot be reached or a migration fails.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? { info: () => undefined, warn: () => undefined };
  const { databaseUrl: connectionString } = options;
  const opened = connectionString
    ? await openServer(connectionString, log, options.connections)
    : await openEmbedded(options.dataDir === IN_MEMORY ? undefined : options.dataDir, log);
  const prisma = new PrismaClient({
    adapter: opened.adapter,
    // PGlite does one transaction after another, so a save may have to wait for those before it.
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
    log: [{ emit: 'event', level: 'query' }],
  });
  if (options.onStatement) {
    const { onStatement } = options;
    prisma.$on('query', (event) => onStatement(event.query));
  }
  let closing: Promise<void> | undefined;
  return {
    prisma,
    kind: opened.pglite ? 'embedded' : 'server',
    pglite: opened.pglite,
    connectionString,
    close: () => (closing ??= prisma.$disconnect().finally(() => opened.close())),
  };
}
