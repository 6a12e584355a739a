/**
 * One buyer: who they are, what they feel and remember now, and what they wait for. A single object lives one life after
 * another. The rules (rules/*.ts) act on it, the schedule (life.ts) calls them.
 */
import { CELLS_HALF, CELLS_PER_UNIT, chanceOf } from './chance';
import { uniform } from './math';
import { allocate, floats, Floats } from './memory';
import { Plan } from './plan';
import { Luck } from './random';
import { Recorder } from './recorder';
import { BuyerState } from './state';
import { decided, happened } from './witness';

/** Mood below this is distress. */
const DISTRESSED: f64 = -0.3;
/** More than any decision has. */
const TERMS = 12;

@unmanaged
export class Buyer extends BuyerState {
  luck: Luck;
  recorder: Recorder;
  /** Whether somebody outside follows the lives. */
  watched: bool;

  // The exposure under way.
  /** Key words, series and occurrence that address its luck. */
  luckKey0: i32;
  luckKey1: i32;
  series: i32;
  occurrence: i32;
  engageWord: i32;
  /** c, ρ and δ of step 1 */
  likeness: f64;
  recognition: f64;
  dissonance: f64;
  /** R before the exposure, and g of what is being rehearsed */
  retained: f64;
  strength: f64;
  /** L of step 4 */
  latitude: f64;
  /** The pothole met or averted last, by its place among the plan's. */
  pothole: i32;
  /** Mood fell into distress, care averted a pothole, or one was met, or put right. */
  fell: bool;
  averted: bool;
  stumbled: bool;
  recovered: bool;

  /** Log-odds of the decision under way. */
  terms: Floats;
  /** Chance of the decision under way, where it is no logistic. */
  chance: f64;

  constructor(plan: Plan, recorder: Recorder) {
    super(plan);
    this.recorder = recorder;
    this.luck = changetype<Luck>(allocate(offsetof<Luck>()));
    this.terms = floats(TERMS);
  }

  /** Brings the state to `due`: memory ages, mood, fatigue and readiness fall back. */
  bringToDue(): void {
    if (this.due <= this.now) return;
    if (this.generation === 0) this.recorder.observeDays(this);
    this.letPass();
  }

  /** Draws the two words of a purpose for the exposure under way. */
  draw(purpose: i32): void {
    this.luck.draw(this.luckKey0, this.luckKey1, purpose, this.series, this.occurrence);
  }

  /** Decides with p = σ(sum of the first `count` terms)^ω, or without ω at a rival's. */
  decide(decision: i32, word: i32, count: i32, isRival: bool): bool {
    const terms = this.terms;
    let logOdds = terms[0];
    for (let k = 1; k < count; k++) logOdds += terms[k];
    const draw = uniform(word);
    const table = isRival ? this.plan.rivalChance : this.plan.brandChance;
    // Chances rise with log-odds: outside the bounds of its cell the draw is settled without an exponential.
    const cell = <i32>(logOdds * CELLS_PER_UNIT + CELLS_HALF);
    const isInside = cell > 0 && cell < 2 * CELLS_HALF;
    let happened: bool;
    if (isInside && draw < table[cell]) happened = true;
    else if (isInside && draw >= table[cell + 1]) happened = false;
    else happened = draw < chanceOf(logOdds, isRival ? 1 : this.plan.disorder);
    if (this.watched)
      decided(this, decision, count, chanceOf(logOdds, isRival ? 1 : this.plan.disorder), draw, happened);
    return happened;
  }

  /** Decides with the chance that stands in `chance`. */
  happens(decision: i32, word: i32): bool {
    const draw = uniform(word);
    const happened = draw < this.chance;
    if (this.watched) decided(this, decision, 0, this.chance, draw, happened);
    return happened;
  }

  /** Records an event at touchpoint i. */
  record(kind: i32, i: i32): void {
    this.recorder.event(this, kind, i);
    if (this.watched) happened(this, kind, i);
  }

  /** Mood after a change, within its range, watching for the fall into distress. */
  moveMood(by: f64): void {
    const before = this.mood;
    const after = max(-1.0, min(1.0, before + by));
    if (before >= DISTRESSED && after < DISTRESSED) this.fell = true;
    this.mood = after;
  }

  /** Trust after a change, within its range. */
  moveTrust(by: f64): void {
    this.trust = max(0.0, min(1.0, this.trust + by));
  }

  /** Ends the life in the way of `exit`. */
  leave(exit: i32): void {
    this.left = true;
    this.exit = exit;
  }
}
