/**
 * Keeps a second process out of a data directory: two PGlites on one directory corrupt it without a word.
 *
 * A lock is a file `lock-N` that says who holds it, made in one step with its content (a hard link to a finished file), so
 * of several processes one gets N. The highest N counts. Who finds the highest to be of a dead process makes the next one
 * and then removes those below it; a lock is never moved or overwritten, so nobody can remove one that has just been taken.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseError } from './error.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process and the machine started, where the system tells: a number may be given to another process later. */
  readonly started: string | null;
}

export interface Lock {
  release(): Promise<void>;
}

/** Takes the lock of a directory, which is created if need be; throws DATA_DIR_IN_USE when a living process has it. */
export async function lockDirectory(directory: string): Promise<Lock> {
  const own: Holder = { pid: process.pid, host: hostname(), started: await findStart(process.pid) };
  const draft = join(directory, `lock.${randomUUID()}`);
  try {
    await makeDirectory(directory);
    await writeFile(draft, JSON.stringify(own));
    const number = await take(directory, draft);
    return { release: () => remove(directory, number) };
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError('DATA_DIR_UNUSABLE', `The data directory ${directory} cannot be written to or locked.`, {
      cause: error,
    });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/**
 * Makes a directory and those above it. Node's own `recursive` tries for ever where the system says that a directory above is
 * missing which is there, as it does under /proc.
 */
async function makeDirectory(path: string): Promise<void> {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) await makeDirectory(above);
  try {
    await mkdir(path);
  } catch (error) {
    // Another process was faster.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

async function take(directory: string, draft: string): Promise<number> {
  for (;;) {
    const numbers = await listLocks(directory);
    const last = Math.max(0, ...numbers);
    if (last > 0) {
      const holder = await readHolder(lockFile(directory, last));
      // Given back just now.
      if (holder === undefined) continue;
      if (await isAlive(holder)) throw inUse(directory, last, holder);
    }
    const own = last + 1;
    try {
      await link(draft, lockFile(directory, own));
    } catch (error) {
      if (hasCode(error, 'EEXIST')) continue;
      throw error;
    }
    // Others may have gone further since the list was read, taken a higher number and cleared this one.
    const after = await listLocks(directory);
    if (Math.max(...after) === own) {
      for (const number of after) if (number < own) await remove(directory, number);
      return own;
    }
    await remove(directory, own);
  }
}

const lockFile = (directory: string, number: number): string => join(directory, `lock-${number}`);

const remove = (directory: string, number: number): Promise<void> => rm(lockFile(directory, number), { force: true });

async function listLocks(directory: string): Promise<number[]> {
  return (await readdir(directory)).flatMap((name) => {
    const [, number] = /^lock-([1-9]\d*)$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

function inUse(directory: string, number: number, { pid, host }: Holder): DatabaseError {
  const away = host !== hostname();
  return new DatabaseError(
    'DATA_DIR_IN_USE',
    `The data directory ${directory} is in use by process ${pid}${away ? ` on ${host}` : ''}. ` +
      'Stop that server first, or set DATA_DIR to another directory.' +
      (away ? ` If it is gone for good, delete ${lockFile(directory, number)}.` : ''),
  );
}

/** undefined when the lock is gone. One that cannot be understood counts as a dead process's: locks appear whole. */
async function readHolder(path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    const { pid, host, started } = JSON.parse(text) as Holder;
    return { pid, host, started };
  } catch {
    return { pid: 0, host: hostname(), started: null };
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  // Whether a process lives on another machine (or in another container) cannot be seen from here.
  if (holder.host !== hostname()) return true;
  if (!Number.isInteger(holder.pid) || holder.pid <= 0) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
  }
  const started = await findStart(holder.pid);
  return started === null || holder.started === null || started === holder.started;
}

/** The boot of the machine and the tick at which a process started, on Linux; elsewhere null. */
async function findStart(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The process's name, in brackets, may hold spaces; the start is the 20th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
