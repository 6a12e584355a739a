/** Everything that a run reports. */
import type {
  MoneySummary,
  PathCount,
  PathSummary,
  PersonaSummary,
  ReferredSummary,
  Summary,
} from '../simulation/summary.ts';
import { METRIC_NAMES } from '../simulation/summary.ts';
import { builder } from './builder.ts';
import { DeviationWord } from './enums.ts';
import {
  EstimateType,
  ExitShareType,
  IntentCellType,
  JourneyShareType,
  MetricType,
  ScoreType,
  ShareShape,
} from './estimate.ts';
import { CurvesType, SurvivalType } from './resultCurves.ts';
import { EntryType, MoveType, TouchpointSummaryType } from './resultTouchpoints.ts';

const PersonaSummaryType = builder.objectRef<PersonaSummary>('PersonaSummary').implement({
  description: 'What became of the buyers of a persona. Shares inside are of these buyers; its own share is of all.',
  interfaces: [ShareShape],
  fields: (t) => ({
    persona: t.exposeString('persona', { description: 'Key of the persona.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    journeys: t.field({
      type: [JourneyShareType],
      complexity: { multiplier: 4 },
      description: 'Their journeys, one entry for each.',
      resolve: ({ journeys }) => journeys,
    }),
    exits: t.field({
      type: [ExitShareType],
      complexity: { multiplier: 5 },
      description: 'How their lives ended, one entry for each way.',
      resolve: ({ exits }) => exits,
    }),
    intents: t.field({
      type: [IntentCellType],
      complexity: { multiplier: 40 },
      description: 'Intent × journey × exit.',
      resolve: ({ intents }) => intents,
    }),
  }),
});

const PathType = builder.objectRef<PathCount>('Path').implement({
  description: 'A path: the touchpoints attended up to the first purchase, in order, immediate repeats folded.',
  interfaces: [ShareShape],
  fields: (t) => ({
    touchpoints: t.stringList({
      description: 'Keys of the touchpoints, in order.',
      resolve: ({ touchpoints }) => touchpoints,
    }),
    purchasers: t.expose('purchasers', { type: 'SafeInt', description: 'Of those who walked it, how many bought.' }),
  }),
});

const DeviationType = builder.objectRef<PathSummary['deviations'][number]>('DeviationShare').implement({
  description: 'Of the paths that leave the plan, how many do so in this way.',
  interfaces: [ShareShape],
  fields: (t) => ({ deviation: t.expose('deviation', { type: DeviationWord, description: 'In which way.' }) }),
});

const PathsType = builder.objectRef<PathSummary>('Paths').implement({
  description: 'The paths that buyers travelled.',
  fields: (t) => ({
    sampled: t.expose('sampled', {
      type: 'SafeInt',
      description: 'Buyers whose paths were counted one by one: the first ones of the run, at most 262,144.',
    }),
    walked: t.expose('walked', { type: 'SafeInt', description: 'Those of them who attended anything.' }),
    distinct: t.expose('distinct', { type: 'SafeInt', description: 'Different paths among these.' }),
    top: t.field({
      type: [PathType],
      description: 'The most travelled paths; shares are of those who walked.',
      resolve: ({ top }) => top,
    }),
    long: t.expose('long', {
      type: 'SafeInt',
      description: 'Buyers of the whole run with a path of two steps or more.',
    }),
    plannedShare: t.field({
      type: EstimateType,
      description: 'Of those, the share whose path walks along links throughout, 0 to 1.',
      resolve: ({ plannedShare }) => plannedShare,
    }),
    plannedShareOfPurchasers: t.field({
      type: EstimateType,
      description: 'The same among purchasers.',
      resolve: ({ plannedShareOfPurchasers }) => plannedShareOfPurchasers,
    }),
    deviations: t.field({
      type: [DeviationType],
      complexity: { multiplier: 4 },
      description: 'How the others deviate; a path may do so in several ways.',
      resolve: ({ deviations }) => deviations,
    }),
    entropy: t.field({
      type: EstimateType,
      description: 'Entropy of the paths, in bits: how different they are.',
      resolve: ({ entropy }) => entropy,
    }),
  }),
});

const ReferredType = builder.objectRef<ReferredSummary>('Referred').implement({
  description: 'Friends whom buyers brought along; counted apart from the buyers asked for.',
  fields: (t) => ({
    buyers: t.expose('buyers', { type: 'SafeInt', description: 'How many arrived in time.' }),
    journeys: t.field({
      type: [JourneyShareType],
      complexity: { multiplier: 4 },
      description: 'Their journeys; shares are of these friends.',
      resolve: ({ journeys }) => journeys,
    }),
    purchases: t.expose('purchases', { type: 'SafeInt', description: 'Their purchases.' }),
    revenue: t.exposeFloat('revenue', { description: 'Revenue of their purchases, in money.' }),
  }),
});

const MoneyType = builder.objectRef<MoneySummary>('Money').implement({
  description: 'Revenue and cost, in the money of the design, where it gives any.',
  fields: (t) => ({
    revenue: t.exposeFloat('revenue', { description: 'Revenue in all.' }),
    cost: t.exposeFloat('cost', { description: 'Cost in all.' }),
    profit: t.exposeFloat('profit', { description: 'Revenue less cost.' }),
    revenuePerBuyer: t.field({
      type: EstimateType,
      description: 'Revenue per buyer.',
      resolve: ({ revenuePerBuyer }) => revenuePerBuyer,
    }),
    costPerBuyer: t.field({
      type: EstimateType,
      description: 'Cost per buyer.',
      resolve: ({ costPerBuyer }) => costPerBuyer,
    }),
    costPerPurchaser: t.exposeFloat('costPerPurchaser', {
      nullable: true,
      description: 'Cost per buyer who bought; null when nobody did.',
    }),
  }),
});

/** Reading a result back counts once for its fields and this much for the work of adding it up. */
export const RESULT_COST = 100;

export const ResultType = builder.objectRef<Summary>('RunResult').implement({
  description: 'What became of the buyers of a run. Lists follow the order of the design.',
  fields: (t) => ({
    buyers: t.expose('buyers', { type: 'SafeInt', description: 'Buyers simulated.' }),
    purchases: t.expose('purchases', { type: 'SafeInt', description: 'Purchases, repeated ones included.' }),
    cutOff: t.expose('cutOff', { type: 'SafeInt', description: 'Buyers cut off at 10,000 events.' }),
    metrics: t.field({
      type: [MetricType],
      complexity: { multiplier: METRIC_NAMES.length },
      description:
        'The headline figures. daysToBuyMedian is in whole days here, and even within the day where plans are compared.',
      resolve: ({ metrics }) => metrics,
    }),
    journeys: t.field({
      type: [JourneyShareType],
      complexity: { multiplier: 4 },
      description: 'Journeys by the furthest stage, one entry for each.',
      resolve: ({ journeys }) => journeys,
    }),
    exits: t.field({
      type: [ExitShareType],
      complexity: { multiplier: 5 },
      description: 'How lives ended, one entry for each way.',
      resolve: ({ exits }) => exits,
    }),
    intents: t.field({
      type: [IntentCellType],
      complexity: { multiplier: 40 },
      description: 'What they came for × journey × exit.',
      resolve: ({ intents }) => intents,
    }),
    personas: t.field({
      type: [PersonaSummaryType],
      complexity: { multiplier: 4 },
      description: 'The same by persona.',
      resolve: ({ personas }) => personas,
    }),
    touchpoints: t.field({
      type: [TouchpointSummaryType],
      complexity: { multiplier: 20 },
      description: 'What happened at each touchpoint.',
      resolve: ({ touchpoints }) => touchpoints,
    }),
    moves: t.field({
      type: [MoveType],
      complexity: { multiplier: 100 },
      description: 'From one attended touchpoint to the next, over whole lives; only those that happened.',
      resolve: ({ moves }) => moves,
    }),
    entries: t.field({
      type: [EntryType],
      complexity: { multiplier: 20 },
      description: 'Where buyers first noticed something, by journey.',
      resolve: ({ entries }) => entries,
    }),
    curves: t.field({
      type: CurvesType,
      description: 'Stages, memory, trust and mood by day since arrival.',
      resolve: ({ curves }) => curves,
    }),
    survival: t.field({
      type: SurvivalType,
      description: 'Time to the first purchase, with censoring.',
      resolve: ({ survival }) => survival,
    }),
    paths: t.field({ type: PathsType, description: 'The paths travelled.', resolve: ({ paths }) => paths }),
    scorecard: t.field({
      type: [ScoreType],
      complexity: { multiplier: 5 },
      description: 'The empathy scorecard, one entry for each part.',
      resolve: ({ scorecard }) => scorecard,
    }),
    referred: t.field({
      type: ReferredType,
      description: 'Friends whom buyers brought along, counted apart.',
      resolve: ({ referred }) => referred,
    }),
    money: t.field({ type: MoneyType, description: 'Revenue and cost.', resolve: ({ money }) => money }),
  }),
});
