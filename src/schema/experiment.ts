/** What all experiments have in common: studies in which the same buyers live under several plans. */
import type { Study as StudyRow, StudyKind } from '../db/generated/client.ts';
import { environmentOf } from '../db/scenarios.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { DesignType, RevisionType } from './design.ts';
import { EnvironmentType } from './environment.ts';
import { findNodesBy, NodeType } from './node.ts';
import { StudyType, STUDY_TYPES, typeNameOf } from './study.ts';

export const ExperimentType = builder.prismaInterface('Study', {
  variant: 'Experiment',
  description: 'A study in which the same buyers live under several plans, with the same luck.',
  interfaces: [NodeType, StudyType],
  resolveType: (row) => typeNameOf(row),
  fields: (t) => ({
    design: t.relation('design', {
      type: DesignType,
      description: 'The design, as it stands now; of several scenarios, that of the first.',
    }),
    revision: t.relation('revision', {
      type: RevisionType,
      description: 'The revision of the design that it ran on; of several scenarios, that of the first.',
    }),
    scenario: t.relation('scenario', {
      nullable: true,
      description: 'The scenario, or the first of several; null when it ran on the design as it stood.',
    }),
    environment: t.field({
      type: EnvironmentType,
      description: 'The world in which it ran; of several scenarios, that of the first.',
      resolve: (row) => environmentOf(row),
    }),
    buyersAsked: t.exposeInt('buyers', {
      description:
        'Buyers asked for, each of whom lives under every plan; the most that are used when it may stop early.',
    }),
  }),
});

/** Interfaces of an experiment's type. */
export const EXPERIMENT_INTERFACES = [NodeType, StudyType, ExperimentType];

/** Says that experiments of a kind are found by their ids. */
export function findExperiments(kind: Exclude<keyof typeof STUDY_TYPES, 'RUN'>): void {
  findNodesBy(STUDY_TYPES[kind], async (id, { studies }) => {
    const study = await studies.find(id);
    return study?.kind === (kind as StudyKind) ? study : null;
  });
}

/** Resolves a field from the answer of an experiment; null unless it has succeeded. */
export const fromAnswer =
  <Answer, Value>(read: (answer: Answer) => Value) =>
  async (row: StudyRow, _args: object, { studies }: Context): Promise<Value | null> =>
    row.status === 'SUCCEEDED' ? read(await studies.answer<Answer>(row)) : null;

/** Reading an answer back counts this much. */
export const ANSWER_COST = 50;
