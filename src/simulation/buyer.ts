/**
 * One buyer: who they are, what they feel and remember now, and what they wait for. A single object lives one life after
 * another, and nothing is allocated while it does. The rules (rules/*.ts) act on it, the schedule (life.ts) calls them.
 */
import { CELLS_HALF, CELLS_PER_UNIT, chanceOf } from './chance.ts';
import type { Plan } from './plan.ts';
import { uniform } from './math.ts';
import { BUYER_KEY, ELSEWHERE_KEY, groupKey, Luck } from './random.ts';
import type { Recorder } from './recorder.ts';
import { BuyerState } from './state.ts';

/** Mood below this is distress. */
const DISTRESSED = -0.3;

/** Follows a life closely; the fast loop has none. */
export interface Witness {
  /** A decision was taken: its terms (the first `count` log-odds), its chance and its draw. */
  decided(decision: number, terms: Float64Array, count: number, chance: number, draw: number, happened: boolean): void;
  /** Something happened at a touchpoint; the buyer's state is the one after it. */
  happened(kind: number, touchpoint: number): void;
  /** What was under way is over: decisions since the last event belong to it. */
  settled(): void;
}

export class Buyer extends BuyerState {
  readonly luck: Luck;
  readonly recorder: Recorder;
  witness: Witness | null = null;

  // Key words of the luck: by touchpoint, of the buyer's own matters, of elsewhere, by group.
  readonly key0: Int32Array;
  readonly key1: Int32Array;
  ownKey0 = 0;
  ownKey1 = 0;
  elsewhereKey0 = 0;
  elsewhereKey1 = 0;
  readonly groupKey0: Int32Array;
  readonly groupKey1: Int32Array;

  // The exposure under way.
  /** Key words, series and occurrence that address its luck. */
  luckKey0 = 0;
  luckKey1 = 0;
  series = 0;
  occurrence = 0;
  engageWord = 0;
  /** c, ρ and δ of step 1 */
  likeness = 0.5;
  recognition = 0.5;
  dissonance = 0.5;
  /** R before the exposure, and g of what is being rehearsed */
  retained = 0.5;
  strength = 0.5;
  /** L of step 4 */
  latitude = 0.5;
  /** The pothole met or averted last, by its place among the plan's. */
  pothole = 0;
  /** Mood fell into distress, care averted a pothole, or one was met, or put right. */
  fell = false;
  averted = false;
  stumbled = false;
  recovered = false;

  /** Log-odds of the decision under way. */
  readonly terms = new Float64Array(12);
  /** Chance of the decision under way, where it is no logistic. */
  chance = 0.5;

  /** @param seed any text: the luck of the run */
  constructor(plan: Plan, seed: string, recorder: Recorder) {
    super(plan);
    this.recorder = recorder;
    this.luck = new Luck(seed);
    const size = plan.touchpoints;
    this.key0 = new Int32Array(size);
    this.key1 = new Int32Array(size);
    this.groupKey0 = new Int32Array(plan.groups.length);
    this.groupKey1 = new Int32Array(plan.groups.length);
    this.deriveKeys();
  }

  private deriveKeys(): void {
    const { luck, plan } = this;
    plan.keys.forEach((key, i) => {
      luck.keyOf(key);
      this.key0[i] = luck.first;
      this.key1[i] = luck.second;
    });
    plan.groups.forEach((group, i) => {
      luck.keyOf(groupKey(group));
      this.groupKey0[i] = luck.first;
      this.groupKey1[i] = luck.second;
    });
    luck.keyOf(BUYER_KEY);
    this.ownKey0 = luck.first;
    this.ownKey1 = luck.second;
    luck.keyOf(ELSEWHERE_KEY);
    this.elsewhereKey0 = luck.first;
    this.elsewhereKey1 = luck.second;
  }

  /** Brings the state to `due`: memory ages, mood, fatigue and readiness fall back. */
  bringToDue(): void {
    if (this.due <= this.now) return;
    if (this.generation === 0) this.recorder.observeDays(this);
    this.letPass();
  }

  /** Draws the two words of a purpose for the exposure under way. */
  draw(purpose: number): void {
    this.luck.draw(this.luckKey0, this.luckKey1, purpose, this.series, this.occurrence);
  }

  /** Decides with p = σ(sum of the first `count` terms)^ω, or without ω at a rival's. */
  decide(decision: number, word: number, count: number, isRival: boolean): boolean {
    const terms = this.terms;
    let logOdds = terms[0];
    for (let k = 1; k < count; k++) logOdds += terms[k];
    const draw = uniform(word);
    const table = isRival ? this.plan.rivalChance : this.plan.brandChance;
    // Chances rise with log-odds: outside the bounds of its cell the draw is settled without an exponential.
    const cell = (logOdds * CELLS_PER_UNIT + CELLS_HALF) | 0;
    let happened: boolean;
    if (cell > 0 && cell < 2 * CELLS_HALF && draw < table[cell]) happened = true;
    else if (cell > 0 && cell < 2 * CELLS_HALF && draw >= table[cell + 1]) happened = false;
    else happened = draw < chanceOf(logOdds, isRival ? 1 : this.plan.disorder);
    if (this.witness !== null)
      this.witness.decided(decision, terms, count, chanceOf(logOdds, isRival ? 1 : this.plan.disorder), draw, happened);
    return happened;
  }

  /** Decides with the chance that stands in `chance`. */
  happens(decision: number, word: number): boolean {
    const draw = uniform(word);
    const happened = draw < this.chance;
    if (this.witness !== null) this.witness.decided(decision, this.terms, 0, this.chance, draw, happened);
    return happened;
  }

  /** Records an event at touchpoint i. */
  record(kind: number, i: number): void {
    this.recorder.event(this, kind, i);
    if (this.witness !== null) this.witness.happened(kind, i);
  }

  /** Mood after a change, within its range, watching for the fall into distress. */
  moveMood(by: number): void {
    const before = this.mood;
    const after = Math.max(-1, Math.min(1, before + by));
    if (before >= DISTRESSED && after < DISTRESSED) this.fell = true;
    this.mood = after;
  }

  /** Trust after a change, within its range. */
  moveTrust(by: number): void {
    this.trust = Math.max(0, Math.min(1, this.trust + by));
  }

  /** Ends the life in the way of `exit`. */
  leave(exit: number): void {
    this.left = true;
    this.exit = exit;
  }
}
