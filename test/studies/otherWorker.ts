/** Workers in processes of their own, as `npm run worker` starts them, which tests may kill. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A line of a worker's log, as far as tests care. */
export interface Said {
  readonly msg: string;
  readonly from?: number;
  readonly to?: number;
  readonly attempt?: number;
}

export interface OtherWorker {
  /** All that it has said so far. */
  readonly said: readonly Said[];
  /** Waits until it says something like this. */
  hear(like: (said: Said) => boolean): Promise<Said>;
  /** Sends a signal and waits for the end; gives the exit status, null after a signal that kills. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const SCRIPT = fileURLToPath(new URL('../../src/worker.ts', import.meta.url));

/** Starts a worker with one thread on a database; gives it when it works. */
export async function startOtherWorker(databaseUrl: string): Promise<OtherWorker> {
  const child = spawn(process.execPath, [SCRIPT], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: databaseUrl, THREADS: '1', LOG_LEVEL: 'info' },
  });
  // Not before all that it has said is here.
  const ended = once(child, 'close');
  const said: Said[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line.startsWith('{') ? (JSON.parse(line) as Said) : { msg: line });
    for (const listener of listeners) listener();
  });
  const worker: OtherWorker = {
    said,
    async hear(like) {
      for (let next = 0; ; next++) {
        while (next >= said.length) {
          const more = new Promise<void>((resolve) => listeners.add(resolve));
          const over = await Promise.race([more, ended]);
          if (over && next >= said.length) throw new Error(`the worker ended before that: ${JSON.stringify(said)}`);
        }
        if (like(said[next])) return said[next];
      }
    },
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
  const ready = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
  if (!ready) throw new Error(`the worker did not start: ${JSON.stringify(said)}`);
  return worker;
}
