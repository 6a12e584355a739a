/** What a buyer waits for: follow-ups from links, pushes at random, own visits. (Pushes by days stand in the plan.) */
import { Buyer } from './buyer';
import { PURPOSE, SERIES, STAGE } from './generated/words';
import { exp, exponential, exponentials, lesser, normal, pairOf, uniform } from './math';
import { Floats, placeIn } from './memory';
import { counterOf, placeOf, SECOND } from './random';

/** What is added to when a push is due where it does not get to the buyer, and where it does. */
const DELAYS = changetype<Floats>(memory.data<f64>([Infinity, 0], 16));

/** Lets a follow-up wait at touchpoint i. At most one waits there; of two, the one due earlier stays. */
export function schedule(b: Buyer, i: i32, delay: f64): void {
  const at = b.now + delay;
  const place = (<u64>1) << i;
  if ((b.waiting & place) !== 0 && at >= b.followUpAt[i]) return;
  b.waiting |= place;
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
  b.waiting &= ~((<u64>1) << taken);
  b.nextFollowUpAt = Infinity;
  for (let waiting = b.waiting; waiting !== 0; waiting &= waiting - 1) {
    const i = <i32>ctz(waiting);
    if (b.followUpAt[i] < b.nextFollowUpAt) {
      b.nextFollowUp = i;
      b.nextFollowUpAt = b.followUpAt[i];
    }
  }
  return taken;
}

/**
 * Draws the wait until the n-th push at random after its last one: Exp(mean 1/perDay). Pushes 2k and 2k + 1 share the two
 * words of occurrence k.
 */
export function awaitRandomPush(b: Buyer, n: i32): void {
  const plan = b.plan;
  const index = b.randomPushIndex[n];
  let word = b.randomPushSpare[n];
  if ((index & 1) === 0) {
    b.luck.draw(plan.randomKey0[n], plan.randomKey1[n], PURPOSE.PUSH_WAIT, SERIES.PUSH, index >> 1);
    word = b.luck.first;
    b.randomPushSpare[n] = b.luck.second;
  }
  b.randomPushAt[n] += exponential(word) / plan.randomPerDay[n];
}

/** Finds when the next push is due, by days or at random. */
export function findNextPush(b: Buyer): void {
  b.nextPushAt = lesser(b.nextScheduledAt, b.nextRandomPushAt);
}

/** Finds the next push at random; ties go to the lower key. */
export function findNextRandomPush(b: Buyer): void {
  const randoms = b.plan.randoms;
  b.nextRandomPushAt = Infinity;
  if (randoms === 0) return;
  const column = changetype<usize>(b.randomPushAt);
  let least = f64x2.splat(Infinity);
  for (let n = 0; n < randoms; n += 2) least = f64x2.pmin(least, v128.load(column + ((<usize>n) << 3)));
  const at = lesser(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  b.nextRandomPlace = placeIn(b.randomPushAt, randoms, at);
  b.nextRandomPush = b.plan.randomPushes[b.nextRandomPlace];
  b.nextRandomPushAt = at;
}

/** Starts, at a birth, the pushes at random that get to strangers: as many steps for everybody. */
export function openRandomPushes(b: Buyer): void {
  const plan = b.plan;
  const counter = counterOf(PURPOSE.PUSH_WAIT, SERIES.PUSH, 0);
  b.luck.drawAll(plan.randoms, plan.randomKey0, plan.randomKey1, counter, b.randomWords, 0, 0);
  const getting = b.reached & plan.audienceMask[STAGE.STRANGER];
  const arrival = f64x2.splat(b.arrival);
  for (let n = 0; n < plan.randoms; n += 2) {
    const words = b.randomWords.from(placeOf(n));
    const waits = f64x2.div(
      exponentials(v128.load64_zero(changetype<usize>(words))),
      v128.load(changetype<usize>(plan.randomPerDay) + ((<usize>n) << 3)),
    );
    // Never, where the push does not get to the buyer.
    const delays = pairOf(
      DELAYS[(<i32>(getting >> plan.randomPushes[n])) & 1],
      DELAYS[(<i32>(getting >> plan.randomPushes[n + 1])) & 1],
    );
    v128.store(changetype<usize>(b.randomPushAt) + ((<usize>n) << 3), f64x2.add(f64x2.add(arrival, waits), delays));
    store<u64>(changetype<usize>(b.randomPushSpare.from(n)), load<u64>(changetype<usize>(words.from(SECOND))));
    store<u64>(changetype<usize>(b.randomPushIndex.from(n)), 0);
  }
  if (plan.randoms & 1) b.randomPushAt[plan.randoms] = Infinity;
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
    if (((starting >> plan.randomPushes[n]) & 1) === 0) continue;
    b.randomPushAt[n] = b.arrival;
    b.randomPushIndex[n] = 0;
    awaitRandomPush(b, n);
    while (b.randomPushAt[n] < b.now) {
      b.randomPushIndex[n]++;
      awaitRandomPush(b, n);
    }
  }
  findNextRandomPush(b);
}

/**
 * Draws what the wait until the next own visit is, times ν: log-normal with mean 1 and spread visitSpread. Called when the
 * visit before begins: by its end it is at hand.
 */
export function drawWait(b: Buyer): void {
  b.luck.draw(b.plan.ownKey0, b.plan.ownKey1, PURPOSE.VISIT_WAIT, SERIES.VISIT, b.visits);
  const spread = b.plan.parameters.visitSpread;
  b.waitByRate = exp(spread * normal(b.luck.first) - (spread * spread) / 2);
}

/** Draws the first wait from two words, which is what is left of one under way: u·exp(σz + σ²/2)/ν. */
export function awaitFirstVisit(b: Buyer, waitWord: i32, leftWord: i32): void {
  const spread = b.plan.parameters.visitSpread;
  b.waitByRate = uniform(leftWord) * exp(spread * normal(waitWord) + (spread * spread) / 2);
  awaitVisit(b);
}

/** Begins to wait for the next own visit, at the rate ν = curiosity·(0.3 + 0.7 r)·min(1, ω) with r as it stands now. */
export function awaitVisit(b: Buyer): void {
  const rate = b.curiosity * (0.3 + 0.7 * b.readiness) * b.plan.reality;
  b.nextVisitAt = rate === 0 ? Infinity : b.now + b.waitByRate / rate;
}
