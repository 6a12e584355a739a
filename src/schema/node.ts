/** Fetching anything again by its id. */
import { brandWithType } from '@pothos/core';
import { LimitExceeded } from '../problems.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { decodeNodeId } from './nodeId.ts';
import { LONGEST_PAGE } from './page.ts';

export const NodeType = builder.nodeInterfaceRef();

type Find = (id: string, context: Context) => Promise<object | null>;

const finders = new Map<string, Find>();

/** Says how a type's rows are found by their own id; deleted ones are not. */
export function findNodesBy(typename: string, find: Find): void {
  finders.set(typename, find);
}

async function findNode(id: string, context: Context): Promise<object | null> {
  const decoded = decodeNodeId(id);
  const found = decoded && (await finders.get(decoded.typename)?.(decoded.id, context));
  if (!decoded || !found) return null;
  brandWithType(found, decoded.typename as never);
  return found;
}

builder.queryFields((t) => ({
  node: t.field({
    type: NodeType,
    nullable: true,
    description: 'The thing with this id; null when the id leads nowhere.',
    args: { id: t.arg.id({ required: true, description: 'The id of any Node.' }) },
    resolve: (_root, { id }, context) => findNode(id, context),
  }),
  nodes: t.field({
    type: [NodeType],
    nullable: { list: false, items: true },
    description: 'The things with these ids, in the same order; null in place of each id that leads nowhere.',
    args: { ids: t.arg.idList({ required: true, description: `Ids of any Nodes, at most ${LONGEST_PAGE}.` }) },
    complexity: ({ ids }) => ({ multiplier: ids.length }),
    resolve: (_root, { ids }, context) => {
      if (ids.length > LONGEST_PAGE) throw new LimitExceeded('PAGE_TOO_LARGE', 'ids', ids.length, LONGEST_PAGE);
      return Promise.all(ids.map((id) => findNode(id, context)));
    },
  }),
}));
