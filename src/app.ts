/** The GraphQL server, put together from its parts. Listens to nothing: call `fetch`, or hand it to node:http. */
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Config } from './config.ts';
import {
  answerWithStatus,
  forgetKept,
  hideSchema,
  LARGEST_REQUEST,
  leadToGraphQL,
  limitQueries,
  refuseBrokenJson,
  refuseNothing,
  refuseWhole,
  takeJsonOnly,
} from './hardening.ts';
import { createContext, type Context, type Services } from './schema/context.ts';
import { schema } from './schema/index.ts';
import { createMask } from './schema/mask.ts';
import { WELCOME_QUERY } from './welcome.ts';

export const ENDPOINT = '/graphql';
export const HEALTH = '/health';

export type App = YogaServerInstance<object, Context>;

export interface AppParts extends Services {
  readonly config: Pick<Config, 'corsOrigins' | 'production'>;
}

/**
 * The app on these parts, which stay the caller's to close. Over HTTP it answers on /graphql (queries, mutations,
 * subscriptions as server-sent events, GraphiQL in a browser) and /health.
 */
export function createApp({ config, ...services }: AppParts): App {
  const { log } = services;
  const { corsOrigins, production } = config;
  // Nine megabytes of source, half a second of work: done at the start, so that a run under way never waits for it, and not at
  // all where there is no GraphiQL.
  const graphiql = production ? undefined : import('@graphql-yoga/render-graphiql');
  return createYoga<object, Context>({
    schema,
    context: () => createContext(services),
    graphqlEndpoint: ENDPOINT,
    healthCheckEndpoint: HEALTH,
    // A page of any other origin is told nothing at all: “null” would let in those that have no origin.
    cors: ({ headers }) =>
      corsOrigins.includes(headers.get('origin') ?? '') && {
        origin: [...corsOrigins],
        methods: ['GET', 'POST', 'OPTIONS'],
      },
    multipart: false,
    maxRequestBodySize: LARGEST_REQUEST,
    landingPage: false,
    graphiql: !production && { title: 'Meander', defaultQuery: WELCOME_QUERY },
    renderGraphiQL: graphiql && (async (options) => (await graphiql).renderGraphiQL(options)),
    maskedErrors: { maskError: createMask(log) },
    // The mask has logged what went wrong, under the id that the client was given.
    logging: {
      debug: (...words: unknown[]) => log.trace({ words }, 'yoga'),
      info: (...words: unknown[]) => log.debug({ words }, 'yoga'),
      warn: (...words: unknown[]) => log.warn({ words }, 'yoga'),
      error: (...words: unknown[]) => log.debug({ words }, 'yoga'),
    },
    plugins: [
      leadToGraphQL(ENDPOINT),
      takeJsonOnly(),
      refuseBrokenJson(),
      refuseNothing(),
      answerWithStatus(production),
      limitQueries(),
      refuseWhole(),
      forgetKept(),
      ...(production ? [hideSchema()] : []),
    ],
  });
}
