/**
 * The curves of those still here by day since arrival: stage, trust, memory and mood. They are drawn when a life has ended,
 * from what was noted down between events: memory day by day in one sweep, the others where they change.
 */
import { CURVE, CURVES, STAGE } from './generated/words';
import { exps, ONES, pairOf, whole } from './math';
import { allocate, Floats } from './memory';
import { BuyerState } from './state';
import { addPair, pairInSteps } from './steps';

const TWOS = memory.data<f64>([2, 2], 16);

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
  /** 1/R² = 1 + 3a/h on day 0, had it been like this since then; what a day adds to it; ‖M‖² */
  ages: f64;
  ageing: f64;
  squared: f64;

  /** Mood at its first day, and at the first one of the next spell before anything has moved it. */
  moods(b: BuyerState): v128 {
    const first = this.sinceNow;
    const behind = first + <f64>(this.at(offsetof<Spell>()).first - this.first);
    const lefts = exps(f64x2.mul(pairOf(first, behind), f64x2.splat(b.moodRate)));
    return f64x2.mul(lefts, f64x2.splat(this.mood));
  }

  /** The spell of a day, that of the day before being this one. */
  orNext(day: i32): Spell {
    const next = this.at(offsetof<Spell>());
    return this.at(-(<usize>(next.first === day)) & offsetof<Spell>());
  }

  // Numbers of this one and another side by side.

  ageingWith(other: Spell): v128 {
    const at = offsetof<Spell>('ageing');
    return v128.load_lane<i64>(changetype<usize>(other), v128.load64_zero(changetype<usize>(this), at), 1, at);
  }

  agesWith(other: Spell): v128 {
    const at = offsetof<Spell>('ages');
    return v128.load_lane<i64>(changetype<usize>(other), v128.load64_zero(changetype<usize>(this), at), 1, at);
  }

  squaredWith(other: Spell): v128 {
    const at = offsetof<Spell>('squared');
    return v128.load_lane<i64>(changetype<usize>(other), v128.load64_zero(changetype<usize>(this), at), 1, at);
  }

  /** The spell so many bytes on. */
  private at(bytes: usize): Spell {
    return changetype<Spell>(changetype<usize>(this) + bytes);
  }
}

/** What a life looks like from day to day. Before a buyer knows the brand, nothing of it changes. */
@unmanaged
export class Diary {
  /** The last day that has passed. */
  private day: i32;
  private kept: i32;
  /** Trust at the arrival. */
  private trust: f64;
  private list: usize;

  /** @param days of the longest life: each spell has one of its own at least */
  makeRoom(days: i32): void {
    this.list = allocate(<usize>(days + 3) * offsetof<Spell>());
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
    spell.ages = 1 + b.ageing * (b.traceAge + sinceNow - <f64>first);
    spell.ageing = b.ageing;
    spell.squared = b.traceLength * b.traceLength;
    const day = max(before, whole(b.due - b.arrival));
    this.day = day;
    // The place is taken if a day has ended, and the buyer knows the brand.
    this.kept = kept + ((<i32>(day >= first)) & (<i32>(b.stage > STAGE.STRANGER)));
  }

  /** Adds the whole life to the curves. */
  write(b: BuyerState, curves: Floats): void {
    this.endOn(this.day + 1);
    this.writeChanges(b, curves);
    this.writeMemory(curves);
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

  /** What a buyer remembers each day, two days at a time. */
  private writeMemory(curves: Floats): void {
    const row: usize = CURVES << 3;
    const behind = this.day + 1;
    const ones = v128.load(ONES);
    const twos = v128.load(TWOS);
    let next = this.at(0);
    let days = pairOf(<f64>next.first, <f64>(next.first + 1));
    let at = changetype<usize>(curves) + <usize>next.first * row + (CURVE.MEMORY << 3);
    for (let day = next.first; day < behind; day += 2) {
      const one = next;
      const other = one.orNext(day + 1);
      next = other.orNext(day + 2);
      const ages = f64x2.add(one.agesWith(other), f64x2.mul(one.ageingWith(other), days));
      const squared = f64x2.pmin(f64x2.div(one.squaredWith(other), ages), ones);
      const memory = pairInSteps(f64x2.sqrt(squared));
      const square = pairInSteps(squared);
      // Each with its square beside it.
      addPair(at, v128.shuffle<f64>(memory, square, 0, 2));
      addPair(at + row, v128.shuffle<f64>(memory, square, 1, 3));
      days = f64x2.add(days, twos);
      at += 2 * row;
    }
  }

  /** Lets the last spell be followed by one without end, from a day on, in which nothing is remembered. */
  private endOn(day: i32): void {
    const end = this.at(this.kept);
    end.first = day;
    end.ages = 1;
    end.ageing = 0;
    end.squared = 0;
    this.at(this.kept + 1).first = i32.MAX_VALUE;
  }
}

/** The one diary of a kernel. */
export const DIARY = changetype<Diary>(memory.data(offsetof<Diary>(), 16));

/** Trust and its square in steps. */
function stepsOf(trust: f64): v128 {
  return pairInSteps(pairOf(trust, trust * trust));
}
