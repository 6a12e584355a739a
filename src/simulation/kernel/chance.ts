/** Chances from log-odds under disorder, and the tables that settle most of them without an exponential. */
import { exp, log } from './math';
import { Floats } from './memory';

/** Cells of the table that settles most logistic decisions without an exponential. */
export const CELLS_PER_UNIT = 32;
export const CELLS_HALF = 16 * CELLS_PER_UNIT;

/** σ(x)^ω */
export function chanceOf(logOdds: f64, disorder: f64): f64 {
  const odds = exp(-logOdds);
  if (disorder === 1) return 1.0 / (1 + odds);
  if (disorder === 0) return 1;
  // For large odds log(1 + odds) = −x to the last digit, and keeps its precision where 1 + odds does not.
  const surprise = odds > 1e15 ? -logOdds : odds < 1e-8 ? odds : log(1 + odds);
  return exp(-disorder * surprise);
}

/** σ(x)^ω at the edges of the cells of x from −16 to 16. */
export function fillChances(table: Floats, disorder: f64): void {
  for (let edge = 0; edge <= 2 * CELLS_HALF; edge++)
    table[edge] = chanceOf(<f64>(edge - CELLS_HALF) / CELLS_PER_UNIT, disorder);
}
