/** What buyers came for, which journey they made and how it ended: counts, and sums over some of them. */
import type { Exit, Intent, Journey, Stage } from '../../generated/schema.ts';
import { sum } from 'd3-array';
import type { FourRunQuery } from './four.generated.ts';

export type RunData = Extract<NonNullable<FourRunQuery['study']>, { readonly __typename: 'Run' }>;
export type Result = NonNullable<RunData['result']>;
export type Cell = Result['intents'][number];

export const INTENTS: readonly Intent[] = ['PASSING', 'LEARNING', 'RELATING', 'BUYING'];
export const JOURNEYS: readonly Journey[] = ['LEFT', 'LEARNED', 'RELATED', 'BOUGHT'];
export const EXITS: readonly Exit[] = ['NEED_PASSED', 'LOST_TO_COMPETITOR', 'FRUSTRATED', 'PRESSURED', 'STILL_HERE'];
export const STAGES: readonly Stage[] = ['STRANGER', 'AWARE', 'LEARNING', 'RELATED', 'CUSTOMER'];

export type Some = Partial<Pick<Cell, 'intent' | 'journey' | 'exit'>>;

/** Buyers of the cells that are as `some` says. */
export const countOf = (cells: readonly Cell[], some: Some): number =>
  sum(cells, (cell) => (isLike(cell, some) ? cell.count : 0));

const isLike = (cell: Cell, { intent, journey, exit }: Some): boolean =>
  (intent === undefined || cell.intent === intent) &&
  (journey === undefined || cell.journey === journey) &&
  (exit === undefined || cell.exit === exit);

/** The colour of a journey, of theme.css. */
export const colourOf = (journey: Journey): string => `var(--${journey.toLowerCase()})`;
