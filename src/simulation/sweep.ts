/** Sweeps: scenarios at value after value of one thing that is varied, over the same buyers with the same luck. */
import type { z } from 'zod';
import type { Change } from './change.ts';
import { comparePair, type Compared, type PairedFigure } from './compare.ts';
import { environmentSchema, type Environment } from './environment.ts';
import { headline } from './metrics/headline.ts';
import { Z95 } from './metrics/interval.ts';
import { Reader } from './metrics/reader.ts';
import { scorecard } from './metrics/scorecard.ts';
import type { Parameter } from './parameters.ts';
import type { PairedEstimate } from './paired.ts';
import { number, share } from './schema.ts';
import type { Estimate, MetricName, ScoreName } from './summary.ts';

/** What can be varied: the world's disorder, how far tellings are moved to the promise, a parameter of the model. */
export const SWEPT = ['DISORDER', 'CONSISTENCY', 'PARAMETER'] as const;
export type Swept = (typeof SWEPT)[number];

/** What is varied; `parameter` is the name of one with PARAMETER, else null. */
export interface Axis {
  readonly over: Swept;
  readonly parameter: string | null;
}

/** What a value does to a scenario: changes after its own, and a world that differs in this from its own. */
export interface Variation {
  readonly changes: readonly Change[];
  readonly environment: Partial<Environment>;
}

export function variationAt({ over, parameter }: Axis, value: number): Variation {
  switch (over) {
    case 'DISORDER':
      return { changes: [], environment: { disorder: value } };
    case 'CONSISTENCY':
      return { changes: [{ alignStory: { level: value } }], environment: {} };
    case 'PARAMETER':
      return { changes: [{ setParameter: { name: parameter ?? '', value } }], environment: {} };
  }
}

/** What a value of the axis may be; `parameter` is the record of the one that is varied, with PARAMETER. */
export function valueSchemaOf(over: Swept, parameter: Parameter | undefined): z.ZodType {
  if (over === 'DISORDER') return environmentSchema.shape.disorder;
  return over === 'PARAMETER' && parameter ? number(parameter) : share();
}

/** Intervals of the lifts of one figure hold together with this confidence. */
export const SWEEP_CONFIDENCE = 0.95;

interface Named<Name> extends Estimate {
  readonly name: Name;
}

/** One scenario at one value, as a run reports it. */
export interface SweepPoint {
  readonly metrics: readonly Named<MetricName>[];
  readonly scorecard: readonly Named<ScoreName>[];
}

/** Everything at one value. */
export interface SweepReport {
  /** One for each scenario. */
  readonly points: readonly SweepPoint[];
  /** The first scenario with each other one, in their order. */
  readonly lifts: readonly (readonly PairedFigure[])[];
}

/**
 * What a sweep reports at one value, from the panel of its scenarios there, the first paired with each other.
 * @param comparisons all that a figure is compared for in the sweep, values × challengers: the intervals hold over them together
 */
export function sweepReport(compared: Compared, comparisons: number): SweepReport {
  const { plans, tallies } = compared;
  return {
    points: plans.map((plan, arm) => {
      const reader = new Reader(plan, tallies[arm]);
      return { metrics: headline(reader, Z95).map(named), scorecard: scorecard(reader).map(named) };
    }),
    lifts: plans.slice(1).map((_, index) => comparePair(compared, 0, index + 1, comparisons, SWEEP_CONFIDENCE).metrics),
  };
}

const named = <Name>({ name, value, low, high }: Named<Name>): Named<Name> => ({ name, value, low, high });

/** Where along a sweep two scenarios cease to differ, as far as so many buyers can tell. */
export interface Vanishing {
  /** The smallest value from which on no interval excludes 0; null when that of the largest value does. */
  readonly vanishesAt: number | null;
  /** The largest value whose interval excludes 0; null when none does. */
  readonly lastDifferent: number | null;
}

/** Differences stand in the order of the values, ascending. One without an interval tells nothing, so no difference. */
export function vanishing(
  values: readonly number[],
  differences: readonly Pick<PairedEstimate, 'low' | 'high'>[],
): Vanishing {
  const last = differences.findLastIndex(({ low, high }) => low !== null && high !== null && (low > 0 || high < 0));
  return { vanishesAt: values[last + 1] ?? null, lastDifferent: values[last] ?? null };
}
