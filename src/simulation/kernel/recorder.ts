/** Writes lives down in a tally: events as they happen, the rest when a life has ended. */
import { Diary } from './curves';
import { Friends } from './friends';
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
  MAX_EVENTS,
  MOMENT,
  MOMENTS,
  MOVE,
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
import { lesser, pairOf, whole } from './math';
import { allocate, bytes, Bytes, fill, Floats, floats, Ints, ints } from './memory';
import { Layout, Plan, Touchpoint } from './plan';
import { BuyerState } from './state';
import { addPair, inSteps, pairInSteps } from './steps';
import { entered } from './witness';

export const NOWHERE = -1;

/** The journey of those who come as far as a stage. */
export function journeyOf(stage: i32): i32 {
  return max(0, stage - STAGE.AWARE);
}

@unmanaged
export class Recorder {
  friends: Friends;
  plan: Plan;
  layout: Layout;
  /** The tally: counts and sums; see Layout for what stands where. */
  counts: Floats;
  /** Lives begun, friends' among them. */
  lives: i32;
  /** Number of the buyer asked for whose life, or whose friends' lives, are under way. */
  number: u32;
  /** The buyer whose bookkeeping somebody outside follows; 0 when nobody does. */
  watched: usize;

  /** Paths of buyers in the census that have not been collected: length, 1 if it ended in a purchase, steps. */
  paths: Bytes;
  pathsLength: i32;
  /** Bytes for paths; 0 when they are not kept. */
  room: i32;

  // The life under way.
  asked: bool;
  kinds: Ints;
  momentsLived: Ints;
  listened: f64;
  entry: i32;
  lastAttended: i32;
  diary: Diary;
  peak: f64;
  lastMood: f64;
  /** Totals of QUANTITIES. */
  totals: Floats;
  boughtAt: f64;
  /** Attended touchpoints up to the first purchase, immediate repeats folded. */
  path: Bytes;
  pathLength: i32;
  walkedLong: bool;
  walkedPlanned: bool;
  onPath: Bytes;
  /** By touchpoint: a bit for each event kind that has happened there in the life under way. */
  marks: Ints;

  /**
   * @param counts where to write lives down; shared by recorders of plans of one size where nobody will read it
   * @param room bytes for paths; 0 when they are not kept
   */
  constructor(plan: Plan, layout: Layout, counts: Floats, room: i32) {
    this.friends = changetype<Friends>(allocate(offsetof<Friends>()));
    this.plan = plan;
    this.layout = layout;
    this.counts = counts;
    this.lives = 0;
    this.pathsLength = 0;
    this.watched = 0;
    this.paths = bytes(room);
    this.room = room;
    this.diary = new Diary(layout.days);
    this.kinds = ints(KINDS);
    this.momentsLived = ints(MOMENTS);
    this.totals = floats(QUANTITIES);
    this.path = bytes(MAX_EVENTS);
    this.onPath = bytes(plan.touchpoints);
    this.marks = ints(plan.touchpoints);
  }

  begin(b: BuyerState): void {
    this.lives++;
    this.asked = b.generation === 0;
    const none = f64x2.splat(0);
    fill(changetype<usize>(this.kinds), KINDS << 2, none);
    fill(changetype<usize>(this.momentsLived), MOMENTS << 2, none);
    fill(changetype<usize>(this.totals), QUANTITIES << 3, none);
    fill(changetype<usize>(this.marks), (<usize>this.plan.touchpoints) << 2, none);
    this.listened = 0;
    this.entry = NOWHERE;
    this.lastAttended = NOWHERE;
    this.peak = 0;
    this.lastMood = 0;
    this.boughtAt = -1;
    this.pathLength = 0;
    this.walkedLong = false;
    this.walkedPlanned = false;
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
    if (!this.asked) return;
    const day = min(whole(b.due), this.layout.days - 1);
    this.counts[this.layout.events + (i * KINDS + kind) * this.layout.days + day]++;
  }

  /** A moment of an exposure to a touchpoint that no event kind shows. */
  moment(t: Touchpoint, moment: i32): void {
    this.momentsLived[moment]++;
    if (moment === MOMENT.VULNERABLE) this.listened += t.listening;
    if (this.asked) this.counts[this.layout.moments + t.place * MOMENTS + moment]++;
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
    if (abs(mood) > abs(this.peak)) this.peak = mood;
    this.enter(ENTRY.FELT, NOWHERE);
  }

  pressed(b: BuyerState): void {
    this.totals[QUANTITY.pressure] += b.pressure;
    this.enter(ENTRY.PRESSED, NOWHERE);
  }

  attended(t: Touchpoint): void {
    const i = t.place;
    if (this.asked && this.lastAttended !== NOWHERE)
      this.counts[this.layout.moves + this.lastAttended * this.layout.touchpoints + i]++;
    if (this.boughtAt < 0 && this.lastAttended !== i) this.path[this.pathLength++] = i;
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
    if (this.asked) this.counts[COUNT.CUT_OFF]++;
  }

  /** Closes the book of a life that has ended, its state as of the end. */
  end(b: BuyerState, events: i32): void {
    b.exitAt = b.now;
    b.turnTo(this.plan.horizon);
    b.letPass();
    if (this.asked) this.endAsked(b, events);
    else this.endReferred(b, journeyOf(b.stage));
    this.enter(ENTRY.ENDED, NOWHERE);
  }

  private endAsked(b: BuyerState, events: i32): void {
    const journey = journeyOf(b.stage);
    const counts = this.counts;
    const layout = this.layout;
    counts[COUNT.BUYERS]++;
    counts[COUNT.EVENTS] += events;
    counts[COUNT.PURCHASES] += b.purchases;
    if (b.purchases >= 2) counts[COUNT.REPEAT]++;
    if (b.referrals >= 1) counts[COUNT.ADVOCATE]++;
    counts[layout.outcomes + b.persona * CELLS_PER_PERSONA + (b.intent * JOURNEYS + journey) * EXITS + b.exit]++;
    this.diary.write(b, counts.from(layout.curves));
    this.endSurvival(b);
    this.endPath(b.exit);
    this.endReach(b, journey);
    this.endMeans(b);
    this.endRatios();
  }

  /** Keeps the path of the life under way until it is collected. */
  private keepPath(bought: bool): void {
    const length = min(this.pathLength, PATH_STEPS);
    const paths = this.paths;
    const at = this.pathsLength;
    paths[at] = length;
    paths[at + 1] = bought ? 1 : 0;
    for (let n = 0; n < length; n++) paths[at + 2 + n] = this.path[n];
    this.pathsLength = at + 2 + length;
  }

  private enter(entry: i32, i: i32): void {
    if (this.watched !== 0) entered(this.watched, entry, i);
  }

  endReferred(b: BuyerState, journey: i32): void {
    const counts = this.counts;
    counts[COUNT.REFERRED]++;
    counts[COUNT.REFERRED_PURCHASES] += b.purchases;
    counts[COUNT.REFERRED_REVENUE] += inSteps(this.totals[QUANTITY.revenue] / this.plan.revenueScale);
    counts[COUNT.REFERRED_JOURNEYS + journey]++;
  }

  endSurvival(b: BuyerState): void {
    const layout = this.layout;
    if (this.boughtAt >= 0) this.counts[layout.purchasesByDay + whole(this.boughtAt - b.arrival)]++;
    else this.counts[layout.censoredByDay + whole(b.exitAt - b.arrival)]++;
  }

  endReach(b: BuyerState, journey: i32): void {
    const counts = this.counts;
    if (this.entry === NOWHERE) {
      counts[COUNT.UNREACHED]++;
      return;
    }
    counts[this.layout.entries + this.entry * JOURNEYS + journey]++;
    const peakEnd = (this.peak + this.lastMood) / 2;
    this.totals[QUANTITY.peakEnd] = peakEnd;
    this.totals[QUANTITY.allowed] = lesser(1.0, this.totals[QUANTITY.pressure]);
    if (b.purchases > 0) return;
    counts[COUNT.REACHED_NOT_BOUGHT]++;
    if (peakEnd >= 0) counts[COUNT.CONTENT]++;
  }

  endMeans(b: BuyerState): void {
    const counts = this.counts;
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
    totals[QUANTITY.pressure] /= this.plan.pressureScale;
    totals[QUANTITY.revenue] /= this.plan.revenueScale;
    totals[QUANTITY.cost] /= this.plan.costScale;
    // Each with its square beside it.
    let at = changetype<usize>(counts) + ((<usize>this.layout.quantities) << 3);
    for (let quantity = 0; quantity < WHOLE_QUANTITIES; quantity++, at += 16) {
      const total = totals[quantity];
      addPair(at, pairOf(total, total * total));
    }
    for (let quantity = WHOLE_QUANTITIES; quantity < QUANTITIES; quantity++, at += 16) {
      const total = totals[quantity];
      addPair(at, pairInSteps(pairOf(total, total * total)));
    }
  }

  endRatios(): void {
    const momentsLived = this.momentsLived;
    const vulnerable = momentsLived[MOMENT.VULNERABLE];
    if (vulnerable === 0) return;
    this.addRatio(RATIO.EMPATHY, momentsLived[MOMENT.MENDED], momentsLived[MOMENT.TROUBLED], 1);
    this.addRatio(RATIO.INTUITION, momentsLived[MOMENT.ANSWERED], vulnerable, 1);
    this.addRatio(RATIO.OBSERVATION, this.listened, vulnerable, STEPS);
  }

  addRatio(ratio: i32, x: f64, y: f64, steps: f64): void {
    const counts = this.counts;
    const at = this.layout.ratios + ratio * RATIO_SUMS;
    counts[at + RATIO_SUM.X] += floor(x * steps + 0.5);
    counts[at + RATIO_SUM.Y] += y;
    counts[at + RATIO_SUM.XX] += floor(x * x * steps + 0.5);
    counts[at + RATIO_SUM.YY] += y * y;
    counts[at + RATIO_SUM.XY] += floor(x * y * steps + 0.5);
  }

  /** Moves of the path up to the first purchase, how it stands to the plan, and its place in the census. */
  endPath(exit: i32): void {
    const counts = this.counts;
    const path = this.path;
    const pathLength = this.pathLength;
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
    if (pathLength >= 2) this.holdAgainstPlan(bought);
  }

  holdAgainstPlan(bought: bool): void {
    const counts = this.counts;
    const path = this.path;
    const pathLength = this.pathLength;
    const onPath = this.onPath;
    const size = this.layout.touchpoints;
    let skipped: f64 = 0;
    let inserted: f64 = 0;
    let repeated: f64 = 0;
    let back: f64 = 0;
    memory.fill(changetype<usize>(onPath), 0, <usize>size);
    onPath[path[0]] = 1;
    for (let n = 1; n < pathLength; n++) {
      const move = this.plan.moves[path[n - 1] * size + path[n]];
      if (move !== MOVE.LINK) {
        if (onPath[path[n]] === 1) repeated = 1;
        else if (move === MOVE.SKIP) skipped = 1;
        else if (move === MOVE.BACK) back = 1;
        else inserted = 1;
      }
      onPath[path[n]] = 1;
    }
    const planned = skipped + inserted + repeated + back === 0;
    this.walkedLong = true;
    this.walkedPlanned = planned;
    counts[COUNT.LONG_PATHS]++;
    if (bought) counts[COUNT.LONG_PATHS_BOUGHT]++;
    if (planned) counts[COUNT.PLANNED_PATHS]++;
    if (planned && bought) counts[COUNT.PLANNED_PATHS_BOUGHT]++;
    counts[COUNT.SKIPPED] += skipped;
    counts[COUNT.INSERTED] += inserted;
    counts[COUNT.REPEATED] += repeated;
    counts[COUNT.OUT_OF_ORDER] += back;
  }

  /** The day since arrival on which the life just ended bought for the first time; the day of its end if it never did. */
  dayOfOutcome(b: BuyerState): i32 {
    return whole((this.boughtAt >= 0 ? this.boughtAt : b.exitAt) - b.arrival);
  }
}
