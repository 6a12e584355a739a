/** Sweeps: scenarios at value after value of disorder, consistency or a parameter, over the same buyers and the same luck. */
import { z } from 'zod';
import type { PrismaClient, Study } from '../../db/generated/client.ts';
import { tellingAll } from '../../problems.ts';
import { showValue, type Issue } from '../../simulation/issue.ts';
import { findParameter, PARAMETERS } from '../../simulation/parameters.ts';
import { survivingFigures, type SurvivingFigure } from '../../simulation/planSurvival.ts';
import { list, oneOf, problemsOf, record } from '../../simulation/schema.ts';
import { SWEPT, valueSchemaOf, variationAt, type Axis, type Swept, type SweepReport } from '../../simulation/sweep.ts';
import { inEngine, StudyFailure } from '../failure.ts';
import { STUDY_LIMITS } from '../limits.ts';
import { performPanel } from '../panels.ts';
import type { Performer } from '../performer.ts';
import type { Pool } from '../pool.ts';
import type { Queue } from '../queue.ts';
import { checkExperiment, type Asked } from '../request.ts';
import type { Resolved } from '../resolve.ts';
import { hashContent, toSource, type PlanParts } from '../source.ts';
import { startExperiment } from '../start.ts';
import type { Watch } from '../watch.ts';
import { answerWith } from './answers.ts';
import { armsOf, openExperiment } from './open.ts';
import { checkScenarios, resolveScenarios } from './scenarios.ts';
import { groundOf, variantOf, type Ground } from './variants.ts';

export interface SweepRequest extends Omit<Asked, 'stop'> {
  /** The first is the baseline. */
  readonly scenarioIds: readonly string[];
  readonly over: Swept;
  /** Name of the parameter that is varied; with PARAMETER, and only then. */
  readonly parameter?: string | null;
  /** Ascending, without repeats. */
  readonly values: readonly number[];
}

export const sweepSettings = record({
  over: oneOf(SWEPT),
  parameter: z.string().nullable(),
  values: z.array(z.number()),
});
export type SweepSettings = z.infer<typeof sweepSettings>;

/** Scenarios stand in their order, values in theirs. */
export interface SweepAnswer {
  readonly buyers: number;
  /** One for each value. */
  readonly values: readonly SweepReport[];
  /** What survives of each scenario's plan at disorder 1; null unless disorder was swept. */
  readonly survival: readonly (readonly SurvivingFigure[])[] | null;
}

/** @throws NotFound, InvalidInput, LimitExceeded STUDY_TOO_LARGE or TOO_MANY_STUDIES */
export async function startSweep(prisma: PrismaClient, queue: Queue, request: SweepRequest): Promise<Study> {
  const { order, issues } = checkExperiment({ ...request, stop: null });
  const { scenarioIds, over, values } = request;
  const axis: Axis = { over, parameter: request.parameter ?? null };
  const most = STUDY_LIMITS.sweptScenarios;
  const unfit = checkAxis(axis, values);
  const arms = await tellingAll([...issues, ...checkScenarios(scenarioIds, 1, most), ...unfit], () =>
    resolveScenarios(prisma, scenarioIds.slice(0, most), async (arm) =>
      unfit.length > 0 ? [] : checkFit(prisma, arm, axis, values[0]),
    ),
  );
  return startExperiment(prisma, queue, {
    ...order,
    kind: 'SWEEP',
    arms,
    settings: { ...axis, values },
    lives: order.buyers * plansOf(axis, values.length, arms.length),
  });
}

function checkAxis({ over, parameter }: Axis, values: readonly number[]): Issue[] {
  const found = parameter === null ? undefined : findParameter(parameter);
  const wrong: Issue[] = [];
  if (over === 'PARAMETER' && !found) {
    const names = PARAMETERS.map(({ name }) => name).join(', ');
    wrong.push({ path: ['parameter'], message: `must be one of ${names}; got ${showValue(parameter ?? undefined)}` });
  }
  if (over !== 'PARAMETER' && parameter !== null)
    wrong.push({ path: ['parameter'], message: `must be left out with ${over}; got ${showValue(parameter)}` });
  // Nobody knows the range of a parameter that does not exist.
  const schema = over === 'PARAMETER' && !found ? z.number() : valueSchemaOf(over, found);
  const outside = problemsOf(list(schema, STUDY_LIMITS.sweptValues, 2), values, ['values']);
  const unordered = values.flatMap((value, index) =>
    index > 0 && value <= values[index - 1]
      ? [{ path: ['values', String(index)], message: `must be above ${values[index - 1]} before it; got ${value}` }]
      : [],
  );
  return [...wrong, ...outside, ...unordered];
}

/** Whether what is varied can be applied to a scenario; what cannot be at one value cannot be at any. */
async function checkFit(
  prisma: PrismaClient,
  { revisionId, scenarioId, parts }: Resolved,
  axis: Axis,
  value: number,
): Promise<readonly Issue[]> {
  const ground = await groundOf(prisma, { revisionId, scenarioId, ...parts.environment });
  const { changes, environment } = variationAt(axis, value);
  const checked = variantOf(ground, changes, environment);
  return checked.ok ? [] : checked.issues;
}

/** Plans that each buyer lives under. */
const plansOf = ({ over }: Axis, values: number, scenarios: number): number =>
  scenarios * (values + (over === 'DISORDER' ? WORLDS.length : 0));

/** The plan, and life as the parameters describe it: what survives is told between these. */
const WORLDS = [0, 1] as const;

export const performSweep: Performer = async ({ prisma, pool, signal, onProgress, spread }, study) => {
  const { settings } = await openExperiment(prisma, study, sweepSettings);
  const grounds: Ground[] = [];
  for (const arm of await armsOf(prisma, study)) grounds.push(await groundOf(prisma, arm));
  const { seed, buyers } = study;
  const answer = await sweep(pool, { grounds, settings, seed, buyers }, { lane: 'STUDY', signal, onProgress, spread });
  return answerWith(study.id, buyers * plansOf(settings, settings.values.length, grounds.length), answer);
};

export interface SweepWork {
  readonly grounds: readonly Ground[];
  readonly settings: SweepSettings;
  readonly seed: string;
  readonly buyers: number;
}

/** Sweeps value by value, so that no more is held at once than one value takes. Progress counts lives. */
export async function sweep(pool: Pool, work: SweepWork, watch: Watch): Promise<SweepAnswer> {
  const { grounds, settings, seed, buyers } = work;
  const { over, values } = settings;
  let lived = 0;
  const stage = (plans: number): Watch => {
    const before = lived;
    lived += plans * buyers;
    return { ...watch, onProgress: (done) => watch.onProgress?.(before + done) };
  };
  const reports: SweepReport[] = [];
  for (const value of values) {
    const { changes, environment } = variationAt(settings, value);
    const arms = grounds.map((ground) => partsOf(ground, changes, environment));
    reports.push(await reportAt(pool, arms, work, stage(arms.length)));
  }
  if (over !== 'DISORDER') return { buyers, values: reports, survival: null };
  const survival: SurvivingFigure[][] = [];
  for (const ground of grounds) {
    const sources = WORLDS.map((disorder) => toSource(partsOf(ground, [], { disorder })));
    const order = { pairing: 1, times: false, tallies: 'NONE', economical: false } as const;
    const { panel } = await performPanel(pool, { sources, seed, order, looks: [buyers] }, stage(WORLDS.length));
    survival.push(inEngine(() => survivingFigures(panel)));
  }
  return { buyers, values: reports, survival };
}

function partsOf(ground: Ground, ...variation: [Parameters<typeof variantOf>[1], Parameters<typeof variantOf>[2]]) {
  const checked = variantOf(ground, ...variation);
  if (!checked.ok) throw new StudyFailure('DESIGN_UNUSABLE');
  return checked.value;
}

async function reportAt(pool: Pool, arms: readonly PlanParts[], work: SweepWork, watch: Watch): Promise<SweepReport> {
  const { seed, buyers, settings } = work;
  const sources = arms.map(toSource);
  const days = new Set(arms.map(({ environment }) => Math.ceil(environment.horizonDays)));
  const { panel, tallies } = await performPanel(
    pool,
    {
      ...{ sources, seed, looks: [buyers] },
      order: { pairing: 1, times: arms.length > 1 && days.size === 1, tallies: 'ALL', economical: false },
    },
    watch,
  );
  const report = await pool.sweepReport(
    {
      sources,
      // Names decide nothing: plans that differ in these alone are the same.
      contents: arms.map((parts) => hashContent(parts, {})),
      ...{ panel: panel.buffer, tallies: tallies.map(({ parcel }) => parcel) },
      comparisons: settings.values.length * (arms.length - 1),
    },
    watch.lane,
  );
  watch.signal?.throwIfAborted();
  return report;
}
