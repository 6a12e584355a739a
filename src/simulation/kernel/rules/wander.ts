import { Buyer } from '../buyer';
import { DECISION, EVENT, OWNER, PURPOSE, SERIES, STAGE, TRIGGER } from '../generated/words';
import { atMostOne, exponential, exponentials, lesser, powerOfE } from '../math';
import { bit, Floats, floats, ints, masks, placeIn } from '../memory';
import { Plan, Touchpoint } from '../plan';
import { counterOf, placeOf } from '../random';
import { fire } from './respond';

/** What a pick gives when the buyer's attention goes to the rest of the world. */
export const ELSEWHERE = -1;
/** Masks by the two bits of a pair. */
const BOTH_OR_ONE = memory.data<i64>([0, 0, -1, 0, 0, -1, -1, -1], 16);
// Draws that stand behind those of the candidates, by their places there: the rest of the world's, and the next wait's.
const OF_ELSEWHERE = 0;
const OF_WAIT = 1;
/** How many they are. */
const BESIDES = 2;

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
  return pickAmong(b, b.plan.pickAudience[b.stage]);
}

/** What a buyer who drifts off on the way to touchpoint `from` picks instead. */
export function pickInstead(b: Buyer, from: Touchpoint): i32 {
  // Candidates are addressed by the follow-up as well, so that two follow-ups never share a draw: its words the other way
  // round, lest from here to there be the same as from there to here.
  drawToPick(b, counterOf(PURPOSE.PICK_DRIFTING, SERIES.FOLLOW_UP, b.occurrence), from.key1, from.key0);
  return pickAmong(b, b.plan.pickAudience[b.stage] & ~b.plan.pickPlace[from.place]);
}

/** Draws the words of an own visit: those that it picks by, and that of the wait for the visit after it, which it gives. */
export function drawVisit(b: Buyer): i32 {
  drawToPick(b, counterOf(PURPOSE.PICK, SERIES.VISIT, b.occurrence), 0, 0);
  return wordBehind(b, OF_WAIT);
}

/** @param counter that of the pick; salts set its keys apart from those of other picks */
function drawToPick(b: Buyer, counter: i32, salt0: i32, salt1: i32): void {
  const plan = b.plan;
  const count = plan.picks + BESIDES;
  b.luck.drawAll(count, plan.pickKey0, plan.pickKey1, plan.pickCounter, b.pickWords, salt0, salt1, counter);
}

/** The first word of a draw that stands behind those of the candidates. */
function wordBehind(b: Buyer, n: i32): i32 {
  return b.pickWords[placeOf(b.plan.picks + n)];
}

function pickAmong(b: Buyer, allowed: u64): i32 {
  const plan = b.plan;
  const ownPull = plan.returnFloor + 2 * b.memoryAtDue() * b.trust;
  const row = b.persona * plan.pickRow;
  const owned = plan.pickOwned.from(row);
  const others = plan.pickOthers.from(row);

  // Never, if it has no weight.
  const best = exponential(wordBehind(b, OF_ELSEWHERE)) / plan.elsewhere;
  const least = fare(b, owned, others, ownPull, allowed);
  return least < best ? plan.candidates[placeIn(b.fares, plan.picks, least)] : ELSEWHERE;
}

/** How all candidates fare: −ln(u)/w, and never where they are not allowed or have no pull; gives the least. */
function fare(b: Buyer, owned: Floats, others: Floats, ownPull: f64, allowed: u64): f64 {
  const own = f64x2.splat(ownPull);
  const picks = b.plan.picks;
  let least = f64x2.splat(Infinity);
  let words = changetype<usize>(b.pickWords);
  let left = allowed;
  for (let n = 0; n < picks; n += 2) {
    const weights = f64x2.add(f64x2.mul(owned.pair(n), own), others.pair(n));
    const mask = v128.load(BOTH_OR_ONE + (((<usize>left) & 3) << 4));
    const fares = f64x2.div(exponentials(v128.load64_zero(words)), v128.and(weights, mask));
    b.fares.setPair(n, fares);
    least = f64x2.pmin(least, fares);
    left >>= 2;
    // To the other half of four words, or past the four that nobody needs.
    words += 8 + (((<usize>n) & 2) << 3);
  }
  return lesser(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
}

/** Writes down what does not depend on the buyer: pulls by persona and candidate, and which candidates an audience has. */
export function completePicks(plan: Plan): void {
  plan.pickRow = (plan.picks + 1) & ~1;
  plan.pickCounter = ints((plan.picks + BESIDES + 3) & ~3);
  // As far as it is from the counter of the pick.
  plan.pickCounter[plan.picks + OF_WAIT] =
    counterOf(PURPOSE.VISIT_WAIT, SERIES.VISIT, 1) - counterOf(PURPOSE.PICK, SERIES.VISIT, 0);
  plan.pickOwned = floats(plan.personas * plan.pickRow);
  plan.pickOthers = floats(plan.personas * plan.pickRow);
  plan.pickAudience = masks(STAGE.CUSTOMER + 1);
  plan.pickPlace = masks(plan.touchpoints);
  for (let n = 0; n < plan.picks; n++) {
    const i = plan.candidates[n];
    const t = plan.at(i);
    plan.pickPlace[i] = bit(n);
    for (let stage = t.audience; stage <= STAGE.CUSTOMER; stage++) plan.pickAudience[stage] |= bit(n);
    for (let persona = 0; persona < plan.personas; persona++) {
      const column = t.owner === OWNER.OWNED ? plan.pickOwned : plan.pickOthers;
      column[persona * plan.pickRow + n] = plan.pull[i] * plan.affinityPull[persona * plan.touchpoints + i];
    }
  }
}
