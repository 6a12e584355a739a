/** What searches find: sets of options that reach goals, and how surely. */
import type { Study as StudyRow } from '../db/generated/client.ts';
import {
  GOAL_WORDS,
  thresholdOf,
  VERDICTS,
  type GoalCheck,
  type GoalWord,
  type SearchGoal,
  type Verdict,
} from '../simulation/counterOffer/goal.ts';
import { describeFigure, FIGURES } from '../simulation/figures.ts';
import type { CounterOffer } from '../studies/experiments/search.ts';
import type { SearchOption, SearchSettings } from '../studies/experiments/searchRequest.ts';
import { changesOf } from '../studies/experiments/searchTrials.ts';
import { builder } from './builder.ts';
import { ChangeType } from './change.ts';
import { wordsOf } from './enums.ts';
import { costOf, NAMES, only } from './names.ts';
import { PairedFigureType } from './paired.ts';

export const GoalKindWord = wordsOf<GoalWord>('GoalKind', 'What a figure is to do.', GOAL_WORDS, {
  AT_LEAST: 'Be at least `value`.',
  AT_MOST: 'Be at most `value`.',
  HIGHER: 'Be higher than under the baseline, by at least `by`.',
  LOWER: 'Be lower than under the baseline, by at least `by`.',
  NOT_LOWER: 'Be no lower than under the baseline, but for `margin`.',
  NOT_HIGHER: 'Be no higher than under the baseline, but for `margin`.',
});

const VerdictWord = wordsOf<Verdict>(
  'GoalVerdict',
  'Whether a goal is reached, over buyers whom the search has not seen.',
  [...VERDICTS].reverse(),
  {
    CONFIRMED: 'The interval reaches it, to its end.',
    LIKELY: 'The estimate reaches it, the end of its interval does not, or buyers who are all alike leave it no width.',
    REFUTED: 'The estimate does not reach it, or there is nothing to judge.',
  },
);

export const SearchOptionType = builder
  .objectRef<SearchOption & { readonly of: SearchSettings }>('SearchOption')
  .implement({
    description: 'Something that may be done differently, at a cost.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What it is called.' }),
      cost: t.exposeFloat('cost', { description: 'What it costs, or weighs.' }),
      changes: t.field({
        type: [ChangeType],
        complexity: { multiplier: 4 },
        description: 'What is changed, in order.',
        resolve: ({ changes }) => changes,
      }),
      excludes: t.stringList({
        description: 'Names of options that it said it cannot be taken with.',
        resolve: ({ excludes, of }) => excludes.map((option) => of.options[option].name),
      }),
    }),
  });

export const SearchGoalType = builder.objectRef<SearchGoal>('SearchGoal').implement({
  description: 'Something that is to be reached.',
  fields: (t) => ({
    metric: t.exposeString('metric', { description: 'The figure.' }),
    unit: t.string({ description: 'Its unit.', resolve: ({ metric }) => describeFigure(metric).unit }),
    is: t.expose('is', { type: GoalKindWord, description: 'What it is to do.' }),
    amount: t.exposeFloat('amount', { description: 'Its `value`, `by` or `margin`.' }),
    threshold: t.float({
      description:
        'What is held against: the figure itself with AT_LEAST and AT_MOST, else its difference from the baseline.',
      resolve: (goal) => thresholdOf(goal),
    }),
  }),
});

export const GoalCheckType = builder.objectRef<GoalCheck & { readonly goal: SearchGoal }>('GoalCheck').implement({
  description:
    'A goal as buyers reach it, or do not: the figure, or with a goal that speaks of the baseline its paired difference from it. All the ends of all the intervals of a search hold together with its confidence (Bonferroni), so each interval is wider than one by itself.',
  fields: (t) => ({
    goal: t.expose('goal', { type: SearchGoalType, description: 'Which.' }),
    verdict: t.expose('verdict', { type: VerdictWord, description: 'Whether it is reached.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'The estimate of the figure, or of its difference; null where there is nothing to judge.',
    }),
    low: t.exposeFloat('low', { nullable: true, description: 'Lower end of its interval.' }),
    high: t.exposeFloat('high', { nullable: true, description: 'Upper end of its interval.' }),
    margin: t.exposeFloat('margin', {
      nullable: true,
      description:
        'How far the estimate is beyond what was asked, in the unit of the figure; below 0 when short of it.',
    }),
    bound: t.exposeFloat('bound', {
      nullable: true,
      description: 'The same of that end of the interval which is nearer to missing the goal.',
    }),
  }),
});

/** A set of options with the search that it belongs to. */
export interface Offered {
  readonly row: StudyRow;
  readonly settings: SearchSettings;
  readonly offer: CounterOffer;
}

/** Goals with what became of them. */
export const checksOf = ({ goals }: SearchSettings, checks: readonly GoalCheck[]) =>
  checks.map((check, place) => ({ ...check, goal: goals[place] }));

export const CounterOfferType = builder.objectRef<Offered>('CounterOffer').implement({
  description:
    'A set of options, and what becomes of the goals with it: over buyers whom the search has not seen, so that nothing is told of it because it was lucky.',
  fields: (t) => ({
    options: t.field({
      type: [SearchOptionType],
      complexity: { multiplier: 4 },
      description: 'Its options, in the order in which their changes apply. None: the baseline does it already.',
      resolve: ({ settings, offer }) => offer.options.map((option) => ({ ...settings.options[option], of: settings })),
    }),
    cost: t.float({ description: 'Sum of their costs.', resolve: ({ offer }) => offer.cost }),
    verdict: t.field({
      type: VerdictWord,
      description: 'The worst of its goals’ verdicts.',
      resolve: ({ offer }) => offer.verdict,
    }),
    irreducible: t.boolean({
      description:
        'Whether dropping any one of its options was tried in the search, and reached the goals less surely there.',
      resolve: ({ offer }) => offer.irreducible,
    }),
    goals: t.field({
      type: [GoalCheckType],
      complexity: { multiplier: 3 },
      description: 'The goals, in their order.',
      resolve: ({ settings, offer }) => checksOf(settings, offer.goals),
    }),
    metrics: t.field({
      type: [PairedFigureType],
      complexity: costOf(FIGURES.length),
      description:
        'Every headline figure that is a mean or a ratio, and every part of the scorecard: with the set (challenger) against the baseline. The intervals of a figure hold over all sets that were verified together, with the confidence of the search (Šidák’s correction).',
      args: { names: t.arg.stringList({ description: NAMES }) },
      resolve: ({ offer }, { names }) => only(offer.metrics, names),
    }),
    differing: t.field({
      type: 'SafeInt',
      description: 'Buyers of the verification of whom anything differs.',
      resolve: ({ offer }) => offer.differing,
    }),
    changes: t.field({
      type: [ChangeType],
      complexity: { multiplier: 8 },
      description: 'The changes of its options, in the order in which they apply.',
      resolve: ({ settings, offer }) => changesOf(settings, offer.options),
    }),
    changesExport: t.field({
      type: 'JSON',
      description:
        'All that a scenario with this set changes, the changes of the scenario that was searched first: fit for CreateScenarioInput.changes.',
      resolve: async ({ row, settings, offer }, _args, { loaders }) => [
        ...(row.scenarioId === null ? [] : await loaders.changes.load(row.scenarioId)),
        ...changesOf(settings, offer.options),
      ],
    }),
  }),
});
