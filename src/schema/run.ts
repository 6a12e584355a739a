/** Runs: one scenario, or a design as it stands, lived through by many buyers. */
import { METRIC_NAMES } from '../simulation/summary.ts';
import { environmentOf } from '../db/scenarios.ts';
import { stopOf } from '../studies/run.ts';
import { builder } from './builder.ts';
import { DesignType, RevisionType } from './design.ts';
import { EnvironmentType } from './environment.ts';
import { EstimateShape } from './estimate.ts';
import { LIFE_COST, LifeType } from './life.ts';
import { findNodesBy, NodeType } from './node.ts';
import { RESULT_COST, ResultType } from './result.ts';
import { StopType } from './stop.ts';
import { StudyType } from './study.ts';

const FigureType = builder.prismaObject('StudyMetric', {
  name: 'HeadlineFigure',
  description: 'A headline figure of a run with its 95 % interval; `RunResult.metrics` has its unit and description.',
  interfaces: [EstimateShape],
  fields: (t) => ({ name: t.exposeString('name', { description: 'Its name: boughtShare, touches, memory …' }) }),
});

export const RunType = builder.prismaObject('Study', {
  variant: 'Run',
  description: 'A study in which many buyers live through one scenario, or through a design as it stands.',
  interfaces: [NodeType, StudyType],
  fields: (t) => ({
    design: t.relation('design', { type: DesignType, description: 'The design, as it stands now.' }),
    revision: t.relation('revision', { type: RevisionType, description: 'The revision of the design that it ran on.' }),
    scenario: t.relation('scenario', {
      nullable: true,
      description: 'The scenario; null when it ran on the design as it stood.',
    }),
    environment: t.field({
      type: EnvironmentType,
      description: 'The world in which it ran.',
      resolve: (row) => environmentOf(row),
    }),
    buyersAsked: t.exposeInt('buyers', {
      description: 'Buyers asked for; the most that are used when there is a stop rule.',
    }),
    stop: t.field({
      type: StopType,
      nullable: true,
      description: 'The rule that may end it early; null when there is none.',
      resolve: (row) => stopOf(row),
    }),
    headline: t.relation('metrics', {
      type: FigureType,
      query: { orderBy: { position: 'asc' } },
      complexity: { multiplier: METRIC_NAMES.length },
      description:
        'The headline figures, at hand without the whole result: for lists of runs. Empty unless the run has succeeded.',
    }),
    result: t.field({
      type: ResultType,
      nullable: true,
      description: 'What became of the buyers; null unless the run has succeeded.',
      complexity: { field: RESULT_COST },
      resolve: (row, _args, { studies }) => (row.status === 'SUCCEEDED' ? studies.result(row) : null),
    }),
    buyer: t.field({
      type: LifeType,
      description: 'One life, lived again. Raises BUYER_OUT_OF_RANGE when the run has no buyer of this number.',
      args: { number: t.arg.int({ required: true, description: 'The buyer’s number, from 0.' }) },
      complexity: { field: LIFE_COST },
      resolve: (row, { number }, { studies }) => studies.buyer(row, number),
    }),
  }),
});

findNodesBy('Run', async (id, { studies }) => {
  const study = await studies.find(id);
  return study?.kind === 'RUN' ? study : null;
});
