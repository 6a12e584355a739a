/** GraphQL over WebSocket (the graphql-transport-ws protocol) on the same path as over HTTP. */
import type { IncomingMessage, Server } from 'node:http';
import {
  getOperationAST,
  GraphQLError,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { LARGEST_MESSAGE, tellErrors } from './hardening.ts';

type Run = (args: ExecutionArgs) => Promise<ExecutionResult | AsyncIterable<ExecutionResult>>;

/** How an app takes an operation through its plugins, step by step. */
interface Enveloped {
  readonly schema: GraphQLSchema;
  readonly parse: (query: string) => DocumentNode;
  readonly validate: (schema: GraphQLSchema, document: DocumentNode) => readonly GraphQLError[];
  readonly contextFactory: () => object | Promise<object>;
  readonly execute: Run;
  readonly subscribe: Run;
}

/** The part of an app that works without HTTP. */
interface Enveloping {
  readonly getEnveloped: (initialContext: object) => Enveloped;
}

type Root = Pick<Enveloped, 'execute' | 'subscribe'>;

/** How long clients may take to say goodbye: of themselves, those who do not answer would be waited for much longer. */
const GOODBYE_MS = 1_000;

/** Starts to take WebSocket connections; the function that it gives ends them all. */
export function acceptSockets(
  app: Enveloping,
  server: Server,
  path: string,
  corsOrigins: readonly string[],
  production = false,
): () => Promise<void> {
  const sockets = new WebSocketServer({
    server,
    path,
    maxPayload: LARGEST_MESSAGE,
    verifyClient: ({ req }: { req: IncomingMessage }) => isWelcome(req, corsOrigins),
  });
  const { dispose } = useServer(
    {
      execute: (args: ExecutionArgs) => (args.rootValue as Root).execute(args),
      subscribe: (args: ExecutionArgs) => (args.rootValue as Root).subscribe(args),
      async onSubscribe(ctx, _id, params) {
        const { schema, execute, subscribe, contextFactory, parse, validate } = app.getEnveloped({
          ...ctx,
          req: ctx.extra.request,
          socket: ctx.extra.socket,
          params,
        });
        try {
          const document = parse(params.query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors;
          if (!getOperationAST(document, params.operationName)) return [unknownOperation(params.operationName)];
          return {
            schema,
            operationName: params.operationName,
            document,
            variableValues: params.variables,
            contextValue: await contextFactory(),
            rootValue: { execute, subscribe } satisfies Root,
          };
        } catch (error) {
          if (error instanceof GraphQLError) return [error];
          throw error;
        }
      },
      onError: (_ctx, _id, _payload, errors) => tell(errors, production),
      onNext: (_ctx, _id, _payload, _args, { errors, ...result }) =>
        errors && !('data' in result) ? { ...result, errors: tell(errors, production) } : undefined,
    },
    sockets,
  );
  return async () => {
    const cut = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), GOODBYE_MS);
    await dispose();
    clearTimeout(cut);
  };
}

/** Errors of what was not executed, as over HTTP, but for the status that an answer has there. */
const tell = (errors: readonly GraphQLError[], production: boolean): GraphQLError[] =>
  tellErrors(errors, production).map((error) => {
    delete error.extensions.http;
    return error;
  });

const unknownOperation = (name: string | null | undefined): GraphQLError =>
  new GraphQLError(
    name ? `Unknown operation named "${name}".` : 'Must provide operation name if query contains multiple operations.',
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  );

/**
 * Browsers let any page open a WebSocket to any server, and say which page it was. Only our own and the allowed ones may;
 * programs that are no browsers send no origin.
 */
function isWelcome(request: IncomingMessage, corsOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || corsOrigins.includes(origin) || URL.parse(origin)?.host === host;
}
