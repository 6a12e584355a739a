/** Relay connections over rows ordered by when they were made: cursors, pages, and what can be wrong with asking for them. */
import type { OutputRef } from '@pothos/core';
import { BadRequest, LimitExceeded } from '../problems.ts';
import { builder } from './builder.ts';

export const LONGEST_PAGE = 100;
export const USUAL_PAGE = 20;

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** What a row is ordered by: the moment it was made, then its id. */
export interface Ordered {
  readonly id: string;
  readonly createdAt: Date;
}

/** A page of rows, in the shape of a connection. */
export interface Page<Row> {
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => number | Promise<number>;
}

/** How many entries a page asks for, and from which end. Raises BAD_PAGE or PAGE_TOO_LARGE. */
export function lengthOf({ first, last }: PageArgs): { length: number; backward: boolean } {
  if (isGiven(first) && isGiven(last)) throw new BadRequest('BAD_PAGE', 'a page takes either first or last, not both');
  const length = first ?? last ?? USUAL_PAGE;
  if (length < 0)
    throw new BadRequest('BAD_PAGE', `${isGiven(first) ? 'first' : 'last'} must be at least 0; got ${length}`);
  if (length > LONGEST_PAGE) throw new LimitExceeded('PAGE_TOO_LARGE', 'entries', length, LONGEST_PAGE);
  return { length, backward: isGiven(last) };
}

/** What a page's entries may cost in all, whatever the page asks for. */
export const pageCost = ({ first, last }: PageArgs) => ({
  multiplier: Math.min(Math.max(first ?? last ?? USUAL_PAGE, 0), LONGEST_PAGE),
});

type Bound = { gt: Date } | { lt: Date };
export type Beyond = { OR: [{ createdAt: Bound }, { createdAt: Date; id: { gt: string } | { lt: string } }] };
export interface RowQuery {
  /** Every condition must hold. */
  readonly where: { AND: Beyond[] };
  readonly orderBy: [{ createdAt: 'asc' | 'desc' }, { id: 'asc' | 'desc' }];
  readonly take: number;
}

/** A page of the list of this name; `find` reads rows, `count` counts the whole list. */
export async function pageOfRows<Row extends Ordered>(
  list: string,
  order: 'asc' | 'desc',
  args: PageArgs,
  find: (query: RowQuery) => Promise<Row[]>,
  count: () => Promise<number>,
): Promise<Page<Row>> {
  const { length, backward } = lengthOf(args);
  const forward = order === 'asc';
  const bounds = [
    ...(isGiven(args.after) ? [beyond(decodeCursor(list, args.after), forward)] : []),
    ...(isGiven(args.before) ? [beyond(decodeCursor(list, args.before), !forward)] : []),
  ];
  const direction = forward === backward ? 'desc' : 'asc';
  const found = await find({
    where: { AND: bounds },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: length + 1,
  });
  const rows = found.slice(0, length);
  if (backward) rows.reverse();
  const more = found.length > length;
  return connectionOver(
    rows.map((row) => ({ cursor: encodeCursor(list, row), node: row })),
    // The entry of a cursor stands on the other side of it.
    isGiven(args.before) || (!backward && more),
    isGiven(args.after) || (backward && more),
    count,
  );
}

export function connectionOver<Row>(
  edges: Page<Row>['edges'],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
  totalCount: Page<Row>['totalCount'],
): Page<Row> {
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

function beyond({ createdAt, id }: Ordered, later: boolean): Beyond {
  return later
    ? { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] }
    : { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

const encodeCursor = (list: string, { createdAt, id }: Ordered): string => packCursor(list, createdAt.getTime(), id);

function decodeCursor(list: string, cursor: string): Ordered {
  const [time, id] = unpackCursor(list, cursor);
  if (typeof id !== 'string' || !/^[\w.-]{1,80}$/.test(id)) throw badCursor();
  return { createdAt: new Date(wholeNumber(time, 0, LATEST)), id };
}

/** Databases read no dates beyond the year 9999 as they are written. */
const LATEST = Date.UTC(9999, 0);

/** A cursor of this list, opaque to clients. */
export function packCursor(list: string, ...parts: (string | number)[]): string {
  return Buffer.from(JSON.stringify([list, ...parts])).toString('base64url');
}

/** What `packCursor` put in. Raises BAD_CURSOR for anything that did not come from it, for this list. */
export function unpackCursor(list: string, cursor: string): unknown[] {
  if (cursor.length > 400) throw badCursor();
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value[0] === list) return value.slice(1) as unknown[];
  } catch {
    throw badCursor();
  }
  throw badCursor();
}

/** A part of a cursor that is a whole number of this range. Raises BAD_CURSOR for all else, which nobody has put in. */
export function wholeNumber(part: unknown, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof part !== 'number' || !Number.isSafeInteger(part) || part < least || part > most) throw badCursor();
  return part;
}

const badCursor = () => new BadRequest('BAD_CURSOR', 'the cursor does not come from this list');

/** Arguments that are null count as left out. */
export const isGiven = <T>(value: T | null | undefined): value is T => value !== undefined && value !== null;

/** The connection and edge types over a type of node. */
export function connectionTypes<Node>(type: OutputRef<Node>, name: string, what: string) {
  const edge = builder.edgeObject({
    type,
    name: `${name}Edge`,
    description: `An entry of a page of ${what}.`,
  });
  const connection = builder.connectionObject(
    {
      type,
      name: `${name}Connection`,
      description: `A page of ${what}.`,
      fields: (t) => ({
        totalCount: t.int({
          description: 'How many there are in all, on every page.',
          resolve: (page) => (page as unknown as Page<Node>).totalCount(),
        }),
      }),
    },
    edge,
  );
  return [connection, edge] as const;
}
