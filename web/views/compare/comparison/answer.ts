/** The answer of a comparison, as its pictures take it. */
import type { Source } from '../../../parts/files.ts';
import type { CompareAnswerQuery, CompareFactsFragment } from './comparison.generated.ts';

type Comparison = Extract<NonNullable<CompareAnswerQuery['study']>, { __typename: 'Comparison' }>;

export type Pair = NonNullable<Comparison['pairs']>[number];
export type Result = NonNullable<Comparison['results']>[number];
export type Best = NonNullable<Comparison['best']>;
export type Place = CompareFactsFragment['scenarios'][number];

export interface Answer {
  readonly facts: CompareFactsFragment;
  readonly results: readonly Result[];
  readonly pairs: readonly Pair[];
  readonly best: Best | null;
  readonly places: readonly Place[];
  /** How many buyers lived, once under each scenario. */
  readonly buyers: number;
}

/** The baseline with one challenger. */
export interface OpenPair {
  readonly pair: Pair;
  readonly baseline: Place;
  readonly challenger: Place;
  readonly buyers: number;
  readonly source: Source;
}

export const nameOf = ({ scenario }: Place): string => scenario.name;
