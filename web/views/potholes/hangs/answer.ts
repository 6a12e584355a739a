/** What a sensitivity analysis is asked, and its answer. */
import type { SensitivityMethod } from '../../../generated/schema.ts';
import type { Source } from '../../../parts/files.ts';
import type { Factor } from './factors.ts';
import type { PotholesSensitivityQuery } from './hangs.generated.ts';

export type Answer = Extract<NonNullable<PotholesSensitivityQuery['study']>, { readonly __typename: 'Sensitivity' }>;

/** What is asked beside the scenario, the buyers and the seed. */
export interface Setup {
  readonly metric: string;
  readonly method: SensitivityMethod;
  readonly samples: number;
  readonly factors: readonly Factor[];
}

export const FIRST_SAMPLES: Readonly<Record<SensitivityMethod, number>> = { MORRIS: 10, SOBOL: 64 };

/** What every picture of the answer needs. */
export interface Shared {
  readonly metric: string;
  readonly unit: string;
  readonly label: (factor: Factor) => string;
  readonly source: Source;
}
