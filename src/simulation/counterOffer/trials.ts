/** What has been tried so far, and what came of it. */
import { contains, membersOf, NOTHING_CHANGED, type Menu, type OptionSet } from './menu.ts';

/** A goal is missed; reached by the estimates alone; reached by the ends of their intervals. Of a set, the worst of its goals. */
export const LEVEL = { MISSED: 0, LIKELY: 1, SURE: 2 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** What became of the buyers with one set of options. Margins are in the unit of the goal; −∞ where there is nothing to judge. */
export interface Trial {
  readonly level: Level;
  /** By goal: how far the estimate is beyond what was asked; below 0 when it falls short. */
  readonly margins: readonly number[];
  /** By goal: the same of that end of the interval which is nearer to missing it. */
  readonly bounds: readonly number[];
}

/**
 * How far a set is from its goals: of the goal that it misses by most, the shortfall in half-widths of its interval. 0 when
 * the estimates reach them all.
 */
export const distanceOf = ({ margins, bounds }: Trial): number =>
  margins.reduce((most, margin, goal) => (margin >= 0 ? most : Math.max(most, shortfall(margin, bounds[goal]))), 0);

const shortfall = (margin: number, bound: number): number =>
  Number.isFinite(margin) && margin > bound ? -margin / (margin - bound) : Infinity;

/** The most sets of one batch: they share the buyers' lives under the baseline. */
export const BATCH = 24;

export class Trials {
  readonly menu: Menu;
  /** The most sets that may be tried; the empty one is free, for the baseline is lived anyway. */
  readonly allowed: number;
  used = 0;
  /** Sets whose changes cannot be applied together. */
  readonly inapplicable: OptionSet[] = [];
  private readonly known = new Map<OptionSet, Trial>();

  constructor(menu: Menu, allowed: number) {
    this.menu = menu;
    this.allowed = allowed;
  }

  /** How many more sets may be tried. What cannot be applied costs nothing, but there is an end to that too. */
  get left(): number {
    return this.inapplicable.length >= this.allowed ? 0 : this.allowed - this.used;
  }

  of(set: OptionSet): Trial | undefined {
    return this.known.get(set);
  }

  /** MISSED also for what has not been tried. */
  levelOf(set: OptionSet): Level {
    return this.known.get(set)?.level ?? LEVEL.MISSED;
  }

  /** Tried already, or not to be tried: a set that contains one which cannot be applied is taken for one itself. */
  isSettled(set: OptionSet): boolean {
    return this.known.has(set) || this.isInapplicable(set);
  }

  isInapplicable(set: OptionSet): boolean {
    return this.inapplicable.some((part) => contains(set, part));
  }

  /** All sets that were tried and reached this level, in the menu's order. */
  atLeast(level: Level): OptionSet[] {
    return [...this.known]
      .flatMap(([set, trial]) => (trial.level >= level ? [set] : []))
      .sort((one, other) => this.menu.compare(one, other));
  }

  /** The sets that were tried, without the empty one. */
  get sets(): OptionSet[] {
    return [...this.known.keys()].filter((set) => set !== NOTHING_CHANGED);
  }

  /** Asks for sets to be tried, as far as they have not been and there is room, and keeps what comes back. */
  *ask(sets: readonly OptionSet[]): Asking<void> {
    const wanted = [...new Set(sets)].filter((set) => !this.isSettled(set));
    for (let next = 0; next < wanted.length;) {
      const room = Math.min(BATCH, this.left + (wanted[next] === NOTHING_CHANGED ? 1 : 0));
      if (room <= 0) return;
      const batch = wanted.slice(next, next + room);
      next += batch.length;
      const answers = yield batch;
      batch.forEach((set, index) => this.keep(set, answers[index]));
    }
  }

  private keep(set: OptionSet, trial: Trial | null): void {
    if (trial === null) {
      this.inapplicable.push(set);
      return;
    }
    this.known.set(set, trial);
    if (set !== NOTHING_CHANGED) this.used++;
  }

  /** Whether dropping any one option was tried and reaches this level no longer. */
  isIrreducible(set: OptionSet, level: Level): boolean {
    return membersOf(set).every((option) => {
      const smaller = set & ~(1n << BigInt(option));
      return this.isSettled(smaller) && this.levelOf(smaller) < level;
    });
  }
}

/** Yields sets to be tried, at most BATCH at a time, and is given what came of each: null when its changes cannot be applied. */
export type Asking<Result> = Generator<readonly OptionSet[], Result, readonly (Trial | null)[]>;
