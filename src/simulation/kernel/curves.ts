/**
 * The curves of those still here by day since arrival: stage, trust, memory and mood. They are drawn when a life has ended,
 * from what was noted down between events: memory day by day in one sweep, the others where they change.
 */
import { CURVE, CURVES, STAGE } from './generated/words';
import { exps, pairOf, whole } from './math';
import { allocate, Floats } from './memory';
import { BuyerState } from './state';
import { addPair, fourInSteps, pairInSteps } from './steps';

/** Days that are written at once. */
const AT_ONCE = 4;
const FOURS = memory.data<f32>([4, 4, 4, 4], 16);
const FIRST_FOUR = memory.data<f32>([0, 1, 2, 3], 16);
const ONES = memory.data<f32>([1, 1, 1, 1], 16);

/** Days in a row on which nothing happens to a buyer: what they look like at the first of them. */
@unmanaged
class Spell {
  /** The first day, counted from arrival. */
  first: i32;
  stage: i32;
  trust: f64;
  /** e as of `now`, and the days from then to the first one */
  mood: f64;
  sinceNow: f64;

  /** Mood at its first day, and at the first one of the next spell before anything has moved it. */
  moods(b: BuyerState): v128 {
    const first = this.sinceNow;
    const next = changetype<Spell>(changetype<usize>(this) + offsetof<Spell>());
    const behind = first + <f64>(next.first - this.first);
    const lefts = exps(f64x2.mul(pairOf(first, behind), f64x2.splat(b.moodRate)));
    return f64x2.mul(lefts, f64x2.splat(this.mood));
  }
}

/**
 * What a buyer remembers in a spell, in single precision: it is far finer than the steps of the sums. With a the age on its first
 * day: 1/R² = 1 + 3a/h, what a day adds to it, ‖M‖², and the first day.
 */
const MEMORY_BYTES: usize = 16;

/** What a life looks like from day to day. Before a buyer knows the brand, nothing of it changes. */
@unmanaged
export class Diary {
  /** The last day that has passed. */
  private day: i32;
  private kept: i32;
  /** Trust at the arrival. */
  private trust: f64;
  private list: usize;
  /** What is remembered, by spell, and before the first one: nothing. */
  private memories: usize;
  /** By day: MEMORY_BYTES where a spell begins that counts, else 0. */
  private beginnings: usize;

  /** @param days of the longest life: each spell has one of its own at least */
  makeRoom(days: i32): void {
    this.list = allocate(<usize>(days + 3) * offsetof<Spell>());
    this.memories = allocate(<usize>(days + 4) * MEMORY_BYTES) + MEMORY_BYTES;
    this.beginnings = allocate(<usize>days + 4 * AT_ONCE) + AT_ONCE;
    this.keepMemory(-1, 1, 0, 0, 0);
  }

  begin(b: BuyerState): void {
    this.day = 0;
    this.kept = 0;
    this.trust = b.trust;
  }

  /** Lets the days that end by `due` pass, before anything happens then. */
  note(b: BuyerState): void {
    const kept = this.kept;
    const spell = this.at(kept);
    const before = this.day;
    const first = before + 1;
    spell.first = first;
    spell.stage = b.stage;
    spell.trust = b.trust;
    const sinceNow = b.arrival + first - b.now;
    spell.mood = b.mood;
    spell.sinceNow = sinceNow;
    const ageing = b.ageing;
    this.keepMemory(kept, 1 + ageing * (b.traceAge + sinceNow), ageing, b.traceLength * b.traceLength, first);
    const day = max(before, whole(b.due - b.arrival));
    this.day = day;
    // The place is taken if a day has ended, and the buyer knows the brand.
    const counts = (<i32>(day >= first)) & (<i32>(b.stage > STAGE.STRANGER));
    store<u8>(this.beginnings + <usize>first, <i32>MEMORY_BYTES * counts);
    this.kept = kept + counts;
  }

  /** Adds the whole life to the curves. */
  write(b: BuyerState, curves: Floats): void {
    this.at(this.kept).first = this.day + 1;
    this.writeChanges(b, curves);
    this.writeMemory(curves);
  }

  /** Writes down what is remembered in a spell (see MEMORY_BYTES). */
  private keepMemory(spell: i32, ages: f64, ageing: f64, squared: f64, first: f64): void {
    const at = this.memories + <usize>spell * MEMORY_BYTES;
    v128.store64_lane(at, f32x4.demote_f64x2_zero(pairOf(ages, ageing)), 0);
    v128.store64_lane(at, f32x4.demote_f64x2_zero(pairOf(squared, first)), 0, 8);
  }

  private at(n: i32): Spell {
    return changetype<Spell>(this.list + <usize>n * offsetof<Spell>());
  }

  /**
   * What goes on by itself is added where it changes, its square beside it: a stage and trust, which stay, and mood, of which a
   * day leaves the same share to everybody.
   */
  private writeChanges(b: BuyerState, curves: Floats): void {
    let trust = stepsOf(this.trust);
    let mood = f64x2.splat(0);
    let stage: i32 = STAGE.STRANGER;
    curves[CURVE.STAGE + stage]++;
    addPair(changetype<usize>(curves.from(CURVE.TRUST)), trust);
    for (let n = 0; n < this.kept; n++) {
      const spell = this.at(n);
      const row = curves.from(spell.first * CURVES);
      const before = trust;
      trust = stepsOf(spell.trust);
      addPair(changetype<usize>(row.from(CURVE.TRUST)), f64x2.sub(trust, before));
      const moods = spell.moods(b);
      const squares = f64x2.mul(moods, moods);
      const begins = pairInSteps(v128.shuffle<f64>(moods, squares, 0, 2));
      addPair(changetype<usize>(row.from(CURVE.MOOD)), f64x2.sub(begins, mood));
      mood = pairInSteps(v128.shuffle<f64>(moods, squares, 1, 3));
      row[CURVE.STAGE + stage]--;
      stage = spell.stage;
      row[CURVE.STAGE + stage]++;
    }
    const row = curves.from((this.day + 1) * CURVES);
    row[CURVE.STAGE + stage]--;
    addPair(changetype<usize>(row.from(CURVE.TRUST)), f64x2.neg(trust));
    addPair(changetype<usize>(row.from(CURVE.MOOD)), f64x2.neg(mood));
  }

  /**
   * What a buyer remembers each day, four days at a time up to the last one: on those before the first spell, nothing. Where they
   * come before day 0, that is added to what stands before the curves, and leaves it as it is.
   */
  private writeMemory(curves: Floats): void {
    const row: usize = CURVES << 3;
    const behind = this.day + 1;
    const first = this.at(0).first;
    const days = behind - first;
    let day = behind - ((days + AT_ONCE - 1) & -AT_ONCE);
    let numbers = f32x4.add(f32x4.splat(<f32>day), v128.load(FIRST_FOUR));
    let at = changetype<usize>(curves) + <usize>day * row + (CURVE.MEMORY << 3);
    let spell = this.memories - MEMORY_BYTES;
    let beginnings = this.beginnings + <usize>day;
    for (; day < behind; day += AT_ONCE) {
      // Beginnings up to each of the four days, a byte each.
      const begun = load<u32>(beginnings) * 0x01010101;
      const one = v128.load(spell + (begun & 0xff));
      const two = v128.load(spell + ((begun >> 8) & 0xff));
      const three = v128.load(spell + ((begun >> 16) & 0xff));
      spell += begun >> 24;
      const four = v128.load(spell);
      store<u32>(beginnings, 0);
      // By number rather than by day.
      const ages = v128.shuffle<i32>(one, two, 0, 4, 1, 5);
      const agesBehind = v128.shuffle<i32>(three, four, 0, 4, 1, 5);
      const others = v128.shuffle<i32>(one, two, 2, 6, 3, 7);
      const othersBehind = v128.shuffle<i32>(three, four, 2, 6, 3, 7);
      const since = f32x4.sub(numbers, v128.shuffle<i64>(others, othersBehind, 1, 3));
      const aged = f32x4.add(
        v128.shuffle<i64>(ages, agesBehind, 0, 2),
        f32x4.mul(v128.shuffle<i64>(ages, agesBehind, 1, 3), since),
      );
      const squared = f32x4.pmin(f32x4.div(v128.shuffle<i64>(others, othersBehind, 0, 2), aged), v128.load(ONES));
      const memory = fourInSteps(f32x4.sqrt(squared));
      const square = fourInSteps(squared);
      // Each with its square beside it.
      const former = v128.shuffle<i32>(memory, square, 0, 4, 1, 5);
      const latter = v128.shuffle<i32>(memory, square, 2, 6, 3, 7);
      addPair(at, f64x2.promote_low_f32x4(former));
      addPair(at + row, f64x2.promote_low_f32x4(v128.shuffle<i64>(former, former, 1, 1)));
      addPair(at + 2 * row, f64x2.promote_low_f32x4(latter));
      addPair(at + 3 * row, f64x2.promote_low_f32x4(v128.shuffle<i64>(latter, latter, 1, 1)));
      numbers = f32x4.add(numbers, v128.load(FOURS));
      at += AT_ONCE * row;
      beginnings += AT_ONCE;
    }
  }
}

/** The one diary of a kernel. */
export const DIARY = changetype<Diary>(memory.data(offsetof<Diary>(), 16));

/** Trust and its square in steps. */
function stepsOf(trust: f64): v128 {
  return pairInSteps(pairOf(trust, trust * trust));
}
