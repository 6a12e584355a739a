/** Comparisons: several scenarios side by side, over the same buyers and the same luck. */
import type { StudyArm } from '../db/generated/client.ts';
import { environmentOf } from '../db/scenarios.ts';
import type { Best } from '../simulation/best.ts';
import type { PairedTiming, Switch } from '../simulation/compare.ts';
import type { Lived, Moment, Parting } from '../simulation/diverge.ts';
import { FIGURES } from '../simulation/figures.ts';
import { EXAMPLES, type ExampleKind } from '../simulation/panelTally.ts';
import type { Summary } from '../simulation/summary.ts';
import { JOURNEYS } from '../simulation/vocabulary.ts';
import { CONFIDENCE, type ComparisonAnswer } from '../studies/experiments/comparison.ts';
import { comparedStopOf } from '../studies/run.ts';
import { builder } from './builder.ts';
import { DesignType, RevisionType } from './design.ts';
import { ExitWord, IntentWord, JourneyWord, wordsOf } from './enums.ts';
import { EnvironmentType } from './environment.ts';
import { ANSWER_COST, EXPERIMENT_INTERFACES, findExperiments, fromAnswer } from './experiment.ts';
import { LifeEventType } from './life.ts';
import { PairedDifferenceType, PairedFigureType } from './paired.ts';
import { ResultType } from './result.ts';
import { ScenarioType } from './scenario.ts';
import { StopType } from './stop.ts';

/** A scenario in its place, with the row of its arm. */
export const ArmType = builder.prismaObject('StudyArm', {
  name: 'ComparedScenario',
  description: 'A scenario as it takes part in a study of several.',
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Its place: 0 is the baseline.' }),
    scenario: t.relation('scenario', { type: ScenarioType, description: 'The scenario.' }),
    design: t.relation('design', { type: DesignType, description: 'Its design, as it stands now.' }),
    revision: t.relation('revision', { type: RevisionType, description: 'The revision of the design that it ran on.' }),
    environment: t.field({
      type: EnvironmentType,
      description: 'The world in which it ran.',
      resolve: (row) => environmentOf(row),
    }),
  }),
});

/** Something of one scenario's, told with it. */
interface OfArm<Value> {
  readonly arm: StudyArm;
  readonly value: Value;
}

const ScenarioResultType = builder.objectRef<OfArm<Summary>>('ScenarioResult').implement({
  description: 'What became of the buyers under one of the scenarios, by itself.',
  fields: (t) => ({
    scenario: t.field({ type: ArmType, description: 'Which.', resolve: ({ arm }) => arm }),
    result: t.field({ type: ResultType, description: 'Everything that a run reports.', resolve: ({ value }) => value }),
  }),
});

const TimingType = builder.objectRef<PairedTiming>('PairedTiming').implement({
  description:
    'Time from arrival to the first purchase; those who left, or had not bought by the horizon, count as censored (Kaplan–Meier). Intervals by sectioning.',
  fields: (t) => ({
    median: t.field({
      type: PairedDifferenceType,
      description: 'Days by which half would have bought, had nobody left; null where the curve does not come so far.',
      resolve: ({ median }) => median,
    }),
    restrictedMean: t.field({
      type: PairedDifferenceType,
      description:
        'Mean days without a purchase, for as long as everybody can be seen (the horizon less the days of arrival, in whole days where these are a fraction): the area under the curve.',
      resolve: ({ restrictedMean }) => restrictedMean,
    }),
  }),
});

const SwitchType = builder.objectRef<Omit<Switch, 'intent'>>('JourneySwitch').implement({
  description: 'Buyers by their journey under the baseline and under the challenger.',
  fields: (t) => ({
    before: t.expose('before', { type: JourneyWord, description: 'The journey under the baseline.' }),
    after: t.expose('after', { type: JourneyWord, description: 'The journey under the challenger.' }),
    count: t.expose('count', { type: 'SafeInt', description: 'How many buyers.' }),
  }),
});

const ExampleWord = wordsOf<ExampleKind>(
  'PartingKind',
  'In which way two lives of a buyer end differently.',
  ['WON', 'LOST', 'MOVED'],
  {
    WON: 'Bought under the challenger alone.',
    LOST: 'Bought under the baseline alone.',
    MOVED: 'Bought under neither, and made another journey.',
  },
);

const MomentType = builder.objectRef<Moment>('Moment').implement({
  description: 'When and where.',
  fields: (t) => ({
    day: t.exposeFloat('day', { description: 'When, in days since the start of the run.' }),
    touchpoint: t.exposeString('touchpoint', { description: 'Where: key of the touchpoint.' }),
  }),
});

const LivedType = builder.objectRef<Lived>('LivedSide').implement({
  description: 'One of the two lives of a buyer.',
  fields: (t) => ({
    journey: t.expose('journey', { type: JourneyWord, description: 'The journey, by its furthest stage.' }),
    exit: t.expose('exit', { type: ExitWord, description: 'How it ended.' }),
    event: t.field({
      type: LifeEventType,
      nullable: true,
      description: 'What happens in it where the two lives part, with reasons; null when nothing more does.',
      resolve: ({ event }) => event,
    }),
  }),
});

const PartingType = builder.objectRef<Parting>('Parting').implement({
  description: 'A buyer whose lives under the two scenarios part ways: where, and what happens in each, with reasons.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ExampleWord, description: 'In which way they end differently.' }),
    number: t.expose('number', { type: 'SafeInt', description: 'The buyer’s number.' }),
    divergedAt: t.field({
      type: MomentType,
      nullable: true,
      description: 'The first moment at which something else happens.',
      resolve: ({ divergedAt }) => divergedAt,
    }),
    firstTouchedAt: t.field({
      type: MomentType,
      nullable: true,
      description: 'The first moment at which anything differs, if only what is felt or remembered.',
      resolve: ({ firstTouchedAt }) => firstTouchedAt,
    }),
    baseline: t.field({
      type: LivedType,
      description: 'The life under the baseline.',
      resolve: ({ baseline }) => baseline,
    }),
    challenger: t.field({
      type: LivedType,
      description: 'The life under the challenger.',
      resolve: ({ challenger }) => challenger,
    }),
  }),
});

interface Pair {
  readonly arms: readonly StudyArm[];
  readonly pair: ComparisonAnswer['pairs'][number];
}

const PairType = builder.objectRef<Pair>('ComparedPair').implement({
  description: 'The baseline and a challenger, over the same buyers with the same luck.',
  fields: (t) => ({
    baseline: t.field({
      type: ArmType,
      description: 'The baseline.',
      resolve: ({ arms, pair }) => arms[pair.baseline],
    }),
    challenger: t.field({
      type: ArmType,
      description: 'The challenger.',
      resolve: ({ arms, pair }) => arms[pair.challenger],
    }),
    metrics: t.field({
      type: [PairedFigureType],
      complexity: { multiplier: FIGURES.length + 2 },
      description: `Paired differences of every headline figure and every part of the scorecard. The intervals of a figure hold over all challengers together with ${CONFIDENCE * 100} % confidence (Šidák’s correction).`,
      args: { names: t.arg.stringList({ description: 'Only these figures. Left out: all.' }) },
      resolve: ({ pair: { metrics } }, { names }) =>
        names ? metrics.filter(({ name }) => names.includes(name)) : [...metrics],
    }),
    timing: t.field({
      type: TimingType,
      nullable: true,
      description: 'Time to the first purchase; null when the two horizons differ.',
      resolve: ({ pair: { timing } }) => timing,
    }),
    won: t.field({
      type: 'SafeInt',
      description: 'Buyers who bought under the challenger alone.',
      resolve: ({ pair: { won } }) => won,
    }),
    lost: t.field({
      type: 'SafeInt',
      description: 'Buyers who bought under the baseline alone.',
      resolve: ({ pair: { lost } }) => lost,
    }),
    differing: t.field({
      type: 'SafeInt',
      description: 'Buyers of whom anything differs between the two.',
      resolve: ({ pair: { differing } }) => differing,
    }),
    switches: t.field({
      type: [SwitchType],
      complexity: { multiplier: JOURNEYS.length ** 2 },
      description: 'Journey under the baseline × journey under the challenger: one entry for each pair of journeys.',
      args: { intent: t.arg({ type: IntentWord, description: 'Only buyers who came for this. Left out: all.' }) },
      resolve: ({ pair: { switches } }, { intent }) =>
        JOURNEYS.flatMap((before) =>
          JOURNEYS.map((after) => ({
            ...{ before, after },
            count: switches
              .filter((cell) => cell.before === before && cell.after === after && (!intent || cell.intent === intent))
              .reduce((sum, { count }) => sum + count, 0),
          })),
        ),
    }),
    examples: t.field({
      type: [PartingType],
      complexity: { multiplier: EXAMPLES },
      description: `Buyers whose journeys differ, those with the lowest numbers: at most ${EXAMPLES} of each kind.`,
      args: { kind: t.arg({ type: ExampleWord, description: 'Only those of this kind. Left out: all.' }) },
      resolve: ({ pair: { examples } }, { kind }) =>
        kind ? examples.filter((example) => example.kind === kind) : [...examples],
    }),
  }),
});

export const DirectionWord = wordsOf(
  'Direction',
  'Which values of a figure are better.',
  ['HIGHEST', 'LOWEST'] as const,
  {
    HIGHEST: 'The higher, the better.',
    LOWEST: 'The lower, the better.',
  },
);

const BestType = builder
  .objectRef<{ readonly arms: readonly StudyArm[]; readonly best: Best; readonly answer: ComparisonAnswer }>(
    'BestScenario',
  )
  .implement({
    description:
      'Which scenario is best on a figure. With an indifference given, scenarios are ruled out look after look by the KN++ procedure (Kim & Nelson 2006), whose guarantee holds under shared luck, and the study ends when one is left.',
    fields: (t) => ({
      metric: t.string({ description: 'The figure.', resolve: ({ best }) => best.metric }),
      direction: t.field({
        type: DirectionWord,
        description: 'Which values are better.',
        resolve: ({ best }) => (best.highest ? 'HIGHEST' : 'LOWEST'),
      }),
      indifference: t.float({
        nullable: true,
        description:
          'The difference that does not matter; null when none was given, and nothing could end the study early.',
        resolve: ({ best }) => best.indifference,
      }),
      confidence: t.float({ description: 'The confidence asked for.', resolve: ({ best }) => best.confidence }),
      scenario: t.field({
        type: ArmType,
        nullable: true,
        description: 'The best; null when the figure has nothing to judge under one of the scenarios.',
        resolve: ({ arms, best }) => (best.scenario === null ? null : arms[best.scenario]),
      }),
      probability: t.float({
        nullable: true,
        description:
          'Probability of correct selection. When `concluded`: the confidence asked for, which holds for the best if it leads every other one by the indifference or more; of scenarios closer together, one of the close ones is named. Else a lower bound (Bonferroni) on the posterior probability that it is the best, shared evenly with scenarios that no buyer tells from it.',
        resolve: ({ best }) => best.probability,
      }),
      concluded: t.boolean({
        description: 'Whether all the others could be ruled out.',
        resolve: ({ best }) => best.concluded,
      }),
      survivors: t.field({
        type: [ArmType],
        complexity: { multiplier: 4 },
        description: 'The scenarios that could not be ruled out.',
        resolve: ({ arms, best }) => best.survivors.map((place) => arms[place]),
      }),
      buyersUsed: t.field({ type: 'SafeInt', description: 'Buyers used.', resolve: ({ answer }) => answer.buyers }),
      buyersAllowed: t.field({
        type: 'SafeInt',
        description: 'Buyers allowed.',
        resolve: ({ answer }) => answer.allowed,
      }),
    }),
  });

/** The arms of a study, the baseline first, with what is asked of them. */
const WITH_ARMS = { arms: { orderBy: { position: 'asc' } } } as const;

export const ComparisonType = builder.prismaObject('Study', {
  variant: 'Comparison',
  description: 'A study that sets several scenarios side by side, over the same buyers and the same luck.',
  interfaces: EXPERIMENT_INTERFACES,
  fields: (t) => ({
    scenarios: t.relation('arms', {
      type: ArmType,
      query: { orderBy: { position: 'asc' } },
      complexity: { multiplier: 4 },
      description: 'The scenarios, the baseline first.',
    }),
    stop: t.field({
      type: StopType,
      nullable: true,
      description: 'The rule that may end it early; null when there is none.',
      resolve: (row) => comparedStopOf(row),
    }),
    results: t.field({
      type: [ScenarioResultType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: 4 },
      description: 'What became of the buyers under each scenario; null unless the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer(({ scenarios }: ComparisonAnswer) =>
          scenarios.map((value, place) => ({ arm: row.arms[place], value })),
        );
        return read(row, args, context);
      },
    }),
    pairs: t.field({
      type: [PairType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: 4 },
      description: 'The baseline with each other scenario, in their order; null unless the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer(({ pairs }: ComparisonAnswer) => pairs.map((pair) => ({ arms: row.arms, pair })));
        return read(row, args, context);
      },
    }),
    best: t.field({
      type: BestType,
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'Which scenario is best; null unless the study has succeeded.',
      select: WITH_ARMS,
      resolve: async (row, args, context) => {
        const read = fromAnswer((answer: ComparisonAnswer) => ({ arms: row.arms, best: answer.best, answer }));
        return read(row, args, context);
      },
    }),
  }),
});

findExperiments('COMPARISON');
