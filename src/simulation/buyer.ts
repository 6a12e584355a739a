/**
 * A buyer in the kernel, as the host sees them: one object lives one life after another there, and writes them down in a
 * tally that stands there as well.
 */
import { Kernel, placeOf, shared, UNFOLLOWED, type Address } from './kernel.ts';
import { dimensionsOf, layOut, type Layout } from './layout.ts';
import { load } from './load.ts';
import { MEASURES } from './outcome.ts';
import { FEW_PATHS, PATH_STEPS, PathCensus } from './paths.ts';
import type { Plan } from './plan.ts';
import { Tally } from './tally.ts';
import { TRAITS } from './vocabulary.ts';

/** Follows lives closely; the fast loop has nobody who does. */
export interface Witness {
  /** A decision was taken: its terms (the first `count` log-odds), its chance and its draw. */
  decided(decision: number, terms: Float64Array, count: number, chance: number, draw: number, happened: boolean): void;
  /** Something happened at a touchpoint; the buyer's state is the one after it. */
  happened(kind: number, touchpoint: number): void;
  /** What was under way is over: decisions since the last event belong to it. */
  settled(): void;
  /** The recorder took down an entry (ENTRY) about a touchpoint, or about none (−1). */
  entered?(entry: number, touchpoint: number): void;
}

/** Lives between two collections of paths, and the bytes that they may take. */
const LIVES_AT_ONCE = 1024;
const ROOM_FOR_PATHS = LIVES_AT_ONCE * (PATH_STEPS + 2);
/** As many terms as a decision can have. */
const TERMS = 8;

/** Where fields and columns stand. */
const AT = {
  arrival: placeOf('Buyer', 'arrival'),
  dissonance: placeOf('Buyer', 'dissonance'),
  due: placeOf('Buyer', 'due'),
  exit: placeOf('Buyer', 'exit'),
  exitAt: placeOf('Buyer', 'exitAt'),
  generation: placeOf('Buyer', 'generation'),
  intent: placeOf('Buyer', 'intent'),
  latitude: placeOf('Buyer', 'latitude'),
  likeness: placeOf('Buyer', 'likeness'),
  memoryDays: placeOf('Buyer', 'memoryDays'),
  persona: placeOf('Buyer', 'persona'),
  pothole: placeOf('Buyer', 'pothole'),
  pressure: placeOf('Buyer', 'pressure'),
  purchases: placeOf('Buyer', 'purchases'),
  referrals: placeOf('Buyer', 'referrals'),
  stage: placeOf('Buyer', 'stage'),
  traceAge: placeOf('Buyer', 'traceAge'),
  traceLength: placeOf('Buyer', 'traceLength'),
  trust: placeOf('Buyer', 'trust'),
  visits: placeOf('Buyer', 'visits'),
  followUpDelay: shared.call.followUpDelay(),
  marks: shared.call.marks(),
  terms: shared.call.terms(),
  trace: shared.call.trace(),
  traits: shared.call.traits(),
  lives: placeOf('Recorder', 'lives'),
  paths: placeOf('Recorder', 'paths'),
  pathsLength: placeOf('Recorder', 'pathsLength'),
  parent: placeOf('Friends', 'parent'),
  waiting: placeOf('Friends', 'waiting'),
};
/** The address of what is not there. */
const NOWHERE = 0;

/** Kernels that nobody uses, for buyers to come: those whose lives can be followed, and the others. */
const idle: Readonly<Record<'followed' | 'alone', Kernel[]>> = { followed: [], alone: [] };
const idleLike = (canBeFollowed: boolean): Kernel[] => idle[canBeFollowed ? 'followed' : 'alone'];
const MOST_IDLE = 16;
/** Kernels that have grown larger are let go. */
const MOST_IDLE_BYTES = 8 * 1024 * 1024;

/** A buyer of one plan, in a kernel of their own. Disposed of, they live no more. */
export class Buyer implements Disposable {
  readonly plan: Plan;
  private readonly kernel: Kernel;
  private readonly layout: Layout;
  private readonly counts: Address;
  private readonly outcome: Address;
  private census = new PathCensus();
  private witnessNow: Witness | undefined;

  /**
   * @param seed any text: the luck of the run
   * @param isCounted false when nobody will read a tally: then none is written, and no path kept
   * @param canBeFollowed true when lives will have a witness
   */
  constructor(plan: Plan, seed: string, { isCounted = true, canBeFollowed = false } = {}) {
    const kernel = idleLike(canBeFollowed).pop() ?? new Kernel(canBeFollowed);
    this.kernel = kernel;
    this.plan = plan;
    this.layout = layOut(dimensionsOf(plan));
    this.counts = isCounted ? kernel.call.allocate(this.layout.length * 8) : NOWHERE;
    this.outcome = kernel.call.allocate(MEASURES.length * 8);
    load(kernel, plan, this.layout, seed);
    kernel.call.prepare(this.counts, isCounted ? ROOM_FOR_PATHS : 0);
    kernel.followed = {
      decided: (decision, count, chance, draw, happened) =>
        this.witnessNow?.decided(decision, this.terms, count, chance, draw, happened !== 0),
      happened: (kind, touchpoint) => this.witnessNow?.happened(kind, touchpoint),
      settled: () => this.witnessNow?.settled(),
      entered: (entry, touchpoint) => this.witnessNow?.entered?.(entry, touchpoint),
    };
  }

  [Symbol.dispose](): void {
    const { kernel } = this;
    // Given back twice, the kernel would be two buyers'.
    if (kernel.followed === UNFOLLOWED) return;
    kernel.followed = UNFOLLOWED;
    const others = idleLike(kernel.canBeFollowed);
    if (others.length === MOST_IDLE || this.bytes > MOST_IDLE_BYTES) return;
    kernel.call.reset();
    others.push(kernel);
  }

  /** Bytes of the kernel's memory. */
  get bytes(): number {
    return this.kernel.bytes.length;
  }

  get witness(): Witness | undefined {
    return this.witnessNow;
  }

  /**
   * Lets somebody follow the lives closely, or nobody.
   * @throws Error when the buyer was made without followers
   */
  set witness(witness: Witness | undefined) {
    if (!this.kernel.canBeFollowed) throw new Error('Got a witness for a buyer whom nobody can follow.');
    this.witnessNow = witness;
    this.kernel.call.watch(witness !== undefined, witness?.entered !== undefined);
  }

  /** Lives of the buyers from ≤ number < to, and of the friends they refer. */
  simulate(from: number, to: number): void {
    for (let start = from; start < to; start += LIVES_AT_ONCE) {
      this.kernel.call.simulate(start, Math.min(to, start + LIVES_AT_ONCE));
      this.collectPaths();
    }
  }

  /** The life of buyer `number`. Friends whom they refer wait. */
  live(number: number): void {
    this.kernel.call.live(number);
    this.collectPaths();
  }

  /** The life of the referred friend who waits last. */
  liveAsFriend(): void {
    this.kernel.call.liveAsFriend();
  }

  /** Friends who wait for their lives. */
  get friendsWaiting(): number {
    return this.whole(AT.waiting);
  }

  /** Lets the friends who wait go. */
  clearFriends(): void {
    this.kernel.ints[AT.waiting >> 2] = 0;
  }

  /** Lives begun, friends' among them; and whose friend, by that count, lived last. */
  get lives(): number {
    return this.whole(AT.lives);
  }
  get parent(): number {
    return this.whole(AT.parent);
  }

  /** Hands over what has been recorded and starts anew. */
  take(): Tally {
    return this.handOver((recorded) => Tally.of(recorded.layout, recorded.counts.slice(), recorded.census));
  }

  /** What has been recorded, as it stands in the kernel's memory, for `use` alone: then it starts anew. */
  handOver<Used>(use: (recorded: Tally) => Used): Used {
    const counts = this.kernel.floatsAt(this.counts, this.layout.length);
    const used = use(Tally.of(this.layout, counts, this.census));
    counts.fill(0);
    // About as many paths as these buyers have, the next ones will have.
    this.census = new PathCensus(Math.max(FEW_PATHS, this.census.size));
    return used;
  }

  /** What the life just ended comes to, by MEASURE; call before a friend's life begins. */
  measure(into: Float64Array): void {
    this.kernel.call.measure(this.outcome);
    const { floats } = this.kernel;
    for (let m = 0, at = this.outcome >> 3; m < MEASURES.length; m++, at++) into[m] = floats[at];
  }

  /** The day since arrival on which the life just ended bought for the first time; the day of its end if it never did. */
  dayOfOutcome(): number {
    return this.kernel.call.dayOfOutcome();
  }

  /** By touchpoint: a bit for each event kind that has happened there in the life under way. */
  get marks(): Int32Array {
    return this.kernel.intsAt(AT.marks, this.plan.touchpoints);
  }

  /** s = ‖M‖·R, at most 1 */
  memory(): number {
    return this.kernel.call.memoryNow();
  }

  /** M, a weight a theme */
  get trace(): Float64Array {
    return this.kernel.floatsAt(AT.trace, this.plan.themes);
  }
  /** Traits as drawn, in the order of TRAITS. */
  get traits(): Float64Array {
    return this.kernel.floatsAt(AT.traits, TRAITS.length);
  }
  /** By touchpoint: the delay, in days, of the follow-up that waits or waited there last. */
  get followUpDelay(): Float64Array {
    return this.kernel.floatsAt(AT.followUpDelay, this.plan.touchpoints);
  }
  /** Log-odds of the decision under way. */
  get terms(): Float64Array {
    return this.kernel.floatsAt(AT.terms, TERMS);
  }

  get generation(): number {
    return this.whole(AT.generation);
  }
  get persona(): number {
    return this.whole(AT.persona);
  }
  get intent(): number {
    return this.whole(AT.intent);
  }
  get arrival(): number {
    return this.fraction(AT.arrival);
  }
  /** The time of what is under way. */
  get now(): number {
    return this.fraction(AT.due);
  }
  /** ‖M‖ */
  get traceLength(): number {
    return this.fraction(AT.traceLength);
  }
  /** a, the age of the trace in days when something was last noticed */
  get traceAge(): number {
    return this.fraction(AT.traceAge);
  }
  /** h, the half-life of memory in days */
  get memoryDays(): number {
    return this.fraction(AT.memoryDays);
  }
  get trust(): number {
    return this.fraction(AT.trust);
  }
  get mood(): number {
    return this.kernel.call.moodNow();
  }
  get fatigue(): number {
    return this.kernel.call.fatigueNow();
  }
  get readiness(): number {
    return this.kernel.call.readinessNow();
  }
  get stage(): number {
    return this.whole(AT.stage);
  }
  get exit(): number {
    return this.whole(AT.exit);
  }
  /** When the life ended: on leaving, or at the horizon. */
  get exitAt(): number {
    return this.fraction(AT.exitAt);
  }
  get visits(): number {
    return this.whole(AT.visits);
  }
  get purchases(): number {
    return this.whole(AT.purchases);
  }
  get referrals(): number {
    return this.whole(AT.referrals);
  }
  /** c of the exposure under way */
  get likeness(): number {
    return this.fraction(AT.likeness);
  }
  /** P, L and δ of the exposure under way */
  get pressure(): number {
    return this.fraction(AT.pressure);
  }
  get latitude(): number {
    return this.fraction(AT.latitude);
  }
  get dissonance(): number {
    return this.fraction(AT.dissonance);
  }
  /** The pothole met or averted last, by its place among the plan's. */
  get pothole(): number {
    return this.whole(AT.pothole);
  }

  private whole(at: number): number {
    return this.kernel.ints[at >> 2];
  }

  private fraction(at: number): number {
    return this.kernel.floats[at >> 3];
  }

  /** Takes over the paths that the recorder keeps. */
  private collectPaths(): void {
    const { ints, bytes } = this.kernel;
    const length = ints[AT.pathsLength >> 2];
    if (length === 0) return;
    const start = ints[AT.paths >> 2];
    for (let at = start; at < start + length; at += 2 + bytes[at])
      this.census.add(bytes, at + 2, bytes[at], 1, bytes[at + 1]);
    ints[AT.pathsLength >> 2] = 0;
  }
}
