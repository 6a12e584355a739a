/** What a design says, read back filled in; a design as it stands and each of its revisions have it. */
import type { Design as DesignRow, DesignRevision as RevisionRow } from '../db/generated/client.ts';
import type { Design } from '../simulation/design.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { LinkShape, PersonaShape, StoryShape, TouchpointShape } from './designShapes.ts';
import type { Content } from './loaders.ts';
import { IssueType } from './problem.ts';
import { outputOf } from './shape.ts';

const StoryType = outputOf<Design['story']>(StoryShape);
const PersonaType = outputOf<Design['personas'][number]>(PersonaShape);
const TouchpointType = outputOf<Design['touchpoints'][number]>(TouchpointShape);
const LinkType = outputOf<Design['links'][number]>(LinkShape);

/** The parts of rows that say which revision holds the content. */
type Holder = Pick<DesignRow, 'currentRevisionId'> | Pick<RevisionRow, 'id' | 'number'>;

export const ContentType = builder.interfaceRef<Holder>('DesignContent').implement({
  description: 'What a design says, with presets and defaults filled in.',
  resolveType: (row) => ('currentRevisionId' in row ? 'Design' : 'DesignRevision'),
  fields: (t) => ({
    key: t.string({
      description: 'Its key.',
      resolve: async (row, _args, context) => (await read(row, context)).design.key,
    }),
    name: t.string({
      description: 'What it is called.',
      resolve: async (row, _args, context) => (await read(row, context)).design.name,
    }),
    description: t.string({
      description: 'What it is about; may be empty.',
      resolve: async (row, _args, context) => (await read(row, context)).design.description,
    }),
    story: t.field({
      type: StoryType,
      description: 'What the brand stands for.',
      resolve: async (row, _args, context) => (await read(row, context)).design.story,
    }),
    personas: t.field({
      type: [PersonaType],
      complexity: { multiplier: 4 },
      description: 'Who the buyers are.',
      resolve: async (row, _args, context) => (await read(row, context)).design.personas,
    }),
    touchpoints: t.field({
      type: [TouchpointType],
      complexity: { multiplier: 20 },
      description: 'Where they meet the story.',
      resolve: async (row, _args, context) => (await read(row, context)).design.touchpoints,
    }),
    links: t.field({
      type: [LinkType],
      complexity: { multiplier: 30 },
      description: 'What the plan says comes next.',
      resolve: async (row, _args, context) => (await read(row, context)).design.links,
    }),
    export: t.field({
      type: 'JSON',
      description: 'The design as it was written: what was left out is left out. Fit for DesignInput and for a file.',
      resolve: async (row, _args, context) => (await read(row, context)).input,
    }),
    warnings: t.field({
      type: [IssueType],
      description: 'What will run, but may not be meant; paths are relative to the design.',
      resolve: async (row, _args, context) => (await read(row, context)).warnings,
    }),
  }),
});

function read(row: Holder, { loaders }: Context): Promise<Content> {
  return loaders.content.load('currentRevisionId' in row ? row.currentRevisionId : row.id);
}
