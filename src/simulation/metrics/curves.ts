import { CURVE, CURVES, CURVE_CHANGES, STEPS } from '../layout.ts';
import type { Curves, Estimate, SeriesWithInterval } from '../summary.ts';
import { STAGES } from '../vocabulary.ts';
import { mean, wilson, Z95 } from './interval.ts';
import type { Reader } from './reader.ts';

/** Curves by day since arrival, of those still here at the start of each day. */
export function curves(reader: Reader): Curves {
  const { layout, counts } = reader;
  const days = Array.from({ length: layout.days + 1 }, (_, day) => day);
  const column = (curve: number): number[] => {
    let running = 0;
    return days.map((day) => {
      const value = counts[layout.curves + day * CURVES + curve];
      if (curve >= CURVE_CHANGES) return value;
      running += value;
      return running;
    });
  };
  const stages = STAGES.map((_, stage) => column(CURVE.STAGE + stage));
  const here = days.map((day) => stages.reduce((sum, counted) => sum + counted[day], 0));
  const means = (sums: number, squares: number): SeriesWithInterval => {
    const sum = column(sums);
    const square = column(squares);
    return series(days.map((day) => mean(sum[day] / STEPS, square[day] / STEPS, here[day], Z95)));
  };
  return {
    days,
    here,
    stages: STAGES.map((stage, index) => ({
      stage,
      ...series(days.map((day) => wilson(stages[index][day], here[day], Z95))),
    })),
    memory: means(CURVE.MEMORY, CURVE.MEMORY_SQUARED),
    trust: means(CURVE.TRUST, CURVE.TRUST_SQUARED),
    mood: means(CURVE.MOOD, CURVE.MOOD_SQUARED),
  };
}

const series = (estimates: readonly Estimate[]): SeriesWithInterval => ({
  mean: estimates.map((estimate) => estimate.value),
  low: estimates.map((estimate) => estimate.low),
  high: estimates.map((estimate) => estimate.high),
});
