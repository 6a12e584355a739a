/** The headline figures: one record each, with how it is estimated. */
import { COUNT, type Quantity } from '../layout.ts';
import type { Estimate, Metric, MetricName } from '../summary.ts';
import { JOURNEYS, type Journey } from '../vocabulary.ts';
import { scale, wilson } from './interval.ts';
import { costPerBuyer, revenuePerBuyer } from './money.ts';
import type { Reader } from './reader.ts';
import { daysToBuyMedian } from './survival.ts';
import { pathEntropy, plannedShare, plannedShareOfPurchasers } from './walks.ts';

interface Definition {
  readonly name: MetricName;
  readonly unit: string;
  readonly description: string;
  readonly estimate: (reader: Reader, z: number) => Estimate;
}

const ofJourney =
  (journey: Journey): Definition['estimate'] =>
  (reader, z) =>
    wilson(reader.outcome({ journey: JOURNEYS.indexOf(journey) }), reader.buyers, z);

const ofCount =
  (count: number): Definition['estimate'] =>
  (reader, z) =>
    wilson(reader.counts[count], reader.buyers, z);

const perBuyer =
  (quantity: Quantity): Definition['estimate'] =>
  (reader, z) =>
    reader.mean(quantity, reader.buyers, z);

const define = (name: MetricName, unit: string, description: string, estimate: Definition['estimate']): Definition => ({
  name,
  unit,
  description,
  estimate,
});

const SHARE = 'share of buyers';
const COUNTED = 'per buyer';

const DEFINITIONS: readonly Definition[] = [
  define('boughtShare', SHARE, 'Buyers who bought at least once.', ofJourney('BOUGHT')),
  define('relatedShare', SHARE, 'Buyers who came as far as a relationship and did not buy.', ofJourney('RELATED')),
  define('learnedShare', SHARE, 'Buyers who came as far as learning.', ofJourney('LEARNED')),
  define('leftShare', SHARE, 'Buyers who came no further than being aware.', ofJourney('LEFT')),
  define('unreachedShare', SHARE, 'Buyers who never noticed anything.', ofCount(COUNT.UNREACHED)),
  define('repeatShare', SHARE, 'Buyers who bought at least twice.', ofCount(COUNT.REPEAT)),
  define('advocateShare', SHARE, 'Buyers who referred at least one friend.', ofCount(COUNT.ADVOCATE)),
  define('touches', COUNTED, 'Exposures.', perBuyer('touches')),
  define('notices', COUNTED, 'Exposures that were noticed.', perBuyer('notices')),
  define(
    'engagements',
    COUNTED,
    'Exposures that were attended: engaged with, whether or not they came through.',
    perBuyer('engagements'),
  ),
  define('returns', COUNTED, 'Notices after a silence longer than dormantDays.', perBuyer('returns')),
  define('ignored', COUNTED, 'Exposures that were ignored.', perBuyer('ignored')),
  define('forgotten', COUNTED, 'Follow-ups that were forgotten.', perBuyer('forgotten')),
  define('drifted', COUNTED, 'Follow-ups that were drifted from.', perBuyer('drifted')),
  define('potholes', COUNTED, 'Potholes met.', perBuyer('potholes')),
  define('pressure', COUNTED, 'Pressure felt, summed over exposures.', (reader, z) =>
    scale(reader.mean('pressure', reader.buyers, z), reader.plan.pressureScale),
  ),
  define(
    'memory',
    'memory, 0 to 1',
    'What is remembered of the story, brought forward to the horizon.',
    perBuyer('memory'),
  ),
  define('trust', 'trust, 0 to 1', 'Trust, brought forward to the horizon.', perBuyer('trust')),
  define('mood', 'mood, −1 to 1', 'Mood, brought forward to the horizon.', perBuyer('mood')),
  define(
    'peakEnd',
    'mood, −1 to 1',
    'Of those who noticed something: mean of their most extreme and their last mood at the end of a noticed exposure.',
    (reader, z) => reader.mean('peakEnd', reader.reached, z),
  ),
  define(
    'plannedPathShare',
    'share of paths',
    'Of paths of two steps or more, those that walk along links throughout.',
    plannedShare,
  ),
  define('plannedPathShareOfPurchasers', 'share of paths', 'The same, of purchasers.', plannedShareOfPurchasers),
  define('pathEntropy', 'bits', 'How various the paths are; rises with the number of buyers looked at.', pathEntropy),
  define(
    'daysToBuyMedian',
    'days',
    'Median whole days from arrival to the first purchase, of those who bought. Where plans are compared it is even within the day.',
    daysToBuyMedian,
  ),
  define('revenue', 'money per buyer', 'Value of purchases.', revenuePerBuyer),
  define('cost', 'money per buyer', 'Cost of exposures and engagements.', costPerBuyer),
];

const BY_NAME = new Map(DEFINITIONS.map((definition) => [definition.name, definition]));

/** All headline figures, with intervals of the confidence that z stands for. */
export const headline = (reader: Reader, z: number): Metric[] =>
  DEFINITIONS.map(({ name, unit, description, estimate }) => ({ name, unit, description, ...estimate(reader, z) }));

/** One headline figure. */
export function estimateOf(reader: Reader, name: MetricName, z: number): Estimate {
  return (BY_NAME.get(name) as Definition).estimate(reader, z);
}

/** The unit and the description of a headline figure. */
export function describeMetric(name: MetricName): { readonly unit: string; readonly description: string } {
  const { unit, description } = BY_NAME.get(name) as Definition;
  return { unit, description };
}
