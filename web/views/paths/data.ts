/** What the view knows of a run. */
import type { PathsRunQuery } from './paths.generated.ts';

export type RunData = Extract<NonNullable<PathsRunQuery['study']>, { readonly __typename: 'Run' }>;

export type Result = NonNullable<RunData['result']>;
