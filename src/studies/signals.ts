/**
 * Word between servers on one PostgreSQL that something about a study has changed: a hint to look at its row. Lost
 * hints do no harm, since rows are looked at anyway, only later. An embedded database has one server, which needs none.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Database } from '../db/open.ts';
import type { StudyLog } from './log.ts';

const CHANNEL = 'meander_study';
const LONGEST_PAUSE_MS = 30_000;

export interface Signals {
  /** Tells the other servers. Never fails: a hint that cannot be sent is logged. */
  send(id: string): Promise<void>;
  close(): Promise<void>;
}

/** `onSignal` is called with the id of each study that another server speaks of. */
export async function openSignals(database: Database, log: StudyLog, onSignal: (id: string) => void): Promise<Signals> {
  const { prisma, connectionString } = database;
  if (connectionString === undefined) return { send: () => Promise.resolve(), close: () => Promise.resolve() };
  const origin = randomUUID();
  const ear = new Ear(connectionString, log, (payload) => {
    const [from, id] = payload.split(' ');
    if (from !== origin && id) onSignal(id);
  });
  await ear.open();
  return {
    async send(id) {
      try {
        await prisma.$executeRaw`SELECT pg_notify(${CHANNEL}, ${`${origin} ${id}`})`;
      } catch (error) {
        log.warn({ err: error, study: id }, 'the other servers could not be told of a study');
      }
    },
    close: () => ear.close(),
  };
}

/** A connection that listens, and is opened anew when it breaks. */
class Ear {
  readonly #connectionString: string;
  readonly #log: StudyLog;
  readonly #hear: (payload: string) => void;
  #client: Client | null = null;
  #pause = 500;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(connectionString: string, log: StudyLog, hear: (payload: string) => void) {
    this.#connectionString = connectionString;
    this.#log = log;
    this.#hear = hear;
  }

  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.#connectionString,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'meander-signals',
    });
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('the connection ended')));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#pause = 500;
    } catch (error) {
      this.#lost(client, error);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }

  #lost(client: Client, error: unknown): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    this.#log.warn({ err: error }, 'not in touch with the other servers; trying again');
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.open(), this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }
}
