/** Writes lives down in a tally: events as they happen, the rest when a life has ended. */
import { MOVE, type Plan } from './plan.ts';
import {
  CELLS_PER_PERSONA,
  COUNT,
  CURVE,
  CURVES,
  EVENT,
  EXIT,
  KINDS,
  MOMENT,
  MOMENTS,
  PATH_END,
  PATH_ENDS,
  QUANTITIES,
  QUANTITY,
  RATIO,
  RATIO_SUM,
  RATIO_SUMS,
  STEPS,
  WHOLE_QUANTITIES,
  type Layout,
} from './layout.ts';
import { MAX_EVENTS } from './limits.ts';
import { Friends } from './friends.ts';
import { exp, exps } from './math.ts';
import { CENSUS } from './paths.ts';
import { inSteps, Tally } from './tally.ts';
import { EXITS, JOURNEY_OF_STAGE, JOURNEYS } from './vocabulary.ts';
import { MEASURE } from './outcome.ts';
import type { BuyerState } from './state.ts';

const LN2 = 0.6931471805599453;
const NOWHERE = -1;

export class Recorder {
  readonly friends = new Friends();
  tally: Tally;
  /** Lives begun, friends' among them. */
  lives = 0;
  /** Number of the buyer asked for whose life, or whose friends' lives, are under way. */
  number = 0;

  private readonly plan: Plan;
  private readonly layout: Layout;
  private counts: Float64Array;
  private readonly moodADay: number;
  private readonly scratch = new Float64Array(1);

  // The life under way.
  private asked = true;
  private readonly kinds = new Int32Array(KINDS);
  private readonly momentsLived = new Int32Array(MOMENTS);
  private listened = 0.5;
  private entry = NOWHERE;
  private lastAttended = NOWHERE;
  private dayObserved = 0;
  private peak = 0.5;
  private lastMood = 0.5;
  /** Totals of QUANTITIES. */
  private readonly totals = new Float64Array(QUANTITIES.length);
  private boughtAt = 0.5;
  /** Attended touchpoints up to the first purchase, immediate repeats folded. */
  private readonly path = new Uint8Array(MAX_EVENTS);
  private pathLength = 0;
  private walkedLong = false;
  private walkedPlanned = false;
  private readonly onPath: Uint8Array;
  /** By touchpoint: a bit for each event kind that has happened there in the life under way. */
  readonly marks: Int32Array;

  /** @param tally where to write lives down; shared by recorders of plans of one size where nobody will read it */
  constructor(plan: Plan, tally = Tally.create(plan)) {
    this.plan = plan;
    this.tally = tally;
    this.marks = new Int32Array(plan.touchpoints);
    this.layout = this.tally.layout;
    this.counts = this.tally.counts;
    this.onPath = new Uint8Array(plan.touchpoints);
    this.moodADay = exp(-LN2 / plan.parameters.moodHalfLife);
  }

  /** Hands over what has been recorded and starts anew. */
  take(): Tally {
    const taken = this.tally;
    this.tally = Tally.create(this.plan);
    this.counts = this.tally.counts;
    return taken;
  }

  begin(b: BuyerState): void {
    this.lives++;
    this.asked = b.generation === 0;
    for (let kind = 0; kind < KINDS; kind++) this.kinds[kind] = 0;
    for (let moment = 0; moment < MOMENTS; moment++) this.momentsLived[moment] = 0;
    this.listened = 0;
    this.entry = NOWHERE;
    this.lastAttended = NOWHERE;
    for (let quantity = 0; quantity < QUANTITIES.length; quantity++) this.totals[quantity] = 0;
    this.peak = 0;
    this.lastMood = 0;
    this.boughtAt = -1;
    this.pathLength = 0;
    this.walkedLong = false;
    this.walkedPlanned = false;
    for (let i = 0; i < this.marks.length; i++) this.marks[i] = 0;
    this.dayObserved = 0;
    if (this.asked) this.observeFrom(b, 0, 0);
  }

  event(b: BuyerState, kind: number, i: number): void {
    this.kinds[kind]++;
    this.marks[i] |= 1 << kind;
    if (kind <= EVENT.ABANDONED) {
      this.totals[QUANTITY.cost] += this.plan.costPerExposure[i];
      if (kind >= EVENT.ENGAGED) this.totals[QUANTITY.cost] += this.plan.costPerEngagement[i];
    }
    if (!this.asked) return;
    const day = Math.min(Math.floor(b.now), this.layout.days - 1);
    this.counts[this.layout.events + (i * KINDS + kind) * this.layout.days + day]++;
  }

  /** A moment of an exposure to touchpoint i that no event kind shows. */
  moment(i: number, moment: number): void {
    this.momentsLived[moment]++;
    if (moment === MOMENT.VULNERABLE) this.listened += this.plan.listening[i];
    if (this.asked) this.counts[this.layout.moments + i * MOMENTS + moment]++;
  }

  /** Touchpoint i, no rival's, was noticed. */
  noticed(i: number): void {
    if (this.entry === NOWHERE) this.entry = i;
  }

  /** Takes down the mood at the end of a noticed exposure. */
  felt({ mood }: BuyerState): void {
    this.lastMood = mood;
    if (Math.abs(mood) > Math.abs(this.peak)) this.peak = mood;
  }

  pressed(b: BuyerState): void {
    this.totals[QUANTITY.pressure] += b.pressure;
  }

  attended(i: number): void {
    if (this.asked && this.lastAttended !== NOWHERE)
      this.counts[this.layout.moves + this.lastAttended * this.layout.touchpoints + i]++;
    if (this.boughtAt < 0 && this.lastAttended !== i) this.path[this.pathLength++] = i;
    this.lastAttended = i;
  }

  /** Called before the purchase shows in the buyer's stage. */
  bought(b: BuyerState, i: number): void {
    this.totals[QUANTITY.revenue] += this.plan.purchaseValue[i];
    if (this.boughtAt < 0) this.boughtAt = b.now;
  }

  cutOff(): void {
    if (this.asked) this.counts[COUNT.CUT_OFF]++;
  }

  /** Observes the days since arrival that end by `due`, before anything happens then. */
  observeDays(b: BuyerState): void {
    const last = Math.floor(b.due - b.arrival);
    if (last > this.dayObserved) this.observeFrom(b, this.dayObserved + 1, last);
  }

  /** Curves of those still here, at each whole day since arrival from `first` to `last`. */
  private observeFrom(b: BuyerState, first: number, last: number): void {
    const { counts } = this;
    this.dayObserved = last;
    const start = this.layout.curves + first * CURVES;
    const behind = this.layout.curves + (last + 1) * CURVES;
    const trust = inSteps(b.trust);
    const trustSquared = inSteps(b.trust * b.trust);
    counts[start + CURVE.STAGE + b.stage]++;
    counts[behind + CURVE.STAGE + b.stage]--;
    counts[start + CURVE.TRUST] += trust;
    counts[behind + CURVE.TRUST] -= trust;
    counts[start + CURVE.TRUST_SQUARED] += trustSquared;
    counts[behind + CURVE.TRUST_SQUARED] -= trustSquared;
    if (b.traceLength === 0 && b.mood === 0) return;
    const ageing = 3 / b.memoryDays;
    const sinceNow = b.arrival + first - b.now;
    let age = 1 + ageing * (b.traceAge + sinceNow);
    this.scratch[0] = (-LN2 * sinceNow) / this.plan.parameters.moodHalfLife;
    exps(this.scratch, 1);
    let mood = b.mood * this.scratch[0];
    const squared = b.traceLength * b.traceLength;
    for (let at = start; at < behind; at += CURVES) {
      const memorySquared = Math.min(1, squared / age);
      counts[at + CURVE.MEMORY] += (Math.sqrt(memorySquared) * STEPS + 0.5) | 0;
      counts[at + CURVE.MEMORY_SQUARED] += (memorySquared * STEPS + 0.5) | 0;
      counts[at + CURVE.MOOD] += (((mood + 1) * STEPS + 0.5) | 0) - STEPS;
      counts[at + CURVE.MOOD_SQUARED] += (mood * mood * STEPS + 0.5) | 0;
      age += ageing;
      mood *= this.moodADay;
    }
  }

  /** Closes the book of a life that has ended, its state as of the end. */
  end(b: BuyerState, events: number): void {
    b.exitAt = b.now;
    b.due = this.plan.horizon;
    b.letPass();
    const journey = JOURNEY_OF_STAGE[b.stage];
    if (!this.asked) {
      this.endReferred(b, journey);
      return;
    }
    const { counts, layout } = this;
    counts[COUNT.BUYERS]++;
    counts[COUNT.EVENTS] += events;
    counts[COUNT.PURCHASES] += b.purchases;
    if (b.purchases >= 2) counts[COUNT.REPEAT]++;
    if (b.referrals >= 1) counts[COUNT.ADVOCATE]++;
    counts[
      layout.outcomes + b.persona * CELLS_PER_PERSONA + (b.intent * JOURNEYS.length + journey) * EXITS.length + b.exit
    ]++;
    this.endSurvival(b);
    this.endPath(b.exit);
    this.endReach(b, journey);
    this.endMeans(b);
    this.endRatios();
  }

  private endReferred(b: BuyerState, journey: number): void {
    const { counts } = this;
    counts[COUNT.REFERRED]++;
    counts[COUNT.REFERRED_PURCHASES] += b.purchases;
    counts[COUNT.REFERRED_REVENUE] += inSteps(this.totals[QUANTITY.revenue] / this.plan.revenueScale);
    counts[COUNT.REFERRED_JOURNEYS + journey]++;
  }

  private endSurvival(b: BuyerState): void {
    const { layout } = this;
    if (this.boughtAt >= 0) this.counts[layout.purchasesByDay + Math.floor(this.boughtAt - b.arrival)]++;
    else this.counts[layout.censoredByDay + Math.floor(b.exitAt - b.arrival)]++;
  }

  private endReach(b: BuyerState, journey: number): void {
    const { counts } = this;
    if (this.entry === NOWHERE) {
      counts[COUNT.UNREACHED]++;
      return;
    }
    counts[this.layout.entries + this.entry * JOURNEYS.length + journey]++;
    const peakEnd = (this.peak + this.lastMood) / 2;
    this.totals[QUANTITY.peakEnd] = peakEnd;
    this.totals[QUANTITY.allowed] = Math.min(1, this.totals[QUANTITY.pressure]);
    if (b.purchases > 0) return;
    counts[COUNT.REACHED_NOT_BOUGHT]++;
    if (peakEnd >= 0) counts[COUNT.CONTENT]++;
  }

  private endMeans(b: BuyerState): void {
    const { counts, kinds, totals } = this;
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
    let at = this.layout.quantities;
    for (let quantity = 0; quantity < WHOLE_QUANTITIES; quantity++, at += 2) {
      const total = totals[quantity];
      counts[at] += total;
      counts[at + 1] += total * total;
    }
    for (let quantity = WHOLE_QUANTITIES; quantity < QUANTITIES.length; quantity++, at += 2) {
      const total = totals[quantity];
      counts[at] += Math.floor(total * STEPS + 0.5);
      counts[at + 1] += Math.floor(total * total * STEPS + 0.5);
    }
  }

  private endRatios(): void {
    const { momentsLived } = this;
    const vulnerable = momentsLived[MOMENT.VULNERABLE];
    if (vulnerable === 0) return;
    this.addRatio(RATIO.EMPATHY, momentsLived[MOMENT.MENDED], momentsLived[MOMENT.TROUBLED], 1);
    this.addRatio(RATIO.INTUITION, momentsLived[MOMENT.ANSWERED], vulnerable, 1);
    this.addRatio(RATIO.OBSERVATION, this.listened, vulnerable, STEPS);
  }

  private addRatio(ratio: number, x: number, y: number, steps: number): void {
    const { counts } = this;
    const at = this.layout.ratios + ratio * RATIO_SUMS;
    counts[at + RATIO_SUM.X] += Math.floor(x * steps + 0.5);
    counts[at + RATIO_SUM.Y] += y;
    counts[at + RATIO_SUM.XX] += Math.floor(x * x * steps + 0.5);
    counts[at + RATIO_SUM.YY] += y * y;
    counts[at + RATIO_SUM.XY] += Math.floor(x * y * steps + 0.5);
  }

  /** Moves of the path up to the first purchase, how it stands to the plan, and its place in the census. */
  private endPath(exit: number): void {
    const { counts, path, pathLength } = this;
    const bought = this.boughtAt >= 0;
    if (this.number < CENSUS) this.tally.census.add(path, 0, pathLength, 1, bought ? 1 : 0);
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

  private holdAgainstPlan(bought: boolean): void {
    const { counts, path, pathLength, onPath } = this;
    const size = this.layout.touchpoints;
    let skipped = 0;
    let inserted = 0;
    let repeated = 0;
    let back = 0;
    onPath.fill(0);
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
  dayOfOutcome(b: BuyerState): number {
    return Math.floor((this.boughtAt >= 0 ? this.boughtAt : b.exitAt) - b.arrival);
  }

  /** What the life just ended comes to, by MEASURE; call before a friend's life begins. */
  measure(b: BuyerState, into: Float64Array): void {
    const { totals, momentsLived, plan } = this;
    const journey = JOURNEY_OF_STAGE[b.stage];
    const bought = b.purchases > 0 ? 1 : 0;
    const reached = this.entry === NOWHERE ? 0 : 1;
    const long = this.walkedLong ? 1 : 0;
    const planned = this.walkedPlanned ? 1 : 0;
    const stayedAway = reached * (1 - bought);
    for (let m = MEASURE.left; m <= MEASURE.bought; m++) into[m] = m - MEASURE.left === journey ? 1 : 0;
    into[MEASURE.unreached] = 1 - reached;
    into[MEASURE.repeat] = b.purchases >= 2 ? 1 : 0;
    into[MEASURE.advocate] = b.referrals >= 1 ? 1 : 0;
    for (let q = 0; q < WHOLE_QUANTITIES; q++) into[MEASURE.touches + q] = totals[q];
    into[MEASURE.reached] = reached;
    into[MEASURE.long] = long;
    into[MEASURE.planned] = planned;
    into[MEASURE.longBought] = long * bought;
    into[MEASURE.plannedBought] = planned * bought;
    into[MEASURE.reachedNotBought] = stayedAway;
    into[MEASURE.content] = totals[QUANTITY.peakEnd] >= 0 ? stayedAway : 0;
    into[MEASURE.vulnerable] = momentsLived[MOMENT.VULNERABLE];
    into[MEASURE.answered] = momentsLived[MOMENT.ANSWERED];
    into[MEASURE.troubled] = momentsLived[MOMENT.TROUBLED];
    into[MEASURE.mended] = momentsLived[MOMENT.MENDED];
    into[MEASURE.memory] = totals[QUANTITY.memory];
    into[MEASURE.trust] = totals[QUANTITY.trust];
    into[MEASURE.mood] = totals[QUANTITY.mood];
    into[MEASURE.peakEnd] = totals[QUANTITY.peakEnd];
    into[MEASURE.allowed] = totals[QUANTITY.allowed];
    into[MEASURE.listened] = this.listened;
    into[MEASURE.pressure] = totals[QUANTITY.pressure] * plan.pressureScale;
    into[MEASURE.revenue] = totals[QUANTITY.revenue] * plan.revenueScale;
    into[MEASURE.cost] = totals[QUANTITY.cost] * plan.costScale;
  }
}
