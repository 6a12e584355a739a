/** What is true of one buyer at one moment: who they are, what they feel and remember, what they wait for. */
import type { Plan } from './plan.ts';
import { exps } from './math.ts';

export const STRANGER = 0;
export const AWARE = 1;
export const LEARNING = 2;
export const RELATED = 3;
export const CUSTOMER = 4;

const LN2 = 0.6931471805599453;

export class BuyerState {
  readonly plan: Plan;

  // Who they are. Numbers that are no whole ones start at a fraction, so that the fields are doubles from the beginning.
  generation = 0;
  persona = 0;
  intent = 0;
  arrival = 0.5;
  attention = 0.5;
  patience = 0.5;
  drift = 0.5;
  sensitivity = 0.5;
  curiosity = 0.5;
  rebuyDays = 0.5;
  /** When the need passes; Infinity when never. */
  needPassesAt = 0.5;
  /** Traits as drawn, in the order of TRAITS. */
  readonly traits = new Float64Array(9);
  // What traits and visits are drawn in.
  readonly traitWords = new Int32Array(10);
  readonly visitWord = new Int32Array(1);
  readonly visitDeviate = new Float64Array(1);

  // What they feel and remember, as of `now`.
  now = 0.5;
  /** M */
  readonly trace: Float64Array;
  /** ‖M‖ */
  traceLength = 0.5;
  /** a, the age of the trace in days */
  traceAge = 0.5;
  /** h, the half-life of memory in days */
  memoryDays = 0.5;
  /** τ */
  trust = 0.5;
  /** e */
  mood = 0.5;
  /** f */
  fatigue = 0.5;
  /** r */
  readiness = 0.5;
  /** r₀ */
  baseReadiness = 0.5;
  stage = STRANGER;
  /** When a customer needs it again. */
  neededAgainAt = 0.5;

  /** P of the exposure under way */
  pressure = 0.5;
  /** When what comes next is due. */
  due = 0.5;
  /** When follow-ups last fell due, and how many have happened at that instant. */
  instant = 0.5;
  atOnce = 0;

  // What they have lived through.
  left = false;
  exit = 0;
  /** When the life ended: on leaving, or at the horizon. */
  exitAt = 0.5;
  visits = 0;
  purchases = 0;
  referrals = 0;
  /** When they last noticed something that is no rival's; −1 before. */
  lastNotice = 0.5;
  readonly cameThrough: Int32Array;

  // What they wait for. Infinity = nothing.
  readonly followUpAt: Float64Array;
  readonly followUpDelay: Float64Array;
  readonly followUpCount: Int32Array;
  nextFollowUp = 0;
  nextFollowUpAt = 0.5;
  readonly randomPushAt: Float64Array;
  readonly randomPushIndex: Int32Array;
  readonly randomPushSpare: Int32Array;
  nextRandomPush = 0;
  nextRandomPushAt = 0.5;
  nextVisitAt = 0.5;
  calendar = 0;
  /** 1 where pushes get to this buyer at all. */
  readonly reached: Uint8Array;
  /** At ω = 0 each link fires once. */
  readonly linkFired: Uint8Array;

  /** What is left of mood, fatigue and readiness as days pass. */
  private readonly remains = new Float64Array(3);
  private readonly moodRate: number;
  private readonly fatigueRate: number;
  private readonly readinessRate: number;

  constructor(plan: Plan) {
    this.plan = plan;
    this.moodRate = -LN2 / plan.parameters.moodHalfLife;
    this.fatigueRate = -LN2 / plan.parameters.fatigueHalfLife;
    this.readinessRate = -LN2 / plan.parameters.readinessHalfLife;
    const size = plan.touchpoints;
    this.trace = new Float64Array(plan.themes);
    this.cameThrough = new Int32Array(size);
    this.followUpAt = new Float64Array(size);
    this.followUpDelay = new Float64Array(size);
    this.followUpCount = new Int32Array(size);
    this.randomPushAt = new Float64Array(size);
    this.randomPushIndex = new Int32Array(size);
    this.randomPushSpare = new Int32Array(size);
    this.reached = new Uint8Array(size);
    this.linkFired = new Uint8Array(plan.linkTo.length);
  }

  /** Lets the days until `due` pass without anybody looking. */
  letPass(): void {
    const passed = this.due - this.now;
    if (passed === 0) return;
    this.now = this.due;
    this.traceAge += passed;
    // A stranger has no mood, fatigue or readiness to lose.
    if (this.fatigue === 0 && this.mood === 0 && this.readiness === this.baseReadiness) return;
    const left = this.remains;
    left[0] = passed * this.moodRate;
    left[1] = passed * this.fatigueRate;
    left[2] = passed * this.readinessRate;
    exps(left, 3);
    this.mood *= left[0];
    this.fatigue *= left[1];
    this.readiness = this.baseReadiness + (this.readiness - this.baseReadiness) * left[2];
  }

  /** R = (1 + 3a/h)^(−½) */
  retention(): number {
    return 1 / Math.sqrt(1 + (3 * this.traceAge) / this.memoryDays);
  }

  /** s = ‖M‖·R, at most 1 */
  memory(): number {
    return this.traceLength === 0 ? 0 : Math.min(1, this.traceLength * this.retention());
  }
}
