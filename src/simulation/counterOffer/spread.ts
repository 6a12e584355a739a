/** Looks for answers that differ: for each that was found, one without each of its options. */
import type { Gains } from './gains.ts';
import { contains, hasOption, membersOf, NOTHING_CHANGED, withOption, type Menu, type OptionSet } from './menu.ts';

/**
 * Everything that may help, but for some options that are banned; an answer that is found in it bans each of its own options
 * in turn. Where more options never hurt this comes to every irreducible set (the hitting-set tree of Reiter, "A theory of
 * diagnosis from first principles", Artificial Intelligence 32, 1987).
 */
export class Spread {
  private readonly menu: Menu;
  /** Options that do no harm by themselves, the most useful first. */
  private readonly helpful: readonly number[];
  /** Options banned, the fewest first. */
  private readonly waiting: OptionSet[] = [NOTHING_CHANGED];
  private readonly seen = new Set<OptionSet>(this.waiting);
  /** Bans whose large set was given out. */
  private given: OptionSet[] = [];

  constructor(menu: Menu, gains: Gains) {
    this.menu = menu;
    const { usefulness } = gains;
    this.helpful = menu.byCost
      .filter((option) => usefulness[option] >= 0)
      .sort((a, b) => usefulness[b] - usefulness[a]);
  }

  /**
   * The next large set that is wanted; null when there is none for now.
   * @param found the answers so far
   */
  take(found: readonly OptionSet[], isWanted: (set: OptionSet) => boolean): OptionSet | null {
    for (const banned of this.given) this.branch(banned, found);
    this.given = [];
    for (let banned = this.waiting.shift(); banned !== undefined; banned = this.waiting.shift()) {
      if (this.branch(banned, found)) continue;
      const everything = this.allBut(banned);
      if (!isWanted(everything)) continue;
      this.given.push(banned);
      return everything;
    }
    return null;
  }

  /** Where an answer is to be had without what is banned, bans each of its options as well. */
  private branch(banned: OptionSet, found: readonly OptionSet[]): boolean {
    const everything = this.allBut(banned);
    const answer = found.find((set) => contains(everything, set));
    if (answer === undefined) return false;
    for (const option of membersOf(answer)) {
      const more = withOption(banned, option);
      if (this.seen.has(more)) continue;
      this.seen.add(more);
      this.waiting.push(more);
    }
    return true;
  }

  private allBut(banned: OptionSet): OptionSet {
    return this.helpful.reduce(
      (set, option) => (!hasOption(banned, option) && this.menu.fits(set, option) ? withOption(set, option) : set),
      NOTHING_CHANGED,
    );
  }
}
