/**
 * How far the credits of a rule are from the true incremental effects: from how many purchases fewer there are, in the
 * same lives, when a touchpoint is removed.
 *
 * Effects need not add up to the purchases, as credits do: purchases that need two touchpoints count for both, those
 * that either would bring count for neither. A rule cannot but be off by that; it is part of what is measured.
 */
import { NOTHING } from '../metrics/interval.ts';
import type { Estimate } from '../summary.ts';
import { kendall } from './kendall.ts';

export interface CreditComparison {
  /** Touchpoints whose effect is known. The figures below are over them. */
  readonly touchpoints: number;
  /**
   * Mean |credit − effect|, in purchases. The interval is what the ends of the effects' intervals allow; it holds with
   * the confidence with which those hold all at once.
   */
  readonly meanError: Estimate;
  /** Σ |credit − effect| over all purchases, with its interval likewise; nothing without purchases. */
  readonly totalError: Estimate;
  /**
   * Kendall's τ_b of credits and effects: 1 in the same order, −1 in the reverse, null where either are all equal. It
   * takes the effects at their values, close ones that may stand the other way round among them; see `settled`.
   */
  readonly rankAgreement: number | null;
  /**
   * The pairs of touchpoints whose effects' intervals do not meet, and in how many of them the credits say the same.
   */
  readonly settled: { readonly pairs: number; readonly agreeing: number };
  /** The touchpoints, rising, whose credit lies outside the effect's interval: too much, and too little. */
  readonly above: readonly number[];
  readonly below: readonly number[];
}

/**
 * Compares the credits of a rule with the true effects, both in purchases and by touchpoint, of a run with so many
 * purchases. An effect without a value is left out; intervals of errors are left out when an effect has none.
 * @throws RangeError when there are more or fewer credits than effects
 */
export function compareCredits(
  credits: ArrayLike<number>,
  effects: readonly Estimate[],
  purchases: number,
): CreditComparison {
  if (credits.length !== effects.length)
    throw new RangeError(`Got ${credits.length} credits for ${effects.length} effects.`);
  const known = effects.flatMap(({ value, low, high }, touchpoint) =>
    value === null ? [] : [{ touchpoint, credit: credits[touchpoint], value, low, high }],
  );
  const errors = sumOf(known.map(errorOf));
  const outside = (isOutside: (row: Row) => boolean): number[] =>
    known.filter(isOutside).map(({ touchpoint }) => touchpoint);
  return {
    touchpoints: known.length,
    meanError: over(errors, known.length),
    totalError: over(errors, known.length === 0 ? 0 : purchases),
    rankAgreement: kendall(
      known.map(({ credit }) => credit),
      known.map(({ value }) => value),
    ),
    settled: settledPairs(known),
    above: outside(({ credit, high }) => high !== null && credit > high),
    below: outside(({ credit, low }) => low !== null && credit < low),
  };
}

interface Row {
  readonly touchpoint: number;
  readonly credit: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** |credit − effect|, and the least and the most that it can be for an effect within its interval. */
function errorOf({ credit, value, low, high }: Row): Estimate {
  const error = Math.abs(credit - value);
  if (low === null || high === null) return { value: error, low: null, high: null };
  return {
    value: error,
    low: Math.max(0, low - credit, credit - high),
    high: Math.max(Math.abs(credit - low), Math.abs(credit - high)),
  };
}

function sumOf(estimates: readonly Estimate[]): Estimate {
  const add = (values: (number | null)[]): number | null =>
    values.reduce((sum: number | null, value) => (sum === null || value === null ? null : sum + value), 0);
  return {
    value: add(estimates.map(({ value }) => value)),
    low: add(estimates.map(({ low }) => low)),
    high: add(estimates.map(({ high }) => high)),
  };
}

function over({ value, low, high }: Estimate, whole: number): Estimate {
  if (whole === 0) return NOTHING;
  const share = (part: number | null): number | null => (part === null ? null : part / whole);
  return { value: share(value), low: share(low), high: share(high) };
}

function settledPairs(rows: readonly Row[]): { pairs: number; agreeing: number } {
  let pairs = 0;
  let agreeing = 0;
  for (const lower of rows) {
    for (const upper of rows) {
      if (lower.high === null || upper.low === null || lower.high >= upper.low) continue;
      pairs++;
      if (lower.credit < upper.credit) agreeing++;
    }
  }
  return { pairs, agreeing };
}
