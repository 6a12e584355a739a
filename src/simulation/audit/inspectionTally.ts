/**
 * What an inspection adds up: who meets which trouble where, by what they came for. Everything is a whole number, or a sum
 * of whole steps of 2^−20, so that merging is exact and any chunks in any order give the same to the last digit.
 */
import type { Plan } from '../plan.ts';
import { INTENTS } from '../vocabulary.ts';

const MAGIC = 0x696e7370;
/** The version of the buffer's layout. */
export const INSPECTION_VERSION = 2;
const HEADER = 5;

/** Facts about a touchpoint. Buyers are counted once each, sums of chances, pressure and dissonance are in steps. */
export const FACTS = [
  'exposures',
  'exposedBuyers',
  'notices',
  'noticingBuyers',
  'attendingBuyers',
  /** Exposures whose notice was a matter of chance; the sum of their chances, and of what these were without fatigue. */
  'pushes',
  'noticeChance',
  'freshChance',
  /** Exposures, and buyers, at which fatigue took a good part of the chance (TIRED). */
  'tiredPushes',
  'tiredBuyers',
  /** Exposures with P > 0, their buyers, the sum of P, and those who left over it. */
  'pressed',
  'pressedBuyers',
  'pressure',
  'leftPressed',
  /** Exposures with δ > 0, their buyers, the sum of δ. */
  'clashes',
  'clashingBuyers',
  'dissonance',
] as const;
export type Fact = (typeof FACTS)[number];

/** Facts about a declared pothole: exposures with it, their buyers, and what became of them. */
export const POTHOLE_FACTS = ['met', 'meetingBuyers', 'averted', 'recovered', 'gaveUp', 'left'] as const;
export type PotholeFact = (typeof POTHOLE_FACTS)[number];

/** Facts about follow-ups that buyers have to remember: those that fell due, those forgotten, and the buyers of either. */
export const WAIT_FACTS = ['due', 'dueBuyers', 'forgotten', 'forgettingBuyers'] as const;
export type WaitFact = (typeof WAIT_FACTS)[number];

const placesOf = <Word extends string>(words: readonly Word[]): Readonly<Record<Word, number>> =>
  Object.fromEntries(words.map((word, place) => [word, place])) as Record<Word, number>;
export const FACT = placesOf(FACTS);
export const POTHOLE_FACT = placesOf(POTHOLE_FACTS);
export const WAIT_FACT = placesOf(WAIT_FACTS);

/** Cells of [0, 1] by which pressed buyers are told apart: how much could have been asked of them without pressure. */
export const ROOMS = 100;

/** Follow-ups to one touchpoint after one delay, which buyers have to remember. */
export interface Wait {
  readonly touchpoint: number;
  readonly delay: number;
}

/** The waits of a plan, by touchpoint and delay. */
export function waitsOf(plan: Plan): Wait[] {
  const waits: Wait[] = [];
  plan.linkTo.forEach((touchpoint, link) => {
    const delay = plan.linkDelay[link];
    if (delay === 0 || plan.sought[touchpoint] === 0) return;
    if (!waits.some((wait) => wait.touchpoint === touchpoint && wait.delay === delay))
      waits.push({ touchpoint, delay });
  });
  return waits.sort((one, other) => one.touchpoint - other.touchpoint || one.delay - other.delay);
}

export interface InspectionShape {
  readonly touchpoints: number;
  readonly potholes: number;
  readonly waits: number;
}

export interface InspectionLayout extends InspectionShape {
  /** intent: buyers */
  readonly buyers: number;
  /** touchpoint × intent × FACTS */
  readonly facts: number;
  /** pothole × intent × POTHOLE_FACTS */
  readonly holes: number;
  /** wait × intent × WAIT_FACTS */
  readonly delays: number;
  /** touchpoint × ROOMS: exposures with pressure */
  readonly rooms: number;
  readonly length: number;
}

export const shapeOf = (plan: Plan): InspectionShape => ({
  touchpoints: plan.touchpoints,
  potholes: plan.potholeKind.length,
  waits: waitsOf(plan).length,
});

function layOutInspection(shape: InspectionShape): InspectionLayout {
  let length = 0;
  const section = (size: number): number => {
    const start = length;
    length += size;
    return start;
  };
  const intents = INTENTS.length;
  return {
    ...shape,
    buyers: section(intents),
    facts: section(shape.touchpoints * intents * FACTS.length),
    holes: section(shape.potholes * intents * POTHOLE_FACTS.length),
    delays: section(shape.waits * intents * WAIT_FACTS.length),
    rooms: section(shape.touchpoints * ROOMS),
    length,
  };
}

export class InspectionTally {
  readonly layout: InspectionLayout;
  readonly counts: Float64Array;

  constructor(shape: InspectionShape, counts?: Float64Array) {
    this.layout = layOutInspection(shape);
    this.counts = counts ?? new Float64Array(this.layout.length);
  }

  /**
   * An inspection from its buffer.
   * @throws RangeError when the buffer is none, or of another version
   */
  static from(buffer: ArrayBuffer): InspectionTally {
    if (buffer.byteLength < HEADER * 8) throw new RangeError(`Got ${buffer.byteLength} bytes, which is no inspection.`);
    const [magic, version, touchpoints, potholes, waits] = new Float64Array(buffer, 0, HEADER);
    if (magic !== MAGIC) throw new RangeError('Got bytes that are no inspection.');
    if (version !== INSPECTION_VERSION)
      throw new RangeError(`Got inspection v${version}, expected v${INSPECTION_VERSION}.`);
    const shape = { touchpoints, potholes, waits };
    const { length } = layOutInspection(shape);
    if (buffer.byteLength !== (HEADER + length) * 8)
      throw new RangeError(`Got an inspection of ${buffer.byteLength} bytes, expected ${(HEADER + length) * 8}.`);
    return new InspectionTally(shape, new Float64Array(buffer, HEADER * 8, length));
  }

  /** The inspection as bytes that `from` reads. */
  get buffer(): ArrayBuffer {
    const { touchpoints, potholes, waits, length } = this.layout;
    const all = new Float64Array(HEADER + length);
    all.set([MAGIC, INSPECTION_VERSION, touchpoints, potholes, waits]);
    all.set(this.counts, HEADER);
    return all.buffer;
  }

  /** Buyers looked at. */
  get buyers(): number {
    return INTENTS.reduce((sum, _, intent) => sum + this.counts[this.layout.buyers + intent], 0);
  }

  /**
   * Adds another inspection of the same plan.
   * @throws RangeError when it has another shape
   */
  merge(other: InspectionTally): void {
    const { touchpoints, potholes, waits, length } = this.layout;
    const its = other.layout;
    if (its.touchpoints !== touchpoints || its.potholes !== potholes || its.waits !== waits)
      throw new RangeError(
        `Got an inspection of ${its.touchpoints} touchpoints, ${its.potholes} potholes and ${its.waits} waits, ` +
          `expected ${touchpoints}, ${potholes} and ${waits}.`,
      );
    for (let i = 0; i < length; i++) this.counts[i] += other.counts[i];
  }
}
