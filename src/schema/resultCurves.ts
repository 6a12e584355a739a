/** Results over time, as columns with one entry a day: bulk data in few values. */
import type { Curves, SeriesWithInterval, Survival } from '../simulation/summary.ts';
import { builder } from './builder.ts';
import { StageWord } from './enums.ts';

const SeriesFields = builder.interfaceRef<SeriesWithInterval>('Daily').implement({
  description: 'A mean by day with its 95 % interval; null on days with nobody to judge.',
  fields: (t) => ({
    mean: t.floatList({
      nullable: { list: false, items: true },
      description: 'The mean, one entry a day.',
      resolve: ({ mean }) => mean,
    }),
    low: t.floatList({
      nullable: { list: false, items: true },
      description: 'Lower ends of the intervals, one entry a day.',
      resolve: ({ low }) => low,
    }),
    high: t.floatList({
      nullable: { list: false, items: true },
      description: 'Upper ends of the intervals, one entry a day.',
      resolve: ({ high }) => high,
    }),
  }),
});

const SeriesType = builder.objectRef<SeriesWithInterval>('Series').implement({
  description: 'A mean by day, in the unit of the field that holds it.',
  interfaces: [SeriesFields],
});

const StageSeriesType = builder.objectRef<Curves['stages'][number]>('StageSeries').implement({
  description: 'Share of those still here who are at a stage, 0 to 1, by day.',
  interfaces: [SeriesFields],
  fields: (t) => ({ stage: t.expose('stage', { type: StageWord, description: 'Which stage.' }) }),
});

export const CurvesType = builder.objectRef<Curves>('Curves').implement({
  description: 'Buyers still here by day since their arrival: columns with one entry a day, from day 0.',
  fields: (t) => ({
    days: t.intList({ description: 'Days since arrival.', resolve: ({ days }) => days }),
    here: t.field({ type: ['SafeInt'], description: 'Buyers still here that day.', resolve: ({ here }) => here }),
    stages: t.field({
      type: [StageSeriesType],
      complexity: { multiplier: 5 },
      description: 'Stages, one entry for each.',
      resolve: ({ stages }) => stages,
    }),
    memory: t.field({
      type: SeriesType,
      description: 'Mean strength of what is remembered, 0 to 1.',
      resolve: ({ memory }) => memory,
    }),
    trust: t.field({ type: SeriesType, description: 'Mean trust, 0 to 1.', resolve: ({ trust }) => trust }),
    mood: t.field({ type: SeriesType, description: 'Mean mood, −1 to 1.', resolve: ({ mood }) => mood }),
  }),
});

export const SurvivalType = builder.objectRef<Survival>('Survival').implement({
  description:
    'Time from arrival to the first purchase with censoring (Kaplan–Meier): columns with one entry a day, from day 0 to the last day on which anybody is at risk; after that nothing tells the share.',
  fields: (t) => ({
    days: t.intList({ description: 'Days since arrival.', resolve: ({ days }) => days }),
    atRisk: t.field({
      type: ['SafeInt'],
      description: 'Buyers still here who have not bought, at the start of the day.',
      resolve: ({ atRisk }) => atRisk,
    }),
    bought: t.field({ type: ['SafeInt'], description: 'First purchases that day.', resolve: ({ bought }) => bought }),
    censored: t.field({
      type: ['SafeInt'],
      description: 'Buyers who left without buying, or whose time in the run ended, that day.',
      resolve: ({ censored }) => censored,
    }),
    notYetBought: t.floatList({
      description: 'Estimated share not yet bought after that day, had nobody left, 0 to 1.',
      resolve: ({ notYetBought }) => notYetBought,
    }),
    low: t.floatList({
      description: 'Lower ends of its 95 % intervals (Greenwood, on the log-log scale).',
      resolve: ({ low }) => low,
    }),
    high: t.floatList({ description: 'Upper ends of its 95 % intervals.', resolve: ({ high }) => high }),
  }),
});
