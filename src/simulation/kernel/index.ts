/**
 * What the host calls. A kernel has one plan, and one buyer who lives one life after another under it and writes them down
 * in one tally: all of it at places that the compiler knows.
 */
import { BUYER, Buyer } from './buyer';
import { completeCalendar } from './calendar';
import { chanceOf } from './chance';
import { FRIENDS, Friends } from './friends';
import { allocate, Floats, Ints } from './memory';
import { live as liveOnce, liveAsFriend as liveFriendOnce } from './life';
import { exps4, normals4 } from './fours';
import { measure as measureLife } from './measure';
import { LAYOUT, Layout, PLAN, Plan, Touchpoint, TOUCHPOINT_BYTES } from './plan';
import { firstOf, keyOf, LUCK, Luck, secondOf } from './random';
import { block as blockOf } from './threefry';
import { RECORDER, Recorder } from './recorder';
import { completeBirth } from './rules/arrive';
import { completePicks } from './rules/wander';
import { completeRandomPushes } from './schedule';
import { completeTouchpoints } from './touchpoints';

export { allocate, chanceOf };
export { exp, exponential, log, normal, normalQuantile, powerOfE, uniform } from './math';

/** e^(spread·z) of a word, as traits have it, four at a time. */
export function factor(word: i32, spread: f64): f64 {
  const factors = exps4(f32x4.mul(normals4(i32x4.splat(word)), f32x4.splat(<f32>spread)));
  return f64x2.extract_lane(f64x2.promote_low_f32x4(factors), 0);
}

/** Forgets everything: addresses that were given so far point at nothing, and the plan is an empty one. */
export function reset(): void {
  heap.reset();
  PLAN.erase();
  FRIENDS.erase();
}

export function plan(): Plan {
  return PLAN;
}

export function layout(): Layout {
  return LAYOUT;
}

/** The first touchpoint of the plan. */
export function touchpoints(): Touchpoint {
  return PLAN.at(0);
}

/** Bytes from one touchpoint to the next. */
export function touchpointBytes(): usize {
  return TOUCHPOINT_BYTES;
}

export function buyer(): Buyer {
  return BUYER;
}

export function recorder(): Recorder {
  return RECORDER;
}

export function friends(): Friends {
  return FRIENDS;
}

export function luck(): Luck {
  return LUCK;
}

// Columns of the buyer's.

export function traits(): Floats {
  return BUYER.traits;
}

export function trace(): Floats {
  return BUYER.trace;
}

export function followUpDelay(): Floats {
  return BUYER.followUpDelay;
}

export function terms(): Floats {
  return BUYER.terms;
}

export function marks(): Ints {
  return RECORDER.marks;
}

/**
 * Gets ready for lives under the plan that has been written with its touchpoints and layout: completes its calendar,
 * pulls, and tables of chances.
 * @param counts where lives are written down; 0 when nobody will read it
 * @param room bytes for paths; 0 when they are not kept
 */
export function prepare(counts: Floats, room: i32): void {
  completeTouchpoints(PLAN);
  completeCalendar(PLAN);
  completeRandomPushes(PLAN);
  completePicks(PLAN);
  completeBirth(PLAN);
  BUYER.prepare();
  RECORDER.prepare(counts, room);
  watch(false, false);
}

/** The block function that keys come from; the words stand in LUCK. */
export function block(key0: i32, key1: i32, counter0: i32, counter1: i32): void {
  blockOf(key0, key1, counter0, counter1, LUCK);
}

/** What lives draw at an address; the words stand in LUCK. */
export function draw(key0: i32, key1: i32, buyer: i32, lineage: i32, purpose: i32, series: i32, occurrence: i32): void {
  LUCK.turnTo(buyer, lineage);
  const drawn = LUCK.draw(keyOf(key0, key1), purpose, series, occurrence);
  LUCK.first = firstOf(drawn);
  LUCK.second = secondOf(drawn);
}

/** The same where they draw the second word alone. */
export function drawWord(
  key0: i32,
  key1: i32,
  buyer: i32,
  lineage: i32,
  purpose: i32,
  series: i32,
  occurrence: i32,
): i32 {
  LUCK.turnTo(buyer, lineage);
  return secondOf(LUCK.drawWord(keyOf(key0, key1), purpose, LUCK.addressOf(series, occurrence)));
}

/** The life of buyer `number`; friends whom they refer wait. */
export function live(number: u32): void {
  RECORDER.number = number;
  liveOnce(BUYER, number);
}

/** The life of the friend who waits last. */
export function liveAsFriend(): void {
  liveFriendOnce(BUYER);
}

/** Lives of the buyers from ≤ number < to, and of the friends they refer. */
export function simulate(from: u32, to: u32): void {
  for (let number = from; number < to; number++) {
    live(number);
    while (FRIENDS.waiting > 0) liveAsFriend();
  }
}

/** What the life just ended comes to, by MEASURE. */
export function measure(into: Floats): void {
  measureLife(RECORDER, BUYER, into);
}

export function dayOfOutcome(): i32 {
  return RECORDER.dayOfOutcome(BUYER);
}

// What the buyer remembers and feels now, at what is due.

export function memoryNow(): f64 {
  return BUYER.memoryAtDue();
}

export function moodNow(): f64 {
  return BUYER.moodAtDue();
}

export function fatigueNow(): f64 {
  return BUYER.fatigueAtDue();
}

export function readinessNow(): f64 {
  return BUYER.readinessAtDue();
}

/** Follows the lives, or stops; `closely` the recorder's bookkeeping too. */
export function watch(watched: bool, closely: bool): void {
  BUYER.isFollowed = watched;
  RECORDER.isFollowed = closely;
}
