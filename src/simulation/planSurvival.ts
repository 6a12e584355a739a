/** How much of what the plan promises is left in life: a figure in one world over the same figure in another, paired. */
import { FIGURES, type Figure, type FigureName } from './figures.ts';
import { wilson, Z95 } from './metrics/interval.ts';
import { PanelReader } from './paired.ts';
import { ACROSS, acrossAt, WITHIN, withinAt, type PanelTally } from './panelTally.ts';
import type { Estimate } from './summary.ts';

/** Of a figure: its value as planned and as lived, and the second over the first with its 95 % interval. */
export interface SurvivingFigure extends Estimate {
  readonly name: FigureName;
  /** In the first plan of the panel; null where there is nothing to judge. */
  readonly planned: number | null;
  /** In the second. */
  readonly lived: number | null;
}

/** Figures that can survive in part: means over all buyers that are never below 0. */
const LASTING = FIGURES.filter(({ y, minimum }) => y === null && minimum >= 0);
export const LASTING_NAMES: readonly FigureName[] = LASTING.map(({ name }) => name);

/** What survives of each figure, of a panel of two plans: as planned, and as lived. */
export function survivingFigures(panel: PanelTally): SurvivingFigure[] {
  const reader = new PanelReader(panel);
  return LASTING.map((figure) => ({
    name: figure.name,
    planned: reader.value(0, figure.name),
    lived: reader.value(1, figure.name),
    ...survivingShare(reader, figure),
  }));
}

function survivingShare(reader: PanelReader, { x, isShare }: Figure): Estimate {
  const { counts, layout } = reader.panel;
  const sums = [reader.sum(0, x), reader.sum(1, x)] as const;
  const across = acrossAt(x, x);
  const both = counts[layout.across + across] / ACROSS[across].steps;
  if (isShare) return ratioOfShares(sums[1], sums[0], both, Z95);
  const within = withinAt(x, x);
  const squares = [0, 1].map((arm) => counts[layout.within + arm * WITHIN.length + within] / WITHIN[within].steps);
  const sumsOfProducts = { x: sums[1], y: sums[0], xx: squares[1], yy: squares[0], xy: both };
  return ratioOfMeans(sumsOfProducts, reader.buyers, Z95);
}

/**
 * p₁/p₂ for two shares of the same buyers: `one` of them have the first, `other` the second, `both` have both. Wilson's
 * intervals (l₁, u₁) and (l₂, u₂) of the two shares among the N buyers who have either, each for k·z, give (l₁/u₂, u₁/l₂);
 * k = √((n₁₂ + n₂₁ + 2)/((n₁ + 1)(n₂ + 1))) / (√((1 − p̃₁)/(n₁ + 1)) + √((1 − p̃₂)/(n₂ + 1))), p̃ᵢ = (nᵢ + 1)/(N + 2),
 * allows for the pairs. Bonett & Price, "Confidence intervals for a ratio of binomial proportions based on paired data",
 * Statistics in Medicine 25, 2006. Has a width where nobody has one alone, too. Nothing to judge when p₂ is 0.
 */
export function ratioOfShares(one: number, other: number, both: number, z: number): Estimate {
  if (other === 0) return { value: null, low: null, high: null };
  const either = one + other - both;
  const spread = Math.sqrt((either - both + 2) / ((one + 1) * (other + 1)));
  const spreadOf = (n: number): number => Math.sqrt((1 - (n + 1) / (either + 2)) / (n + 1));
  const each = (z * spread) / (spreadOf(one) + spreadOf(other));
  const ends = [wilson(one, either, each), wilson(other, either, each)].map(({ low, high }) => [low ?? 0, high ?? 1]);
  return { value: one / other, low: ends[0][0] / ends[1][1], high: ends[0][1] / ends[1][0] };
}

/**
 * x̄/ȳ for two quantities of the same n buyers, from their sums and sums of products: the interval is symmetric in the
 * logarithm, whose variance is (s²ₓ/x̄² + s²ᵧ/ȳ² − 2sₓᵧ/(x̄ȳ))/n. Bonett & Price, "Confidence intervals for ratios of means
 * and medians", Journal of Educational and Behavioral Statistics 45, 2020. Nothing to judge when ȳ is 0, no interval when x̄ is.
 */
export function ratioOfMeans(
  { x, y, xx, yy, xy }: Readonly<Record<'x' | 'y' | 'xx' | 'yy' | 'xy', number>>,
  n: number,
  z: number,
): Estimate {
  if (!(y > 0)) return { value: null, low: null, high: null };
  const value = x / y;
  if (!(x > 0) || n < 2) return { value, low: null, high: null };
  // Relative: of x/x̄ − y/ȳ, whose mean is 0.
  const squares = n * n * (xx / (x * x) + yy / (y * y) - (2 * xy) / (x * y));
  const half = z * Math.sqrt(Math.max(0, squares) / (n - 1) / n);
  return { value, low: value * Math.exp(-half), high: value * Math.exp(half) };
}
