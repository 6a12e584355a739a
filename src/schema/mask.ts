/** Errors on their way out: problems get their code, faults of the server an id and nothing else. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { Problem } from '../problems.ts';

/** What a client gets for an error that was raised, and what the log gets. */
export function createMask(log: Logger): (error: unknown) => Error {
  return (error) => {
    const cause = causeOf(error);
    const place = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    if (cause instanceof Problem)
      return new GraphQLError(cause.message, { ...place, extensions: { code: cause.code, ...detailsOf(cause) } });
    if (error instanceof GraphQLError && cause instanceof GraphQLError) return error;
    const id = randomUUID();
    log.error({ err: cause, id }, 'a request failed');
    return new GraphQLError(`Something went wrong on the server. Its log has the details under ${id}.`, {
      ...place,
      extensions: { code: 'INTERNAL', id },
    });
  };
}

/** What was raised first: GraphQL wraps it once for each layer. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** What the problem carries beside its message, as its type in the schema does. */
function detailsOf(problem: Problem): Record<string, unknown> {
  const { name: _name, code: _code, message: _message, stack: _stack, ...details } = problem;
  return details;
}
