/** A sweep as it is typed before it starts, and what is sent of it. */
import type { StartSweepInput } from '../../../generated/schema.ts';
import type { CompareSweepFactsFragment } from './sweep.generated.ts';

/** What can be swept from this page; a parameter of the model is swept through the API. */
export const OVERS = ['DISORDER', 'CONSISTENCY'] as const;
export type Over = (typeof OVERS)[number];

export interface Draft {
  readonly over: Over;
  /** Numbers with commas or spaces between them. */
  readonly values: string;
  readonly buyers: string;
  readonly seed: string;
}

export const FIRST_VALUES: Readonly<Record<Over, string>> = {
  DISORDER: '0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2',
  CONSISTENCY: '0, 0.25, 0.5, 0.75, 1',
};

export const RANGE: Readonly<Record<Over, readonly [number, number]>> = { DISORDER: [0, 10], CONSISTENCY: [0, 1] };
export const FEWEST_VALUES = 2;
export const MOST_VALUES = 41;

export const FIRST_DRAFT: Draft = { over: 'DISORDER', values: FIRST_VALUES.DISORDER, buyers: '5000', seed: 'meander' };

export const draftOf = ({ over, values, buyersAsked, seed }: CompareSweepFactsFragment): Draft =>
  over === 'PARAMETER' ? FIRST_DRAFT : { over, values: values.join(', '), buyers: String(buyersAsked), seed };

/** The typed values, ascending and each once. */
export const valuesOf = ({ values }: Draft): number[] =>
  [
    ...new Set(
      values
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number),
    ),
  ].sort((one, other) => one - other);

/** What is wrong with the values; null when they will do. */
export function problemOf(draft: Draft): string | null {
  const values = valuesOf(draft);
  const [low, high] = RANGE[draft.over];
  if (values.some(Number.isNaN)) return 'Numbers only, with commas between them: 0, 0.5, 1.';
  if (values.some((value) => value < low || value > high)) return `From ${low} to ${high}.`;
  return values.length < FEWEST_VALUES || values.length > MOST_VALUES
    ? `At least ${FEWEST_VALUES} and at most ${MOST_VALUES} values.`
    : null;
}

export const inputOf = (draft: Draft, scenarioIds: readonly string[]): StartSweepInput => ({
  scenarioIds: [...scenarioIds],
  over: draft.over,
  values: valuesOf(draft),
  buyers: Number(draft.buyers),
  seed: draft.seed,
});
