/** Attribution: what each touchpoint truly brings, beside what the rules in use would credit it with. */
import type { CreditComparison } from '../simulation/attribution/compare.ts';
import { RULES, type Rule } from '../simulation/attribution/credit.ts';
import { CENSUS } from '../simulation/paths.ts';
import type { Estimate } from '../simulation/summary.ts';
import type { AttributionAnswer, Effect, RuleReport } from '../studies/experiments/attribution.ts';
import { STUDY_DEFAULTS } from '../studies/limits.ts';
import { answering } from './answer.ts';
import { builder } from './builder.ts';
import { wordsOf } from './enums.ts';
import { EnvironmentInput } from './environment.ts';
import { EstimateShape, EstimateType } from './estimate.ts';
import { ANSWER_COST, EXPERIMENT_INTERFACES, findExperiments, fromAnswer } from './experiment.ts';
import { localId } from './nodeId.ts';
import { isGiven } from './page.ts';
import { NotFound } from '../problems.ts';
import { RunType } from './run.ts';
import { SEED, seedOf, withSubject } from './subject.ts';

const RuleWord = wordsOf<Rule>('AttributionRule', 'Rules that share purchases out over touchpoints.', RULES, {
  LAST_TOUCH: 'All to the last touchpoint attended.',
  FIRST_TOUCH: 'All to the first touchpoint attended.',
  LINEAR: 'The same to every step of the path.',
  POSITION_BASED: '40 % to the first step, 40 % to the last, 20 % to those between.',
  MARKOV_1: 'Removal effect in a Markov chain that remembers one touchpoint (Anderl et al. 2016).',
  MARKOV_2: 'The same, remembering two.',
  MARKOV_3: 'The same, remembering three.',
  SHAPLEY: 'Shapley’s value of the game in which a coalition is worth its conversion rate (Dalessandro et al. 2012).',
});

const EffectType = builder.objectRef<Effect>('IncrementalEffect').implement({
  description:
    'Purchasers that a touchpoint brings: with it less without it, in the same lives. The intervals of all touchpoints hold together with 95 % confidence (Šidák).',
  interfaces: [EstimateShape],
  fields: (t) => ({
    kept: t.expose('kept', { type: 'SafeInt', description: 'Buyers who buy with it and not without it.' }),
    freed: t.expose('freed', { type: 'SafeInt', description: 'Buyers who buy without it and not with it.' }),
  }),
});

interface Credit {
  readonly rule: Rule;
  readonly credit: Estimate;
  readonly effect: Effect;
}

const CreditType = builder.objectRef<Credit>('TouchpointCredit').implement({
  description: 'What a rule credits a touchpoint with.',
  fields: (t) => ({
    rule: t.expose('rule', { type: RuleWord, description: 'The rule.' }),
    credit: t.field({
      type: EstimateType,
      description:
        'Purchasers credited. Without an interval where the rule is exact; below 0 where Shapley’s value is.',
      resolve: ({ credit }) => credit,
    }),
    error: t.float({
      nullable: true,
      description: 'The credit less the true effect; null where the effect is not known.',
      resolve: ({ credit, effect }) =>
        credit.value === null || effect.value === null ? null : credit.value - effect.value,
    }),
  }),
});

interface Attributed {
  readonly answer: AttributionAnswer;
  readonly place: number;
}

const AttributedType = builder.objectRef<Attributed>('AttributedTouchpoint').implement({
  description: 'A touchpoint: what it truly brings, and what the rules credit it with.',
  fields: (t) => ({
    touchpoint: t.string({
      description: 'Key of the touchpoint.',
      resolve: ({ answer, place }) => answer.touchpoints[place],
    }),
    incremental: t.field({
      type: EffectType,
      description: 'What it truly brings.',
      resolve: ({ answer, place }) => answer.effects[place],
    }),
    credits: t.field({
      type: [CreditType],
      complexity: { multiplier: RULES.length },
      description: 'What the rules credit it with, one entry for each rule.',
      resolve: ({ answer, place }) =>
        answer.rules.map(({ rule, credits }) => ({ rule, credit: credits[place], effect: answer.effects[place] })),
    }),
  }),
});

const PairsType = builder.objectRef<CreditComparison['settled']>('SettledPairs').implement({
  description: 'Pairs of touchpoints of which it is settled which one brings more.',
  fields: (t) => ({
    pairs: t.exposeInt('pairs', { description: 'Pairs whose effects’ intervals do not meet.' }),
    agreeing: t.exposeInt('agreeing', { description: 'Of these, pairs that the credits put in the same order.' }),
  }),
});

interface Judged {
  readonly report: RuleReport;
  readonly touchpoints: readonly string[];
}

const RuleType = builder.objectRef<Judged>('RuleAccuracy').implement({
  description: 'How far a rule is off, over all touchpoints.',
  fields: (t) => ({
    rule: t.field({ type: RuleWord, description: 'The rule.', resolve: ({ report }) => report.rule }),
    meanError: t.field({
      type: EstimateType,
      description: 'Mean size of the error of a touchpoint’s credit, in purchasers.',
      resolve: ({ report: { comparison } }) => comparison.meanError,
    }),
    totalError: t.field({
      type: EstimateType,
      description: 'Sizes of all errors together, as a share of all purchasers.',
      resolve: ({ report: { comparison } }) => comparison.totalError,
    }),
    rankAgreement: t.float({
      nullable: true,
      description:
        'Kendall’s τ of credits and effects: 1 in the same order, −1 in the reverse; null where either are all equal.',
      resolve: ({ report: { comparison } }) => comparison.rankAgreement,
    }),
    settled: t.field({
      type: PairsType,
      description: 'The same over the pairs of which it is settled which one brings more.',
      resolve: ({ report: { comparison } }) => comparison.settled,
    }),
    tooMuch: t.stringList({
      description: 'Keys of the touchpoints credited with more than the effect’s interval allows.',
      resolve: ({ report: { comparison }, touchpoints }) => comparison.above.map((place) => touchpoints[place]),
    }),
    tooLittle: t.stringList({
      description: 'Keys of the touchpoints credited with less than the effect’s interval allows.',
      resolve: ({ report: { comparison }, touchpoints }) => comparison.below.map((place) => touchpoints[place]),
    }),
  }),
});

export const AttributionType = builder.prismaObject('Study', {
  variant: 'Attribution',
  description:
    'A study that removes one touchpoint after another from the same lives, with the same luck, and holds what rules of attribution say against what is truly missing.',
  interfaces: EXPERIMENT_INTERFACES,
  fields: (t) => ({
    purchases: t.field({
      type: 'SafeInt',
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'Buyers who bought: what the rules share out; null unless the study has succeeded.',
      resolve: fromAnswer(({ purchases }: AttributionAnswer) => purchases),
    }),
    walked: t.field({
      type: 'SafeInt',
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'Buyers who attended something: whose paths the rules see; null unless the study has succeeded.',
      resolve: fromAnswer(({ walked }: AttributionAnswer) => walked),
    }),
    touchpoints: t.field({
      type: [AttributedType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: 20 },
      description: 'Every touchpoint, in the order of the design; null unless the study has succeeded.',
      resolve: fromAnswer((answer: AttributionAnswer) => answer.touchpoints.map((_, place) => ({ answer, place }))),
    }),
    rules: t.field({
      type: [RuleType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: RULES.length },
      description: 'How far each rule is off; null unless the study has succeeded.',
      resolve: fromAnswer(({ rules, touchpoints }: AttributionAnswer) =>
        rules.map((report) => ({ report, touchpoints })),
      ),
    }),
    permutations: t.int({
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'Permutations drawn for Shapley’s value; 0 where it is exact; null unless the study has succeeded.',
      resolve: fromAnswer(({ permutations }: AttributionAnswer) => permutations),
    }),
  }),
});

findExperiments('ATTRIBUTION');

builder.prismaObjectField(RunType, 'attribution', (t) =>
  t.field({
    type: AttributionType,
    nullable: true,
    description:
      'The attribution over the lives of this run; null while nobody has asked for it with `startAttribution`.',
    resolve: (row, _args, { studies }) => studies.attributionOf(row),
  }),
);

const StartAttributionInput = builder.inputType('StartAttributionInput', {
  description: 'Over whose lives: those of a run, or of buyers of a scenario or design.',
  fields: (t) => ({
    runId: t.id({
      description: 'The id of a run that has succeeded, with its buyers and seed; or give scenarioId or designId.',
    }),
    scenarioId: t.id({ description: 'The id of a scenario.' }),
    designId: t.id({ description: 'The id of a design.' }),
    environment: t.field({
      type: EnvironmentInput,
      description: 'The world around the design; with designId alone. Left out: the defaults.',
    }),
    buyers: t.int({
      description: `How many buyers: 1 to ${CENSUS}, whose paths can be kept one by one. Left out: ${STUDY_DEFAULTS.experimentBuyers}.`,
    }),
    seed: t.string({ description: SEED }),
  }),
});

builder.mutationField('startAttribution', (t) =>
  t.field({
    type: AttributionType,
    description: 'Starts an attribution. The same one asked for again answers with the one that is there.',
    args: { input: t.arg({ type: StartAttributionInput, required: true, description: 'Over whose lives.' }) },
    errors: answering('attribution', 'The attribution: started, or the same one asked for before.'),
    resolve: async (_root, { input }, { studies }) => {
      const { runId, seed } = input;
      if (!isGiven(runId))
        return withSubject(input, (ids) =>
          studies.startAttribution({ ...input, ...ids, runId: null, seed: seedOf(input) }),
        );
      const local = localId(runId, 'Run');
      if (local === null) throw new NotFound('run', runId);
      try {
        return await studies.startAttribution({ ...input, runId: local, seed });
      } catch (error) {
        throw error instanceof NotFound ? new NotFound('run', runId) : error;
      }
    },
  }),
);
