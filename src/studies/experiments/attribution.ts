/** Attribution: what each touchpoint truly brings, beside what the rules in use would credit it with. */
import type { PrismaClient, Study } from '../../db/generated/client.ts';
import { InvalidInput, LimitExceeded, NotFound, tellingAll } from '../../problems.ts';
import { compareCredits, type CreditComparison } from '../../simulation/attribution/compare.ts';
import type { Rule, RuleCredits } from '../../simulation/attribution/credit.ts';
import { sidak, zOf } from '../../simulation/metrics/interval.ts';
import { PanelReader } from '../../simulation/paired.ts';
import { CENSUS } from '../../simulation/paths.ts';
import { record } from '../../simulation/schema.ts';
import type { Estimate } from '../../simulation/summary.ts';
import { inEngine } from '../failure.ts';
import { livesOf, performPanel } from '../panels.ts';
import type { Performer } from '../performer.ts';
import type { Queue } from '../queue.ts';
import { checkExperiment, type Asked } from '../request.ts';
import { partsToRead, resolveSaved, type Resolved, type Subject } from '../resolve.ts';
import { planOf, toSource } from '../source.ts';
import { startExperiment } from '../start.ts';
import { answerWith } from './answers.ts';
import { openExperiment } from './open.ts';
import { groundOf, variantOf } from './variants.ts';

export interface AttributionRequest
  extends Omit<Asked, 'stop'>, Pick<Subject, 'scenarioId' | 'designId' | 'environment'> {
  /** A run over whose lives it is, in place of a scenario or design, buyers and a seed. */
  readonly runId?: string | null;
}

export interface AttributionAnswer {
  readonly buyers: number;
  /** Buyers who attended something, and those of them who bought: what the rules share out. */
  readonly walked: number;
  readonly purchases: number;
  /** Keys in the order of the design. */
  readonly touchpoints: readonly string[];
  /** By place in `touchpoints`: buyers who would not have bought without it, less those who would have bought instead. */
  readonly effects: readonly Effect[];
  readonly rules: readonly RuleReport[];
  /** Permutations that Shapley’s value took; 0 where it is exact. */
  readonly permutations: number;
  /** Lives lived, and lives that living everybody again without each touchpoint would have taken. */
  readonly lives: number;
  readonly fullLives: number;
}

export interface Effect extends Estimate {
  /** Buyers who would not have bought without the touchpoint, and buyers who would have bought without it alone. */
  readonly kept: number;
  readonly freed: number;
}

/** A rule's credits, and how far they are off; credits by place in `touchpoints`. */
export interface RuleReport {
  readonly rule: Rule;
  readonly credits: readonly Estimate[];
  readonly comparison: CreditComparison;
}

export const attributionSettings = record({});

/** @throws NotFound, InvalidInput, LimitExceeded STUDY_TOO_LARGE or TOO_MANY_STUDIES */
export async function startAttribution(
  prisma: PrismaClient,
  queue: Queue,
  request: AttributionRequest,
): Promise<Study> {
  const { order, issues } = checkExperiment(request);
  const { subject, buyers, seed } = await tellingAll(issues, () => resolve(prisma, request, order));
  if (buyers > CENSUS) throw new LimitExceeded('STUDY_TOO_LARGE', 'buyers of an attribution', buyers, CENSUS);
  return startExperiment(prisma, queue, {
    ...{ buyers, seed, stop: null },
    kind: 'ATTRIBUTION',
    arms: [subject],
    settings: {},
    lives: buyers * (subject.parts.design.touchpoints.length + 1),
  });
}

interface Lives {
  readonly subject: Resolved;
  readonly buyers: number;
  readonly seed: string;
}

/** A run's own lives, or those of a scenario or design. */
async function resolve(
  prisma: PrismaClient,
  request: AttributionRequest,
  { buyers, seed }: { readonly buyers: number; readonly seed: string },
): Promise<Lives> {
  const { runId } = request;
  if (runId === null || runId === undefined) return { subject: await resolveSaved(prisma, request), buyers, seed };
  const others = (['scenarioId', 'designId', 'environment', 'buyers', 'seed'] as const).filter((field) => {
    const given = request[field];
    return given !== null && given !== undefined;
  });
  if (others.length > 0)
    throw new InvalidInput(
      others.map((field) => ({ path: [field], message: 'must be left out with runId: the run has its own' })),
    );
  const run = await prisma.study.findFirst({ where: { id: runId, kind: 'RUN' } });
  if (!run) throw new NotFound('run', runId);
  const refuse = (message: string) => new InvalidInput([{ path: ['runId'], message }]);
  if (run.status !== 'SUCCEEDED') throw refuse(`must be a run that has succeeded; it is ${run.status}`);
  const [parts] = await partsToRead(prisma, [run]);
  if (parts instanceof Error) throw refuse(`must be a run that can be lived again: ${parts.message}`);
  const { designId, revisionId, scenarioId } = run;
  return {
    subject: { designId, revisionId, scenarioId, parts },
    buyers: run.progressTotal,
    seed: run.seed,
  };
}

/** The attribution over the lives of a run, the newest of several that is not given up; null when nobody has asked for it. */
export function attributionOf(prisma: PrismaClient, run: Study): Promise<Study | null> {
  const { revisionId, scenarioId, horizonDays, arrivalDays, disorder, seed, engineVersion, progressTotal } = run;
  return prisma.study.findFirst({
    where: {
      ...{ kind: 'ATTRIBUTION', status: { in: ['QUEUED', 'RUNNING', 'SUCCEEDED'] }, engineVersion },
      ...{ revisionId, scenarioId, horizonDays, arrivalDays, disorder, seed, buyers: progressTotal },
    },
    orderBy: { createdAt: 'desc' },
  });
}

export const performAttribution: Performer = async ({ prisma, pool, signal, onProgress, spread }, study) => {
  const { arms } = await openExperiment(prisma, study, attributionSettings);
  const ground = await groundOf(prisma, study);
  const [{ design }] = arms;
  const keys = design.touchpoints.map(({ key }) => key);
  // A design needs a touchpoint, so the only one cannot be removed: without it nobody would buy.
  const without = keys.map((key) => variantOf(ground, [{ removeTouchpoint: { key } }]));
  const removed = without.flatMap((variant) => (variant.ok ? [variant.value] : []));
  const [baseline] = arms.map(toSource);
  const sources = [baseline, ...removed.map(toSource)];
  const { seed, buyers } = study;
  const result = await performPanel(
    pool,
    {
      ...{ sources, seed },
      order: { pairing: 1, times: false, tallies: 'FIRST', economical: true },
      looks: [buyers],
    },
    { lane: 'STUDY', signal, onProgress, spread },
  );
  const [tally] = result.tallies;
  const credited = await pool.credit({ source: baseline, tally: tally.parcel, seed }, 'STUDY');
  signal.throwIfAborted();
  const reader = new PanelReader(result.panel);
  const z = zOf(sidak(0.95, keys.length));
  let arm = 0;
  const effects = without.map((variant) => (variant.ok ? effectOf(reader, ++arm, z) : everything(reader)));
  const plan = inEngine(() => planOf(baseline));
  // Rules speak of touchpoints in the order of the plan's keys.
  const places = keys.map((key) => plan.keys.indexOf(key));
  const answer: AttributionAnswer = {
    buyers,
    ...{ walked: credited.walked, purchases: credited.purchases, permutations: credited.permutations },
    ...{ touchpoints: keys, effects },
    rules: inEngine(() => credited.rules.map((rule) => reportOf(rule, places, effects, credited.purchases))),
    ...{ lives: livesOf(result), fullLives: buyers * sources.length },
  };
  return answerWith(study.id, buyers * sources.length, answer);
};

/** Purchases that a touchpoint brings: with it less without it, in buyers who buy. */
function effectOf(reader: PanelReader, arm: number, z: number): Effect {
  const pair = reader.pairOf(0, arm);
  const { difference, low, high } = reader.difference(pair, 'boughtShare', z);
  const { won, lost } = reader.wonAndLost(pair);
  const inBuyers = (share: number | null): number | null => (share === null ? null : -share * reader.buyers);
  return {
    value: difference === null ? null : lost - won,
    low: inBuyers(high),
    high: inBuyers(low),
    kept: lost,
    freed: won,
  };
}

function everything(reader: PanelReader): Effect {
  const bought = (reader.value(0, 'boughtShare') ?? 0) * reader.buyers;
  return { value: bought, low: bought, high: bought, kept: bought, freed: 0 };
}

function reportOf(
  { rule, credits, low, high }: RuleCredits,
  places: readonly number[],
  effects: readonly Effect[],
  purchases: number,
): RuleReport {
  const inOrder = (values: readonly number[] | null): (number | null)[] =>
    places.map((place) => values?.[place] ?? null);
  const [value, lows, highs] = [inOrder(credits), inOrder(low), inOrder(high)];
  return {
    rule,
    credits: value.map((credit, place) => ({ value: credit, low: lows[place], high: highs[place] })),
    comparison: compareCredits(
      places.map((place) => credits[place]),
      effects,
      purchases,
    ),
  };
}
