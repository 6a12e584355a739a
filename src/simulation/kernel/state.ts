/** What is true of one buyer at one moment: who they are, what they feel and remember, what they wait for. */
import { Columns } from './columns';
import { atMostOne, exps, LN2, powerOfE, same } from './math';
import { Bytes, bytes } from './memory';
import { PLAN, Plan } from './plan';

/** No retention. */
const STALE: f64 = -1;

@unmanaged
export class BuyerState extends Columns {
  // Who they are.
  generation: i32;
  persona: i32;
  intent: i32;
  arrival: f64;
  attention: f64;
  patience: f64;
  drift: f64;
  sensitivity: f64;
  curiosity: f64;
  /** When the need passes; Infinity when never. */
  needPassesAt: f64;
  /** The end of life as far as they know: when the need passes, or the horizon. */
  until: f64;

  // What they feel and remember, as of `now`: when they last noticed something. All that has happened since only tired them, so
  // nothing else has to be brought forward.
  now: f64;
  /** ‖M‖ */
  traceLength: f64;
  /** a, the age of the trace in days */
  traceAge: f64;
  /** h, the half-life of memory in days, and what a day adds to 1/R²: 3/h */
  memoryDays: f64;
  ageing: f64;
  /** R for a and h as they are, and as of `due`; STALE where it has to be computed again. */
  private kept: f64;
  private keptAtDue: f64;
  /** τ */
  trust: f64;
  /** e */
  mood: f64;
  /** What the days from `now` to `due` leave of it. */
  private moodLeft: f64;
  /** f, as of `tiredAt` */
  fatigue: f64;
  tiredAt: f64;
  /** r */
  readiness: f64;
  /** r₀ */
  baseReadiness: f64;
  stage: i32;
  /** When a customer needs it again. */
  neededAgainAt: f64;

  /** P of the exposure under way */
  pressure: f64;
  /** When what comes next is due; turnTo sets it. */
  due: f64;
  /** When follow-ups last fell due, and how many have happened at that instant. */
  instant: f64;
  atOnce: i32;

  // What they have lived through.
  left: bool;
  exit: i32;
  /** When the life ended: on leaving, or at the horizon. */
  exitAt: f64;
  visits: i32;
  purchases: i32;
  referrals: i32;
  /** When they last noticed something that is no rival's; −1 before. */
  lastNotice: f64;

  // What they wait for. Infinity = nothing.
  /** A bit for each touchpoint at which a follow-up waits. */
  waiting: u64;
  nextFollowUp: i32;
  nextFollowUpAt: f64;
  /** The next push at random: its place among the plan's, and its touchpoint. */
  nextRandomPlace: i32;
  nextRandomPush: i32;
  nextRandomPushAt: f64;
  nextVisitAt: f64;
  /** The wait for it, times the rate of visits. */
  waitByRate: f64;
  /** The next push by days, by its place in the plan's calendar; and when the next push of either sort is due. */
  calendar: i32;
  nextScheduledAt: f64;
  nextPushAt: f64;
  /** The stretch of the calendar that it stands in, the pushes left there, and the place behind the last one taken. */
  stretch: i32;
  calendarLeft: u64;
  calendarFrom: i32;
  /** A bit for each touchpoint whose pushes get to this buyer at all. */
  reached: u64;
  /** At ω = 0 each link fires once. */
  linkFired: Bytes;

  // Log of what a day leaves: the first two side by side, as `rest` has them.
  moodRate: f64;
  fatigueRate: f64;
  readinessRate: f64;

  get plan(): Plan {
    return PLAN;
  }

  /** Gets ready for lives under the plan. */
  prepare(): void {
    const plan = this.plan;
    this.moodRate = -LN2 / plan.moodHalfLife;
    this.fatigueRate = -LN2 / plan.fatigueHalfLife;
    this.readinessRate = -LN2 / plan.readinessHalfLife;
    this.linkFired = bytes(plan.links);
  }

  /** Leaves nothing of what an earlier life waited for and came through. */
  forget(): void {
    this.clear(this.plan.touchpoints);
    this.waiting = 0;
    this.nextFollowUpAt = Infinity;
  }

  /** Looks at what is due next, whose time it is from here on. */
  turnTo(due: f64): void {
    this.due = due;
    this.keptAtDue = STALE;
  }

  /** Lets the days until `due` pass without anybody looking. */
  letPass(): void {
    this.rest();
    this.catchUp();
  }

  /** Lets fatigue fall back until `due`; gives what is left of it. */
  rest(): f64 {
    const at = changetype<usize>(this);
    const due = this.due;
    const since = v128.load_lane<i64>(
      at,
      v128.load64_zero(at, offsetof<BuyerState>('now')),
      1,
      offsetof<BuyerState>('tiredAt'),
    );
    const rates = v128.load(at, offsetof<BuyerState>('moodRate'));
    const lefts = exps(f64x2.mul(f64x2.sub(f64x2.splat(due), since), rates));
    this.moodLeft = f64x2.extract_lane(lefts, 0);
    const fatigue = this.fatigue * f64x2.extract_lane(lefts, 1);
    this.fatigue = fatigue;
    this.tiredAt = due;
    return fatigue;
  }

  /** Brings all else forward to `due`, once fatigue is. */
  catchUp(): void {
    const due = this.due;
    const passed = due - this.now;
    if (same(passed, 0)) return;
    this.now = due;
    this.traceAge += passed;
    this.kept = this.keptAtDue;
    this.readiness = this.readinessIn(passed);
    this.mood *= this.moodLeft;
  }

  /** r as of `due` */
  readinessAtDue(): f64 {
    return this.readinessIn(this.due - this.now);
  }

  /** The same once all has been brought forward to it. */
  readinessJustNow(): f64 {
    return this.baseReadiness + (this.readiness - this.baseReadiness);
  }

  /** e as of `due` */
  moodAtDue(): f64 {
    return this.mood * powerOfE((this.due - this.now) * this.moodRate);
  }

  /** f as of `due` */
  fatigueAtDue(): f64 {
    return this.fatigue * powerOfE((this.due - this.tiredAt) * this.fatigueRate);
  }

  /** Readiness falls back to its base. */
  private readinessIn(days: f64): f64 {
    const base = this.baseReadiness;
    const beyond = this.readiness - base;
    // That of most is there.
    if (same(beyond, 0)) return base;
    return base + beyond * powerOfE(days * this.readinessRate);
  }

  /** R = (1 + 3a/h)^(−½) */
  retention(): f64 {
    const kept = this.kept;
    return kept < 0 ? 1.0 / this.age(this.traceAge) : kept;
  }

  /** Gives the trace another age; gives 1/R. */
  age(days: f64): f64 {
    const faded = sqrt(1 + this.ageing * days);
    this.traceAge = days;
    this.kept = 1.0 / faded;
    return faded;
  }

  /** Gives memory another half-life. */
  keepFor(days: f64): void {
    this.memoryDays = days;
    this.ageing = 3 / days;
    this.kept = STALE;
  }

  /** s = ‖M‖·R, at most 1 */
  memory(): f64 {
    return this.memoryKept(this.retention());
  }

  /** s as of `due` */
  memoryAtDue(): f64 {
    const kept = 1.0 / sqrt(1 + this.ageing * (this.traceAge + (this.due - this.now)));
    this.keptAtDue = kept;
    return this.memoryKept(kept);
  }

  /** s for a given R */
  memoryKept(retention: f64): f64 {
    return atMostOne(this.traceLength * retention);
  }
}
