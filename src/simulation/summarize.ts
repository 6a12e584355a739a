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

/** How each part of a summary is computed. */
const PARTS: { readonly [Part in keyof Summary]: (reader: Reader) => Summary[Part] } = {
  buyers: ({ buyers }) => buyers,
  purchases: ({ counts }) => counts[COUNT.PURCHASES],
  cutOff: ({ counts }) => counts[COUNT.CUT_OFF],
  metrics: (reader) => headline(reader, Z95),
  journeys: (reader) => journeyShares(reader, reader.buyers),
  exits: (reader) => exitShares(reader, reader.buyers),
  intents: (reader) => intentCells(reader, reader.buyers),
  personas: personaSummaries,
  touchpoints: touchpointSummaries,
  moves,
  entries,
  curves,
  survival,
  paths: pathSummary,
  scorecard,
  referred,
  money,
};

/** Everything that a run of this plan reports. */
export function summarize(plan: Plan, tally: Tally): Summary {
  return { ...summarizeOnDemand(plan, tally) };
}

/** The same, each part of it when it is first asked for. The tally must stay as it is. */
export function summarizeOnDemand(plan: Plan, tally: Tally): Summary {
  const reader = new Reader(plan, tally);
  const summary = {};
  for (const [part, compute] of Object.entries(PARTS)) {
    let computed: { readonly value: unknown } | undefined;
    const get = (): unknown => (computed ??= { value: compute(reader) }).value;
    Object.defineProperty(summary, part, { enumerable: true, get });
  }
  return summary as Summary;
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
