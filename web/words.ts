/** What the words of the contract are called on the page. What each of them means stands in MEANINGS. */
import type {
  AttributionRule,
  CareKind,
  Channel,
  EventKind,
  Exit,
  FindingKind,
  Goal,
  Intent,
  Journey,
  Owner,
  PotholeKind,
  ScoreName,
  Stage,
  StudyKind,
  StudyStatus,
  Trait,
  Trigger,
  TurnedField,
} from './generated/schema.ts';

type Words<Name extends string> = Readonly<Record<Name, string>>;

export const CHANNEL: Words<Channel> = {
  EMAIL: 'E-mail',
  DISPLAY_AD: 'Display ad',
  SOCIAL_AD: 'Social ad',
  SOCIAL_POST: 'Social post',
  SEARCH: 'Search',
  WEBSITE: 'Website',
  LANDING_PAGE: 'Landing page',
  FORM: 'Form',
  WEBINAR: 'Webinar',
  EVENT: 'Event',
  VIDEO: 'Video',
  PODCAST: 'Podcast',
  SALES_CALL: 'Sales call',
  CHAT: 'Chat',
  REVIEW: 'Reviews',
  ANALYST_REPORT: 'Analyst report',
  WORD_OF_MOUTH: 'Word of mouth',
  COMMUNITY: 'Community',
  STORE: 'Store',
  CHECKOUT: 'Checkout',
  ONBOARDING: 'Onboarding',
  PRODUCT: 'Product',
  SUPPORT: 'Support',
  LOYALTY: 'Loyalty programme',
};

export const OWNER: Words<Owner> = { OWNED: 'Ours', EARNED: 'Earned', COMPETITOR: 'A rival’s' };

export const INTENT: Words<Intent> = {
  PASSING: 'Passing by',
  LEARNING: 'Here to learn',
  RELATING: 'Seeking a relationship',
  BUYING: 'Here to buy',
};

export const JOURNEY: Words<Journey> = {
  LEFT: 'Left again',
  LEARNED: 'Learned',
  RELATED: 'Began a relationship',
  BOUGHT: 'Bought',
};

export const EXIT: Words<Exit> = {
  STILL_HERE: 'Still here',
  NEED_PASSED: 'The need passed',
  PRESSURED: 'Pressed too hard',
  FRUSTRATED: 'Frustrated by potholes',
  LOST_TO_COMPETITOR: 'Lost to a rival',
};

export const STAGE: Words<Stage> = {
  STRANGER: 'Stranger',
  AWARE: 'Aware',
  LEARNING: 'Learning',
  RELATED: 'Related',
  CUSTOMER: 'Customer',
};

export const EVENT: Words<EventKind> = {
  IGNORED: 'ignored',
  NOTICED: 'noted, no more',
  ENGAGED: 'came through',
  ABANDONED: 'gave up',
  RETURNED: 'came back',
  AVERTED: 'pothole averted',
  POTHOLE: 'hit a pothole',
  RECOVERED: 'put right on the spot',
  SUBSCRIBED: 'joined',
  BOUGHT: 'bought',
  REFERRED: 'referred a friend',
  LEFT: 'left for good',
  FORGOT: 'forgot to come',
  DRIFTED: 'wandered off on the way',
};

export const TRIGGER: Words<Trigger> = {
  IGNORED: 'if ignored',
  NOTICED: 'if only noticed',
  ENGAGED: 'when they come through',
  ABANDONED: 'if they give up',
  FORGOT: 'if they forget to come',
  SUBSCRIBED: 'when they join',
  BOUGHT: 'when they buy',
  DISTRESS: 'when distress is noticed',
};

export const GOAL: Words<Goal> = {
  NONE: 'Nothing more',
  LEARN: 'Learn',
  SUBSCRIBE: 'Join',
  BUY: 'Buy',
  ADVOCATE: 'Refer a friend',
};

export const POTHOLE: Words<PotholeKind> = {
  COMPLEX_PROCESS: 'Complex process',
  MISSING_INFORMATION: 'Missing information',
  UNRESPONSIVE_STAFF: 'Unresponsive staff',
  LONG_WAIT: 'Long wait',
  POOR_FOLLOW_UP: 'Poor follow-up',
  INFLEXIBLE_POLICY: 'Inflexible policy',
  NO_PERSONALIZATION: 'No personalisation',
};

export const CARE: Words<CareKind> = {
  PERSONALIZATION: 'Personalisation',
  SIMPLIFICATION: 'Simplification',
  COMMUNICATION: 'Communication',
  RESOLUTION: 'Resolution',
  COMMUNITY: 'Community',
};

export const TRAIT: Words<Trait> = {
  attention: 'Attention',
  patience: 'Patience',
  trust: 'Trust on arrival',
  drift: 'Drift',
  sensitivity: 'Sensitivity to pressure',
  memoryDays: 'Half-life of memory',
  curiosityPerDay: 'Own visits a day',
  needDays: 'Life of the need',
  rebuyDays: 'Days until needed again',
};

export const FIELD: Words<TurnedField> = {
  noticeRate: 'Notice rate',
  engageRate: 'Engage rate',
  actionRate: 'Action rate',
  effort: 'Effort asked',
  value: 'Value given',
  ask: 'Ask',
  branding: 'Branding',
  listening: 'Listening',
  pull: 'Pull',
};

export const FINDING: Words<FindingKind> = {
  UNREACHABLE: 'Nobody can meet it',
  DEAD_END: 'Dead end',
  NOTHING_AFTER_PURCHASE: 'Nothing after the purchase',
  NO_WAY_BACK: 'No way back',
  ASK_TOO_HARD: 'Asks too much on arrival',
  SELLS_TOO_SOON: 'Sells too soon',
  OTHER_STORY: 'Tells another story',
  CUSTOMERS_NEVER_ADDRESSED: 'Customers never addressed',
  SUBSCRIBERS_NEVER_ADDRESSED: 'Subscribers never addressed',
  CIRCULAR_LINKS: 'Links go round in circles',
  BUYERS_ONLY: 'For buyers only',
  DECLARED_POTHOLE: 'Pothole',
  PREMATURE_ASK: 'Asked before they were ready',
  CONFLICTING_TELLING: 'Contradicts what they remember',
  FORGETTING: 'Forgotten while waiting',
  OVER_EXPOSURE: 'Too many pushes',
};

export const SCORE: Words<ScoreName> = {
  EMPATHY: 'Empathy',
  OBSERVATION: 'Observation',
  INTUITION: 'Intuition',
  ALLOW: 'Allowing',
  EMPOWER: 'Empowering',
};

export const RULE: Words<AttributionRule> = {
  LAST_TOUCH: 'Last touch',
  FIRST_TOUCH: 'First touch',
  LINEAR: 'Linear',
  POSITION_BASED: 'Position-based',
  MARKOV_1: 'Markov, order 1',
  MARKOV_2: 'Markov, order 2',
  MARKOV_3: 'Markov, order 3',
  SHAPLEY: 'Shapley',
};

export const STUDY: Words<StudyKind> = {
  RUN: 'Run',
  COMPARISON: 'Comparison',
  ATTRIBUTION: 'Attribution',
  SENSITIVITY: 'Sensitivity',
  AUDIT: 'Pothole audit',
  SWEEP: 'Sweep',
  SEARCH: 'Search for counter-offers',
};

export const STATUS: Words<StudyStatus> = {
  QUEUED: 'Waiting',
  RUNNING: 'Running',
  SUCCEEDED: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

/** The headline figures and the scorecard, by the names of the contract. */
export const METRIC: Readonly<Record<string, string>> = {
  boughtShare: 'Bought',
  relatedShare: 'Began a relationship',
  learnedShare: 'Learned',
  leftShare: 'Left again',
  unreachedShare: 'Never noticed anything',
  repeatShare: 'Bought again',
  advocateShare: 'Referred a friend',
  touches: 'Exposures',
  notices: 'Noticed',
  engagements: 'Attended',
  returns: 'Came back',
  ignored: 'Ignored',
  forgotten: 'Forgotten',
  drifted: 'Wandered off',
  potholes: 'Potholes met',
  pressure: 'Pressure felt',
  memory: 'Memory of the story',
  trust: 'Trust',
  mood: 'Mood',
  peakEnd: 'Feeling in the end',
  plannedPathShare: 'Walked the planned path',
  plannedPathShareOfPurchasers: 'Planned path, of purchasers',
  pathEntropy: 'Variety of paths',
  daysToBuyMedian: 'Median days to buy',
  revenue: 'Revenue',
  cost: 'Cost',
  ...SCORE,
};

export const metricLabel = (name: string): string => METRIC[name] ?? name;
