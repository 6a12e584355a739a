/** What audits find: what is wrong, who has it, what would mend it and what that would bring. */
import type { Study as StudyRow } from '../db/generated/client.ts';
import { AUDITED, type Effect, type FigureEffect } from '../simulation/audit/effect.ts';
import { FINDING_KINDS, type FindingKind } from '../simulation/audit/finding.ts';
import { sum } from '../simulation/audit/inspected.ts';
import type { Change } from '../simulation/change.ts';
import { shareOf } from '../simulation/metrics/interval.ts';
import type { Share } from '../simulation/summary.ts';
import { INTENTS } from '../simulation/vocabulary.ts';
import type { AuditAnswer, AuditFinding } from '../studies/experiments/audit.ts';
import { builder } from './builder.ts';
import { ChangeType } from './change.ts';
import type { Context } from './context.ts';
import { IntentWord, wordsOf } from './enums.ts';
import { ShareShape } from './estimate.ts';
import { PairedDifferenceType, PairedFigureType } from './paired.ts';

export const FindingWord = wordsOf<FindingKind>('FindingKind', 'What an audit can find.', FINDING_KINDS, {
  UNREACHABLE: 'Nobody can meet it. Of the design alone.',
  DEAD_END: 'Who comes through has nothing to do next, short of the goal. Of the design alone.',
  NOTHING_AFTER_PURCHASE: 'No follow-up to a purchase, and nothing comes to customers soon. Of the design alone.',
  NO_WAY_BACK: 'Who wandered off on the way there cannot find back. Of the design alone.',
  ASK_TOO_HARD: 'It asks for more than most are ready for when they arrive. Of the design alone.',
  SELLS_TOO_SOON: 'It sells within days of a sign-up. Of the design alone.',
  OTHER_STORY: 'What it tells is not what the brand promises. Of the design alone.',
  CUSTOMERS_NEVER_ADDRESSED: 'Nothing in the design is for those who bought. Of the design alone.',
  SUBSCRIBERS_NEVER_ADDRESSED: 'Nothing in the design is for those who signed up. Of the design alone.',
  CIRCULAR_LINKS: 'Links lead round and round with nothing to slow them. Of the design alone.',
  BUYERS_ONLY: 'Nothing in the design is for those who do not come to buy. Of the design alone.',
  DECLARED_POTHOLE: 'A pothole that the design itself names, and that buyers met.',
  PREMATURE_ASK: 'Asks that came before buyers were ready, and pressed them.',
  CONFLICTING_TELLING: 'Tellings that contradicted what buyers remembered.',
  FORGETTING: 'Follow-ups that buyers forgot while they waited.',
  OVER_EXPOSURE: 'More pushes than buyers bear: fatigue kept them from noticing.',
});

/** Reads figures by name, or all of them. */
export const named = (metrics: readonly FigureEffect[], names: readonly string[] | null | undefined): FigureEffect[] =>
  metrics.filter(({ name }) => !names || names.includes(name));
export const NAMES = { description: `Only these figures. Left out: all of ${AUDITED.join(', ')}.` };
export const FIGURES_COST = { multiplier: AUDITED.length };

const EffectType = builder.objectRef<Effect>('RepairEffect').implement({
  description:
    'What a repair brings, alone: the plan with it (challenger) against the plan as it is (baseline), over the same buyers with the same luck. Exactly 0 where it changes nothing.',
  fields: (t) => ({
    metrics: t.field({
      type: [PairedFigureType],
      complexity: FIGURES_COST,
      description: 'The figures, each with a 95 % interval by itself, not all of them together.',
      args: { names: t.arg.stringList(NAMES) },
      resolve: ({ metrics }, { names }) => named(metrics, names),
    }),
    differing: t.expose('differing', {
      type: 'SafeInt',
      description: 'Buyers of whom anything differs.',
    }),
  }),
});

/** A part of an audit's answer, with the whole that it belongs to. */
export interface OfAudit<Value> {
  readonly row: StudyRow;
  readonly answer: AuditAnswer;
  readonly value: Value;
}

const AffectedType = builder.objectRef<Share & { readonly seen: boolean }>('AffectedBuyers').implement({
  description: 'Buyers whom a finding is about.',
  interfaces: [ShareShape],
  fields: (t) => ({
    seen: t.exposeBoolean('seen', {
      description: 'Whether they were seen to have the trouble; if not, theirs are the lives that the repair changes.',
    }),
  }),
});

type OfIntent = Effect['byIntent'][number] & { readonly affected: number | null };
const FindingIntentType = builder.objectRef<OfIntent>('FindingByIntent').implement({
  description:
    'A finding among the buyers who came for one thing: who has it, and what mending it brings them. 95 % intervals, each by itself.',
  fields: (t) => ({
    intent: t.expose('intent', { type: IntentWord, description: 'What they came for.' }),
    buyers: t.expose('buyers', { type: 'SafeInt', description: 'Buyers who came for it.' }),
    affected: t.expose('affected', {
      type: 'SafeInt',
      nullable: true,
      description: 'Those of them who were seen to have the trouble; null where that was not looked for in lives.',
    }),
    bought: t.expose('bought', { type: PairedDifferenceType, description: 'The share of them that buys.' }),
    relatedOrFurther: t.expose('relatedOrFurther', {
      type: PairedDifferenceType,
      description: 'The share of them that comes into a relationship, or further.',
    }),
    learnedOrFurther: t.expose('learnedOrFurther', {
      type: PairedDifferenceType,
      description: 'The share of them that comes to learn, or further.',
    }),
  }),
});

/** The changes of a scenario in which something is mended: the audited scenario's own, then the repair's. */
export const exportOf = async (
  { scenarioId }: StudyRow,
  repair: readonly Change[],
  { loaders }: Context,
): Promise<Change[]> => [...(scenarioId === null ? [] : await loaders.changes.load(scenarioId)), ...repair];
export const EXPORT =
  'fit for CreateScenarioInput.changes on the same design: the changes of the audited scenario first, then';

export const FindingType = builder.objectRef<OfAudit<AuditFinding>>('AuditFinding').implement({
  description: 'Something that is wrong with a plan, what would mend it, and what that would bring.',
  fields: (t) => ({
    rank: t.int({
      description:
        'From 1, by what mending it would bring: the estimated gain in boughtShare; ties by EMPATHY, then mood. What is not `clear` may stand anywhere among its like.',
      resolve: ({ value }) => value.rank,
    }),
    kind: t.field({ type: FindingWord, description: 'What it is.', resolve: ({ value }) => value.kind }),
    also: t.field({
      type: [FindingWord],
      complexity: { multiplier: 1 },
      description: 'Kinds of other findings that the same repair mends; `evidence` has theirs too.',
      resolve: ({ value }) => [...value.also],
    }),
    touchpoint: t.string({
      nullable: true,
      description: 'Key of the touchpoint that it is about; null when it is about the whole design.',
      resolve: ({ value }) => value.touchpoints.at(0) ?? null,
    }),
    touchpoints: t.stringList({
      description: 'Keys of all touchpoints that have a part in it, the one that it is about first.',
      resolve: ({ value }) => [...value.touchpoints],
    }),
    evidence: t.string({ description: 'What shows it, with numbers.', resolve: ({ value }) => value.evidence }),
    affectedBuyers: t.field({
      type: AffectedType,
      description: 'Buyers who have it.',
      resolve: ({ answer, value: { affected, effect } }) => ({
        ...shareOf(affected === null ? effect.differing : sum(affected), answer.buyers),
        seen: affected !== null,
      }),
    }),
    byIntent: t.field({
      type: [FindingIntentType],
      complexity: { multiplier: INTENTS.length },
      description: 'The same on each of the four journeys: one entry for each thing that people come for.',
      resolve: ({ value: { affected, effect } }) =>
        effect.byIntent.map((one, index) => ({ ...one, affected: affected?.[index] ?? null })),
    }),
    repair: t.field({
      type: [ChangeType],
      complexity: { multiplier: 2 },
      description:
        'What would mend it, after the scenario’s own changes; empty where nothing would, and `evidence` says why.',
      resolve: ({ value }) => [...value.repair],
    }),
    repairExport: t.field({
      type: 'JSON',
      description: `A scenario in which it is mended, ${EXPORT} the repair.`,
      resolve: ({ row, value }, _args, context) => exportOf(row, value.repair, context),
    }),
    effect: t.field({ type: EffectType, description: 'What mending it brings.', resolve: ({ value }) => value.effect }),
    clear: t.boolean({
      description:
        'Whether mending it moves any of boughtShare, relatedShare, learnedShare and leftShare, up or down, with 95 % confidence over all findings and these four shares together (Šidák’s correction).',
      resolve: ({ value }) => value.clear,
    }),
  }),
});
