/**
 * The chance that a walk ends by buying when a touchpoint is removed, for every touchpoint.
 *
 * With i removed, f_i(s) = buys(s) + Σ P(s → t)·f_i(t), and f_i(t) = 0 wherever i was attended last: whoever would have
 * come to i leaves. All touchpoints are solved side by side, by Gauss–Seidel sweeps with a correction between them that
 * is the same for all states with the same newest touchpoint (an aggregation; Stewart, "Introduction to the Numerical
 * Solution of Markov Chains", 1994, chapters 3 and 6). Where paths are long, sweeps alone take hundreds of rounds, with
 * corrections about twenty.
 */
import type { Chain } from './chain.ts';

/** Of the chance to buy: the most by which any of the chances given may be off. */
export const TOLERANCE = 1e-12;

/**
 * P(a walk buys | touchpoint i removed) for each i, by number, to within TOLERANCE · `chance`, the chance to buy with
 * all there.
 *
 * The bound. After a sweep a state's equation is off only by what changed behind its back: by P(s → t)·Δ(t) for the
 * moves to states t that the sweep came to at s or later. An error e in the equation of s is worth e · (visits to s) at
 * the start, and walks with a touchpoint removed come to no state more often than `visits`. So f_i(start) is off by no
 * more than Σ over t of |Δ_i(t)| · stale(t), stale(t) being the sum of visits(s)·P(s → t) over those moves. It holds
 * wherever the sweep began from.
 *
 * It comes to an end. Sweeps alone converge from anywhere, because walks end. A correction can set a solution back, and
 * corrections after each sweep can come round in circles; so each waits until the bound is half of what it was at the
 * one before.
 */
export function buysWithoutEach(chain: Chain, chance: number): Float64Array {
  const solution = new Solution(chain);
  // Where the chain is of order 1, this alone is the solution.
  solution.correct(startingResidues(chain));
  // The bound at the last correction.
  let corrected = chain.order > 1 ? Infinity : 0;
  for (;;) {
    const bound = solution.sweep();
    if (bound <= TOLERANCE * chance) return solution.atStart();
    if (bound > corrected / 2) continue;
    solution.correct(solution.residues);
    corrected = bound;
  }
}

/**
 * By how much the equations are off where all f are 0, weighed by visits, summed by newest touchpoint: a row each, over
 * i.
 */
function startingResidues({ states, touchpoints, newest, visits, buys }: Chain): Float64Array {
  const residues = new Float64Array(touchpoints * touchpoints);
  for (let s = 1; s < states; s++)
    for (let i = 0; i < touchpoints; i++) residues[newest[s] * touchpoints + i] += visits[s] * buys[s];
  return residues;
}

/** The chances f_i(s) as they stand, a row a state, a column a touchpoint. */
class Solution {
  /** By how much the equations are off after the sweep, as in startingResidues. */
  readonly residues: Float64Array;
  private readonly chain: Chain;
  private readonly values: Float64Array;
  private readonly stale: Float64Array;
  private readonly inverse: Float64Array;
  private readonly row: Float64Array;
  private readonly bounds: Float64Array;

  constructor(chain: Chain) {
    const { states, touchpoints } = chain;
    this.chain = chain;
    this.values = new Float64Array(states * touchpoints);
    this.residues = new Float64Array(touchpoints * touchpoints);
    this.stale = staleVisits(chain);
    this.inverse = inverseOf(aggregate(chain), touchpoints);
    this.row = new Float64Array(touchpoints);
    this.bounds = new Float64Array(touchpoints);
  }

  atStart(): Float64Array {
    return this.values.slice(0, this.chain.touchpoints);
  }

  /**
   * Brings each state's equation up to date, the last state first; gives the largest bound of an error at the start.
   */
  sweep(): number {
    const { chain, values, residues, stale, row, bounds } = this;
    const { states, touchpoints, newest, previous, buys, firstMove, to, chance } = chain;
    residues.fill(0);
    bounds.fill(0);
    for (let s = states - 1; s >= 0; s--) {
      row.fill(buys[s]);
      for (let move = firstMove[s]; move < firstMove[s + 1]; move++) {
        const p = chance[move];
        const from = to[move] * touchpoints;
        for (let i = 0; i < touchpoints; i++) row[i] += p * values[from + i];
      }
      if (s > 0) row[newest[s]] = 0;
      const at = s * touchpoints;
      if (stale[s] > 0) {
        // Above order 1 all moves to a state come from states with one and the same newest touchpoint.
        const into = previous[s] * touchpoints;
        for (let i = 0; i < touchpoints; i++) {
          const change = stale[s] * (row[i] - values[at + i]);
          bounds[i] += Math.abs(change);
          if (into >= 0) residues[into + i] += change;
        }
      }
      for (let i = 0; i < touchpoints; i++) values[at + i] = row[i];
    }
    return Math.max(...bounds);
  }

  /**
   * Adds to all states with the same newest touchpoint what makes their equations right on the average of their visits.
   */
  correct(residues: Float64Array): void {
    const { chain, values, inverse } = this;
    const { states, touchpoints, newest } = chain;
    const corrections = new Float64Array(touchpoints * touchpoints);
    for (let i = 0; i < touchpoints; i++) {
      for (let a = 0; a < touchpoints; a++) {
        let sum = 0;
        for (let b = 0; b < touchpoints; b++) sum += inverse[a * touchpoints + b] * residues[b * touchpoints + i];
        corrections[a * touchpoints + i] = sum;
      }
      // The inverse without row and column i, by the inverse with them.
      const atRemoved = corrections[i * touchpoints + i] / inverse[i * touchpoints + i];
      for (let a = 0; a < touchpoints; a++)
        corrections[a * touchpoints + i] -= inverse[a * touchpoints + i] * atRemoved;
      corrections[i * touchpoints + i] = 0;
    }
    for (let s = 1; s < states; s++) {
      const at = s * touchpoints;
      const from = newest[s] * touchpoints;
      for (let i = 0; i < touchpoints; i++) values[at + i] += corrections[from + i];
    }
  }
}

/** Σ visits(s)·P(s → t) over the states s that a sweep comes to no later than t's change: those from t on. */
function staleVisits({ states, visits, firstMove, to, chance }: Chain): Float64Array {
  const stale = new Float64Array(states);
  for (let s = 0; s < states; s++)
    for (let move = firstMove[s]; move < firstMove[s + 1]; move++)
      if (to[move] <= s) stale[to[move]] += visits[s] * chance[move];
  return stale;
}

/**
 * visits(a)·(1 if a = b) − visits(a → b), over newest touchpoints: the equations of the chain of order 1, weighed by
 * visits.
 */
function aggregate({ states, touchpoints, newest, visits, firstMove, to, chance }: Chain): Float64Array {
  const matrix = new Float64Array(touchpoints * touchpoints);
  for (let s = 1; s < states; s++) {
    const row = newest[s] * touchpoints;
    matrix[row + newest[s]] += visits[s];
    for (let move = firstMove[s]; move < firstMove[s + 1]; move++)
      matrix[row + newest[to[move]]] -= visits[s] * chance[move];
  }
  return matrix;
}

/** By Gauss and Jordan; no pivoting, for the diagonal outweighs the rest of its row. */
function inverseOf(matrix: Float64Array, n: number): Float64Array {
  const left = matrix.slice();
  const right = new Float64Array(n * n);
  for (let i = 0; i < n; i++) right[i * n + i] = 1;
  for (let pivot = 0; pivot < n; pivot++) {
    const factor = 1 / left[pivot * n + pivot];
    for (let j = 0; j < n; j++) {
      left[pivot * n + j] *= factor;
      right[pivot * n + j] *= factor;
    }
    for (let i = 0; i < n; i++) {
      const times = left[i * n + pivot];
      if (i === pivot || times === 0) continue;
      for (let j = 0; j < n; j++) {
        left[i * n + j] -= times * left[pivot * n + j];
        right[i * n + j] -= times * right[pivot * n + j];
      }
    }
  }
  return right;
}
