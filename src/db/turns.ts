/** How statements reach the embedded database, which runs on the main thread. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite';
import { parsers } from './bytes.ts';

/** As PGlite and its transactions have it. */
interface Querying {
  query<Row>(sql: string, values?: unknown[], options?: QueryOptions): Promise<Results<Row>>;
}

/**
 * Gives each statement a turn of the event loop to itself. PGlite answers without ever waiting for anything, so one statement
 * would follow upon the other – those of a transaction, and those of whoever waits for it – while nobody else is served.
 * Bytes are read as bytes.ts has it, whatever the adapter brings along.
 */
export function takeTurns(pglite: PGlite): void {
  giveTurns(pglite);
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (work) =>
    transaction((tx) => {
      giveTurns(tx);
      return work(tx);
    });
}

function giveTurns(database: Querying): void {
  const query: Querying['query'] = database.query.bind(database);
  database.query = async (sql, values, options) => {
    await nextTurn();
    return query(sql, values, { ...options, parsers: { ...options?.parsers, ...parsers } });
  };
}
