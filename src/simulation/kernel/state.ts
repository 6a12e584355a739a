/** What is true of one buyer at one moment: who they are, what they feel and remember, what they wait for. */
import { exp, LN2 } from './math';
import { bytes, Bytes, floats, Floats, ints, Ints } from './memory';
import { Plan } from './plan';

@unmanaged
export class BuyerState {
  plan: Plan;

  // Who they are.
  generation: i32;
  persona: i32;
  intent: i32;
  arrival: f64;
  attention: f64;
  patience: f64;
  drift: f64;
  sensitivity: f64;
  curiosity: f64;
  rebuyDays: f64;
  /** When the need passes; Infinity when never. */
  needPassesAt: f64;
  /** Traits as drawn, in the order of TRAITS. */
  traits: Floats;

  // What they feel and remember, as of `now`.
  now: f64;
  /** M */
  trace: Floats;
  /** ‖M‖ */
  traceLength: f64;
  /** a, the age of the trace in days */
  traceAge: f64;
  /** h, the half-life of memory in days */
  memoryDays: f64;
  /** τ */
  trust: f64;
  /** e */
  mood: f64;
  /** f */
  fatigue: f64;
  /** r */
  readiness: f64;
  /** r₀ */
  baseReadiness: f64;
  stage: i32;
  /** When a customer needs it again. */
  neededAgainAt: f64;

  /** P of the exposure under way */
  pressure: f64;
  /** When what comes next is due. */
  due: f64;
  /** When follow-ups last fell due, and how many have happened at that instant. */
  instant: f64;
  atOnce: i32;

  // What they have lived through.
  left: bool;
  exit: i32;
  /** When the life ended: on leaving, or at the horizon. */
  exitAt: f64;
  visits: i32;
  purchases: i32;
  referrals: i32;
  /** When they last noticed something that is no rival's; −1 before. */
  lastNotice: f64;
  cameThrough: Ints;

  // What they wait for. Infinity = nothing.
  followUpAt: Floats;
  followUpDelay: Floats;
  followUpCount: Ints;
  nextFollowUp: i32;
  nextFollowUpAt: f64;
  randomPushAt: Floats;
  randomPushIndex: Ints;
  randomPushSpare: Ints;
  nextRandomPush: i32;
  nextRandomPushAt: f64;
  nextVisitAt: f64;
  calendar: i32;
  /** 1 where pushes get to this buyer at all. */
  reached: Bytes;
  /** At ω = 0 each link fires once. */
  linkFired: Bytes;

  moodRate: f64;
  fatigueRate: f64;
  readinessRate: f64;

  constructor(plan: Plan) {
    this.plan = plan;
    this.moodRate = -LN2 / plan.parameters.moodHalfLife;
    this.fatigueRate = -LN2 / plan.parameters.fatigueHalfLife;
    this.readinessRate = -LN2 / plan.parameters.readinessHalfLife;
    const size = plan.touchpoints;
    this.traits = floats(9);
    this.trace = floats(plan.themes);
    this.cameThrough = ints(size);
    this.followUpAt = floats(size);
    this.followUpDelay = floats(size);
    this.followUpCount = ints(size);
    this.randomPushAt = floats(size);
    this.randomPushIndex = ints(size);
    this.randomPushSpare = ints(size);
    this.reached = bytes(size);
    this.linkFired = bytes(plan.links);
  }

  /** Lets the days until `due` pass without anybody looking. */
  letPass(): void {
    const passed = this.due - this.now;
    if (passed === 0) return;
    this.now = this.due;
    this.traceAge += passed;
    // A stranger has no mood, fatigue or readiness to lose.
    if (this.fatigue === 0 && this.mood === 0 && this.readiness === this.baseReadiness) return;
    this.mood *= exp(passed * this.moodRate);
    this.fatigue *= exp(passed * this.fatigueRate);
    const left = exp(passed * this.readinessRate);
    this.readiness = this.baseReadiness + (this.readiness - this.baseReadiness) * left;
  }

  /** R = (1 + 3a/h)^(−½) */
  retention(): f64 {
    return 1.0 / sqrt(1 + (3 * this.traceAge) / this.memoryDays);
  }

  /** s = ‖M‖·R, at most 1 */
  memory(): f64 {
    return this.traceLength === 0 ? 0 : min(1.0, this.traceLength * this.retention());
  }
}
