/** Starting comparisons. */
import { FIGURE_NAMES } from '../simulation/figures.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { builder } from './builder.ts';
import { ComparisonType, DirectionWord } from './comparison.ts';
import { StopInput } from './stop.ts';
import { SEED, seedOf, withScenarios } from './subject.ts';

const BestInput = builder.inputType('BestInput', {
  description: 'What makes one scenario better than another.',
  fields: (t) => ({
    metric: t.string({ description: `The figure: ${FIGURE_NAMES.join(', ')}. Left out: boughtShare.` }),
    direction: t.field({ type: DirectionWord, description: 'Which values are better. Left out: HIGHEST.' }),
    indifference: t.float({
      description:
        'A difference smaller than this does not matter, in the unit of the figure; above 0. With it the study ends as soon as one scenario is left; left out, all buyers are used.',
    }),
    confidence: t.float({
      description: `Probability of correct selection, at least 0.5 and at most 0.9999. Left out: ${STUDY_DEFAULTS.confidence}.`,
    }),
  }),
});

const StartComparisonInput = builder.inputType('StartComparisonInput', {
  description: 'Which scenarios to compare, over how many buyers.',
  fields: (t) => ({
    scenarioIds: t.idList({
      required: true,
      description: `Ids of the scenarios, the baseline first: 2 to ${STUDY_LIMITS.comparedScenarios}, of one design or several.`,
    }),
    buyers: t.int({
      description: `How many buyers, each of whom lives under every scenario: at least 1; with the scenarios at most ${STUDY_LIMITS.studyLives} lives. Left out: ${STUDY_DEFAULTS.experimentBuyers}.`,
    }),
    seed: t.string({ description: SEED }),
    stop: t.field({
      type: StopInput,
      description:
        'Ends the study once the difference of every challenger is known so closely; `buyers` is then the most that may be used.',
    }),
    best: t.field({
      type: BestInput,
      description: 'What makes a scenario the best. Left out: the highest boughtShare, all buyers used.',
    }),
  }),
});

builder.mutationField('startComparison', (t) =>
  t.field({
    type: ComparisonType,
    description: 'Starts a comparison. The same one asked for again answers with the one that is there.',
    args: { input: t.arg({ type: StartComparisonInput, required: true, description: 'What to compare.' }) },
    errors: answering('comparison', 'The comparison: started, or the same one asked for before.'),
    resolve: (_root, { input }, { studies }) =>
      withScenarios(input.scenarioIds, (scenarioIds) =>
        studies.startComparison({ ...input, scenarioIds, seed: seedOf(input) }),
      ),
  }),
);
