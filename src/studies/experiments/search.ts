/**
 * Searches for counter-offers: the smallest sets of changes, from a list, that reach goals. Promising sets are sought over some
 * buyers; what is told of them comes from other buyers, whom the search has not seen, so that nothing is picked for its luck.
 */
import { setImmediate } from 'node:timers/promises';
import type { PrismaClient, Study } from '../../db/generated/client.ts';
import { InvalidInput, tellingAll } from '../../problems.ts';
import { verdictOf, VERDICTS, zOfGoals, type GoalCheck, type Verdict } from '../../simulation/counterOffer/goal.ts';
import { contains, Menu, membersOf, setOf } from '../../simulation/counterOffer/menu.ts';
import { seek, type Candidate, type Quest, type Sought } from '../../simulation/counterOffer/seek.ts';
import type { PairedFigure } from '../../simulation/compare.ts';
import { FIGURES } from '../../simulation/figures.ts';
import type { Issue } from '../../simulation/issue.ts';
import { sidak, zOf } from '../../simulation/metrics/interval.ts';
import { PanelReader } from '../../simulation/paired.ts';
import { inEngine } from '../failure.ts';
import type { Performer } from '../performer.ts';
import type { Queue } from '../queue.ts';
import { resolveSaved, type Resolved } from '../resolve.ts';
import { startExperiment } from '../start.ts';
import { answerWith } from './answers.ts';
import { openExperiment } from './open.ts';
import {
  checkSearch,
  searchSettings,
  type SearchOption,
  type SearchRequest,
  type SearchSettings,
} from './searchRequest.ts';
import { Bench, checkAll, livesFor, menuOf, trialsOf, type TrialGround, type Tried } from './searchTrials.ts';
import { groundOf, variantOf } from './variants.ts';

/** A set of options as buyers took it whom the search had not seen. */
export interface CounterOffer {
  /** Positions, ascending. */
  readonly options: readonly number[];
  readonly cost: number;
  /** Whether dropping any one option was tried, and then the goals were reached less surely. */
  readonly irreducible: boolean;
  /** The worst of its goals'. */
  readonly verdict: Verdict;
  readonly goals: readonly GoalCheck[];
  /** Against the baseline. */
  readonly metrics: readonly PairedFigure[];
  /** Buyers of whom anything differs. */
  readonly differing: number;
}

export interface SearchAnswer extends Pick<Sought, 'evaluations' | 'inapplicable' | 'combinations' | 'triedBelow'> {
  /** Whether no set was left untried that might stand among the answers. */
  readonly exhaustive: boolean;
  /** The baseline as it reaches the goals, over the buyers of the verification. */
  readonly baseline: readonly GoalCheck[];
  /** Confirmed, the smallest first; none contains another. */
  readonly answers: readonly CounterOffer[];
  /** Verified but not confirmed: likely ones first. */
  readonly nearMisses: readonly CounterOffer[];
}

/** Sets that are verified beyond the answers wanted, for those that are not confirmed. */
const SPARE = 2;
/** Most sets that are verified: those that look sure, and those that look likely. */
const verified = (answers: number): number => 2 * answers + SPARE;

/** @throws NotFound, InvalidInput, LimitExceeded STUDY_TOO_LARGE or TOO_MANY_STUDIES */
export async function startSearch(prisma: PrismaClient, queue: Queue, request: SearchRequest): Promise<Study> {
  const { order, settings, issues } = checkSearch(request);
  const subject = await tellingAll(issues, async () => {
    const saved = await resolveSaved(prisma, request);
    await checkOptions(prisma, saved, settings.options);
    return saved;
  });
  return startExperiment(prisma, queue, {
    ...order,
    kind: 'SEARCH',
    arms: [subject],
    settings: { ...settings },
    lives: livesFor(mostSets(settings), order.buyers) + settings.verificationBuyers * (1 + verified(settings.answers)),
  });
}

/**
 * Checks that each option can be taken on the plan by itself.
 * @throws InvalidInput
 */
async function checkOptions(prisma: PrismaClient, subject: Resolved, options: readonly SearchOption[]): Promise<void> {
  const { revisionId, scenarioId, parts } = subject;
  const ground = await groundOf(prisma, { revisionId, scenarioId, ...parts.environment });
  const unfit: Issue[] = [];
  for (const [index, { changes }] of options.entries()) {
    const variant = variantOf(ground, changes);
    if (!variant.ok)
      unfit.push(
        ...variant.issues.map(({ path, message }) => ({ path: ['options', String(index), ...path], message })),
      );
    // Checking a design takes milliseconds: requests come in between.
    await setImmediate();
  }
  if (unfit.length > 0) throw new InvalidInput(unfit);
}

const mostSets = ({ options, evaluations }: SearchSettings): number => Math.min(evaluations, 2 ** options.length - 1);

export const performSearch: Performer = async (desk, study) => {
  const { settings } = await openExperiment(desk.prisma, study, searchSettings);
  const on = { settings, ground: await groundOf(desk.prisma, study) };
  const bench = new Bench(desk, on);
  const { options, clashes } = await menuOf(on, desk.signal);
  const { answers, evaluations } = settings;
  const sought = await walk({ options, evaluations, sure: answers + SPARE, likely: answers }, bench, on, study);
  const candidates = [...sought.sure, ...sought.likely, ...(sought.closest ? [sought.closest] : [])];
  const tried = await bench.tryOut(
    candidates.map(({ set }) => membersOf(set)),
    `${study.seed} · verification`,
    settings.verificationBuyers,
    0,
  );
  const answer = inEngine((): SearchAnswer => {
    const z = zOfGoals(settings.confidence, settings.goals.length, candidates.length);
    const { evaluations: used, inapplicable, combinations, triedBelow } = sought;
    const { answers: confirmed, nearMisses } = sortOut(candidates, tried, settings, z, new Menu(options));
    return {
      ...{ evaluations: used, inapplicable: inapplicable + clashes, combinations, triedBelow },
      exhaustive: isExhaustive(sought, confirmed, answers),
      baseline: checkAll(tried, 0, settings, z),
      ...{ answers: confirmed, nearMisses },
    };
  });
  return answerWith(study.id, bench.lives, answer);
};

/** Walks the search to its end: what it asks for is tried over the buyers of the study. */
async function walk(quest: Quest, bench: Bench, { settings }: TrialGround, { seed, buyers }: Study): Promise<Sought> {
  const z = zOfGoals(settings.confidence, settings.goals.length);
  const verification = settings.verificationBuyers * (1 + verified(settings.answers));
  const seeking = seek(quest);
  let left = mostSets(settings);
  let step = inEngine(() => seeking.next());
  while (!step.done) {
    const sets = step.value.map(membersOf);
    left = Math.max(0, left - sets.length);
    const tried = await bench.tryOut(sets, seed, buyers, livesFor(left, buyers) + verification);
    const trials = trialsOf(tried, settings, z);
    step = inEngine(() => seeking.next(trials));
  }
  return step.value;
}

/**
 * Whether every set was tried that costs less than the last of the answers, or, when there are fewer than were wanted, every
 * set at all. What contains a set that looked sure was not tried; if that one was not confirmed, it may have been an answer.
 */
function isExhaustive(
  { sure, triedBelow }: Sought,
  answers: readonly Pick<CounterOffer, 'options' | 'cost'>[],
  wanted: number,
): boolean {
  const limit = answers.length < wanted ? Infinity : (answers.at(-1)?.cost ?? Infinity);
  const confirmed = answers.map(({ options }) => setOf(options));
  const isLost = ({ set, cost }: Candidate): boolean =>
    cost < limit && !confirmed.some((answer) => contains(set, answer));
  return (triedBelow ?? Infinity) >= limit && !sure.some(isLost);
}

/** Tells the confirmed from the others. */
function sortOut(
  candidates: readonly Candidate[],
  tried: Tried,
  settings: SearchSettings,
  z: number,
  menu: Menu,
): Pick<SearchAnswer, 'answers' | 'nearMisses'> {
  const reader = new PanelReader(tried.panel);
  const checked = candidates
    .map(({ set, cost, irreducible }, index) => {
      // Each of them could be applied when it was sought.
      const arm = tried.arms[index] as number;
      const goals = checkAll(tried, arm, settings, z);
      const metrics = effectOf(reader, tried, arm, zOf(sidak(settings.confidence, candidates.length)));
      const differing = reader.differing(reader.pairOf(0, arm));
      const offer: CounterOffer = {
        ...{ options: membersOf(set), cost, irreducible, verdict: verdictOf(goals), goals, metrics, differing },
      };
      return { set, offer };
    })
    .sort((one, other) => menu.compare(one.set, other.set));
  const isConfirmed = ({ offer }: (typeof checked)[number]): boolean => offer.verdict === 'CONFIRMED';
  const confirmed = checked.filter(isConfirmed);
  const answers = confirmed.filter(
    ({ set }) => !confirmed.some((other) => other.set !== set && contains(set, other.set)),
  );
  const rank = (verdict: Verdict): number => -VERDICTS.indexOf(verdict);
  const others = checked
    .filter((one) => !isConfirmed(one) && !answers.some(({ set }) => contains(one.set, set)))
    .sort((one, other) => rank(one.offer.verdict) - rank(other.offer.verdict));
  const told = (list: typeof checked): CounterOffer[] => list.slice(0, settings.answers).map(({ offer }) => offer);
  return { answers: told(answers), nearMisses: told(others) };
}

/** Every figure against the baseline. */
function effectOf(reader: PanelReader, { isSame }: Tried, arm: number, z: number): PairedFigure[] {
  const pair = reader.pairOf(0, arm);
  return FIGURES.map(({ name }) => {
    const difference = reader.difference(pair, name, z);
    // Of a plan with itself this is no estimate.
    const exact = isSame[arm] && difference.difference !== null ? { low: 0, high: 0, varianceRatio: null } : {};
    return { name, ...difference, ...exact };
  });
}
