/**
 * What many lives add up to: counts and exact sums in a fixed layout, and a census of paths. Merging is exact, associative
 * and commutative, so any chunking in any order gives the same tally to the last digit.
 */
import type { Plan } from './plan.ts';
import { COUNT, dimensionsOf, layOut, STEPS, type Dimensions, type Layout } from './layout.ts';
import { PathCensus } from './paths.ts';

const MAGIC = 0x6d65616e;
/**
 * The version of what counts stand for: in tallies of version 1 curves have the sum of moods of each day, as they were; since
 * then what moves them (metrics/curves.ts).
 */
export const TALLY_VERSION = 2;
/** The oldest one that can still be read. */
export const OLDEST_TALLY_VERSION = 1;
const HEADER = 6;

export class Tally {
  readonly layout: Layout;
  readonly version: number;
  /** All counts and sums; see layout.ts for what stands where. */
  readonly counts: Float64Array;
  /** The census of paths, or the bytes that it was written in as long as nobody has asked for it. */
  #census: PathCensus | Uint8Array;

  private constructor(
    dimensions: Dimensions,
    counts?: Float64Array,
    census?: PathCensus | Uint8Array,
    version = TALLY_VERSION,
  ) {
    this.layout = layOut(dimensions);
    this.version = version;
    this.counts = counts ?? new Float64Array(this.layout.length);
    this.#census = census ?? new PathCensus();
  }

  get census(): PathCensus {
    if (this.#census instanceof Uint8Array) this.#census = PathCensus.read(this.#census);
    return this.#census;
  }

  /** How many walked each of the different paths, the empty one aside: in rising order, without a look at the paths. */
  get walkers(): Float64Array {
    const census = this.#census;
    return (census instanceof Uint8Array ? PathCensus.walkersIn(census) : census.walkers()).sort();
  }

  /** An empty tally for the lives of a plan. */
  static create(plan: Plan): Tally {
    return new Tally(dimensionsOf(plan));
  }

  /** A tally of counts and paths that stand already. */
  static of(dimensions: Dimensions, counts: Float64Array, census: PathCensus): Tally {
    return new Tally(dimensions, counts, census);
  }

  /**
   * A tally from its buffer, which stays as it is.
   * @throws RangeError when the buffer is none, or of another version
   */
  static from(buffer: ArrayBuffer): Tally {
    const own = Tally.over(buffer);
    return new Tally(own.layout, own.counts.slice(), own.#census, own.version);
  }

  /**
   * A tally over its buffer, which from now on is the tally's own.
   * @throws RangeError when the buffer is none, or of another version
   */
  static over(buffer: ArrayBuffer): Tally {
    if (buffer.byteLength < HEADER * 8) throw new RangeError(`Got ${buffer.byteLength} bytes, which is no tally.`);
    const [magic, version, touchpoints, personas, days, length] = new Float64Array(buffer, 0, HEADER);
    if (magic !== MAGIC) throw new RangeError('Got bytes that are no tally.');
    if (!canRead(version))
      throw new RangeError(`Got tally v${version}, expected v${OLDEST_TALLY_VERSION} to v${TALLY_VERSION}.`);
    const dimensions = { touchpoints, personas, days };
    const expected = layOut(dimensions).length;
    const counted = (HEADER + expected) * 8;
    if (length !== expected || buffer.byteLength < counted)
      throw new RangeError(
        `Got a tally of ${length} counts in ${buffer.byteLength} bytes, expected ${expected} counts.`,
      );
    const paths = new Uint8Array(buffer, counted);
    PathCensus.check(paths);
    return new Tally(dimensions, new Float64Array(buffer, HEADER * 8, expected), paths, version);
  }

  /** The tally as bytes that `from` reads; equal tallies give equal bytes. */
  get buffer(): ArrayBuffer {
    return this.write((into) => this.census.write(into));
  }

  /** The same for those who only read it or merge it: its paths stand in any order, and are not sorted. */
  get parcel(): ArrayBuffer {
    return this.write((into) => this.census.writeAsItStands(into));
  }

  private write(writeCensus: (into: Uint8Array) => void): ArrayBuffer {
    const { touchpoints, personas, days, length } = this.layout;
    const counted = (HEADER + length) * 8;
    const buffer = new ArrayBuffer(counted + this.census.byteLength);
    new Float64Array(buffer, 0, HEADER).set([MAGIC, this.version, touchpoints, personas, days, length]);
    new Float64Array(buffer, HEADER * 8, length).set(this.counts);
    writeCensus(new Uint8Array(buffer, counted));
    return buffer;
  }

  /** Buyers asked for that are counted here. */
  get buyers(): number {
    return this.counts[COUNT.BUYERS];
  }

  /**
   * Adds another tally of the same plan.
   * @throws RangeError when it has other dimensions, or is of another version
   */
  merge(other: Tally): void {
    const { touchpoints, personas, days, length } = this.layout;
    const its = other.layout;
    if (its.touchpoints !== touchpoints || its.personas !== personas || its.days !== days)
      throw new RangeError(
        `Got a tally of ${its.touchpoints} touchpoints, ${its.personas} personas and ${its.days} days, ` +
          `expected ${touchpoints}, ${personas} and ${days}.`,
      );
    if (other.version !== this.version)
      throw new RangeError(`Got tally v${other.version} to add to one of v${this.version}.`);
    const into = this.counts;
    const from = other.counts;
    for (let i = 0; i < length; i++) into[i] += from[i];
    const paths = other.#census;
    if (paths instanceof Uint8Array) this.census.addWritten(paths);
    else this.census.merge(paths);
  }
}

/** Whether this engine reads tallies of a version. */
export const canRead = (version: number): boolean => version >= OLDEST_TALLY_VERSION && version <= TALLY_VERSION;

const ROUNDING = 1.5 * 2 ** 52;

/** The whole number nearest to one below 2^51; of two as near the even one, as in the kernel (kernel/steps.ts). */
export const nearest = (x: number): number => x + ROUNDING - ROUNDING;

/** A fraction in whole steps of 2^−20: what sums are made of. */
export const inSteps = (value: number): number => nearest(value * STEPS);
