/** Starting sweeps. */
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { builder } from './builder.ts';
import { SEED, seedOf, withScenarios } from './subject.ts';
import { SweepType, SweptWord } from './sweep.ts';

const StartSweepInput = builder.inputType('StartSweepInput', {
  description: 'Which scenarios to sweep, over what, with how many buyers.',
  fields: (t) => ({
    scenarioIds: t.idList({
      required: true,
      description: `Ids of the scenarios, the baseline first: 1 to ${STUDY_LIMITS.sweptScenarios}, of one design or several.`,
    }),
    over: t.field({ type: SweptWord, required: true, description: 'What to vary.' }),
    parameter: t.string({
      description: 'Name of the parameter to vary (see `parameters`): with PARAMETER, and only then.',
    }),
    values: t.floatList({
      required: true,
      description: `Its values: 2 to ${STUDY_LIMITS.sweptValues}, ascending, none twice. Of disorder 0 to 10, of consistency 0 to 1, of a parameter those that it may have.`,
    }),
    buyers: t.int({
      description: `How many buyers, each of whom lives under every scenario at every value: at least 1; with scenarios and values at most ${STUDY_LIMITS.studyLives} lives. A sweep over disorder adds two lives of each buyer under each scenario. Left out: ${STUDY_DEFAULTS.experimentBuyers}.`,
    }),
    seed: t.string({ description: SEED }),
  }),
});

builder.mutationField('startSweep', (t) =>
  t.field({
    type: SweepType,
    description: 'Starts a sweep. The same one asked for again answers with the one that is there.',
    args: { input: t.arg({ type: StartSweepInput, required: true, description: 'What to sweep.' }) },
    errors: answering('sweep', 'The sweep: started, or the same one asked for before.'),
    resolve: (_root, { input }, { studies }) =>
      withScenarios(input.scenarioIds, (scenarioIds) =>
        studies.startSweep({ ...input, scenarioIds, seed: seedOf(input) }),
      ),
  }),
);
