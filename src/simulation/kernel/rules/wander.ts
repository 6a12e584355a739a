import { Buyer } from '../buyer';
import { DECISION, EVENT, OWNER, PURPOSE, SERIES, STAGE, TRIGGER } from '../generated/words';
import { atMostOne, exponentials, lesser, powerOfE } from '../math';
import { allocate, Floats, floats, Ints, ints, Masks, masks, placeIn } from '../memory';
import { Plan, Touchpoint } from '../plan';
import { firstOf, keyOf, pairOfWords, secondOf } from '../random';
import { fire } from './respond';

/** What a pick gives when the buyer's attention goes to the rest of the world. */
export const ELSEWHERE = -1;
const FIRST_TWO = memory.data<i64>([0, 1], 16);
const TWO = memory.data<i64>([2, 2], 16);
const NEVER = memory.data<f64>([Infinity, Infinity], 16);
/** Where no lane is. */
const NOWHERE = -1;

/** What buyers of a stage pick from: the rest of the world in the first lane, and behind it the candidates that they may go to. */
@unmanaged
class Menu {
  lanes: i32;
  /** By lane: the key of the luck; in whole pairs. */
  keys: Masks;
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
  const drawn = b.drawBy(t, PURPOSE.REMEMBER_DRIFT);
  b.driftWord = secondOf(drawn);
  if (delay === 0) return false;
  const chance = powerOfE((-b.plan.disorder * delay) / (b.plan.keep * b.memoryDays * (0.25 + b.memoryAtDue())));
  if (b.happens(DECISION.REMEMBER, firstOf(drawn), chance)) return false;
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
 */
export function pick(b: Buyer): i32 {
  return pickAmong(b, PURPOSE.PICK, SERIES.VISIT, 0, NOWHERE);
}

/** What a buyer who drifts off on the way to touchpoint `from` picks instead. */
export function pickInstead(b: Buyer, from: Touchpoint): i32 {
  // Candidates are addressed by the follow-up as well, so that two follow-ups never share a draw: its key the other way
  // round, lest from here to there be the same as from there to here.
  const salt = rotr<u64>(from.key, 32) & ~1;
  return pickAmong(b, PURPOSE.PICK_DRIFTING, SERIES.FOLLOW_UP, salt, menuOf(b).laneOf[from.place]);
}

/** Draws the word of the wait for the visit after the one that begins. */
export function drawVisit(b: Buyer): i32 {
  return secondOf(b.luck.drawWord(b.plan.ownKey, PURPOSE.VISIT_WAIT, b.luck.addressOf(SERIES.VISIT, b.occurrence + 1)));
}

function menuOf(b: Buyer): Menu {
  return changetype<Menu>(<usize>b.plan.menus[b.stage]);
}

/**
 * @param salt sets the keys of candidates apart from those in other picks
 * @param without a lane that is not to be picked
 */
function pickAmong(b: Buyer, purpose: i32, series: i32, salt: u64, without: i32): i32 {
  const menu = menuOf(b);
  const keys = menu.keys;
  const row = b.persona * menu.row;
  const owned = menu.owned.from(row);
  const others = menu.others.from(row);
  const ownPull = f64x2.splat(b.plan.returnFloor + 2 * b.memoryAtDue() * b.trust);
  const out = i64x2.splat(without);
  const count = menu.lanes;
  const address = b.luck.addressOf(series, b.occurrence);
  let least = v128.load(NEVER);
  let lanes = v128.load(FIRST_TWO);
  // All fare −ln(u)/w, two at a time, and never without a pull.
  for (let n = 0; n < count; n += 2) {
    const one = b.luck.drawWord(keys[n] ^ salt, purpose, address);
    const other = b.luck.drawWord(keys[n + 1] ^ salt, purpose, address);
    const weights = f64x2.add(f64x2.mul(owned.pair(n), ownPull), others.pair(n));
    const fares = f64x2.div(exponentials(pairOfWords(one, other)), v128.and(weights, i64x2.ne(lanes, out)));
    b.fares.setPair(n, fares);
    least = f64x2.pmin(least, fares);
    lanes = i64x2.add(lanes, v128.load(TWO));
  }
  const best = lesser(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  return menu.touchpoints[placeIn(b.fares, count, best)];
}

/** Writes down, by stage, what does not depend on the buyer. */
export function completePicks(plan: Plan): void {
  for (let stage: i32 = STAGE.STRANGER; stage <= STAGE.CUSTOMER; stage++)
    plan.menus[stage] = <i32>changetype<usize>(menuFor(plan, stage));
}

function menuFor(plan: Plan, stage: i32): Menu {
  const menu = changetype<Menu>(allocate(offsetof<Menu>()));
  const room = (plan.picks + 2) & ~1;
  menu.row = room;
  menu.keys = masks(room);
  menu.touchpoints = ints(room);
  menu.laneOf = ints(plan.touchpoints);
  menu.owned = floats(plan.personas * room);
  menu.others = floats(plan.personas * room);
  for (let i = 0; i < plan.touchpoints; i++) menu.laneOf[i] = NOWHERE;
  menu.touchpoints[0] = ELSEWHERE;
  menu.keys[0] = keyOf(plan.elsewhereKey0, plan.elsewhereKey1);
  for (let persona = 0; persona < plan.personas; persona++) menu.others[persona * room] = plan.elsewhere;
  let lanes = 1;
  for (let n = 0; n < plan.picks; n++) {
    const i = plan.candidates[n];
    if (stage >= plan.at(i).audience) seat(plan, menu, lanes++, i);
  }
  menu.lanes = lanes;
  return menu;
}

/** Gives a candidate a lane. */
function seat(plan: Plan, menu: Menu, lane: i32, i: i32): void {
  const t = plan.at(i);
  menu.keys[lane] = t.key;
  menu.touchpoints[lane] = i;
  menu.laneOf[i] = lane;
  for (let persona = 0; persona < plan.personas; persona++) {
    const column = t.owner === OWNER.OWNED ? menu.owned : menu.others;
    column[persona * menu.row + lane] = plan.pull[i] * plan.affinityPull[persona * plan.touchpoints + i];
  }
}
