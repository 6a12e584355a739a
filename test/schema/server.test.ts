import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const SERVER = fileURLToPath(new URL('../../src/server.ts', import.meta.url));

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'meander-server-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const running = new Set<ChildProcess>();
afterEach(() => running.forEach((child) => child.kill('SIGKILL')));

interface Started {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly said: () => string;
  /** Waits until it has said this. */
  readonly saying: (pattern: RegExp) => Promise<RegExpMatchArray>;
  readonly exit: Promise<number | null>;
}

function startServer(settings: Readonly<Record<string, string>>): Started {
  const env = { PATH: process.env.PATH, DATA_DIR: directory, PORT: '0', ...settings };
  const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      listeners.forEach((listener) => listener());
    });
  const exit = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const saying = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said);
        if (match) resolve(match);
      };
      listeners.add(look);
      look();
      void exit.then(() => reject(new Error(`It ended without saying ${String(pattern)}:\n${said}`)));
    });
  return { child, said: () => said, saying, exit };
}

const ask = async (address: string, query: string): Promise<{ data: Record<string, never> }> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, never> };
};

const PASTED = /paste[^\n]*\n\n(\{[^]*?\n\})\n/;
const NAMES = '{ designs { edges { node { key } } } studies { totalCount } }';

test('a first start loads the examples, runs one and says what to do; a second one finds everything there', async () => {
  const first = startServer({});
  const [, address] = await first.saying(/the API +(http:\S+)/);
  const [, query] = await first.saying(PASTED);
  expect(first.said()).toMatch(/As planned +As lived/);
  expect(first.said()).toMatch(/bought +\d+\.\d+ % \(\d+\.\d+ to \d+\.\d+\) +\d+\.\d+ %/);
  const { data } = await ask(address, query);
  expect(data).toMatchObject({
    study: { scenario: { name: 'As lived' }, result: { metrics: expect.any(Array) as [] } },
  });
  const before = await ask(address, NAMES);
  expect(before.data).toMatchObject({
    designs: { edges: ['b2b-webinar', 'coaching-community', 'shoe-retailer'].map((key) => ({ node: { key } })) },
    studies: { totalCount: 2 },
  });

  const rival = startServer({});
  expect(await rival.exit).toBe(1);
  expect(rival.said()).toContain(`is in use by process ${first.child.pid}`);
  const samePort = startServer({ PORT: new URL(address).port, DATA_DIR: join(directory, 'other') });
  expect(await samePort.exit).toBe(1);
  expect(samePort.said()).toContain('is in use. Stop what listens there, or set PORT to another one.');

  first.child.kill('SIGINT');
  expect(await first.exit).toBe(0);

  const second = startServer({ LOG_LEVEL: 'warn' });
  const [, again] = await second.saying(/the API +(http:\S+)/);
  await second.saying(PASTED);
  expect(await ask(again, NAMES)).toEqual(before);
  second.child.kill('SIGTERM');
  expect(await second.exit).toBe(0);
  expect(second.said()).not.toContain('"level"');
}, 120_000);

test('settings that are wrong are told, all at once, and nothing is started', async () => {
  const server = startServer({ PORT: 'x', LOG_LEVEL: 'loud' });
  expect(await server.exit).toBe(1);
  expect(server.said()).toMatch(
    /^The settings in the environment are not right:\n {2}PORT must .*\n {2}LOG_LEVEL must .*\n$/,
  );
});

test('a data directory that cannot be used is told in a line, and ends the start', async () => {
  const file = join(directory, 'file');
  await writeFile(file, '');
  // Nobody can write under /proc, root included, and it says that a directory is missing which is there.
  const unusable = [file, ...(existsSync('/proc/self') ? ['/proc', '/proc/x/y'] : [])];
  for (const dataDir of unusable) {
    const server = startServer({ DATA_DIR: dataDir });
    expect(await server.exit, dataDir).toBe(1);
    const [said, cause, ...more] = server.said().split('\n');
    expect(said).toBe(`The data directory ${dataDir} cannot be written to or locked.`);
    expect(cause).toMatch(/^Cause: E[A-Z]+: /);
    expect(more).toEqual(['']);
  }
}, 60_000);
