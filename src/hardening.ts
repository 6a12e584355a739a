/** What keeps a request from costing the server more than it should, or from telling more than it should. */
import type { RequestListener } from 'node:http';
import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';

/** Bytes of a request. The largest design has about a third of it. */
export const LARGEST_REQUEST = 2_000_000;
/** Bytes of a message over WebSocket. */
export const LARGEST_MESSAGE = LARGEST_REQUEST;

/** Limits on the text of a query. Variables are no part of it, so a design of any size goes in as a variable. */
export const QUERY_LIMITS = { depth: 12, aliases: 30, directives: 8, tokens: 1_000 } as const;

/** Refuses queries that are too long, deep or repetitive. What a query costs to answer is limited by the schema. */
export function limitQueries(production: boolean): Plugin {
  const onReject = [(_context: unknown, error: GraphQLError) => void (error.extensions.code = 'QUERY_REFUSED')];
  return EnvelopArmorPlugin({
    maxDepth: { n: QUERY_LIMITS.depth, onReject },
    maxAliases: { n: QUERY_LIMITS.aliases, allowList: [], onReject },
    maxDirectives: { n: QUERY_LIMITS.directives, onReject },
    maxTokens: { n: QUERY_LIMITS.tokens, onReject },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: production },
  });
}

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

/**
 * Requests that were not executed at all – refused by a limit, or with variables of the wrong kind – are answered with
 * 400, as GraphQL over HTTP wants for application/graphql-response+json, and faults of the server with 500.
 */
export function answerWithStatus(): Plugin {
  return {
    onExecutionResult: (payload) => {
      const { result } = payload;
      if (!result || Array.isArray(result) || isAsyncIterable(result) || !result.errors || 'data' in result) return;
      const errors = result.errors.map((error) => {
        const { nodes, source, positions, path, extensions } = error;
        // All that has no code of its own by now are variables that do not fit their types.
        const { code = 'INVALID_INPUT' } = extensions;
        const http = extensions.http ?? (code === 'INTERNAL' ? { status: 500 } : { status: 400, spec: true });
        return new GraphQLError(error.message, {
          ...{ nodes, source, positions, path },
          extensions: { ...extensions, code, http },
        });
      });
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
