/** Drops from a set what it does not need. */
import type { Gains } from './gains.ts';
import { membersOf, setOf, without, type OptionSet } from './menu.ts';
import type { Asking, Level, Trials } from './trials.ts';

/**
 * A part of a set that still reaches the level, and from which no single option can be dropped. First the most useful options
 * for their cost alone, in chains of 1, 2, 4 … of them; then, again and again, every option is dropped by itself, and of those
 * that can go as many together as can, the dearest first (the deletion filter for irreducible subsets: Chinneck & Dravnieks,
 * "Locating minimal infeasible constraint sets in linear programs", ORSA Journal on Computing 3, 1991). When there is no room for
 * more trials it ends with what it has.
 */
export function* reduce(trials: Trials, gains: Gains, set: OptionSet, level: Level): Asking<OptionSet> {
  const { menu } = trials;
  const reaches = (part: OptionSet): boolean => trials.levelOf(part) >= level;
  const worth = (option: number): number => gains.usefulness[option] / menu.costs[option];

  const byWorth = membersOf(set).sort((a, b) => worth(b) - worth(a) || a - b);
  const chain: OptionSet[] = [];
  for (let length = 1; length < byWorth.length; length *= 2) chain.push(setOf(byWorth.slice(0, length)));
  yield* trials.ask(chain);
  let kept = chain.find(reaches) ?? set;

  for (;;) {
    const whole = kept;
    const members = membersOf(kept).sort((a, b) => menu.costs[b] - menu.costs[a] || worth(a) - worth(b) || a - b);
    yield* trials.ask(members.map((option) => without(whole, setOf([option]))));
    const needless = members.filter((option) => reaches(without(whole, setOf([option]))));
    if (needless.length === 0) return kept;
    const smaller = needless.map((_, index) => without(whole, setOf(needless.slice(0, index + 1))));
    yield* trials.ask(smaller);
    kept = smaller.findLast(reaches) as OptionSet;
  }
}
