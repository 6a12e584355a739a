/** What a buyer waits for: follow-ups from links, pushes at random, own visits. (Pushes by days stand in the plan.) */
import { Buyer } from './buyer';
import { PURPOSE, SERIES, STAGE } from './generated/words';
import { exponential, exponentials, normal, pairOf, powerOfE, sooner, uniform } from './math';
import { bit, Floats } from './memory';
import { Touchpoint } from './plan';
import { placeOf, SECOND } from './random';

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
    drawRandomPush(b, t, index >> 1);
    word = b.luck.first;
    b.randomPushSpare[n] = b.luck.second;
  }
  b.randomPushAt[n] += exponential(word) * b.plan.randomMean[n];
  findNextRandomPush(b);
}

function drawRandomPush(b: Buyer, t: Touchpoint, occurrence: i32): void {
  b.luck.draw(t.key0, t.key1, PURPOSE.PUSH_WAIT, SERIES.PUSH, occurrence);
}

/** Finds when the next push is due, by days or at random. */
export function findNextPush(b: Buyer): void {
  b.nextPushAt = sooner(b.nextScheduledAt, b.nextRandomPushAt);
}

/** Finds the next push at random; ties go to the lower key. Times are compared by their bits: none is below 0. */
export function findNextRandomPush(b: Buyer): void {
  const randoms = b.plan.randoms;
  let least = reinterpret<i64>(<f64>Infinity);
  let place = 0;
  for (let n = 0; n < randoms; n++) {
    const at = load<i64>(changetype<usize>(b.randomPushAt.from(n)));
    const isSooner = at < least;
    least = isSooner ? at : least;
    place = isSooner ? n : place;
  }
  b.nextRandomPlace = place;
  b.nextRandomPush = b.plan.randomPushes[place];
  b.nextRandomPushAt = reinterpret<f64>(least);
}

/**
 * Starts, at a birth, the pushes at random that get to strangers: as many steps for everybody. Their draws are those of the
 * birth from place `first` on, an even one.
 */
export function openRandomPushes(b: Buyer, first: i32): void {
  const plan = b.plan;
  const getting = b.reached & plan.audienceMask[STAGE.STRANGER];
  const arrival = f64x2.splat(b.arrival);
  for (let n = 0; n < plan.randoms; n += 2) {
    const words = changetype<usize>(b.birth.from(placeOf(first + n)));
    const means = plan.randomMean.pair(n);
    const waits = f64x2.mul(exponentials(v128.load64_zero(words)), means);
    // Never, where the push does not get to the buyer.
    const delays = pairOf(
      DELAYS[(<i32>(getting >> plan.randomPushes[n])) & 1],
      DELAYS[(<i32>(getting >> plan.randomPushes[n + 1])) & 1],
    );
    b.randomPushAt.setPair(n, f64x2.add(f64x2.add(arrival, waits), delays));
    store<i64>(changetype<usize>(b.randomPushSpare.from(n)), load<i64>(words, SECOND << 2));
    store<u64>(changetype<usize>(b.randomPushIndex.from(n)), 0);
  }
  findNextRandomPush(b);
}

/**
 * Starts the pushes at random whose audience the buyer has just joined. Those that came before passed silently: they keep
 * their places in the series, so that the luck of the later ones does not depend on when the buyer joined.
 */
export function startRandomPushes(b: Buyer, joined: u64): void {
  const plan = b.plan;
  const starting = joined & b.reached & plan.randomMask;
  if (starting === 0) return;
  for (let n = 0; n < plan.randoms; n++) {
    const i = plan.randomPushes[n];
    if (((starting >> i) & 1) === 0) continue;
    const t = plan.at(i);
    drawRandomPush(b, t, 0);
    const mean = plan.randomMean[n];
    const at = b.arrival + exponential(b.luck.first) * mean;
    b.randomPushAt[n] = at;
    b.randomPushSpare[n] = b.luck.second;
    b.randomPushIndex[n] = 0;
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

/** Draws the first wait from two words, which is what is left of one under way: u·exp(σz + σ²/2)/ν. */
export function awaitFirstVisit(b: Buyer, waitWord: i32, leftWord: i32): void {
  const spread = b.plan.visitSpread;
  b.waitByRate = uniform(leftWord) * powerOfE(spread * normal(waitWord) + (spread * spread) / 2);
  awaitVisit(b, b.readinessAtDue());
}

/** Begins to wait for the next own visit, at the rate ν = curiosity·(0.3 + 0.7 r)·min(1, ω) with r as it stands at `due`. */
export function awaitVisit(b: Buyer, readiness: f64): void {
  const rate = b.curiosity * (0.3 + 0.7 * readiness) * b.plan.reality;
  b.nextVisitAt = rate === 0 ? Infinity : b.due + b.waitByRate / rate;
}
