/** Audits: what is wrong with a plan, who runs into it, what mending it brings, and in which order to mend. */
import type { AuditAnswer, LostBuyers } from '../studies/experiments/audit.ts';
import { FindingType, FindingWord } from './auditFinding.ts';
import { SequenceType } from './auditSequence.ts';
import { builder } from './builder.ts';
import { EstimateType } from './estimate.ts';
import { ANSWER_COST, EXPERIMENT_INTERFACES, findExperiments, fromAnswer } from './experiment.ts';

/** Findings that an audit usually has. */
const USUAL_FINDINGS = 30;

const LostType = builder.objectRef<LostBuyers>('LostBuyers').implement({
  description: 'How a touchpoint decides the outcome, as in `TouchpointSummary`.',
  fields: (t) => ({
    touchpoint: t.exposeString('touchpoint', { description: 'Key of the touchpoint.' }),
    lostBuyers: t.expose('lostBuyers', {
      type: EstimateType,
      description: 'Purchases lost by what happens here: summed over the moves to places from which fewer buy.',
    }),
    purchaserShare: t.expose('purchaserShare', {
      type: EstimateType,
      description: 'Share of the moves out of here, 0 to 1, that belong to eventual purchasers.',
    }),
  }),
});

const SavingType = builder.objectRef<AuditAnswer['saving']>('RepairSaving').implement({
  description:
    'What living again only the lives that a repair can touch has saved; not a digit of the answer depends on it.',
  fields: (t) => ({
    lived: t.expose('lived', { type: 'SafeInt', description: 'Lives lived to try the repairs.' }),
    full: t.expose('full', {
      type: 'SafeInt',
      description: 'Lives that it would have taken to live all of them again.',
    }),
    share: t.float({ description: 'The first over the second.', resolve: ({ lived, full }) => lived / full }),
  }),
});

export const AuditType = builder.prismaObject('Study', {
  variant: 'Audit',
  description:
    'A study that walks all four journeys of a plan, finds what is wrong with it, and tries what would mend it.',
  interfaces: EXPERIMENT_INTERFACES,
  fields: (t) => ({
    findings: t.field({
      type: [FindingType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: USUAL_FINDINGS },
      description: 'What it found, ranked by what mending each would bring; null unless the study has succeeded.',
      args: { kinds: t.arg({ type: [FindingWord], description: 'Only those of these kinds. Left out: all.' }) },
      resolve: async (row, args, context) => {
        const read = fromAnswer((answer: AuditAnswer) =>
          answer.findings
            .filter(({ kind, also }) => !args.kinds || [kind, ...also].some((one) => args.kinds?.includes(one)))
            .map((value) => ({ row, answer, value })),
        );
        return read(row, args, context);
      },
    }),
    leftOut: t.int({
      nullable: true,
      description:
        'Findings beyond the most that are tried, those that fewest buyers were seen to have; null unless the study has succeeded.',
      resolve: fromAnswer(({ leftOut }: AuditAnswer) => leftOut),
    }),
    sequence: t.field({
      type: SequenceType,
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'In which order to mend, and what that brings; null unless the study has succeeded.',
      resolve: async (row, args, context) =>
        fromAnswer((answer: AuditAnswer) => ({ row, answer, value: answer.sequence }))(row, args, context),
    }),
    lostBuyers: t.field({
      type: [LostType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: 20 },
      description: 'Where the outcome is decided, the most lost first; null unless the study has succeeded.',
      resolve: fromAnswer(({ lostBuyers }: AuditAnswer) => [...lostBuyers]),
    }),
    saving: t.field({
      type: SavingType,
      nullable: true,
      description: 'What it saved; null unless the study has succeeded.',
      resolve: fromAnswer(({ saving }: AuditAnswer) => saving),
    }),
  }),
});

findExperiments('AUDIT');
