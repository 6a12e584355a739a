/** What a search is to reach, and whether buyers with a set of options reach it. */
import type { FigureName } from '../figures.ts';
import { NOTHING, zOf } from '../metrics/interval.ts';
import type { PanelReader } from '../paired.ts';
import type { Estimate } from '../summary.ts';
import { LEVEL, type Level, type Trial } from './trials.ts';

/**
 * AT_LEAST and AT_MOST hold the figure itself against an amount. The others hold its paired difference from the baseline
 * against one: HIGHER and LOWER ask for that much; NOT_LOWER and NOT_HIGHER bear that much of the contrary (non-inferiority:
 * Blackwelder, "'Proving the null hypothesis' in clinical trials", Controlled Clinical Trials 3, 1982).
 */
export const GOAL_WORDS = ['AT_LEAST', 'AT_MOST', 'HIGHER', 'LOWER', 'NOT_LOWER', 'NOT_HIGHER'] as const;
export type GoalWord = (typeof GOAL_WORDS)[number];

export interface SearchGoal {
  readonly metric: FigureName;
  readonly is: GoalWord;
  /** In the unit of the metric; not below 0 unless it is the figure itself that is held against it. */
  readonly amount: number;
}

/**
 * CONFIRMED: the end of the interval reaches the goal. LIKELY: only the estimate does, or buyers who are all alike so far
 * leave the interval no width. REFUTED: the estimate does not reach it either.
 */
export const VERDICTS = ['REFUTED', 'LIKELY', 'CONFIRMED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A goal as buyers with a set of options reach it or do not. */
export interface GoalCheck extends Estimate {
  readonly verdict: Verdict;
  /** How far the estimate is beyond what was asked, in the unit of the metric; null where there is nothing to judge. */
  readonly margin: number | null;
  /** The same of the end of the interval that is nearer to missing the goal. */
  readonly bound: number | null;
}

export const isRelative = ({ is }: Pick<SearchGoal, 'is'>): boolean => is !== 'AT_LEAST' && is !== 'AT_MOST';

const isUpward = ({ is }: SearchGoal): boolean => is === 'AT_LEAST' || is === 'HIGHER' || is === 'NOT_LOWER';

/** What the figure, or its difference from the baseline, is held against. */
export const thresholdOf = ({ is, amount }: SearchGoal): number =>
  is === 'LOWER' || is === 'NOT_LOWER' ? 0 - amount : amount;

/**
 * z of intervals of which every end holds, all ends of all goals of all sets together, with the confidence: 1 − (1 −
 * confidence)/m for each one-sided end (Bonferroni, which needs nothing of how they depend on each other; Šidák's bound is
 * for two-sided intervals).
 */
export const zOfGoals = (confidence: number, goals: number, sets = 1): number =>
  zOf(1 - (2 * (1 - confidence)) / (goals * sets));

/**
 * One goal under one arm of a panel whose first arm is the baseline. Where buyers are all alike in a figure, or no one's life
 * differs in it, its interval may have no width; that none of so many is otherwise does not prove that none would be, so such
 * a figure reaches no goal for sure, but for a difference of 0 between two plans that are the same.
 */
export function checkGoal(reader: PanelReader, arm: number, goal: SearchGoal, z: number, isSame: boolean): GoalCheck {
  const { value, low, high } = isRelative(goal)
    ? differenceOf(reader, arm, goal, z, isSame)
    : reader.estimate(arm, goal.metric, z);
  const threshold = thresholdOf(goal);
  const beyond = (one: number | null): number | null =>
    one === null ? null : isUpward(goal) ? one - threshold : threshold - one;
  const margin = beyond(value);
  const bound = beyond(isUpward(goal) ? low : high);
  const isExact = isRelative(goal) && isSame;
  const isStrict = isRelative(goal) && !isSame;
  const isSure = bound !== null && (isExact || low !== high) && (isStrict ? bound > 0 : bound >= 0);
  const verdict = isSure ? 'CONFIRMED' : margin !== null && margin >= 0 ? 'LIKELY' : 'REFUTED';
  return { value, low, high, margin, bound, verdict };
}

const UNCHANGED: Estimate = { value: 0, low: 0, high: 0 };

function differenceOf(reader: PanelReader, arm: number, { metric }: SearchGoal, z: number, isSame: boolean): Estimate {
  if (isSame) return reader.value(arm, metric) === null ? NOTHING : UNCHANGED;
  const { difference, low, high } = reader.difference(reader.pairOf(0, arm), metric, z);
  return { value: difference, low, high };
}

/** The worst verdict of several goals. */
export const verdictOf = (checks: readonly { readonly verdict: Verdict }[]): Verdict =>
  VERDICTS[Math.min(...checks.map(({ verdict }) => VERDICTS.indexOf(verdict)))];

const LEVELS: Readonly<Record<Verdict, Level>> = {
  REFUTED: LEVEL.MISSED,
  LIKELY: LEVEL.LIKELY,
  CONFIRMED: LEVEL.SURE,
};

/** What the search needs to know of a set that was tried. */
export function trialOf(checks: readonly GoalCheck[]): Trial {
  return {
    level: LEVELS[verdictOf(checks)],
    margins: checks.map(({ margin }) => margin ?? -Infinity),
    bounds: checks.map(({ bound }) => bound ?? -Infinity),
  };
}
