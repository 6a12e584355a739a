/** What happened where: touchpoints, moves between them, entries. */
import type { Entry, EventCount, Move, TouchpointSummary } from '../simulation/summary.ts';
import { builder } from './builder.ts';
import { EventWord } from './enums.ts';
import { EstimateType, JourneyShareType } from './estimate.ts';

const EventCountType = builder.objectRef<EventCount>('EventCount').implement({
  description: 'How often something happened at a touchpoint.',
  fields: (t) => ({
    kind: t.expose('kind', { type: EventWord, description: 'What happened.' }),
    count: t.expose('count', { type: 'SafeInt', description: 'How often.' }),
    byDay: t.field({
      type: ['SafeInt'],
      description: 'How often on each day of the run: one entry a day, from day 0.',
      resolve: ({ byDay }) => [...byDay],
    }),
  }),
});

export const TouchpointSummaryType = builder.objectRef<TouchpointSummary>('TouchpointSummary').implement({
  description: 'What happened at a touchpoint.',
  fields: (t) => ({
    touchpoint: t.exposeString('touchpoint', { description: 'Its key.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    exposures: t.expose('exposures', { type: 'SafeInt', description: 'How often a buyer was exposed to it.' }),
    attended: t.expose('attended', {
      type: 'SafeInt',
      description: 'Exposures that were engaged with: came through, or gave up at a pothole.',
    }),
    events: t.field({
      type: [EventCountType],
      complexity: { multiplier: 14 },
      description: 'Everything that can happen, one entry for each kind.',
      resolve: ({ events }) => [...events],
    }),
    vulnerableMoments: t.expose('vulnerableMoments', {
      type: 'SafeInt',
      description: 'Exposures with a pothole met or averted, with pressure, or at which the mood fell below −0.3.',
    }),
    answeredMoments: t.expose('answeredMoments', {
      type: 'SafeInt',
      description: 'Vulnerable moments put right, or answered by a link on DISTRESS.',
    }),
    lostBuyers: t.field({
      type: EstimateType,
      description: 'Purchases lost by what happens here: summed over the moves to places from which fewer buy.',
      resolve: ({ lostBuyers }) => lostBuyers,
    }),
    purchaserShare: t.field({
      type: EstimateType,
      description: 'Share of the moves out of here, 0 to 1, that belong to eventual purchasers.',
      resolve: ({ purchaserShare }) => purchaserShare,
    }),
  }),
});

export const MoveType = builder.objectRef<Move>('Move').implement({
  description: 'How often buyers attended one touchpoint right after another.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'Key of the touchpoint attended before.' }),
    to: t.exposeString('to', { description: 'Key of the touchpoint attended next.' }),
    count: t.expose('count', { type: 'SafeInt', description: 'How often.' }),
  }),
});

export const EntryType = builder.objectRef<Entry>('Entry').implement({
  description: 'Where buyers first noticed something, by how far they came.',
  fields: (t) => ({
    touchpoint: t.exposeString('touchpoint', { description: 'Key of the touchpoint.' }),
    count: t.expose('count', { type: 'SafeInt', description: 'Buyers whose first notice was here.' }),
    journeys: t.field({
      type: [JourneyShareType],
      complexity: { multiplier: 4 },
      description: 'Their journeys; shares are of these buyers.',
      resolve: ({ journeys }) => [...journeys],
    }),
  }),
});
