/** All allowed sets in the menu's order: none is given before every cheaper one. */
import { Heap } from './heap.ts';
import { NOTHING_CHANGED, withOption, type Menu, type OptionSet } from './menu.ts';

interface Entry {
  readonly set: OptionSet;
  readonly cost: number;
  /** Place in `byCost` from which it may grow, so that every set is reached in one way alone. */
  readonly from: number;
}

/** Uniform-cost search over the sets: each grows by options that are no cheaper than its own. */
export class CheapestFirst {
  private readonly menu: Menu;
  private readonly waiting: Heap<Entry>;
  private readonly isClosed: (set: OptionSet) => boolean;
  private readonly isSettled: (set: OptionSet) => boolean;

  /**
   * @param isClosed whether neither the set nor any that contains it is wanted
   * @param isSettled whether the set itself is not wanted any longer
   */
  constructor(menu: Menu, isClosed: (set: OptionSet) => boolean, isSettled: (set: OptionSet) => boolean) {
    this.menu = menu;
    this.waiting = new Heap((one, other) => one.cost - other.cost || menu.compare(one.set, other.set));
    this.isClosed = isClosed;
    this.isSettled = isSettled;
    this.grow({ set: NOTHING_CHANGED, cost: 0, from: 0 });
  }

  /** The first set that is wanted, left where it is; null when there is none. */
  peek(): OptionSet | null {
    for (let first = this.waiting.first; first !== undefined; first = this.waiting.first) {
      if (!this.isClosed(first.set) && !this.isSettled(first.set)) return first.set;
      this.waiting.pop();
      if (!this.isClosed(first.set)) this.grow(first);
    }
    return null;
  }

  /** The first set that is wanted, taken off. */
  take(): OptionSet | null {
    if (this.peek() === null) return null;
    const taken = this.waiting.pop() as Entry;
    this.grow(taken);
    return taken.set;
  }

  private grow({ set, from }: Entry): void {
    const { menu } = this;
    for (let place = from; place < menu.size; place++) {
      const option = menu.byCost[place];
      if (!menu.fits(set, option)) continue;
      const grown = withOption(set, option);
      this.waiting.push({ set: grown, cost: menu.costOf(grown), from: place + 1 });
    }
  }
}
