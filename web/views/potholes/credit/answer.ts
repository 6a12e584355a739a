/** The answer of an attribution, part by part. */
import type { PotholesAttributionQuery } from './credit.generated.ts';

type Answer = Extract<NonNullable<PotholesAttributionQuery['study']>, { readonly __typename: 'Attribution' }>;
export type Credited = NonNullable<Answer['touchpoints']>[number];
export type Accurate = NonNullable<Answer['rules']>[number];
