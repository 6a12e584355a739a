/** The server in this process, asked as any client would ask it. */
import { pino } from 'pino';
import { createApp, ENDPOINT } from '../../src/app.ts';
import { loadExamples } from '../../src/db/examples.ts';
import { IN_MEMORY, openDatabase } from '../../src/db/open.ts';
import { createStudies } from '../../src/studies/studies.ts';

export interface Desk {
  /** The data of an operation. */
  readonly ask: <Data>(query: string, variables?: object) => Promise<Data>;
  /** Starts a study, waits for its end, and reads it. `started` is the selection of its mutation, `read` that of its type. */
  readonly study: <Data>(mutation: string, type: string, input: object, read: string) => Promise<Data>;
  readonly close: () => Promise<void>;
}

/** A server with the examples, on a database in memory. */
export async function openDesk(): Promise<Desk> {
  const log = pino({ level: 'warn' });
  const database = await openDatabase({ dataDir: IN_MEMORY });
  await loadExamples(database.prisma);
  const studies = await createStudies({ database, log });
  const app = createApp({ database, studies, log, config: { corsOrigins: [], production: false } });

  const ask: Desk['ask'] = async (query, variables = {}) => {
    const response = await app.fetch(`http://localhost${ENDPOINT}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  return {
    ask,
    async study(mutation, type, input, read) {
      const noun = mutation.slice('start'.length).toLowerCase();
      const inputType = `S${mutation.slice(1)}Input`;
      const started = await ask<Record<string, Record<string, { id: string }>>>(
        `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
          ... on S${mutation.slice(1)}Success { ${noun} { id } } ... on Problem { code message } } }`,
        { input },
      );
      const found = started[mutation][noun] as { id: string } | undefined;
      if (!found) throw new Error(JSON.stringify(started));
      await ended(ask, found.id);
      const { study } = await ask<{ study: never }>(
        `query ($id: ID!) { study(id: $id) { status error { message } ... on ${type} { ${read} } } }`,
        { id: found.id },
      );
      return study;
    },
    async close() {
      await app.dispose();
      await studies.stop();
      await database.close();
    },
  };
}

async function ended(ask: Desk['ask'], id: string): Promise<void> {
  for (;;) {
    const { study } = await ask<{ study: { status: string; error: { message: string } | null } }>(
      'query ($id: ID!) { study(id: $id) { status error { message } } }',
      { id },
    );
    if (study.status === 'SUCCEEDED') return;
    if (study.status !== 'QUEUED' && study.status !== 'RUNNING') throw new Error(study.error?.message ?? study.status);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
