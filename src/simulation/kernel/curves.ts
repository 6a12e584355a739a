/**
 * The curves of those still here by day since arrival: stage, trust, memory and mood. They are drawn when a life has ended,
 * in one sweep over its days, from what was noted down between events.
 */
import { CURVE, CURVES, STAGE } from './generated/words';
import { exp, LN2, pairOf, whole } from './math';
import { allocate, Floats } from './memory';
import { BuyerState } from './state';
import { addPair, pairInSteps } from './steps';

const ONES = memory.data<f64>([1, 1], 16);

/** Days in a row on which nothing happens to a buyer: what they look like at the first of them. */
@unmanaged
class Spell {
  /** The first day, counted from arrival. */
  first: i32;
  stage: i32;
  trust: f64;
  /** ‖M‖ */
  traceLength: f64;
  /** a and e as of `now`, and the days from then to the first one */
  traceAge: f64;
  mood: f64;
  sinceNow: f64;

  // For the sweep, worked out at the end: at the first day 1/R² = 1 + 3a/h and e; what a day adds to 1/R², and 0; ‖M‖².
  ages: f64;
  feels: f64;
  ageing: f64;
  private nothing: f64;
  squared: f64;

  /** Works out how it begins and goes on. */
  prepare(b: BuyerState): void {
    const feels = this.mood * exp((-LN2 * this.sinceNow) / b.plan.moodHalfLife);
    v128.store(
      changetype<usize>(this) + offsetof<Spell>('ages'),
      pairOf(1 + this.ageing * (this.traceAge + this.sinceNow), feels),
    );
    this.squared = this.traceLength * this.traceLength;
  }

  /** 1/R² and mood at the first day. */
  feelings(): v128 {
    return v128.load(changetype<usize>(this) + offsetof<Spell>('ages'));
  }

  /** All bits of a word if the next spell begins on a day, and else none. */
  endsBefore(day: i32): i64 {
    return -(<i64>(this.at(offsetof<Spell>()).first === day));
  }

  /** 1/R² and mood a day later. */
  later(feelings: v128, moodADay: v128): v128 {
    return f64x2.add(f64x2.mul(feelings, moodADay), v128.load(changetype<usize>(this) + offsetof<Spell>('ageing')));
  }

  /** The spell so many bytes on. */
  at(bytes: usize): Spell {
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
    const spell = this.at(this.kept);
    const first = this.day + 1;
    spell.first = first;
    spell.stage = b.stage;
    spell.trust = b.trust;
    spell.traceLength = b.traceLength;
    v128.store(changetype<usize>(spell) + offsetof<Spell>('ageing'), pairOf(b.ageing, 0));
    spell.traceAge = b.traceAge;
    spell.mood = b.mood;
    spell.sinceNow = b.arrival + first - b.now;
    this.day = max(this.day, whole(b.due - b.arrival));
    // The place is taken if a day has ended, and the buyer knows the brand.
    this.kept += (<i32>(this.day >= first)) & (<i32>(b.stage > STAGE.STRANGER));
  }

  /** Adds the whole life to the curves. */
  write(b: BuyerState, curves: Floats): void {
    this.writeStanding(b, curves);
    this.writeFeelings(b, curves);
  }

  private at(n: i32): Spell {
    return changetype<Spell>(this.list + <usize>n * offsetof<Spell>());
  }

  /** What stays as it is from day to day is added as changes: a stage, and trust with its square in steps. */
  private writeStanding(b: BuyerState, curves: Floats): void {
    let trust = stepsOf(this.trust);
    let stage: i32 = STAGE.STRANGER;
    curves[CURVE.STAGE + stage]++;
    addPair(changetype<usize>(curves.from(CURVE.TRUST)), trust);
    for (let n = 0; n < this.kept; n++) {
      const spell = this.at(n);
      const row = curves.from(spell.first * CURVES);
      const before = trust;
      trust = stepsOf(spell.trust);
      addPair(changetype<usize>(row.from(CURVE.TRUST)), f64x2.sub(trust, before));
      row[CURVE.STAGE + stage]--;
      stage = spell.stage;
      row[CURVE.STAGE + stage]++;
      spell.prepare(b);
    }
    const row = curves.from((this.day + 1) * CURVES);
    row[CURVE.STAGE + stage]--;
    addPair(changetype<usize>(row.from(CURVE.TRUST)), f64x2.neg(trust));
  }

  /**
   * What a buyer remembers and feels each day: memory ages and mood falls back from day to day. Two days at a time.
   */
  private writeFeelings(b: BuyerState, curves: Floats): void {
    const behind = this.day + 1;
    this.endOn(behind);

    const row: usize = CURVES << 3;
    const moodADay = pairOf(1, b.moodADay);
    let spell = this.at(0);
    let next = spell.feelings();
    let at = changetype<usize>(curves) + <usize>spell.first * row;
    for (let day = spell.first; day < behind; day += 2) {
      const today = next;
      const squaredToday = spell.squared;
      let ends = spell.endsBefore(day + 1);
      let later = spell.later(today, moodADay);
      spell = spell.at((<usize>ends) & offsetof<Spell>());
      const tomorrow = v128.bitselect(spell.feelings(), later, i64x2.splat(ends));
      const squared = pairOf(squaredToday, spell.squared);
      ends = spell.endsBefore(day + 2);
      later = spell.later(tomorrow, moodADay);
      spell = spell.at((<usize>ends) & offsetof<Spell>());
      next = v128.bitselect(spell.feelings(), later, i64x2.splat(ends));

      const memorySquared = f64x2.pmin(f64x2.div(squared, v128.shuffle<f64>(today, tomorrow, 0, 2)), v128.load(ONES));
      const memory = pairInSteps(f64x2.sqrt(memorySquared));
      const memorySquare = pairInSteps(memorySquared);
      const moods = v128.shuffle<f64>(today, tomorrow, 1, 3);
      const mood = pairInSteps(moods);
      const moodSquare = pairInSteps(f64x2.mul(moods, moods));
      // Each with its square beside it.
      addPair(at + (CURVE.MEMORY << 3), v128.shuffle<f64>(memory, memorySquare, 0, 2));
      addPair(at + (CURVE.MOOD << 3), v128.shuffle<f64>(mood, moodSquare, 0, 2));
      addPair(at + row + (CURVE.MEMORY << 3), v128.shuffle<f64>(memory, memorySquare, 1, 3));
      addPair(at + row + (CURVE.MOOD << 3), v128.shuffle<f64>(mood, moodSquare, 1, 3));
      at += 2 * row;
    }
  }

  /** Lets the last spell be followed by one without end, from a day on, in which nothing is remembered or felt. */
  private endOn(day: i32): void {
    const end = this.at(this.kept);
    end.first = day;
    end.ages = 1;
    end.feels = 0;
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
