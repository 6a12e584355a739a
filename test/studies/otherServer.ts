/** Servers in processes of their own, which tests may kill. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface State {
  readonly id: string;
  readonly status: string;
  readonly progressDone: number;
}

export interface OtherServer {
  /** The first state like this that the server tells of. */
  waitFor(like: (state: State) => boolean): Promise<State>;
  /** When it has ended. */
  readonly ended: Promise<unknown>;
  /** kill -9, unless it has ended. */
  kill(): Promise<void>;
}

/**
 * Starts a server on a data directory or a PostgreSQL database; it starts a run and performs it. One that dies under way
 * kills itself as soon as it has got anywhere.
 */
export function startOtherServer(
  where: string,
  buyers: number,
  seed: string,
  { diesUnderWay = false } = {},
): OtherServer {
  const script = fileURLToPath(new URL('./fixtures/server.ts', import.meta.url));
  const dies = diesUnderWay ? ['dies-under-way'] : [];
  const child = spawn(process.execPath, [script, where, String(buyers), seed, ...dies], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not before all that it has said is here.
  const ended = once(child, 'close');
  const states: State[] = [];
  const listeners = new Set<() => void>();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    states.push(JSON.parse(line) as State);
    for (const listener of listeners) listener();
  });
  return {
    ended,
    async waitFor(like) {
      for (let next = 0; ; next++) {
        while (next >= states.length) {
          const more = new Promise<void>((resolve) => listeners.add(resolve));
          const result = await Promise.race([more, ended]);
          if (result && next >= states.length) throw new Error(`the server ended before that: ${said}`);
        }
        if (like(states[next])) return states[next];
      }
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

export const underWay = ({ status, progressDone }: State): boolean => status === 'RUNNING' && progressDone > 0;
