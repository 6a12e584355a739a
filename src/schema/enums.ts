/** The model's words as enums, each with what it means. */
import { DEVIATIONS, SCORES, type Deviation, type ScoreName } from '../simulation/summary.ts';
import {
  ARRIVALS,
  AUDIENCES,
  CARE_KINDS,
  CHANNELS,
  EVENT_KINDS,
  EXITS,
  GOALS,
  INTENTS,
  JOURNEYS,
  OWNERS,
  POTHOLE_KINDS,
  STAGES,
  TRIGGERS,
  type Arrival,
  type Audience,
  type CareKind,
  type Channel,
  type EventKind,
  type Exit,
  type Goal,
  type Intent,
  type Journey,
  type Owner,
  type PotholeKind,
  type Stage,
  type Trigger,
} from '../simulation/vocabulary.ts';
import { builder } from './builder.ts';

/** An enum of these words, in this order, each with its meaning. */
export function wordsOf<Word extends string>(
  name: string,
  description: string,
  list: readonly Word[],
  meanings: Readonly<Record<Word, string>>,
) {
  const values = list.map((word) => [word, { value: word, description: meanings[word] }] as const);
  return builder.enumType(name, { description, values: Object.fromEntries(values) });
}

export const ChannelWord = wordsOf<Channel>(
  'Channel',
  'Where a touchpoint happens. Each channel brings presets for the rates that a design leaves out (see `channels`).',
  CHANNELS,
  {
    EMAIL: 'An e-mail.',
    DISPLAY_AD: 'A banner on somebody else’s page.',
    SOCIAL_AD: 'A paid post in a social feed.',
    SOCIAL_POST: 'A post or re-post in a social feed.',
    SEARCH: 'A result of a search engine.',
    WEBSITE: 'The site, browsed at will.',
    LANDING_PAGE: 'A page made for one purpose.',
    FORM: 'A form to fill in.',
    WEBINAR: 'A live session online.',
    EVENT: 'A live event in person.',
    VIDEO: 'A video.',
    PODCAST: 'A podcast.',
    SALES_CALL: 'A call from sales.',
    CHAT: 'A chat with a person or a bot.',
    REVIEW: 'Reviews by other buyers.',
    ANALYST_REPORT: 'A report by an analyst.',
    WORD_OF_MOUTH: 'What friends and colleagues say.',
    COMMUNITY: 'A community of buyers and customers.',
    STORE: 'A shop, on the street or online.',
    CHECKOUT: 'Paying.',
    ONBOARDING: 'The first steps after the purchase.',
    PRODUCT: 'The product in use.',
    SUPPORT: 'Help when something does not work.',
    LOYALTY: 'A programme for returning customers.',
  },
);

export const OwnerWord = wordsOf<Owner>('Owner', 'Who speaks at a touchpoint.', OWNERS, {
  OWNED: 'The brand.',
  EARNED: 'A third party: reviews, friends, analysts.',
  COMPETITOR: 'A rival.',
});

export const AudienceWord = wordsOf<Audience>('Audience', 'Who may meet a touchpoint.', AUDIENCES, {
  ANYONE: 'Everyone.',
  SUBSCRIBERS: 'Buyers who have begun a relationship: stage RELATED or further.',
  CUSTOMERS: 'Buyers who have bought.',
});

export const ArrivalWord = wordsOf<Arrival>('Arrival', 'What a follow-up to a touchpoint needs.', ARRIVALS, {
  BY_ITSELF: 'It comes to the buyer, like a push.',
  SOUGHT: 'The buyer has to remember and to go there.',
});

export const GoalWord = wordsOf<Goal>('Goal', 'What coming through a touchpoint leads to.', GOALS, {
  NONE: 'Nothing beyond itself.',
  LEARN: 'The buyer has learned: stage LEARNING.',
  SUBSCRIBE: 'The buyer may begin a relationship: stage RELATED.',
  BUY: 'The buyer may buy: stage CUSTOMER.',
  ADVOCATE: 'A customer may refer a friend.',
});

export const PotholeWord = wordsOf<PotholeKind>('PotholeKind', 'What can break a journey.', POTHOLE_KINDS, {
  COMPLEX_PROCESS: 'Too many or too confusing steps.',
  MISSING_INFORMATION: 'What one needs to know is not there.',
  UNRESPONSIVE_STAFF: 'Nobody answers.',
  LONG_WAIT: 'It takes too long.',
  POOR_FOLLOW_UP: 'Nobody sees to it that it is put right.',
  INFLEXIBLE_POLICY: 'Rules that do not bend.',
  NO_PERSONALIZATION: 'It does not fit the person.',
});

export const CareWord = wordsOf<CareKind>('CareKind', 'What empathy brings to a touchpoint.', CARE_KINDS, {
  PERSONALIZATION: 'It fits the person.',
  SIMPLIFICATION: 'Fewer and clearer steps; asks less effort.',
  COMMUNICATION: 'People are told what they need to know.',
  RESOLUTION: 'What went wrong is put right on the spot.',
  COMMUNITY: 'People are not alone with it.',
});

export const TriggerWord = wordsOf<Trigger>(
  'Trigger',
  'What has to happen at a link’s origin for the link to fire.',
  TRIGGERS,
  {
    IGNORED: 'A push was not noticed.',
    NOTICED: 'It was noticed, and no more.',
    ENGAGED: 'The buyer came through.',
    ABANDONED: 'The buyer gave up at a pothole.',
    FORGOT: 'The buyer meant to come and forgot.',
    SUBSCRIBED: 'The buyer began a relationship.',
    BOUGHT: 'The buyer bought.',
    DISTRESS: 'A vulnerable moment was noticed.',
  },
);

export const IntentWord = wordsOf<Intent>('Intent', 'What people come for: the four journeys.', INTENTS, {
  PASSING: 'Just passing by.',
  LEARNING: 'To learn more.',
  RELATING: 'To begin a relationship.',
  BUYING: 'To buy.',
});

export const StageWord = wordsOf<Stage>('Stage', 'How far a buyer has come; it never falls.', STAGES, {
  STRANGER: 'Has noticed nothing.',
  AWARE: 'Has noticed something.',
  LEARNING: 'Has come through a touchpoint to learn from.',
  RELATED: 'Has begun a relationship.',
  CUSTOMER: 'Has bought.',
});

export const JourneyWord = wordsOf<Journey>('Journey', 'A buyer’s journey by its furthest stage.', JOURNEYS, {
  LEFT: 'Came no further than AWARE.',
  LEARNED: 'Came to learn.',
  RELATED: 'Came into a relationship.',
  BOUGHT: 'Came to buy.',
});

export const ExitWord = wordsOf<Exit>('Exit', 'How a life in the run ended.', EXITS, {
  STILL_HERE: 'Was still here at the horizon.',
  NEED_PASSED: 'The need passed before anything was bought.',
  PRESSURED: 'Left for good because of pressure.',
  FRUSTRATED: 'Left for good because of potholes.',
  LOST_TO_COMPETITOR: 'Bought from a rival.',
});

export const EventWord = wordsOf<EventKind>(
  'EventKind',
  'What can happen to a buyer at a touchpoint. Of IGNORED, NOTICED, ENGAGED and ABANDONED exactly one ends each exposure.',
  EVENT_KINDS,
  {
    IGNORED: 'A push was not noticed.',
    NOTICED: 'Noticed, a mental note, and no more.',
    ENGAGED: 'Came through.',
    ABANDONED: 'Gave up at a pothole.',
    RETURNED: 'Noticed again after a long silence.',
    AVERTED: 'Care kept a pothole from happening.',
    POTHOLE: 'Hit a pothole.',
    RECOVERED: 'A pothole was put right on the spot.',
    SUBSCRIBED: 'Began a relationship.',
    BOUGHT: 'Bought.',
    REFERRED: 'Referred a friend.',
    LEFT: 'Left for good.',
    FORGOT: 'Meant to come here and forgot.',
    DRIFTED: 'Meant to come here and went elsewhere.',
  },
);

export const DeviationWord = wordsOf<Deviation>(
  'Deviation',
  'How a path leaves the plan; a path may do so in several ways.',
  DEVIATIONS,
  {
    SKIPPED: 'Steps of the plan are left out.',
    INSERTED: 'Touchpoints stand between that no link leads to.',
    REPEATED: 'A touchpoint comes again.',
    OUT_OF_ORDER: 'A step comes before one that the plan puts first.',
  },
);

export const ScoreWord = wordsOf<ScoreName>('ScoreName', 'The parts of the empathy scorecard.', SCORES, {
  EMPATHY: 'Of the exposures with a pothole met or averted: the share averted or put right.',
  OBSERVATION: 'How well distress is noticed where vulnerable moments happen.',
  INTUITION: 'The share of vulnerable moments answered to the cue rather than to the calendar.',
  ALLOW: 'How little pressure buyers feel.',
  EMPOWER: 'The share of those reached who did not buy and still left feeling no worse than neutral.',
});
