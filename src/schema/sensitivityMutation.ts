/** Starting sensitivity analyses. */
import { FIGURE_NAMES } from '../simulation/figures.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { builder } from './builder.ts';
import { EnvironmentInput } from './environment.ts';
import { MethodWord, ScaleWord, SensitivityType, TraitWord, TurnedFieldWord } from './sensitivity.ts';
import { SEED, seedOf, withSubject } from './subject.ts';

const FactorInput = builder.inputType('FactorInput', {
  description: 'Something to turn over a range: give parameter, or persona and trait, or touchpoint and field.',
  fields: (t) => ({
    parameter: t.string({ description: 'Name of a parameter of the model, as in `parameters`.' }),
    persona: t.string({ description: 'Key of a persona.' }),
    trait: t.field({ type: TraitWord, description: 'The trait of the persona whose median is turned.' }),
    touchpoint: t.string({ description: 'Key of a touchpoint.' }),
    field: t.field({ type: TurnedFieldWord, description: 'The field of the touchpoint.' }),
    low: t.float({
      required: true,
      description: 'Lower end of the range, in its own unit: where the factor may stand.',
    }),
    high: t.float({ required: true, description: 'Upper end of the range.' }),
    scale: t.field({ type: ScaleWord, description: 'On which scale the range is even. Left out: LINEAR.' }),
  }),
});

const StartSensitivityInput = builder.inputType('StartSensitivityInput', {
  description: 'What to turn, and which figure to watch.',
  fields: (t) => ({
    scenarioId: t.id({ description: 'The id of the scenario; or give designId.' }),
    designId: t.id({ description: 'The id of the design; or give scenarioId.' }),
    environment: t.field({
      type: EnvironmentInput,
      description: 'The world around the design; with designId alone. Left out: the defaults.',
    }),
    parameters: t.field({
      type: [FactorInput],
      required: true,
      description: `What to turn: 1 to ${STUDY_LIMITS.analysedFactors} factors.`,
    }),
    metric: t.string({ description: `The figure: ${FIGURE_NAMES.join(', ')}. Left out: boughtShare.` }),
    method: t.field({ type: MethodWord, description: 'How to turn the factors. Left out: MORRIS.' }),
    trajectories: t.int({
      description: `With MORRIS, and only then: trajectories of one step for each factor, 2 to 1,000. Left out: ${STUDY_DEFAULTS.trajectories}.`,
    }),
    rows: t.int({
      description: `With SOBOL, and only then: rows, each of two points and one for each factor, 2 to 8,192; below 64 there are no intervals. Left out: ${STUDY_DEFAULTS.rows}.`,
    }),
    buyers: t.int({
      description: `How many buyers live at every point: at least 1; with the points at most ${STUDY_LIMITS.studyLives} lives. Left out: ${STUDY_DEFAULTS.pointBuyers}.`,
    }),
    seed: t.string({ description: SEED }),
  }),
});

builder.mutationField('startSensitivity', (t) =>
  t.field({
    type: SensitivityType,
    description: 'Starts a sensitivity analysis. The same one asked for again answers with the one that is there.',
    args: { input: t.arg({ type: StartSensitivityInput, required: true, description: 'What to turn.' }) },
    errors: answering('sensitivity', 'The analysis: started, or the same one asked for before.'),
    resolve: (_root, { input }, { studies }) =>
      withSubject(input, (ids) => studies.startSensitivity({ ...input, ...ids, seed: seedOf(input) })),
  }),
);
