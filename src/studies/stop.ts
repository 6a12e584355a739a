/**
 * The rule that ends a study early, once an interval is narrow enough. It looks only after fixed numbers of buyers, so the
 * same buyers are used however many threads work and however their tasks are cut.
 */
import type { Plan } from '../simulation/plan.ts';
import { estimate } from '../simulation/summarize.ts';
import type { Estimate, MetricName } from '../simulation/summary.ts';
import type { Tally } from '../simulation/tally.ts';

export interface Stop<Name extends string = MetricName> {
  readonly metric: Name;
  /** Half the width of the interval, in the unit of the metric. */
  readonly halfWidth: number;
  /** Of the interval, above 0 and below 1. */
  readonly confidence: number;
}

/** The first look; every other one is at a multiple of it. */
export const FIRST_LOOK = 16_384;
/** Each look comes after this many times the buyers of the one before: looking often would find a lucky narrow one. */
const GROWTH = 1.25;

/** The numbers of buyers, ascending, at which a study with a rule to stop by pauses to look; the last one is `buyers`. */
export function looks(buyers: number, stop: object | null): number[] {
  const found: number[] = [];
  if (stop)
    for (let k = 1; k * FIRST_LOOK < buyers; k = Math.max(k + 1, Math.ceil(k * GROWTH))) found.push(k * FIRST_LOOK);
  return [...found, buyers];
}

/** Whether the metric's interval is narrow enough; not while there is nothing to judge. */
export function isNarrow(plan: Plan, tally: Tally, { metric, halfWidth, confidence }: Stop): boolean {
  const interval = estimate(plan, tally, metric, confidence);
  // The ends of the median are whole days, so one day may well be all of it.
  const isOneDay = metric === 'daysToBuyMedian' && interval.low !== null && interval.low === interval.high;
  return isOneDay || isWithin(interval, halfWidth);
}

/**
 * Whether half of an interval is as narrow as asked. One without any width comes of buyers who are all alike so far, as they
 * are when none has had a rare thing yet: that proves nothing of those to come.
 */
export const isWithin = ({ low, high }: Pick<Estimate, 'low' | 'high'>, halfWidth: number): boolean =>
  low !== null && high !== null && low < high && (high - low) / 2 <= halfWidth;
