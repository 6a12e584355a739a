/** What a search is asked, and its answer. */
import type { Draft } from './goals.ts';
import type { PotholesSearchQuery } from './offers.generated.ts';
import type { Offer } from './options.ts';

export type Answer = Extract<NonNullable<PotholesSearchQuery['study']>, { readonly __typename: 'Search' }>;
export type Result = NonNullable<Answer['result']>;
export type FoundOffer = Result['answers'][number];

/** Where options can come from. */
export interface Pools {
  /** null: no audit has succeeded yet. */
  readonly audit: readonly Offer[] | null;
  readonly design: readonly Offer[];
}

/** What is asked beside the scenario, the buyers and the seed. */
export interface Wanted {
  readonly offers: readonly Offer[];
  readonly goals: readonly Draft[];
  readonly answers: number;
  readonly evaluations: number;
}
