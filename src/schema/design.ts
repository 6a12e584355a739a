/** Designs and their revisions: types and queries. */
import { BadRequest } from '../problems.ts';
import { builder } from './builder.ts';
import { ContentType } from './content.ts';
import { findNodesBy, NodeType } from './node.ts';
import { encodeNodeId, localId } from './nodeId.ts';
import {
  connectionOver,
  connectionTypes,
  isGiven,
  lengthOf,
  packCursor,
  pageCost,
  pageOfRows,
  unpackCursor,
  wholeNumber,
  type PageArgs,
} from './page.ts';
import { containing, isStorable } from './search.ts';

export const DesignType = builder.prismaObject('Design', {
  description:
    'A journey design: the story, who the buyers are, where they meet it, and what the plan says comes next.',
  interfaces: [NodeType, ContentType],
  fields: (t) => ({
    id: t.id({
      description: 'The id, unique among all things of this server.',
      resolve: ({ id }) => encodeNodeId('Design', id),
    }),
    key: t.exposeString('key', { description: 'Its key, unique among the designs that are not deleted.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    revision: t.exposeInt('revision', {
      description: 'Number of the current revision, from 1; `updateDesign` expects it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the current revision was saved.' }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was deleted; null while it is not. Deleted designs are met only through studies that ran on them.',
    }),
  }),
});

export const RevisionType = builder.prismaObject('DesignRevision', {
  description: 'One saved state of a design. It never changes, and studies refer to it.',
  interfaces: [NodeType, ContentType],
  fields: (t) => ({
    id: t.id({
      description: 'The id, unique among all things of this server.',
      resolve: ({ id }) => encodeNodeId('DesignRevision', id),
    }),
    key: t.exposeString('key', { description: 'The key of the design in this revision.' }),
    name: t.exposeString('name', { description: 'What the design was called.' }),
    number: t.exposeInt('number', { description: 'Its number, from 1.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
    design: t.relation('design', { description: 'The design as it stands now.' }),
  }),
});

const [RevisionConnection, RevisionEdge] = connectionTypes(
  RevisionType,
  'DesignRevision',
  'revisions of a design, the first one first',
);
const [DesignConnection, DesignEdge] = connectionTypes(DesignType, 'Design', 'designs, the oldest first');

builder.prismaObjectFields('Design', (t) => ({
  atRevision: t.field({
    type: RevisionType,
    nullable: true,
    description: 'The design as it was in one of its revisions; null when there is none of this number.',
    args: { number: t.arg.int({ required: true, description: 'Number of the revision, from 1.' }) },
    resolve: ({ id, revision }, { number }, { loaders }) =>
      number >= 1 && number <= revision ? loaders.revision.load({ designId: id, number }) : null,
  }),
  revisions: t.connection(
    {
      type: RevisionType,
      description: 'All its revisions, the first one first.',
      complexity: pageCost,
      resolve: async ({ id, revision }, args, { loaders }) => {
        const { start, numbers } = pageOfNumbers(args, revision);
        const rows = await Promise.all(numbers.map((number) => loaders.revision.load({ designId: id, number })));
        const edges = rows.flatMap((node, at) =>
          node ? [{ cursor: packCursor('revisions', numbers[at]), node }] : [],
        );
        return connectionOver(edges, start + numbers.length <= revision, start > 1, () => revision);
      },
    },
    RevisionConnection,
    RevisionEdge,
  ),
}));

/** Revisions are numbered from 1 without gaps, so a page of them is a range, which may be empty but starts somewhere. */
function pageOfNumbers(args: PageArgs, most: number): { readonly start: number; readonly numbers: number[] } {
  const { length, backward } = lengthOf(args);
  const low = isGiven(args.after) ? numberAt(args.after) + 1 : 1;
  const high = Math.min(most, isGiven(args.before) ? numberAt(args.before) - 1 : most);
  const start = backward ? Math.max(low, high - length + 1) : low;
  const count = Math.max(0, Math.min(length, high - start + 1));
  return { start, numbers: Array.from({ length: count }, (_, offset) => start + offset) };
}

const numberAt = (cursor: string): number => wholeNumber(unpackCursor('revisions', cursor)[0], 1);

builder.queryFields((t) => ({
  designs: t.connection(
    {
      type: DesignType,
      description: 'The designs that are not deleted, the oldest first.',
      args: {
        search: t.arg.string({ description: 'Only those whose name or key has this text in it, in whatever case.' }),
      },
      complexity: pageCost,
      resolve: (_root, { search, ...page }, { database: { prisma } }) => {
        const where = {
          deletedAt: null,
          ...(search && { OR: [{ name: containing(search) }, { key: containing(search) }] }),
        };
        return pageOfRows(
          'designs',
          'asc',
          page,
          (query) => prisma.design.findMany({ ...query, where: { AND: [where, query.where] } }),
          () => prisma.design.count({ where }),
        );
      },
    },
    DesignConnection,
    DesignEdge,
  ),
  design: t.field({
    type: DesignType,
    nullable: true,
    description: 'The design with this id or key; null when there is none, or it is deleted.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      key: t.arg.string({ description: 'Its key.' }),
    },
    resolve: (_root, { id, key }, { database: { prisma } }) => {
      if (!isGiven(id) && !isGiven(key)) throw new BadRequest('INVALID_INPUT', 'design takes an id or a key');
      const local = isGiven(id) ? localId(id, 'Design') : undefined;
      if (local === null || (isGiven(key) && !isStorable(key))) return null;
      return prisma.design.findFirst({ where: { deletedAt: null, id: local, liveKey: key ?? undefined } });
    },
  }),
}));

findNodesBy('Design', (id, { database: { prisma } }) => prisma.design.findFirst({ where: { id, deletedAt: null } }));
findNodesBy('DesignRevision', (id, { database: { prisma } }) =>
  prisma.designRevision.findFirst({ where: { id, design: { deletedAt: null } } }),
);
