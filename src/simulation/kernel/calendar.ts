/**
 * Pushes by days. The plan's calendar is cut into stretches of 64 pushes; a buyer has a bit for each push of a stretch that
 * gets to them, so that those that do not are passed over without looking at them.
 */
import { Buyer } from './buyer';
import { SERIES, STAGE } from './generated/words';
import { bit, ints, masks } from './memory';
import { Plan } from './plan';

/** Pushes of a stretch. */
const STRETCH = 64;

/** Writes down, by stretch and touchpoint, which pushes are the touchpoint's, and whom touchpoints get to. */
export function completeCalendar(plan: Plan): void {
  const size = plan.touchpoints;
  plan.stretches = (plan.calendarLength + STRETCH - 1) / STRETCH;
  plan.calendarMask = masks(plan.stretches * size);
  for (let at = 0; at < plan.calendarLength; at++) {
    const i = plan.calendarTouchpoint[at];
    plan.calendarMask[(at / STRETCH) * size + i] |= bit(at % STRETCH);
    plan.scheduledMask |= bit(i);
  }
  const days = <i32>ceil(plan.horizon) + 1;
  plan.calendarFrom = ints(days);
  for (let day = 0, at = 0; day < days; day++) {
    while (at < plan.calendarLength && plan.calendarDay[at] < <f64>day) at++;
    plan.calendarFrom[day] = at;
  }
  for (let i = 0; i < size; i++) {
    if (plan.reachedByAll[i] === 1) plan.everybody |= bit(i);
    for (let stage = plan.at(i).audience; stage <= STAGE.CUSTOMER; stage++) plan.audienceMask[stage] |= bit(i);
  }
}

/** Begins with the first push on or after the arrival. */
export function openCalendar(b: Buyer): void {
  const first = firstFrom(b.plan, b.arrival);
  b.calendarFrom = first;
  findFrom(b, first);
}

/**
 * Takes the push that is due, and finds the next one.
 *
 * @param place that of the push in the calendar
 */
export function takeScheduled(b: Buyer, place: i32): void {
  const left = b.calendarLeft;
  b.calendarFrom = place + 1;
  findScheduled(b, b.stretch, left & (left - 1));
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

function hasPassed(b: Buyer, at: i32): bool {
  const day = b.plan.calendarDay[at];
  if (day !== b.now) return day < b.now;
  return b.series === SERIES.VISIT || (b.series === SERIES.PUSH && b.plan.calendarTouchpoint[at] < b.touchpoint.place);
}

function findFrom(b: Buyer, at: i32): void {
  const stretch = at / STRETCH;
  findScheduled(b, stretch, at < b.plan.calendarLength ? pushesOf(b, stretch) & ~(bit(at % STRETCH) - 1) : 0);
}

/** Finds the first push that is left, of a stretch or of those behind it. */
function findScheduled(b: Buyer, stretch: i32, left: u64): void {
  const plan = b.plan;
  while (left === 0) {
    if (++stretch >= plan.stretches) {
      b.nextScheduledAt = Infinity;
      return;
    }
    left = pushesOf(b, stretch);
  }
  const place = stretch * STRETCH + <i32>ctz(left);
  b.stretch = stretch;
  b.calendarLeft = left;
  b.calendar = place;
  b.nextScheduledAt = plan.calendarDay[place];
}

/** The pushes of a stretch that get to the buyer. */
function pushesOf(b: Buyer, stretch: i32): u64 {
  const plan = b.plan;
  const column = plan.calendarMask.from(stretch * plan.touchpoints);
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
