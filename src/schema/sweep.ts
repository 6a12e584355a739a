/** Sweeps: scenarios at value after value of disorder, consistency or a parameter, over the same buyers and the same luck. */
import type { Study, StudyArm } from '../db/generated/client.ts';
import { BadRequest } from '../problems.ts';
import { SWEPT, vanishing, type Swept } from '../simulation/sweep.ts';
import { settingsOf } from '../studies/experiments/open.ts';
import { sweepSettings, type SweepAnswer, type SweepSettings } from '../studies/experiments/sweep.ts';
import { builder } from './builder.ts';
import { ArmType } from './comparison.ts';
import { wordsOf } from './enums.ts';
import { ANSWER_COST, EXPERIMENT_INTERFACES, findExperiments, fromAnswer } from './experiment.ts';
import { LiftType, PointType, type Lift } from './sweepCurves.ts';
import { SurvivalOfPlanType, VanishingType, type VanishingPair } from './sweepResilience.ts';

export const SweptWord = wordsOf<Swept>('Swept', 'What a sweep varies.', SWEPT, {
  DISORDER: 'The disorder of the world, in place of that of each scenario.',
  CONSISTENCY:
    'How far tellings are moved to the promise: the level of an `alignStory` after the changes of each scenario.',
  PARAMETER: 'A parameter of the model: a `setParameter` after the changes of each scenario.',
});

const WITH_ARMS = { arms: { orderBy: { position: 'asc' } } } as const;
type WithArms = Study & { readonly arms: readonly StudyArm[] };

function settingsOfSweep(row: Study): SweepSettings {
  const settings = settingsOf(row, sweepSettings);
  if (!settings) throw new BadRequest('NO_RESULT', 'the sweep was stored in another form: start it again');
  return settings;
}

/** Lists over values, and within each over what it has, the value first. */
const liftsOf = ({ values }: SweepAnswer, row: WithArms): Lift[] =>
  settingsOfSweep(row).values.flatMap((value, place) =>
    values[place].lifts.map((figures, index) => {
      return { value, baseline: row.arms[0], challenger: row.arms[index + 1], figures };
    }),
  );

function vanishingOf({ values }: SweepAnswer, row: WithArms): VanishingPair[] {
  const swept = settingsOfSweep(row).values;
  return row.arms.slice(1).map((challenger, index) => ({
    ...{ baseline: row.arms[0], challenger },
    figures: values[0].lifts[index].map(({ name }, figure) => {
      const differences = values.map(({ lifts }) => lifts[index][figure]);
      return { name, ...vanishing(swept, differences) };
    }),
  }));
}

/** Few sweeps have the most values and scenarios that they may have. */
const LIKELY_VALUES = 10;
const LIKELY_POINTS = 20;

export const SweepType = builder.prismaObject('Study', {
  variant: 'Sweep',
  description:
    'A study of scenarios at value after value of one thing that is varied, over the same buyers and the same luck: the resilience curve where that is disorder.',
  interfaces: EXPERIMENT_INTERFACES,
  fields: (t) => ({
    scenarios: t.relation('arms', {
      type: ArmType,
      query: { orderBy: { position: 'asc' } },
      complexity: { multiplier: 2 },
      description: 'The scenarios, the baseline first.',
    }),
    over: t.field({ type: SweptWord, description: 'What is varied.', resolve: (row) => settingsOfSweep(row).over }),
    parameter: t.string({
      nullable: true,
      description: 'Name of the parameter that is varied; null when it is something else.',
      resolve: (row) => settingsOfSweep(row).parameter,
    }),
    values: t.floatList({
      description: 'Its values, ascending.',
      resolve: (row) => settingsOfSweep(row).values,
    }),
    points: t.field({
      type: [PointType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: LIKELY_POINTS },
      description: 'Each scenario at each value, value by value; null unless the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer(({ values }: SweepAnswer) =>
          settingsOfSweep(row).values.flatMap((value, place) =>
            values[place].points.map((point, scenario) => ({ value, arm: row.arms[scenario], point })),
          ),
        );
        return read(row, args, context);
      },
    }),
    lifts: t.field({
      type: [LiftType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: LIKELY_VALUES },
      description:
        'Each challenger less the baseline at each value, paired, value by value; empty with a single scenario, null unless the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer((answer: SweepAnswer) => liftsOf(answer, row));
        return read(row, args, context);
      },
    }),
    lift: t.field({
      type: [LiftType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: LIKELY_VALUES },
      description:
        'With two scenarios, the second less the first at each value, paired; null with fewer or more, and unless the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer((answer: SweepAnswer) => (row.arms.length === 2 ? liftsOf(answer, row) : null));
        return read(row, args, context);
      },
    }),
    survival: t.field({
      type: [SurvivalOfPlanType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: 2 },
      description:
        'How much of each scenario’s plan survives at disorder 1, whatever the values of the sweep are; null unless disorder is varied and the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer(
          ({ survival }: SweepAnswer) =>
            survival?.map((figures, scenario) => ({ arm: row.arms[scenario], figures })) ?? null,
        );
        return read(row, args, context);
      },
    }),
    vanishing: t.field({
      type: [VanishingType],
      nullable: true,
      complexity: { field: ANSWER_COST },
      description:
        'For each challenger, where along the values its difference from the baseline is no longer told from 0; empty with a single scenario, null unless the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer((answer: SweepAnswer) => vanishingOf(answer, row));
        return read(row, args, context);
      },
    }),
  }),
});

findExperiments('SWEEP');
