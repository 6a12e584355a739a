/** The answer of a sweep, figure by figure, as its pictures take it. */
import type { Interval } from '../../../format.ts';
import { measuredOf, type Measured } from '../parts/figures.ts';
import type { CompareSweepAnswerQuery } from './sweep.generated.ts';

type Sweep = Extract<NonNullable<CompareSweepAnswerQuery['study']>, { __typename: 'Sweep' }>;

export interface Found {
  readonly points: NonNullable<Sweep['points']>;
  readonly lifts: NonNullable<Sweep['lifts']>;
  readonly survival: Sweep['survival'];
  readonly vanishing: NonNullable<Sweep['vanishing']>;
}

/** Whether the sweep has its answer. */
export const isFound = (sweep: Sweep): sweep is Sweep & Found =>
  sweep.points !== null && sweep.lifts !== null && sweep.vanishing !== null;

/** An estimate at one value of what is varied, under one scenario. */
export interface At extends Interval {
  readonly at: number;
  readonly position: number;
}

export interface Curves {
  readonly figure: Pick<Measured, 'name' | 'unit' | 'description'>;
  /** What each scenario comes to by itself. */
  readonly levels: readonly At[];
  /** By how much each challenger differs from the baseline, paired. */
  readonly lifts: readonly At[];
}

export function curvesOf(name: string, { points, lifts }: Found): Curves | null {
  const levels = points.flatMap((point) => {
    const figure = measuredOf(point).get(name);
    return figure ? [{ figure, at: point.value, position: point.scenario.position }] : [];
  });
  if (levels.length === 0) return null;
  const { unit, description } = levels[0].figure;
  return {
    figure: { name, unit, description },
    levels: levels.map(({ figure: { value, low, high }, at, position }) => ({ at, position, value, low, high })),
    lifts: lifts.flatMap(({ value: at, challenger: { position }, metrics }) => {
      const lift = metrics.find((metric) => metric.name === name);
      return lift ? [{ at, position, value: lift.difference, low: lift.low, high: lift.high }] : [];
    }),
  };
}
