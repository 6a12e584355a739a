/** A machine that works on studies and answers nobody: it takes them, and chunks of large ones, from a PostgreSQL server. */
import { hostname } from 'node:os';
import { pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { openDatabase } from './db/open.ts';
import { runOrExit, stopOnSignal } from './lifecycle.ts';
import { createStudies } from './studies/studies.ts';

/** A database server has room for so many connections, and there may be many workers. */
const CONNECTIONS = 4;

async function start(): Promise<void> {
  const { databaseUrl, logLevel, threads } = readConfig(process.env);
  if (databaseUrl === undefined)
    throw new ConfigError(
      'DATABASE_URL must be set: a worker takes studies from a PostgreSQL server. ' +
        'An embedded database belongs to one server, which works on its studies itself.',
    );
  const log = pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }));
  const opened: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of opened.reverse().splice(0)) await close();
  };
  stopOnSignal(stop, log);
  try {
    const database = await openDatabase({ databaseUrl, connections: CONNECTIONS, log });
    opened.push(() => database.close());
    const studies = await createStudies({ database, log, threads });
    opened.push(() => studies.stop());
    process.stdout.write(`Meander works on ${hostname()}, process ${process.pid}, with ${studies.workers} threads\n`);
  } catch (error) {
    await stop();
    throw error;
  }
}

await runOrExit('The worker', start);
