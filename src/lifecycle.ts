/** How processes of this house start and end, whatever they do in between. */
import type { Logger } from 'pino';
import { ConfigError } from './config.ts';
import { DatabaseError } from './db/error.ts';

/** What the person who starts the process can put right: told in words, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** How long a stop may take before what is left is cut off. */
const STOP_MS = 10_000;

/** Stops in order at SIGINT and SIGTERM, and at once at a second one. */
export function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const onSignal = (signal: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info(`${signal}: stopping. Once more stops at once.`);
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Starts a process; if it cannot, says why on the standard error output and ends it. `what` as in "The server". */
export async function runOrExit(what: string, start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    // The cause of these is the owner's to put right; those of a database server may name its user, and stay unsaid.
    const tellCause = error instanceof DatabaseError && !error.code.startsWith('DATABASE_');
    const cause = tellCause && error.cause instanceof Error ? `\nCause: ${error.cause.message}` : '';
    const told = error instanceof ConfigError || error instanceof DatabaseError || error instanceof StartError;
    process.stderr.write(
      `${told ? error.message + cause : `${what} could not start: ${String(error instanceof Error ? error.stack : error)}`}\n`,
    );
    process.exit(1);
  }
}
