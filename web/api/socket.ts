/** Subscriptions, all over one WebSocket that opens when the first one starts and comes back when it breaks. */
import { createClient } from 'graphql-ws';
import { noteDoubt } from './connection.ts';
import { ENDPOINT, type Operation } from './request.ts';

/** How a socket closes that nobody needs any more. */
const NORMAL_CLOSURE = 1_000;

const client = createClient({
  url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${ENDPOINT}`,
  lazy: true,
  retryAttempts: Infinity,
  shouldRetry: () => true,
  on: {
    closed: (event) => {
      if ((event as CloseEvent).code !== NORMAL_CLOSURE) noteDoubt();
    },
  },
  retryWait: async (retries) => {
    await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** retries, 5_000)));
  },
});

/** Calls `take` with every value; `end` when there will be no more. Gives what ends it. */
export function subscribe<Result, Variables extends Record<string, unknown>>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  take: (value: Result) => void,
  end: () => void,
): () => void {
  return client.subscribe<Result>(
    { query: operation.toString(), variables },
    {
      next: ({ data }) => {
        if (data) take(data);
      },
      error: end,
      complete: end,
    },
  );
}
