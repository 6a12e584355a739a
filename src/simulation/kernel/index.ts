/** What the host calls. Lives are lived by buyers of a plan, who write them down in a recorder. */
import { Buyer } from './buyer';
import { completeCalendar } from './calendar';
import { CELLS, chanceOf, fillBounds } from './chance';
import { allocate, floats, Floats, Ints } from './memory';
import { live as liveOnce, liveAsFriend as liveFriendOnce } from './life';
import { measure as measureLife } from './measure';
import { Layout, Plan, Touchpoint, TOUCHPOINT_BYTES } from './plan';
import { Luck } from './random';
import { Recorder } from './recorder';
import { completeBirth } from './rules/arrive';
import { completePicks } from './rules/wander';
import { completeTouchpoints } from './touchpoints';

export { allocate, chanceOf };
export { exp, exponential, log, normal, normalQuantile, uniform } from './math';

/** Forgets everything that was made: addresses given so far point at nothing. */
export function reset(): void {
  heap.reset();
}

export function newLayout(): Layout {
  return changetype<Layout>(allocate(offsetof<Layout>()));
}

export function newPlan(): Plan {
  return changetype<Plan>(allocate(offsetof<Plan>()));
}

/** Makes room for the touchpoints of a plan: the first of them. */
export function newTouchpoints(plan: Plan): Touchpoint {
  plan.makeTouchpoints();
  return plan.at(0);
}

/** Bytes from one touchpoint to the next. */
export function touchpointBytes(): usize {
  return TOUCHPOINT_BYTES;
}

/** Completes a plan that has been written with its touchpoints: its calendar, pulls, and tables of chances. */
export function completePlan(plan: Plan): void {
  completeTouchpoints(plan);
  completeCalendar(plan);
  completePicks(plan);
  completeBirth(plan);
  plan.rivalBounds = floats(2 * CELLS);
  fillBounds(plan.rivalBounds, 1);
  plan.brandBounds = plan.disorder === 1 ? plan.rivalBounds : floats(2 * CELLS);
  if (plan.disorder !== 1) fillBounds(plan.brandBounds, plan.disorder);
}

/** A buyer of a plan, with a recorder that writes to `counts` and has so many bytes for paths. */
export function newBuyer(plan: Plan, layout: Layout, counts: Floats, room: i32): Buyer {
  return new Buyer(plan, new Recorder(plan, layout, counts, room));
}

export function newLuck(): Luck {
  return changetype<Luck>(allocate(offsetof<Luck>()));
}

export function block(luck: Luck, key0: i32, key1: i32, counter0: i32, counter1: i32): void {
  luck.block(key0, key1, counter0, counter1);
}

/** Draws at `count` addresses, in columns of whole fours (Luck.drawAll). */
export function drawAll(luck: Luck, count: i32, key0: Ints, key1: Ints, counters: Ints, into: Ints): void {
  luck.drawAll(count, key0, key1, counters, into, 0, 0, 0);
}

/** The life of buyer `number`; friends whom they refer wait. */
export function live(b: Buyer, number: u32): void {
  b.recorder.number = number;
  liveOnce(b, number);
}

/** The life of the friend who waits last. */
export function liveAsFriend(b: Buyer): void {
  liveFriendOnce(b);
}

/** Lives of the buyers from ≤ number < to, and of the friends they refer. */
export function simulate(b: Buyer, from: u32, to: u32): void {
  for (let number = from; number < to; number++) {
    live(b, number);
    while (b.recorder.friends.waiting > 0) liveFriendOnce(b);
  }
}

/** What the life just ended comes to, by MEASURE. */
export function measure(b: Buyer, into: Floats): void {
  measureLife(b.recorder, b, into);
}

export function dayOfOutcome(b: Buyer): i32 {
  return b.recorder.dayOfOutcome(b);
}

// What a buyer remembers and feels now, at what is due.

export function memoryOf(b: Buyer): f64 {
  return b.memoryAtDue();
}

export function moodOf(b: Buyer): f64 {
  return b.moodAtDue();
}

export function fatigueOf(b: Buyer): f64 {
  return b.fatigueAtDue();
}

export function readinessOf(b: Buyer): f64 {
  return b.readinessAtDue();
}

/** Follows a buyer's life, or stops; `closely` the recorder's bookkeeping too. */
export function watch(b: Buyer, watched: bool, closely: bool): void {
  b.watched = watched;
  b.recorder.watched = closely ? changetype<usize>(b) : 0;
}
