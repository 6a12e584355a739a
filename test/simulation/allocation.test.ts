/** The fast loop allocates nothing an event: what is left is less than a number boxed now and then. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Measured } from './allocation.ts';

const run = promisify(execFile);

/** A double that has to be boxed takes 16 bytes: one in two events. */
const FEW = 8;
/** What gets inlined is a matter of what was compiled when, so a machine under load may have to try again. */
const ATTEMPTS = 3;

const YOUNG = '256';
const script = fileURLToPath(new URL('allocation.ts', import.meta.url));
const flags = ['--expose-gc', `--min-semi-space-size=${YOUNG}`, `--max-semi-space-size=${YOUNG}`];

async function measured(): Promise<Measured[]> {
  const { stdout } = await run(process.execPath, [...flags, script]);
  return JSON.parse(stdout) as Measured[];
}

test('an event takes no memory', async () => {
  const fewest = new Map<string, number>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    for (const { name, bytesAnEvent } of await measured())
      fewest.set(name, Math.min(fewest.get(name) ?? Infinity, bytesAnEvent ?? Infinity));
    if ([...fewest.values()].every((bytes) => bytes < FEW)) break;
  }
  for (const [name, bytes] of fewest) expect(bytes, `bytes an event, ${name}`).toBeLessThan(FEW);
}, 60_000);
