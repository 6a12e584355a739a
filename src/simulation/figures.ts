/**
 * The figures that experiments compare: those of the headline and of the scorecard that are a mean over buyers, or a ratio
 * of two such means. (Entropy and median are neither; comparisons treat them apart.)
 */
import { describeMetric } from './metrics/headline.ts';
import { SCORE_DEFINITIONS } from './metrics/scorecard.ts';
import { FIRST_FRACTION, MEASURE, type Measure } from './outcome.ts';
import { METRIC_NAMES, SCORES, type MetricName, type ScoreName } from './summary.ts';

/** value = offset + factor·Σx/Σy over buyers; without y, Σx/n. */
export interface Figure {
  readonly name: FigureName;
  readonly unit: string;
  readonly description: string;
  readonly x: number;
  readonly y: number | null;
  readonly factor: number;
  readonly offset: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Whether x and y are 0 or 1 for every buyer, so that the figure is a share. */
  readonly isShare: boolean;
}

/** Headline figures that are no mean and no ratio. */
export const APART = ['pathEntropy', 'daysToBuyMedian'] as const;
type ApartName = (typeof APART)[number];

export type FigureName = Exclude<MetricName, ApartName> | ScoreName;

const LAST_SHARE = MEASURE.advocate;

const meanOf = (x: Measure): Pick<Figure, 'x' | 'y' | 'isShare'> => ({
  x: MEASURE[x],
  y: null,
  isShare: MEASURE[x] <= LAST_SHARE,
});
const ratioOf = (x: Measure, y: Measure, isShare = false): Pick<Figure, 'x' | 'y' | 'isShare'> => ({
  x: MEASURE[x],
  y: MEASURE[y],
  isShare,
});

const ESTIMATED: Record<FigureName, Pick<Figure, 'x' | 'y' | 'isShare'>> = {
  boughtShare: meanOf('bought'),
  relatedShare: meanOf('related'),
  learnedShare: meanOf('learned'),
  leftShare: meanOf('left'),
  unreachedShare: meanOf('unreached'),
  repeatShare: meanOf('repeat'),
  advocateShare: meanOf('advocate'),
  touches: meanOf('touches'),
  notices: meanOf('notices'),
  engagements: meanOf('engagements'),
  returns: meanOf('returns'),
  ignored: meanOf('ignored'),
  forgotten: meanOf('forgotten'),
  drifted: meanOf('drifted'),
  potholes: meanOf('potholes'),
  pressure: meanOf('pressure'),
  memory: meanOf('memory'),
  trust: meanOf('trust'),
  mood: meanOf('mood'),
  peakEnd: ratioOf('peakEnd', 'reached'),
  plannedPathShare: ratioOf('planned', 'long', true),
  plannedPathShareOfPurchasers: ratioOf('plannedBought', 'longBought', true),
  revenue: meanOf('revenue'),
  cost: meanOf('cost'),
  EMPATHY: ratioOf('mended', 'troubled'),
  OBSERVATION: ratioOf('listened', 'vulnerable'),
  INTUITION: ratioOf('answered', 'vulnerable'),
  ALLOW: ratioOf('allowed', 'reached'),
  EMPOWER: ratioOf('content', 'reachedNotBought', true),
};

const isScore = (name: string): name is ScoreName => (SCORES as readonly string[]).includes(name);
const SIGNED: readonly string[] = ['mood', 'peakEnd'];

function define(name: FigureName): Figure {
  const estimated = ESTIMATED[name];
  if (isScore(name)) {
    const scale = name === 'ALLOW' ? { factor: -100, offset: 100 } : { factor: 100, offset: 0 };
    return {
      ...{ name, unit: 'score, 0 to 100', description: SCORE_DEFINITIONS[name] },
      ...{ ...estimated, ...scale, minimum: 0, maximum: 100 },
    };
  }
  const isBounded = estimated.isShare || name === 'memory' || name === 'trust' || SIGNED.includes(name);
  return {
    ...{ name, ...describeMetric(name), ...estimated, factor: 1, offset: 0 },
    minimum: SIGNED.includes(name) ? -1 : 0,
    maximum: isBounded ? 1 : Infinity,
  };
}

const isApart = (name: MetricName): name is ApartName => (APART as readonly string[]).includes(name);

/** In the order of the headline, then of the scorecard. */
export const FIGURES: readonly Figure[] = [
  ...METRIC_NAMES.filter((name): name is Exclude<MetricName, ApartName> => !isApart(name)),
  ...SCORES,
].map(define);

export const FIGURE_NAMES: readonly FigureName[] = FIGURES.map(({ name }) => name);

const PLACES = new Map(FIGURES.map(({ name }, place) => [name, place]));

/** Where a figure stands in FIGURES. */
export const placeOf = (name: FigureName): number => PLACES.get(name) as number;

/** Whether a measure of each buyer is a whole number. */
export const isWhole = (measure: number): boolean => measure < FIRST_FRACTION;

/** The unit and the description of a headline figure or a part of the scorecard. */
export function describeFigure(name: MetricName | ScoreName): { readonly unit: string; readonly description: string } {
  return PLACES.has(name as FigureName) ? FIGURES[placeOf(name as FigureName)] : describeMetric(name as MetricName);
}

/** A section of the buyers tells a difference of whole days too coarsely for an interval to go by their spread. */
const MEDIAN_COMPARED =
  'Median days from arrival to the first purchase, of those who bought, even within the day: a purchase on day d falls evenly between d and d + 1. A run tells it in whole days.';

/** The same of a figure by which plans are compared. */
export function describePaired(name: MetricName | ScoreName): { readonly unit: string; readonly description: string } {
  const { unit, description } = describeFigure(name);
  return { unit, description: name === 'daysToBuyMedian' ? MEDIAN_COMPARED : description };
}
