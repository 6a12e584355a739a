/** The schedule: one buyer from arrival to exit. */
import { Buyer } from './buyer';
import { takeScheduled } from './calendar';
import { EVENT, EXIT, GOAL, MAX_EVENTS, OWNER, SERIES, STAGE, TRIGGER } from './generated/words';
import { lesser } from './math';
import { act } from './rules/act';
import { arrive, arriveReferred } from './rules/arrive';
import { engage } from './rules/engage';
import { learn } from './rules/learn';
import { drawToNotice, ignore, notice } from './rules/notice';
import { press } from './rules/press';
import { recall } from './rules/recall';
import { refer } from './rules/refer';
import { remember } from './rules/remember';
import { fire, respond } from './rules/respond';
import { stumble } from './rules/stumble';
import { driftOff, ELSEWHERE, forget, pick, pickInstead } from './rules/wander';
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
    const due = lesser(lesser(b.nextFollowUpAt, b.nextPushAt), b.nextVisitAt);
    b.due = due;
    if (due > b.until) {
      if (b.until === b.needPassesAt && b.stage < STAGE.CUSTOMER) passNeed(b);
      break;
    }
    if (events === MAX_EVENTS) {
      b.recorder.cutOff();
      break;
    }

    if (b.nextPushAt === due && b.nextFollowUpAt > due) push(b);
    else if (b.nextFollowUpAt === due) {
      if (!followUp(b)) continue;
    } else visit(b);
    events++;
    if (b.watched) settled(b);
  }
  if (!b.left) {
    b.due = horizon;
    b.bringToDue();
  }
  b.recorder.end(b, events);
}

/** The need passes, and with it the reason to go on. */
function passNeed(b: Buyer): void {
  b.due = b.until;
  b.bringToDue();
  b.leave(EXIT.NEED_PASSED);
}

/** The push that is due: by days, or at random. */
function push(b: Buyer): void {
  const plan = b.plan;
  const scheduled = plan.calendarTouchpoint[b.calendar];
  if (b.nextScheduledAt === b.due && (b.nextRandomPushAt > b.due || scheduled < b.nextRandomPush)) {
    address(b, scheduled, SERIES.PUSH, plan.calendarIndex[b.calendar]);
    takeScheduled(b);
  } else {
    const n = b.nextRandomPlace;
    address(b, b.nextRandomPush, SERIES.PUSH, b.randomPushIndex[n]);
    drawToNotice(b);
    awaitRandomPush(b, n);
  }
  findNextPush(b);
  b.bringToDue();
  meet(b, b.touchpoint, false);
}

/** An own visit, to whatever the buyer picks. */
function visit(b: Buyer): void {
  b.bringToDue();
  b.series = SERIES.VISIT;
  b.occurrence = b.visits++;
  drawWait(b);
  const i = pick(b);
  if (i !== ELSEWHERE) {
    address(b, i, SERIES.VISIT, b.occurrence);
    drawToNotice(b);
    meet(b, i, true);
  }
  awaitVisit(b);
}

/** The follow-up that is due; false when it passes silently, or when too many have happened at this instant. */
function followUp(b: Buyer): bool {
  const plan = b.plan;
  const i = takeFollowUp(b);
  const occurrence = b.followUpCount[i]++;
  if (b.due !== b.instant) {
    b.instant = b.due;
    b.atOnce = 0;
  }
  if (b.atOnce === MAX_AT_ONCE) return false;
  if (b.stage < plan.audience[i]) return false;
  if (plan.disorder === 0 && plan.owner[i] === OWNER.COMPETITOR) return false;
  b.atOnce++;
  b.bringToDue();
  address(b, i, SERIES.FOLLOW_UP, occurrence);
  if (plan.sought[i] === 0) {
    drawToNotice(b);
    meet(b, i, false);
    return true;
  }
  if (forget(b, i)) return true;
  const place = driftOff(b, i) ? pickInstead(b, i) : i;
  if (place !== ELSEWHERE) {
    drawToNotice(b);
    meet(b, place, true);
  }
  return true;
}

/** Addresses the luck of what comes next by touchpoint i's key. */
function address(b: Buyer, i: i32, series: i32, occurrence: i32): void {
  b.touchpoint = i;
  b.luckKey0 = b.plan.key0[i];
  b.luckKey1 = b.plan.key1[i];
  b.series = series;
  b.occurrence = occurrence;
}

/** An exposure to touchpoint i: pushed at the buyer, or visited. */
function meet(b: Buyer, i: i32, visiting: bool): void {
  b.fell = false;
  b.averted = false;
  b.stumbled = false;
  b.recovered = false;
  recall(b, i);
  if (visiting || notice(b, i)) experience(b, i);
  else {
    ignore(b, i);
    fire(b, i, TRIGGER.IGNORED);
  }
}

/** What follows once touchpoint i is noticed. */
function experience(b: Buyer, i: i32): void {
  remember(b, i);
  if (press(b, i)) {
    b.record(EVENT.NOTICED, i);
    b.record(EVENT.LEFT, i);
  } else if (!engage(b, i)) {
    b.record(EVENT.NOTICED, i);
    fire(b, i, TRIGGER.NOTICED);
  } else {
    b.recorder.attended(i);
    if (stumble(b, i)) {
      if (!b.left) fire(b, i, TRIGGER.ABANDONED);
    } else {
      learn(b, i);
      const acted = act(b, i);
      if (!b.left) {
        refer(b, i);
        fire(b, i, TRIGGER.ENGAGED);
        if (acted) fire(b, i, b.plan.goal[i] === GOAL.BUY ? TRIGGER.BOUGHT : TRIGGER.SUBSCRIBED);
      }
    }
  }
  if (b.plan.owner[i] !== OWNER.COMPETITOR) {
    respond(b, i);
    b.recorder.felt(b);
  }
}
