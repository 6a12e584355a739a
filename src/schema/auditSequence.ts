/** In which order an audit would mend, and what that would bring. */
import type { AuditAnswer, AuditFinding } from '../studies/experiments/audit.ts';
import { EXPORT, exportOf, FIGURES_COST, FindingType, named, NAMES, type OfAudit } from './auditFinding.ts';
import { builder } from './builder.ts';
import { wordsOf } from './enums.ts';
import { PairedDifferenceType, PairedFigureType } from './paired.ts';

type Sequence = AuditAnswer['sequence'];
type Step = Sequence['steps'][number];

const findingOf = <Value>({ row, answer }: OfAudit<Value>, rank: number): OfAudit<AuditFinding> => ({
  ...{ row, answer },
  value: answer.findings[rank - 1],
});
const findingsOf = <Value>(part: OfAudit<Value>, ranks: readonly number[]) =>
  ranks.map((rank) => findingOf(part, rank));

const StepType = builder.objectRef<OfAudit<Step>>('RepairStep').implement({
  description: 'One repair of a sequence, made after those before it.',
  fields: (t) => ({
    finding: t.field({
      type: FindingType,
      description: 'The finding that it mends.',
      resolve: (step) => findingOf(step, step.value.rank),
    }),
    marginal: t.field({
      type: [PairedFigureType],
      complexity: FIGURES_COST,
      description:
        'What it adds to the repairs before it, on luck that had no part in the choice. Each with a 95 % interval by itself.',
      args: { names: t.arg.stringList(NAMES) },
      resolve: ({ value }, { names }) => named(value.marginal, names),
    }),
    cumulative: t.field({
      type: [PairedFigureType],
      complexity: FIGURES_COST,
      description: 'What all repairs so far bring together against the plan as it is, on the same fresh luck.',
      args: { names: t.arg.stringList(NAMES) },
      resolve: ({ value }, { names }) => named(value.cumulative, names),
    }),
    whenChosen: t.field({
      type: PairedDifferenceType,
      description:
        'What it seemed to add to boughtShare when it was chosen, with an interval over all repairs looked at then. Flattered by the choice: the best of many looks better than it is.',
      resolve: ({ value }) => value.whenChosen,
    }),
  }),
});

const RemainingType = builder
  .objectRef<OfAudit<NonNullable<Sequence['leftAfterThree']>>>('RemainingRepairs')
  .implement({
    description: 'What is left to win after the first three repairs.',
    fields: (t) => ({
      findings: t.field({
        type: [FindingType],
        complexity: { multiplier: 4 },
        description: 'The findings whose repair, alone, still gains clearly after the first three; most gain first.',
        resolve: (part) => findingsOf(part, part.value.ranks),
      }),
      metrics: t.field({
        type: [PairedFigureType],
        complexity: FIGURES_COST,
        description: 'What all of these repairs add together to the first three, on fresh luck.',
        args: { names: t.arg.stringList(NAMES) },
        resolve: ({ value }, { names }) => named(value.effect, names),
      }),
    }),
  });

const SkippedType = builder.objectRef<OfAudit<Sequence['skipped'][number]>>('SkippedRepair').implement({
  description: 'A repair that could not be made after those chosen before.',
  fields: (t) => ({
    finding: t.field({
      type: FindingType,
      description: 'The finding that it would mend.',
      resolve: (part) => findingOf(part, part.value.rank),
    }),
    reason: t.string({ description: 'Why not.', resolve: ({ value }) => value.why }),
  }),
});

const EndingWord = wordsOf<Sequence['ended']>(
  'SequenceEnding',
  'Why a sequence of repairs ends.',
  ['NOTHING_GAINS', 'STEPS_USED'],
  {
    NOTHING_GAINS: 'No other repair gains clearly.',
    STEPS_USED: 'It is as long as it may be; there may be more to win.',
  },
);

export const SequenceType = builder.objectRef<OfAudit<Sequence>>('RepairSequence').implement({
  description:
    'Repairs one after another: to the plan as it is then, the one with the largest gain in boughtShare, until none gains clearly (95 % over all repairs looked at, Šidák’s correction). Not the best of all sequences: a greedy one.',
  fields: (t) => ({
    steps: t.field({
      type: [StepType],
      complexity: { multiplier: 6 },
      description: 'The repairs, in order; empty when none gains clearly.',
      resolve: ({ row, answer, value }) => value.steps.map((step) => ({ row, answer, value: step })),
    }),
    ended: t.field({ type: EndingWord, description: 'Why it ends.', resolve: ({ value }) => value.ended }),
    leftAfterThree: t.field({
      type: RemainingType,
      nullable: true,
      description:
        'What all repairs that still gain clearly after the first three would bring; null when there are none, or fewer than three were made.',
      resolve: ({ row, answer, value: { leftAfterThree } }) => leftAfterThree && { row, answer, value: leftAfterThree },
    }),
    skipped: t.field({
      type: [SkippedType],
      complexity: { multiplier: 2 },
      description: 'Repairs that could not be made together with those before them.',
      resolve: ({ row, answer, value }) => value.skipped.map((one) => ({ row, answer, value: one })),
    }),
    repairExport: t.field({
      type: 'JSON',
      description: `A scenario with all of them, ${EXPORT} the repairs in order.`,
      resolve: (part, _args, context) => {
        const repairs = findingsOf(
          part,
          part.value.steps.map(({ rank }) => rank),
        ).flatMap(({ value }) => [...value.repair]);
        return exportOf(part.row, repairs, context);
      },
    }),
  }),
});
