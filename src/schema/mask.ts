/** Errors on their way out: problems get their code, faults of the engine and of the server an id and nothing else. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { Problem } from '../problems.ts';
import { EngineFault } from '../studies/failure.ts';

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
    // As of a study: the same lives would fail again, while a fault of the server may be gone the next time.
    const [code, what] =
      cause instanceof EngineFault
        ? ['ENGINE_FAILED', 'The engine could not work this out. The server’s log']
        : ['INTERNAL', 'Something went wrong on the server. Its log'];
    return new GraphQLError(`${what} has the details under ${id}.`, { ...place, extensions: { code, id } });
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
