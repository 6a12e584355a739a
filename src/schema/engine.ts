/** What the engine is: its versions and limits, the model's parameters, the channels' presets. */
import { CHANNEL_PRESETS, type ChannelPreset } from '../simulation/channels.ts';
import { PARAMETERS, type Parameter } from '../simulation/parameters.ts';
import { CENSUS } from '../simulation/paths.ts';
import { ENGINE_VERSION, MODEL_VERSION } from '../simulation/version.ts';
import { LIMITS } from '../simulation/vocabulary.ts';
import { STUDY_LIMITS } from '../studies/limits.ts';
import { builder } from './builder.ts';
import { LONGEST_PAGE } from './page.ts';
import { ArrivalWord, ChannelWord } from './enums.ts';

const ParameterType = builder.objectRef<Parameter>('ModelParameter').implement({
  description: 'A coefficient of the model. A scenario sets it with the change `setParameter`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, as in docs/model.md.' }),
    description: t.exposeString('description', { description: 'What it does.' }),
    unit: t.exposeString('unit', { description: 'Its unit.' }),
    default: t.exposeFloat('default', { description: 'Its value where no change sets it.' }),
    minimum: t.exposeFloat('minimum', { description: 'The least that is allowed.' }),
    aboveMinimum: t.boolean({
      description: 'Whether the minimum itself is not allowed.',
      resolve: ({ aboveMinimum }) => aboveMinimum ?? false,
    }),
    maximum: t.exposeFloat('maximum', { description: 'The most that is allowed.' }),
    belowMaximum: t.boolean({
      description: 'Whether the maximum itself is not allowed.',
      resolve: ({ belowMaximum }) => belowMaximum ?? false,
    }),
    source: t.exposeString('source', {
      description:
        'Where the default comes from: a reference with its grade (A peer-reviewed, F field data, V vendor, W third-hand), or `assumption`.',
    }),
  }),
});

const PresetType = builder.objectRef<ChannelPreset>('ChannelPreset').implement({
  description:
    'What a touchpoint of a channel is taken to be like where its design does not say. Rates are for a neutral buyer.',
  fields: (t) => ({
    channel: t.expose('channel', { type: ChannelWord, description: 'The channel.' }),
    arrives: t.expose('arrives', { type: ArrivalWord, description: 'What a follow-up to it needs.' }),
    noticeRate: t.exposeFloat('noticeRate', { description: 'Chance that a push is noticed, between 0 and 1.' }),
    noticeSource: t.exposeString('noticeSource', { description: 'Where noticeRate comes from.' }),
    engageRate: t.exposeFloat('engageRate', {
      description: 'Chance that one who noticed, or came, stays with it, between 0 and 1.',
    }),
    engageSource: t.exposeString('engageSource', { description: 'Where engageRate comes from.' }),
    actionRate: t.exposeFloat('actionRate', {
      description: 'Chance that one who engaged completes SUBSCRIBE or BUY, between 0 and 1.',
    }),
    actionSource: t.exposeString('actionSource', { description: 'Where actionRate comes from.' }),
  }),
});

const ENGINE_LIMITS = {
  runBuyers: [STUDY_LIMITS.runBuyers, 'Buyers of a run.'],
  previewBuyers: [STUDY_LIMITS.previewBuyers, 'Buyers of a preview.'],
  studyLives: [STUDY_LIMITS.studyLives, 'Lives of an experiment: its buyers times the plans that each lives under.'],
  comparedScenarios: [STUDY_LIMITS.comparedScenarios, 'Scenarios of a comparison.'],
  sweptScenarios: [STUDY_LIMITS.sweptScenarios, 'Scenarios of a sweep.'],
  sweptValues: [STUDY_LIMITS.sweptValues, 'Values of a sweep.'],
  attributedBuyers: [CENSUS, 'Buyers of an attribution.'],
  analysedFactors: [STUDY_LIMITS.analysedFactors, 'Factors of a sensitivity analysis.'],
  analysedPoints: [STUDY_LIMITS.analysedPoints, 'Points at which a sensitivity analysis evaluates its figure.'],
  analysedTrajectories: [STUDY_LIMITS.analysedTrajectories, 'Trajectories of a sensitivity analysis by MORRIS.'],
  analysedRows: [STUDY_LIMITS.analysedRows, 'Rows of a sensitivity analysis by SOBOL.'],
  searchOptions: [STUDY_LIMITS.searchOptions, 'Options of a search.'],
  searchGoals: [STUDY_LIMITS.searchGoals, 'Goals of a search.'],
  searchAnswers: [STUDY_LIMITS.searchAnswers, 'Answers that may be wanted of a search.'],
  searchEvaluations: [STUDY_LIMITS.searchEvaluations, 'Sets of options that a search may try.'],
  searchedLives: [STUDY_LIMITS.searchedLives, 'Lives that one request to Run.buyers looks at.'],
  queuedStudies: [STUDY_LIMITS.queuedStudies, 'Studies that may wait at once.'],
  pageLength: [LONGEST_PAGE, 'Entries of a page of a connection.'],
  seedLength: [STUDY_LIMITS.seedLength, 'Characters of a seed.'],
  touchpoints: [LIMITS.touchpoints, 'Touchpoints of a design.'],
  themes: [LIMITS.themes, 'Themes of a story.'],
  personas: [LIMITS.personas, 'Personas of a design.'],
  links: [LIMITS.links, 'Links of a design.'],
  pushDays: [LIMITS.pushDays, 'Days of a push.'],
  horizonDays: [LIMITS.horizonDays, 'Days of a run.'],
  changes: [LIMITS.changes, 'Changes of a scenario.'],
  nameLength: [LIMITS.nameLength, 'Characters of a name.'],
  textLength: [LIMITS.textLength, 'Characters of a description.'],
  keyLength: [LIMITS.keyLength, 'Characters of a key.'],
} as const;

const LimitsType = builder.objectRef<typeof ENGINE_LIMITS>('EngineLimits').implement({
  description: 'The most that may be asked for at once.',
  fields: (t) =>
    Object.fromEntries(
      Object.entries(ENGINE_LIMITS).map(([name, [limit, description]]) => [
        name,
        t.field({ type: 'SafeInt', description, resolve: () => limit }),
      ]),
    ),
});

const EngineType = builder.objectRef<{ workers: number }>('EngineInfo').implement({
  description:
    'What answers come from. The same design, seed, buyers and engine version give the same counts to the last digit.',
  fields: (t) => ({
    modelVersion: t.string({
      description: 'Version of the behaviour model, docs/model.md.',
      resolve: () => MODEL_VERSION,
    }),
    engineVersion: t.string({
      description: 'Version of the engine; moves with every change to a count.',
      resolve: () => ENGINE_VERSION,
    }),
    workers: t.exposeInt('workers', { description: 'Threads that simulate, at most.' }),
    limits: t.field({
      type: LimitsType,
      description: 'The most that may be asked for at once.',
      resolve: () => ENGINE_LIMITS,
    }),
  }),
});

builder.queryFields((t) => ({
  parameters: t.field({
    type: [ParameterType],
    description: 'Every coefficient of the model, with its default, unit, range and source.',
    complexity: { multiplier: PARAMETERS.length },
    resolve: () => [...PARAMETERS],
  }),
  channels: t.field({
    type: [PresetType],
    description: 'The presets of the channels, with their sources.',
    complexity: { multiplier: CHANNEL_PRESETS.length },
    resolve: () => [...CHANNEL_PRESETS],
  }),
  engine: t.field({
    type: EngineType,
    description: 'What answers come from: versions, workers, limits.',
    resolve: (_root, _args, { studies }) => ({ workers: studies.workers }),
  }),
}));
