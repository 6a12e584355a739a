/** Chances from log-odds under disorder, and the bounds that settle most decisions before a chance is computed. */
import { exp, log, uniform } from './math';
import { Floats } from './memory';
import { Touchpoint } from './plan';

/** Cells of draws: by their first bits. */
const CELL_BITS = 9;
export const CELLS = 1 << CELL_BITS;

/** What is left on either side of a bound for rounding, as a share of 1 and of the bound. */
const SLACK: f64 = 1e-7;

/** σ(x)^ω */
export function chanceOf(logOdds: f64, disorder: f64): f64 {
  const odds = exp(-logOdds);
  if (disorder === 1) return 1.0 / (1 + odds);
  if (disorder === 0) return 1;
  // For large odds log(1 + odds) = −x to the last digit, and keeps its precision where 1 + odds does not.
  const surprise = odds > 1e15 ? -logOdds : odds < 1e-8 ? odds : log(1 + odds);
  return exp(-disorder * surprise);
}

/**
 * For the draws of each cell, the log-odds below which none of them happens, and those from which on all of them do. So a
 * draw, which is there before the state that decides, is all that a decision has to look up.
 */
export function fillBounds(bounds: Floats, disorder: f64): void {
  let above = -Infinity;
  for (let cell = 0; cell < CELLS; cell++) {
    const below = above;
    above = cell + 1 === CELLS ? Infinity : logOddsOf(<f64>(cell + 1) / CELLS, disorder);
    bounds[2 * cell] = moved(below, -SLACK);
    bounds[2 * cell + 1] = moved(above, SLACK);
  }
}

function moved(bound: f64, by: f64): f64 {
  return abs(bound) === Infinity ? bound : bound + by * (1 + abs(bound));
}

/** The x with σ(x)^ω = p, 0 < p < 1: −log(p^(−1/ω) − 1) */
function logOddsOf(p: f64, disorder: f64): f64 {
  const surprise = -log(p) / disorder;
  if (surprise > 30) return -surprise;
  // e^t − 1 by its series, where the difference would have few digits.
  const odds = surprise < 0.001 ? surprise * (1 + surprise * (1.0 / 2.0 + surprise * (1.0 / 6.0))) : exp(surprise) - 1;
  return -log(odds);
}

/** Whether the bounds alone settle that a draw does not fall below σ(x)^ω at a touchpoint, for no x up to `most`. */
export function cannotFall(word: i32, most: f64, t: Touchpoint): bool {
  return most < boundsOf(word, t.bounds)[0];
}

/** Those of a draw's cell. */
function boundsOf(word: i32, bounds: Floats): Floats {
  return bounds.from(2 * <i32>((<u32>word) >> (32 - CELL_BITS)));
}

/** Whether a draw falls below σ(x)^ω at a touchpoint: settled by the bounds where they can, exactly where not. */
export function falls(word: i32, logOdds: f64, t: Touchpoint): bool {
  const bound = boundsOf(word, t.bounds);
  const surely = logOdds >= bound[1];
  if (surely || logOdds < bound[0]) return surely;
  return uniform(word) < chanceOf(logOdds, t.disorder);
}
