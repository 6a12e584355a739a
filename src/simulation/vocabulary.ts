/** The closed lists of the model's words. Their order is part of the tally's layout and of the luck's addresses. */

export const CHANNELS = [
  'EMAIL',
  'DISPLAY_AD',
  'SOCIAL_AD',
  'SOCIAL_POST',
  'SEARCH',
  'WEBSITE',
  'LANDING_PAGE',
  'FORM',
  'WEBINAR',
  'EVENT',
  'VIDEO',
  'PODCAST',
  'SALES_CALL',
  'CHAT',
  'REVIEW',
  'ANALYST_REPORT',
  'WORD_OF_MOUTH',
  'COMMUNITY',
  'STORE',
  'CHECKOUT',
  'ONBOARDING',
  'PRODUCT',
  'SUPPORT',
  'LOYALTY',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who speaks at a touchpoint: the brand, a third party, or a rival. */
export const OWNERS = ['OWNED', 'EARNED', 'COMPETITOR'] as const;
export type Owner = (typeof OWNERS)[number];

/** Who may meet a touchpoint: everyone, those of stage RELATED or further, those of stage CUSTOMER. */
export const AUDIENCES = ['ANYONE', 'SUBSCRIBERS', 'CUSTOMERS'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a follow-up to a touchpoint needs: it comes like a push, or the buyer has to go there. */
export const ARRIVALS = ['BY_ITSELF', 'SOUGHT'] as const;
export type Arrival = (typeof ARRIVALS)[number];

export const GOALS = ['NONE', 'LEARN', 'SUBSCRIBE', 'BUY', 'ADVOCATE'] as const;
export type Goal = (typeof GOALS)[number];

export const POTHOLE_KINDS = [
  'COMPLEX_PROCESS',
  'MISSING_INFORMATION',
  'UNRESPONSIVE_STAFF',
  'LONG_WAIT',
  'POOR_FOLLOW_UP',
  'INFLEXIBLE_POLICY',
  'NO_PERSONALIZATION',
] as const;
export type PotholeKind = (typeof POTHOLE_KINDS)[number];

export const CARE_KINDS = ['PERSONALIZATION', 'SIMPLIFICATION', 'COMMUNICATION', 'RESOLUTION', 'COMMUNITY'] as const;
export type CareKind = (typeof CARE_KINDS)[number];

/** What has to happen at a link's origin for the link to fire. */
export const TRIGGERS = [
  'IGNORED',
  'NOTICED',
  'ENGAGED',
  'ABANDONED',
  'FORGOT',
  'SUBSCRIBED',
  'BOUGHT',
  'DISTRESS',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What people come for: the four journeys. */
export const INTENTS = ['PASSING', 'LEARNING', 'RELATING', 'BUYING'] as const;
export type Intent = (typeof INTENTS)[number];

/** How far a buyer has come; a stage never falls. */
export const STAGES = ['STRANGER', 'AWARE', 'LEARNING', 'RELATED', 'CUSTOMER'] as const;
export type Stage = (typeof STAGES)[number];

/** A buyer's journey by the furthest stage: LEFT is at most AWARE. */
export const JOURNEYS = ['LEFT', 'LEARNED', 'RELATED', 'BOUGHT'] as const;
export type Journey = (typeof JOURNEYS)[number];

/** The journey, by its place in JOURNEYS, of those who come as far as each of STAGES. */
export const JOURNEY_OF_STAGE = [0, 0, 1, 2, 3] as const;

/** How a life ended. */
export const EXITS = ['STILL_HERE', 'NEED_PASSED', 'PRESSURED', 'FRUSTRATED', 'LOST_TO_COMPETITOR'] as const;
export type Exit = (typeof EXITS)[number];

/** What can happen to a buyer at a touchpoint. The first four end an exposure: exactly one of them happens at each. */
export const EVENT_KINDS = [
  'IGNORED',
  'NOTICED',
  'ENGAGED',
  'ABANDONED',
  'RETURNED',
  'AVERTED',
  'POTHOLE',
  'RECOVERED',
  'SUBSCRIBED',
  'BOUGHT',
  'REFERRED',
  'LEFT',
  'FORGOT',
  'DRIFTED',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Traits between 0 and 1, drawn as σ(logit(m) + traitSpread·z). */
export const UNIT_TRAITS = ['attention', 'patience', 'trust', 'drift', 'sensitivity'] as const;
/** Traits on a scale of days, drawn as m·exp(dayTraitSpread·z). */
export const DAY_TRAITS = ['memoryDays', 'curiosityPerDay', 'needDays', 'rebuyDays'] as const;
export const TRAITS = [...UNIT_TRAITS, ...DAY_TRAITS] as const;
export type Trait = (typeof TRAITS)[number];

/** How much of a pothole's prevalence each kind of care takes away, at full strength. Assumption. */
export const RELIEF: Record<CareKind, Partial<Record<PotholeKind, number>>> = {
  PERSONALIZATION: { INFLEXIBLE_POLICY: 0.3, NO_PERSONALIZATION: 0.9 },
  SIMPLIFICATION: { COMPLEX_PROCESS: 0.9, LONG_WAIT: 0.5 },
  COMMUNICATION: { MISSING_INFORMATION: 0.9, UNRESPONSIVE_STAFF: 0.5, POOR_FOLLOW_UP: 0.4 },
  RESOLUTION: { UNRESPONSIVE_STAFF: 0.4, LONG_WAIT: 0.2, POOR_FOLLOW_UP: 0.8, INFLEXIBLE_POLICY: 0.7 },
  COMMUNITY: { MISSING_INFORMATION: 0.3, UNRESPONSIVE_STAFF: 0.2 },
};

/** The most a design may hold. */
export const LIMITS = {
  touchpoints: 64,
  themes: 8,
  personas: 32,
  links: 512,
  pushDays: 1095,
  horizonDays: 1095,
  nameLength: 200,
  textLength: 10_000,
  keyLength: 64,
  changes: 256,
} as const;
