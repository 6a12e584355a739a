/** Sensitivity analyses: which parameters, traits and rates a figure hangs on, and by how much. */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { PrismaClient, Study } from '../../db/generated/client.ts';
import { InvalidInput, LimitExceeded, tellingAll } from '../../problems.ts';
import type { Change } from '../../simulation/change.ts';
import { FIGURE_NAMES, type FigureName } from '../../simulation/figures.ts';
import { describeRange, isWithin, showValue, type Issue, type Range } from '../../simulation/issue.ts';
import { Z95 } from '../../simulation/metrics/interval.ts';
import { PanelReader } from '../../simulation/paired.ts';
import { key, name, oneOf, problemsOf, record } from '../../simulation/schema.ts';
import { at, problemOf, SCALES, type Factor } from '../../simulation/sensitivity/factor.ts';
import { morrisEffects, morrisPoints, type MorrisEffects } from '../../simulation/sensitivity/morris.ts';
import { sobolPoints, type SobolIndices } from '../../simulation/sensitivity/sobol.ts';
import { changeTo, keyOfTarget, TURNED_FIELDS, valueOfTarget } from '../../simulation/sensitivity/target.ts';
import { tornadoSettings, tornadoTable, type TornadoBar } from '../../simulation/sensitivity/tornado.ts';
import type { Estimate } from '../../simulation/summary.ts';
import { TRAITS } from '../../simulation/vocabulary.ts';
import { inEngine, StudyFailure } from '../failure.ts';
import { STUDY_DEFAULTS, STUDY_LIMITS } from '../limits.ts';
import { performPanel } from '../panels.ts';
import type { Desk, Performer } from '../performer.ts';
import type { Queue } from '../queue.ts';
import { checkExperiment, type Asked } from '../request.ts';
import { resolveSaved, type Resolved, type Subject } from '../resolve.ts';
import { toSource, type PlanParts, type PlanSource } from '../source.ts';
import { checkLives, startExperiment } from '../start.ts';
import { answerWith } from './answers.ts';
import { openExperiment } from './open.ts';
import { groundOf, variantOf, type Ground } from './variants.ts';

export const METHODS = ['MORRIS', 'SOBOL'] as const;
export type Method = (typeof METHODS)[number];

/** A factor as clients write it: exactly one of the three kinds of target. */
export interface FactorRequest {
  readonly parameter?: string | null;
  readonly persona?: string | null;
  readonly trait?: string | null;
  readonly touchpoint?: string | null;
  readonly field?: string | null;
  readonly low: number;
  readonly high: number;
  readonly scale?: string | null;
}

export interface SensitivityRequest
  extends Omit<Asked, 'stop'>, Pick<Subject, 'scenarioId' | 'designId' | 'environment'> {
  readonly parameters: readonly FactorRequest[];
  readonly metric?: string | null;
  readonly method?: Method | null;
  /** Trajectories of MORRIS. */
  readonly trajectories?: number | null;
  /** Rows of SOBOL. */
  readonly rows?: number | null;
}

export interface SensitivityAnswer {
  readonly buyers: number;
  /** Points of the cube at which the figure was evaluated, those of the tornado apart. */
  readonly points: number;
  /** The figure as things stand. */
  readonly base: Estimate;
  /** By place of the factor: where it stands; null for a need that never passes. */
  readonly current: readonly (number | null)[];
  readonly morris: readonly MorrisEffects[] | null;
  readonly sobol: SobolIndices | null;
  readonly tornado: readonly Swing[];
}

/** A bar of the tornado; `place` is that of its factor. */
export interface Swing extends TornadoBar {
  readonly place: number;
  readonly swing: number | null;
}

/** Plans of one panel: enough to share the base's life, few enough that memory stays small. */
const ARMS = 16;

const targetSchema = z.union([
  record({ parameter: name() }),
  record({ persona: key(), trait: oneOf(TRAITS) }),
  record({ touchpoint: key(), field: oneOf(TURNED_FIELDS) }),
]);

export const sensitivitySettings = record({
  metric: oneOf(FIGURE_NAMES as [FigureName, ...FigureName[]]),
  method: oneOf(METHODS),
  /** Trajectories of MORRIS, rows of SOBOL. */
  samples: z.number(),
  factors: z.array(record({ target: targetSchema, low: z.number(), high: z.number(), scale: oneOf(SCALES) })),
});
export type SensitivitySettings = z.infer<typeof sensitivitySettings>;

/** @throws NotFound, InvalidInput, LimitExceeded STUDY_TOO_LARGE or TOO_MANY_STUDIES */
export async function startSensitivity(
  prisma: PrismaClient,
  queue: Queue,
  request: SensitivityRequest,
): Promise<Study> {
  const { order, issues } = checkExperiment({ ...request, buyers: request.buyers ?? STUDY_DEFAULTS.pointBuyers });
  const method = request.method ?? 'MORRIS';
  const metric = (request.metric ?? 'boughtShare') as FigureName;
  const field = SAMPLED[method];
  const samples = request[field] ?? STUDY_DEFAULTS[field];
  const counted = checkNumber(request.parameters.length);
  const checked = counted.length > 0 ? [] : request.parameters.map(checkFactor);
  const factors = checked.flatMap(({ factor }) => factor ?? []);
  const wrong = [
    ...issues,
    ...problemsOf(sensitivitySettings.shape.metric, metric, ['metric']),
    ...wholeNumber(field, samples, SAMPLES[method]),
    ...checkOther(request, method),
    ...counted,
    ...checked.flatMap(({ issues: found }) => found),
    ...checkTwice(checked.map(({ factor }) => factor && keyOfTarget(factor.target))),
  ];
  const points = pointsOf(method, samples, factors.length);
  const lives = order.buyers * livesPerBuyer(points, factors.length);
  if (wrong.length === 0 && points > STUDY_LIMITS.analysedPoints)
    throw new LimitExceeded('STUDY_TOO_LARGE', 'points', points, STUDY_LIMITS.analysedPoints);
  if (wrong.length === 0) checkLives(lives);
  const subject = await tellingAll(wrong, async () => {
    const saved = await resolveSaved(prisma, request);
    await checkFactors(prisma, saved, checked);
    return saved;
  });
  const settings: SensitivitySettings = { metric, method, samples, factors };
  return startExperiment(prisma, queue, {
    ...order,
    kind: 'SENSITIVITY',
    arms: [subject],
    settings,
    lives,
  });
}

/** The field that says how many points there are. */
const SAMPLED = { MORRIS: 'trajectories', SOBOL: 'rows' } as const;

/** The field of the other method has nothing to say. */
function checkOther(request: SensitivityRequest, method: Method): Issue[] {
  const other = SAMPLED[method === 'MORRIS' ? 'SOBOL' : 'MORRIS'];
  const given = request[other] ?? undefined;
  return given === undefined ? [] : [{ path: [other], message: `must be left out with ${method}; got ${given}` }];
}

const SAMPLES: Record<Method, Range> = {
  MORRIS: { minimum: 2, maximum: STUDY_LIMITS.analysedTrajectories },
  SOBOL: { minimum: 2, maximum: STUDY_LIMITS.analysedRows },
};

const wholeNumber = (field: string, value: number, range: Range): Issue[] =>
  Number.isSafeInteger(value) && isWithin(range, value)
    ? []
    : [{ path: [field], message: `must be a whole number, ${describeRange(range)}; got ${showValue(value)}` }];

function checkNumber(count: number): Issue[] {
  const most = STUDY_LIMITS.analysedFactors;
  return count >= 1 && count <= most
    ? []
    : [{ path: ['parameters'], message: `must have 1 to ${most} entries; got ${count}` }];
}

type CheckedFactor = SensitivitySettings['factors'][number];

/** A factor as written, checked without a design. */
function checkFactor(
  { parameter, persona, trait, touchpoint, field, low, high, scale }: FactorRequest,
  place: number,
): { readonly factor: CheckedFactor | null; readonly issues: Issue[] } {
  const path = ['parameters', String(place)];
  const given = { parameter, persona, trait, touchpoint, field };
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));
  const fields = Object.keys(named).join(' and ');
  const factor = { low, high, scale: scale ?? 'LINEAR' } as Factor;
  const issues: Issue[] = [];
  if (!['parameter', 'persona and trait', 'touchpoint and field'].includes(fields))
    issues.push({
      path,
      message: `must have either parameter, or persona and trait, or touchpoint and field; got ${fields || 'none'}`,
    });
  else {
    const [form] = targetSchema.options.filter((option) => Object.keys(named).every((one) => one in option.shape));
    issues.push(...problemsOf(form, named, path));
  }
  if (!(low < high))
    issues.push({
      path: [...path, 'low'],
      message: `must be below high; got ${showValue(low)} and ${showValue(high)}`,
    });
  else if (problemsOf(oneOf(SCALES), factor.scale).length > 0)
    issues.push(...problemsOf(oneOf(SCALES), factor.scale, [...path, 'scale']));
  else if (problemOf(factor) !== null)
    issues.push({
      path: [...path, 'scale'],
      message: `must be one that has room for ${low} to ${high} (LOG: above 0; LOGIT: above 0 and below 1); got ${factor.scale}`,
    });
  return issues.length > 0
    ? { factor: null, issues }
    : { factor: { target: targetSchema.parse(named), ...factor }, issues };
}

/** By place: what a factor turns, null where its form is wrong. */
function checkTwice(keys: readonly (string | null)[]): Issue[] {
  return keys.flatMap((one, place) =>
    one === null || keys.indexOf(one) === place
      ? []
      : [{ path: ['parameters', String(place)], message: `must not be turned twice; got ${one} again` }],
  );
}

/**
 * Checks that the design has what the factors turn, and can take both ends. Those whose form is wrong are passed over.
 * @throws InvalidInput
 */
async function checkFactors(
  prisma: PrismaClient,
  { revisionId, scenarioId, parts }: Resolved,
  checked: readonly { readonly factor: CheckedFactor | null }[],
): Promise<void> {
  const ground = await groundOf(prisma, { revisionId, scenarioId, ...parts.environment });
  const impossible: Issue[] = [];
  for (const [place, { factor }] of checked.entries()) {
    if (factor) impossible.push(...checkEnds(ground, parts, factor, place));
    // Checking a design takes milliseconds: requests come in between.
    await setImmediate();
  }
  if (impossible.length > 0) throw new InvalidInput(impossible);
}

function checkEnds(
  ground: Ground,
  { design, parameters }: PlanParts,
  { target, low, high }: CheckedFactor,
  place: number,
): Issue[] {
  const path = ['parameters', String(place)];
  if (valueOfTarget(target, design, parameters) === undefined) {
    const [what, named] = Object.entries(target)[0];
    const of = what === 'parameter' ? 'the name of a parameter of the model' : `the key of a ${what} of the design`;
    return [{ path: [...path, what], message: `must be ${of}; got ${showValue(named)}` }];
  }
  return (['low', 'high'] as const).flatMap((end) => {
    const variant = variantOf(ground, [changeTo(target, end === 'low' ? low : high)]);
    return variant.ok ? [] : variant.issues.map(({ message }) => ({ path: [...path, end], message }));
  });
}

const pointsOf = (method: Method, samples: number, factors: number): number =>
  samples * (method === 'MORRIS' ? factors + 1 : factors + 2);

/** The points, the tornado's two ends of each factor, and the base once in every panel. */
const livesPerBuyer = (points: number, factors: number): number => panelled(points) + panelled(2 * factors);
const panelled = (plans: number): number => plans + Math.ceil(plans / (ARMS - 1));

export const performSensitivity: Performer = async (desk, study) => {
  const { prisma, pool, signal } = desk;
  const { settings } = await openExperiment(prisma, study, sensitivitySettings);
  const { metric, method, samples, factors } = settings;
  const ground = await groundOf(prisma, study);
  const keys = factors.map(({ target }) => keyOfTarget(target));
  const bench = new Bench(desk, study, ground);

  const tornado = await bench.tornado(settings, keys);
  const design = method === 'MORRIS' ? { keys, seed: study.seed, trajectories: samples } : null;
  const rows = method === 'SOBOL' ? { keys, seed: study.seed, rows: samples } : null;
  const points = inEngine(() => (design ? morrisPoints(design) : rows ? sobolPoints(rows) : []));
  const values = await bench.valuesAt(
    metric,
    points.map((point) => factors.map((factor, place) => changeTo(factor.target, at(factor, point[place])))),
  );
  const sobol = rows ? await pool.sobol({ design: rows, values }, 'STUDY') : null;
  signal.throwIfAborted();
  const parts = bench.parts([]);
  const answer: SensitivityAnswer = {
    buyers: study.buyers,
    points: points.length,
    base: tornado.base,
    current: factors.map(({ target }) => valueOfTarget(target, parts.design, parts.parameters) ?? null),
    morris: design && inEngine(() => morrisEffects(design, values)),
    sobol,
    tornado: tornado.table,
  };
  return answerWith(study.id, bench.done, answer);
};

/** Evaluates the figure at many plans: panel after panel, the plan as it stands first in each. */
class Bench {
  /** Lives so far: buyers times plans. */
  done = 0;
  readonly #desk: Desk;
  readonly #study: Study;
  readonly #ground: Ground;

  constructor(desk: Desk, study: Study, ground: Ground) {
    this.#desk = desk;
    this.#study = study;
    this.#ground = ground;
  }

  /** The ground with changes; they have been checked at both ends, so between them they fit as well. */
  parts(changes: readonly Change[]) {
    const variant = variantOf(this.#ground, changes);
    if (!variant.ok) throw new StudyFailure('DESIGN_UNUSABLE');
    return variant.value;
  }

  /** The figure under each list of changes; null where it has nothing to judge. */
  async valuesAt(metric: FigureName, lists: readonly (readonly Change[])[]): Promise<(number | null)[]> {
    const values: (number | null)[] = [];
    for (let start = 0; start < lists.length; start += ARMS - 1) {
      const reader = await this.#panel(lists.slice(start, start + ARMS - 1), 0);
      for (let arm = 1; arm < reader.panel.layout.arms; arm++) values.push(reader.value(arm, metric));
    }
    return values;
  }

  /** One factor at a time at its ends, each beside the plan as it stands. */
  async tornado({ metric, factors }: SensitivitySettings, keys: readonly string[]) {
    const ends = inEngine(() => tornadoSettings(keys)).slice(1);
    const lists = ends.map((places) =>
      places.flatMap((end, factor): Change[] => {
        const { target, low, high } = factors[factor];
        return end === null ? [] : [changeTo(target, end === 0 ? low : high)];
      }),
    );
    let base: Estimate = { value: null, low: null, high: null };
    const found: { value: number | null; difference: Estimate }[] = [];
    for (let start = 0; start < lists.length; start += ARMS - 1) {
      const reader = await this.#panel(lists.slice(start, start + ARMS - 1), 1);
      base = reader.estimate(0, metric, Z95);
      for (let arm = 1; arm < reader.panel.layout.arms; arm++) {
        const { challenger, difference, low, high } = reader.difference(reader.pairOf(0, arm), metric, Z95);
        found.push({ value: challenger, difference: { value: difference, low, high } });
      }
    }
    const bars = keys.map((one, place) => ({ key: one, place, low: found[2 * place], high: found[2 * place + 1] }));
    return { base, table: inEngine(() => tornadoTable(base.value, bars)) as Swing[] };
  }

  async #panel(lists: readonly (readonly Change[])[], pairing: 0 | 1): Promise<PanelReader> {
    const { pool, signal, onProgress, spread } = this.#desk;
    const { seed, buyers } = this.#study;
    const sources: PlanSource[] = [];
    for (const changes of [[], ...lists]) {
      sources.push(toSource(this.parts(changes)));
      // Checking a design takes milliseconds: requests come in between.
      await setImmediate();
    }
    const before = this.done;
    const { panel } = await performPanel(
      pool,
      { sources, seed, order: { pairing, times: false, tallies: 'NONE', economical: true }, looks: [buyers] },
      { lane: 'STUDY', signal, onProgress: (lives) => onProgress(before + lives), spread },
    );
    this.done = before + sources.length * buyers;
    return new PanelReader(panel);
  }
}
