/** What one life comes to: the quantities that experiments compare, one number each. */

/** Quantities that are whole numbers for every life. The four journeys come first, in the order of JOURNEYS. */
export const WHOLE_MEASURES = [
  'left',
  'learned',
  'related',
  'bought',
  'unreached',
  'repeat',
  'advocate',
  // The first quantities of layout.ts, in their order.
  'touches',
  'notices',
  'engagements',
  'returns',
  'ignored',
  'forgotten',
  'drifted',
  'potholes',
  'reached',
  /** Walked a path of two steps or more; did so along the plan; the same two of purchasers. */
  'long',
  'planned',
  'longBought',
  'plannedBought',
  /** Was reached and did not buy; of these, with a peak-end feeling not below 0. */
  'reachedNotBought',
  'content',
  /** Vulnerable moments; those answered; exposures with a pothole met or averted; those averted or put right. */
  'vulnerable',
  'answered',
  'troubled',
  'mended',
] as const;

/** Quantities with fractions. Pressure, revenue and cost are scaled down by a power of two that a panel has in common. */
export const FRACTION_MEASURES = [
  'memory',
  'trust',
  'mood',
  'peakEnd',
  'allowed',
  /** Listening of the touchpoints, summed over vulnerable moments. */
  'listened',
  'pressure',
  'revenue',
  'cost',
] as const;

export const MEASURES = [...WHOLE_MEASURES, ...FRACTION_MEASURES] as const;
export type Measure = (typeof MEASURES)[number];
export const MEASURE = Object.fromEntries(MEASURES.map((name, index) => [name, index])) as Record<Measure, number>;
/** Measures below this are whole numbers. */
export const FIRST_FRACTION = WHOLE_MEASURES.length;
