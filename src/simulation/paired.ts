/**
 * Estimates from a panel: a figure under one plan, and the paired difference of a figure between two plans that share the
 * luck. Differences of ratios go by the delta method: a buyer contributes z = factor·(x − R·y)/ȳ, and the variance of the
 * difference is that of z₂ − z₁ over buyers.
 */
import { FIGURES, placeOf, type Figure, type FigureName } from './figures.ts';
import { STEPS } from './layout.ts';
import { MEASURE, MEASURES } from './outcome.ts';
import { isWhole } from './figures.ts';
import { mean, NOTHING, pairedShares, scale, shareOfEvents, wilson, within as clamp } from './metrics/interval.ts';
import {
  ACROSS,
  acrossAt,
  EXAMPLE_KINDS,
  EXAMPLES,
  SWITCHES,
  WITHIN,
  withinAt,
  type ExampleKind,
  type PanelTally,
} from './panelTally.ts';
import type { Estimate } from './summary.ts';
import { INTENTS, JOURNEYS } from './vocabulary.ts';

/** The difference of a figure, challenger less baseline (the pair's second plan less its first), with its interval. */
export interface PairedEstimate {
  readonly baseline: number | null;
  readonly challenger: number | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Variance of the difference over what it would be with separate luck; null where there is nothing to compare. */
  readonly varianceRatio: number | null;
}

/** Moments of a figure over the buyers of a panel, in the unit of the figure. */
interface Moments {
  readonly value: number;
  /** Σx/Σy, or Σx/n without y, as the panel keeps them. */
  readonly ratio: number;
  /** Mean of y; 1 without y. */
  readonly weight: number;
  /** Variance of a buyer's contribution z; rounding may leave it a trace below 0. */
  readonly variance: number;
}

/** Sums over buyers of products of two measures: both under one plan, or the second under another. */
type Product = (one: number, other: number) => number;

export class PanelReader {
  readonly panel: PanelTally;
  readonly buyers: number;
  private readonly counts: Float64Array;

  constructor(panel: PanelTally) {
    this.panel = panel;
    this.counts = panel.counts;
    this.buyers = panel.buyers;
  }

  /** The place of the pair of two arms; the panel must have it. */
  pairOf(first: number, second: number): number {
    return this.panel.layout.pairs.findIndex(([one, other]) => one === first && other === second);
  }

  /** Sum of a measure under one plan, in the panel's steps undone. */
  sum(arm: number, measure: number): number {
    const sum = this.counts[this.panel.layout.sums + arm * MEASURES.length + measure];
    return isWhole(measure) ? sum : sum / STEPS;
  }

  private product(arm: number, one: number, other: number): number {
    const at = withinAt(one, other);
    return this.counts[this.panel.layout.within + arm * WITHIN.length + at] / WITHIN[at].steps;
  }

  private productAcross(pair: number, one: number, other: number): number {
    const at = acrossAt(one, other);
    return this.counts[this.panel.layout.across + pair * ACROSS.length + at] / ACROSS[at].steps;
  }

  /** A figure under one plan with its interval, z being the normal quantile of the confidence. */
  estimate(arm: number, name: FigureName, z: number): Estimate {
    const figure = FIGURES[placeOf(name)];
    const { x, y } = figure;
    if (figure.isShare) {
      const share = wilson(this.sum(arm, x), y === null ? this.buyers : this.sum(arm, y), z);
      return scale(share, figure.factor);
    }
    // A mean over all buyers, or over those reached.
    if (y === null || y === MEASURE.reached) {
      const whole = y === null ? this.buyers : this.sum(arm, y);
      return converted(figure, mean(this.sum(arm, x), this.product(arm, x, x), whole, z), this.unit(figure));
    }
    // What a buyer may have several of, and so many of these.
    if (isWhole(x) && isWhole(y)) {
      const product = (one: number, other: number): number => this.product(arm, one, other);
      const sums = {
        x: this.sum(arm, x),
        y: this.sum(arm, y),
        xx: product(x, x),
        yy: product(y, y),
        xy: product(x, y),
      };
      return scale(shareOfEvents(sums, z), figure.factor);
    }
    const moments = this.moments(arm, figure);
    if (!moments) return NOTHING;
    return clampTo(figure, around(moments.value, z * Math.sqrt(Math.max(0, moments.variance) / this.buyers)));
  }

  /** The value of a figure under one plan; null where there is nothing to judge. */
  value(arm: number, name: FigureName): number | null {
    return this.moments(arm, FIGURES[placeOf(name)])?.value ?? null;
  }

  /** The paired difference of a figure: the pair's second plan less its first. */
  difference(pair: number, name: FigureName, z: number): PairedEstimate {
    const figure = FIGURES[placeOf(name)];
    const [first, second] = this.panel.layout.pairs[pair];
    const one = this.moments(first, figure);
    const other = this.moments(second, figure);
    if (!one || !other)
      return {
        ...{ baseline: one?.value ?? null, challenger: other?.value ?? null },
        ...{ difference: null, low: null, high: null, varianceRatio: null },
      };
    const separate = one.variance + other.variance;
    const variance = Math.max(0, separate - 2 * this.covariance(pair, figure, one, other));
    const values = {
      baseline: one.value,
      challenger: other.value,
      difference: other.value - one.value,
      varianceRatio: separate > 0 ? variance / separate : null,
    };
    const { low, high } = this.intervalOf(pair, figure, values.difference, variance, z);
    return { ...values, low, high };
  }

  /** Variance of the difference of a buyer's contributions to a figure, divisor n − 1. */
  varianceOfDifference(pair: number, name: FigureName): number {
    const figure = FIGURES[placeOf(name)];
    const [first, second] = this.panel.layout.pairs[pair];
    const one = this.moments(first, figure);
    const other = this.moments(second, figure);
    if (!one || !other) return 0;
    return Math.max(0, one.variance + other.variance - 2 * this.covariance(pair, figure, one, other));
  }

  private intervalOf(pair: number, figure: Figure, difference: number, variance: number, z: number) {
    if (figure.isShare && figure.y === null) {
      const [first, second] = this.panel.layout.pairs[pair];
      const both = this.productAcross(pair, figure.x, figure.x);
      const won = this.sum(second, figure.x) - both;
      return pairedShares(won, this.sum(first, figure.x) - both, this.buyers, z);
    }
    if (this.buyers < 2) return { low: null, high: null };
    const half = z * Math.sqrt(variance / this.buyers);
    return { low: difference - half, high: difference + half };
  }

  /** Buyers of whom anything differs between the two plans. */
  differing(pair: number): number {
    return this.counts[this.panel.layout.differing + pair];
  }

  /** Buyers by journey under the first plan × journey under the second; of one intent, or of all. */
  switches(pair: number, intent?: number): number[][] {
    const intents = intent === undefined ? INTENTS.map((_, index) => index) : [intent];
    return JOURNEYS.map((_, before) =>
      JOURNEYS.map((_, after) =>
        intents.reduce((sum, which) => {
          const cell = (which * JOURNEYS.length + before) * JOURNEYS.length + after;
          return sum + this.counts[this.panel.layout.switches + pair * SWITCHES + cell];
        }, 0),
      ),
    );
  }

  /** Buyers who bought under the second plan alone, and under the first alone. */
  wonAndLost(pair: number): { readonly won: number; readonly lost: number } {
    const both = this.productAcross(pair, MEASURE.bought, MEASURE.bought);
    const [first, second] = this.panel.layout.pairs[pair];
    return { won: this.sum(second, MEASURE.bought) - both, lost: this.sum(first, MEASURE.bought) - both };
  }

  /** Lowest numbers of the buyers of a kind of example, ascending. */
  examples(pair: number, kind: ExampleKind): number[] {
    const slot = (pair * EXAMPLE_KINDS.length + EXAMPLE_KINDS.indexOf(kind)) * EXAMPLES;
    const start = this.panel.layout.examples + slot;
    return [...this.counts.subarray(start, start + EXAMPLES)].filter(Number.isFinite);
  }

  private moments(arm: number, figure: Figure): Moments | null {
    const { x, y, factor, offset } = figure;
    const n = this.buyers;
    const unit = this.unit(figure);
    const whole = y === null ? n : this.sum(arm, y);
    if (n === 0 || whole === 0) return null;
    const ratio = this.sum(arm, x) / whole;
    const weight = whole / n;
    const own = { ratio, weight };
    const variance = this.covarianceOf(figure, own, own, (one, other) => this.product(arm, one, other));
    return { value: offset + factor * unit * ratio, ...own, variance };
  }

  private covariance(pair: number, figure: Figure, one: Moments, other: Moments): number {
    return this.covarianceOf(figure, one, other, (first, second) => this.productAcross(pair, first, second));
  }

  /**
   * Covariance of a buyer's contributions under two plans, divisor n − 1; under the same plan twice their variance. Both go
   * by one expression, so that they cancel to exactly 0 where no buyer's life differs.
   */
  private covarianceOf(
    figure: Figure,
    one: Pick<Moments, 'ratio' | 'weight'>,
    other: Pick<Moments, 'ratio' | 'weight'>,
    product: Product,
  ): number {
    const { x, y, factor } = figure;
    const n = this.buyers;
    if (n < 2) return 0;
    const both = one.ratio * other.ratio;
    const products =
      y === null
        ? product(x, x) - n * both
        : product(x, x) - other.ratio * product(x, y) - one.ratio * product(y, x) + both * product(y, y);
    const unit = factor * this.unit(figure);
    return (products * unit * unit) / (one.weight * other.weight) / (n - 1);
  }

  /** What a panel's numbers are multiplied by for this figure: pressure, revenue and cost are kept scaled down. */
  private unit({ x }: Figure): number {
    const { pressure, revenue, cost } = this.panel.scales;
    if (x === MEASURE.pressure) return pressure;
    if (x === MEASURE.revenue) return revenue;
    return x === MEASURE.cost ? cost : 1;
  }
}

const around = (value: number, half: number): Estimate => ({ value, low: value - half, high: value + half });

/** A mean in the unit of its figure. */
function converted(figure: Figure, { value, low, high }: Estimate, unit: number): Estimate {
  const convert = (one: number | null): number | null =>
    one === null ? null : figure.offset + figure.factor * unit * one;
  const ends = figure.factor > 0 ? [low, high] : [high, low];
  return clampTo(figure, { value: convert(value), low: convert(ends[0]), high: convert(ends[1]) });
}

/** Scores are kept within what is possible; headline figures keep their plain intervals, as a run reports them. */
const clampTo = (figure: Figure, estimate: Estimate): Estimate =>
  figure.maximum === 100 ? clamp(estimate, figure.minimum, figure.maximum) : estimate;
