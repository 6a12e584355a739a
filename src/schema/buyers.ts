/** Finding lives to look at: `Run.buyers` lives a run's buyers again, in order, until it has found enough. */
import type { LifeStory } from '../simulation/story.ts';
import type { FoundBuyers } from '../studies/buyers.ts';
import { STUDY_LIMITS } from '../studies/limits.ts';
import { builder } from './builder.ts';
import { EventWord, ExitWord, IntentWord, JourneyWord } from './enums.ts';
import { LIFE_COST, LifeType } from './life.ts';
import { isGiven, lengthOf, packCursor, pageCost, unpackCursor, wholeNumber } from './page.ts';
import { RunType } from './run.ts';

const EdgeType = builder.objectRef<LifeStory>('BuyerEdge').implement({
  description: 'An entry of a page of buyers.',
  fields: (t) => ({
    node: t.field({ type: LifeType, description: 'The life.', resolve: (story) => story }),
    cursor: t.string({
      description: 'Where it stands; for `after`.',
      resolve: ({ number }) => packCursor('buyers', number),
    }),
  }),
});

const ConnectionType = builder.objectRef<FoundBuyers>('BuyerConnection').implement({
  description:
    'Buyers that were found. A request looks at so many lives at most: when `searchedAll` is false, ask again after `endCursor`.',
  fields: (t) => ({
    edges: t.field({
      type: [EdgeType],
      complexity: { multiplier: 1 },
      description: 'The buyers found, in order of their numbers.',
      resolve: ({ found }) => found,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page lies. `endCursor` is where the search stopped, even when nothing was found.',
      resolve: ({ found, from, next, total }) => ({
        hasNextPage: next < total,
        hasPreviousPage: from > 0,
        startCursor: found.length > 0 ? packCursor('buyers', found[0].number) : null,
        endCursor: next > from ? packCursor('buyers', next - 1) : null,
      }),
    }),
    searched: t.field({
      type: 'SafeInt',
      description: `Lives that this request looked at: at most ${STUDY_LIMITS.searchedLives}.`,
      resolve: ({ from, next }) => next - from,
    }),
    searchedAll: t.boolean({
      description: 'Whether the search has reached the last buyer of the run.',
      resolve: ({ next, total }) => next >= total,
    }),
    nextNumber: t.field({
      type: 'SafeInt',
      nullable: true,
      description: 'The first number not yet looked at; null when there is none.',
      resolve: ({ next, total }) => (next < total ? next : null),
    }),
  }),
});

const FilterType = builder.inputType('BuyerFilter', {
  description: 'What a life must be like; all that is given must hold.',
  fields: (t) => ({
    journey: t.field({ type: JourneyWord, description: 'The journey, by its furthest stage.' }),
    exit: t.field({ type: ExitWord, description: 'How the life in the run ended.' }),
    persona: t.string({ description: 'Key of the persona.' }),
    intent: t.field({ type: IntentWord, description: 'What the buyer came for.' }),
    attended: t.string({ description: 'Key of a touchpoint that the buyer attended at least once.' }),
    met: t.string({ description: 'Key of a touchpoint that the buyer was exposed to at least once.' }),
    eventKind: t.field({
      type: EventWord,
      description: 'What must have happened: at the touchpoint of `attended` or `met` if one is given, else anywhere.',
    }),
  }),
});

builder.prismaObjectField(RunType, 'buyers', (t) =>
  t.field({
    type: ConnectionType,
    description: 'Lives to look at, found by living them again in order of their numbers.',
    args: {
      where: t.arg({ type: FilterType, description: 'What they must be like. Left out: any.' }),
      first: t.arg.int({ description: 'Find this many: at most 100; left out, 20.' }),
      after: t.arg.string({ description: 'Look after the buyer of this cursor.' }),
    },
    complexity: ({ first }) => ({ field: 2 * LIFE_COST, ...pageCost({ first }) }),
    resolve: async (row, { where, first, after }, { studies }) => {
      const { length } = lengthOf({ first });
      const total = row.progressTotal;
      const from = Math.min(total, isGiven(after) ? numberAt(after) + 1 : 0);
      // A page of none looks at none.
      return length === 0 ? { found: [], from, next: from, total } : studies.buyers(row, { where, from, most: length });
    },
  }),
);

const numberAt = (cursor: string): number => wholeNumber(unpackCursor('buyers', cursor)[0], 0);
