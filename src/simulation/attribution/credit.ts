/** All the rules of attribution over the same lives: what each of them would credit every touchpoint with. */
import type { Plan } from '../plan.ts';
import type { Tally } from '../tally.ts';
import { markovRemoval } from './markov.ts';
import { attendedPaths, buyersOf, purchasesOf, type WalkedPath } from './path.ts';
import { firstTouch, lastTouch, linear, positionBased } from './rules.ts';
import { shapley } from './shapley.ts';

export const RULES = [
  'LAST_TOUCH',
  'FIRST_TOUCH',
  'LINEAR',
  'POSITION_BASED',
  'MARKOV_1',
  'MARKOV_2',
  'MARKOV_3',
  'SHAPLEY',
] as const;
export type Rule = (typeof RULES)[number];

/** Touchpoints on paths up to which Shapley's value is exact: a million coalitions, a few tenths of a second. */
const EXACT = 20;

export interface RuleCredits {
  readonly rule: Rule;
  /** In purchases, in the order of the plan's keys. */
  readonly credits: readonly number[];
  /** Ends of intervals where the rule had to draw permutations; else null. */
  readonly low: readonly number[] | null;
  readonly high: readonly number[] | null;
}

export interface Credited {
  /** Buyers who attended something, and those of them who bought: what is shared out. */
  readonly walked: number;
  readonly purchases: number;
  readonly rules: readonly RuleCredits[];
  /** Permutations that Shapley’s value took; 0 where it is exact. */
  readonly permutations: number;
}

/**
 * Credits by every rule, from the paths in a tally's census.
 * @param seed of the permutations, where there are too many touchpoints for an exact Shapley value
 */
export function creditRules(plan: Plan, tally: Tally, seed: string): Credited {
  const walked: WalkedPath[] = [];
  tally.census.forEach((steps, count, purchasers) => walked.push({ steps: steps.slice(), count, purchasers }));
  const size = plan.touchpoints;
  const paths = attendedPaths(walked, size);
  const shared = shapley(paths, size, { seed, keys: plan.keys, exactUpTo: EXACT });
  const plain = (rule: Rule, credits: Float64Array): RuleCredits => ({
    rule,
    credits: [...credits],
    low: null,
    high: null,
  });
  return {
    walked: buyersOf(paths),
    purchases: purchasesOf(paths),
    permutations: shared.permutations,
    rules: [
      plain('LAST_TOUCH', lastTouch(paths, size)),
      plain('FIRST_TOUCH', firstTouch(paths, size)),
      plain('LINEAR', linear(paths, size)),
      plain('POSITION_BASED', positionBased(paths, size)),
      plain('MARKOV_1', markovRemoval(paths, size, 1).credits),
      plain('MARKOV_2', markovRemoval(paths, size, 2).credits),
      plain('MARKOV_3', markovRemoval(paths, size, 3).credits),
      {
        rule: 'SHAPLEY',
        credits: [...shared.credits],
        low: shared.low && [...shared.low],
        high: shared.high && [...shared.high],
      },
    ],
  };
}
