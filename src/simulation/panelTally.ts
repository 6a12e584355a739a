/**
 * What the same buyers' lives under several plans add up to: sums and products of measures, within each plan and across
 * pairs of plans. Everything is a whole number, or a sum of whole steps of 2^−20, so that merging is exact, associative and
 * commutative, and any chunks give the same panel to the last digit.
 */
import { FIGURES, isWhole } from './figures.ts';
import { STEPS } from './layout.ts';
import { MEASURES } from './outcome.ts';
import { INTENTS, JOURNEYS } from './vocabulary.ts';

const MAGIC = 0x70616e6c;
/** The version of the buffer's layout. */
export const PANEL_VERSION = 1;
const HEADER = 8;

/** Sections into which buyers fall by number, for intervals of quantiles: buyer number modulo this. */
export const SECTIONS = 20;
/** Numbers of buyers kept as examples, of each kind, per pair: the lowest ones. */
export const EXAMPLES = 5;
/** Bought under the second plan alone; under the first alone; came equally far or neither bought, on another journey. */
export const EXAMPLE_KINDS = ['WON', 'LOST', 'MOVED'] as const;
export type ExampleKind = (typeof EXAMPLE_KINDS)[number];

/** A product of two measures of one buyer, the second one of the other plan where it stands across a pair. */
export interface Product {
  readonly one: number;
  readonly other: number;
  /** 1 where both are whole, else STEPS. */
  readonly steps: number;
}

const product = (one: number, other: number): Product => ({
  one,
  other,
  steps: isWhole(one) && isWhole(other) ? 1 : STEPS,
});

const addressOf = (one: number, other: number): number => one * MEASURES.length + other;

/** Without repeats, in the order of first use. */
function collect(wanted: readonly (readonly [number, number])[]): Product[] {
  const found = new Map(wanted.map(([one, other]) => [addressOf(one, other), product(one, other)]));
  return [...found.values()];
}

/** Products within a plan: what the variances of the figures need. */
export const WITHIN: readonly Product[] = collect(
  FIGURES.flatMap(({ x, y }): [number, number][] => (y === null ? [[x, x]] : [[x, x], [x, y], [y, y]])), // prettier-ignore
);
/** Products across a pair: the first measure under the first plan, the second under the second. */
export const ACROSS: readonly Product[] = collect(
  FIGURES.flatMap(({ x, y }): [number, number][] => (y === null ? [[x, x]] : [[x, x], [x, y], [y, x], [y, y]])), // prettier-ignore
);
const placesOf = (products: readonly Product[]): ReadonlyMap<number, number> =>
  new Map(products.map(({ one, other }, place) => [addressOf(one, other), place]));
const WITHIN_PLACES = placesOf(WITHIN);
const ACROSS_PLACES = placesOf(ACROSS);
/** Kept once for each two measures, whichever is named first. */
export const withinAt = (one: number, other: number): number =>
  (WITHIN_PLACES.get(addressOf(one, other)) ?? WITHIN_PLACES.get(addressOf(other, one))) as number;
export const acrossAt = (one: number, other: number): number => ACROSS_PLACES.get(addressOf(one, other)) as number;

export interface PanelShape {
  readonly arms: number;
  /** Pairs of arms: 0 = none, 1 = the first arm with each other one, 2 = all. */
  readonly pairing: 0 | 1 | 2;
  /** Days of the horizon when times to purchase are kept, else 0. */
  readonly days: number;
}

export interface PanelLayout extends PanelShape {
  readonly pairs: readonly (readonly [number, number])[];
  /** arm × measure */
  readonly sums: number;
  /** arm × WITHIN */
  readonly within: number;
  /** pair × ACROSS */
  readonly across: number;
  /** pair × intent × journey under the first × journey under the second */
  readonly switches: number;
  /** pair: buyers of whom any measure differs */
  readonly differing: number;
  /** arm × section × (bought, censored) × day since arrival */
  readonly times: number;
  /** pair × kind × EXAMPLES: buyer numbers, ascending, Infinity where there are fewer. Merged by taking the lowest. */
  readonly examples: number;
  readonly length: number;
}

/** Single counts at the start. */
export const PANEL_COUNT = { BUYERS: 0, LIVES: 1 } as const;
const COUNTS = 2;

export const SWITCHES = INTENTS.length * JOURNEYS.length * JOURNEYS.length;

export function pairsOf({ arms, pairing }: PanelShape): (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  const firsts = pairing === 0 ? 0 : pairing === 1 ? Math.min(1, arms) : arms;
  for (let one = 0; one < firsts; one++) for (let other = one + 1; other < arms; other++) pairs.push([one, other]);
  return pairs;
}

export function layOutPanel(shape: PanelShape): PanelLayout {
  const { arms, days } = shape;
  const pairs = pairsOf(shape);
  let length = COUNTS;
  const section = (size: number): number => {
    const start = length;
    length += size;
    return start;
  };
  return {
    ...shape,
    pairs,
    sums: section(arms * MEASURES.length),
    within: section(arms * WITHIN.length),
    across: section(pairs.length * ACROSS.length),
    switches: section(pairs.length * SWITCHES),
    differing: section(pairs.length),
    times: section(days === 0 ? 0 : arms * SECTIONS * 2 * (days + 1)),
    examples: section(pairs.length * EXAMPLE_KINDS.length * EXAMPLES),
    length,
  };
}

export class PanelTally {
  readonly layout: PanelLayout;
  readonly counts: Float64Array;
  /** Powers of two that pressure, revenue and cost are divided by. */
  readonly scales: PanelScales;

  constructor(shape: PanelShape, scales: PanelScales, counts?: Float64Array) {
    this.layout = layOutPanel(shape);
    this.scales = scales;
    this.counts = counts ?? new Float64Array(this.layout.length);
    if (!counts) this.counts.fill(Infinity, this.layout.examples);
  }

  /**
   * A panel from its buffer.
   * @throws RangeError when the buffer is none, or of another version
   */
  static from(buffer: ArrayBuffer): PanelTally {
    if (buffer.byteLength < HEADER * 8) throw new RangeError(`Got ${buffer.byteLength} bytes, which is no panel.`);
    const [magic, version, arms, pairing, days, pressure, revenue, cost] = new Float64Array(buffer, 0, HEADER);
    if (magic !== MAGIC) throw new RangeError('Got bytes that are no panel.');
    if (version !== PANEL_VERSION) throw new RangeError(`Got panel v${version}, expected v${PANEL_VERSION}.`);
    const shape = { arms, pairing: pairing as PanelShape['pairing'], days };
    const { length } = layOutPanel(shape);
    if (buffer.byteLength !== (HEADER + length) * 8)
      throw new RangeError(`Got a panel of ${buffer.byteLength} bytes, expected ${(HEADER + length) * 8}.`);
    return new PanelTally(shape, { pressure, revenue, cost }, new Float64Array(buffer, HEADER * 8, length));
  }

  /** The panel as bytes that `from` reads. */
  get buffer(): ArrayBuffer {
    const { arms, pairing, days, length } = this.layout;
    const { pressure, revenue, cost } = this.scales;
    const all = new Float64Array(HEADER + length);
    all.set([MAGIC, PANEL_VERSION, arms, pairing, days, pressure, revenue, cost]);
    all.set(this.counts, HEADER);
    return all.buffer;
  }

  /** Buyers, each of whom has a life under every plan. */
  get buyers(): number {
    return this.counts[PANEL_COUNT.BUYERS];
  }

  /**
   * Adds another panel of the same plans.
   * @throws RangeError when it has another shape
   */
  merge(other: PanelTally): void {
    const { arms, pairing, days, examples, length } = this.layout;
    const its = other.layout;
    if (its.arms !== arms || its.pairing !== pairing || its.days !== days)
      throw new RangeError(
        `Got a panel of ${its.arms} plans, pairing ${its.pairing} and ${its.days} days, ` +
          `expected ${arms}, ${pairing} and ${days}.`,
      );
    for (let i = 0; i < examples; i++) this.counts[i] += other.counts[i];
    for (let at = examples; at < length; at += EXAMPLES)
      this.counts.set(lowest(this.counts.subarray(at, at + EXAMPLES), other.counts.subarray(at, at + EXAMPLES)), at);
  }
}

export interface PanelScales {
  readonly pressure: number;
  readonly revenue: number;
  readonly cost: number;
}

const lowest = (one: Float64Array, other: Float64Array): Float64Array =>
  Float64Array.from([...one, ...other])
    .sort()
    .subarray(0, EXAMPLES);
