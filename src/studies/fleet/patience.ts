/** Sits out a database that is away for a while: restarted, say, or behind a network that is down. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../problems.ts';
import { EngineFault, Lost, StudyFailure } from '../failure.ts';
import type { StudyLog } from '../log.ts';

const PAUSE_MS = 500;
const PATIENCE_MS = 120_000;

/** Faults that are not the database's. */
const FINAL = [Problem, Lost, StudyFailure, EngineFault];

/**
 * Does work that can be done again, until it succeeds.
 * @throws the signal's reason when aborted; what the work throws when that says that trying again will not help, or has been
 *   going on for two minutes
 */
export async function patiently<Result>(
  work: () => Promise<Result>,
  { signal, log }: { readonly signal: AbortSignal | undefined; readonly log: StudyLog },
): Promise<Result> {
  const began = performance.now();
  for (;;) {
    try {
      signal?.throwIfAborted();
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      if (FINAL.some((kind) => error instanceof kind) || performance.now() - began > PATIENCE_MS) throw error;
      log.warn({ err: error }, 'the database does not answer; trying again');
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
