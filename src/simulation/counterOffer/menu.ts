/** What may be combined: options with their costs, of which some exclude each other, and sets of them. */

/** A set of options: bit i stands for option i. There may be more of them than a number has bits. */
export type OptionSet = bigint;

export const NOTHING_CHANGED: OptionSet = 0n;

export const setOf = (options: readonly number[]): OptionSet =>
  options.reduce((set, option) => set | (1n << BigInt(option)), NOTHING_CHANGED);
export const hasOption = (set: OptionSet, option: number): boolean => ((set >> BigInt(option)) & 1n) === 1n;
export const withOption = (set: OptionSet, option: number): OptionSet => set | (1n << BigInt(option));
export const without = (set: OptionSet, others: OptionSet): OptionSet => set & ~others;
export const contains = (set: OptionSet, part: OptionSet): boolean => (set & part) === part;

/** Positions of the options of a set, ascending. */
export function membersOf(set: OptionSet): number[] {
  const members: number[] = [];
  for (let option = 0, rest = set; rest > 0n; option++, rest >>= 1n) if ((rest & 1n) === 1n) members.push(option);
  return members;
}

export interface MenuOption {
  /** Above 0. */
  readonly cost: number;
  /** Positions of options that cannot be taken with it; needs to be said by one of the two. */
  readonly excludes: readonly number[];
}

/** Sums of costs are compared to so many digits, so that 0.1 + 0.2 costs as much as 0.3. */
const COST_DIGITS = 12;

export class Menu {
  readonly size: number;
  readonly costs: readonly number[];
  /** Positions, the cheapest option first; equally cheap ones by position. */
  readonly byCost: readonly number[];
  private readonly barred: readonly OptionSet[];
  /** Cost and number of options of sets that were asked for. */
  private readonly weighed = new Map<OptionSet, { readonly cost: number; readonly size: number }>();

  constructor(options: readonly MenuOption[]) {
    this.size = options.length;
    this.costs = options.map(({ cost }) => cost);
    this.byCost = options.map((_, option) => option).sort((a, b) => this.costs[a] - this.costs[b] || a - b);
    this.barred = options.map((option, i) =>
      setOf(options.flatMap((other, j) => (option.excludes.includes(j) || other.excludes.includes(i) ? [j] : []))),
    );
  }

  costOf(set: OptionSet): number {
    return this.weigh(set).cost;
  }

  private weigh(set: OptionSet) {
    let known = this.weighed.get(set);
    if (!known) {
      const members = membersOf(set);
      const sum = members.reduce((total, option) => total + this.costs[option], 0);
      known = { cost: Number(sum.toPrecision(COST_DIGITS)), size: members.length };
      this.weighed.set(set, known);
    }
    return known;
  }

  /** Whether an option may be added to a set that is allowed. */
  fits(set: OptionSet, option: number): boolean {
    return !hasOption(set, option) && (set & this.barred[option]) === 0n;
  }

  /** Whether no two options of the set exclude each other. */
  isAllowed(set: OptionSet): boolean {
    return membersOf(set).every((option) => (set & this.barred[option]) === 0n);
  }

  /** The order in which smaller comes first: by cost, then by number of options, then by the earlier positions. */
  compare(one: OptionSet, other: OptionSet): number {
    if (one === other) return 0;
    const [first, second] = [this.weigh(one), this.weigh(other)];
    if (first.cost !== second.cost) return first.cost - second.cost;
    if (first.size !== second.size) return first.size - second.size;
    const differing = one ^ other;
    return (one & differing & -differing) !== 0n ? -1 : 1;
  }

  /** Number of allowed sets that are not empty; null when there are more than `most`. */
  count(most: number): number | null {
    let count = 0;
    const grow = (set: OptionSet, from: number): void => {
      for (let option = from; option < this.size && count <= most; option++) {
        if (!this.fits(set, option)) continue;
        count++;
        grow(withOption(set, option), option + 1);
      }
    };
    grow(NOTHING_CHANGED, 0);
    return count > most ? null : count;
  }
}
