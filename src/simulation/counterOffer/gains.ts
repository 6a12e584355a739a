/** What single options bring, and what it would take to reach the goals if effects simply added up. */
import { NOTHING_CHANGED, setOf, type Menu, type OptionSet } from './menu.ts';
import type { Trial, Trials } from './trials.ts';

/** How far it is to the goals. Less is better: first of `uncovered`, then of `cost`. */
export interface Remainder {
  /** The part of the way that all options together would not cover: 0 when they would. */
  readonly uncovered: number;
  /** The least that the rest of the way can cost. */
  readonly cost: number;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** The effects of single options on top of the baseline, taken for what they bring on top of anything. */
export class Gains {
  private readonly menu: Menu;
  private readonly goals: number;
  /** By goal and option: gain of its margin. */
  private readonly gains: readonly (readonly number[])[];
  /** By goal: how far the baseline is from having reached it; 0 when it has. */
  private readonly gaps: readonly number[];
  /** By goal: options that help, the most gain per cost first. */
  private readonly helpers: readonly (readonly number[])[];
  /**
   * By option: its gain over the goals that the baseline misses, each in units of the gap, less 1 for every goal that the
   * baseline reaches and that the option alone misses beyond its half-width.
   */
  readonly usefulness: readonly number[];

  constructor(trials: Trials) {
    const { menu } = trials;
    const baseline = trials.of(NOTHING_CHANGED) as Trial;
    this.menu = menu;
    this.goals = baseline.margins.length;
    const options = menu.costs.map((_, option) => option);
    const singles = options.map((option) => trials.of(setOf([option])));
    this.gains = baseline.margins.map((before, goal) =>
      singles.map((single) => finite((single?.margins[goal] ?? before) - before)),
    );
    this.gaps = baseline.bounds.map((bound) => Math.max(0, -bound));
    this.helpers = this.gains.map((gains) =>
      options
        .filter((option) => gains[option] > 0)
        .sort((a, b) => gains[b] / menu.costs[b] - gains[a] / menu.costs[a] || a - b),
    );
    this.usefulness = options.map((option) =>
      this.gaps.reduce((sum, gap, goal) => {
        if (gap > 0) return sum + (gap < Infinity ? this.gains[goal][option] / gap : 0);
        const single = singles[option];
        return single && 2 * single.margins[goal] < single.bounds[goal] ? sum - 1 : sum;
      }, 0),
    );
  }

  /** How far each goal is still away: from a set that was tried, or from it with one more option, as far as can be foreseen. */
  gapsFrom(trial: Trial, option?: number): number[] {
    return trial.bounds.map((bound, goal) =>
      Math.max(0, -(bound + (option === undefined ? 0 : this.gains[goal][option]))),
    );
  }

  /**
   * The rest of the way from a set, if effects added up and options could be taken in part: for each goal the fractional
   * knapsack (Dantzig, "Discrete-variable extremum problems", Operations Research 5, 1957), of which the dearest counts.
   */
  remainder(set: OptionSet, gaps: readonly number[]): Remainder {
    let uncovered = 0;
    let cost = 0;
    for (let goal = 0; goal < this.goals; goal++) {
      const gap = gaps[goal];
      if (gap === 0) continue;
      let left = gap;
      let spent = 0;
      for (const option of this.helpers[goal]) {
        if (left <= 0) break;
        if (!this.menu.fits(set, option)) continue;
        const gain = this.gains[goal][option];
        spent += this.menu.costs[option] * Math.min(1, left / gain);
        left -= gain;
      }
      if (left > 0) uncovered = Math.max(uncovered, gap < Infinity ? left / Math.max(gap, this.gaps[goal]) : 1);
      cost = Math.max(cost, spent);
    }
    return { uncovered, cost };
  }
}
