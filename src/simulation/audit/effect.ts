/** What a repair brings, over the same buyers with the same luck: the plan with it against the plan without. */
import { FIGURE_NAMES, type FigureName } from '../figures.ts';
import { pairedShares, sidak, Z95, zOf } from '../metrics/interval.ts';
import { PanelReader, type PairedEstimate } from '../paired.ts';
import type { PanelTally } from '../panelTally.ts';
import { SCORES } from '../summary.ts';
import { INTENTS, JOURNEYS, type Intent, type Journey } from '../vocabulary.ts';

/** The journeys as shares of the buyers: one of them moving is what makes an effect clear. */
const JOURNEY_SHARES = ['boughtShare', 'relatedShare', 'learnedShare', 'leftShare'] as const;

/** The figures that an effect is told in. */
export const AUDITED: readonly FigureName[] = [
  ...JOURNEY_SHARES,
  ...(['repeatShare', 'advocateShare', 'memory', 'trust', 'mood', 'peakEnd', 'pressure', 'revenue', 'cost'] as const),
  ...SCORES,
].filter((name) => FIGURE_NAMES.includes(name));

export interface FigureEffect extends PairedEstimate {
  readonly name: FigureName;
}

/** How many of the buyers who came for something came so far: counts stages, not journeys, so that further is not less. */
export interface IntentEffect {
  readonly intent: Intent;
  /** Buyers who came for it. */
  readonly buyers: number;
  readonly bought: PairedEstimate;
  readonly relatedOrFurther: PairedEstimate;
  readonly learnedOrFurther: PairedEstimate;
}

export interface Effect {
  /** The figures of AUDITED, each with an interval of 95 % by itself. */
  readonly metrics: readonly FigureEffect[];
  readonly byIntent: readonly IntentEffect[];
  /** Buyers of whom anything differs. */
  readonly differing: number;
}

/** Where an effect is read from: a panel, and two of its plans. */
export interface Trial {
  readonly panel: PanelTally;
  readonly before: number;
  readonly after: number;
}

/** The effect that a trial shows. */
export function effectOf({ panel, before, after }: Trial): Effect {
  const reader = new PanelReader(panel);
  const pair = reader.pairOf(before, after);
  return {
    metrics: AUDITED.map((name) => ({ name, ...reader.difference(pair, name, Z95) })),
    byIntent: INTENTS.map((intent, index) => intentEffect(intent, reader.switches(pair, index))),
    differing: reader.differing(pair),
  };
}

/** The effect of a repair that changes nothing: exactly 0. `panel` has the plan as its first. */
export function noEffect(panel: PanelTally, intents: readonly number[]): Effect {
  const reader = new PanelReader(panel);
  const nothing = unchanged(null);
  return {
    metrics: AUDITED.map((name) => ({ name, ...unchanged(reader.value(0, name)) })),
    byIntent: INTENTS.map((intent, index) => ({
      ...{ intent, buyers: intents[index] },
      ...{ bought: nothing, relatedOrFurther: nothing, learnedOrFurther: nothing },
    })),
    differing: 0,
  };
}

/** A difference that is no estimate, because both sides are one plan. */
const unchanged = (value: number | null): PairedEstimate => ({
  ...{ baseline: value, challenger: value },
  ...{ difference: 0, low: 0, high: 0, varianceRatio: null },
});

/** The difference of a figure that a trial shows, with an interval of some confidence. */
export function gainOf({ panel, before, after }: Trial, name: FigureName, confidence = 0.95): PairedEstimate {
  const reader = new PanelReader(panel);
  return reader.difference(reader.pairOf(before, after), name, zOf(confidence));
}

/**
 * Whether a trial shows that a journey's share moves, with 95 % confidence over all `findings` and all four shares together
 * (Šidák).
 */
export function isClear(trial: Trial, findings: number): boolean {
  const confidence = sidak(0.95, findings * JOURNEY_SHARES.length);
  return JOURNEY_SHARES.some((name) => {
    const { low, high } = gainOf(trial, name, confidence);
    return low !== null && high !== null && (low > 0 || high < 0);
  });
}

function intentEffect(intent: Intent, table: readonly (readonly number[])[]): IntentEffect {
  const reached = (journey: Journey): PairedEstimate => reachedDifference(table, JOURNEYS.indexOf(journey));
  return {
    intent,
    buyers: table.flat().reduce((sum, count) => sum + count, 0),
    bought: reached('BOUGHT'),
    relatedOrFurther: reached('RELATED'),
    learnedOrFurther: reached('LEARNED'),
  };
}

/** The difference in the share that comes as far as a journey, from journey before × journey after. */
function reachedDifference(table: readonly (readonly number[])[], journey: number): PairedEstimate {
  let [n, both, won, lost] = [0, 0, 0, 0];
  table.forEach((row, before) =>
    row.forEach((count, after) => {
      n += count;
      if (before >= journey && after >= journey) both += count;
      else if (after >= journey) won += count;
      else if (before >= journey) lost += count;
    }),
  );
  if (n === 0) return { ...unchanged(null), difference: null, low: null, high: null };
  const { value, low, high } = pairedShares(won, lost, n, Z95);
  const [baseline, challenger] = [(both + lost) / n, (both + won) / n];
  const separate = baseline * (1 - baseline) + challenger * (1 - challenger);
  const paired = (won + lost) / n - ((won - lost) / n) ** 2;
  const varianceRatio = separate > 0 ? paired / separate : null;
  return { baseline, challenger, difference: value, low, high, varianceRatio };
}
