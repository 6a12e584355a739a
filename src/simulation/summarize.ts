/** From counts to what is reported. */
import type { Plan } from './plan.ts';
import { COUNT, STEPS } from './layout.ts';
import { curves } from './metrics/curves.ts';
import { estimateOf, headline } from './metrics/headline.ts';
import { shareOf, Z95, zOf } from './metrics/interval.ts';
import { money } from './metrics/money.ts';
import { exitShares, intentCells, journeyShares, personaSummaries } from './metrics/outcomes.ts';
import { Reader } from './metrics/reader.ts';
import { scorecard } from './metrics/scorecard.ts';
import { survival } from './metrics/survival.ts';
import { entries, moves, touchpointSummaries } from './metrics/touchpoints.ts';
import { pathSummary } from './metrics/walks.ts';
import type { Estimate, MetricName, ReferredSummary, Summary } from './summary.ts';
import type { Tally } from './tally.ts';
import { JOURNEYS } from './vocabulary.ts';

/** Everything that a run of this plan reports. */
export function summarize(plan: Plan, tally: Tally): Summary {
  const reader = new Reader(plan, tally);
  return {
    buyers: reader.buyers,
    purchases: tally.counts[COUNT.PURCHASES],
    cutOff: tally.counts[COUNT.CUT_OFF],
    metrics: headline(reader, Z95),
    journeys: journeyShares(reader, reader.buyers),
    exits: exitShares(reader, reader.buyers),
    intents: intentCells(reader, reader.buyers),
    personas: personaSummaries(reader),
    touchpoints: touchpointSummaries(reader),
    moves: moves(reader),
    entries: entries(reader),
    curves: curves(reader),
    survival: survival(reader),
    paths: pathSummary(reader),
    scorecard: scorecard(reader),
    referred: referred(reader),
    money: money(reader),
  };
}

/** One headline figure of a tally with an interval of a given confidence in (0, 1). */
export function estimate(plan: Plan, tally: Tally, metric: MetricName, confidence: number): Estimate {
  return estimateOf(new Reader(plan, tally), metric, zOf(confidence));
}

function referred({ counts, plan }: Reader): ReferredSummary {
  const buyers = counts[COUNT.REFERRED];
  return {
    buyers,
    journeys: JOURNEYS.map((journey, index) => ({
      journey,
      ...shareOf(counts[COUNT.REFERRED_JOURNEYS + index], buyers),
    })),
    purchases: counts[COUNT.REFERRED_PURCHASES],
    revenue: (counts[COUNT.REFERRED_REVENUE] / STEPS) * plan.revenueScale,
  };
}
