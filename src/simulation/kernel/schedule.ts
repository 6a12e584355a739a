/** What a buyer waits for: follow-ups from links, pushes at random, own visits. (Pushes by days stand in the plan.) */
import { Buyer } from './buyer';
import { PURPOSE, SERIES, STAGE } from './generated/words';
import { exponential, exponentials, normal, pairOf, powerOfE, sooner, uniform } from './math';
import { bit, Bytes, bytes, Floats } from './memory';
import { Plan, Touchpoint } from './plan';
import { firstOf, firstsOf, secondOf } from './random';

/** What is added to when a push is due where it does not get to the buyer, and where it does. */
const DELAYS = changetype<Floats>(memory.data<f64>([Infinity, 0], 16));

/** Lets a follow-up wait at touchpoint i. At most one waits there; of two, the one due earlier stays. */
export function schedule(b: Buyer, i: i32, delay: f64): void {
  const at = b.due + delay;
  const place = bit(i);
  const waiting = b.waiting;
  if ((waiting & place) !== 0 && at >= b.followUpAt[i]) return;
  b.waiting = waiting | place;
  b.followUpAt[i] = at;
  b.followUpDelay[i] = delay;
  if (at < b.nextFollowUpAt || (at === b.nextFollowUpAt && i < b.nextFollowUp)) {
    b.nextFollowUp = i;
    b.nextFollowUpAt = at;
  }
}

/** Takes the next follow-up off the list and finds the one after it; ties go to the lower key. */
export function takeFollowUp(b: Buyer): i32 {
  const taken = b.nextFollowUp;
  const left = b.waiting & ~bit(taken);
  b.waiting = left;
  let soonest = Infinity;
  for (let waiting = left; waiting !== 0; waiting &= waiting - 1) {
    const i = <i32>ctz(waiting);
    const at = b.followUpAt[i];
    if (at < soonest) {
      b.nextFollowUp = i;
      soonest = at;
    }
  }
  b.nextFollowUpAt = soonest;
  return taken;
}

/**
 * Turns to the next push of the n-th series at random. Waits are Exp(mean); pushes 2k and 2k + 1 share the two words of
 * occurrence k.
 *
 * @param t its touchpoint
 */
export function awaitRandomPush(b: Buyer, n: i32, t: Touchpoint): void {
  const index = b.randomPushIndex[n] + 1;
  b.randomPushIndex[n] = index;
  let word = b.randomPushSpare[n];
  if ((index & 1) === 0) {
    const drawn = drawRandomPush(b, t, index >> 1);
    word = firstOf(drawn);
    b.randomPushSpare[n] = secondOf(drawn);
  }
  b.randomPushAt[n] += exponential(word) * b.plan.randomMean[n];
  findNextRandomPush(b);
}

function drawRandomPush(b: Buyer, t: Touchpoint, occurrence: i32): u64 {
  return b.luck.draw(t.key, PURPOSE.PUSH_WAIT, SERIES.PUSH, occurrence);
}

/** Finds when the next push is due, by days or at random. */
export function findNextPush(b: Buyer): void {
  b.nextPushAt = sooner(b.nextScheduledAt, b.nextRandomPushAt);
}

/**
 * Finds the next push at random of those that may get to a buyer of this stage; ties go to the lower key. Times are compared by
 * their bits: none is below 0.
 */
export function findNextRandomPush(b: Buyer): void {
  const plan = b.plan;
  const awaited = awaitedAt(plan, b.stage);
  const count = plan.randomsAwaited[b.stage];
  let least = reinterpret<i64>(<f64>Infinity);
  let place = 0;
  for (let k = 0; k < count; k++) {
    const n = awaited[k];
    const at = load<i64>(changetype<usize>(b.randomPushAt.from(n)));
    const isSooner = at < least;
    least = isSooner ? at : least;
    place = isSooner ? n : place;
  }
  b.nextRandomPlace = place;
  b.nextRandomPush = plan.randomPushes[place];
  b.nextRandomPushAt = reinterpret<f64>(least);
}

/** The places of pushes at random that may get to a buyer of a stage. */
function awaitedAt(plan: Plan, stage: i32): Bytes {
  return changetype<Bytes>(changetype<usize>(plan.awaited) + <usize>(stage * plan.randomRow));
}

/** Writes down, by stage, which pushes at random may get to a buyer. */
export function completeRandomPushes(plan: Plan): void {
  const row = plan.randoms + 1;
  plan.randomRow = row;
  plan.randomsAwaited = bytes(STAGE.CUSTOMER + 1);
  plan.awaited = bytes((STAGE.CUSTOMER + 1) * row);
  for (let stage: i32 = STAGE.STRANGER; stage <= STAGE.CUSTOMER; stage++) {
    const awaited = awaitedAt(plan, stage);
    let count = 0;
    for (let n = 0; n < plan.randoms; n++) if (stage >= plan.at(plan.randomPushes[n]).audience) awaited[count++] = n;
    plan.randomsAwaited[stage] = count;
    if (count > 0) awaited[count] = awaited[count - 1];
  }
  for (let n = 0; n < plan.randoms; n++) plan.randomMask |= bit(plan.randomPushes[n]);
}

/** Starts, at a birth, the pushes at random that get to strangers: as many steps for everybody. */
export function openRandomPushes(b: Buyer): void {
  const plan = b.plan;
  const awaited = awaitedAt(plan, STAGE.STRANGER);
  const count = plan.randomsAwaited[STAGE.STRANGER];
  const arrival = f64x2.splat(b.arrival);
  for (let k = 0; k < count; k += 2) {
    const one = awaited[k];
    const other = awaited[k + 1];
    const drawn = drawRandomPush(b, plan.at(plan.randomPushes[one]), 0);
    const drawnToo = drawRandomPush(b, plan.at(plan.randomPushes[other]), 0);
    const means = plan.randomMean.pairFrom(one, other);
    const waits = f64x2.mul(exponentials(firstsOf(drawn, drawnToo)), means);
    // Never, where the push does not get to the buyer.
    const delays = pairOf(delayOf(b, one), delayOf(b, other));
    const times = f64x2.add(f64x2.add(arrival, waits), delays);
    // The last one of an odd number stands there twice: as the first of its pair it counts.
    startRandomPush(b, other, f64x2.extract_lane(times, 1), secondOf(drawnToo));
    startRandomPush(b, one, f64x2.extract_lane(times, 0), secondOf(drawn));
  }
  findNextRandomPush(b);
}

function delayOf(b: Buyer, n: i32): f64 {
  return DELAYS[(<i32>(b.reached >> b.plan.randomPushes[n])) & 1];
}

function startRandomPush(b: Buyer, n: i32, at: f64, spare: i32): void {
  b.randomPushAt[n] = at;
  b.randomPushSpare[n] = spare;
  b.randomPushIndex[n] = 0;
}

/**
 * Starts the pushes at random whose audience the buyer has just joined. Those that came before passed silently: they keep
 * their places in the series, so that the luck of the later ones does not depend on when the buyer joined.
 */
export function startRandomPushes(b: Buyer, joined: u64): void {
  const plan = b.plan;
  if ((joined & plan.randomMask) === 0) return;
  for (let n = 0; n < plan.randoms; n++) {
    const i = plan.randomPushes[n];
    if (((joined >> i) & 1) === 0) continue;
    const t = plan.at(i);
    const drawn = drawRandomPush(b, t, 0);
    const at = b.arrival + exponential(firstOf(drawn)) * plan.randomMean[n];
    startRandomPush(b, n, at + delayOf(b, n), secondOf(drawn));
    while (b.randomPushAt[n] < b.now) awaitRandomPush(b, n, t);
  }
  findNextRandomPush(b);
}

/**
 * What the wait until the next own visit is, times ν, by its word: log-normal with mean 1 and spread visitSpread. Called when
 * the visit before begins: by its end it is at hand.
 */
export function drawWait(b: Buyer, word: i32): void {
  const spread = b.plan.visitSpread;
  b.waitByRate = powerOfE(spread * normal(word) - (spread * spread) / 2);
}

/** Takes the first wait from a draw: it is what is left of one under way, u·exp(σz + σ²/2)/ν. */
export function awaitFirstVisit(b: Buyer, drawn: u64): void {
  const spread = b.plan.visitSpread;
  b.waitByRate = uniform(secondOf(drawn)) * powerOfE(spread * normal(firstOf(drawn)) + (spread * spread) / 2);
  awaitVisit(b, b.readinessAtDue());
}

/** Begins to wait for the next own visit, at the rate ν = curiosity·(0.3 + 0.7 r)·min(1, ω) with r as it stands at `due`. */
export function awaitVisit(b: Buyer, readiness: f64): void {
  const rate = b.curiosity * (0.3 + 0.7 * readiness) * b.plan.reality;
  b.nextVisitAt = rate === 0 ? Infinity : b.due + b.waitByRate / rate;
}
