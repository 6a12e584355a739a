/** The figures of a pair in their groups, with how they are called and laid out. */
import { metricLabel } from '../../../words.ts';
import type { Difference } from '../parts/difference.ts';
import { FIGURES, type Group } from '../parts/figures.ts';
import { sideText, type Gap } from '../parts/gap.ts';
import type { Pair } from './answer.ts';

export interface Compared extends Difference {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly description: string;
}

export function comparedIn(group: Group, { metrics, timing }: Pair): Compared[] {
  const found = FIGURES[group].flatMap((name) => metrics.find((metric) => metric.name === name) ?? []);
  const rows = found.map((metric) => ({ ...metric, label: metricLabel(metric.name) }));
  if (group !== 'time' || !timing) return rows;
  return [
    ...rows,
    {
      ...timing.median,
      name: 'timing.median',
      label: 'Days until half have bought',
      unit: 'days',
      description:
        'Days by which half would have bought, had nobody left; there is none where fewer than half would have by the end.',
    },
    {
      ...timing.restrictedMean,
      name: 'timing.restrictedMean',
      label: 'Mean days without a purchase',
      unit: 'days',
      description:
        'Mean days without a purchase, for as long as everybody can be seen (the days lived less the days of arrival). Fewer days: purchases come sooner, or more buyers buy.',
    },
  ];
}

/**
 * Groups whose figures have no size in common are laid out relative to the larger of the two sides, which is never more
 * than 100 %, also where a figure grows from nothing: (c − b) / max(|c|, |b|).
 */
export const isRelative = (group: Group): boolean => group === 'contacts' || group === 'paths';

export function placesOf(group: Group, { baseline, challenger, difference, low, high }: Compared) {
  if (!isRelative(group)) return { value: difference, low, high };
  const size = Math.max(Math.abs(baseline ?? 0), Math.abs(challenger ?? 0));
  const scaled = (value: number | null) => (value === null || size === 0 ? null : value / size);
  return { value: scaled(difference), low: scaled(low), high: scaled(high) };
}

export const gapOf = ({ difference, low, high }: Compared): Gap => ({ value: difference, low, high });

/** One side’s value beside the difference: with as many digits as the interval of the difference bears. */
export const besideGap = (value: number | null, row: Compared): string => sideText(value, gapOf(row), row.unit);
