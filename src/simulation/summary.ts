/**
 * What a run reports, as plain values (docs/model.md, Observation). Lists run in the order in which the design names its personas
 * and touchpoints. Every estimate has its interval; null stands where there is nothing to judge.
 */
import type { EventKind, Exit, Intent, Journey, Stage } from './vocabulary.ts';

/** An estimate with the ends of its 95 % interval. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Metric extends Estimate {
  readonly name: MetricName;
  readonly unit: string;
  readonly description: string;
}

export const METRIC_NAMES = [
  'boughtShare',
  'relatedShare',
  'learnedShare',
  'leftShare',
  'unreachedShare',
  'repeatShare',
  'advocateShare',
  'touches',
  'notices',
  'engagements',
  'returns',
  'ignored',
  'forgotten',
  'drifted',
  'potholes',
  'pressure',
  'memory',
  'trust',
  'mood',
  'peakEnd',
  'plannedPathShare',
  'plannedPathShareOfPurchasers',
  'pathEntropy',
  'daysToBuyMedian',
  'revenue',
  'cost',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

/** A count out of a whole, with the share that it makes and the share's Wilson interval. */
export interface Share {
  readonly count: number;
  readonly share: Estimate;
}

export interface JourneyShare extends Share {
  readonly journey: Journey;
}
export interface ExitShare extends Share {
  readonly exit: Exit;
}
/** One cell of intent × journey × exit. */
export interface IntentCell extends Share {
  readonly intent: Intent;
  readonly journey: Journey;
  readonly exit: Exit;
}

export interface PersonaSummary extends Share {
  readonly persona: string;
  readonly name: string;
  /** Shares here are of the buyers of this persona. */
  readonly journeys: readonly JourneyShare[];
  readonly exits: readonly ExitShare[];
  readonly intents: readonly IntentCell[];
}

export interface EventCount {
  readonly kind: EventKind;
  readonly count: number;
  /** Counts by day of the horizon: one entry a day. */
  readonly byDay: Float64Array;
}

export interface TouchpointSummary {
  readonly touchpoint: string;
  readonly name: string;
  readonly exposures: number;
  /** Exposures that were engaged with: ENGAGED + ABANDONED. */
  readonly attended: number;
  /** One entry for each of EVENT_KINDS, in that order. */
  readonly events: readonly EventCount[];
  readonly vulnerableMoments: number;
  /** Vulnerable moments put right, or answered by a link on DISTRESS. */
  readonly answeredMoments: number;
  /** Purchases lost by what happens here: Σ over moves to worse places; see docs/model.md. */
  readonly lostBuyers: Estimate;
  /** Share of the moves out of here that belong to eventual purchasers. */
  readonly purchaserShare: Estimate;
}

/** attended → attended, over whole lives. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Where buyers first noticed the story, by how far they came. */
export interface Entry {
  readonly touchpoint: string;
  readonly count: number;
  readonly journeys: readonly JourneyShare[];
}

/** Columns with one entry a day since arrival, from day 0. */
export interface Curves {
  readonly days: readonly number[];
  /** Buyers still here that day. */
  readonly here: readonly number[];
  /** Share of those still here that stand at each stage. */
  readonly stages: readonly ({ readonly stage: Stage } & SeriesWithInterval)[];
  readonly memory: SeriesWithInterval;
  readonly trust: SeriesWithInterval;
  readonly mood: SeriesWithInterval;
}

/** Columns with one entry a day; null on days without anybody. */
export interface SeriesWithInterval {
  readonly mean: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** Time to the first purchase, from arrival: Kaplan–Meier; columns with one entry a day, as long as anybody is at risk. */
export interface Survival {
  readonly days: readonly number[];
  readonly atRisk: readonly number[];
  readonly bought: readonly number[];
  readonly censored: readonly number[];
  /** Estimated share not yet bought after that day, had nobody left. Greenwood's interval on the log-log scale. */
  readonly notYetBought: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface PathCount {
  readonly touchpoints: readonly string[];
  readonly count: number;
  /** Of the walked paths. */
  readonly share: Estimate;
  readonly purchasers: number;
}

export const DEVIATIONS = ['SKIPPED', 'INSERTED', 'REPEATED', 'OUT_OF_ORDER'] as const;
export type Deviation = (typeof DEVIATIONS)[number];

export interface PathSummary {
  /** Buyers whose paths were counted one by one: the first ones of the run, at most 262,144. */
  readonly sampled: number;
  /** Those of them who attended anything. */
  readonly walked: number;
  /** Different paths among these. */
  readonly distinct: number;
  readonly top: readonly PathCount[];
  /** Buyers with a path of two steps or more, in the whole run. */
  readonly long: number;
  readonly plannedShare: Estimate;
  readonly plannedShareOfPurchasers: Estimate;
  /** Of the paths that leave the plan, how many do so in this way; a path may do so in several. */
  readonly deviations: readonly { readonly deviation: Deviation; readonly count: number; readonly share: Estimate }[];
  /** Entropy of the paths, in bits (plug-in with Miller's correction). */
  readonly entropy: Estimate;
}

export const SCORES = ['EMPATHY', 'OBSERVATION', 'INTUITION', 'ALLOW', 'EMPOWER'] as const;
export type ScoreName = (typeof SCORES)[number];

export interface Score extends Estimate {
  readonly name: ScoreName;
  readonly definition: string;
}

/** Friends whom buyers brought along; counted apart from the buyers asked for. */
export interface ReferredSummary {
  readonly buyers: number;
  readonly journeys: readonly JourneyShare[];
  readonly purchases: number;
  readonly revenue: number;
}

export interface MoneySummary {
  readonly revenue: number;
  readonly cost: number;
  readonly profit: number;
  readonly revenuePerBuyer: Estimate;
  readonly costPerBuyer: Estimate;
  /** null when nobody bought. */
  readonly costPerPurchaser: number | null;
}

export interface Summary {
  /** Buyers simulated. */
  readonly buyers: number;
  readonly purchases: number;
  /** Buyers cut off at 10,000 events. */
  readonly cutOff: number;
  readonly metrics: readonly Metric[];
  readonly journeys: readonly JourneyShare[];
  readonly exits: readonly ExitShare[];
  readonly intents: readonly IntentCell[];
  readonly personas: readonly PersonaSummary[];
  readonly touchpoints: readonly TouchpointSummary[];
  readonly moves: readonly Move[];
  readonly entries: readonly Entry[];
  readonly curves: Curves;
  readonly survival: Survival;
  readonly paths: PathSummary;
  readonly scorecard: readonly Score[];
  readonly referred: ReferredSummary;
  readonly money: MoneySummary;
}
