/** What can go wrong between the page and the server, each kind with what people can do about it. */

/** Nobody answers at the server's address. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
  constructor() {
    super('The server does not answer.');
  }
}

/** The server answered with errors instead of data: a fault of the page or of the server. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly code: string | undefined;

  constructor(errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.code = errors[0]?.extensions?.code;
  }
}

export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The server will not do what was asked, for a reason that people can act on. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  /** Everything that is wrong with what was sent; empty when the reason lies elsewhere. */
  readonly issues: readonly Issue[];
  /** The revision that the design has by now, when that is the reason. */
  readonly currentRevision: number | undefined;

  constructor(problem: {
    readonly code: string;
    readonly message: string;
    readonly issues?: readonly Issue[];
    readonly currentRevision?: number;
  }) {
    super(problem.message);
    this.code = problem.code;
    this.issues = problem.issues ?? [];
    this.currentRevision = problem.currentRevision;
  }
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly issues?: readonly Issue[];
  readonly currentRevision?: number;
}

/**
 * The successful member of a mutation's union. The operation must select `__typename`, and of `Problem` its `code` and
 * `message`.
 * @throws Refusal when it is a problem
 */
export function succeeded<Union extends { readonly __typename: string }, Name extends Union['__typename']>(
  union: Union,
  name: Name,
): Extract<Union, { readonly __typename: Name }> {
  if (union.__typename === name) return union as Extract<Union, { readonly __typename: Name }>;
  throw new Refusal(union as unknown as Problem);
}
