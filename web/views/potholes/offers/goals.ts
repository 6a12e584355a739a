/** Goals in words, and the numbers of goals as people write them. */
import { formatEstimate, formatNumber, isShare } from '../../../format.ts';
import type { GoalKind, GoalVerdict, SearchGoalInput } from '../../../generated/schema.ts';
import { metricLabel } from '../../../words.ts';
import { scaleOf, unitOf } from '../metrics.ts';
import { gainText } from '../points.ts';
import type { PotholesCheckFragment, PotholesGoalFragment } from './offers.generated.ts';

/** A goal as it is written: shares in per cent, differences in points. */
export interface Draft {
  readonly metric: string;
  readonly is: GoalKind;
  readonly amount: string;
}

export const IS: Readonly<Record<GoalKind, string>> = {
  AT_LEAST: 'is at least',
  AT_MOST: 'is at most',
  HIGHER: 'is higher, by at least',
  LOWER: 'is lower, by at least',
  NOT_LOWER: 'is not lower, but for',
  NOT_HIGHER: 'is not higher, but for',
};

export const VERDICT: Readonly<Record<GoalVerdict, string>> = {
  CONFIRMED: 'Confirmed',
  LIKELY: 'Likely, not confirmed',
  REFUTED: 'Not reached',
};

export const isLevel = (is: GoalKind): boolean => is === 'AT_LEAST' || is === 'AT_MOST';

/** What the amount of a goal is counted in. */
export function amountUnit({ metric, is }: Pick<Draft, 'metric' | 'is'>): string {
  const unit = unitOf(metric);
  if (isShare(unit)) return isLevel(is) ? '%' : 'points';
  return unit.startsWith('score') ? 'points' : unit.includes(',') ? '' : unit;
}

export function inputOf({ metric, is, amount }: Draft): SearchGoalInput {
  const value = Number(amount) / scaleOf(unitOf(metric));
  if (isLevel(is)) return { metric, is, value };
  return is === 'HIGHER' || is === 'LOWER' ? { metric, is, by: value } : { metric, is, margin: value };
}

export const draftOf = ({ metric, is, amount, unit }: PotholesGoalFragment): Draft => ({
  metric,
  is,
  amount: String(Number((scaleOf(unit) * amount).toPrecision(6))),
});

/** "Bought is higher, by at least 0.5 points". */
export function goalText({ metric, is, amount, unit }: PotholesGoalFragment): string {
  return `${metricLabel(metric)} ${IS[is]} ${formatNumber(scaleOf(unit) * amount, 3)} ${amountUnit({ metric, is })}`.trim();
}

/** What came of a goal: the figure itself, or by how much it moved. */
export function checkText({ goal, value, low, high }: PotholesCheckFragment): string {
  return isLevel(goal.is)
    ? formatEstimate({ value, low, high }, goal.unit)
    : gainText({ difference: value, low, high }, goal.unit);
}
