/** One life, replayed with reasons. */
import type { Decision, LifeEvent, LifeStory, StateAfter, Term } from '../simulation/story.ts';
import { builder } from './builder.ts';
import { EventWord, ExitWord, IntentWord, JourneyWord, StageWord } from './enums.ts';

const TermType = builder.objectRef<Term>('Term').implement({
  description: 'One reason for a chance.',
  fields: (t) => ({
    term: t.exposeString('term', { description: 'What speaks for or against it.' }),
    logOdds: t.exposeFloat('logOdds', { description: 'How much, in log-odds: above 0 for, below 0 against.' }),
  }),
});

/** A decision, and whether it settled the event that it is told with. */
interface ToldDecision extends Decision {
  readonly settles: boolean;
}

const DecisionType = builder.objectRef<ToldDecision>('Decision').implement({
  description: 'Something left to chance: it happens when the draw is below the chance.',
  fields: (t) => ({
    decision: t.exposeString('decision', { description: 'What was decided.' }),
    because: t.field({
      type: [TermType],
      complexity: { multiplier: 6 },
      description:
        'The chance taken apart: terms that add up to its log-odds before disorder; empty where it is no logistic.',
      resolve: ({ because }) => because,
    }),
    chance: t.exposeFloat('chance', { description: 'The chance, 0 to 1.' }),
    draw: t.exposeFloat('draw', { description: 'The draw, 0 to 1.' }),
    happened: t.exposeBoolean('happened', { description: 'Whether it happened.' }),
    settles: t.exposeBoolean('settles', {
      description: 'Whether it settled the event, which has the same reasons, chance and draw then.',
    }),
  }),
});

const StateType = builder.objectRef<StateAfter>('BuyerState').implement({
  description: 'How a buyer is at a moment.',
  fields: (t) => ({
    memory: t.exposeFloat('memory', { description: 'Strength of what is remembered, 0 to 1.' }),
    trust: t.exposeFloat('trust', { description: 'Trust, 0 to 1.' }),
    mood: t.exposeFloat('mood', { description: 'Mood, −1 to 1.' }),
    fatigue: t.exposeFloat('fatigue', { description: 'Fatigue, from 0.' }),
    readiness: t.exposeFloat('readiness', { description: 'Readiness to act, 0 to 1.' }),
    stage: t.expose('stage', { type: StageWord, description: 'How far the buyer has come.' }),
  }),
});

export const LifeEventType = builder.objectRef<LifeEvent>('LifeEvent').implement({
  description: 'Something that happened to a buyer.',
  fields: (t) => ({
    day: t.exposeFloat('day', { description: 'When, in days since the start of the run.' }),
    touchpoint: t.exposeString('touchpoint', { description: 'Where: key of the touchpoint.' }),
    kind: t.expose('kind', { type: EventWord, description: 'What.' }),
    because: t.field({
      type: [TermType],
      complexity: { multiplier: 6 },
      description: 'Why: the terms of the chance that settled it; empty where nothing was left to chance.',
      resolve: ({ because }) => because,
    }),
    chance: t.exposeFloat('chance', {
      nullable: true,
      description: 'That chance, 0 to 1; null where nothing was left to it.',
    }),
    draw: t.exposeFloat('draw', {
      nullable: true,
      description: 'Its draw, 0 to 1; null where nothing was left to chance.',
    }),
    decisions: t.field({
      type: [DecisionType],
      complexity: { multiplier: 4 },
      description:
        'All decisions since the event before, then those that followed without an event of their own, such as an action that was not taken.',
      // Known by its draw, so that events which were stored with an answer tell it as well.
      resolve: ({ decisions, chance, draw }) =>
        decisions.map((one) => ({ ...one, settles: one.draw === draw && one.chance === chance })),
    }),
    state: t.field({ type: StateType, description: 'How the buyer is afterwards.', resolve: ({ state }) => state }),
  }),
});

const BuyerTraitsType = builder.objectRef<LifeStory['traits']>('BuyerTraits').implement({
  description: 'What a buyer is like, as drawn.',
  fields: (t) => ({
    attention: t.exposeFloat('attention', { description: 'How readily a push is noticed, 0 to 1.' }),
    patience: t.exposeFloat('patience', { description: 'Patience with potholes, 0 to 1.' }),
    trust: t.exposeFloat('trust', { description: 'Trust on arrival, 0 to 1.' }),
    drift: t.exposeFloat('drift', { description: 'Readiness to wander off, 0 to 1.' }),
    sensitivity: t.exposeFloat('sensitivity', { description: 'Sensitivity to pressure and repetition, 0 to 1.' }),
    memoryDays: t.exposeFloat('memoryDays', { description: 'Half-life of memory on arrival, in days.' }),
    curiosityPerDay: t.exposeFloat('curiosityPerDay', { description: 'Own visits a day when fully ready.' }),
    needDays: t.exposeFloat('needDays', {
      nullable: true,
      description: 'Mean life of the need, in days; null: it never passes.',
    }),
    rebuyDays: t.exposeFloat('rebuyDays', { description: 'Mean days until it is needed again.' }),
  }),
});

/** What one life may cost to replay and tell. */
export const LIFE_COST = 50;

export const LifeType = builder.objectRef<LifeStory>('Buyer');
LifeType.implement({
  description: 'One life, replayed from its number: who it was, and everything that happened, with reasons.',
  fields: (t) => ({
    number: t.expose('number', { type: 'SafeInt', description: 'The buyer’s number in the run, from 0.' }),
    generation: t.exposeInt('generation', { description: '0 for the buyers asked for, 1 to 3 for referred friends.' }),
    persona: t.exposeString('persona', { description: 'Key of the persona.' }),
    intent: t.expose('intent', { type: IntentWord, description: 'What the buyer came for.' }),
    traits: t.field({ type: BuyerTraitsType, description: 'What the buyer is like.', resolve: ({ traits }) => traits }),
    arrivalDay: t.exposeFloat('arrivalDay', {
      description: 'When the buyer arrived, in days since the start of the run.',
    }),
    journey: t.expose('journey', { type: JourneyWord, description: 'The journey, by its furthest stage.' }),
    exit: t.expose('exit', { type: ExitWord, description: 'How the life in the run ended.' }),
    exitDay: t.exposeFloat('exitDay', { description: 'When it ended: the day of leaving, or the horizon.' }),
    purchases: t.exposeInt('purchases', { description: 'How often the buyer bought.' }),
    referrals: t.exposeInt('referrals', { description: 'How many friends the buyer referred.' }),
    events: t.field({
      type: [LifeEventType],
      complexity: { multiplier: 30 },
      description: 'Everything that happened, in order.',
      resolve: ({ events }) => events,
    }),
    final: t.field({ type: StateType, description: 'How the buyer was at the end.', resolve: ({ final }) => final }),
    referred: t.field({
      type: [LifeType],
      complexity: { multiplier: 2 },
      description: 'Lives of the friends whom this buyer referred, who arrived in time.',
      resolve: ({ referred }) => referred,
    }),
  }),
});
