/** What the engine runs on: a design as flat arrays, and the numbers that its words have become. */
import type { ParameterValues } from './parameters.ts';
import {
  INTENTS,
  STAGES,
  TRIGGERS,
  type Audience,
  type Goal,
  type Owner,
  type Stage,
  type Trigger,
} from './vocabulary.ts';

export const OWNER: Record<Owner, number> = { OWNED: 0, EARNED: 1, COMPETITOR: 2 };
export const STAGE = Object.fromEntries(STAGES.map((stage, index) => [stage, index])) as Record<Stage, number>;
/** The stage that an audience asks for. */
export const STAGE_OF: Record<Audience, number> = { ANYONE: 0, SUBSCRIBERS: 3, CUSTOMERS: 4 };
export const GOAL: Record<Goal, number> = { NONE: 0, LEARN: 1, SUBSCRIBE: 2, BUY: 3, ADVOCATE: 4 };
export const TRIGGER = Object.fromEntries(TRIGGERS.map((trigger, index) => [trigger, index])) as Record<
  Trigger,
  number
>;

/** How a move from one touchpoint to another stands to the plan. */
export const MOVE = { LINK: 0, SKIP: 1, BACK: 2, INSERTED: 3 } as const;

export interface Label {
  readonly index: number;
  readonly key: string;
  readonly name: string;
}

export interface Labels {
  readonly touchpoints: readonly Label[];
  readonly personas: readonly Label[];
}

/** A design ready to be lived through. Arrays over touchpoints, personas and themes run in the order of sorted keys. */
export interface Plan {
  readonly parameters: ParameterValues;
  readonly horizon: number;
  /** Days of the horizon, the last one possibly short. */
  readonly days: number;
  readonly arrivalDays: number;
  readonly disorder: number;
  /** min(1, ω) */
  readonly reality: number;

  readonly touchpoints: number;
  readonly keys: readonly string[];
  /** Names for people, in the order of the design's file: which index, called what. */
  readonly labels: Labels;
  readonly groups: readonly string[];
  readonly personaKeys: readonly string[];
  readonly themes: number;

  /** Cumulative normalised shares over personas. */
  readonly personaUpTo: Float64Array;
  /** By persona: cumulative normalised weights over INTENTS_BY_NAME. */
  readonly intentUpTo: Float64Array;
  /** By persona and UNIT_TRAITS: logit of the median. */
  readonly unitTraits: Float64Array;
  /** By persona and DAY_TRAITS: the median. */
  readonly dayTraits: Float64Array;
  /** By persona: 1 when the need never passes. */
  readonly needNeverPasses: Uint8Array;
  /** By persona and touchpoint: log-odds, and what they multiply the pull by. */
  readonly affinity: Float64Array;
  readonly affinityPull: Float64Array;
  /** By intent: base readiness, and the factor on the life of the need. */
  readonly baseReadiness: Float64Array;
  readonly needFactor: Float64Array;

  readonly owner: Uint8Array;
  readonly goal: Uint8Array;
  /** The stage from which a buyer is in the audience. */
  readonly audience: Uint8Array;
  /** 1 when a follow-up has to be gone to. */
  readonly sought: Uint8Array;
  readonly noticeLogit: Float64Array;
  readonly engageLogit: Float64Array;
  readonly actionLogit: Float64Array;
  /** effort·(1 − SIMPLIFICATION) */
  readonly effortLeft: Float64Array;
  readonly value: Float64Array;
  readonly ask: Float64Array;
  readonly branding: Float64Array;
  readonly listening: Float64Array;
  /** care of RESOLUTION */
  readonly resolution: Float64Array;
  readonly costPerExposure: Float64Array;
  readonly costPerEngagement: Float64Array;
  readonly purchaseValue: Float64Array;

  /** 1 where the touchpoint tells something; its unit vector at touchpoint × themes. */
  readonly tells: Uint8Array;
  readonly telling: Float64Array;
  readonly brand: Float64Array;

  /** Potholes of touchpoint i: from potholeFrom[i] to potholeFrom[i + 1], in the order of POTHOLE_KINDS. */
  readonly potholeFrom: Int32Array;
  readonly potholeKind: Uint8Array;
  /** prevalence·min(1, ω), and the same after care has averted its share. */
  readonly potholeMet: Float64Array;
  readonly potholeLeft: Float64Array;
  readonly potholeSeverity: Float64Array;

  /** Links of touchpoint i on trigger j: from linkFrom[8·i + j] to the next entry. */
  readonly linkFrom: Int32Array;
  readonly linkTo: Uint8Array;
  readonly linkDelay: Float64Array;
  /** By from × to: how the move stands to the plan (MOVE). */
  readonly moves: Uint8Array;

  /** By touchpoint: its group of reach (or −1 without a push) and the share it reaches. */
  readonly group: Int8Array;
  readonly reach: Float64Array;
  /** All calendar pushes in order of day, then key: day (Infinity behind the last), touchpoint, index in its own list. */
  readonly calendarDay: Float64Array;
  readonly calendarTouchpoint: Uint8Array;
  readonly calendarIndex: Uint16Array;
  /** Touchpoints pushed at random, and their rates a day by touchpoint. */
  readonly randomPushes: Uint8Array;
  readonly perDay: Float64Array;
  /** Touchpoints that an own visit may pick, and their pulls by touchpoint. */
  readonly candidates: Uint8Array;
  readonly pull: Float64Array;

  /** Powers of two at or above the most that one exposure can press, sell for and cost: sums are in steps of them. */
  readonly pressureScale: number;
  readonly revenueScale: number;
  readonly costScale: number;
}

/** Intents in the order of their names, as indices of INTENTS: luck runs through sorted keys. */
export const INTENTS_BY_NAME: readonly number[] = [...INTENTS].sort().map((intent) => INTENTS.indexOf(intent));
