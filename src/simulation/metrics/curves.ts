import { CURVE, CURVES, STEPS } from '../layout.ts';
import { exp } from '../math.ts';
import type { Curves, Estimate, SeriesWithInterval } from '../summary.ts';
import { STAGES } from '../vocabulary.ts';
import { mean, wilson, Z95 } from './interval.ts';
import type { Reader } from './reader.ts';

/** What a day leaves of a sum whose changes stand in a column, or whose days do. */
const ALL = 1;
const NONE = 0;

/**
 * Curves by day since arrival, of those still here at the start of each day. Changes are added up: a stage and trust stay as
 * they are, and of everybody's mood a day leaves 2^(−1/moodHalfLife), so that what it leaves of their sum needs no count of
 * its own.
 */
export function curves(reader: Reader): Curves {
  const { layout, counts } = reader;
  const days = Array.from({ length: layout.days + 1 }, (_, day) => day);
  const column = (curve: number, left: number): number[] => {
    let sum = 0;
    return days.map((day) => (sum = sum * left + counts[layout.curves + day * CURVES + curve]));
  };
  const stages = STAGES.map((_, stage) => column(CURVE.STAGE + stage, ALL));
  const here = days.map((day) => stages.reduce((sum, counted) => sum + counted[day], 0));
  const means = (sums: number, squares: number, left: number): SeriesWithInterval => {
    const sum = column(sums, left);
    const square = column(squares, left * left);
    return series(days.map((day) => mean(sum[day] / STEPS, square[day] / STEPS, here[day], Z95)));
  };
  return {
    days,
    here,
    stages: STAGES.map((stage, index) => ({
      stage,
      ...series(days.map((day) => wilson(stages[index][day], here[day], Z95))),
    })),
    memory: means(CURVE.MEMORY, CURVE.MEMORY_SQUARED, NONE),
    trust: means(CURVE.TRUST, CURVE.TRUST_SQUARED, ALL),
    mood: means(CURVE.MOOD, CURVE.MOOD_SQUARED, moodLeft(reader)),
  };
}

/** What a day leaves of what the curves of mood sum up: in the first version each day stood for itself. */
const moodLeft = ({ plan, tally }: Reader): number =>
  tally.version === 1 ? NONE : exp(-Math.LN2 / plan.parameters.moodHalfLife);

const series = (estimates: readonly Estimate[]): SeriesWithInterval => ({
  mean: estimates.map((estimate) => estimate.value),
  low: estimates.map((estimate) => estimate.low),
  high: estimates.map((estimate) => estimate.high),
});
