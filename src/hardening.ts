/** What keeps a request from costing the server more than it should, or from telling more than it should. */
import type { RequestListener } from 'node:http';
import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ExecutionResult,
  type GraphQLErrorExtensions,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { BadRequest } from './problems.ts';
import type { Context } from './schema/context.ts';

/** Bytes of a request. The largest design has about a third of it. */
export const LARGEST_REQUEST = 2_000_000;
/** Bytes of a message over WebSocket. */
export const LARGEST_MESSAGE = LARGEST_REQUEST;

/** Limits on the text of a query. Variables are no part of it, so a design of any size goes in as a variable. */
export const QUERY_LIMITS = { depth: 12, aliases: 30, directives: 8, tokens: 1_000 } as const;

/** Refuses queries that are too long, deep or repetitive. What a query costs to answer is limited by the schema. */
export function limitQueries(): Plugin {
  const onReject = [(_context: unknown, error: GraphQLError) => void (error.extensions.code = 'QUERY_REFUSED')];
  return EnvelopArmorPlugin({
    maxDepth: { n: QUERY_LIMITS.depth, onReject },
    maxAliases: { n: QUERY_LIMITS.aliases, allowList: [], onReject },
    maxDirectives: { n: QUERY_LIMITS.directives, onReject },
    maxTokens: { n: QUERY_LIMITS.tokens, onReject },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
}

/**
 * Tells that an operation costs too much once and of the whole: the schema counts it as a whole, and then refuses each of
 * its first fields, whichever it is that costs so much.
 */
export function refuseWhole(): Plugin {
  return {
    onExecute: () => ({
      onExecuteDone: ({ result, setResult }) => {
        const refused = errorsOf(result).find(
          ({ originalError }) => originalError instanceof BadRequest && originalError.code === 'QUERY_TOO_COMPLEX',
        );
        if (refused)
          setResult({ errors: [new GraphQLError(refused.message, { originalError: refused.originalError })] });
      },
    }),
  };
}

/** Gives back what an operation has kept, once its answer is complete. */
export function forgetKept(): Plugin<Context> {
  return {
    onExecute: ({ args }) => ({ onExecuteDone: () => (args.contextValue as Context).kept.dispose() }),
  };
}

const errorsOf = (result: object): readonly GraphQLError[] =>
  ('errors' in result && (result as ExecutionResult).errors) || [];

/** Keeps the schema from being read over the API. */
export function hideSchema(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule) };
}

/**
 * Takes POST requests as JSON alone. A browser asks before it sends JSON to another origin, and does not ask before it
 * sends a form or plain text: so no foreign page can make a visitor's browser change anything here.
 */
export function takeJsonOnly(): Plugin {
  return {
    onRequestParse: (payload) => {
      const { request, fetchAPI } = payload;
      if (request.method !== 'POST') return;
      const [type] = (request.headers.get('content-type') ?? '').split(';');
      if (type.trim().toLowerCase() === 'application/json') return;
      const message = 'requests must be sent as content-type: application/json';
      payload.endResponse(
        fetchAPI.Response.json(
          { errors: [{ message, extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] },
          { status: 415, headers: { accept: 'application/json' } },
        ),
      );
    },
  };
}

/** Refuses a request without a query, as every other one that asks for nothing: with 400 for all clients. */
export function refuseNothing(): Plugin {
  return {
    onParams: ({ params }) => {
      if (Array.isArray(params) || params.query) return;
      throw new GraphQLError('Must provide query string.', {
        extensions: { code: 'BAD_REQUEST', http: { status: 400, headers: { Allow: 'GET, POST' } } },
      });
    },
  };
}

/** Refuses a GET whose variables or extensions are no JSON. */
export function refuseBrokenJson(): Plugin {
  return {
    onRequestParse: ({ request, url, fetchAPI, endResponse }) => {
      if (request.method !== 'GET') return;
      const broken = ['variables', 'extensions'].find((name) => !isJson(url.searchParams.get(name)));
      if (broken === undefined) return;
      const errors = [{ message: `${broken} must be JSON`, extensions: { code: 'BAD_REQUEST' } }];
      endResponse(fetchAPI.Response.json({ errors }, { status: 400 }));
    },
  };
}

function isJson(text: string | null): boolean {
  if (!text) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A guess at a name of the schema, at the end of a message. */
const SUGGESTION = / ?Did you mean .*\?$/s;

/**
 * Errors of a request that was not executed at all, as every transport tells them: each with a code, and in production
 * without guesses at names.
 */
export function tellErrors(errors: readonly GraphQLError[], production: boolean): GraphQLError[] {
  return errors.map(({ message, nodes, source, positions, path, extensions }) => {
    const { code } = extensions;
    return new GraphQLError(production ? message.replace(SUGGESTION, '') : message, {
      ...{ nodes, source, positions, path },
      // All that has no code of its own by now, or that of the executor, are variables that do not fit their types.
      extensions: { ...extensions, code: code === undefined || code === 'BAD_USER_INPUT' ? 'INVALID_INPUT' : code },
    });
  });
}

/**
 * Requests that were not executed at all – refused by a limit, or with variables of the wrong kind – are answered with
 * 400, as GraphQL over HTTP wants for application/graphql-response+json, and faults of the server with 500.
 */
export function answerWithStatus(production: boolean): Plugin {
  return {
    onExecutionResult: (payload) => {
      const { result } = payload;
      if (!result || Array.isArray(result) || isAsyncIterable(result) || !result.errors || 'data' in result) return;
      const errors = tellErrors(result.errors, production);
      for (const { extensions } of errors) extensions.http = statusOf(extensions);
      payload.setResult({ ...result, errors });
    },
  };
}

/**
 * Answers requests whose host and target make no address with 400: those behind would take them for a fault of the server,
 * and tell where it stands.
 */
export function refuseBadAddresses(app: RequestListener): RequestListener {
  return (request, response) => {
    const { headers, url = '/' } = request;
    if (URL.canParse(`http://${headers.host ?? 'localhost'}${url}`)) return app(request, response);
    const message = 'requests must have a host and a target that make an address';
    response.writeHead(400, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }));
  };
}

/** Clients that accept nothing but application/json get 200 in place of a 400 that is `spec`. */
function statusOf({ code, http }: GraphQLErrorExtensions): object {
  if (code === 'INTERNAL') return { status: 500 };
  return http && code !== 'INVALID_INPUT' ? http : { status: 400, spec: true };
}

/** Leads people who open the bare address to the API. */
export function leadToGraphQL(endpoint: string): Plugin {
  return {
    onRequest: (payload) => {
      const { request, url, fetchAPI } = payload;
      if (url.pathname === '/' && request.method === 'GET')
        payload.endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: endpoint } }));
    },
  };
}
