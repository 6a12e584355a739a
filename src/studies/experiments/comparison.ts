/** Comparisons: several scenarios side by side, over the same buyers and the same luck. */
import { z } from 'zod';
import type { PrismaClient, Study } from '../../db/generated/client.ts';
import { tellingAll } from '../../problems.ts';
import { Selection, type Best } from '../../simulation/best.ts';
import { comparePair, type Compared, type PairSummary } from '../../simulation/compare.ts';
import { diverge, type Parting } from '../../simulation/diverge.ts';
import { FIGURE_NAMES, type FigureName } from '../../simulation/figures.ts';
import { sidak, zOf } from '../../simulation/metrics/interval.ts';
import { PanelReader } from '../../simulation/paired.ts';
import { EXAMPLE_KINDS, type PanelTally } from '../../simulation/panelTally.ts';
import { oneOf, problemsOf, record } from '../../simulation/schema.ts';
import type { Summary } from '../../simulation/summary.ts';
import { inEngine } from '../failure.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../limits.ts';
import { performPanel } from '../panels.ts';
import type { Desk, Performer } from '../performer.ts';
import type { Queue } from '../queue.ts';
import { checkExperiment, confidenceSchema, widthSchema, type Asked } from '../request.ts';
import { comparedStopOf } from '../run.ts';
import { planOf, toSource, type PlanSource } from '../source.ts';
import { startExperiment } from '../start.ts';
import { isWithin, looks, type Stop } from '../stop.ts';
import { answerWith } from './answers.ts';
import { openExperiment } from './open.ts';
import { checkScenarios, resolveScenarios } from './scenarios.ts';

export interface ComparisonRequest extends Asked {
  /** The first is the baseline. */
  readonly scenarioIds: readonly string[];
  readonly best?: {
    readonly metric?: string | null;
    readonly direction?: 'HIGHEST' | 'LOWEST' | null;
    readonly indifference?: number | null;
    readonly confidence?: number | null;
  } | null;
}

export interface ComparisonAnswer {
  /** Buyers used, and allowed. */
  readonly buyers: number;
  readonly allowed: number;
  /** Everything about each scenario by itself. */
  readonly scenarios: readonly Summary[];
  /** The baseline with each other scenario. */
  readonly pairs: readonly (PairSummary & { readonly examples: readonly Parting[] })[];
  readonly best: Best;
}

/** Intervals of one figure hold over all challengers together with this confidence. */
export const CONFIDENCE = 0.95;

const bestSchema = record({
  metric: oneOf(FIGURE_NAMES as [FigureName, ...FigureName[]]),
  highest: z.boolean(),
  indifference: widthSchema.nullable(),
  confidence: confidenceSchema,
});
export const comparisonSettings = record({ best: bestSchema });

/** @throws NotFound, InvalidInput, LimitExceeded STUDY_TOO_LARGE or TOO_MANY_STUDIES */
export async function startComparison(prisma: PrismaClient, queue: Queue, request: ComparisonRequest): Promise<Study> {
  const { order, issues } = checkExperiment(request);
  const { best } = request;
  const rule = {
    metric: (best?.metric ?? 'boughtShare') as FigureName,
    highest: best?.direction !== 'LOWEST',
    indifference: best?.indifference ?? null,
    confidence: best?.confidence ?? STUDY_DEFAULTS.confidence,
  };
  const { scenarioIds } = request;
  const most = STUDY_LIMITS.comparedScenarios;
  const wrong = [...issues, ...problemsOf(bestSchema, rule, ['best']), ...checkScenarios(scenarioIds, 2, most)];
  const arms = await tellingAll(wrong, () => resolveScenarios(prisma, scenarioIds.slice(0, most)));
  return startExperiment(prisma, queue, {
    ...order,
    kind: 'COMPARISON',
    arms,
    settings: { best: rule },
    // The scenarios' own results tell the names of touchpoints and personas.
    names: arms.map(({ parts: { design } }) => [design.personas, design.touchpoints].map((list) => list.map(nameOf))),
    lives: order.buyers * arms.length,
  });
}

const nameOf = ({ name }: { readonly name: string }): string => name;

export const performComparison: Performer = async (desk, study) => {
  const { prisma, pool, signal, onProgress, spread } = desk;
  const { arms, settings } = await openExperiment(prisma, study, comparisonSettings);
  const sources = arms.map(toSource);
  const days = new Set(arms.map(({ environment }) => Math.ceil(environment.horizonDays)));
  const stop = comparedStopOf(study);
  const selection = new Selection(settings.best, arms.length);
  const { seed, buyers } = study;
  const { panel, tallies } = await performPanel(
    pool,
    {
      ...{ sources, seed },
      order: { pairing: 2, times: days.size === 1, tallies: 'ALL', economical: false },
      looks: looks(buyers, stop ?? (settings.best.indifference === null ? null : settings.best)),
      isEnough: (sofar) => isEnough(sofar.panel, stop, selection),
    },
    { lane: 'STUDY', signal, onProgress, spread },
  );
  if (settings.best.indifference !== null && panel.buyers === buyers) selection.look(panel);
  const compared: Compared = {
    ...{ panel, tallies },
    plans: inEngine(() => sources.map(planOf)),
    isSame: (one, other) => sources[one].hash === sources[other].hash,
  };
  const pairs = inEngine(() =>
    sources.slice(1).map((_, index) => comparePair(compared, 0, index + 1, sources.length - 1, CONFIDENCE)),
  );
  const [summaries, examples] = await Promise.all([
    Promise.all(sources.map((source, arm) => pool.summarize({ source, tally: tallies[arm].parcel }, 'STUDY'))),
    findPartings(desk, sources, seed, panel),
  ]);
  signal.throwIfAborted();
  const answer: ComparisonAnswer = {
    ...{ buyers: panel.buyers, allowed: buyers, scenarios: summaries },
    pairs: pairs.map((pair, index) => ({ ...pair, examples: examples[index] })),
    best: selection.conclude(panel),
  };
  return answerWith(study.id, panel.buyers * sources.length, answer);
};

/** Enough for every rule that was given: intervals as narrow as asked, and one scenario left in the running. */
function isEnough(panel: PanelTally, stop: Stop<FigureName> | null, selection: Selection): boolean {
  const decided = selection.rule.indifference === null || selection.look(panel);
  return decided && (stop === null || areNarrow(panel, stop));
}

/** Whether the difference of every challenger from the baseline is known so closely, all of them together. */
export function areNarrow(panel: PanelTally, { metric, halfWidth, confidence }: Stop<FigureName>): boolean {
  const reader = new PanelReader(panel);
  const challengers = panel.layout.arms - 1;
  const z = zOf(sidak(confidence, challengers));
  return Array.from({ length: challengers }, (_, index) => reader.pairOf(0, index + 1)).every((pair) =>
    isWithin(reader.difference(pair, metric, z), halfWidth),
  );
}

/** Buyers who part ways under the baseline and each other scenario, found by living both lives again. */
async function findPartings(
  { pool, signal }: Desk,
  sources: readonly PlanSource[],
  seed: string,
  panel: PanelTally,
): Promise<Parting[][]> {
  const reader = new PanelReader(panel);
  const found: Parting[][] = [];
  for (const [index, source] of sources.slice(1).entries()) {
    signal.throwIfAborted();
    const pair = reader.pairOf(0, index + 1);
    const wanted = EXAMPLE_KINDS.flatMap((kind) => reader.examples(pair, kind).map((number) => ({ kind, number })));
    const numbers = wanted.map(({ number }) => number);
    const stories = await Promise.all(
      [sources[0], source].map((one) => pool.replay({ source: one, seed, numbers }, 'STUDY')),
    );
    found.push(wanted.map(({ kind }, place) => diverge(kind, stories[0][place], stories[1][place])));
  }
  return found;
}
