import { Buyer } from '../buyer';
import { DAY_TRAITS, INTENTS, PURPOSE, SERIES, STAGE, UNIT_TRAITS } from '../generated/words';
import { allocate, bit, Floats, ints } from '../memory';
import { Plan } from '../plan';
import { counterOf, placeOf, SECOND } from '../random';
import { exponential, exps, lesser, normal, normals, pairOf, powerOfE, uniform } from '../math';
import { openCalendar } from '../calendar';
import { awaitFirstVisit, findNextPush, openRandomPushes, randomOfStrangers, randomsOfStrangers } from '../schedule';

// The places of the draws of a birth.
const PERSONA_INTENT = 0;
const ARRIVAL_NEED = 1;
const FIRST_VISIT = 2;
const FIRST_TRAITS = 3;
const FIRST_RANDOM = 8;

/** Pushes that get to a part of the buyers: to those whose word is below so much. */
@unmanaged
class Part {
  upTo: u64;
  /** The bit of the touchpoint. */
  mask: u64;
  /** Where the word stands among those of a birth, in bytes. */
  word: usize;
}

/** Everything that is drawn at the start of a life asked for. */
export function arrive(b: Buyer): void {
  drawNature(b);
  begin(b, uniform(first(b, ARRIVAL_NEED)) * b.plan.arrivalDays);
}

/** The start of the life of a friend whom a customer referred: arrives at a given time, with what the customer retold. */
export function arriveReferred(b: Buyer, arrival: f64, retold: f64): void {
  drawNature(b);
  begin(b, arrival);
  b.moveTrust(b.plan.referralTrust * (1 - b.trust));
  for (let k = 0; k < b.plan.themes; k++) b.trace[k] = retold * b.plan.brand[k];
  b.traceLength = retold;
}

/** Writes down what addresses the draws of a birth: the buyer's own ones, pushes at random, and whom pushes get to. */
export function completeBirth(plan: Plan): void {
  const groups = firstGroup(plan);
  plan.birthDraws = groups + plan.partialGroups;
  const room = (plan.birthDraws + 3) & ~3;
  plan.birthKey0 = ints(room);
  plan.birthKey1 = ints(room);
  plan.birthCounter = ints(room);
  addressOwn(plan, PERSONA_INTENT, PURPOSE.PERSONA_INTENT, SERIES.BUYER);
  addressOwn(plan, ARRIVAL_NEED, PURPOSE.ARRIVAL_NEED, SERIES.BUYER);
  addressOwn(plan, FIRST_VISIT, PURPOSE.VISIT_WAIT, SERIES.VISIT);
  for (let n = FIRST_TRAITS; n < FIRST_RANDOM; n++)
    addressOwn(plan, n, PURPOSE.TRAITS + n - FIRST_TRAITS, SERIES.BUYER);
  for (let n = 0; n < randomsOfStrangers(plan); n++) {
    const t = randomOfStrangers(plan, n);
    addressDraw(plan, FIRST_RANDOM + n, t.key0, t.key1, counterOf(PURPOSE.PUSH_WAIT, SERIES.PUSH, 0));
  }
  for (let n = 0; n < plan.partialGroups; n++) {
    const counter = counterOf(PURPOSE.REACH, SERIES.BUYER, 0);
    addressDraw(plan, groups + n, plan.partialKey0[n], plan.partialKey1[n], counter);
  }
  plan.parts = allocate(<usize>plan.partials * offsetof<Part>());
  for (let n = 0; n < plan.partials; n++) {
    const i = plan.partlyReached[n];
    const part = partAt(plan, n);
    // (word + ½)·2^−32 < reach
    part.upTo = <u64>ceil(plan.reach[i] * 4294967296 - 0.5);
    part.mask = bit(i);
    part.word = (<usize>placeOf(groups + plan.partialGroup[n])) << 2;
  }
}

function partAt(plan: Plan, n: i32): Part {
  return changetype<Part>(plan.parts + <usize>n * offsetof<Part>());
}

/** The place of the first draw for whom pushes get to: behind those of pushes at random, which stand in pairs. */
function firstGroup(plan: Plan): i32 {
  return FIRST_RANDOM + ((randomsOfStrangers(plan) + 1) & ~1);
}

function addressOwn(plan: Plan, n: i32, purpose: i32, series: i32): void {
  addressDraw(plan, n, plan.ownKey0, plan.ownKey1, counterOf(purpose, series, 0));
}

function addressDraw(plan: Plan, n: i32, key0: i32, key1: i32, counter: i32): void {
  plan.birthKey0[n] = key0;
  plan.birthKey1[n] = key1;
  plan.birthCounter[n] = counter;
}

/** Draws all words of a birth. */
function drawBirth(b: Buyer): void {
  const plan = b.plan;
  b.luck.drawAll(plan.birthDraws, plan.birthKey0, plan.birthKey1, plan.birthCounter, b.birth, 0, 0, 0);
}

function first(b: Buyer, draw: i32): i32 {
  return b.birth[placeOf(draw)];
}

function second(b: Buyer, draw: i32): i32 {
  return b.birth[placeOf(draw) + SECOND];
}

/** Persona, intent and traits: σ(logit(m) + traitSpread·z), or m·exp(dayTraitSpread·z). */
function drawNature(b: Buyer): void {
  const plan = b.plan;
  drawBirth(b);
  b.persona = find(plan.personaUpTo, 0, plan.personas - 1, uniform(first(b, PERSONA_INTENT)));
  b.intent =
    plan.intentsByName[find(plan.intentUpTo, b.persona * INTENTS, INTENTS - 1, uniform(second(b, PERSONA_INTENT)))];

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

/** Traits from normal deviates, two at a time; the last one when it is asked for. */
function shapeTraits(b: Buyer): void {
  const plan = b.plan;
  const traits = b.traits;
  const logits = plan.unitTraits.from(b.persona * UNIT_TRAITS);
  const medians = plan.dayTraits.from(b.persona * DAY_TRAITS);
  traits.setPair(0, drawShares(b, logits.pair(0), FIRST_TRAITS));
  traits.setPair(2, drawShares(b, logits.pair(2), FIRST_TRAITS + 1));
  // The last share, and the first span of days.
  const deviations = f64x2.mul(pairOf(-plan.traitSpread, plan.dayTraitSpread), deviates(b, FIRST_TRAITS + 2));
  const mixed = exps(f64x2.add(pairOf(-logits[4], 0), deviations));
  traits[4] = f64x2.extract_lane(shares(f64x2.splat(logits[4]), mixed), 0);
  traits[5] = medians[0] * f64x2.extract_lane(mixed, 1);
  const factors = exps(f64x2.mul(f64x2.splat(plan.dayTraitSpread), deviates(b, FIRST_TRAITS + 3)));
  traits.setPair(6, f64x2.mul(medians.pair(1), factors));
  if (b.watched) rebuyDays(b);
}

/** Mean days until a customer needs it again: the last trait, drawn for those who buy. */
export function rebuyDays(b: Buyer): f64 {
  const plan = b.plan;
  const median = plan.dayTraits[b.persona * DAY_TRAITS + 3];
  const days = median * powerOfE(plan.dayTraitSpread * normal(first(b, FIRST_TRAITS + 4)));
  b.traits[8] = days;
  return days;
}

/** The normal deviates of a draw's two words. */
function deviates(b: Buyer, draw: i32): v128 {
  const at = changetype<usize>(b.birth.from(placeOf(draw)));
  return normals(v128.load_lane<i32>(at + (SECOND << 2), v128.load32_zero(at), 1));
}

/** Two shares by the logits of their medians and the two words of a draw. */
function drawShares(b: Buyer, logits: v128, draw: i32): v128 {
  const deviations = f64x2.mul(f64x2.splat(b.plan.traitSpread), deviates(b, draw));
  return shares(logits, exps(f64x2.sub(f64x2.neg(logits), deviations)));
}

/** σ from the inverse of the odds. A median of 0 or 1 leaves no room on either side: of 1, as the inverse is 0. */
function shares(logits: v128, inverseOdds: v128): v128 {
  const ones = f64x2.splat(1);
  return v128.and(f64x2.div(ones, f64x2.add(ones, inverseOdds)), f64x2.ne(logits, f64x2.splat(-Infinity)));
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
  const needWord = second(b, ARRIVAL_NEED);
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
  awaitFirstVisit(b, first(b, FIRST_VISIT), second(b, FIRST_VISIT));
}

/** Whom pushes get to: reach is drawn once a buyer and group; at ω = 0 rivals are not met. */
function awaitPushes(b: Buyer): void {
  const plan = b.plan;
  const words = changetype<usize>(b.birth);
  let reached = plan.everybody;
  for (let n = 0; n < plan.partials; n++) {
    const part = partAt(plan, n);
    reached |= part.mask & -(<u64>(<u64>load<u32>(words + part.word) < part.upTo));
  }
  b.reached = reached;
  openRandomPushes(b, FIRST_RANDOM);
  openCalendar(b);
  findNextPush(b);
}
