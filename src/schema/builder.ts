/** The schema's builder: how Pothos is set up. Every noun's file adds its types to it. */
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { getDatamodel, type default as PrismaTypes } from './generated/pothos.ts';
import { BadRequest } from '../problems.ts';
import type { Context } from './context.ts';

/** What one operation may cost: a field counts 1, a list as many times as it is likely, or asked, to be long. */
export const COMPLEXITY_LIMIT = 100_000;

const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  PrismaTypes: PrismaTypes;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
    SafeInt: { Input: number; Output: number };
  };
}>({
  plugins: [ErrorsPlugin, RelayPlugin, ComplexityPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.database.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    filterConnectionTotalCount: false,
    onUnusedQuery: null,
  },
  relay: {
    nodeTypeOptions: { description: 'Anything that can be fetched again by its id.' },
    idFieldOptions: { description: 'The id, unique among all things of this server.' },
    // node.ts has its own, which answer null for ids that lead nowhere.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
    hasNextPageFieldOptions: { description: 'Whether entries come after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether entries come before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first entry; null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last entry; null on an empty page.' },
    // The connection's own cost says how many there are.
    edgesFieldOptions: { description: 'The entries of the page.', nullable: false, complexity: { multiplier: 1 } },
    nodesOnConnection: { description: 'The entries themselves, without their cursors.', complexity: { multiplier: 1 } },
    nodeFieldOptions: { description: 'What stands there.', nullable: false },
    cursorFieldOptions: { description: 'Where it stands; for `after` and `before`.' },
    pageInfoFieldOptions: { description: 'Where the page lies in its list.' },
    firstArgOptions: {
      description: 'The page has this many entries from the start, or after the cursor: at most 100; left out, 20.',
    },
    lastArgOptions: { description: 'The page has this many entries from the end, or before the cursor: at most 100.' },
    afterArgOptions: { description: 'The page starts after the entry of this cursor.' },
    beforeArgOptions: { description: 'The page ends before the entry of this cursor.' },
  },
  complexity: {
    limit: { complexity: COMPLEXITY_LIMIT },
    complexityError: (_kind, { complexity }) =>
      new BadRequest(
        'QUERY_TOO_COMPLEX',
        `the query costs ${Math.ceil(complexity)}, the limit is ${COMPLEXITY_LIMIT}: ask for fewer fields or shorter pages`,
      ),
  },
  errors: {
    defaultResultOptions: { name: ({ fieldName }) => `${capitalize(fieldName)}Success` },
    defaultUnionOptions: { name: ({ fieldName }) => `${capitalize(fieldName)}Result` },
  },
});

builder.queryType({ description: 'What can be read. Nothing here changes anything.' });
builder.mutationType({
  description:
    'What can be changed. Each answers with a union: its success, or a Problem that says what to put right. Nothing is half-saved.',
});
builder.subscriptionType({ description: 'What can be watched, over server-sent events or WebSocket.' });
