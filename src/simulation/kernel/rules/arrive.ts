import { Buyer } from '../buyer';
import { DAY_TRAITS, INTENTS, MOST_TOUCHPOINTS, PURPOSE, SERIES, STAGE, UNIT_TRAITS } from '../generated/words';
import { allocate, bit, Floats, Masks } from '../memory';
import { Plan } from '../plan';
import { firstOf, keyOf, secondOf } from '../random';
import { exponential, lesser, normal, powerOfE, uniform, wordsBelow } from '../math';
import { openCalendar } from '../calendar';
import { exps4, normals4 } from '../fours';
import { awaitFirstVisit, findNextPush, openRandomPushes } from '../schedule';

/** What deviates are multiplied by: those of shares and of days. */
const SPREADS = memory.data(32, 16);
/** The words of groups that pushes get to a part of. */
const REACH = changetype<Masks>(memory.data(MOST_TOUCHPOINTS * 8, 16));

/** Pushes that get to a part of the buyers: to those whose word is below so much. */
@unmanaged
class Part {
  upTo: u64;
  /** The bit of the touchpoint. */
  mask: u64;
  /** The place of its group's word. */
  group: i32;
}

/** Everything that is drawn at the start of a life asked for. */
export function arrive(b: Buyer): void {
  drawNature(b);
  begin(b, uniform(firstOf(drawOwn(b, PURPOSE.ARRIVAL_NEED))) * b.plan.arrivalDays);
}

/** The start of the life of a friend whom a customer referred: arrives at a given time, with what the customer retold. */
export function arriveReferred(b: Buyer, arrival: f64, retold: f64): void {
  drawNature(b);
  begin(b, arrival);
  b.moveTrust(b.plan.referralTrust * (1 - b.trust));
  for (let k = 0; k < b.plan.themes; k++) b.trace[k] = retold * b.plan.brand[k];
  b.traceLength = retold;
}

/** Writes down whom pushes get to. */
export function completeBirth(plan: Plan): void {
  for (let n: usize = 0; n < 5; n++) store<f32>(SPREADS + (n << 2), <f32>-plan.traitSpread);
  for (let n: usize = 5; n < 8; n++) store<f32>(SPREADS + (n << 2), <f32>plan.dayTraitSpread);
  plan.ownKey = keyOf(plan.ownKey0, plan.ownKey1);
  plan.parts = allocate(<usize>plan.partials * offsetof<Part>());
  for (let n = 0; n < plan.partials; n++) {
    const i = plan.partlyReached[n];
    const part = partAt(plan, n);
    part.upTo = wordsBelow(plan.reach[i]);
    part.mask = bit(i);
    part.group = plan.partialGroup[n];
  }
}

function partAt(plan: Plan, n: i32): Part {
  return changetype<Part>(plan.parts + <usize>n * offsetof<Part>());
}

/** Draws the two words of a matter of the buyer's own. */
function drawOwn(b: Buyer, purpose: i32): u64 {
  return b.luck.draw(b.plan.ownKey, purpose, SERIES.BUYER, 0);
}

/** Persona, intent and traits: σ(logit(m) + traitSpread·z), or m·exp(dayTraitSpread·z). */
function drawNature(b: Buyer): void {
  const plan = b.plan;
  const drawn = drawOwn(b, PURPOSE.PERSONA_INTENT);
  b.persona = find(plan.personaUpTo, 0, plan.personas - 1, uniform(firstOf(drawn)));
  b.intent = plan.intentsByName[find(plan.intentUpTo, b.persona * INTENTS, INTENTS - 1, uniform(secondOf(drawn)))];

  shapeTraits(b);
  const traits = b.traits;
  b.attention = traits[0];
  b.patience = traits[1];
  b.trust = traits[2];
  b.drift = traits[3];
  b.sensitivity = traits[4];
  b.keepFor(traits[5]);
  b.curiosity = traits[6];
}

/** Traits from normal deviates, four at a time; the last one when it is asked for. */
function shapeTraits(b: Buyer): void {
  const plan = b.plan;
  const traits = b.traits;
  const medians = plan.unitTraits.from(b.persona * UNIT_TRAITS);
  const days = plan.dayTraits.from(b.persona * DAY_TRAITS);
  const first = factors(b, 0, v128.load(SPREADS));
  const second = factors(b, 2, v128.load(SPREADS, 16));
  traits.setPair(0, shares(medians.pair(0), f64x2.promote_low_f32x4(first)));
  traits.setPair(2, shares(medians.pair(2), f64x2.promote_low_f32x4(upperHalf(first))));
  const mixed = f64x2.promote_low_f32x4(second);
  traits[4] = f64x2.extract_lane(shares(f64x2.splat(medians[4]), mixed), 0);
  traits[5] = days[0] * f64x2.extract_lane(mixed, 1);
  traits.setPair(6, f64x2.mul(days.pair(1), f64x2.promote_low_f32x4(upperHalf(second))));
  if (b.watched) rebuyDays(b);
}

/** e^(spread·z) of the four traits from the n-th two on. */
function factors(b: Buyer, n: i32, spreads: v128): v128 {
  const words = i64x2.replace_lane(i64x2.splat(drawOwn(b, PURPOSE.TRAITS + n)), 1, drawOwn(b, PURPOSE.TRAITS + n + 1));
  return exps4(f32x4.mul(normals4(words), spreads));
}

function upperHalf(four: v128): v128 {
  return v128.shuffle<i64>(four, four, 1, 1);
}

/** Mean days until a customer needs it again: the last trait, drawn for those who buy. */
export function rebuyDays(b: Buyer): f64 {
  const plan = b.plan;
  const median = plan.dayTraits[b.persona * DAY_TRAITS + 3];
  const days = median * powerOfE(plan.dayTraitSpread * normal(firstOf(drawOwn(b, PURPOSE.TRAITS + 4))));
  b.traits[8] = days;
  return days;
}

/** σ(logit(m) + x) by e^−x: m/(m + (1 − m)·e^−x), which leaves a median of 0 or 1 where it is. */
function shares(medians: v128, factors: v128): v128 {
  const rest = f64x2.mul(f64x2.sub(f64x2.splat(1), medians), factors);
  return f64x2.div(medians, f64x2.add(medians, rest));
}

/** How many of `count` rising numbers, from a place on, are at most u: as many steps whatever u is. */
function find(upTo: Floats, from: i32, count: i32, u: f64): i32 {
  let passed = 0;
  for (let at = from; at < from + count; at++) passed += <i32>(u >= upTo[at]);
  return passed;
}

/** A clean slate at `arrival`: the day the need passes is arrival + Exp(mean needDays × factor)/ω. */
function begin(b: Buyer, arrival: f64): void {
  const plan = b.plan;
  const needWord = secondOf(drawOwn(b, PURPOSE.ARRIVAL_NEED));
  b.arrival = arrival;
  b.now = arrival;
  b.turnTo(arrival);
  b.needPassesAt =
    plan.needNeverPasses[b.persona] === 1
      ? Infinity
      : arrival + (exponential(needWord) * b.traits[7] * plan.needFactor[b.intent]) / plan.disorder;
  b.until = lesser(plan.horizon, b.needPassesAt);
  b.baseReadiness = plan.baseReadiness[b.intent];
  b.readiness = b.baseReadiness;
  b.mood = 0;
  b.fatigue = 0;
  b.tiredAt = arrival;
  b.stage = STAGE.STRANGER;
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
  awaitFirstVisit(b, b.luck.draw(plan.ownKey, PURPOSE.VISIT_WAIT, SERIES.VISIT, 0));
}

/** Whom pushes get to: reach is drawn once a buyer and group; at ω = 0 rivals are not met. */
function awaitPushes(b: Buyer): void {
  const plan = b.plan;
  const address = b.luck.addressOf(SERIES.BUYER, 0);
  for (let group = 0; group < plan.partialGroups; group++) {
    const key = keyOf(plan.partialKey0[group], plan.partialKey1[group]);
    REACH[group] = b.luck.drawWord(key, PURPOSE.REACH, address) >> 32;
  }
  let reached = plan.everybody;
  for (let n = 0; n < plan.partials; n++) {
    const part = partAt(plan, n);
    reached |= part.mask & -(<u64>(REACH[part.group] < part.upTo));
  }
  b.reached = reached;
  openRandomPushes(b);
  openCalendar(b);
  findNextPush(b);
}
