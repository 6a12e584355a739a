/** Audits: what is wrong with a plan, who runs into it, what mending it brings, and in which order to mend. */
import type { PrismaClient, Study } from '../../db/generated/client.ts';
import { tellingAll } from '../../problems.ts';
import { effectOf, isClear, noEffect, type Effect, type Trial } from '../../simulation/audit/effect.ts';
import { gather, ranked, type Find } from '../../simulation/audit/gather.ts';
import { Inspected } from '../../simulation/audit/inspected.ts';
import type { InspectionTally } from '../../simulation/audit/inspectionTally.ts';
import { findSmells } from '../../simulation/audit/smells.ts';
import { surveyOf } from '../../simulation/audit/survey.ts';
import { findTroubles } from '../../simulation/audit/troubles.ts';
import { applyChanges, type ChangedDesign } from '../../simulation/change.ts';
import { record } from '../../simulation/schema.ts';
import type { TouchpointSummary } from '../../simulation/summary.ts';
import { inEngine, StudyFailure } from '../failure.ts';
import { STUDY_LIMITS } from '../limits.ts';
import type { Desk, Performer } from '../performer.ts';
import type { Queue } from '../queue.ts';
import { checkExperiment, type Asked } from '../request.ts';
import { resolveSaved, type Subject } from '../resolve.ts';
import { planOf, toSource, type PlanSource } from '../source.ts';
import { liveSpan } from '../span.ts';
import { startExperiment } from '../start.ts';
import { taskSize } from '../tasks.ts';
import { answerWith } from './answers.ts';
import { openExperiment } from './open.ts';
import { plansFor, Trials, variantsOf } from './repairs.ts';
import { findSequence, MOST_STEPS, type RepairSequence } from './repairSequence.ts';
import { groundOf, type Ground } from './variants.ts';

export type AuditRequest = Pick<Subject, 'scenarioId' | 'designId' | 'environment'> & Omit<Asked, 'stop'>;

export interface AuditFinding extends Find {
  /** From 1: the order of what mending each would bring. */
  readonly rank: number;
  readonly effect: Effect;
  /** Whether a journey's share moves, over all findings and the four shares together at 95 %. */
  readonly clear: boolean;
}

export type LostBuyers = Pick<TouchpointSummary, 'touchpoint' | 'lostBuyers' | 'purchaserShare'>;

export interface AuditAnswer {
  readonly buyers: number;
  /** Of them, by intent in the order of INTENTS. */
  readonly intents: readonly number[];
  readonly findings: readonly AuditFinding[];
  /** Findings beyond the limit, which were not tried. */
  readonly leftOut: number;
  readonly sequence: RepairSequence;
  /** By touchpoint, the most lost first. */
  readonly lostBuyers: readonly LostBuyers[];
  /** Lives lived to try repairs, and lives that it would have taken to live all of them again. */
  readonly saving: { readonly lived: number; readonly full: number };
}

/** An audit has no settings of its own. */
export const auditSettings = record({});

/** The most plans that an audit can live through: the inspection, each repair, a sequence of the longest, its estimate. */
const MOST_PLANS =
  1 + plansFor(STUDY_LIMITS.auditFindings) + (MOST_STEPS - 1) * plansFor(STUDY_LIMITS.auditFindings) + (MOST_STEPS + 2);

/** @throws NotFound, InvalidInput, LimitExceeded STUDY_TOO_LARGE or TOO_MANY_STUDIES */
export async function startAudit(prisma: PrismaClient, queue: Queue, request: AuditRequest): Promise<Study> {
  const { buyers, seed } = request;
  const { order, issues } = checkExperiment({ buyers, seed });
  const subject = await tellingAll(issues, () => resolveSaved(prisma, request));
  return startExperiment(prisma, queue, {
    ...order,
    kind: 'AUDIT',
    arms: [subject],
    settings: {},
    lives: order.buyers * MOST_PLANS,
  });
}

export const performAudit: Performer = async (desk, study) => {
  await openExperiment(desk.prisma, study, auditSettings);
  const { answer, lives } = await audit(desk, await groundOf(desk.prisma, study), study.seed, study.buyers);
  return answerWith(study.id, lives, answer);
};

/**
 * Audits a design with a scenario's changes in a world; says also how many lives that was, lived anew or not.
 * @throws StudyFailure DESIGN_UNUSABLE when the changes do not fit the design
 */
export async function audit(
  desk: Omit<Desk, 'prisma'>,
  ground: Ground,
  seed: string,
  buyers: number,
): Promise<{ readonly answer: AuditAnswer; readonly lives: number }> {
  const checked = applyChanges(ground.input, ground.changes);
  if (!checked.ok) throw new StudyFailure('DESIGN_UNUSABLE');
  const { design, parameters } = checked.value;
  const plan = toSource({ design, parameters, environment: ground.environment });

  const tally = await inspectAll(desk, plan, seed, buyers);
  const { finds, leftOut, intents } = inEngine(() => search(checked.value, plan, tally));
  const { repaired, repairs } = await repair(ground, plan, finds);
  const trials = new Trials(desk, buyers, buyers);
  trials.expect(plansFor(repairs.length) * MOST_STEPS + MOST_STEPS + 2);
  const sources = repairs.map(({ source }) => source);
  const { trials: shown, first } = await trials.compare(plan, sources, seed, true);

  const trialOf = new Map<Find, Trial>(repairs.map(({ find }, index) => [find, shown[index]]));
  const tried = inEngine(() =>
    repaired.map((find) => {
      const trial = trialOf.get(find);
      const effect = trial ? effectOf(trial) : noEffect(first.panel, intents);
      return { ...find, effect, clear: trial !== undefined && isClear(trial, repairs.length), trial };
    }),
  );
  const findings = ranked(tried).map((find, index) => ({ ...find, rank: index + 1 }));
  const gaining = findings.filter(({ effect }) => (effect.metrics[0].difference ?? 0) > 0);
  const known = gaining.flatMap(({ trial }) => trial ?? []);
  const sequence = await findSequence(ground, plan, gaining, known, seed, trials);
  const summary = await desk.pool.summarize({ source: plan, tally: first.tallies[0].parcel }, 'STUDY');
  desk.signal.throwIfAborted();
  const answer: AuditAnswer = {
    ...{ buyers, intents, leftOut, sequence },
    findings: findings.map(({ trial: _trial, ...finding }) => finding),
    lostBuyers: summary.touchpoints
      .map(({ touchpoint, lostBuyers, purchaserShare }) => ({ touchpoint, lostBuyers, purchaserShare }))
      .sort((one, other) => (other.lostBuyers.value ?? 0) - (one.lostBuyers.value ?? 0)),
    saving: { lived: trials.lived, full: trials.full },
  };
  return { answer, lives: trials.lives };
}

/** The buyers, closely watched under the plan as it is. */
async function inspectAll(
  desk: Omit<Desk, 'prisma'>,
  source: PlanSource,
  seed: string,
  buyers: number,
): Promise<InspectionTally> {
  const { pool, signal, onProgress, spread } = desk;
  const assignment = { kind: 'INSPECTION', source, seed } as const;
  const span = { assignment, from: 0, to: buyers, size: taskSize(undefined) };
  const [whole] = await liveSpan(pool, span, { lane: 'STUDY', signal, onProgress, spread }, (done) => done);
  return whole as InspectionTally;
}

/** All that there is to find: in the design, and in the lives that were inspected. */
function search({ input, design, parameters }: ChangedDesign, source: PlanSource, tally: InspectionTally) {
  const inspected = new Inspected(surveyOf(input, design, parameters), planOf(source), tally);
  const smells = findSmells(input, design, parameters);
  const found = gather(smells, findTroubles(inspected), STUDY_LIMITS.auditFindings);
  return { ...found, intents: inspected.buyers };
}

/** The finds, and the plan that each repair makes; those whose repair does not fit have none, and say why. */
async function repair(ground: Ground, plan: PlanSource, finds: readonly Find[]) {
  const variants = await variantsOf(
    ground,
    finds.map((find) => find.repair),
  );
  const repaired = finds.map((find, index): Find => {
    const variant = variants[index];
    return variant.source === null
      ? {
          ...find,
          repair: [],
          evidence: `${find.evidence} What would mend it does not fit the design: ${variant.why}.`,
        }
      : find;
  });
  const repairs = repaired.flatMap((find, index) => {
    const { source } = variants[index];
    return source === null || source.hash === plan.hash ? [] : [{ find, source }];
  });
  return { repaired, repairs };
}
