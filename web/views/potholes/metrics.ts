/** The figures that studies can be asked about: those that are a mean or a ratio, and the scorecard. */
import type { Option } from '../../parts/Field.tsx';
import { isShare } from '../../format.ts';
import { METRIC, SCORE } from '../../words.ts';

/** Those of a run that are neither. */
const APART: readonly string[] = ['pathEntropy', 'daysToBuyMedian'];

export const METRIC_OPTIONS: readonly Option[] = Object.entries(METRIC)
  .filter(([name]) => !APART.includes(name))
  .map(([value, label]) => ({ value, label: value in SCORE ? `${label} (score)` : label }));

const MOODS: readonly string[] = ['mood', 'peakEnd'];
const STATES: readonly string[] = ['memory', 'trust'];
const MONEY: readonly string[] = ['revenue', 'cost'];

/** The unit of a figure, as the contract words it. */
export function unitOf(metric: string): string {
  if (metric in SCORE) return 'score, 0 to 100';
  if (metric.startsWith('plannedPathShare')) return 'share of paths';
  if (metric.endsWith('Share')) return 'share of buyers';
  if (MOODS.includes(metric)) return 'mood, −1 to 1';
  if (STATES.includes(metric)) return `${metric}, 0 to 1`;
  return MONEY.includes(metric) ? 'money per buyer' : 'per buyer';
}

/** What people read in per cent is 100 times the number of the contract. */
export const scaleOf = (unit: string): number => (isShare(unit) ? 100 : 1);

/** How an axis names the unit: "% of buyers". */
export const axisUnit = (unit: string): string => (isShare(unit) ? unit.replace('share', '%') : unit);
