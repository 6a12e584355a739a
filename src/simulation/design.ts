/**
 * A design: the story, who the buyers are, where they meet it, and what the plan says comes next. `DesignInput` is the
 * value as people write it, where what is left out takes the channel's preset or the model's default; `Design` is the
 * same value with nothing left out, which is what the engine compiles.
 */
import type { z } from 'zod';
import { presetOf } from './channels.ts';
import { crossCheck, findWarnings } from './check.ts';
import type { Checked, Issue, Range } from './issue.ts';
import {
  between,
  compact,
  key,
  list,
  name,
  number,
  oneOf,
  optional,
  problemsOf,
  rate,
  record,
  share,
  text,
  weight,
} from './schema.ts';
import {
  ARRIVALS,
  AUDIENCES,
  CARE_KINDS,
  CHANNELS,
  GOALS,
  LIMITS,
  OWNERS,
  POTHOLE_KINDS,
  TRIGGERS,
  type Arrival,
  type Audience,
  type CareKind,
  type Channel,
  type Goal,
  type Owner,
  type PotholeKind,
  type Trait,
  type Trigger,
} from './vocabulary.ts';

/** How long memory, or the need, may last. */
export const LASTING_DAYS: Range = { minimum: 0.001, maximum: 3650 };
const days = () => number(LASTING_DAYS);

export const traitsSchema = record({
  attention: optional(share()),
  patience: optional(share()),
  trust: optional(share()),
  drift: optional(share()),
  sensitivity: optional(share()),
  memoryDays: optional(days()),
  curiosityPerDay: optional(between(0, 24)),
  /** null is a value here: the need never passes. */
  needDays: days().nullable().optional(),
  rebuyDays: optional(between(0, 3650)),
});

export const intentsSchema = record({
  passing: optional(weight()),
  learning: optional(weight()),
  relating: optional(weight()),
  buying: optional(weight()),
});

const weights = () => list(record({ theme: name(), weight: weight() }), LIMITS.themes);

export const personaSchema = record({
  key: key(),
  name: name(),
  share: weight(),
  traits: optional(traitsSchema),
  intents: optional(intentsSchema),
  affinity: optional(list(record({ channel: oneOf(CHANNELS), logOdds: between(-10, 10) }), CHANNELS.length)),
});

const pushSchema = record({
  reach: optional(share()),
  group: optional(key()),
  days: optional(list(between(0, LIMITS.horizonDays), LIMITS.pushDays)),
  perDay: optional(number({ minimum: 0, aboveMinimum: true, maximum: 24 })),
});

const money = () => between(0, 1e9);

export const touchpointShape = {
  key: key(),
  name: name(),
  channel: oneOf(CHANNELS),
  owner: optional(oneOf(OWNERS)),
  audience: optional(oneOf(AUDIENCES)),
  push: optional(pushSchema),
  arrives: optional(oneOf(ARRIVALS)),
  pull: optional(weight()),
  noticeRate: optional(rate()),
  engageRate: optional(rate()),
  actionRate: optional(rate()),
  goal: optional(oneOf(GOALS)),
  effort: optional(share()),
  value: optional(share()),
  ask: optional(share()),
  branding: optional(share()),
  telling: optional(weights()),
  listening: optional(share()),
  potholes: optional(
    list(record({ kind: oneOf(POTHOLE_KINDS), prevalence: share(), severity: share() }), POTHOLE_KINDS.length),
  ),
  care: optional(list(record({ kind: oneOf(CARE_KINDS), strength: share() }), CARE_KINDS.length)),
  costPerExposure: optional(money()),
  costPerEngagement: optional(money()),
  purchaseValue: optional(money()),
};
export const touchpointSchema = record(touchpointShape);

export const linkSchema = record({
  from: key(),
  to: key(),
  on: oneOf(TRIGGERS),
  delayDays: optional(
    // What is below 0 is out of range already.
    between(0, LIMITS.horizonDays).refine((value) => value <= 0 || value >= 1 / 24, {
      error: (issue) => `must be 0 or at least 1/24 (an hour); got ${String(issue.input)}`,
    }),
  ),
});

export const designSchema = record({
  key: key(),
  name: name(),
  description: optional(text(0, LIMITS.textLength)),
  story: record({
    title: name(),
    themes: list(name(), LIMITS.themes, 1),
    promise: weights(),
  }),
  personas: list(personaSchema, LIMITS.personas, 1),
  touchpoints: list(touchpointSchema, LIMITS.touchpoints, 1),
  links: optional(list(linkSchema, LIMITS.links)),
});

/** A design as people write it. */
export type DesignInput = z.infer<typeof designSchema>;
export type PersonaInput = z.infer<typeof personaSchema>;
export type TouchpointInput = z.infer<typeof touchpointSchema>;
export type LinkInput = z.infer<typeof linkSchema>;

export interface ThemeWeight {
  readonly theme: string;
  readonly weight: number;
}

/** Medians of the traits of a persona; null needDays = the need never passes. */
export type Traits = { readonly [T in Exclude<Trait, 'needDays'>]: number } & { readonly needDays: number | null };

export interface Intents {
  readonly passing: number;
  readonly learning: number;
  readonly relating: number;
  readonly buying: number;
}

export interface Persona {
  readonly key: string;
  readonly name: string;
  /** Weight among the personas; normalised over all of them. */
  readonly share: number;
  readonly traits: Traits;
  /** Weights of what they come for; normalised. */
  readonly intents: Intents;
  /** Log-odds added to noticing and engaging on a channel. */
  readonly affinity: readonly { readonly channel: Channel; readonly logOdds: number }[];
}

export interface Push {
  /** Share of buyers that it can get to at all. */
  readonly reach: number;
  /** Touchpoints of one group share the draw of reach. */
  readonly group: string;
  /** Calendar days, ascending; or null when it comes at random. */
  readonly days: readonly number[] | null;
  /** Mean number a day, Poisson; or null when it has days. */
  readonly perDay: number | null;
}

export interface Pothole {
  readonly kind: PotholeKind;
  readonly prevalence: number;
  readonly severity: number;
}

export interface Touchpoint {
  readonly key: string;
  readonly name: string;
  readonly channel: Channel;
  readonly owner: Owner;
  readonly audience: Audience;
  readonly push: Push | null;
  readonly arrives: Arrival;
  readonly pull: number;
  readonly noticeRate: number;
  readonly engageRate: number;
  readonly actionRate: number;
  readonly goal: Goal;
  readonly effort: number;
  readonly value: number;
  readonly ask: number;
  readonly branding: number;
  /** null: an OWNED one tells the promise, others say nothing. */
  readonly telling: readonly ThemeWeight[] | null;
  readonly listening: number;
  readonly potholes: readonly Pothole[];
  readonly care: readonly { readonly kind: CareKind; readonly strength: number }[];
  readonly costPerExposure: number;
  readonly costPerEngagement: number;
  readonly purchaseValue: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly on: Trigger;
  readonly delayDays: number;
}

/** A design with nothing left out. */
export interface Design {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly story: {
    readonly title: string;
    readonly themes: readonly string[];
    readonly promise: readonly ThemeWeight[];
  };
  readonly personas: readonly Persona[];
  readonly touchpoints: readonly Touchpoint[];
  readonly links: readonly Link[];
}

export interface CheckedDesign {
  /** The value as written, null and undefined fields removed. */
  readonly input: DesignInput;
  /** The same value with presets and defaults filled in. */
  readonly design: Design;
  /** What will run, but may not be meant. */
  readonly warnings: readonly Issue[];
}

/** Checks a design and gives it back as written and filled in, or all that is wrong with it at once. */
export function parseDesign(input: unknown): Checked<CheckedDesign> {
  const issues = [...problemsOf(designSchema, input), ...crossCheck(input)];
  if (issues.length > 0) return { ok: false, issues };
  const written = compact(designSchema.parse(input));
  const design = fillIn(written);
  return { ok: true, value: { input: written, design, warnings: findWarnings(design) } };
}

export const DEFAULT_TRAITS: Traits = {
  attention: 0.5,
  patience: 0.5,
  trust: 0.4,
  drift: 0.35,
  sensitivity: 0.5,
  memoryDays: 10,
  curiosityPerDay: 0.05,
  needDays: 60,
  rebuyDays: 60,
};

export const DEFAULT_INTENTS: Intents = { passing: 0.45, learning: 0.3, relating: 0.1, buying: 0.15 };

/** In a mix that is given, an intent that is left out has no weight. */
const NO_INTENTS: Intents = { passing: 0, learning: 0, relating: 0, buying: 0 };

/** Fills what is left out: the channel's preset, else the model's default. The input must have passed the checks. */
export function fillIn(input: DesignInput): Design {
  return {
    key: input.key,
    name: input.name,
    description: input.description ?? '',
    story: input.story,
    personas: input.personas.map(fillInPersona),
    touchpoints: input.touchpoints.map(fillInTouchpoint),
    links: (input.links ?? []).map((link) => ({ ...link, delayDays: link.delayDays ?? 0 })),
  };
}

function fillInPersona(input: PersonaInput): Persona {
  return {
    key: input.key,
    name: input.name,
    share: input.share,
    traits: { ...DEFAULT_TRAITS, ...compact(input.traits ?? {}) },
    intents: input.intents ? { ...NO_INTENTS, ...compact(input.intents) } : DEFAULT_INTENTS,
    affinity: input.affinity ?? [],
  };
}

function fillInTouchpoint(input: TouchpointInput): Touchpoint {
  const preset = presetOf(input.channel);
  return {
    key: input.key,
    name: input.name,
    channel: input.channel,
    owner: input.owner ?? 'OWNED',
    audience: input.audience ?? 'ANYONE',
    push: input.push
      ? {
          reach: input.push.reach ?? 1,
          group: input.push.group ?? input.key,
          days: input.push.days ?? null,
          perDay: input.push.perDay ?? null,
        }
      : null,
    arrives: input.arrives ?? preset.arrives,
    pull: input.pull ?? 0,
    noticeRate: input.noticeRate ?? preset.noticeRate,
    engageRate: input.engageRate ?? preset.engageRate,
    actionRate: input.actionRate ?? preset.actionRate,
    goal: input.goal ?? 'NONE',
    effort: input.effort ?? 0.2,
    value: input.value ?? 0.2,
    ask: input.ask ?? 0,
    branding: input.branding ?? 0.8,
    telling: input.telling ?? null,
    listening: input.listening ?? 0,
    potholes: input.potholes ?? [],
    care: input.care ?? [],
    costPerExposure: input.costPerExposure ?? 0,
    costPerEngagement: input.costPerEngagement ?? 0,
    purchaseValue: input.purchaseValue ?? 0,
  };
}
