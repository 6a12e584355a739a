/** Chances from log-odds under disorder, and the tables that settle most of them without an exponential. */
import { exp, log, ROUND, uniform } from './math';
import { Ints } from './memory';

/** Cells of the table that settles most logistic decisions without an exponential. */
export const CELLS_PER_UNIT = 32;
export const CELLS_HALF = 16 * CELLS_PER_UNIT;

/** 2^32, and the words left on either side of a bound. */
const WORDS: f64 = 4294967296;
const SLACK: f64 = 8;

/** σ(x)^ω */
export function chanceOf(logOdds: f64, disorder: f64): f64 {
  const odds = exp(-logOdds);
  if (disorder === 1) return 1.0 / (1 + odds);
  if (disorder === 0) return 1;
  // For large odds log(1 + odds) = −x to the last digit, and keeps its precision where 1 + odds does not.
  const surprise = odds > 1e15 ? -logOdds : odds < 1e-8 ? odds : log(1 + odds);
  return exp(-disorder * surprise);
}

/** Cells whose middles go from −16 to 16. */
export const CELLS = 2 * CELLS_HALF + 1;

/**
 * For each cell, the word below which a draw happens whatever the x in it, and the word above which it does not. Chances rise
 * with x, so they follow from σ(x)^ω at its edges; a few words are left on either side for rounding.
 */
export function fillBounds(bounds: Ints, disorder: f64): void {
  let high = chanceOf((-CELLS_HALF - 0.5) / CELLS_PER_UNIT, disorder);
  for (let cell = 0; cell < CELLS; cell++) {
    const low = high;
    high = chanceOf((<f64>(cell - CELLS_HALF) + 0.5) / CELLS_PER_UNIT, disorder);
    bounds[2 * cell] = <i32>(<u32>max(0.0, low * WORDS - SLACK));
    bounds[2 * cell + 1] = <i32>(<u32>min(WORDS - 1, high * WORDS + SLACK));
  }
}

/** Whether a draw falls below σ(x)^ω: settled by the bounds where they can, exactly where not. */
export function falls(word: i32, logOdds: f64, bounds: Ints, disorder: f64): bool {
  if (abs(logOdds) < 16) {
    // Adding 1.5·2^52 leaves the nearest whole number in the lower bits.
    const cell = <i32>reinterpret<i64>(logOdds * CELLS_PER_UNIT + ROUND) + CELLS_HALF;
    const surely = <u32>word < <u32>bounds[2 * cell];
    if (surely || <u32>word > <u32>bounds[2 * cell + 1]) return surely;
  }
  return uniform(word) < chanceOf(logOdds, disorder);
}
