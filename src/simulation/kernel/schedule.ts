/** What a buyer waits for: follow-ups from links, pushes at random, own visits. (Pushes by days stand in the plan.) */
import { Buyer } from './buyer';
import { PURPOSE, SERIES, STAGE } from './generated/words';
import { exp, exponential, lesser, normal, uniform } from './math';
import { Floats } from './memory';
import { counterOf } from './random';

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
 * Draws the wait until the push at random of touchpoint i after the last one: Exp(mean 1/perDay). Pushes 2n and 2n + 1
 * share the two words of occurrence n.
 */
export function awaitRandomPush(b: Buyer, i: i32): void {
  const index = b.randomPushIndex[i];
  let word = b.randomPushSpare[i];
  if ((index & 1) === 0) {
    b.luck.draw(b.plan.key0[i], b.plan.key1[i], PURPOSE.PUSH_WAIT, SERIES.PUSH, index >> 1);
    word = b.luck.first;
    b.randomPushSpare[i] = b.luck.second;
  }
  b.randomPushAt[i] += exponential(word) / b.plan.perDay[i];
}

/** Finds when the next push is due, by days or at random. */
export function findNextPush(b: Buyer): void {
  b.nextPushAt = lesser(b.nextScheduledAt, b.nextRandomPushAt);
}

/** Finds the next push at random. */
export function findNextRandomPush(b: Buyer): void {
  const pushes = b.plan.randomPushes;
  let next = 0;
  let nextAt: f64 = Infinity;
  for (let n = 0; n < b.plan.randoms; n++) {
    const i = pushes[n];
    const at = b.randomPushAt[i];
    next = select(i, next, at < nextAt);
    nextAt = lesser(nextAt, at);
  }
  b.nextRandomPush = next;
  b.nextRandomPushAt = nextAt;
}

/** Starts, at a birth, the pushes at random that get to strangers: as many steps for everybody. */
export function openRandomPushes(b: Buyer): void {
  const plan = b.plan;
  const counters = i32x4.splat(counterOf(PURPOSE.PUSH_WAIT, SERIES.PUSH, 0));
  for (let n = 0; n < plan.randoms; n += 4) {
    const place = (<usize>n) << 2;
    const key0 = v128.load(changetype<usize>(plan.randomKey0) + place);
    b.luck.draw4(key0, v128.load(changetype<usize>(plan.randomKey1) + place), counters, b.randomWords.from(n << 1));
  }
  const getting = b.reached & plan.audienceMask[STAGE.STRANGER];
  for (let n = 0; n < plan.randoms; n++) {
    const i = plan.randomPushes[n];
    const place = ((n >> 2) << 3) + (n & 3);
    const delay = DELAYS[(<i32>(getting >> i)) & 1];
    b.randomPushAt[i] = b.arrival + exponential(b.randomWords[place]) / plan.perDay[i] + delay;
    b.randomPushIndex[i] = 0;
    b.randomPushSpare[i] = b.randomWords[place + 4];
  }
  findNextRandomPush(b);
}

/**
 * Starts the pushes at random whose audience the buyer has just joined. Those that came before passed silently: they keep
 * their places in the series, so that the luck of the later ones does not depend on when the buyer joined.
 */
export function startRandomPushes(b: Buyer, joined: u64): void {
  const starting = joined & b.reached & b.plan.randomMask;
  if (starting === 0) return;
  for (let left = starting; left !== 0; left &= left - 1) {
    const i = <i32>ctz(left);
    b.randomPushAt[i] = b.arrival;
    b.randomPushIndex[i] = 0;
    awaitRandomPush(b, i);
    while (b.randomPushAt[i] < b.now) {
      b.randomPushIndex[i]++;
      awaitRandomPush(b, i);
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
