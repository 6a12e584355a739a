/** The figures that scenarios are compared on: in which order they stand, in which groups, and how they are written. */
import { isShare, type Interval } from '../../../format.ts';
import { SCORE, metricLabel } from '../../../words.ts';

export const GROUPS = ['outcomes', 'contacts', 'feelings', 'paths', 'time', 'money', 'scorecard'] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP: Readonly<Record<Group, string>> = {
  outcomes: 'Outcomes',
  contacts: 'Contacts',
  feelings: 'Feelings',
  paths: 'Paths',
  time: 'Time',
  money: 'Money',
  scorecard: 'Empathy scorecard',
};

export const SCORES = Object.keys(SCORE);

export const FIGURES: Readonly<Record<Group, readonly string[]>> = {
  outcomes: [
    ...['boughtShare', 'relatedShare', 'learnedShare', 'leftShare'],
    ...['unreachedShare', 'repeatShare', 'advocateShare'],
  ],
  contacts: [
    ...['touches', 'notices', 'engagements', 'returns', 'ignored'],
    ...['forgotten', 'drifted', 'potholes', 'pressure'],
  ],
  feelings: ['memory', 'trust', 'mood', 'peakEnd'],
  paths: ['plannedPathShare', 'plannedPathShareOfPurchasers', 'pathEntropy'],
  time: ['daysToBuyMedian'],
  money: ['revenue', 'cost'],
  scorecard: SCORES,
};

export const ALL_FIGURES = GROUPS.flatMap((group) => FIGURES[group]);

/** Figures that are means over buyers: those whose differences a study can watch and be judged by. */
export const JUDGED_FIGURES = ALL_FIGURES.filter((name) => name !== 'pathEntropy' && name !== 'daysToBuyMedian');

export const figureOptions = (names: readonly string[]) =>
  names.map((name) => ({ value: name, label: metricLabel(name) }));

/** Shares are typed and read in per cent; everything else as the server has it. */
export const isShareFigure = (name: string): boolean => name.includes('Share');

export const SCORE_UNIT = 'score, 0 to 100';

/** A figure under one scenario. */
export interface Measured extends Interval {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

/** The headline figures and the scorecard of a result in one list. */
export function measuredOf({
  metrics,
  scorecard,
}: {
  readonly metrics: readonly Measured[];
  readonly scorecard: readonly (Interval & { readonly name: string; readonly definition: string })[];
}): ReadonlyMap<string, Measured> {
  const scores = scorecard.map(({ definition, ...score }) => ({
    ...score,
    unit: SCORE_UNIT,
    description: definition,
  }));
  return new Map([...metrics, ...scores].map((figure) => [figure.name, figure]));
}

// A unit with a comma in it is a scale, which is not written behind numbers.
const UNWRITTEN = 'number, as it is';

/** The unit to write behind a number: "per buyer" stands with the figure's name instead. */
export const writtenUnit = (unit: string): string => (unit.endsWith('per buyer') ? UNWRITTEN : unit);

/** What stands, smaller, behind the name of a figure. */
export function besideName(unit: string): string | null {
  if (unit.endsWith('per buyer')) return 'per buyer';
  return unit.includes(',') ? unit.slice(unit.indexOf(',') + 2) : null;
}

/** Axis labels: shares in points or per cent. */
export const tickText = (unit: string, value: number): string =>
  `${Number((isShare(unit) ? 100 * value : value).toPrecision(4)).toLocaleString('en-GB')}`.replace('-', '−');
