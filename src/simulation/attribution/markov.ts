/**
 * Attribution by a Markov chain: how many purchases its walks lose when a touchpoint is taken away.
 *
 * Anderl, Becker, von Wangenheim & Schumann 2016, "Mapping the customer journey: Lessons learned from graph-based
 * online attribution modeling", International Journal of Research in Marketing 33.
 */
import { buysWithoutEach } from './absorption.ts';
import { chainOf } from './chain.ts';
import { attendedPaths, buyersOf, byTouchpoint, numbering, purchasesOf, type WalkedPath } from './path.ts';

/** How many touchpoints a walk remembers. */
export type MarkovOrder = 1 | 2 | 3;

export interface MarkovRemoval {
  /** P(buy), with all touchpoints there: the share of purchasers among the buyers who attended something. */
  readonly chance: number;
  /** 1 − P(buy without i)/P(buy), by touchpoint; 0 where nobody buys. Good to 1e-12. */
  readonly effects: Float64Array;
  /** Purchases, by touchpoint: all purchases, shared in proportion to the effects. None is negative. */
  readonly credits: Float64Array;
}

/**
 * Removal effects and credits. The states of the chain are the start, the last `order` touchpoints (fewer at the
 * beginning of a path), buying, and leaving; its chances are the shares observed. Removing a touchpoint sends to
 * leaving whoever would have come to it: the chain knows no detour, which is why effects add up to 1 or more and are
 * scaled down to the purchases.
 *
 * With an order no smaller than the longest path has steps nothing is left for the chain to guess: the effect of a
 * touchpoint is the share of the purchasers who attended it.
 *
 * The chance to buy is not solved for: the chain buys as often as the paths do (see chainOf).
 */
export function markovRemoval(paths: readonly WalkedPath[], size: number, order: MarkovOrder): MarkovRemoval {
  const attended = attendedPaths(paths, size);
  const purchases = purchasesOf(attended);
  if (purchases === 0) return { chance: 0, effects: new Float64Array(size), credits: new Float64Array(size) };
  const numbers = numbering(attended, size);
  const chance = purchases / buyersOf(attended);
  const without = buysWithoutEach(chainOf(attended, numbers, order), chance);
  // By a rounding or so an effect may come out beyond its ends.
  const effects = without.map((rest) => Math.min(1, Math.max(0, 1 - rest / chance)));
  const sum = effects.reduce((total, effect) => total + effect, 0);
  return {
    chance,
    effects: byTouchpoint(effects, numbers),
    credits: byTouchpoint(
      effects.map((effect) => (purchases * effect) / sum),
      numbers,
    ),
  };
}
