/** The real server as a process of its own, on data of its own, and a client of its API. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from 'graphql-sse';
import type { LoopReport } from './loopWatch.ts';

const SERVER = fileURLToPath(new URL('../../src/server.ts', import.meta.url));
const LOOP_WATCH = new URL('./loopWatch.ts', import.meta.url).href;

export interface BenchServer {
  readonly endpoint: string;
  /** Sends a query or a mutation and gives its data. */
  ask<Data>(query: string, variables?: object): Promise<Data>;
  /** Follows a subscription over server-sent events. */
  watch<Data extends object>(query: string, variables: object): AsyncIterable<Data>;
  /** How its event loop has done since this was last asked. */
  reportLoop(): Promise<LoopReport>;
  /** The id of a scenario of an example. */
  scenario(example: string, name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it, and waits until the run that it shows at the start is over, so that it is idle. */
export async function startServer(databaseUrl: string | undefined): Promise<BenchServer> {
  const directory = await mkdtemp(join(tmpdir(), 'meander-bench-'));
  const database = databaseUrl === undefined ? { DATA_DIR: directory } : { DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, ['--import', LOOP_WATCH, SERVER], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', PORT: '0', ...database },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const endpoint = await saying(child, /the API +(http:\S+)[^]*A query to paste/);
  const sse = createClient({ url: endpoint });
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    endpoint,
    ask,
    async *watch<Data extends object>(query: string, variables: object) {
      for await (const { data, errors } of sse.iterate<Data>({ query, variables: { ...variables } })) {
        if (errors) throw new Error(JSON.stringify(errors));
        if (data) yield data;
      }
    },
    async reportLoop() {
      child.send('report');
      const [report] = (await once(child, 'message')) as [LoopReport];
      return report;
    },
    async scenario(example, name) {
      const { design } = await ask<{ design: { id: string } | null }>('query($key:String){design(key:$key){id}}', {
        key: example,
      });
      const { scenarios } = await ask<{ scenarios: { nodes: { id: string; name: string }[] } }>(
        'query($id:ID){scenarios(designId:$id,first:100){nodes{id name}}}',
        { id: design?.id },
      );
      const found = scenarios.nodes.find((scenario) => scenario.name === name);
      if (!found) throw new Error(`${example} has no scenario ${name}`);
      return found.id;
    },
    async stop() {
      sse.dispose();
      await end(child);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Ends a process that was started here, in an orderly way if it can. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await closed;
  clearTimeout(force);
}

/** The first group of the pattern, once a process has said it. */
export async function saying(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const match = pattern.exec(said);
      if (match) resolve(match[1]);
    });
    child.once('close', () => reject(new Error(`a process ended too early, having said:\n${said}`)));
  });
}
