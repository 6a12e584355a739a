/**
 * What runs in the pool's threads: lives and their sums, nothing else. Only a plan's source and numbers of buyers come
 * in; only tallies, numbers and the few stories asked for go out.
 */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { creditRules, type Credited } from '../simulation/attribution/credit.ts';
import { Inspector } from '../simulation/audit/inspect.ts';
import { Panel, type PanelOrder } from '../simulation/panel.ts';
import { PanelTally } from '../simulation/panelTally.ts';
import { Replayer } from '../simulation/replay.ts';
import { Population } from '../simulation/run.ts';
import { search as searchLives, type Found, type LifeFilter } from '../simulation/search.ts';
import { sobolIndices, type SobolDesign, type SobolIndices } from '../simulation/sensitivity/sobol.ts';
import type { LifeStory } from '../simulation/story.ts';
import { summarize as summarizeTally } from '../simulation/summarize.ts';
import type { Summary } from '../simulation/summary.ts';
import { sweepReport as reportOfSweep, type SweepReport } from '../simulation/sweep.ts';
import { Tally } from '../simulation/tally.ts';
import { EngineFault, inEngine } from './failure.ts';
import { Recent } from '../recent.ts';
import { planOf, type PlanSource } from './source.ts';
import { taskSize } from './tasks.ts';

/** Milliseconds after which a preview goes on in tasks on all threads. */
const PREVIEW_MS = 80;

interface Task {
  readonly source: PlanSource;
  readonly seed: string;
}

/** Buyers with from ≤ number < to. */
export interface SimulateTask extends Task {
  readonly from: number;
  readonly to: number;
}
export interface SimulateAnswer {
  /** A tally's buffer. */
  readonly tally: ArrayBuffer;
  /** Milliseconds of work, without the wait for a thread. */
  readonly took: number;
}

/** Buyers 0 … `buyers` − 1, or the first of them, as far as a task should go. The answer is a tally's buffer. */
export interface PreviewTask extends Task {
  readonly buyers: number;
}

/** The same buyers, from ≤ number < to, under several plans. */
export interface PanelTask {
  readonly sources: readonly PlanSource[];
  readonly seed: string;
  readonly order: PanelOrder;
  readonly from: number;
  readonly to: number;
}
export interface PanelAnswer {
  /** A panel's buffer, and those of the tallies ordered. */
  readonly panel: ArrayBuffer;
  readonly tallies: readonly ArrayBuffer[];
  /** Milliseconds of work, without the wait for a thread. */
  readonly took: number;
}

export interface InspectAnswer {
  /** An inspection's buffer. */
  readonly inspection: ArrayBuffer;
  /** Milliseconds of work, without the wait for a thread. */
  readonly took: number;
}

/** Values at the points of a Saltelli design, in their order. */
export interface SobolTask {
  readonly design: SobolDesign;
  readonly values: readonly (number | null)[];
}

export interface ReplayTask extends Task {
  readonly numbers: readonly number[];
}

export interface SummarizeTask {
  readonly source: PlanSource;
  /** A tally's buffer. */
  readonly tally: ArrayBuffer;
}

export interface SearchTask extends SimulateTask {
  readonly where: LifeFilter;
  /** Stop after this many matches. */
  readonly limit: number;
}

/** What a sweep found at one value, to be reported. */
export interface SweepReportTask {
  readonly sources: readonly PlanSource[];
  /** Hashes of what decides the lives of each plan: equal where two are the same but for names. */
  readonly contents: readonly string[];
  /** A panel's buffer, and those of all its tallies. */
  readonly panel: ArrayBuffer;
  readonly tallies: readonly ArrayBuffer[];
  readonly comparisons: number;
}

/** What a task came to. Faults of the engine come as values, so that they are not taken for a thread that died. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly message: string; readonly stack: string };

/** Nothing to do: for a thread that others wait for. */
export function begin(): void {}

export function simulate({ source, seed, from, to }: SimulateTask): unknown {
  const began = performance.now();
  const outcome = attempt((): SimulateAnswer => {
    const make = (): Population => new Population(planOf(source), seed);
    const tally = keeping(populations, `${source.hash} ${seed}`, make, (population) => {
      population.live(from, to);
      return population.pack();
    });
    return { tally, took: performance.now() - began };
  });
  return outcome.ok ? moved(outcome, [outcome.answer.tally]) : outcome;
}

/** Most previews are one task, so that many at a time cost little more than their lives. */
export function preview({ source, seed, buyers }: PreviewTask): unknown {
  const outcome = attempt(() => {
    const began = performance.now();
    using population = new Population(planOf(source), seed);
    const size = taskSize(undefined);
    for (let from = 0, at = began; from < buyers && at - began <= PREVIEW_MS;) {
      const to = Math.min(buyers, from + size.buyers);
      population.live(from, to);
      const now = performance.now();
      size.learn(to - from, now - at, 0);
      from = to;
      at = now;
    }
    return population.pack();
  });
  return outcome.ok ? moved(outcome, [outcome.answer]) : outcome;
}

export function panel({ sources, seed, order, from, to }: PanelTask): unknown {
  const began = performance.now();
  const outcome = attempt((): PanelAnswer => {
    const hash = [seed, JSON.stringify(order), ...sources.map((source) => source.hash)].join(' ');
    const make = (): Panel => new Panel(sources.map(planOf), seed, order);
    const answer = keeping(panels, hash, make, (kept) => kept.simulate(from, to));
    const buffers = { panel: answer.panel.buffer, tallies: answer.tallies.map((tally) => tally.parcel) };
    return { ...buffers, took: performance.now() - began };
  });
  return outcome.ok ? moved(outcome, [outcome.answer.panel, ...outcome.answer.tallies]) : outcome;
}

export function inspect({ source, seed, from, to }: SimulateTask): unknown {
  const began = performance.now();
  const outcome = attempt((): InspectAnswer => {
    const make = (): Inspector => new Inspector(planOf(source), seed);
    const inspection = keeping(inspectors, `${source.hash} ${seed}`, make, (kept) => kept.inspect(from, to).buffer);
    return { inspection, took: performance.now() - began };
  });
  return outcome.ok ? moved(outcome, [outcome.answer.inspection]) : outcome;
}

export function credit({ source, tally, seed }: SummarizeTask & { readonly seed: string }): Outcome<Credited> {
  return attempt(() => creditRules(planOf(source), Tally.from(tally), seed));
}

/** The bootstrap of a large analysis takes seconds. */
export function sobol({ design, values }: SobolTask): Outcome<SobolIndices> {
  return attempt(() => sobolIndices(design, values));
}

export function replay({ source, seed, numbers }: ReplayTask): Outcome<LifeStory[]> {
  return attempt(() => {
    using replayer = new Replayer(planOf(source), seed);
    return numbers.map((number) => replayer.replay(number));
  });
}

/** Of a copy without its paths, since a summary takes the whole column along (Reader.byDay). */
export function summarize({ source, tally }: SummarizeTask): Outcome<Summary> {
  return attempt(() => summarizeTally(planOf(source), Tally.from(tally)));
}

export function search({ source, seed, where, from, to, limit }: SearchTask): Outcome<Found> {
  return attempt(() => searchLives(planOf(source), seed, where, from, to, limit));
}

export function sweepReport(task: SweepReportTask): Outcome<SweepReport> {
  const { sources, contents, panel: buffer, tallies, comparisons } = task;
  return attempt(() => {
    const compared = {
      plans: sources.map(planOf),
      panel: PanelTally.from(buffer),
      tallies: tallies.map((tally) => Tally.from(tally)),
      isSame: (one: number, other: number) => contents[one] === contents[other],
    };
    return reportOfSweep(compared, comparisons);
  });
}

function attempt<Answer>(work: () => Answer): Outcome<Answer> {
  try {
    return { ok: true, answer: inEngine(work) };
  } catch (error) {
    if (error instanceof EngineFault) return { ok: false, message: error.message, stack: error.stack ?? error.message };
    throw error;
  }
}

/** The same value, whose buffers change hands on the way out instead of being copied. */
const moved = (value: object, buffers: readonly ArrayBuffer[]): unknown =>
  move({ [valueSymbol]: value, [transferableSymbol]: buffers });

const dispose = (kept: Disposable): void => kept[Symbol.dispose]();

/** Buyers are made ready to live once for all the tasks of a study. */
const populations = new Recent<string, Population>(4, dispose);
/** Panels know all their plans, so these are compiled once for all the tasks of a study. */
const panels = new Recent<string, Panel>(4, dispose);
const inspectors = new Recent<string, Inspector>(2, dispose);

/**
 * Works with what is kept under a key, or made now. What a fault has interrupted holds lives that no answer has taken, so it
 * is kept no longer, nor is its kernel used for anything else.
 */
function keeping<Kept, Answer>(
  recent: Recent<string, Kept>,
  key: string,
  make: () => Kept,
  work: (kept: Kept) => Answer,
): Answer {
  try {
    return work(recent.get(key, make));
  } catch (error) {
    recent.drop(key);
    throw error;
  }
}
