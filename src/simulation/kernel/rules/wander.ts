import { Buyer } from '../buyer';
import { DECISION, EVENT, OWNER, PURPOSE, SERIES, STAGE, TRIGGER } from '../generated/words';
import { atMostOne, exponentials, lesser, powerOfE } from '../math';
import { allocate, Floats, floats, Ints, ints, placeIn } from '../memory';
import { Plan, Touchpoint } from '../plan';
import { counterOf, placeOf } from '../random';
import { fire } from './respond';

/** What a pick gives when the buyer's attention goes to the rest of the world. */
export const ELSEWHERE = -1;
/** Lanes of draws of a pick; two at a time fare. */
const FOUR = 4;
const FIRST_TWO = memory.data<i64>([0, 1], 16);
const TWO = memory.data<i64>([2, 2], 16);
/** Where no lane is. */
const NOWHERE = -1;

/** What buyers of a stage pick from: the rest of the world in the first lane, and behind it the candidates that they may go to. */
@unmanaged
class Menu {
  /** Lanes of picks; behind them stands the draw of the wait for the next visit, for which a four has a lane left or has not. */
  lanes: i32;
  /** By lane: key words of the luck, and what is added to the last words of counters; in whole fours. */
  key0: Ints;
  key1: Ints;
  counters: Ints;
  /** By lane: the touchpoint, or ELSEWHERE; and by touchpoint its lane, or NOWHERE. */
  touchpoints: Ints;
  laneOf: Ints;
  /** Lanes in rows by persona: pulls of the brand's own and of the others, 0 in the other column; in whole pairs. */
  owned: Floats;
  others: Floats;
  row: i32;
}

/**
 * Whether the buyer forgets to go where follow-up `occurrence` to a touchpoint leads.
 *
 * P(remember) = exp(−ω·d/(keep·h·(0.25 + s))), d the delay that the plan gives
 */
export function forget(b: Buyer, t: Touchpoint): bool {
  const delay = b.followUpDelay[t.place];
  b.drawBy(t, PURPOSE.REMEMBER_DRIFT);
  b.driftWord = b.luck.second;
  if (delay === 0) return false;
  const chance = powerOfE((-b.plan.disorder * delay) / (b.plan.keep * b.memoryDays * (0.25 + b.memoryAtDue())));
  if (b.happens(DECISION.REMEMBER, b.luck.first, chance)) return false;
  b.record(EVENT.FORGOT, t);
  fire(b, t, TRIGGER.FORGOT);
  return true;
}

/** Whether the buyer, who has not forgotten to go to a touchpoint, wanders off instead. P = min(1, drift·ω) */
export function driftOff(b: Buyer, t: Touchpoint): bool {
  if (!b.happens(DECISION.DRIFT, b.driftWord, atMostOne(b.drift * b.plan.disorder))) return false;
  b.record(EVENT.DRIFTED, t);
  return true;
}

/**
 * What a buyer who goes looking picks: the smallest −ln(u)/w over the candidates, each with a draw of its own, so that a
 * candidate's absence does not change the others' luck.
 *
 * w = pull·exp(affinity)·(OWNED: returnFloor + 2·s·τ; others: 1); the rest of the world: `elsewhere`
 *
 * By the words that drawVisit has drawn.
 */
export function pick(b: Buyer): i32 {
  return pickAmong(b, menuOf(b), NOWHERE);
}

/** What a buyer who drifts off on the way to touchpoint `from` picks instead. */
export function pickInstead(b: Buyer, from: Touchpoint): i32 {
  const menu = menuOf(b);
  // Candidates are addressed by the follow-up as well, so that two follow-ups never share a draw: its words the other way
  // round, lest from here to there be the same as from there to here.
  const counter = counterOf(PURPOSE.PICK_DRIFTING, SERIES.FOLLOW_UP, b.occurrence);
  drawToPick(b, menu, menu.lanes, counter, from.key1, from.key0);
  return pickAmong(b, menu, menu.laneOf[from.place]);
}

/** Draws the words of an own visit: those that it picks by, and that of the wait for the visit after it, which it gives. */
export function drawVisit(b: Buyer): i32 {
  const menu = menuOf(b);
  const lanes = menu.lanes;
  const counter = counterOf(PURPOSE.PICK, SERIES.VISIT, b.occurrence);
  if (lanes % FOUR !== 0) {
    drawToPick(b, menu, lanes + 1, counter, 0, 0);
    return b.pickWords[placeOf(lanes)];
  }
  drawToPick(b, menu, lanes, counter, 0, 0);
  b.luck.draw(b.plan.ownKey0, b.plan.ownKey1, PURPOSE.VISIT_WAIT, SERIES.VISIT, b.occurrence + 1);
  return b.luck.first;
}

function menuOf(b: Buyer): Menu {
  return changetype<Menu>(<usize>b.plan.menus[b.stage]);
}

/** @param counter that of the pick; salts set its keys apart from those of other picks */
function drawToPick(b: Buyer, menu: Menu, count: i32, counter: i32, salt0: i32, salt1: i32): void {
  b.luck.drawAll(count, menu.key0, menu.key1, menu.counters, b.pickWords, salt0, salt1, counter);
}

/** @param without a lane that is not to be picked */
function pickAmong(b: Buyer, menu: Menu, without: i32): i32 {
  const ownPull = b.plan.returnFloor + 2 * b.memoryAtDue() * b.trust;
  const least = fare(b, menu, ownPull, without);
  return menu.touchpoints[placeIn(b.fares, menu.lanes, least)];
}

/** How all fare: −ln(u)/w, and never where there is no pull, nor on the lane left out; gives the least. */
function fare(b: Buyer, menu: Menu, ownPull: f64, without: i32): f64 {
  const row = b.persona * menu.row;
  const owned = menu.owned.from(row);
  const others = menu.others.from(row);
  const own = f64x2.splat(ownPull);
  const out = i64x2.splat(without);
  const count = menu.lanes;
  let least = f64x2.splat(Infinity);
  let words = changetype<usize>(b.pickWords);
  let lanes = v128.load(FIRST_TWO);
  for (let n = 0; n < count; n += 2) {
    const weights = f64x2.add(f64x2.mul(owned.pair(n), own), others.pair(n));
    const fares = f64x2.div(exponentials(v128.load64_zero(words)), v128.and(weights, i64x2.ne(lanes, out)));
    b.fares.setPair(n, fares);
    least = f64x2.pmin(least, fares);
    lanes = i64x2.add(lanes, v128.load(TWO));
    // To the other half of four words, or past the four that nobody needs.
    words += 8 + (((<usize>n) & 2) << 3);
  }
  return lesser(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
}

/** Writes down, by stage, what does not depend on the buyer. */
export function completePicks(plan: Plan): void {
  for (let stage: i32 = STAGE.STRANGER; stage <= STAGE.CUSTOMER; stage++)
    plan.menus[stage] = <i32>changetype<usize>(menuFor(plan, stage));
}

function menuFor(plan: Plan, stage: i32): Menu {
  const menu = changetype<Menu>(allocate(offsetof<Menu>()));
  const room = (plan.picks + 2 + FOUR - 1) & -FOUR;
  menu.row = room;
  menu.key0 = ints(room);
  menu.key1 = ints(room);
  menu.counters = ints(room);
  menu.touchpoints = ints(room);
  menu.laneOf = ints(plan.touchpoints);
  menu.owned = floats(plan.personas * room);
  menu.others = floats(plan.personas * room);
  for (let i = 0; i < plan.touchpoints; i++) menu.laneOf[i] = NOWHERE;
  menu.touchpoints[0] = ELSEWHERE;
  menu.key0[0] = plan.elsewhereKey0;
  menu.key1[0] = plan.elsewhereKey1;
  for (let persona = 0; persona < plan.personas; persona++) menu.others[persona * room] = plan.elsewhere;
  let lanes = 1;
  for (let n = 0; n < plan.picks; n++) {
    const i = plan.candidates[n];
    if (stage >= plan.at(i).audience) seat(plan, menu, lanes++, i);
  }
  menu.lanes = lanes;
  // As far as the counter of the wait is from that of the pick.
  menu.key0[lanes] = plan.ownKey0;
  menu.key1[lanes] = plan.ownKey1;
  menu.counters[lanes] = counterOf(PURPOSE.VISIT_WAIT, SERIES.VISIT, 1) - counterOf(PURPOSE.PICK, SERIES.VISIT, 0);
  return menu;
}

/** Gives a candidate a lane. */
function seat(plan: Plan, menu: Menu, lane: i32, i: i32): void {
  const t = plan.at(i);
  menu.key0[lane] = t.key0;
  menu.key1[lane] = t.key1;
  menu.touchpoints[lane] = i;
  menu.laneOf[i] = lane;
  for (let persona = 0; persona < plan.personas; persona++) {
    const column = t.owner === OWNER.OWNED ? menu.owned : menu.others;
    column[persona * menu.row + lane] = plan.pull[i] * plan.affinityPull[persona * plan.touchpoints + i];
  }
}
