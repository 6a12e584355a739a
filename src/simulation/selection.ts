/**
 * Ranking and selection: which of several systems is best, from buyers who live in all of them with the same luck.
 *
 * `screen` is the procedure KN++ (Kim & Nelson 2006, "On the asymptotic validity of fully sequential selection procedures
 * for steady-state simulation", Operations Research 54(3)) with c = 1, for independent buyers: the variances are those of
 * all buyers so far. It comes from KN (Kim & Nelson 2001, "A fully sequential procedure for indifference-zone selection in
 * simulation", ACM TOMACS 11(3)), whose constants tend to its own as the first stage grows, and rests on Fabian 1974,
 * "Note on Anscombe's procedure with applications to tests": a Brownian motion that drifts by δ leaves the triangle
 * ±(h²·σ²/(2δ) − δ·n/2) on the wrong side with chance ½·exp(−h²/2).
 *
 * If the best is better than each other system by δ or more, it is found with at least the confidence. If others come closer
 * to it than δ, one of them may be found instead; where there are several such, the papers prove nothing of those behind them.
 */
import { log } from './math.ts';
import { normalTail } from './metrics/normal.ts';

/** What is known of the systems after n buyers. */
export interface Contest {
  /** Buyers so far, the same ones in every system. */
  readonly n: number;
  /** Systems that took part from the start, numbered from 0. */
  readonly systems: number;
  /** The most that one buyer's values can differ between two systems: 1 for a share. Left out: there is no bound. */
  readonly span?: number;
  mean(i: number): number;
  /** Sample variance of a buyer's value in system i less the same buyer's in system j, divisor n − 1. */
  varianceOfDifference(i: number, j: number): number;
}

export interface SelectionRule {
  /** Probability of correct selection that is asked for, below 1. */
  readonly confidence: number;
  /** δ > 0: a difference of means smaller than this does not matter. */
  readonly indifference: number;
  /** Whether the best is the system with the highest mean, or the one with the lowest. */
  readonly highest: boolean;
}

/**
 * Who survives a look, in order: i is dropped if a survivor j is better by more than W.
 *
 * W = max(0, δ/2·(h²·S²/(n·δ²) − 1)), S² = varianceOfDifference(i, j), h² = 2η, ½·exp(−η) = β = (1 − confidence)/(k − 1):
 * Bonferroni's share, which holds however the systems depend on each other. W is 0 once n ≥ h²·S²/δ².
 *
 * Looks may come after any numbers of buyers that are fixed beforehand: fewer looks make fewer mistakes, and use more
 * buyers. Two whose means are equal both survive a look. If all buyers so far differ alike, or none does (S² = 0), the worse
 * or later one is dropped as soon as that would be too lucky, were it better by δ: a difference of δ the other way between
 * values that differ by `span` at most asks for other buyers, δ/span of all or more, and n buyers include none of them with a
 * chance of (1 − δ/span)^n at most, which must be β or less. Without a span such two survive. And nobody is dropped after so
 * few buyers that as many coins would fall alike with a chance above β: of those S² tells nothing.
 * @param survivors of the look before, or all
 * @throws RangeError unless δ > 0
 */
export function screen(contest: Contest, rule: SelectionRule, survivors: readonly number[]): number[] {
  const { n, systems, span = Infinity } = contest;
  const delta = rule.indifference;
  if (!(delta > 0)) throw new RangeError(`Got an indifference of ${delta}, expected more than 0.`);
  if (n < 2 || systems < 2) return [...survivors];
  const beta = (1 - rule.confidence) / (systems - 1);
  if (2 ** -n > beta) return [...survivors];
  const h2 = 2 * Math.max(0, -log(2 * beta));
  const othersWouldShow = n * -Math.log1p(-Math.min(1, delta / span)) >= -log(beta);
  const drops = (j: number, i: number): boolean => {
    const lead = better(contest, rule.highest, j, i);
    const variance = contest.varianceOfDifference(i, j);
    const isAhead = lead > 0 || (lead === 0 && survivors.indexOf(j) < survivors.indexOf(i));
    if (variance === 0) return othersWouldShow && isAhead;
    return lead > Math.max(0, (delta / 2) * ((h2 * variance) / (n * delta * delta) - 1));
  };
  return survivors.filter((i) => !survivors.some((j) => j !== i && drops(j, i)));
}

/** Which system looks best, and how surely it is. */
export interface PosteriorBest {
  readonly best: number;
  /** At least this, by Bonferroni: 0 says that nothing is sure. Shared evenly with those in `tied`. */
  readonly probability: number;
  /** Systems that no buyer tells from it: no difference at all. */
  readonly tied: readonly number[];
}

/**
 * The system with the best mean, the first of several, and a lower bound on the posterior probability that it is the best.
 *
 * 1 − Σ P(j better | data) over all other systems j, P = 1 − Φ(d/√(S²/n)) with d by how much j's mean is worse: the
 * differences are taken as normal, with nothing known beforehand and the variance as estimated from many buyers. That is too
 * sure where few buyers differ alike, so P is not taken to be below 2^−n, the chance that n coins fall alike. Systems
 * with no difference at all (d = 0, S² = 0) stand and fall together: the bound is for all of them, and each has an even
 * share, so that two equal systems have ½ each.
 * Chick & Inoue 2001, "New procedures to select the best simulated system using common random numbers", Management Science
 * 47(8); the bound is PCS_Bonf of Branke, Chick & Schmidt 2007, "Selecting a selection procedure", Management Science 53(12).
 * @param among systems to choose from; it is judged against those left out too
 */
export function posteriorBest(
  contest: Contest,
  highest: boolean,
  among: readonly number[] = allOf(contest),
): PosteriorBest {
  const best = among.reduce((found, i) => (better(contest, highest, i, found) > 0 ? i : found));
  const tied: number[] = [];
  let doubt = 0;
  for (const j of allOf(contest)) {
    if (j === best) continue;
    const lead = better(contest, highest, best, j);
    const variance = contest.varianceOfDifference(best, j);
    if (lead === 0 && variance === 0) tied.push(j);
    else doubt += Math.max(normalTail(lead / Math.sqrt(variance / contest.n)), 2 ** -contest.n);
  }
  return { best, probability: Math.max(0, 1 - doubt) / (1 + tied.length), tied };
}

/** By how much the mean of i is better than that of j. */
function better(contest: Contest, highest: boolean, i: number, j: number): number {
  const difference = contest.mean(i) - contest.mean(j);
  return highest ? difference : -difference;
}

const allOf = ({ systems }: Contest): number[] => Array.from({ length: systems }, (_, i) => i);
