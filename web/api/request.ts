/** One operation over HTTP, typed by its document. */
import { RequestRefused, ServerUnreachable } from './failures.ts';
import { noteAnswer, noteSilence } from './connection.ts';

/** An operation as the generated files hold it. */
export interface Operation<Result, Variables> {
  /** Only a type: what goes in and what comes out. */
  readonly __apiType?: (variables: Variables) => Result;
  toString(): string;
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export const ENDPOINT = '/graphql';

/**
 * Sends an operation and gives its data.
 * @throws ServerUnreachable when nobody answers, RequestRefused when the server answers with errors.
 */
export async function request<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const response = await send(JSON.stringify({ query: operation.toString(), variables }), signal);
  const { data, errors } = (await response.json().catch(() => ({}))) as Answer<Result>;
  if (errors?.length) throw new RequestRefused(errors);
  if (data === undefined || data === null)
    throw new RequestRefused([{ message: `The server answered with status ${response.status} and no data.` }]);
  return data;
}

async function send(body: string, signal: AbortSignal | undefined): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  try {
    const response = await fetch(ENDPOINT, { method: 'POST', headers, body, signal });
    // What stands between the page and a stopped server says so with one of these.
    if ([502, 503, 504].includes(response.status)) throw new ServerUnreachable();
    noteAnswer();
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    noteSilence();
    throw new ServerUnreachable();
  }
}
