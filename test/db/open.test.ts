import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDesign, loadRevision } from '../../src/db/designs.ts';
import { lockDirectory } from '../../src/db/lock.ts';
import { openDatabase } from '../../src/db/open.ts';
import { parseDesign } from '../../src/simulation/design.ts';

const parsed = parseDesign({
  ...{ key: 'kept', name: 'Kept' },
  story: { title: 'A story', themes: ['care'], promise: [{ theme: 'care', weight: 1 }] },
  personas: [{ key: 'anna', name: 'Anna', share: 1 }],
  touchpoints: [{ key: 'site', name: 'Site', channel: 'WEBSITE' }],
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
const { input } = parsed.value;

let directory: string;
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'meander-db-'))));
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the embedded database', () => {
  it('keeps what was saved over a restart, and keeps a second opener out meanwhile', async () => {
    const dataDir = join(directory, 'restart');
    const said: string[] = [];
    const log = { info: (message: string) => void said.push(message), warn: () => undefined };
    const first = await openDatabase({ dataDir, log });
    expect(first.kind).toBe('embedded');
    expect(said.join()).toContain('fsync is off');
    const saved = await createDesign(first.prisma, input);
    if (saved.outcome !== 'SAVED') throw new Error(saved.outcome);
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: 'DATA_DIR_IN_USE',
      message: expect.stringContaining(`process ${process.pid}`) as string,
    });
    await first.close();
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await loadRevision(second.prisma, saved.design.currentRevisionId)).toStrictEqual(input);
    await second.close();
    expect(await readdir(dataDir)).toEqual(['database']);
  });

  it('lets others have their turn between the statements of a transaction', async () => {
    const database = await openDatabase({});
    const count = 20;
    let turns = 0;
    let over = false;
    const next = (): void => {
      turns++;
      if (!over) setImmediate(next);
    };
    next();
    await database.prisma.$transaction(async (tx) => {
      for (let index = 0; index < count; index++) await tx.$queryRaw`SELECT 1`;
    });
    over = true;
    expect(turns).toBeGreaterThan(count);
    await database.close();
  });

  it('starts afresh where a first start was broken off', async () => {
    const dataDir = join(directory, 'broken-off');
    await mkdir(join(dataDir, 'database.new'), { recursive: true });
    await writeFile(join(dataDir, 'database.new', 'PG_VERSION'), '17');
    const database = await openDatabase({ dataDir });
    expect(await database.prisma.design.count()).toBe(0);
    await database.close();
  });

  it('says so when the directory cannot be used', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    await expect(openDatabase({ dataDir: join(file, 'inside') })).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
  });
});

describe('the lock of a data directory', () => {
  const lockOf = (name: string) => join(directory, name, 'lock-1');
  const leave = async (name: string, holder: object) => {
    await mkdir(join(directory, name));
    await writeFile(lockOf(name), JSON.stringify({ host: hostname(), started: null, ...holder }));
  };

  it('is taken over from a process that is dead', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    await leave('dead', { pid: child.pid });
    const lock = await lockDirectory(join(directory, 'dead'));
    expect(await readdir(join(directory, 'dead'))).toEqual(['lock-2']);
    expect(JSON.parse(await readFile(join(directory, 'dead', 'lock-2'), 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await readdir(join(directory, 'dead'))).toEqual([]);
  });

  it('is taken over when its number has been given to another process since', async () => {
    const taken = { pid: process.pid, started: 'another boot/1' };
    await leave('reused', taken);
    const attempt = lockDirectory(join(directory, 'reused'));
    // Only Linux tells when a process started; elsewhere a living number has to be believed.
    if (existsSync('/proc/self/stat')) await (await attempt).release();
    else await expect(attempt).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
  });

  it('is respected when its process lives, or is on another machine', async () => {
    await leave('alive', { pid: process.ppid });
    await leave('elsewhere', { pid: 1, host: 'another-machine' });
    for (const name of ['alive', 'elsewhere'])
      await expect(lockDirectory(join(directory, name)), name).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await expect(lockDirectory(join(directory, 'elsewhere'))).rejects.toThrow(`delete ${lockOf('elsewhere')}`);
  });

  it('is taken over when it is not a lock at all', async () => {
    await mkdir(join(directory, 'garbage'));
    await writeFile(lockOf('garbage'), 'x');
    await (await lockDirectory(join(directory, 'garbage'))).release();
  });

  it('goes to one of many who find a dead one at the same time, again and again', async () => {
    for (let round = 0; round < 20; round++) {
      const name = `contested-${round}`;
      await leave(name, { pid: 0 });
      const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(join(directory, name))));
      const locks = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      expect(locks).toHaveLength(1);
      expect(await readdir(join(directory, name))).toEqual(['lock-2']);
      await locks[0].release();
      expect(await readdir(join(directory, name))).toEqual([]);
    }
  });
});

describe('a PostgreSQL server', () => {
  const failure = async (databaseUrl: string) => {
    const error = await openDatabase({ databaseUrl }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'DatabaseError' });
    return error as { code: string; message: string };
  };

  it('that cannot be reached, or refuses, gives a code and no password', async () => {
    const nobody = await failure('postgresql://anna:pass-word@127.0.0.1:1/meander');
    expect(nobody).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    expect(nobody.message).toContain('127.0.0.1:1/meander (ECONNREFUSED)');
    const server = inject('postgres');
    const wrong = await failure(`${server.replace(/:[^:@]+@/, ':pass-word@')}/postgres`);
    expect(wrong).toMatchObject({ code: 'DATABASE_REFUSED' });
    const missing = await failure(`${server}/missing`);
    expect(missing).toMatchObject({ code: 'DATABASE_REFUSED' });
    const odd = await failure('mysql://anna:pass-word@localhost/meander');
    expect(odd).toMatchObject({ code: 'DATABASE_URL_INVALID' });
    for (const { message } of [nobody, wrong, missing, odd]) expect(message).not.toMatch(/pass-word|anna|postgres:/);
  });
});
