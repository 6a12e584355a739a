/** Sensitivity analyses: which parameters, traits and rates a figure hangs on, and by how much. */
import type { MorrisEffects } from '../simulation/sensitivity/morris.ts';
import type { SobolIndex, SobolIndices } from '../simulation/sensitivity/sobol.ts';
import type { Scale } from '../simulation/sensitivity/factor.ts';
import { SCALES } from '../simulation/sensitivity/factor.ts';
import { TRAITS, type Trait } from '../simulation/vocabulary.ts';
import { TURNED_FIELDS, type Target, type TurnedField } from '../simulation/sensitivity/target.ts';
import { settingsOf } from '../studies/experiments/open.ts';
import {
  METHODS,
  sensitivitySettings,
  type Method,
  type SensitivityAnswer,
  type SensitivitySettings,
  type Swing,
} from '../studies/experiments/sensitivity.ts';
import { builder } from './builder.ts';
import { wordsOf } from './enums.ts';
import { EstimateType } from './estimate.ts';
import { ANSWER_COST, EXPERIMENT_INTERFACES, findExperiments, fromAnswer } from './experiment.ts';

export const MethodWord = wordsOf<Method>('SensitivityMethod', 'How factors are turned.', METHODS, {
  MORRIS: 'Screening by elementary effects (Morris 1991; μ* by Campolongo, Cariboni & Saltelli 2007): few points.',
  SOBOL: 'Shares of the variance (Saltelli et al. 2010; Jansen 1999): many points, and interactions told apart.',
});

export const ScaleWord = wordsOf<Scale>('FactorScale', 'On which scale a range is even.', SCALES, {
  LINEAR: 'Even steps.',
  LOG: 'Even factors: for times and other scales above 0.',
  LOGIT: 'Even steps of log-odds: for chances.',
});

export const TraitWord = wordsOf<Trait>('Trait', 'Traits of a persona.', TRAITS, {
  attention: 'How readily a push is noticed.',
  patience: 'Patience with potholes.',
  trust: 'Trust on arrival.',
  drift: 'Readiness to wander off.',
  sensitivity: 'Sensitivity to pressure and repetition.',
  memoryDays: 'Half-life of memory, in days.',
  curiosityPerDay: 'Own visits a day when fully ready.',
  needDays: 'Mean life of the need, in days.',
  rebuyDays: 'Mean days until it is needed again.',
});

export const TurnedFieldWord = wordsOf<TurnedField>(
  'TurnedField',
  'Fields of a touchpoint that can be turned.',
  TURNED_FIELDS,
  {
    noticeRate: 'Chance that a neutral buyer notices a push.',
    engageRate: 'Chance that a neutral buyer who noticed stays with it.',
    actionRate: 'Chance that a neutral buyer who came through acts.',
    effort: 'Work asked of the buyer.',
    value: 'Help given.',
    ask: 'How hard it presses for commitment.',
    branding: 'How plainly it is the brand’s.',
    listening: 'Chance that distress is noticed.',
    pull: 'Weight with which a buyer who goes looking picks it.',
  },
);

interface Turned {
  readonly target: Target;
  readonly low: number;
  readonly high: number;
  readonly scale: Scale;
}

const FactorType = builder.objectRef<Turned>('Factor').implement({
  description:
    'Something that is turned over a range: a parameter of the model, a trait of a persona, or a field of a touchpoint.',
  fields: (t) => ({
    parameter: t.string({
      nullable: true,
      description: 'Name of the parameter; null when it is none.',
      resolve: ({ target }) => ('parameter' in target ? target.parameter : null),
    }),
    persona: t.string({
      nullable: true,
      description: 'Key of the persona whose trait it is; null when it is none.',
      resolve: ({ target }) => ('persona' in target ? target.persona : null),
    }),
    trait: t.field({
      type: TraitWord,
      nullable: true,
      description: 'The trait: its median in the persona is turned.',
      resolve: ({ target }) => ('persona' in target ? target.trait : null),
    }),
    touchpoint: t.string({
      nullable: true,
      description: 'Key of the touchpoint whose field it is; null when it is none.',
      resolve: ({ target }) => ('touchpoint' in target ? target.touchpoint : null),
    }),
    field: t.field({
      type: TurnedFieldWord,
      nullable: true,
      description: 'The field.',
      resolve: ({ target }) => ('touchpoint' in target ? target.field : null),
    }),
    low: t.exposeFloat('low', { description: 'Lower end of the range, in its own unit.' }),
    high: t.exposeFloat('high', { description: 'Upper end of the range.' }),
    scale: t.expose('scale', { type: ScaleWord, description: 'On which scale the range is even.' }),
  }),
});

interface OfFactor<Value> {
  readonly factor: Turned;
  readonly value: Value;
}

const MorrisType = builder.objectRef<OfFactor<MorrisEffects>>('ElementaryEffects').implement({
  description: 'What turning a factor does to the figure, over its whole range, wherever the other factors stand.',
  fields: (t) => ({
    factor: t.field({ type: FactorType, description: 'The factor.', resolve: ({ factor }) => factor }),
    mean: t.field({
      type: EstimateType,
      description: 'The mean effect, with its sign: μ.',
      resolve: ({ value: { mean } }) => mean,
    }),
    size: t.field({
      type: EstimateType,
      description: 'The mean size of an effect, whatever its sign: μ*. Factors are ranked by it.',
      resolve: ({ value: { size } }) => size,
    }),
    spread: t.float({
      nullable: true,
      description:
        'The standard deviation of the effects: σ. Large where the factor bends, or its effect hangs on others.',
      resolve: ({ value: { spread } }) => spread,
    }),
    effects: t.int({ description: 'Effects that went into these.', resolve: ({ value: { effects } }) => effects }),
    leftOut: t.int({
      description: 'Effects left out because the figure had nothing to judge at one of their ends.',
      resolve: ({ value: { leftOut } }) => leftOut,
    }),
  }),
});

const IndexType = builder.objectRef<OfFactor<SobolIndex>>('SobolIndex').implement({
  description: 'Shares of the variance of the figure over the ranges of all factors.',
  fields: (t) => ({
    factor: t.field({ type: FactorType, description: 'The factor.', resolve: ({ factor }) => factor }),
    first: t.field({
      type: EstimateType,
      description: 'What would go on average if this factor alone were known.',
      resolve: ({ value: { first } }) => first,
    }),
    total: t.field({
      type: EstimateType,
      description:
        'What would remain on average if all but this factor were known: its own share and all its interactions.',
      resolve: ({ value: { total } }) => total,
    }),
  }),
});

const SobolType = builder
  .objectRef<{ readonly factors: readonly Turned[]; readonly sobol: SobolIndices }>('SobolIndices')
  .implement({
    description: 'How the variance of the figure comes about. Indices may lie a little outside 0 to 1 by chance.',
    fields: (t) => ({
      variance: t.float({
        nullable: true,
        description: 'Variance of the figure over the ranges of all factors; null without a row.',
        resolve: ({ sobol: { variance } }) => variance,
      }),
      indices: t.field({
        type: [IndexType],
        complexity: { multiplier: 10 },
        description: 'One entry for each factor, in their order.',
        resolve: ({ factors, sobol: { indices } }) =>
          indices.map((value, place) => ({ factor: factors[place], value })),
      }),
      rows: t.int({ description: 'Rows that went into these.', resolve: ({ sobol: { rows } }) => rows }),
      leftOut: t.int({
        description: 'Rows left out because the figure had nothing to judge at one of their points.',
        resolve: ({ sobol: { leftOut } }) => leftOut,
      }),
    }),
  });

const EndType = builder.objectRef<Swing['low']>('TornadoEnd').implement({
  description: 'The figure with a factor at one end of its range, the others as they stand.',
  fields: (t) => ({
    value: t.exposeFloat('value', { nullable: true, description: 'The figure; null where there is nothing to judge.' }),
    difference: t.field({
      type: EstimateType,
      description: 'The paired difference to the figure as things stand, with its interval.',
      resolve: ({ difference }) => difference,
    }),
  }),
});

const BarType = builder.objectRef<OfFactor<Swing> & { readonly current: number | null }>('TornadoBar').implement({
  description: 'One factor turned from end to end, the others as they stand: a bar of a tornado chart.',
  fields: (t) => ({
    factor: t.field({ type: FactorType, description: 'The factor.', resolve: ({ factor }) => factor }),
    current: t.exposeFloat('current', {
      nullable: true,
      description: 'Where the factor stands; null for a need that never passes.',
    }),
    low: t.field({ type: EndType, description: 'At the lower end.', resolve: ({ value: { low } }) => low }),
    high: t.field({ type: EndType, description: 'At the upper end.', resolve: ({ value: { high } }) => high }),
    swing: t.float({
      nullable: true,
      description: 'Length of the bar: from the least to the greatest of the figure at both ends and as things stand.',
      resolve: ({ value: { swing } }) => swing,
    }),
  }),
});

const factorsOf = (row: Parameters<typeof settingsOf>[0]): readonly Turned[] =>
  settingsOf(row, sensitivitySettings)?.factors ?? [];
const setting = <Name extends keyof SensitivitySettings>(row: Parameters<typeof settingsOf>[0], name: Name) =>
  settingsOf(row, sensitivitySettings)?.[name] ?? null;

export const SensitivityType = builder.prismaObject('Study', {
  variant: 'Sensitivity',
  description:
    'A study that turns parameters, traits and rates over ranges, and says how much a figure hangs on each. All points share their buyers and their luck.',
  interfaces: EXPERIMENT_INTERFACES,
  fields: (t) => ({
    metric: t.string({
      nullable: true,
      description: 'The figure; null when the study was asked for in a form that this version does not know.',
      resolve: (row) => setting(row, 'metric'),
    }),
    method: t.field({
      type: MethodWord,
      nullable: true,
      description: 'How the factors are turned; null as for `metric`.',
      resolve: (row) => setting(row, 'method'),
    }),
    samples: t.int({
      nullable: true,
      description: 'Trajectories of MORRIS, or rows of SOBOL; null as for `metric`.',
      resolve: (row) => setting(row, 'samples'),
    }),
    factors: t.field({
      type: [FactorType],
      complexity: { multiplier: 10 },
      description: 'What is turned.',
      resolve: (row) => [...factorsOf(row)],
    }),
    points: t.int({
      nullable: true,
      complexity: { field: ANSWER_COST },
      description:
        'Points at which the figure was evaluated, those of the tornado apart; null unless the study has succeeded.',
      resolve: fromAnswer(({ points }: SensitivityAnswer) => points),
    }),
    base: t.field({
      type: EstimateType,
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'The figure as things stand; null unless the study has succeeded.',
      resolve: fromAnswer(({ base }: SensitivityAnswer) => base),
    }),
    morris: t.field({
      type: [MorrisType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: 10 },
      description: 'Elementary effects, one entry for each factor in their order; null unless MORRIS has succeeded.',
      resolve: (row, args, context) =>
        fromAnswer(
          ({ morris }: SensitivityAnswer) =>
            morris && morris.map((value, place) => ({ factor: factorsOf(row)[place], value })),
        )(row, args, context),
    }),
    sobol: t.field({
      type: SobolType,
      nullable: true,
      complexity: { field: ANSWER_COST },
      description: 'Shares of the variance; null unless SOBOL has succeeded.',
      resolve: (row, args, context) =>
        fromAnswer(({ sobol }: SensitivityAnswer) => sobol && { factors: factorsOf(row), sobol })(row, args, context),
    }),
    tornado: t.field({
      type: [BarType],
      nullable: true,
      complexity: { field: ANSWER_COST, multiplier: 10 },
      description:
        'One factor at a time, the longest bar first: ready for a tornado chart; null unless the study has succeeded.',
      resolve: (row, args, context) =>
        fromAnswer(({ tornado, current }: SensitivityAnswer) =>
          tornado.map((value) => ({ factor: factorsOf(row)[value.place], current: current[value.place], value })),
        )(row, args, context),
    }),
  }),
});

findExperiments('SENSITIVITY');
