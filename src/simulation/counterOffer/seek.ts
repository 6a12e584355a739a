/**
 * The search for the smallest sets of options that reach the goals. It only says which sets to try, and is told what came of
 * them: it knows nothing of plans and buyers. Deterministic: the same answers lead to the same questions.
 *
 * When all allowed sets may be tried, they are tried in order of cost. Else three ways take turns: by order of cost, which
 * proves what it passes; by cost and the least cost still to come (NearestFirst), which is quick where effects add up; and
 * from the other end, dropping from everything what is not needed (Spread, reduce), which is quick where they do not.
 */
import { CheapestFirst } from './cheapest.ts';
import { Gains } from './gains.ts';
import { contains, Menu, NOTHING_CHANGED, setOf, type MenuOption, type OptionSet } from './menu.ts';
import { NearestFirst } from './nearest.ts';
import { reduce } from './reduce.ts';
import { Spread } from './spread.ts';
import { BATCH, distanceOf, LEVEL, Trials, type Asking, type Level, type Trial } from './trials.ts';

export interface Quest {
  readonly options: readonly MenuOption[];
  /** The most sets that may be tried. */
  readonly evaluations: number;
  /** Distinct sets wanted that reach the goals for sure, and as many that reach them likely. */
  readonly sure: number;
  readonly likely: number;
}

export interface Candidate {
  /** Positions of its options, ascending. */
  readonly set: OptionSet;
  readonly cost: number;
  /** Whether dropping any one option was tried and no longer reaches what the set reaches. */
  readonly irreducible: boolean;
}

export interface Sought {
  /** Sets that reach the goals by their intervals, none containing another; the smallest first. */
  readonly sure: readonly Candidate[];
  /** Sets that reach them by their estimates alone, none containing another or one of those above. */
  readonly likely: readonly Candidate[];
  /** When there is neither: the set that came nearest. */
  readonly closest: Candidate | null;
  /** Sets tried, the empty one not counted; sets whose changes could not be applied together. */
  readonly evaluations: number;
  readonly inapplicable: number;
  /** Allowed sets in all; null when there are more than may be tried. */
  readonly combinations: number | null;
  /** Every allowed set that is cheaper than this was tried, or contains one that reaches the goals; null: all of them. */
  readonly triedBelow: number | null;
  /** Whether no set was left untried that would have stood among those in `sure`. */
  readonly complete: boolean;
}

/** Seeks, by yielding sets to try. */
export function* seek(quest: Quest): Asking<Sought> {
  const menu = new Menu(quest.options);
  const trials = new Trials(menu, quest.evaluations);
  const combinations = menu.count(quest.evaluations);
  yield* trials.ask([NOTHING_CHANGED, ...menu.byCost.map((option) => setOf([option]))]);
  const seeker = new Seeker(quest, trials, combinations !== null);
  yield* seeker.settle();
  while (trials.left > 0) {
    const batch = seeker.next();
    if (batch.length === 0) break;
    yield* trials.ask(batch);
    seeker.grow(batch);
    yield* seeker.settle();
  }
  return { ...seeker.conclude(), evaluations: trials.used, inapplicable: trials.inapplicable.length, combinations };
}

class Seeker {
  private readonly quest: Quest;
  private readonly trials: Trials;
  private readonly menu: Menu;
  private readonly gains: Gains;
  private readonly cheapest: CheapestFirst;
  private readonly nearest: NearestFirst;
  private readonly spread: Spread;
  private readonly exhaustive: boolean;
  /** Irreducible sets that reach the goals for sure, in the menu's order, and some that reach them likely. */
  private found: OptionSet[] = [];
  private readonly likely: OptionSet[] = [];
  /** Sets of the batch that is being put together. */
  private readonly pending = new Set<OptionSet>();

  constructor(quest: Quest, trials: Trials, exhaustive: boolean) {
    const { menu } = trials;
    this.quest = quest;
    this.trials = trials;
    this.menu = menu;
    this.exhaustive = exhaustive;
    this.gains = new Gains(trials);
    this.nearest = new NearestFirst(menu, this.gains);
    this.spread = new Spread(menu, this.gains);
    this.cheapest = new CheapestFirst(
      menu,
      (set) => this.isClosed(set),
      (set) => trials.isSettled(set) || this.pending.has(set),
    );
    this.grow(trials.sets);
  }

  /** The next sets to try; none when nothing is left that could be of use. */
  next(): OptionSet[] {
    this.pending.clear();
    const room = Math.min(BATCH, this.trials.left);
    const isWanted = (set: OptionSet): boolean => this.isWanted(set);
    const turns = this.exhaustive
      ? [() => this.nextCheapest()]
      : [
          () => this.nextCheapest(),
          () => this.nearest.take(isWanted, this.worst === null ? Infinity : this.menu.costOf(this.worst)),
          () => (this.worst === null ? this.spread.take(this.found, isWanted) : null),
        ];
    for (let before = -1; this.pending.size < room && this.pending.size !== before;) {
      before = this.pending.size;
      for (const turn of turns) {
        const set = this.pending.size < room ? turn() : null;
        if (set !== null) this.pending.add(set);
      }
    }
    return [...this.pending];
  }

  /** Lets sets that were tried, and are not enough yet, grow. */
  grow(sets: readonly OptionSet[]): void {
    this.pending.clear();
    if (this.exhaustive) return;
    for (const set of sets) {
      const trial = this.trials.of(set);
      if (trial && trial.level < LEVEL.SURE && !this.isClosed(set)) this.nearest.grow(set, trial);
    }
  }

  /** Draws answers from the sets that reach the goals and are not accounted for. */
  *settle(): Asking<void> {
    for (let set = this.unsettled(LEVEL.SURE); set !== undefined; set = this.unsettled(LEVEL.SURE))
      this.keep(yield* reduce(this.trials, this.gains, set, LEVEL.SURE));
    while (this.likely.length < this.quest.likely) {
      const set = this.unsettled(LEVEL.LIKELY);
      if (set === undefined) return;
      const part = yield* reduce(this.trials, this.gains, set, LEVEL.LIKELY);
      if (this.trials.levelOf(part) === LEVEL.SURE) this.keep(part);
      else this.likely.push(part);
    }
  }

  private unsettled(level: Level): OptionSet | undefined {
    const isKnown = (set: OptionSet): boolean =>
      this.isClosed(set) || (level === LEVEL.LIKELY && this.likely.some((part) => contains(set, part)));
    return this.trials.atLeast(level).find((set) => !isKnown(set));
  }

  private keep(set: OptionSet): void {
    const apart = this.found.filter((other) => !contains(other, set));
    this.found = [...apart, set].sort((one, other) => this.menu.compare(one, other));
  }

  /** A set that contains an answer is no answer of its own; what cannot be applied cannot be mended by more. */
  private isClosed(set: OptionSet): boolean {
    return this.found.some((part) => contains(set, part)) || this.trials.isInapplicable(set);
  }

  /** The last of the answers when there are as many as are wanted. */
  private get worst(): OptionSet | null {
    return this.found[this.quest.sure - 1] ?? null;
  }

  private isWanted(set: OptionSet): boolean {
    if (set === NOTHING_CHANGED || this.isClosed(set) || this.trials.isSettled(set) || this.pending.has(set))
      return false;
    return this.worst === null || this.menu.compare(set, this.worst) < 0;
  }

  private nextCheapest(): OptionSet | null {
    const first = this.cheapest.peek();
    return first !== null && this.isWanted(first) ? this.cheapest.take() : null;
  }

  conclude(): Pick<Sought, 'sure' | 'likely' | 'closest' | 'triedBelow' | 'complete'> {
    const { trials, menu, quest } = this;
    this.pending.clear();
    const untried = this.cheapest.peek();
    const candidate = (level: Level) => (set: OptionSet) => {
      return { set, cost: menu.costOf(set), irreducible: trials.isIrreducible(set, level) };
    };
    const likely: OptionSet[] = [];
    for (const set of trials.atLeast(LEVEL.LIKELY))
      if (!this.isClosed(set) && !likely.some((part) => contains(set, part))) likely.push(set);
    const closest = this.found.length + likely.length > 0 ? null : nearestOf(trials);
    return {
      sure: this.found.slice(0, quest.sure).map(candidate(LEVEL.SURE)),
      likely: likely.slice(0, quest.likely).map(candidate(LEVEL.LIKELY)),
      closest: closest === null ? null : { set: closest, cost: menu.costOf(closest), irreducible: false },
      triedBelow: untried === null ? null : menu.costOf(untried),
      complete: untried === null || (this.worst !== null && menu.compare(untried, this.worst) >= 0),
    };
  }
}

/** The set that misses the goals by least, the first of several; null when none was tried. */
function nearestOf(trials: Trials): OptionSet | null {
  const distance = (set: OptionSet): number => distanceOf(trials.of(set) as Trial);
  const [nearest] = trials.sets.sort((one, other) =>
    distance(one) === distance(other) ? trials.menu.compare(one, other) : distance(one) - distance(other),
  );
  return nearest ?? null;
}
