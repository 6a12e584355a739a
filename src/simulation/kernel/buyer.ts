/**
 * One buyer: who they are, what they feel and remember now, and what they wait for. A single object lives one life after
 * another. The rules (rules/*.ts) act on it, the schedule (life.ts) calls them.
 */
import { CAN_BE_FOLLOWED } from './generated/followers';
import { cannotFall, chanceOf, falls } from './chance';
import { toMood, toShare, uniform } from './math';
import { Floats } from './memory';
import { Touchpoint } from './plan';
import { LUCK, Luck } from './random';
import { Recorder, RECORDER } from './recorder';
import { BuyerState } from './state';
import { decided, happened } from './witness';

/** Mood below this is distress. */
const DISTRESSED: f64 = -0.3;
/** As many as a decision can have. */
const MOST_TERMS = 8;
const TERMS = changetype<Floats>(memory.data(MOST_TERMS * 8, 16));

@unmanaged
export class Buyer extends BuyerState {
  /** Whether somebody outside follows the lives, as far as this kernel knows of anybody. */
  isFollowed: bool;

  // The exposure under way.
  /** The touchpoint whose turn it is; its key, the series and the occurrence address the luck. */
  touchpoint: Touchpoint;
  series: i32;
  occurrence: i32;
  address: u64;
  /** The words that settle whether it is noticed and stayed with. */
  noticeWord: i32;
  engageWord: i32;
  /** The word that settles whether one who goes to a follow-up drifts off. */
  driftWord: i32;
  /** c, ρ and δ of step 1 */
  likeness: f64;
  recognition: f64;
  dissonance: f64;
  /** L of step 4 */
  latitude: f64;
  /** The pothole met or averted last, by its place among the plan's. */
  pothole: i32;
  /** Mood fell into distress, care averted a pothole, or one was met, or put right. */
  fell: bool;
  averted: bool;
  stumbled: bool;
  recovered: bool;

  get watched(): bool {
    return CAN_BE_FOLLOWED && this.isFollowed;
  }

  get luck(): Luck {
    return LUCK;
  }

  get recorder(): Recorder {
    return RECORDER;
  }

  /** Log-odds of the decision under way. */
  get terms(): Floats {
    return TERMS;
  }

  /** Brings the state to `due`, once fatigue is there: memory ages, mood and readiness fall back. */
  bringToDue(): void {
    if (this.due <= this.now) return;
    if (this.recorder.writes) this.recorder.diary.note(this);
    this.catchUp();
  }

  /** Draws the two words of a purpose for the exposure under way. */
  draw(purpose: i32): u64 {
    return this.drawBy(this.touchpoint, purpose);
  }

  /** The same, by the touchpoint whose turn it is. */
  drawBy(t: Touchpoint, purpose: i32): u64 {
    return this.luck.drawAt(t.key, purpose, this.address);
  }

  /** Keeps the terms of a decision one by one, for those who want to know why. */
  keepTerms(t0: f64, t1: f64, t2: f64, t3: f64, t4: f64, t5: f64, t6: f64, t7: f64): void {
    const terms = this.terms;
    terms[0] = t0;
    terms[1] = t1;
    terms[2] = t2;
    terms[3] = t3;
    terms[4] = t4;
    terms[5] = t5;
    terms[6] = t6;
    terms[7] = t7;
  }

  /** Decides with p = σ(x)^ω, or without ω at a rival's; x is the sum of `count` terms. */
  decide(decision: i32, word: i32, logOdds: f64, count: i32, t: Touchpoint): bool {
    const happened = falls(word, logOdds, t);
    if (this.watched) decided(decision, count, chanceOf(logOdds, t.disorder), uniform(word), happened);
    return happened;
  }

  /** Whether nothing can come of log-odds that are no higher than so much. */
  isOutOfReach(word: i32, most: f64, t: Touchpoint): bool {
    return cannotFall(word, most, t);
  }

  /** Decides with a chance that is no logistic. */
  happens(decision: i32, word: i32, chance: f64): bool {
    const draw = uniform(word);
    const happened = draw < chance;
    if (this.watched) decided(decision, 0, chance, draw, happened);
    return happened;
  }

  /** Records an event at a touchpoint. */
  record(kind: i32, t: Touchpoint): void {
    this.recorder.event(this, kind, t);
    if (this.watched) happened(kind, t.place);
  }

  /** Mood after a change, within its range, watching for the fall into distress. */
  moveMood(by: f64): void {
    const before = this.mood;
    const after = toMood(before + by);
    if (before >= DISTRESSED && after < DISTRESSED) this.fell = true;
    this.mood = after;
  }

  /** Trust after a change, within its range. */
  moveTrust(by: f64): void {
    this.trust = toShare(this.trust + by);
  }

  /** Ends the life in the way of `exit`. */
  leave(exit: i32): void {
    this.left = true;
    this.exit = exit;
  }
}
/** The one buyer of a kernel. */
export const BUYER = changetype<Buyer>(memory.data(offsetof<Buyer>(), 16));
