import { COUNT, RATIO, RATIO_SUM, RATIO_SUMS, STEPS } from '../layout.ts';
import type { Estimate, Score, ScoreName } from '../summary.ts';
import { ratio, scale, shareOfEvents, wilson, within, Z95, type RatioSums } from './interval.ts';
import type { Reader } from './reader.ts';

/** How each part of the scorecard is worked out. */
export const SCORE_DEFINITIONS: Readonly<Record<ScoreName, string>> = {
  EMPATHY:
    'Of the exposures at which a pothole was met or averted, the share at which it was averted by care or put right.',
  OBSERVATION: 'Mean listening of the touchpoints at which vulnerable moments happened.',
  INTUITION:
    'Share of the vulnerable moments answered to the cue rather than to the calendar: put right, or a link on DISTRESS fired.',
  ALLOW: '100·(1 − mean over reached buyers of min(1, pressure felt)).',
  EMPOWER: 'Share of the reached buyers who did not buy whose peak-end feeling is not below 0.',
};

/** The five-part empathy scorecard, each 0 to 100; null where there is nothing to judge. */
export function scorecard(reader: Reader): Score[] {
  const { counts } = reader;
  const allowed = reader.mean('allowed', reader.reached, Z95);
  const values: Record<ScoreName, Estimate> = {
    EMPATHY: scale(shareOfEvents(sumsOf(reader, RATIO.EMPATHY, 1), Z95), 100),
    OBSERVATION: ratio(sumsOf(reader, RATIO.OBSERVATION, STEPS), Z95, 100),
    INTUITION: scale(shareOfEvents(sumsOf(reader, RATIO.INTUITION, 1), Z95), 100),
    ALLOW: {
      value: rest(allowed.value),
      low: rest(allowed.high),
      high: rest(allowed.low),
    },
    EMPOWER: scale(wilson(counts[COUNT.CONTENT], counts[COUNT.REACHED_NOT_BOUGHT], Z95), 100),
  };
  return (Object.keys(SCORE_DEFINITIONS) as ScoreName[]).map((name) => ({
    name,
    definition: SCORE_DEFINITIONS[name],
    ...within(values[name], 0, 100),
  }));
}

const rest = (value: number | null): number | null => (value === null ? null : 100 * (1 - value));

function sumsOf(reader: Reader, index: number, steps: number): RatioSums {
  const at = reader.layout.ratios + index * RATIO_SUMS;
  const sum = (which: number): number => reader.counts[at + which];
  return {
    x: sum(RATIO_SUM.X) / steps,
    y: sum(RATIO_SUM.Y),
    xx: sum(RATIO_SUM.XX) / steps,
    yy: sum(RATIO_SUM.YY),
    xy: sum(RATIO_SUM.XY) / steps,
  };
}
