/** Starting searches for counter-offers. */
import { FIGURE_NAMES } from '../simulation/figures.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { builder } from './builder.ts';
import { ChangeInput } from './change.ts';
import { GoalKindWord } from './counterOffer.ts';
import { SearchType } from './counterOffers.ts';
import { EnvironmentInput } from './environment.ts';
import { SEED, seedOf, withSubject } from './subject.ts';

const OptionInput = builder.inputType('SearchOptionInput', {
  description: 'Something that may be done differently, at a cost. It must be possible by itself.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is called; no other option has the same name.' }),
    changes: t.field({
      type: [ChangeInput],
      required: true,
      description: 'What is changed, in order, after the changes of the scenario; at least one.',
    }),
    cost: t.float({ description: 'What it costs, or weighs, above 0. Left out: 1.' }),
    excludes: t.stringList({
      description: 'Names of options that cannot be taken with it; it is enough when one of the two says so.',
    }),
  }),
});

const GoalInput = builder.inputType('SearchGoalInput', {
  description: 'Something that is to be reached.',
  fields: (t) => ({
    metric: t.string({ required: true, description: `The figure: ${FIGURE_NAMES.join(', ')}.` }),
    is: t.field({ type: GoalKindWord, required: true, description: 'What it is to do.' }),
    value: t.float({ description: 'With AT_LEAST and AT_MOST, and only then: what it is to reach, in its unit.' }),
    by: t.float({
      description: 'With HIGHER and LOWER, and only then: by how much at least, in the unit of the figure; above 0.',
    }),
    margin: t.float({
      description:
        'With NOT_LOWER and NOT_HIGHER alone: how much of the contrary is borne, in the unit of the figure. Left out: 0, and then a figure that nothing moves is never confirmed, for that no one of so many differed does not prove that no one would.',
    }),
  }),
});

const StartSearchInput = builder.inputType('StartSearchInput', {
  description: 'On what to search, from which options, for which goals.',
  fields: (t) => ({
    scenarioId: t.id({ description: 'The id of the scenario that is the baseline; or give designId.' }),
    designId: t.id({ description: 'The id of the design that is the baseline; or give scenarioId.' }),
    environment: t.field({
      type: EnvironmentInput,
      description: 'The world around the design; with designId alone. Left out: the defaults.',
    }),
    options: t.field({
      type: [OptionInput],
      required: true,
      description: `What may be done differently: 2 to ${STUDY_LIMITS.searchOptions}. The changes of several apply in this order.`,
    }),
    goals: t.field({
      type: [GoalInput],
      required: true,
      description: `What is to be reached, all of it: 1 to ${STUDY_LIMITS.searchGoals}.`,
    }),
    answers: t.int({
      description: `Answers wanted, none of which contains another: 1 to ${STUDY_LIMITS.searchAnswers}. Left out: ${STUDY_DEFAULTS.searchAnswers}.`,
    }),
    evaluations: t.int({
      description: `Sets of options that may be tried: 1 to ${STUDY_LIMITS.searchEvaluations}. Left out: ${STUDY_DEFAULTS.searchEvaluations}.`,
    }),
    confidence: t.float({
      description: `With which all that is told of the goals is to hold together, at least 0.5 and at most 0.9999. Left out: ${STUDY_DEFAULTS.confidence}.`,
    }),
    buyers: t.int({
      description: `Buyers of the search, each of whom lives with every set that is tried: at least 1; in all at most ${STUDY_LIMITS.studyLives} lives. Left out: ${STUDY_DEFAULTS.experimentBuyers}.`,
    }),
    verificationBuyers: t.int({
      description: `Other buyers, over whom what was found is verified. Left out: ${STUDY_DEFAULTS.verificationTimes} times \`buyers\`.`,
    }),
    seed: t.string({ description: SEED }),
  }),
});

builder.mutationField('startSearch', (t) =>
  t.field({
    type: SearchType,
    description: 'Starts a search for counter-offers. The same one asked for again answers with the one that is there.',
    args: { input: t.arg({ type: StartSearchInput, required: true, description: 'What to search for.' }) },
    errors: answering('search', 'The search: started, or the same one asked for before.'),
    resolve: (_root, { input }, { studies }) =>
      withSubject(input, (ids) => studies.startSearch({ ...input, ...ids, seed: seedOf(input) })),
  }),
);
