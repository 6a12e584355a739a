/** From a panel to what a comparison reports: paired differences with intervals that hold together. */
import { FIGURES } from './figures.ts';
import { sidak, zOf } from './metrics/interval.ts';
import { Reader } from './metrics/reader.ts';
import { restrictedMean, sectioned, survivalQuantile } from './metrics/timing.ts';
import { pathEntropy } from './metrics/walks.ts';
import { PanelReader, type PairedEstimate } from './paired.ts';
import { SECTIONS, type PanelTally } from './panelTally.ts';
import type { Plan } from './plan.ts';
import type { Estimate, MetricName, ScoreName } from './summary.ts';
import type { Tally } from './tally.ts';
import { INTENTS, JOURNEYS, type Intent, type Journey } from './vocabulary.ts';

export interface PairedFigure extends PairedEstimate {
  readonly name: MetricName | ScoreName;
}

/** Buyers of one intent by journey under the baseline and under the challenger. */
export interface Switch {
  readonly intent: Intent;
  readonly before: Journey;
  readonly after: Journey;
  readonly count: number;
}

/** Time from arrival to the first purchase, with those who left or were still waiting as censored (Kaplan–Meier). */
export interface PairedTiming {
  /** Days by which half would have bought, had nobody left; null where the curve does not come so far. */
  readonly median: PairedEstimate;
  /**
   * Mean days to the purchase, none counting for longer than everybody can be seen: the horizon less the days of arrival, in
   * whole days where these are a fraction.
   */
  readonly restrictedMean: PairedEstimate;
}

export interface PairSummary {
  /** Places among the scenarios. */
  readonly baseline: number;
  readonly challenger: number;
  readonly metrics: readonly PairedFigure[];
  /** null when the horizons differ. */
  readonly timing: PairedTiming | null;
  /** Buyers who bought under the challenger alone, and under the baseline alone. */
  readonly won: number;
  readonly lost: number;
  /** Buyers of whom anything differs. */
  readonly differing: number;
  /** Cells that anybody is in. */
  readonly switches: readonly Switch[];
}

/** What the reports of a panel rest on. */
export interface Compared {
  readonly plans: readonly Plan[];
  readonly panel: PanelTally;
  /** One for each plan. */
  readonly tallies: readonly Tally[];
  /** Pairs of plans that are the same to the letter: their difference is 0, and not an estimate. */
  readonly isSame: (one: number, other: number) => boolean;
}

/**
 * The challenger against the baseline, every figure with an interval.
 * @param confidence of the intervals of one figure over all `challengers` together (Šidák)
 */
export function comparePair(
  compared: Compared,
  baseline: number,
  challenger: number,
  challengers: number,
  confidence = 0.95,
): PairSummary {
  const { plans, panel, tallies, isSame } = compared;
  const reader = new PanelReader(panel);
  const pair = reader.pairOf(baseline, challenger);
  const each = sidak(confidence, challengers);
  const z = zOf(each);
  const same = isSame(baseline, challenger);
  const figures = FIGURES.map(({ name }) => ({
    name,
    ...(same ? unchanged(reader.value(baseline, name)) : reader.difference(pair, name, z)),
  }));
  const times = panel.layout.days > 0 ? new Times(panel, daysSeen([plans[baseline], plans[challenger]]), each) : null;
  const timed = (statistic: Statistic): PairedEstimate =>
    !times
      ? NOTHING_PAIRED
      : same
        ? unchanged(times.whole(baseline, statistic))
        : times.difference(baseline, challenger, statistic);
  const entropy = [baseline, challenger].map((arm) => pathEntropy(new Reader(plans[arm], tallies[arm]), z));
  return {
    baseline,
    challenger,
    metrics: [
      ...figures,
      { name: 'pathEntropy', ...(same ? unchanged(entropy[0].value) : apart(entropy[0], entropy[1])) },
      { name: 'daysToBuyMedian', ...timed(medianOfPurchasers) },
    ],
    timing: times && { median: timed(medianOfAll), restrictedMean: timed(meanWhileSeen) },
    ...reader.wonAndLost(pair),
    differing: reader.differing(pair),
    switches: INTENTS.flatMap((intent, index) =>
      reader
        .switches(pair, index)
        .flatMap((row, before) =>
          row.map((count, after) => ({ intent, before: JOURNEYS[before], after: JOURNEYS[after], count })),
        ),
    ).filter(({ count }) => count > 0),
  };
}

/**
 * Days since arrival for which everybody can be seen under all plans, whenever they arrive. Whole ones, but for the last day
 * of runs that end for everybody at the same time: what falls on a day counts as spread over all that was seen of it, and
 * of others some see more of the day than others.
 */
function daysSeen(plans: readonly Plan[]): number {
  const seen = Math.min(...plans.map(({ horizon, arrivalDays }) => horizon - arrivalDays));
  return plans.every(({ horizon }) => horizon === seen) ? seen : Math.floor(seen);
}

const NOTHING_PAIRED: PairedEstimate = {
  ...{ baseline: null, challenger: null, difference: null, low: null, high: null },
  varianceRatio: null,
};

const unchanged = (value: number | null): PairedEstimate =>
  value === null
    ? NOTHING_PAIRED
    : { baseline: value, challenger: value, difference: 0, low: 0, high: 0, varianceRatio: null };

/**
 * The difference of two estimates that share luck in a way that is not known: half its width is at most the sum of the
 * halves (Cauchy–Schwarz), so that the interval is at least as wide as it need be. The upper halves are taken, as a lower one
 * may have been cut off at 0.
 */
function apart(one: Estimate, other: Estimate): PairedEstimate {
  const [baseline, challenger] = [one.value, other.value];
  if (baseline === null || challenger === null) return { ...NOTHING_PAIRED, baseline, challenger };
  const half = (one.high ?? baseline) - baseline + (other.high ?? challenger) - challenger;
  const difference = challenger - baseline;
  return { baseline, challenger, difference, low: difference - half, high: difference + half, varianceRatio: null };
}

/** A statistic of times to purchase, from counts by day since arrival; null where it does not exist. */
type Statistic = (bought: Float64Array, censored: Float64Array, seen: number) => number | null;

const medianOfAll: Statistic = (bought, censored) => survivalQuantile(bought, censored, 0.5);
/** Nothing is known where nobody can be seen for a day. */
const meanWhileSeen: Statistic = (bought, censored, seen) => (seen > 0 ? restrictedMean(bought, censored, seen) : null);
/** As the headline has it, but even within the day: of those who bought. */
const medianOfPurchasers: Statistic = (bought) => survivalQuantile(bought, new Float64Array(bought.length), 0.5);

const ALL_SECTIONS = Array.from({ length: SECTIONS }, (_, section) => section);

/** Times to purchase of a panel, whole and by section of the buyers. */
class Times {
  private readonly panel: PanelTally;
  /** Days for which everybody can be seen. */
  private readonly seen: number;
  private readonly confidence: number;

  constructor(panel: PanelTally, seen: number, confidence: number) {
    this.panel = panel;
    this.seen = seen;
    this.confidence = confidence;
  }

  /** A statistic of all buyers of an arm. */
  whole(arm: number, statistic: Statistic): number | null {
    return this.of(arm, ALL_SECTIONS, statistic);
  }

  /** The difference of a statistic between two arms, its interval by sectioning. */
  difference(baseline: number, challenger: number, statistic: Statistic): PairedEstimate {
    const less = (sections: readonly number[]): number | null => {
      const [one, other] = [this.of(baseline, sections, statistic), this.of(challenger, sections, statistic)];
      return one === null || other === null ? null : other - one;
    };
    const parts = ALL_SECTIONS.map((section) => less([section]));
    const { value, low, high } = sectioned(less(ALL_SECTIONS), parts, this.confidence);
    return {
      baseline: this.whole(baseline, statistic),
      challenger: this.whole(challenger, statistic),
      ...{ difference: value, low, high, varianceRatio: null },
    };
  }

  private of(arm: number, sections: readonly number[], statistic: Statistic): number | null {
    return statistic(this.column(arm, sections, 0), this.column(arm, sections, 1), this.seen);
  }

  /** Buyers of some sections by day: those who bought (0), or those who were censored (1). */
  private column(arm: number, sections: readonly number[], which: 0 | 1): Float64Array {
    const { layout, counts } = this.panel;
    const days = layout.days + 1;
    const sum = new Float64Array(days);
    for (const section of sections) {
      const start = layout.times + ((arm * SECTIONS + section) * 2 + which) * days;
      for (let day = 0; day < days; day++) sum[day] += counts[start + day];
    }
    return sum;
  }
}
