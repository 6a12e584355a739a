/** Scenarios: what is done differently from a design, in which world. */
import { createScenario, deleteScenario, environmentOf } from '../db/scenarios.ts';
import { NotFound } from '../problems.ts';
import { applyChanges } from '../simulation/change.ts';
import { LIMITS } from '../simulation/vocabulary.ts';
import { accept, answering, SAVING_COST } from './answer.ts';
import { builder } from './builder.ts';
import { ChangeInput, ChangeType } from './change.ts';
import { EnvironmentInput, EnvironmentType } from './environment.ts';
import { findNodesBy, NodeType } from './node.ts';
import { encodeNodeId, localId } from './nodeId.ts';
import { connectionTypes, isGiven, pageCost, pageOfRows } from './page.ts';
import { IssueType } from './problem.ts';
import { parseScenario } from './scenarioContent.ts';
import { containing } from './search.ts';

export const ScenarioType = builder.prismaObject('Scenario', {
  description:
    'A what-if: changes to a design as it stands when a study starts, and the world around it. It never changes.',
  interfaces: [NodeType],
  fields: (t) => ({
    id: t.id({
      description: 'The id, unique among all things of this server.',
      resolve: ({ id }) => encodeNodeId('Scenario', id),
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    design: t.relation('design', { description: 'The design that it changes.' }),
    environment: t.field({
      type: EnvironmentType,
      description: 'The world around the design.',
      resolve: (row) => environmentOf(row),
    }),
    changes: t.field({
      type: [ChangeType],
      description: 'What is done differently, in the order in which it applies.',
      resolve: ({ id }, _args, { loaders }) => loaders.changes.load(id),
    }),
    issues: t.field({
      type: [IssueType],
      description:
        'Why its changes do not fit the design as it stands now; empty when they do. Paths start at `changes`.',
      select: { design: { select: { currentRevisionId: true } } },
      resolve: async ({ id, design }, _args, { loaders }) => {
        const [changes, { input }] = await Promise.all([
          loaders.changes.load(id),
          loaders.content.load(design.currentRevisionId),
        ]);
        const changed = applyChanges(input, changes);
        return changed.ok ? [] : changed.issues;
      },
    }),
    export: t.field({
      type: 'JSON',
      description:
        'The scenario as it was written: its name, changes and environment. Fit for CreateScenarioInput and for a file.',
      resolve: async (row, _args, { loaders }) => ({
        name: row.name,
        changes: await loaders.changes.load(row.id),
        environment: environmentOf(row),
      }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was deleted; null while it is not. Deleted scenarios are met only through studies that ran on them.',
    }),
  }),
});

const [ScenarioConnection, ScenarioEdge] = connectionTypes(ScenarioType, 'Scenario', 'scenarios, the oldest first');

const CreateScenarioInput = builder.inputType('CreateScenarioInput', {
  description: 'A new scenario.',
  fields: (t) => ({
    designId: t.id({ required: true, description: 'The id of the design that it changes.' }),
    name: t.string({ required: true, description: `What it is called. At most ${LIMITS.nameLength} characters.` }),
    changes: t.field({
      type: [ChangeInput],
      description: `What is done differently, in the order in which it applies: at most ${LIMITS.changes}. Left out: nothing.`,
    }),
    environment: t.field({
      type: EnvironmentInput,
      description: 'The world around the design. Left out: the defaults.',
    }),
  }),
});

builder.queryFields((t) => ({
  scenarios: t.connection(
    {
      type: ScenarioType,
      description: 'The scenarios that are not deleted, the oldest first.',
      args: {
        designId: t.arg.id({ description: 'Only those of this design.' }),
        search: t.arg.string({ description: 'Only those whose name has this text in it, in whatever case.' }),
      },
      complexity: pageCost,
      resolve: (_root, { designId, search, ...page }, { database: { prisma } }) => {
        const where = {
          deletedAt: null,
          ...(isGiven(designId) && { designId: localId(designId, 'Design') ?? '' }),
          ...(search && { name: containing(search) }),
        };
        return pageOfRows(
          'scenarios',
          'asc',
          page,
          (query) => prisma.scenario.findMany({ ...query, where: { AND: [where, query.where] } }),
          () => prisma.scenario.count({ where }),
        );
      },
    },
    ScenarioConnection,
    ScenarioEdge,
  ),
  scenario: t.field({
    type: ScenarioType,
    nullable: true,
    description: 'The scenario with this id; null when there is none, or it is deleted.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, { database: { prisma } }) => {
      const local = localId(id, 'Scenario');
      return local === null ? null : prisma.scenario.findFirst({ where: { id: local, deletedAt: null } });
    },
  }),
}));

builder.mutationFields((t) => ({
  createScenario: t.field({
    type: ScenarioType,
    description: 'Saves a scenario. Its changes are checked against the design as it stands.',
    args: { input: t.arg({ type: CreateScenarioInput, required: true, description: 'The scenario.' }) },
    complexity: SAVING_COST,
    errors: answering('scenario', 'The scenario as saved.'),
    resolve: async (_root, { input }, { database: { prisma }, loaders }) => {
      const unknown = () => new NotFound('design', input.designId);
      const designId = localId(input.designId, 'Design');
      const design = designId && (await prisma.design.findFirst({ where: { id: designId, deletedAt: null } }));
      if (!design) throw unknown();
      const { input: written } = await loaders.content.load(design.currentRevisionId);
      const content = accept(parseScenario(input, written));
      const result = await createScenario(prisma, { ...content, designId: design.id });
      if (result.outcome === 'NOT_FOUND') throw unknown();
      return result.scenario;
    },
  }),

  deleteScenario: t.field({
    type: ScenarioType,
    description: 'Deletes a scenario. Studies that ran on it stay readable.',
    args: { id: t.arg.id({ required: true, description: 'The id of the scenario.' }) },
    errors: answering('scenario', 'The scenario that was deleted.'),
    resolve: async (_root, { id }, { database: { prisma } }) => {
      const local = localId(id, 'Scenario');
      if (local === null || !(await deleteScenario(prisma, local))) throw new NotFound('scenario', id);
      return prisma.scenario.findUniqueOrThrow({ where: { id: local } });
    },
  }),
}));

findNodesBy('Scenario', (id, { database: { prisma } }) =>
  prisma.scenario.findFirst({ where: { id, deletedAt: null } }),
);
