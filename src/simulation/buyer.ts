/**
 * A buyer in the kernel, as the host sees them: one object lives one life after another there, and writes them down in a
 * tally that stands there as well.
 */
import { Kernel, offsetOf, type Address } from './kernel.ts';
import { dimensionsOf, layOut, type Layout } from './layout.ts';
import { loadLayout, loadPlan } from './load.ts';
import { MEASURES } from './outcome.ts';
import { PATH_STEPS, PathCensus } from './paths.ts';
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

/** Where the fields stand. */
const AT = {
  arrival: offsetOf('Buyer', 'arrival'),
  dissonance: offsetOf('Buyer', 'dissonance'),
  due: offsetOf('Buyer', 'due'),
  exit: offsetOf('Buyer', 'exit'),
  exitAt: offsetOf('Buyer', 'exitAt'),
  followUpDelay: offsetOf('Buyer', 'followUpDelay'),
  generation: offsetOf('Buyer', 'generation'),
  intent: offsetOf('Buyer', 'intent'),
  latitude: offsetOf('Buyer', 'latitude'),
  likeness: offsetOf('Buyer', 'likeness'),
  memoryDays: offsetOf('Buyer', 'memoryDays'),
  persona: offsetOf('Buyer', 'persona'),
  pothole: offsetOf('Buyer', 'pothole'),
  pressure: offsetOf('Buyer', 'pressure'),
  purchases: offsetOf('Buyer', 'purchases'),
  recorder: offsetOf('Buyer', 'recorder'),
  referrals: offsetOf('Buyer', 'referrals'),
  stage: offsetOf('Buyer', 'stage'),
  terms: offsetOf('Buyer', 'terms'),
  trace: offsetOf('Buyer', 'trace'),
  traceAge: offsetOf('Buyer', 'traceAge'),
  traceLength: offsetOf('Buyer', 'traceLength'),
  traits: offsetOf('Buyer', 'traits'),
  trust: offsetOf('Buyer', 'trust'),
  visits: offsetOf('Buyer', 'visits'),
};
const RECORDER = {
  friends: offsetOf('Recorder', 'friends'),
  lives: offsetOf('Recorder', 'lives'),
  marks: offsetOf('Recorder', 'marks'),
  paths: offsetOf('Recorder', 'paths'),
  pathsLength: offsetOf('Recorder', 'pathsLength'),
};
const FRIENDS = { parent: offsetOf('Friends', 'parent'), waiting: offsetOf('Friends', 'waiting') };

/** Kernels that nobody uses, for worlds to come: making one takes longer than many a small run. */
const idle: Kernel[] = [];
const MOST_IDLE = 8;
/** Kernels that have grown larger are let go. */
const MOST_IDLE_BYTES = 8 * 1024 * 1024;

/** A kernel with room for buyers of several plans. Once it is disposed of, its buyers are no more. */
export class World implements Disposable {
  readonly kernel: Kernel = idle.pop() ?? new Kernel();
  private readonly buyers = new Map<Address, Buyer>();
  private readonly scraps = new Map<string, Address>();

  constructor() {
    const witnessOf = (b: Address): Witness | undefined => this.buyers.get(b)?.witness;
    this.kernel.followed = {
      decided: (b, decision, count, chance, draw, happened) =>
        witnessOf(b)?.decided(decision, this.buyers.get(b)?.terms as Float64Array, count, chance, draw, happened !== 0),
      happened: (b, kind, touchpoint) => witnessOf(b)?.happened(kind, touchpoint),
      settled: (b) => witnessOf(b)?.settled(),
      entered: (b, entry, touchpoint) => witnessOf(b)?.entered?.(entry, touchpoint),
    };
  }

  [Symbol.dispose](): void {
    const { kernel } = this;
    this.buyers.clear();
    if (idle.length === MOST_IDLE || kernel.bytes.length > MOST_IDLE_BYTES) return;
    kernel.call.reset();
    idle.push(kernel);
  }

  /**
   * A buyer of a plan.
   * @param seed any text: the luck of the run
   * @param isCounted false when nobody will read the tally: such buyers of plans of one size share the page
   */
  addBuyer(plan: Plan, seed: string, isCounted = true): Buyer {
    const layout = layOut(dimensionsOf(plan));
    const size = `${layout.touchpoints} ${layout.personas} ${layout.days}`;
    const room = (): Address => this.kernel.call.allocate(layout.length * 8);
    const counts = isCounted ? room() : (this.scraps.get(size) ?? room());
    if (!isCounted) this.scraps.set(size, counts);
    // Paths of lives that nobody counts need no census.
    const buyer = new Buyer(this.kernel, plan, seed, layout, counts, isCounted ? ROOM_FOR_PATHS : 0);
    this.buyers.set(buyer.address, buyer);
    return buyer;
  }
}

export class Buyer {
  readonly plan: Plan;
  readonly address: Address;
  private readonly kernel: Kernel;
  private readonly layout: Layout;
  private readonly counts: Address;
  private readonly outcome: Address;
  private readonly recorder: Address;
  private readonly friends: Address;
  private census = new PathCensus();
  private witnessNow: Witness | undefined;

  constructor(kernel: Kernel, plan: Plan, seed: string, layout: Layout, counts: Address, room: number) {
    this.kernel = kernel;
    this.plan = plan;
    this.layout = layout;
    this.counts = counts;
    this.outcome = kernel.call.allocate(MEASURES.length * 8);
    this.address = kernel.call.newBuyer(loadPlan(kernel, plan, seed), loadLayout(kernel, layout), counts, room);
    this.recorder = kernel.ints[(this.address + AT.recorder) >> 2];
    this.friends = kernel.ints[(this.recorder + RECORDER.friends) >> 2];
  }

  get witness(): Witness | undefined {
    return this.witnessNow;
  }

  /** Lets somebody follow the lives closely, or nobody. */
  set witness(witness: Witness | undefined) {
    this.witnessNow = witness;
    this.kernel.call.watch(this.address, witness !== undefined, witness?.entered !== undefined);
  }

  /** Lives of the buyers from ≤ number < to, and of the friends they refer. */
  simulate(from: number, to: number): void {
    for (let start = from; start < to; start += LIVES_AT_ONCE) {
      this.kernel.call.simulate(this.address, start, Math.min(to, start + LIVES_AT_ONCE));
      this.collectPaths();
    }
  }

  /** The life of buyer `number`. Friends whom they refer wait. */
  live(number: number): void {
    this.kernel.call.live(this.address, number);
    this.collectPaths();
  }

  /** The life of the referred friend who waits last. */
  liveAsFriend(): void {
    this.kernel.call.liveAsFriend(this.address);
  }

  /** Friends who wait for their lives. */
  get friendsWaiting(): number {
    return this.kernel.ints[(this.friends + FRIENDS.waiting) >> 2];
  }

  /** Lets the friends who wait go. */
  clearFriends(): void {
    this.kernel.ints[(this.friends + FRIENDS.waiting) >> 2] = 0;
  }

  /** Lives begun, friends' among them; and whose friend, by that count, lived last. */
  get lives(): number {
    return this.kernel.ints[(this.recorder + RECORDER.lives) >> 2];
  }
  get parent(): number {
    return this.kernel.ints[(this.friends + FRIENDS.parent) >> 2];
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
    this.census = new PathCensus();
    return used;
  }

  /** What the life just ended comes to, by MEASURE; call before a friend's life begins. */
  measure(into: Float64Array): void {
    this.kernel.call.measure(this.address, this.outcome);
    const { floats } = this.kernel;
    for (let m = 0, at = this.outcome >> 3; m < MEASURES.length; m++, at++) into[m] = floats[at];
  }

  /** The day since arrival on which the life just ended bought for the first time; the day of its end if it never did. */
  dayOfOutcome(): number {
    return this.kernel.call.dayOfOutcome(this.address);
  }

  /** By touchpoint: a bit for each event kind that has happened there in the life under way. */
  get marks(): Int32Array {
    return this.kernel.intsAt(this.kernel.ints[(this.recorder + RECORDER.marks) >> 2], this.plan.touchpoints);
  }

  /** s = ‖M‖·R, at most 1 */
  memory(): number {
    return this.kernel.call.memoryOf(this.address);
  }

  /** M, a weight a theme */
  get trace(): Float64Array {
    return this.kernel.floatsAt(this.whole(AT.trace), this.plan.themes);
  }
  /** Traits as drawn, in the order of TRAITS. */
  get traits(): Float64Array {
    return this.kernel.floatsAt(this.whole(AT.traits), TRAITS.length);
  }
  /** By touchpoint: the delay, in days, of the follow-up that waits or waited there last. */
  get followUpDelay(): Float64Array {
    return this.kernel.floatsAt(this.whole(AT.followUpDelay), this.plan.touchpoints);
  }
  /** Log-odds of the decision under way. */
  get terms(): Float64Array {
    return this.kernel.floatsAt(this.whole(AT.terms), TERMS);
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
    return this.kernel.call.moodOf(this.address);
  }
  get fatigue(): number {
    return this.kernel.call.fatigueOf(this.address);
  }
  get readiness(): number {
    return this.kernel.call.readinessOf(this.address);
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
    return this.kernel.ints[(this.address + at) >> 2];
  }

  private fraction(at: number): number {
    return this.kernel.floats[(this.address + at) >> 3];
  }

  /** Takes over the paths that the recorder keeps. */
  private collectPaths(): void {
    const { ints, bytes } = this.kernel;
    const length = ints[(this.recorder + RECORDER.pathsLength) >> 2];
    if (length === 0) return;
    const start = ints[(this.recorder + RECORDER.paths) >> 2];
    for (let at = start; at < start + length; at += 2 + bytes[at])
      this.census.add(bytes, at + 2, bytes[at], 1, bytes[at + 1]);
    ints[(this.recorder + RECORDER.pathsLength) >> 2] = 0;
  }
}
