/**
 * Compiles a design into flat arrays: names become numbers, chances become log-odds, lists become ranges. Everything runs
 * in the order of sorted keys, so the order in a file never matters.
 */
import type { Design, Touchpoint } from './design.ts';
import type { Environment } from './environment.ts';
import { exp, log } from './math.ts';
import type { ParameterValues } from './parameters.ts';
import {
  CARE_KINDS,
  INTENTS,
  POTHOLE_KINDS,
  RELIEF,
  TRIGGERS,
  type Audience,
  type Goal,
  type Intent,
  type Owner,
  type Trigger,
} from './vocabulary.ts';

export const OWNER: Record<Owner, number> = { OWNED: 0, EARNED: 1, COMPETITOR: 2 };
/** The stage that an audience asks for. */
export const STAGE_OF: Record<Audience, number> = { ANYONE: 0, SUBSCRIBERS: 3, CUSTOMERS: 4 };
export const GOAL: Record<Goal, number> = { NONE: 0, LEARN: 1, SUBSCRIBE: 2, BUY: 3, ADVOCATE: 4 };
export const TRIGGER = Object.fromEntries(TRIGGERS.map((trigger, index) => [trigger, index])) as Record<
  Trigger,
  number
>;

/** Cells of the table that settles most logistic decisions without an exponential. */
export const CELLS_PER_UNIT = 32;
export const CELLS_HALF = 16 * CELLS_PER_UNIT;

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
  readonly effort: Float64Array;
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
  /** Touchpoints that a link leads to. */
  readonly linkTargets: Uint8Array;
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

  /** σ(x)^ω and σ(x) at the edges of the cells of x from −16 to 16. */
  readonly brandChance: Float64Array;
  readonly rivalChance: Float64Array;

  /** Power of two at or above the largest amount of money, so that sums of money stay exact. */
  readonly moneyScale: number;
}

/** Intents in the order of their names, as indices of INTENTS: luck runs through sorted keys. */
export const INTENTS_BY_NAME: readonly number[] = [...INTENTS].sort().map((intent) => INTENTS.indexOf(intent));

/** Entries in their own order, each with its index among the sorted keys. */
function label(entries: readonly { key: string; name: string }[]): Label[] {
  const sorted = [...entries].sort(byKey).map((entry) => entry.key);
  return entries.map(({ key, name }) => ({ index: sorted.indexOf(key), key, name }));
}

const byKey = (one: { key: string }, other: { key: string }): number => (one.key < other.key ? -1 : 1);
const logit = (p: number): number => log(p) - log(1 - p);

/** Compiles a filled-in design. It must have passed `parseDesign`; parameters and environment are taken as checked. */
export function compile(design: Design, parameters: ParameterValues, environment: Environment): Plan {
  const touchpoints = [...design.touchpoints].sort(byKey);
  const at = new Map(touchpoints.map((touchpoint, index) => [touchpoint.key, index]));
  const column = (read: (touchpoint: Touchpoint) => number): Float64Array => Float64Array.from(touchpoints, read);
  const reality = Math.min(1, environment.disorder);

  return {
    parameters: { ...parameters },
    horizon: environment.horizonDays,
    days: Math.ceil(environment.horizonDays),
    arrivalDays: environment.arrivalDays,
    disorder: environment.disorder,
    reality,
    touchpoints: touchpoints.length,
    keys: touchpoints.map((touchpoint) => touchpoint.key),
    labels: { touchpoints: label(design.touchpoints), personas: label(design.personas) },
    ...compilePersonas(design, touchpoints, parameters),
    ...compileStory(design, touchpoints),
    ...compilePotholes(touchpoints, reality),
    ...compileLinks(design, at),
    ...compilePushes(touchpoints),

    owner: Uint8Array.from(touchpoints, (touchpoint) => OWNER[touchpoint.owner]),
    goal: Uint8Array.from(touchpoints, (touchpoint) => GOAL[touchpoint.goal]),
    audience: Uint8Array.from(touchpoints, (touchpoint) => STAGE_OF[touchpoint.audience]),
    sought: Uint8Array.from(touchpoints, (touchpoint) => (touchpoint.arrives === 'SOUGHT' ? 1 : 0)),
    noticeLogit: column((touchpoint) => logit(touchpoint.noticeRate)),
    engageLogit: column((touchpoint) => logit(touchpoint.engageRate)),
    actionLogit: column((touchpoint) => logit(touchpoint.actionRate)),
    effort: column((touchpoint) => touchpoint.effort),
    effortLeft: column((touchpoint) => touchpoint.effort * (1 - careOf(touchpoint, 'SIMPLIFICATION'))),
    value: column((touchpoint) => touchpoint.value),
    ask: column((touchpoint) => touchpoint.ask),
    branding: column((touchpoint) => touchpoint.branding),
    listening: column((touchpoint) => touchpoint.listening),
    resolution: column((touchpoint) => careOf(touchpoint, 'RESOLUTION')),
    costPerExposure: column((touchpoint) => touchpoint.costPerExposure),
    costPerEngagement: column((touchpoint) => touchpoint.costPerEngagement),
    purchaseValue: column((touchpoint) => touchpoint.purchaseValue),
    candidates: Uint8Array.from(touchpoints.flatMap((touchpoint, index) => (touchpoint.pull > 0 ? [index] : []))),
    pull: column((touchpoint) => touchpoint.pull),

    brandChance: chanceTable(environment.disorder),
    rivalChance: chanceTable(1),
    moneyScale: moneyScale(touchpoints),
  };
}

const careOf = (touchpoint: Touchpoint, kind: string): number =>
  touchpoint.care.find((care) => care.kind === kind)?.strength ?? 0;

/** σ(x)^ω */
export function chanceOf(logOdds: number, disorder: number): number {
  const odds = exp(-logOdds);
  if (disorder === 1) return 1 / (1 + odds);
  if (disorder === 0) return 1;
  // For large odds log(1 + odds) = −x to the last digit, and keeps its precision where 1 + odds does not.
  const surprise = odds > 1e15 ? -logOdds : odds < 1e-8 ? odds : log(1 + odds);
  return exp(-disorder * surprise);
}

function chanceTable(disorder: number): Float64Array {
  return Float64Array.from({ length: 2 * CELLS_HALF + 1 }, (_, cell) =>
    chanceOf((cell - CELLS_HALF) / CELLS_PER_UNIT, disorder),
  );
}

function compilePersonas(design: Design, touchpoints: readonly Touchpoint[], parameters: ParameterValues) {
  const personas = [...design.personas].sort(byKey);
  const affinity = Float64Array.from(
    personas.flatMap((persona) =>
      touchpoints.map(
        (touchpoint) => persona.affinity.find((entry) => entry.channel === touchpoint.channel)?.logOdds ?? 0,
      ),
    ),
  );
  return {
    personaKeys: personas.map((persona) => persona.key),
    personaUpTo: cumulate(personas.map((persona) => persona.share)),
    intentUpTo: Float64Array.from(
      personas.flatMap((persona) => {
        const weights = [
          persona.intents.passing,
          persona.intents.learning,
          persona.intents.relating,
          persona.intents.buying,
        ];
        return [...cumulate(INTENTS_BY_NAME.map((intent) => weights[intent]))];
      }),
    ),
    unitTraits: Float64Array.from(
      personas.flatMap(({ traits }) =>
        [traits.attention, traits.patience, traits.trust, traits.drift, traits.sensitivity].map(logit),
      ),
    ),
    dayTraits: Float64Array.from(
      personas.flatMap(({ traits }) => [
        traits.memoryDays,
        traits.curiosityPerDay,
        traits.needDays ?? 0,
        traits.rebuyDays,
      ]),
    ),
    needNeverPasses: Uint8Array.from(personas, (persona) => (persona.traits.needDays === null ? 1 : 0)),
    affinity,
    affinityPull: affinity.map(exp),
    baseReadiness: byIntent({
      PASSING: parameters.readinessPassing,
      LEARNING: parameters.readinessLearning,
      RELATING: parameters.readinessRelating,
      BUYING: parameters.readinessBuying,
    }),
    needFactor: byIntent({
      PASSING: parameters.needPassing,
      LEARNING: parameters.needLearning,
      RELATING: parameters.needRelating,
      BUYING: parameters.needBuying,
    }),
  };
}

const byIntent = (values: Record<Intent, number>): Float64Array =>
  Float64Array.from(INTENTS, (intent) => values[intent]);

/** Running sums of weights, the last one exactly 1. */
function cumulate(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const upTo = Float64Array.from(weights, (weight) => (sum += weight) / total);
  // Whatever rounding leaves at the end belongs to the last one that has any weight.
  for (let i = upTo.length - 1; i >= 0; i--) {
    upTo[i] = 1;
    if (weights[i] > 0) break;
  }
  return upTo;
}

function compileStory(design: Design, touchpoints: readonly Touchpoint[]) {
  const themes = [...design.story.themes].sort();
  const unit = (weights: readonly { theme: string; weight: number }[]): number[] => {
    const vector = themes.map((theme) => weights.find((entry) => entry.theme === theme)?.weight ?? 0);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return vector.map((value) => value / length);
  };
  const brand = unit(design.story.promise);
  const tellings = touchpoints.map((touchpoint) =>
    touchpoint.telling ? unit(touchpoint.telling) : touchpoint.owner === 'OWNED' ? brand : null,
  );
  return {
    themes: themes.length,
    brand: Float64Array.from(brand),
    tells: Uint8Array.from(tellings, (telling) => (telling ? 1 : 0)),
    telling: Float64Array.from(tellings.flatMap((telling) => telling ?? themes.map(() => 0))),
  };
}

function compilePotholes(touchpoints: readonly Touchpoint[], reality: number) {
  const from = [0];
  const kind: number[] = [];
  const met: number[] = [];
  const left: number[] = [];
  const severity: number[] = [];
  for (const touchpoint of touchpoints) {
    POTHOLE_KINDS.forEach((name, index) => {
      const pothole = touchpoint.potholes.find((entry) => entry.kind === name);
      if (!pothole) return;
      const spared = CARE_KINDS.reduce(
        (product, care) => product * (1 - careOf(touchpoint, care) * (RELIEF[care][name] ?? 0)),
        1,
      );
      kind.push(index);
      met.push(pothole.prevalence * reality);
      left.push(pothole.prevalence * reality * spared);
      severity.push(pothole.severity);
    });
    from.push(kind.length);
  }
  return {
    potholeFrom: Int32Array.from(from),
    potholeKind: Uint8Array.from(kind),
    potholeMet: Float64Array.from(met),
    potholeLeft: Float64Array.from(left),
    potholeSeverity: Float64Array.from(severity),
  };
}

function compileLinks(design: Design, at: ReadonlyMap<string, number>) {
  const links = design.links
    .map((link) => ({
      from: at.get(link.from) as number,
      to: at.get(link.to) as number,
      on: TRIGGER[link.on],
      delay: link.delayDays,
    }))
    .sort((one, other) => one.from - other.from || one.on - other.on || one.to - other.to);
  const slots = at.size * TRIGGERS.length;
  const from = new Int32Array(slots + 1);
  for (const link of links) from[link.from * TRIGGERS.length + link.on + 1]++;
  for (let slot = 0; slot < slots; slot++) from[slot + 1] += from[slot];
  return {
    linkFrom: from,
    linkTo: Uint8Array.from(links, (link) => link.to),
    linkDelay: Float64Array.from(links, (link) => link.delay),
    linkTargets: Uint8Array.from([...new Set(links.map((link) => link.to))].sort((one, other) => one - other)),
    moves: classifyMoves(links, at.size),
  };
}

/** LINK: the plan says so. SKIP: the plan leads there, but over others. BACK: the plan leads the other way. Else INSERTED. */
function classifyMoves(links: readonly { from: number; to: number }[], size: number): Uint8Array {
  const reaches = Array.from({ length: size }, () => new Uint8Array(size));
  for (const link of links) reaches[link.from][link.to] = 1;
  for (let via = 0; via < size; via++)
    for (let from = 0; from < size; from++)
      if (reaches[from][via]) for (let to = 0; to < size; to++) if (reaches[via][to]) reaches[from][to] = 1;
  const moves = new Uint8Array(size * size);
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++)
      moves[from * size + to] = reaches[from][to] ? MOVE.SKIP : reaches[to][from] ? MOVE.BACK : MOVE.INSERTED;
  for (const link of links) moves[link.from * size + link.to] = MOVE.LINK;
  return moves;
}

function compilePushes(touchpoints: readonly Touchpoint[]) {
  const groups = [...new Set(touchpoints.flatMap((touchpoint) => touchpoint.push?.group ?? []))].sort();
  const calendar = touchpoints
    .flatMap((touchpoint, index) => (touchpoint.push?.days ?? []).map((day, nth) => ({ day, index, nth })))
    .sort((one, other) => one.day - other.day || one.index - other.index);
  return {
    groups,
    group: Int8Array.from(touchpoints, (touchpoint) => (touchpoint.push ? groups.indexOf(touchpoint.push.group) : -1)),
    reach: Float64Array.from(touchpoints, (touchpoint) => touchpoint.push?.reach ?? 0),
    calendarDay: Float64Array.from([...calendar.map((entry) => entry.day), Infinity]),
    calendarTouchpoint: Uint8Array.from(calendar, (entry) => entry.index),
    calendarIndex: Uint16Array.from(calendar, (entry) => entry.nth),
    randomPushes: Uint8Array.from(
      touchpoints.flatMap((touchpoint, index) => (touchpoint.push?.perDay != null ? [index] : [])),
    ),
    perDay: Float64Array.from(touchpoints, (touchpoint) => touchpoint.push?.perDay ?? 0),
  };
}

function moneyScale(touchpoints: readonly Touchpoint[]): number {
  const largest = Math.max(
    ...touchpoints.map((touchpoint) =>
      Math.max(touchpoint.costPerExposure, touchpoint.costPerEngagement, touchpoint.purchaseValue),
    ),
  );
  let scale = 2 ** -20;
  while (scale < largest) scale *= 2;
  return scale;
}
