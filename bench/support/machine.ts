/** The machine that a bench ran on, in words: figures mean nothing without it. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { show } from './numbers.ts';

export async function describeMachine(databaseUrl: string | undefined): Promise<string> {
  const [cpu] = cpus();
  const cores = availableParallelism();
  return [
    `${cpu?.model.trim() ?? 'unknown processor'}, ${cores} ${cores === 1 ? 'core' : 'cores'}`,
    `${show(totalmem() / 2 ** 30, 1)} GiB memory`,
    `Node ${process.version}`,
    databaseUrl === undefined ? `embedded ${await embeddedVersion()}` : await serverVersion(databaseUrl),
    new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
  ].join(' · ');
}

const VERSION = 'SELECT version()';

async function embeddedVersion(): Promise<string> {
  const pglite = await PGlite.create();
  const { rows } = await pglite.query<{ version: string }>(VERSION);
  await pglite.close();
  return shortened(rows[0].version);
}

async function serverVersion(connectionString: string): Promise<string> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ version: string }>(VERSION);
  await client.end();
  return shortened(rows[0].version);
}

/** PostgreSQL and its number, without the compiler that built it. */
const shortened = (version: string): string => /^PostgreSQL \S+( \(PGlite[^)]*\))?/.exec(version)?.[0] ?? version;
