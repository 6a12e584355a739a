/** Where everything stands in a tally: sections of one array of doubles, one after the other. */
import type { Plan } from './plan.ts';
import { EVENT_KINDS, EXITS, INTENTS, JOURNEYS } from './vocabulary.ts';

export const KINDS = EVENT_KINDS.length;

/** The numbers of the event kinds. */
export const EVENT = Object.fromEntries(EVENT_KINDS.map((kind, index) => [kind, index])) as Record<
  (typeof EVENT_KINDS)[number],
  number
>;
export const EXIT = Object.fromEntries(EXITS.map((exit, index) => [exit, index])) as Record<
  (typeof EXITS)[number],
  number
>;

/** Ends of a path, standing behind the touchpoints in the matrix of moves. */
export const PATH_ENDS = 3;
export const PATH_END = { BOUGHT: 0, GONE: 1, STILL_HERE: 2 } as const;

/** Per buyer quantities whose means are reported: sums and sums of squares. */
export const QUANTITIES = [
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
  'allowed',
  'revenue',
  'cost',
] as const;
/** The first of them are whole numbers and summed as such; the others are summed in steps. */
export const WHOLE_QUANTITIES = 8;
export type Quantity = (typeof QUANTITIES)[number];
export const QUANTITY = Object.fromEntries(QUANTITIES.map((name, index) => [name, index])) as Record<Quantity, number>;

/** Ratios of per buyer totals: x over y, with the sums that their intervals need. */
export const RATIO = { EMPATHY: 0, INTUITION: 1, OBSERVATION: 2 } as const;
export const RATIOS = 3;
export const RATIO_SUM = { X: 0, Y: 1, XX: 2, YY: 3, XY: 4 } as const;
export const RATIO_SUMS = 5;

/**
 * Fractions are summed in whole steps of 2^−20, so sums are exact below 2^53 and do not depend on order. Squares have
 * their own rounding to the same steps.
 */
export const STEPS = 1048576;

/** Single counts at the start of every tally. */
export const COUNT = {
  BUYERS: 0,
  CUT_OFF: 1,
  UNREACHED: 2,
  REPEAT: 3,
  ADVOCATE: 4,
  PURCHASES: 5,
  /** Reached buyers who did not buy, and those of them whose peak-end feeling is not below 0. */
  REACHED_NOT_BOUGHT: 6,
  CONTENT: 7,
  /** Paths of two steps or more: all, along the plan, of purchasers, of purchasers along the plan. */
  LONG_PATHS: 8,
  PLANNED_PATHS: 9,
  LONG_PATHS_BOUGHT: 10,
  PLANNED_PATHS_BOUGHT: 11,
  /** Paths that leave the plan by skipping, inserting, repeating, going back. */
  SKIPPED: 12,
  INSERTED: 13,
  REPEATED: 14,
  OUT_OF_ORDER: 15,
  /** Events lived through: exposures and follow-ups that fell due, for measures of speed. */
  EVENTS: 16,
  REFERRED: 17,
  REFERRED_PURCHASES: 18,
  REFERRED_REVENUE: 19,
  REFERRED_JOURNEYS: 20,
} as const;
const COUNTS = COUNT.REFERRED_JOURNEYS + JOURNEYS.length;

/** Counts of exposures by touchpoint that no event kind shows. */
export const MOMENT = { VULNERABLE: 0, ANSWERED: 1, TROUBLED: 2, MENDED: 3 } as const;
export const MOMENTS = 4;

/**
 * Columns of the curves, a row a day since arrival. All but those of memory hold changes: of mood, from what the day before
 * leaves of it.
 */
export const CURVE = {
  STAGE: 0,
  TRUST: 5,
  TRUST_SQUARED: 6,
  MEMORY: 7,
  MEMORY_SQUARED: 8,
  MOOD: 9,
  MOOD_SQUARED: 10,
} as const;
export const CURVES = 11;

export const CELLS_PER_PERSONA = INTENTS.length * JOURNEYS.length * EXITS.length;

/** The sizes that a layout follows from. */
export interface Dimensions {
  readonly touchpoints: number;
  readonly personas: number;
  readonly days: number;
}

export interface Layout extends Dimensions {
  /** persona × intent × journey × exit */
  readonly outcomes: number;
  /** touchpoint × kind × day of the horizon */
  readonly events: number;
  /** touchpoint × MOMENT */
  readonly moments: number;
  /** touchpoint × touchpoint: attended → attended over whole lives */
  readonly moves: number;
  /** touchpoint × (touchpoint + ends): moves of paths up to the first purchase; all, and those of purchasers */
  readonly steps: number;
  readonly purchaserSteps: number;
  /** touchpoint × journey: first noticed */
  readonly entries: number;
  /** quantity: sum, sum of squares */
  readonly quantities: number;
  /** RATIO × RATIO_SUM; those of OBSERVATION that hold listening in steps */
  readonly ratios: number;
  /** day since arrival (0 … days + 1) × CURVE */
  readonly curves: number;
  /** day since arrival (0 … days): first purchases, censored */
  readonly purchasesByDay: number;
  readonly censoredByDay: number;
  readonly length: number;
}

export const dimensionsOf = (plan: Plan): Dimensions => ({
  touchpoints: plan.touchpoints,
  personas: plan.personaKeys.length,
  days: plan.days,
});

export function layOut({ touchpoints, personas, days }: Dimensions): Layout {
  let length = COUNTS;
  const section = (size: number): number => {
    const start = length;
    length += size;
    return start;
  };
  return {
    touchpoints,
    personas,
    days,
    outcomes: section(personas * CELLS_PER_PERSONA),
    events: section(touchpoints * KINDS * days),
    moments: section(touchpoints * MOMENTS),
    moves: section(touchpoints * touchpoints),
    steps: section(touchpoints * (touchpoints + PATH_ENDS)),
    purchaserSteps: section(touchpoints * (touchpoints + PATH_ENDS)),
    entries: section(touchpoints * JOURNEYS.length),
    quantities: section(QUANTITIES.length * 2),
    ratios: section(RATIOS * RATIO_SUMS),
    curves: section((days + 2) * CURVES),
    purchasesByDay: section(days + 1),
    censoredByDay: section(days + 1),
    length,
  };
}
