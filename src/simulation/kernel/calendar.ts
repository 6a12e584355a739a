/**
 * Pushes by days. The plan's calendar is cut into stretches of 64 pushes; a buyer has a bit for each push of a stretch that
 * gets to them, so that those that do not are passed over without looking at them.
 */
import { Buyer } from './buyer';
import { PURPOSE, SERIES, STAGE } from './generated/words';
import { bit, fourOf, ints, masks } from './memory';
import { Plan } from './plan';
import { counterOf } from './random';

/** Pushes of a stretch. */
const STRETCH = 64;
/** Pushes that are drawn for at once. */
const AHEAD = 4;

/** Writes down, by stretch and touchpoint, which pushes are the touchpoint's, and whom touchpoints get to. */
export function completeCalendar(plan: Plan): void {
  const size = plan.touchpoints;
  plan.stretches = (plan.calendarLength + STRETCH - 1) / STRETCH;
  plan.calendarMask = masks(plan.stretches * size);
  plan.calendarKey0 = ints(plan.calendarLength);
  plan.calendarKey1 = ints(plan.calendarLength);
  plan.calendarCounter = ints(plan.calendarLength);
  for (let at = 0; at < plan.calendarLength; at++) {
    const i = plan.calendarTouchpoint[at];
    plan.calendarMask[(at / STRETCH) * size + i] |= bit(at % STRETCH);
    plan.scheduledMask |= bit(i);
    plan.calendarKey0[at] = plan.at(i).key0;
    plan.calendarKey1[at] = plan.at(i).key1;
    plan.calendarCounter[at] = counterOf(PURPOSE.NOTICE_ENGAGE, SERIES.PUSH, plan.calendarIndex[at]);
  }
  const days = <i32>ceil(plan.horizon) + 1;
  plan.calendarFrom = ints(days);
  for (let day = 0, at = 0; day < days; day++) {
    while (at < plan.calendarLength && plan.calendarDay[at] < <f64>day) at++;
    plan.calendarFrom[day] = at;
  }
  for (let n = 0; n < plan.randoms; n++) plan.randomMask |= bit(plan.randomPushes[n]);
  for (let i = 0; i < size; i++) {
    if (plan.reachedByAll[i] === 1) plan.everybody |= bit(i);
    for (let stage = plan.at(i).audience; stage <= STAGE.CUSTOMER; stage++) plan.audienceMask[stage] |= bit(i);
  }
}

/** Begins with the first push on or after the arrival. */
export function openCalendar(b: Buyer): void {
  b.calendarFrom = firstFrom(b.plan, b.arrival);
  findFrom(b, b.calendarFrom);
}

/** Takes the words that settle whether the push that is due is noticed and stayed with, and finds the next push. */
export function takeScheduled(b: Buyer): void {
  if (b.aheadTaken === AHEAD) drawAhead(b);
  b.noticeWord = b.aheadWords[b.aheadTaken];
  b.engageWord = b.aheadWords[AHEAD + b.aheadTaken];
  b.aheadTaken++;
  b.calendarFrom = b.calendar + 1;
  b.calendarLeft &= b.calendarLeft - 1;
  findScheduled(b);
}

/**
 * Begins to get the pushes for an audience that the buyer has just joined. Pushes of this very moment that passed before the
 * one under way are over.
 */
export function joinCalendar(b: Buyer): void {
  const plan = b.plan;
  let at = b.calendarFrom;
  while (at < plan.calendarLength && hasPassed(b, at)) at++;
  findFrom(b, at);
}

/** Pushes but the first, or the last one. */
function withoutFirst(pushes: u64): u64 {
  const others = pushes & (pushes - 1);
  return others === 0 ? pushes : others;
}

/** Draws for the next four pushes of the stretch at once. */
function drawAhead(b: Buyer): void {
  const plan = b.plan;
  const first = b.stretch * STRETCH;
  let left = b.calendarLeft;
  // Where fewer are left, the last one is drawn for again.
  const one = first + <i32>ctz(left);
  left = withoutFirst(left);
  const two = first + <i32>ctz(left);
  left = withoutFirst(left);
  const three = first + <i32>ctz(left);
  const four = first + <i32>ctz(withoutFirst(left));
  b.luck.draw4(
    fourOf(plan.calendarKey0, one, two, three, four),
    fourOf(plan.calendarKey1, one, two, three, four),
    fourOf(plan.calendarCounter, one, two, three, four),
    b.aheadWords,
  );
  b.aheadTaken = 0;
}

function hasPassed(b: Buyer, at: i32): bool {
  const day = b.plan.calendarDay[at];
  if (day !== b.now) return day < b.now;
  return b.series === SERIES.VISIT || (b.series === SERIES.PUSH && b.plan.calendarTouchpoint[at] < b.touchpoint.place);
}

function findFrom(b: Buyer, at: i32): void {
  b.aheadTaken = AHEAD;
  b.stretch = at / STRETCH;
  b.calendarLeft = at < b.plan.calendarLength ? pushesOf(b) & ~(bit(at % STRETCH) - 1) : 0;
  findScheduled(b);
}

/** Finds the first push that is left. */
function findScheduled(b: Buyer): void {
  const plan = b.plan;
  while (b.calendarLeft === 0) {
    if (++b.stretch >= plan.stretches) {
      b.nextScheduledAt = Infinity;
      return;
    }
    b.calendarLeft = pushesOf(b);
    b.aheadTaken = AHEAD;
  }
  b.calendar = b.stretch * STRETCH + <i32>ctz(b.calendarLeft);
  b.nextScheduledAt = plan.calendarDay[b.calendar];
}

/** The pushes of the stretch under way that get to the buyer. */
function pushesOf(b: Buyer): u64 {
  const plan = b.plan;
  const column = plan.calendarMask.from(b.stretch * plan.touchpoints);
  let pushes: u64 = 0;
  for (let left = b.reached & plan.audienceMask[b.stage] & plan.scheduledMask; left !== 0; left &= left - 1)
    pushes |= column[<i32>ctz(left)];
  return pushes;
}

/** The place of the first push on or after a time. */
function firstFrom(plan: Plan, time: f64): i32 {
  const days = plan.calendarDay;
  const day = <i32>ceil(time);
  let high = plan.calendarFrom[day];
  // Where pushes come on whole days there is none before it.
  if (high === 0 || days[high - 1] < time) return high;
  let low = plan.calendarFrom[day - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
