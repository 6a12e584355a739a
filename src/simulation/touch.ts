/**
 * Which lives a change can touch. Luck is addressed, so two plans give a buyer the same life up to the first moment at
 * which something is asked of a plan that differs between them. This compares the plans and says what must have happened
 * in a life under the first one for its life under the second to be able to differ. It errs on the safe side.
 */
import type { Buyer } from './buyer.ts';
import { EVENT } from './layout.ts';
import { OWNER, STAGE_OF, TRIGGER, type Plan } from './plan.ts';
import { TRIGGERS } from './vocabulary.ts';

const bits = (...kinds: number[]): number => kinds.reduce((mask, kind) => mask | (1 << kind), 0);

const MET = bits(EVENT.IGNORED, EVENT.NOTICED, EVENT.ENGAGED, EVENT.ABANDONED);
const NOTICED = bits(EVENT.NOTICED, EVENT.ENGAGED, EVENT.ABANDONED);
const ATTENDED = bits(EVENT.ENGAGED, EVENT.ABANDONED);
const CAME_THROUGH = bits(EVENT.ENGAGED);
const LED_HERE = bits(EVENT.FORGOT, EVENT.DRIFTED);

/** What happens at a touchpoint when links on a trigger fire. Distress may go with any notice. */
const FIRED_BY: Readonly<Record<(typeof TRIGGERS)[number], number>> = {
  IGNORED: bits(EVENT.IGNORED),
  NOTICED: bits(EVENT.NOTICED),
  ENGAGED: CAME_THROUGH,
  ABANDONED: bits(EVENT.ABANDONED),
  FORGOT: bits(EVENT.FORGOT),
  SUBSCRIBED: bits(EVENT.SUBSCRIBED),
  BOUGHT: bits(EVENT.BOUGHT),
  DISTRESS: NOTICED,
};

/** What must have happened in a buyer's life under the first plan for another life under the second. */
export interface Touch {
  /** Any life can differ. */
  readonly everybody: boolean;
  /** By touchpoint of the first plan: event kinds, as bits, any of which touches. */
  readonly marks: Int32Array;
  /** Lives that went looking: an own visit, or one after drifting. */
  readonly searching: boolean;
  /** Lives with two attended touchpoints: how their path stands to the plan may differ. */
  readonly paths: boolean;
  /** Lives that came as far as this stage; above CUSTOMER: none. */
  readonly stage: number;
}

const NO_STAGE = STAGE_OF.CUSTOMERS + 1;

/** What touches a life when the second plan takes the place of the first. */
export function touchBetween(one: Plan, other: Plan): Touch {
  const marks = new Int32Array(one.touchpoints);
  const draft = { everybody: differAtBirth(one, other), marks, searching: false, paths: false, stage: NO_STAGE };
  const theirs = new Map(other.keys.map((key, index) => [key, index]));
  for (let i = 0; i < one.touchpoints; i++) {
    const j = theirs.get(one.keys[i]);
    // What is gone can be missed by those alone who met it, or were led to it.
    marks[i] |= j === undefined ? MET | LED_HERE : compareTouchpoint(one, i, other, j, draft);
  }
  const mine = new Map(one.keys.map((key, index) => [key, index]));
  for (let j = 0; j < other.touchpoints; j++) if (!mine.has(other.keys[j])) addTouchpoint(other, j, draft);
  compareLinks(one, other, mine, theirs, draft);
  return draft;
}

interface Draft {
  everybody: boolean;
  marks: Int32Array;
  searching: boolean;
  paths: boolean;
  stage: number;
}

/** Whether the life just lived under the first plan can differ under the second. */
export function isTouched(touch: Touch, b: Buyer): boolean {
  if (touch.everybody || b.stage >= touch.stage) return true;
  const { marks } = b;
  let attended = 0;
  let drifted = false;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    if (mark === 0) continue;
    if ((mark & touch.marks[i]) !== 0) return true;
    if ((mark & ATTENDED) !== 0) attended++;
    if ((mark & (1 << EVENT.DRIFTED)) !== 0) drifted = true;
  }
  return (touch.paths && attended >= 2) || (touch.searching && (b.visits > 0 || drifted));
}

/** The world, the people, the parameters, the promise: whatever every life rests on. */
function differAtBirth(one: Plan, other: Plan): boolean {
  const same = (read: (plan: Plan) => unknown): boolean => read(one) === read(other);
  const alike = (read: (plan: Plan) => ArrayLike<number>): boolean => areAlike(read(one), read(other));
  const names = Object.keys(one.parameters) as (keyof Plan['parameters'])[];
  return !(
    same((plan) => plan.horizon) &&
    same((plan) => plan.arrivalDays) &&
    same((plan) => plan.disorder) &&
    same((plan) => plan.themes) &&
    same((plan) => plan.personaKeys.join()) &&
    names.every((name) => one.parameters[name] === other.parameters[name]) &&
    alike((plan) => plan.personaUpTo) &&
    alike((plan) => plan.intentUpTo) &&
    alike((plan) => plan.unitTraits) &&
    alike((plan) => plan.dayTraits) &&
    alike((plan) => plan.needNeverPasses) &&
    alike((plan) => plan.brand)
  );
}

const areAlike = (one: ArrayLike<number>, other: ArrayLike<number>): boolean =>
  one.length === other.length && Array.from(one).every((value, index) => value === other[index]);

/** What touches a life where touchpoint i of one plan is touchpoint j of the other; wider differences go into the draft. */
function compareTouchpoint(one: Plan, i: number, other: Plan, j: number, draft: Draft): number {
  const differs = (read: (plan: Plan) => ArrayLike<number>): boolean => read(one)[i] !== read(other)[j];
  if (differs((plan) => plan.owner) || differs((plan) => plan.audience) || affinitiesDiffer(one, i, other, j))
    draft.everybody = true;
  if (pushesDiffer(one, i, other, j)) draft.stage = Math.min(draft.stage, one.audience[i]);
  if (differs((plan) => plan.pull)) draft.searching = true;

  let mask = 0;
  if (
    differs((plan) => plan.noticeLogit) ||
    differs((plan) => plan.branding) ||
    differs((plan) => plan.costPerExposure) ||
    tellingsDiffer(one, i, other, j)
  )
    mask |= MET;
  if (differs((plan) => plan.sought)) mask |= MET | LED_HERE;
  if (
    differs((plan) => plan.engageLogit) ||
    differs((plan) => plan.effortLeft) ||
    differs((plan) => plan.ask) ||
    differs((plan) => plan.listening)
  )
    mask |= NOTICED;
  if (differs((plan) => plan.costPerEngagement)) mask |= ATTENDED;
  if (
    differs((plan) => plan.value) ||
    differs((plan) => plan.goal) ||
    differs((plan) => plan.actionLogit) ||
    differs((plan) => plan.purchaseValue)
  )
    mask |= CAME_THROUGH;
  return mask | comparePotholes(one, i, other, j);
}

function affinitiesDiffer(one: Plan, i: number, other: Plan, j: number): boolean {
  return one.personaKeys.some(
    (_, persona) => one.affinity[persona * one.touchpoints + i] !== other.affinity[persona * other.touchpoints + j],
  );
}

function pushesDiffer(one: Plan, i: number, other: Plan, j: number): boolean {
  const groupOf = (plan: Plan, index: number): string | undefined => plan.groups[plan.group[index]];
  const daysOf = (plan: Plan, index: number): number[] =>
    [...plan.calendarDay].filter((_, nth) => plan.calendarTouchpoint[nth] === index);
  return (
    groupOf(one, i) !== groupOf(other, j) ||
    one.reach[i] !== other.reach[j] ||
    one.perDay[i] !== other.perDay[j] ||
    !areAlike(daysOf(one, i), daysOf(other, j))
  );
}

function tellingsDiffer(one: Plan, i: number, other: Plan, j: number): boolean {
  if (one.tells[i] !== other.tells[j] || one.themes !== other.themes) return true;
  for (let k = 0; k < one.themes; k++)
    if (one.telling[i * one.themes + k] !== other.telling[j * other.themes + k]) return true;
  return false;
}

/** Rarer potholes touch those who met one there; other potholes, and a rival's, of which there is no trace, anybody who might. */
function comparePotholes(one: Plan, i: number, other: Plan, j: number): number {
  const first = one.potholeFrom[i];
  const second = other.potholeFrom[j];
  const count = one.potholeFrom[i + 1] - first;
  const theirs = other.potholeFrom[j + 1] - second;
  const found = one.owner[i] === OWNER.COMPETITOR ? ATTENDED : bits(EVENT.POTHOLE, EVENT.AVERTED);
  let mask = one.resolution[i] === other.resolution[j] ? 0 : found;
  if (count !== theirs) return mask | ATTENDED;
  for (let n = 0; n < count; n++) {
    if (one.potholeKind[first + n] !== other.potholeKind[second + n]) return mask | ATTENDED;
    if (other.potholeMet[second + n] > one.potholeMet[first + n]) return mask | ATTENDED;
    const isSame =
      one.potholeMet[first + n] === other.potholeMet[second + n] &&
      one.potholeLeft[first + n] === other.potholeLeft[second + n] &&
      one.potholeSeverity[first + n] === other.potholeSeverity[second + n];
    if (!isSame) mask |= found;
  }
  return mask;
}

/** A touchpoint that only the second plan has comes by itself, is found, or is led to (then by a link of its own). */
function addTouchpoint(other: Plan, j: number, draft: Draft): void {
  if (other.group[j] >= 0) draft.stage = Math.min(draft.stage, other.audience[j]);
  if (other.pull[j] > 0) draft.searching = true;
}

function compareLinks(
  one: Plan,
  other: Plan,
  mine: ReadonlyMap<string, number>,
  theirs: ReadonlyMap<string, number>,
  draft: Draft,
): void {
  for (const [key, i] of mine) {
    const j = theirs.get(key);
    if (j === undefined) continue;
    for (const trigger of TRIGGERS)
      if (linksOn(one, i, TRIGGER[trigger]) !== linksOn(other, j, TRIGGER[trigger]))
        draft.marks[i] |= FIRED_BY[trigger];
    for (const [key2, i2] of mine) {
      const j2 = theirs.get(key2);
      if (j2 !== undefined && one.moves[i * one.touchpoints + i2] !== other.moves[j * other.touchpoints + j2])
        draft.paths = true;
    }
  }
}

/** The links of touchpoint i on a trigger, as text to compare. */
function linksOn(plan: Plan, i: number, trigger: number): string {
  const slot = i * TRIGGERS.length + trigger;
  const links: string[] = [];
  for (let link = plan.linkFrom[slot]; link < plan.linkFrom[slot + 1]; link++)
    links.push(`${plan.keys[plan.linkTo[link]]} ${plan.linkDelay[link]}`);
  return links.sort().join();
}
