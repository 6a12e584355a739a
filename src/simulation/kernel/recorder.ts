/** Writes lives down in a tally: events as they happen, the rest when a life has ended. */
import { DIARY, Diary } from './curves';
import { CAN_BE_FOLLOWED } from './generated/followers';
import { FRIENDS, Friends } from './friends';
import {
  CELLS_PER_PERSONA,
  CENSUS,
  COUNT,
  ENTRY,
  EVENT,
  EXIT,
  EXITS,
  JOURNEYS,
  KINDS,
  MOMENT,
  MOMENTS,
  MOST_TOUCHPOINTS,
  PATH_END,
  PATH_ENDS,
  PATH_STEPS,
  QUANTITIES,
  QUANTITY,
  RATIO,
  RATIO_SUM,
  RATIO_SUMS,
  STAGE,
  STEPS,
  WHOLE_QUANTITIES,
} from './generated/words';
import { atMostOne, whole } from './math';
import { bytes, Bytes, clear, Floats, Ints } from './memory';
import { LAYOUT, Layout, PLAN, Plan, Touchpoint } from './plan';
import { BuyerState } from './state';
import { addWithSquares, inSteps, nearest, pairInSteps } from './steps';
import { WALK, Walk } from './walk';
import { entered } from './witness';

export const NOWHERE = -1;

/** The journey of those who come as far as a stage. */
export function journeyOf(stage: i32): i32 {
  return max(0, stage - STAGE.AWARE);
}

// What is counted in a life, side by side, so that one sweep clears it.
const COUNTED = memory.data(QUANTITIES * 8 + (KINDS + MOMENTS) * 4 + 64, 16);
const COUNTED_BYTES: usize = QUANTITIES * 8 + (KINDS + MOMENTS) * 4;
const TOTALS = changetype<Floats>(COUNTED);
const KINDS_LIVED = changetype<Ints>(COUNTED + QUANTITIES * 8);
const MOMENTS_LIVED = changetype<Ints>(COUNTED + QUANTITIES * 8 + KINDS * 4);
const MARKS = changetype<Ints>(memory.data(MOST_TOUCHPOINTS * 4, 16));

/** Whichever is further from 0; of two as far, the other. */
function further(one: f64, other: f64): f64 {
  const ones = f64x2.splat(one);
  const others = f64x2.splat(other);
  return f64x2.extract_lane(v128.bitselect(ones, others, f64x2.gt(f64x2.abs(ones), f64x2.abs(others))), 0);
}

@unmanaged
export class Recorder {
  /** Whether lives are written down in a tally; if not, what one life comes to is all that is to be had. */
  private isCounting: bool;
  /** The tally: counts and sums; see Layout for what stands where. */
  private counts: Floats;
  /** Lives begun, friends' among them. */
  lives: i32;
  /** Number of the buyer asked for whose life, or whose friends' lives, are under way. */
  number: u32;
  /** Whether somebody outside follows the bookkeeping, as far as this kernel knows of anybody. */
  isFollowed: bool;

  /** Paths of buyers in the census that have not been collected: length, 1 if it ended in a purchase, steps. */
  paths: Bytes;
  pathsLength: i32;
  /** Bytes for paths; 0 when they are not kept. */
  room: i32;

  // The life under way.
  /** Whether it is written down in full: it was asked for, and lives are counted. */
  writes: bool;
  listened: f64;
  entry: i32;
  lastAttended: i32;
  peak: f64;
  lastMood: f64;
  boughtAt: f64;

  get friends(): Friends {
    return FRIENDS;
  }

  get plan(): Plan {
    return PLAN;
  }

  get layout(): Layout {
    return LAYOUT;
  }

  private get diary(): Diary {
    return DIARY;
  }

  /** By kind, how many events there were. */
  private get kinds(): Ints {
    return KINDS_LIVED;
  }

  get momentsLived(): Ints {
    return MOMENTS_LIVED;
  }

  /** Totals of QUANTITIES. */
  get totals(): Floats {
    return TOTALS;
  }

  get walk(): Walk {
    return WALK;
  }

  /** By touchpoint: a bit for each event kind that has happened there. */
  get marks(): Ints {
    return MARKS;
  }

  /**
   * Gets ready to record lives under the plan.
   * @param counts where to write them down; none when nobody will read it
   * @param room bytes for paths; 0 when they are not kept
   */
  prepare(counts: Floats, room: i32): void {
    this.isCounting = changetype<usize>(counts) !== 0;
    this.counts = counts;
    this.lives = 0;
    this.pathsLength = 0;
    this.paths = bytes(room);
    this.room = room;
    if (!this.isCounting) return;
    this.diary.makeRoom(this.layout.days);
    for (let i = 0; i < this.plan.touchpoints; i++)
      this.plan.at(i).events = counts.from(this.layout.events + i * KINDS * this.layout.days);
  }

  begin(b: BuyerState): void {
    this.lives++;
    this.writes = this.isCounting && b.generation === 0;
    clear(COUNTED, COUNTED_BYTES);
    clear(changetype<usize>(this.marks), (<usize>this.plan.touchpoints) << 2);
    this.listened = 0;
    this.entry = NOWHERE;
    this.lastAttended = NOWHERE;
    this.peak = 0;
    this.lastMood = 0;
    this.boughtAt = -1;
    this.walk.begin();
    this.diary.begin(b);
    this.enter(ENTRY.BEGUN, NOWHERE);
  }

  event(b: BuyerState, kind: i32, t: Touchpoint): void {
    const i = t.place;
    this.kinds[kind]++;
    this.marks[i] |= 1 << kind;
    if (kind <= EVENT.ABANDONED) {
      this.totals[QUANTITY.cost] += t.costPerExposure;
      if (kind >= EVENT.ENGAGED) this.totals[QUANTITY.cost] += t.costPerEngagement;
    }
    if (!this.writes) return;
    const days = this.layout.days;
    t.events[kind * days + min(whole(b.due), days - 1)]++;
  }

  /** A moment of an exposure to a touchpoint that no event kind shows. */
  moment(t: Touchpoint, moment: i32): void {
    this.momentsLived[moment]++;
    if (moment === MOMENT.VULNERABLE) this.listened += t.listening;
    if (this.writes) this.counts[this.layout.moments + t.place * MOMENTS + moment]++;
  }

  /** A touchpoint, no rival's, was noticed. */
  noticed(t: Touchpoint): void {
    const i = t.place;
    if (this.entry === NOWHERE) this.entry = i;
    this.enter(ENTRY.NOTICED, i);
  }

  /** Takes down the mood at the end of a noticed exposure. */
  felt(b: BuyerState): void {
    const mood = b.mood;
    this.lastMood = mood;
    this.peak = further(mood, this.peak);
    this.enter(ENTRY.FELT, NOWHERE);
  }

  pressed(b: BuyerState): void {
    this.totals[QUANTITY.pressure] += b.pressure;
    this.enter(ENTRY.PRESSED, NOWHERE);
  }

  attended(t: Touchpoint): void {
    const i = t.place;
    if (this.writes && this.lastAttended !== NOWHERE)
      this.counts[this.layout.moves + this.lastAttended * this.layout.touchpoints + i]++;
    if (this.boughtAt < 0 && this.lastAttended !== i) this.walk.step(i);
    this.lastAttended = i;
    this.enter(ENTRY.ATTENDED, i);
  }

  /** Called before the purchase shows in the buyer's stage. */
  bought(b: BuyerState, t: Touchpoint): void {
    this.totals[QUANTITY.revenue] += t.purchaseValue;
    if (this.boughtAt < 0) this.boughtAt = b.now;
    this.enter(ENTRY.BOUGHT, t.place);
  }

  cutOff(): void {
    if (this.writes) this.counts[COUNT.CUT_OFF]++;
  }

  /** Closes the book of a life that has ended, its state as of the end. */
  end(b: BuyerState, events: i32): void {
    b.exitAt = b.now;
    b.turnTo(this.plan.horizon);
    b.letPass();
    this.sumUp(b);
    this.walk.end(this.plan);
    if (this.writes) this.endAsked(b, events);
    else if (this.isCounting) this.endReferred(b, journeyOf(b.stage));
    this.enter(ENTRY.ENDED, NOWHERE);
  }

  private endAsked(b: BuyerState, events: i32): void {
    const journey = journeyOf(b.stage);
    const counts = this.counts;
    const layout = this.layout;
    counts[COUNT.BUYERS]++;
    counts[COUNT.EVENTS] += events;
    counts[COUNT.PURCHASES] += b.purchases;
    counts[COUNT.REPEAT] += <f64>(b.purchases >= 2);
    counts[COUNT.ADVOCATE] += <f64>(b.referrals >= 1);
    counts[layout.outcomes + b.persona * CELLS_PER_PERSONA + (b.intent * JOURNEYS + journey) * EXITS + b.exit]++;
    this.diary.write(b, counts.from(layout.curves));
    this.endSurvival(b);
    this.endPath(b.exit);
    this.endReach(b, journey);
    this.endMeans();
    this.endRatios();
  }

  /** Keeps the path of the life under way until it is collected. */
  private keepPath(bought: bool): void {
    const length = min(this.walk.length, PATH_STEPS);
    const paths = this.paths;
    const at = this.pathsLength;
    paths[at] = length;
    paths[at + 1] = bought ? 1 : 0;
    for (let n = 0; n < length; n++) paths[at + 2 + n] = this.walk.path[n];
    this.pathsLength = at + 2 + length;
  }

  private enter(entry: i32, i: i32): void {
    if (CAN_BE_FOLLOWED && this.isFollowed) entered(entry, i);
  }

  private endReferred(b: BuyerState, journey: i32): void {
    const counts = this.counts;
    counts[COUNT.REFERRED]++;
    counts[COUNT.REFERRED_PURCHASES] += b.purchases;
    counts[COUNT.REFERRED_REVENUE] += inSteps(this.totals[QUANTITY.revenue]);
    counts[COUNT.REFERRED_JOURNEYS + journey]++;
  }

  private endSurvival(b: BuyerState): void {
    const layout = this.layout;
    if (this.boughtAt >= 0) this.counts[layout.purchasesByDay + whole(this.boughtAt - b.arrival)]++;
    else this.counts[layout.censoredByDay + whole(b.exitAt - b.arrival)]++;
  }

  private endReach(b: BuyerState, journey: i32): void {
    const counts = this.counts;
    if (this.entry === NOWHERE) {
      counts[COUNT.UNREACHED]++;
      return;
    }
    counts[this.layout.entries + this.entry * JOURNEYS + journey]++;
    if (b.purchases > 0) return;
    counts[COUNT.REACHED_NOT_BOUGHT]++;
    if (this.totals[QUANTITY.peakEnd] >= 0) counts[COUNT.CONTENT]++;
  }

  /** What the life comes to, by QUANTITIES. */
  private sumUp(b: BuyerState): void {
    const kinds = this.kinds;
    const totals = this.totals;
    const attended = kinds[EVENT.ENGAGED] + kinds[EVENT.ABANDONED];
    const noticed = attended + kinds[EVENT.NOTICED];
    totals[QUANTITY.touches] = noticed + kinds[EVENT.IGNORED];
    totals[QUANTITY.notices] = noticed;
    totals[QUANTITY.engagements] = attended;
    totals[QUANTITY.returns] = kinds[EVENT.RETURNED];
    totals[QUANTITY.ignored] = kinds[EVENT.IGNORED];
    totals[QUANTITY.forgotten] = kinds[EVENT.FORGOT];
    totals[QUANTITY.drifted] = kinds[EVENT.DRIFTED];
    totals[QUANTITY.potholes] = kinds[EVENT.POTHOLE];
    totals[QUANTITY.memory] = b.memory();
    totals[QUANTITY.trust] = b.trust;
    totals[QUANTITY.mood] = b.mood;
    // Both 0 as long as nothing was noticed.
    totals[QUANTITY.peakEnd] = (this.peak + this.lastMood) / 2;
    totals[QUANTITY.allowed] = atMostOne(totals[QUANTITY.pressure]);
    totals[QUANTITY.pressure] /= this.plan.pressureScale;
    totals[QUANTITY.revenue] /= this.plan.revenueScale;
    totals[QUANTITY.cost] /= this.plan.costScale;
  }

  /** Adds each quantity with its square beside it, two at a time: there are even numbers of whole ones and of the others. */
  private endMeans(): void {
    const totals = this.totals;
    let at = changetype<usize>(this.counts) + ((<usize>this.layout.quantities) << 3);
    for (let quantity = 0; quantity < WHOLE_QUANTITIES; quantity += 2, at += 32) {
      const pair = totals.pair(quantity);
      addWithSquares(at, pair, f64x2.mul(pair, pair));
    }
    for (let quantity = WHOLE_QUANTITIES; quantity < QUANTITIES; quantity += 2, at += 32) {
      const pair = totals.pair(quantity);
      addWithSquares(at, pairInSteps(pair), pairInSteps(f64x2.mul(pair, pair)));
    }
  }

  private endRatios(): void {
    const momentsLived = this.momentsLived;
    const vulnerable = momentsLived[MOMENT.VULNERABLE];
    if (vulnerable === 0) return;
    this.addRatio(RATIO.EMPATHY, momentsLived[MOMENT.MENDED], momentsLived[MOMENT.TROUBLED], 1);
    this.addRatio(RATIO.INTUITION, momentsLived[MOMENT.ANSWERED], vulnerable, 1);
    this.addRatio(RATIO.OBSERVATION, this.listened, vulnerable, STEPS);
  }

  private addRatio(ratio: i32, x: f64, y: f64, steps: f64): void {
    const counts = this.counts;
    const at = this.layout.ratios + ratio * RATIO_SUMS;
    counts[at + RATIO_SUM.X] += nearest(x * steps);
    counts[at + RATIO_SUM.Y] += y;
    counts[at + RATIO_SUM.XX] += nearest(x * x * steps);
    counts[at + RATIO_SUM.YY] += y * y;
    counts[at + RATIO_SUM.XY] += nearest(x * y * steps);
  }

  /** Moves of the path up to the first purchase, how it stands to the plan, and its place in the census. */
  private endPath(exit: i32): void {
    const counts = this.counts;
    const path = this.walk.path;
    const pathLength = this.walk.length;
    const bought = this.boughtAt >= 0;
    if (this.room > 0 && this.number < <u32>CENSUS) this.keepPath(bought);
    if (pathLength === 0) return;
    const size = this.layout.touchpoints;
    const row = size + PATH_ENDS;
    for (let n = 0; n < pathLength; n++) {
      const to =
        n + 1 < pathLength
          ? path[n + 1]
          : size + (bought ? PATH_END.BOUGHT : exit === EXIT.STILL_HERE ? PATH_END.STILL_HERE : PATH_END.GONE);
      counts[this.layout.steps + path[n] * row + to]++;
      if (bought) counts[this.layout.purchaserSteps + path[n] * row + to]++;
    }
    if (this.walk.isLong) this.endWalk(bought);
  }

  /** How a path of two steps or more stands to the plan. */
  private endWalk(bought: bool): void {
    const counts = this.counts;
    const walk = this.walk;
    counts[COUNT.LONG_PATHS]++;
    if (bought) counts[COUNT.LONG_PATHS_BOUGHT]++;
    if (walk.isPlanned) {
      counts[COUNT.PLANNED_PATHS]++;
      if (bought) counts[COUNT.PLANNED_PATHS_BOUGHT]++;
    }
    counts[COUNT.SKIPPED] += walk.skips;
    counts[COUNT.INSERTED] += walk.inserts;
    counts[COUNT.REPEATED] += walk.repeats;
    counts[COUNT.OUT_OF_ORDER] += walk.goesBack;
  }

  /** The day since arrival on which the life just ended bought for the first time; the day of its end if it never did. */
  dayOfOutcome(b: BuyerState): i32 {
    return whole((this.boughtAt >= 0 ? this.boughtAt : b.exitAt) - b.arrival);
  }
}
/** The one recorder of a kernel. */
export const RECORDER = changetype<Recorder>(memory.data(offsetof<Recorder>(), 16));
