/** A real server on a database of its own, as `npm start` starts it: it can be stopped and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../freePort.ts';

const SERVER = fileURLToPath(new URL('../../src/server.ts', import.meta.url));

export interface Server {
  readonly origin: string;
  /** Where its data is. */
  readonly directory: string;
  /** Sends an operation to the API and gives its data. */
  readonly ask: <Data>(query: string, variables?: object) => Promise<Data>;
  readonly stop: () => Promise<void>;
  /** Starts it again where it was. */
  readonly start: () => Promise<void>;
  /** Stops it for good and removes its data. */
  readonly close: () => Promise<void>;
}

/** Starts a server on no data, or on a copy of that in a directory. */
export async function openServer(data?: string): Promise<Server> {
  const directory = await mkdtemp(join(tmpdir(), 'meander-page-'));
  if (data !== undefined) await cp(data, directory, { recursive: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = await launch({ DATA_DIR: directory, PORT: String(port) });
  };
  const stop = async (): Promise<void> => {
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  await start();
  return {
    origin,
    directory,
    start,
    stop,
    ask: async (query, variables = {}) => {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    close: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Starts it and waits until the run that it shows at the start is over, so that it is idle. */
async function launch(settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...settings };
  const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('A query to paste')) resolve();
      });
    child.once('close', () => reject(new Error(`The server ended:\n${said}`)));
  });
  return child;
}
