/** Searches for counter-offers: the smallest sets of changes, from a list, that reach goals. */
import type { Study as StudyRow } from '../db/generated/client.ts';
import { BadRequest } from '../problems.ts';
import { settingsOf } from '../studies/experiments/open.ts';
import type { SearchAnswer } from '../studies/experiments/search.ts';
import { searchSettings, type SearchSettings } from '../studies/experiments/searchRequest.ts';
import { builder } from './builder.ts';
import { checksOf, CounterOfferType, GoalCheckType, SearchGoalType, SearchOptionType } from './counterOffer.ts';
import { ANSWER_COST, EXPERIMENT_INTERFACES, findExperiments, fromAnswer } from './experiment.ts';

function settingsOfSearch(row: StudyRow): SearchSettings {
  const settings = settingsOf(row, searchSettings);
  if (!settings) throw new BadRequest('NO_RESULT', 'the search was stored in another form: start it again');
  return settings;
}

interface Answered {
  readonly row: StudyRow;
  readonly settings: SearchSettings;
  readonly answer: SearchAnswer;
}

/** What came of it, in a sentence. */
function inWords({ settings, answer }: Answered): string {
  const { answers, nearMisses, evaluations, exhaustive } = answer;
  const tried = `${evaluations} of ${settings.evaluations} evaluations`;
  if (answers.length > 0) {
    const [{ cost }] = answers;
    const isLeast = answer.triedBelow === null || cost <= answer.triedBelow;
    const cheaper = isLeast ? 'all that costs less was tried' : 'something cheaper may do';
    return `${answers.length} of ${settings.answers} answers confirmed with ${tried}; the first costs ${cost}, ${cheaper}`;
  }
  const likely = nearMisses.filter(({ verdict }) => verdict === 'LIKELY').length;
  const missed = likely > 0 ? `; ${likely} ${likely === 1 ? 'is' : 'are'} likely, but not confirmed` : '';
  return `none found within ${tried}${exhaustive ? ', and no set was left untried' : ''}${missed}`;
}

const LISTED = { multiplier: 3 };

const ResultType = builder.objectRef<Answered>('SearchResult').implement({
  description: 'What a search found.',
  fields: (t) => ({
    found: t.boolean({
      description: 'Whether a set of options reaches the goals, confirmed over buyers whom the search has not seen.',
      resolve: ({ answer }) => answer.answers.length > 0,
    }),
    summary: t.string({ description: 'What came of it, in a sentence.', resolve: inWords }),
    answers: t.field({
      type: [CounterOfferType],
      complexity: LISTED,
      description: 'The sets that are confirmed, the smallest first; none contains another.',
      resolve: ({ row, settings, answer }) => answer.answers.map((offer) => ({ row, settings, offer })),
    }),
    nearMisses: t.field({
      type: [CounterOfferType],
      complexity: LISTED,
      description:
        'Sets that were verified and not confirmed: the likely ones first, then those that looked well in the search alone; when nothing looked well, the one that came nearest.',
      resolve: ({ row, settings, answer }) => answer.nearMisses.map((offer) => ({ row, settings, offer })),
    }),
    baseline: t.field({
      type: [GoalCheckType],
      complexity: LISTED,
      description: 'The goals as they are reached with no option at all, over the buyers of the verification.',
      resolve: ({ settings, answer }) => checksOf(settings, answer.baseline),
    }),
    evaluations: t.int({
      description: 'Sets of options that were tried.',
      resolve: ({ answer }) => answer.evaluations,
    }),
    combinations: t.int({
      nullable: true,
      description:
        'Sets that there are to try, leaving out options that exclude each other; null when more than allowed.',
      resolve: ({ answer }) => answer.combinations,
    }),
    inapplicable: t.int({
      description:
        'Combinations that were left out because their changes cannot be applied together: pairs, and larger sets that hold no such pair.',
      resolve: ({ answer }) => answer.inapplicable,
    }),
    exhaustive: t.boolean({
      description:
        'Whether no set was left untried that might stand among the answers: over the buyers of the search no other that costs less reaches the goals surely; with fewer answers than were wanted, no other at all. false: there may be some.',
      resolve: ({ answer }) => answer.exhaustive,
    }),
    triedBelow: t.float({
      nullable: true,
      description:
        'Every set that is cheaper than this was tried, but for those that hold one which reaches the goals; null: all of them.',
      resolve: ({ answer }) => answer.triedBelow,
    }),
  }),
});

export const SearchType = builder.prismaObject('Study', {
  variant: 'Search',
  description:
    'A study that looks for the smallest sets of changes, from a list, that reach goals, and verifies them over buyers whom the search has not seen.',
  interfaces: EXPERIMENT_INTERFACES,
  fields: (t) => ({
    options: t.field({
      type: [SearchOptionType],
      complexity: { multiplier: 8 },
      description: 'What may be done differently.',
      resolve: (row) => {
        const of = settingsOfSearch(row);
        return of.options.map((option) => ({ ...option, of }));
      },
    }),
    goals: t.field({
      type: [SearchGoalType],
      complexity: LISTED,
      description: 'What is to be reached, all of it.',
      resolve: (row) => settingsOfSearch(row).goals,
    }),
    answersWanted: t.int({ description: 'Answers wanted.', resolve: (row) => settingsOfSearch(row).answers }),
    evaluationsAllowed: t.int({
      description: 'Sets of options that may be tried.',
      resolve: (row) => settingsOfSearch(row).evaluations,
    }),
    confidence: t.float({
      description: 'With which all that is told of the goals holds together.',
      resolve: (row) => settingsOfSearch(row).confidence,
    }),
    verificationBuyers: t.field({
      type: 'SafeInt',
      description: 'Buyers over whom what was found is verified: others than those of the search.',
      resolve: (row) => settingsOfSearch(row).verificationBuyers,
    }),
    result: t.field({
      type: ResultType,
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'What it found; null unless it has succeeded.',
      resolve: async (row, args, context) => {
        const read = fromAnswer((answer: SearchAnswer) => ({ row, settings: settingsOfSearch(row), answer }));
        return read(row, args, context);
      },
    }),
  }),
});

findExperiments('SEARCH');
