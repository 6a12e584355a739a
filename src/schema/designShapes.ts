/** What a design is made of, field by field: one table for what is written and what reads back. */
import {
  DEFAULT_INTENTS,
  DEFAULT_TRAITS,
  LASTING_DAYS,
  type Design,
  type Intents,
  type Link,
  type Persona,
  type Pothole,
  type Push,
  type ThemeWeight,
  type Touchpoint,
  type Traits,
} from '../simulation/design.ts';
import type { Range } from '../simulation/issue.ts';
import { LIMITS } from '../simulation/vocabulary.ts';
import {
  ArrivalWord,
  AudienceWord,
  CareWord,
  ChannelWord,
  GoalWord,
  OwnerWord,
  PotholeWord,
  TriggerWord,
} from './enums.ts';
import { amount, keyOf, listOf, nested, oneWord, shape, words } from './shape.ts';

export const SHARE: Range = { minimum: 0, maximum: 1 };
const WEIGHT: Range = { minimum: 0, maximum: 1e6 };
const RATE: Range = { minimum: 0, maximum: 1, aboveMinimum: true, belowMaximum: true };
const MONEY: Range = { minimum: 0, maximum: 1e9 };
const RUN_DAYS: Range = { minimum: 0, maximum: LIMITS.horizonDays };

const PRESET = 'the channel’s preset';

export const ThemeWeightShape = shape<ThemeWeight>(
  'ThemeWeight',
  'How much a theme weighs in a promise or a telling.',
  {
    theme: words('One of the story’s themes.', LIMITS.nameLength),
    weight: amount('Its weight; only the proportions count.', WEIGHT),
  },
);

export const StoryShape = shape<Design['story']>('Story', 'What the brand stands for.', {
  title: words('What the story is called.', LIMITS.nameLength),
  themes: words(`The themes that it can speak of: 1 to ${LIMITS.themes} names.`, LIMITS.nameLength, { list: true }),
  promise: listOf(
    ThemeWeightShape,
    'What it promises: a weight for each theme, not all 0; a theme that is not named weighs 0.',
  ),
});

const trait = (what: string, name: keyof Traits) =>
  amount(`Median of ${what}, as a share.`, SHARE, { left: DEFAULT_TRAITS[name] ?? 0 });

export const TraitsShape = shape<Traits>(
  'Traits',
  'What buyers of a persona are like: medians, around which every buyer’s own traits are drawn.',
  {
    attention: trait('attention: how readily a push is noticed', 'attention'),
    patience: trait('patience with potholes', 'patience'),
    trust: trait('trust in the brand on arrival', 'trust'),
    drift: trait('drift: how readily they wander off', 'drift'),
    sensitivity: trait('sensitivity to pressure and repetition', 'sensitivity'),
    memoryDays: amount('Median half-life of memory, in days.', LASTING_DAYS, { left: DEFAULT_TRAITS.memoryDays }),
    curiosityPerDay: amount(
      'Median number of own visits a day when fully ready.',
      { minimum: 0, maximum: 24 },
      {
        left: DEFAULT_TRAITS.curiosityPerDay,
      },
    ),
    needDays: amount('Median of the mean life of the need, in days.', LASTING_DAYS, {
      left: DEFAULT_TRAITS.needDays ?? 'never passes',
      nothing: 'the need never passes',
    }),
    rebuyDays: amount(
      'Median of the mean days until a customer needs it again; 0 = at once.',
      { minimum: 0, maximum: 3650 },
      {
        left: DEFAULT_TRAITS.rebuyDays,
      },
    ),
  },
);

const MIX = Object.values(DEFAULT_INTENTS).join(', ');
const intent = (who: string) => amount(`Weight of those who ${who}.`, WEIGHT, { left: '0' });

export const IntentsShape = shape<Intents>(
  'Intents',
  `What buyers of a persona come for: weights, normalised, not all 0. The whole mix left out: ${MIX}.`,
  {
    passing: intent('are just passing by'),
    learning: intent('want to learn more'),
    relating: intent('seek a relationship'),
    buying: intent('come to buy'),
  },
);

export const AffinityShape = shape<Persona['affinity'][number]>('Affinity', 'A persona’s liking for a channel.', {
  channel: oneWord(ChannelWord, 'The channel.'),
  logOdds: amount('Log-odds added to noticing and engaging there.', { minimum: -10, maximum: 10 }),
});

export const PersonaShape = shape<Persona>('Persona', 'A kind of buyer.', {
  key: keyOf('Its stable name inside the design.'),
  name: words('What it is called.', LIMITS.nameLength),
  share: amount('Its weight among the personas; normalised over all of them, not all 0.', WEIGHT),
  traits: nested(TraitsShape, 'What these buyers are like.', { left: 'the defaults' }),
  intents: nested(IntentsShape, 'What they come for.', { left: MIX }),
  affinity: listOf(AffinityShape, 'Likings for channels, at most one for each.', { left: 'none' }),
});

export const PushShape = shape<Push>(
  'Push',
  'How a touchpoint comes to the buyer by itself: on given days, or at random at a rate; one of the two.',
  {
    reach: amount('Share of buyers that it can get to at all.', SHARE, { left: 1 }),
    group: keyOf('Touchpoints of one group, say one mailing list, share the draw of reach.', {
      left: 'the touchpoint’s own key',
    }),
    days: amount(`Calendar days of the run on which it comes, ascending, at most ${LIMITS.pushDays}.`, RUN_DAYS, {
      list: true,
      left: 'it comes at random',
      nothing: 'it comes at random',
    }),
    perDay: amount(
      'Mean number a day, at random (Poisson).',
      { minimum: 0, maximum: 24, aboveMinimum: true },
      {
        left: 'it comes on days',
        nothing: 'it comes on days',
      },
    ),
  },
);

export const PotholeShape = shape<Pothole>('Pothole', 'Something at a touchpoint that can break a journey.', {
  kind: oneWord(PotholeWord, 'What is wrong.'),
  prevalence: amount('Share of visits that would hit it without care.', SHARE),
  severity: amount('How bad it is.', SHARE),
});

export const CareShape = shape<Touchpoint['care'][number]>(
  'Care',
  'Something at a touchpoint that averts or mends potholes.',
  {
    kind: oneWord(CareWord, 'What is done.'),
    strength: amount('How well.', SHARE),
  },
);

const chance = (of: string) => amount(`Chance that a neutral buyer ${of}.`, RATE, { left: PRESET });
const cost = (text: string) => amount(`${text}, in money.`, MONEY, { left: 0 });

export const TouchpointShape = shape<Touchpoint>(
  'Touchpoint',
  'A place where a buyer meets the brand, a third party or a rival.',
  {
    key: keyOf('Its stable name inside the design; luck is addressed by it.'),
    name: words('What it is called.', LIMITS.nameLength),
    channel: oneWord(ChannelWord, 'Where it happens; gives presets for what is left out.'),
    owner: oneWord(OwnerWord, 'Who speaks.', { left: 'OWNED' }),
    audience: oneWord(AudienceWord, 'Who may meet it.', { left: 'ANYONE' }),
    push: nested(PushShape, 'How it comes to the buyer by itself.', { left: 'it does not', nothing: 'it does not' }),
    arrives: oneWord(ArrivalWord, 'What a follow-up to it needs.', { left: PRESET }),
    pull: amount('Weight with which a buyer who goes looking picks it; 0 = never.', WEIGHT, { left: 0 }),
    noticeRate: chance('notices a push'),
    engageRate: chance('who noticed, or came, stays with it'),
    actionRate: chance('who engaged completes SUBSCRIBE or BUY'),
    goal: oneWord(GoalWord, 'What coming through leads to; a COMPETITOR has NONE or BUY.', { left: 'NONE' }),
    effort: amount('Work asked of the buyer.', SHARE, { left: 0.2 }),
    value: amount('Help given, whatever comes of it.', SHARE, { left: 0.2 }),
    ask: amount('How hard it presses for commitment.', SHARE, { left: 0 }),
    branding: amount('How plainly it is recognisable as the brand’s.', SHARE, { left: 0.8 }),
    telling: listOf(ThemeWeightShape, 'What it says: a weight for each theme, not all 0.', {
      left: 'an OWNED one tells the promise, others say nothing',
      nothing: 'an OWNED one tells the promise, others say nothing',
    }),
    listening: amount('Chance that distress met here is noticed.', SHARE, { left: 0 }),
    potholes: listOf(PotholeShape, 'What can go wrong here, each kind at most once.', { left: 'none' }),
    care: listOf(CareShape, 'What is done about it, each kind at most once.', { left: 'none' }),
    costPerExposure: cost('Cost of each exposure'),
    costPerEngagement: cost('Cost of each buyer who comes through'),
    purchaseValue: cost('Revenue of a purchase made here'),
  },
);

export const LinkShape = shape<Link>('Link', 'What the plan says comes next.', {
  from: keyOf('Key of the touchpoint where it starts.'),
  to: keyOf('Key of the touchpoint that it leads to.'),
  on: oneWord(TriggerWord, 'What has to happen at the start.'),
  delayDays: amount('Days until it is due: 0, or at least 1/24.', RUN_DAYS, { left: 0 }),
});
