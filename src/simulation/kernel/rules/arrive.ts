import { Buyer } from '../buyer';
import { DAY_TRAITS, INTENTS, OWNER, PURPOSE, SERIES, STAGE, UNIT_TRAITS } from '../generated/words';
import { Floats } from '../memory';
import { Plan } from '../plan';
import { scaleBy } from '../themes';
import { exp, exponential, normal, uniform } from '../math';
import { awaitFirstVisit, awaitRandomPush, findNextRandomPush } from '../schedule';

const TRAITS = UNIT_TRAITS + DAY_TRAITS;

// The places of the draws of a birth.
const PERSONA_INTENT = 0;
const ARRIVAL_NEED = 1;
const FIRST_VISIT = 2;
const FIRST_TRAITS = 3;

/** Everything that is drawn at the start of a life asked for. */
export function arrive(b: Buyer): void {
  drawNature(b);
  begin(b, uniform(first(b, ARRIVAL_NEED)) * b.plan.arrivalDays);
}

/** The start of the life of a friend whom a customer referred: arrives at a given time, with what the customer retold. */
export function arriveReferred(b: Buyer, arrival: f64, retold: f64): void {
  drawNature(b);
  begin(b, arrival);
  b.moveTrust(b.plan.parameters.referralTrust * (1 - b.trust));
  for (let k = 0; k < b.plan.themes; k++) b.trace[k] = retold * b.plan.brand[k];
  b.traceLength = retold;
}

/** Draws all words of a birth: eight draws of two words, the first words of four before the second ones. */
function drawBirth(b: Buyer): void {
  const key0 = i32x4.splat(b.plan.ownKey0);
  const key1 = i32x4.splat(b.plan.ownKey1);
  // In the order of the constants below, from the lowest lane.
  b.luck.draw4(
    key0,
    key1,
    i32x4(
      (PURPOSE.PERSONA_INTENT << 26) | (SERIES.BUYER << 24),
      (PURPOSE.ARRIVAL_NEED << 26) | (SERIES.BUYER << 24),
      (PURPOSE.VISIT_WAIT << 26) | (SERIES.VISIT << 24),
      (PURPOSE.TRAITS << 26) | (SERIES.BUYER << 24),
    ),
    b.birth,
  );
  b.luck.draw4(
    key0,
    key1,
    i32x4(
      ((PURPOSE.TRAITS + 1) << 26) | (SERIES.BUYER << 24),
      ((PURPOSE.TRAITS + 2) << 26) | (SERIES.BUYER << 24),
      ((PURPOSE.TRAITS + 3) << 26) | (SERIES.BUYER << 24),
      ((PURPOSE.TRAITS + 4) << 26) | (SERIES.BUYER << 24),
    ),
    b.birth.from(8),
  );
}

function first(b: Buyer, draw: i32): i32 {
  return b.birth[(draw & 3) + ((draw >> 2) << 3)];
}

function second(b: Buyer, draw: i32): i32 {
  return b.birth[(draw & 3) + ((draw >> 2) << 3) + 4];
}

/** Persona, intent and traits: σ(logit(m) + traitSpread·z), or m·exp(dayTraitSpread·z). */
function drawNature(b: Buyer): void {
  const plan = b.plan;
  drawBirth(b);
  b.persona = find(plan.personaUpTo, 0, uniform(first(b, PERSONA_INTENT)));
  b.intent = plan.intentsByName[find(plan.intentUpTo, b.persona * INTENTS, uniform(second(b, PERSONA_INTENT)))];

  const traits = b.traits;
  for (let trait = 0; trait < TRAITS; trait += 2) {
    const draw = FIRST_TRAITS + (trait >> 1);
    traits[trait] = shaped(plan, b.persona, trait, normal(first(b, draw)));
    if (trait + 1 < TRAITS) traits[trait + 1] = shaped(plan, b.persona, trait + 1, normal(second(b, draw)));
  }
  b.attention = traits[0];
  b.patience = traits[1];
  b.trust = traits[2];
  b.drift = traits[3];
  b.sensitivity = traits[4];
  b.keepFor(traits[5]);
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
function begin(b: Buyer, arrival: f64): void {
  const plan = b.plan;
  const needWord = second(b, ARRIVAL_NEED);
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
  scaleBy(b.trace, 0, plan.pairs);
  b.traceLength = 0;
  b.age(0);
  b.neededAgainAt = 0;
  b.left = false;
  b.exit = 0;
  b.visits = 0;
  b.purchases = 0;
  b.referrals = 0;
  b.lastNotice = -1;
  b.forget();
  b.instant = -1;
  if (plan.disorder === 0) for (let link = 0; link < plan.links; link++) b.linkFired[link] = 0;
  awaitPushes(b);
  awaitFirstVisit(b, first(b, FIRST_VISIT), second(b, FIRST_VISIT));
}

/** Whom pushes get to: reach is drawn once a buyer and group; at ω = 0 rivals are not met. */
function awaitPushes(b: Buyer): void {
  const plan = b.plan;
  const luck = b.luck;
  let drawnFor = -1;
  let u: f64 = 0;
  b.reachAll();
  for (let n = 0; n < plan.partials; n++) {
    const i = plan.partlyReached[n];
    const group = plan.group[i];
    if (group !== drawnFor) {
      luck.draw(plan.groupKey0[group], plan.groupKey1[group], PURPOSE.REACH, SERIES.BUYER, 0);
      u = uniform(luck.first);
      drawnFor = group;
    }
    b.reached[i] = u < plan.reach[i] ? 1 : 0;
  }
  for (let n = 0; n < plan.randoms; n++) {
    const i = plan.randomPushes[n];
    b.randomPushAt[i] = Infinity;
    b.randomPushIndex[i] = -1;
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
  if (days[0] >= day) return 0;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
