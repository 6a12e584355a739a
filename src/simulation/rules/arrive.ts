import type { Buyer } from '../buyer.ts';
import { INTENTS_BY_NAME, OWNER, type Plan } from '../plan.ts';
import { exp, exponential, normals, uniform } from '../math.ts';
import { PURPOSE, SERIES } from '../random.ts';
import { awaitRandomPush, awaitVisit, findNextRandomPush } from '../schedule.ts';
import { DAY_TRAITS, INTENTS, UNIT_TRAITS } from '../vocabulary.ts';
import { STRANGER } from '../state.ts';

const UNITS = UNIT_TRAITS.length;
const DAYS = DAY_TRAITS.length;

/** Everything that is drawn at the start of a life asked for. */
export function arrive(b: Buyer): void {
  drawNature(b);
  own(b, PURPOSE.ARRIVAL_NEED);
  begin(b, uniform(b.luck.first) * b.plan.arrivalDays, b.luck.second);
}

/** The start of the life of a friend whom a customer referred: arrives at a given time, with what the customer retold. */
export function arriveReferred(b: Buyer, arrival: number, retold: number): void {
  drawNature(b);
  own(b, PURPOSE.ARRIVAL_NEED);
  begin(b, arrival, b.luck.second);
  b.moveTrust(b.plan.parameters.referralTrust * (1 - b.trust));
  for (let k = 0; k < b.plan.themes; k++) b.trace[k] = retold * b.plan.brand[k];
  b.traceLength = retold;
}

function own(b: Buyer, purpose: number): void {
  b.luck.draw(b.ownKey0, b.ownKey1, purpose, SERIES.BUYER, 0);
}

/** Persona, intent and traits: σ(logit(m) + traitSpread·z), or m·exp(dayTraitSpread·z). */
function drawNature(b: Buyer): void {
  const { plan, luck, traits } = b;
  own(b, PURPOSE.PERSONA_INTENT);
  b.persona = find(plan.personaUpTo, 0, uniform(luck.first));
  b.intent = INTENTS_BY_NAME[find(plan.intentUpTo, b.persona * INTENTS.length, uniform(luck.second))];

  for (let trait = 0; trait < UNITS + DAYS; trait += 2) {
    own(b, PURPOSE.TRAITS + (trait >> 1));
    b.traitWords[trait] = luck.first;
    b.traitWords[trait + 1] = luck.second;
  }
  normals(b.traitWords, traits);
  shape(plan, b.persona, traits);
  b.attention = traits[0];
  b.patience = traits[1];
  b.trust = traits[2];
  b.drift = traits[3];
  b.sensitivity = traits[4];
  b.memoryDays = traits[5];
  b.curiosity = traits[6];
  b.rebuyDays = traits[8];
}

/** From normal deviates to traits, in place. */
function shape(plan: Plan, persona: number, traits: Float64Array): void {
  const { traitSpread, dayTraitSpread } = plan.parameters;
  for (let trait = 0, at = persona * UNITS; trait < UNITS; trait++, at++) {
    const logit = plan.unitTraits[at];
    // A median of 0 or 1 leaves no room on either side.
    if (logit === -Infinity) traits[trait] = 0;
    else if (logit === Infinity) traits[trait] = 1;
    else traits[trait] = 1 / (1 + exp(-logit - traitSpread * traits[trait]));
  }
  for (let trait = 0, at = persona * DAYS; trait < DAYS; trait++, at++)
    traits[UNITS + trait] = plan.dayTraits[at] * exp(dayTraitSpread * traits[UNITS + trait]);
}

function find(upTo: Float64Array, from: number, u: number): number {
  let at = from;
  while (u >= upTo[at]) at++;
  return at - from;
}

/** A clean slate at `arrival`: the day the need passes is arrival + Exp(mean needDays × factor)/ω. */
function begin(b: Buyer, arrival: number, needWord: number): void {
  const { plan } = b;
  b.arrival = arrival;
  b.now = arrival;
  b.needPassesAt =
    plan.needNeverPasses[b.persona] === 1
      ? Infinity
      : arrival + (exponential(needWord) * b.traits[7] * plan.needFactor[b.intent]) / plan.disorder;
  b.baseReadiness = plan.baseReadiness[b.intent];
  b.readiness = b.baseReadiness;
  b.mood = 0;
  b.fatigue = 0;
  b.stage = STRANGER;
  for (let k = 0; k < plan.themes; k++) b.trace[k] = 0;
  b.traceLength = 0;
  b.traceAge = 0;
  b.neededAgainAt = 0;
  b.left = false;
  b.exit = 0;
  b.visits = 0;
  b.purchases = 0;
  b.referrals = 0;
  b.lastNotice = -1;
  for (let i = 0; i < plan.touchpoints; i++) {
    b.cameThrough[i] = 0;
    b.followUpAt[i] = Infinity;
    b.followUpCount[i] = 0;
  }
  b.nextFollowUpAt = Infinity;
  b.instant = -1;
  if (plan.disorder === 0) b.linkFired.fill(0);
  awaitPushes(b);
  awaitVisit(b);
}

/** Whom pushes get to: reach is drawn once a buyer and group; at ω = 0 rivals are not met. */
function awaitPushes(b: Buyer): void {
  const { plan, luck } = b;
  let drawnFor = -1;
  let u = 0;
  for (let i = 0; i < plan.touchpoints; i++) {
    const group = plan.group[i];
    b.randomPushAt[i] = Infinity;
    b.randomPushIndex[i] = -1;
    b.reached[i] = 0;
    if (group < 0 || (plan.disorder === 0 && plan.owner[i] === OWNER.COMPETITOR)) continue;
    if (plan.reach[i] >= 1) {
      b.reached[i] = 1;
      continue;
    }
    if (group !== drawnFor) {
      luck.draw(b.groupKey0[group], b.groupKey1[group], PURPOSE.REACH, SERIES.BUYER, 0);
      u = uniform(luck.first);
      drawnFor = group;
    }
    if (u < plan.reach[i]) b.reached[i] = 1;
  }
  for (let n = 0; n < plan.randomPushes.length; n++) {
    const i = plan.randomPushes[n];
    if (b.reached[i] === 0 || plan.audience[i] > STRANGER) continue;
    b.randomPushAt[i] = b.arrival;
    b.randomPushIndex[i] = 0;
    awaitRandomPush(b, i);
  }
  findNextRandomPush(b);
  b.calendar = firstFrom(plan.calendarDay, b.arrival);
}

/** Index of the first calendar push on or after a day. */
function firstFrom(days: Float64Array, day: number): number {
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
