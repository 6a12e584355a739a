/** The schedule: one buyer from arrival to exit. */
import { Buyer } from './buyer';
import { takeScheduled } from './calendar';
import { EVENT, EXIT, GOAL, MAX_EVENTS, SERIES, STAGE, TRIGGER } from './generated/words';
import { same } from './math';
import { Touchpoint } from './plan';
import { act } from './rules/act';
import { arrive, arriveReferred } from './rules/arrive';
import { engage } from './rules/engage';
import { learn } from './rules/learn';
import { drawToNotice, ignore, notice } from './rules/notice';
import { press } from './rules/press';
import { evoke, recall } from './rules/recall';
import { refer } from './rules/refer';
import { remember } from './rules/remember';
import { fire, respond } from './rules/respond';
import { stumble } from './rules/stumble';
import { drawVisit, driftOff, ELSEWHERE, forget, pick, pickInstead } from './rules/wander';
import { awaitRandomPush, awaitVisit, drawWait, findNextPush, takeFollowUp } from './schedule';
import { settled } from './witness';

/** The most follow-ups at one instant. */
const MAX_AT_ONCE = 25;

/** The life of buyer `number` of those asked for. Friends whom they refer wait in the recorder's list. */
export function live(b: Buyer, number: u32): void {
  b.generation = 0;
  b.luck.turnTo(<i32>number, 0);
  arrive(b);
  liveOn(b);
}

/** The life of the referred friend who waits last in the recorder's list. */
export function liveAsFriend(b: Buyer): void {
  const friends = b.recorder.friends;
  friends.pop();
  b.generation = friends.generation;
  b.luck.turnTo(friends.buyer, friends.lineage);
  arriveReferred(b, friends.arrival, friends.retold);
  liveOn(b);
}

function liveOn(b: Buyer): void {
  b.recorder.begin(b);
  const horizon = b.plan.horizon;
  let events = 0;

  while (!b.left) {
    // Times by their bits, as `sooner` has them.
    const nextPush = reinterpret<i64>(b.nextPushAt);
    const nextFollowUp = reinterpret<i64>(b.nextFollowUpAt);
    const nextVisit = reinterpret<i64>(b.nextVisitAt);
    const comes = select(nextFollowUp, nextPush, nextFollowUp < nextPush);
    const next = select(nextVisit, comes, nextVisit < comes);
    const due = reinterpret<f64>(next);
    b.turnTo(due);
    if (next > reinterpret<i64>(b.until)) {
      if (b.until === b.needPassesAt && b.stage < STAGE.CUSTOMER) passNeed(b);
      break;
    }
    if (events === MAX_EVENTS) {
      b.recorder.cutOff();
      break;
    }

    if (nextPush === next && nextFollowUp > next) push(b, due);
    else if (nextFollowUp === next) {
      if (!followUp(b, due)) continue;
    } else visit(b);
    events++;
    if (b.watched) settled();
  }
  if (!b.left) end(b, horizon);
  b.recorder.end(b, events);
}

/** The need passes, and with it the reason to go on. */
function passNeed(b: Buyer): void {
  end(b, b.until);
  b.leave(EXIT.NEED_PASSED);
}

/** Nothing comes any more until a time. */
function end(b: Buyer, at: f64): void {
  b.turnTo(at);
  b.rest();
  b.bringToDue();
}

/** The push that is due: by days, or at random. */
function push(b: Buyer, due: f64): void {
  const plan = b.plan;
  const place = b.calendar;
  const scheduled = plan.calendarTouchpoint[place];
  let t: Touchpoint;
  if (same(b.nextScheduledAt, due) && (b.nextRandomPushAt > due || scheduled < b.nextRandomPush)) {
    t = plan.at(scheduled);
    address(b, t, SERIES.PUSH, plan.calendarIndex[place]);
    drawToNotice(b, t);
    takeScheduled(b, place);
  } else {
    const n = b.nextRandomPlace;
    t = plan.at(b.nextRandomPush);
    address(b, t, SERIES.PUSH, b.randomPushIndex[n]);
    drawToNotice(b, t);
    awaitRandomPush(b, n, t);
  }
  findNextPush(b);
  face(b, t);
}

/** An own visit, to whatever the buyer picks. */
function visit(b: Buyer): void {
  b.series = SERIES.VISIT;
  b.occurrence = b.visits++;
  const place = pick(b);
  drawWait(b, drawVisit(b));
  if (place !== ELSEWHERE) {
    const t = b.plan.at(place);
    address(b, t, SERIES.VISIT, b.occurrence);
    drawToNotice(b, t);
    seek(b, t);
    awaitVisit(b, b.readinessJustNow());
  } else awaitVisit(b, b.readinessAtDue());
}

/** The follow-up that is due; false when it passes silently, or when too many have happened at this instant. */
function followUp(b: Buyer, due: f64): bool {
  const plan = b.plan;
  const i = takeFollowUp(b);
  const occurrence = b.followUpCount[i];
  b.followUpCount[i] = occurrence + 1;
  const atOnce = select(b.atOnce, 0, same(b.instant, due));
  b.instant = due;
  b.atOnce = atOnce;
  if (atOnce === MAX_AT_ONCE) return false;
  const t = plan.at(i);
  if (b.stage < t.audience) return false;
  if (plan.disorder === 0 && t.isRival()) return false;
  b.atOnce = atOnce + 1;
  address(b, t, SERIES.FOLLOW_UP, occurrence);
  if (t.sought === 0) {
    drawToNotice(b, t);
    face(b, t);
    return true;
  }
  if (forget(b, t)) return true;
  const place = driftOff(b, t) ? pickInstead(b, t) : i;
  if (place !== ELSEWHERE) {
    drawToNotice(b, t);
    seek(b, plan.at(place));
  }
  return true;
}

/** Addresses the luck of what comes next by a touchpoint's key. */
function address(b: Buyer, t: Touchpoint, series: i32, occurrence: i32): void {
  b.touchpoint = t;
  b.series = series;
  b.occurrence = occurrence;
  b.address = b.luck.addressOf(series, occurrence);
}

/** An exposure to a touchpoint that comes to the buyer. What is ignored tires, and nothing else of the buyer's state changes. */
function face(b: Buyer, t: Touchpoint): void {
  const tired = b.rest();
  if (notice(b, t, tired)) experience(b, t);
  else {
    ignore(b, t, tired);
    fire(b, t, TRIGGER.IGNORED);
  }
}

/** An exposure to a touchpoint that the buyer has come to. */
function seek(b: Buyer, t: Touchpoint): void {
  b.rest();
  recall(b, t, evoke(b, t));
  experience(b, t);
}

/** What follows once a touchpoint is noticed. */
function experience(b: Buyer, t: Touchpoint): void {
  b.bringToDue();
  b.fell = false;
  b.averted = false;
  b.stumbled = false;
  b.recovered = false;
  remember(b, t);
  if (press(b, t)) {
    b.record(EVENT.NOTICED, t);
    b.record(EVENT.LEFT, t);
  } else if (!engage(b, t)) {
    b.record(EVENT.NOTICED, t);
    fire(b, t, TRIGGER.NOTICED);
  } else {
    b.recorder.attended(t);
    if (stumble(b, t)) {
      if (!b.left) fire(b, t, TRIGGER.ABANDONED);
    } else {
      learn(b, t);
      const acted = act(b, t);
      if (!b.left) {
        refer(b, t);
        fire(b, t, TRIGGER.ENGAGED);
        if (acted) fire(b, t, t.goal === GOAL.BUY ? TRIGGER.BOUGHT : TRIGGER.SUBSCRIBED);
      }
    }
  }
  if (!t.isRival()) {
    respond(b, t);
    b.recorder.felt(b);
  }
}
