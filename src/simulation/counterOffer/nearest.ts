/** Sets that grow option by option towards the goals, those first that promise to reach them at the least cost. */
import type { Gains, Remainder } from './gains.ts';
import { Heap } from './heap.ts';
import { withOption, type Menu, type OptionSet } from './menu.ts';
import type { Trial } from './trials.ts';

interface Entry extends Remainder {
  readonly set: OptionSet;
  /** Its cost and that of the rest of the way. */
  readonly total: number;
}

/**
 * Best-first search by cost so far plus cost to come (A*: Hart, Nilsson & Raphael, "A formal basis for the heuristic
 * determination of minimum cost paths", IEEE Transactions on Systems Science and Cybernetics 4, 1968). What is to come rests on
 * effects that add up; options that only work together may be worth more, so nothing is proven by this order.
 */
export class NearestFirst {
  private readonly menu: Menu;
  private readonly gains: Gains;
  private readonly waiting: Heap<Entry>;

  constructor(menu: Menu, gains: Gains) {
    this.menu = menu;
    this.gains = gains;
    this.waiting = new Heap(
      (one, other) =>
        one.uncovered - other.uncovered ||
        one.total - other.total ||
        one.cost - other.cost ||
        menu.compare(one.set, other.set),
    );
  }

  /** Lets a set that was tried grow by one option, each that fits. */
  grow(set: OptionSet, trial: Trial): void {
    const { menu, gains } = this;
    for (let option = 0; option < menu.size; option++) {
      if (!menu.fits(set, option)) continue;
      const grown = withOption(set, option);
      const remainder = gains.remainder(grown, gains.gapsFrom(trial, option));
      this.waiting.push({ ...remainder, set: grown, total: menu.costOf(grown) + remainder.cost });
    }
  }

  /** The next set that is wanted; null when there is none whose total is below `limit`. */
  take(isWanted: (set: OptionSet) => boolean, limit: number): OptionSet | null {
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop())
      if (next.total < limit && isWanted(next.set)) return next.set;
    return null;
  }
}
