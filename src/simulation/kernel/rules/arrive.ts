import { Buyer } from '../buyer';
import { DAY_TRAITS, INTENTS, OWNER, PURPOSE, SERIES, STAGE, UNIT_TRAITS } from '../generated/words';
import { Floats } from '../memory';
import { Plan } from '../plan';
import { exp, exponential, normal, uniform } from '../math';
import { awaitRandomPush, awaitVisit, findNextRandomPush } from '../schedule';

const TRAITS = UNIT_TRAITS + DAY_TRAITS;

/** Everything that is drawn at the start of a life asked for. */
export function arrive(b: Buyer): void {
  drawNature(b);
  own(b, PURPOSE.ARRIVAL_NEED);
  begin(b, uniform(b.luck.first) * b.plan.arrivalDays, b.luck.second);
}

/** The start of the life of a friend whom a customer referred: arrives at a given time, with what the customer retold. */
export function arriveReferred(b: Buyer, arrival: f64, retold: f64): void {
  drawNature(b);
  own(b, PURPOSE.ARRIVAL_NEED);
  begin(b, arrival, b.luck.second);
  b.moveTrust(b.plan.parameters.referralTrust * (1 - b.trust));
  for (let k = 0; k < b.plan.themes; k++) b.trace[k] = retold * b.plan.brand[k];
  b.traceLength = retold;
}

function own(b: Buyer, purpose: i32): void {
  b.luck.draw(b.plan.ownKey0, b.plan.ownKey1, purpose, SERIES.BUYER, 0);
}

/** Persona, intent and traits: σ(logit(m) + traitSpread·z), or m·exp(dayTraitSpread·z). */
function drawNature(b: Buyer): void {
  const plan = b.plan;
  const luck = b.luck;
  own(b, PURPOSE.PERSONA_INTENT);
  b.persona = find(plan.personaUpTo, 0, uniform(luck.first));
  b.intent = plan.intentsByName[find(plan.intentUpTo, b.persona * INTENTS, uniform(luck.second))];

  const traits = b.traits;
  for (let trait = 0; trait < TRAITS; trait += 2) {
    own(b, PURPOSE.TRAITS + (trait >> 1));
    traits[trait] = shaped(plan, b.persona, trait, normal(luck.first));
    if (trait + 1 < TRAITS) traits[trait + 1] = shaped(plan, b.persona, trait + 1, normal(luck.second));
  }
  b.attention = traits[0];
  b.patience = traits[1];
  b.trust = traits[2];
  b.drift = traits[3];
  b.sensitivity = traits[4];
  b.memoryDays = traits[5];
  b.curiosity = traits[6];
  b.rebuyDays = traits[8];
}

/** A trait of a persona from its normal deviate. */
function shaped(plan: Plan, persona: i32, trait: i32, deviate: f64): f64 {
  if (trait >= UNIT_TRAITS) {
    const median = plan.dayTraits[persona * DAY_TRAITS + trait - UNIT_TRAITS];
    return median * exp(plan.parameters.dayTraitSpread * deviate);
  }
  const logit = plan.unitTraits[persona * UNIT_TRAITS + trait];
  // A median of 0 or 1 leaves no room on either side.
  if (logit === -Infinity) return 0;
  if (logit === Infinity) return 1;
  return 1.0 / (1 + exp(-logit - plan.parameters.traitSpread * deviate));
}

function find(upTo: Floats, from: i32, u: f64): i32 {
  let at = from;
  while (u >= upTo[at]) at++;
  return at - from;
}

/** A clean slate at `arrival`: the day the need passes is arrival + Exp(mean needDays × factor)/ω. */
function begin(b: Buyer, arrival: f64, needWord: i32): void {
  const plan = b.plan;
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
  b.stage = STAGE.STRANGER;
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
  if (plan.disorder === 0) for (let link = 0; link < plan.links; link++) b.linkFired[link] = 0;
  awaitPushes(b);
  awaitVisit(b);
}

/** Whom pushes get to: reach is drawn once a buyer and group; at ω = 0 rivals are not met. */
function awaitPushes(b: Buyer): void {
  const plan = b.plan;
  const luck = b.luck;
  let drawnFor = -1;
  let u: f64 = 0;
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
      luck.draw(plan.groupKey0[group], plan.groupKey1[group], PURPOSE.REACH, SERIES.BUYER, 0);
      u = uniform(luck.first);
      drawnFor = group;
    }
    if (u < plan.reach[i]) b.reached[i] = 1;
  }
  for (let n = 0; n < plan.randoms; n++) {
    const i = plan.randomPushes[n];
    if (b.reached[i] === 0 || plan.audience[i] > STAGE.STRANGER) continue;
    b.randomPushAt[i] = b.arrival;
    b.randomPushIndex[i] = 0;
    awaitRandomPush(b, i);
  }
  findNextRandomPush(b);
  b.calendar = firstFrom(plan.calendarDay, plan.calendarLength, b.arrival);
}

/** Index of the first calendar push on or after a day. */
function firstFrom(days: Floats, length: i32, day: f64): i32 {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
