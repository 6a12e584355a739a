/** Estimates with their intervals, and counts that make shares: what results are built of. */
import type { Estimate, ExitShare, IntentCell, JourneyShare, Metric, Score, Share } from '../simulation/summary.ts';
import { builder } from './builder.ts';
import { ExitWord, IntentWord, JourneyWord, ScoreWord } from './enums.ts';

export const EstimateShape = builder.interfaceRef<Estimate>('Estimated').implement({
  description: 'An estimate with its 95 % interval.',
  fields: (t) => ({
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'The estimate; null where there is nothing to judge.',
    }),
    low: t.exposeFloat('low', { nullable: true, description: 'Lower end of the 95 % interval.' }),
    high: t.exposeFloat('high', { nullable: true, description: 'Upper end of the 95 % interval.' }),
  }),
});

export const EstimateType = builder.objectRef<Estimate>('Estimate').implement({
  description: 'An estimate with its 95 % interval, in the unit of the field that holds it.',
  interfaces: [EstimateShape],
});

export const MetricType = builder.objectRef<Metric>('Metric').implement({
  description: 'A headline figure with its 95 % interval.',
  interfaces: [EstimateShape],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name: boughtShare, touches, memory …' }),
    unit: t.exposeString('unit', { description: 'Its unit.' }),
    description: t.exposeString('description', { description: 'What it is.' }),
  }),
});

export const ScoreType = builder.objectRef<Score>('Score').implement({
  description: 'A part of the empathy scorecard, 0 to 100, with its 95 % interval.',
  interfaces: [EstimateShape],
  fields: (t) => ({
    name: t.expose('name', { type: ScoreWord, description: 'Which part.' }),
    definition: t.exposeString('definition', { description: 'How it is worked out.' }),
  }),
});

export const ShareShape = builder.interfaceRef<Share>('Counted').implement({
  description: 'A count out of a whole, and the share that it makes.',
  fields: (t) => ({
    count: t.expose('count', { type: 'SafeInt', description: 'How many.' }),
    share: t.field({
      type: EstimateType,
      description: 'Share of the whole, 0 to 1, with its Wilson interval.',
      resolve: ({ share }) => share,
    }),
  }),
});

export const JourneyShareType = builder.objectRef<JourneyShare>('JourneyShare').implement({
  description: 'How many buyers made a journey.',
  interfaces: [ShareShape],
  fields: (t) => ({ journey: t.expose('journey', { type: JourneyWord, description: 'Which journey.' }) }),
});

export const ExitShareType = builder.objectRef<ExitShare>('ExitShare').implement({
  description: 'How many lives ended in a way.',
  interfaces: [ShareShape],
  fields: (t) => ({ exit: t.expose('exit', { type: ExitWord, description: 'Which way.' }) }),
});

export const IntentCellType = builder.objectRef<IntentCell>('IntentCell').implement({
  description: 'How many buyers came for something, made a journey and ended in a way.',
  interfaces: [ShareShape],
  fields: (t) => ({
    intent: t.expose('intent', { type: IntentWord, description: 'What they came for.' }),
    journey: t.expose('journey', { type: JourneyWord, description: 'Which journey they made.' }),
    exit: t.expose('exit', { type: ExitWord, description: 'How it ended.' }),
  }),
});
