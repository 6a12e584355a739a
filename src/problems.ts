/**
 * What can be wrong with a request, as errors with a code that clients can act on. Mutations and previews answer with
 * them as data; queries and subscriptions raise them as GraphQL errors with the same code. docs/errors.md explains each.
 */
import type { Issue } from './simulation/issue.ts';

/** Every code that a client can meet, with what it means. */
export const PROBLEM_CODES = {
  INVALID_INPUT: 'Something in the input is wrong; every problem is listed with its path.',
  NOT_FOUND: 'The id or key leads nowhere.',
  CONFLICT: 'Someone else saved first; load the current revision and save again.',
  RUN_TOO_LARGE: 'The run asks for more buyers than a run may have.',
  STUDY_TOO_LARGE: 'The study asks for more lives than a study may have.',
  PREVIEW_TOO_LARGE: 'The preview asks for more buyers than a preview may have.',
  TOO_MANY_STUDIES: 'Too many studies wait already; try again when some have finished.',
  PAGE_TOO_LARGE: 'The page asks for more entries than a page may have.',
  BAD_PAGE: 'The paging arguments do not fit together.',
  BAD_CURSOR: 'The cursor does not come from this list.',
  BUYER_OUT_OF_RANGE: 'The run has no buyer of this number.',
  NO_RESULT: 'The run has no result yet, or ended without one.',
  QUERY_TOO_COMPLEX: 'The query asks for too much at once.',
  QUERY_REFUSED: 'The query is longer, deeper or more repetitive than is allowed.',
  INTERNAL: 'A fault of the server; the message carries an id under which its log has the details.',
} as const;
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** Anything that the asker can put right. */
export abstract class Problem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** More issues than this are counted and no longer listed: nobody reads them, and an input can have a million. */
const LISTED_ISSUES = 1_000;

/** The input breaks rules: all of them at once, each with its path below `input`. */
export class InvalidInput extends Problem {
  override readonly name = 'InvalidInput';
  /** Those that are listed. */
  readonly issues: readonly Issue[];
  readonly #found: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('INVALID_INPUT', describeIssues(issues));
    this.#found = issues;
    const more = issues.length - LISTED_ISSUES;
    this.issues =
      more > 0
        ? [
            ...issues.slice(0, LISTED_ISSUES),
            { path: [], message: `has ${show(more)} more ${more === 1 ? 'issue' : 'issues'}` },
          ]
        : issues;
  }

  /** All issues, to be told with others. */
  get found(): readonly Issue[] {
    return this.#found;
  }
}

/**
 * What `find` gives, if nothing is wrong: else all of it is told at once, what was wrong before it first.
 * @throws InvalidInput, and whatever `find` throws when nothing was wrong before it
 */
export async function tellingAll<T>(issues: readonly Issue[], find: () => Promise<T>): Promise<T> {
  let found: T;
  try {
    found = await find();
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInput([...issues, ...error.found]);
    if (error instanceof Problem && issues.length > 0) throw new InvalidInput(issues);
    throw error;
  }
  if (issues.length > 0) throw new InvalidInput(issues);
  return found;
}

/** The id or key leads nowhere. */
export class NotFound extends Problem {
  override readonly name = 'NotFound';

  /** `what` as in "design"; `id` as the asker gave it. */
  constructor(what: string, id: string) {
    super('NOT_FOUND', `there is no ${what} ${shorten(id)}`);
  }
}

/** The design has moved on since the asker read it. */
export class Conflict extends Problem {
  override readonly name = 'Conflict';
  readonly currentRevision: number;

  constructor(expectedRevision: number, currentRevision: number) {
    super('CONFLICT', `expected revision ${expectedRevision}, the design is at revision ${currentRevision}`);
    this.currentRevision = currentRevision;
  }
}

type LimitCode = Extract<ProblemCode, `${string}_TOO_LARGE` | 'TOO_MANY_STUDIES'>;

/** More was asked for than is allowed; carries both numbers. */
export class LimitExceeded extends Problem {
  override readonly name = 'LimitExceeded';
  readonly limit: number;
  readonly asked: number;

  /** `what` in the plural: "buyers". */
  constructor(code: LimitCode, what: string, asked: number, limit: number) {
    super(code, `asked for ${show(asked)} ${what}, the limit is ${show(limit)}`);
    this.limit = limit;
    this.asked = asked;
  }
}

/** A request that makes no sense as asked, in queries and subscriptions. */
export class BadRequest extends Problem {
  override readonly name = 'BadRequest';
}

const show = (value: number): string => value.toLocaleString('en-GB');

const shorten = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);

function describeIssues(issues: readonly Issue[]): string {
  const [first] = issues;
  if (!first) return 'the input is not valid';
  const where = first.path.length > 0 ? `${first.path.join('.')} ` : '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return `${where}${first.message}${more}`;
}
