/**
 * What a life runs on: a design as records of touchpoints and columns over the rest, in the order of sorted keys. The host
 * compiles it (src/simulation/plan.ts says what each field is) and writes it here field by field, by name.
 */
import { MOST_TOUCHPOINTS, OWNER, STAGE } from './generated/words';
import { Bytes, Floats, Ints, Masks } from './memory';

/** The parameters of the model that are used while lives are lived (src/simulation/parameters.ts). */
@unmanaged
export class Parameters {
  moodHalfLife: f64;
  fatigueHalfLife: f64;
  readinessHalfLife: f64;
  noticeAttention: f64;
  noticeRecognition: f64;
  noticeFatigue: f64;
  engageReadiness: f64;
  engageTrust: f64;
  engageMood: f64;
  engageEffort: f64;
  engagePressure: f64;
  actReadiness: f64;
  actTrust: f64;
  actMood: f64;
  actMemory: f64;
  actAsk: f64;
  actEffort: f64;
  actPressure: f64;
  encodeNoticed: f64;
  encodeEngaged: f64;
  recognitionBoost: f64;
  interference: f64;
  spacing: f64;
  maxMemoryDays: f64;
  tolerance: f64;
  trustRecognition: f64;
  trustDissonance: f64;
  trustValue: f64;
  trustPothole: f64;
  trustPressure: f64;
  trustRecovery: f64;
  moodValue: f64;
  moodDissonance: f64;
  moodPothole: f64;
  moodPressure: f64;
  moodRecovery: f64;
  fatigueIgnored: f64;
  fatigueNoticed: f64;
  learn: f64;
  askSlack: f64;
  giveUp: f64;
  quitPressured: f64;
  quitFrustrated: f64;
  keep: f64;
  visitSpread: f64;
  returnFloor: f64;
  elsewhere: f64;
  dormantDays: f64;
  repurchaseReadiness: f64;
  advocacy: f64;
  retell: f64;
  referralDelayDays: f64;
  referralTrust: f64;
  traitSpread: f64;
  dayTraitSpread: f64;
}

/** A touchpoint as a plan has it. */
@unmanaged
export class Touchpoint {
  /** Its place among the plan's. */
  place: i32;
  owner: i32;
  goal: i32;
  audience: i32;
  sought: i32;
  tells: i32;
  /** 1 where it tells something and is no rival's, else 0: what it says is held against what is remembered. */
  recalled: f64;
  /** Its potholes among the plan's, up to `potholeTo`. */
  potholeFrom: i32;
  potholeTo: i32;
  /** The key of its luck, and the words that it comes from. */
  key: u64;
  key0: i32;
  key1: i32;
  /** Its links among the plan's: from a trigger's number up to the next one's. */
  linkFrom: Ints;
  /** x, what it tells. */
  telling: Floats;
  /** Pairs by persona: see toNotice and toStay. */
  odds: Floats;
  /** Bounds of the log-odds that settle its logistic decisions, with ω or, at a rival's, without (chance.ts). */
  bounds: Floats;
  /** The exponent on those chances. */
  disorder: f64;
  /** Where its events are counted, by kind and day, if they are. */
  events: Floats;
  noticeLogit: f64;
  engageLogit: f64;
  actionLogit: f64;
  /** What of the log-odds of its action does not depend on the buyer's state. */
  actionOdds: f64;
  effortLeft: f64;
  value: f64;
  ask: f64;
  branding: f64;
  listening: f64;
  resolution: f64;
  costPerExposure: f64;
  costPerEngagement: f64;
  purchaseValue: f64;

  /** What of the log-odds that a persona notices it does not depend on the buyer's state. */
  toNotice(persona: i32): f64 {
    return this.odds[2 * persona];
  }

  /** The same that they stay with it. */
  toStay(persona: i32): f64 {
    return this.odds[2 * persona + 1];
  }

  isRival(): bool {
    return this.owner === OWNER.COMPETITOR;
  }
}
/** Bytes from one touchpoint to the next: a power of two, so that one shift finds them. */
export const TOUCHPOINT_BYTES: usize = 256;
/** The touchpoints of the plan. */
const TOUCHPOINTS = memory.data(MOST_TOUCHPOINTS * 256, 16);
const MENUS = memory.data((STAGE.CUSTOMER + 1) * 4, 16);
const AUDIENCES = changetype<Masks>(memory.data((STAGE.CUSTOMER + 1) * 8, 16));

@unmanaged
export class Plan extends Parameters {
  horizon: f64;
  arrivalDays: f64;
  disorder: f64;
  reality: f64;

  touchpoints: i32;
  personas: i32;
  themes: i32;
  /** Fours of themes, rounded up: rows of tellings are four times as long. */
  fours: i32;
  /** How many there are: groups that pushes get to a part of, links, pushes at random, candidates, and
   * touchpoints whose pushes get to a part of the buyers. */
  partialGroups: i32;
  links: i32;
  randoms: i32;
  picks: i32;
  partials: i32;

  personaUpTo: Floats;
  intentUpTo: Floats;
  intentsByName: Ints;
  unitTraits: Floats;
  dayTraits: Floats;
  needNeverPasses: Bytes;
  affinity: Floats;
  affinityPull: Floats;
  baseReadiness: Floats;
  needFactor: Floats;

  linkFrom: Ints;
  telling: Floats;
  brand: Floats;

  potholeKind: Bytes;
  potholeMet: Floats;
  /** Words below so much are below that. */
  potholeUpTo: Masks;
  potholeLeft: Floats;
  potholeSeverity: Floats;

  linkTo: Bytes;
  linkDelay: Floats;
  moves: Bytes;

  reach: Floats;
  /** 1 where pushes get to everybody; and where they get to a part, with the place of its group among those that do. */
  reachedByAll: Bytes;
  partlyReached: Bytes;
  partialGroup: Bytes;
  /** Those of a part, by their places among them (rules/arrive.ts). */
  parts: usize;
  calendarDay: Floats;
  /** Pushes in the calendar, the end not counted. */
  calendarLength: i32;
  calendarTouchpoint: Bytes;
  calendarIndex: Ints;
  /** By whole day, the place of the first push on or after it. */
  calendarFrom: Ints;
  /** The calendar by stretches and touchpoints (calendar.ts). */
  stretches: i32;
  calendarMask: Masks;
  /** A bit for each touchpoint: those with pushes by days, those whose pushes get to everybody, those at random. */
  scheduledMask: u64;
  everybody: u64;
  randomMask: u64;
  randomPushes: Bytes;
  /** Mean days between two of them. */
  randomMean: Floats;
  /** By stage, how many of them may get to a buyer, and in rows which ones, the last one once more behind them. */
  randomsAwaited: Bytes;
  randomRow: i32;
  awaited: Bytes;
  candidates: Bytes;
  pull: Floats;

  pressureScale: f64;
  revenueScale: f64;
  costScale: f64;

  /** Key words of the rest of the world in picks, and by group of those that get to a part. */
  elsewhereKey0: i32;
  elsewhereKey1: i32;
  partialKey0: Ints;
  partialKey1: Ints;
  /** Key words of the buyer's own matters, and the key. */
  ownKey0: i32;
  ownKey1: i32;
  ownKey: u64;

  /** By stage, a bit for each touchpoint whose audience a buyer is in. */
  get audienceMask(): Masks {
    return AUDIENCES;
  }

  /** By stage, what a buyer who goes looking picks from (rules/wander.ts). */
  get menus(): Ints {
    return changetype<Ints>(MENUS);
  }

  /** Touchpoint i. */
  at(i: i32): Touchpoint {
    return changetype<Touchpoint>(TOUCHPOINTS + <usize>i * TOUCHPOINT_BYTES);
  }

  /** Leaves nothing of an earlier plan. */
  erase(): void {
    if (offsetof<Touchpoint>() > TOUCHPOINT_BYTES) ERROR('touchpoints take more room');
    memory.fill(changetype<usize>(this), 0, offsetof<Plan>());
    memory.fill(changetype<usize>(AUDIENCES), 0, (STAGE.CUSTOMER + 1) * 8);
  }
}
/** The one plan of a kernel. */
export const PLAN = changetype<Plan>(memory.data(offsetof<Plan>(), 16));

/** Where the sections of a tally begin, and its sizes (src/simulation/layout.ts). */
@unmanaged
export class Layout {
  touchpoints: i32;
  days: i32;
  outcomes: i32;
  events: i32;
  moments: i32;
  moves: i32;
  steps: i32;
  purchaserSteps: i32;
  entries: i32;
  quantities: i32;
  ratios: i32;
  curves: i32;
  purchasesByDay: i32;
  censoredByDay: i32;
}
/** The layout of the one tally of a kernel. */
export const LAYOUT = changetype<Layout>(memory.data(offsetof<Layout>(), 16));
