/** Saving and deleting designs. */
import { createDesign, deleteDesign, updateDesign, type UpdateDesignOutcome } from '../db/designs.ts';
import type { Design as DesignRow } from '../db/generated/client.ts';
import { Conflict, InvalidInput, NotFound } from '../problems.ts';
import { parseDesign, type Design } from '../simulation/design.ts';
import { showValue } from '../simulation/issue.ts';
import { LIMITS } from '../simulation/vocabulary.ts';
import { accept, answering, SAVING_COST } from './answer.ts';
import { builder } from './builder.ts';
import { DesignType } from './design.ts';
import { LinkShape, PersonaShape, StoryShape, TouchpointShape } from './designShapes.ts';
import { localId } from './nodeId.ts';
import { inputOf, keyOf, listOf, nested, shape, words } from './shape.ts';

const DesignShape = shape<Design>(
  'Design',
  'A journey design. Left out = the channel’s preset, else the default of the model.',
  {
    key: keyOf('Its key, unique among the designs of this server.'),
    name: words('What it is called.', LIMITS.nameLength),
    description: words('What it is about.', LIMITS.textLength, { left: 'empty' }),
    story: nested(StoryShape, 'What the brand stands for.'),
    personas: listOf(PersonaShape, `Who the buyers are: 1 to ${LIMITS.personas}.`),
    touchpoints: listOf(TouchpointShape, `Where they meet the story: 1 to ${LIMITS.touchpoints}.`),
    links: listOf(LinkShape, `What the plan says comes next: at most ${LIMITS.links}.`, { left: 'none' }),
  },
);

export const DesignInput = inputOf(DesignShape);

builder.mutationFields((t) => ({
  createDesign: t.field({
    type: DesignType,
    description: 'Saves a new design as revision 1.',
    args: { input: t.arg({ type: DesignInput, required: true, description: 'The design.' }) },
    complexity: SAVING_COST,
    errors: answering('design', 'The design as saved.'),
    resolve: async (_root, { input }, { database: { prisma } }) => {
      const { input: written } = accept(parseDesign(input));
      return savedDesign(await createDesign(prisma, written), '', 0);
    },
  }),

  updateDesign: t.field({
    type: DesignType,
    description: 'Saves the next revision of a design. Older ones stay readable, and results refer to theirs.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the design.' }),
      expectedRevision: t.arg.int({ required: true, description: 'The revision that the change started from.' }),
      input: t.arg({ type: DesignInput, required: true, description: 'The whole design as it should be.' }),
    },
    complexity: SAVING_COST,
    errors: answering('design', 'The design as saved.'),
    resolve: async (_root, { id, expectedRevision, input }, { database: { prisma } }) => {
      const local = localId(id, 'Design');
      if (local === null) throw new NotFound('design', id);
      const { input: written } = accept(parseDesign(input));
      return savedDesign(await updateDesign(prisma, local, expectedRevision, written), id, expectedRevision);
    },
  }),

  deleteDesign: t.field({
    type: DesignType,
    description: 'Deletes a design and its scenarios. Studies that ran on it stay readable; its key is free again.',
    args: { id: t.arg.id({ required: true, description: 'The id of the design.' }) },
    errors: answering('design', 'The design that was deleted.'),
    resolve: async (_root, { id }, { database: { prisma } }) => {
      const local = localId(id, 'Design');
      if (local === null || !(await deleteDesign(prisma, local))) throw new NotFound('design', id);
      return prisma.design.findUniqueOrThrow({ where: { id: local } });
    },
  }),
}));

/** The design that was saved, or why it was not, as a problem. */
export function savedDesign(result: UpdateDesignOutcome, id: string, expectedRevision: number): DesignRow {
  switch (result.outcome) {
    case 'SAVED':
      return result.design;
    case 'KEY_TAKEN':
      throw new InvalidInput([
        { path: ['key'], message: `must be unique; another design has the key ${showValue(result.key)}` },
      ]);
    case 'MOVED_ON':
      throw new Conflict(expectedRevision, result.currentRevision);
    case 'NOT_FOUND':
      throw new NotFound('design', id);
  }
}
