/** What touchpoints tell, as vectors of unit length over the themes of the story. */
import type { Design, ThemeWeight, Touchpoint } from '../design.ts';

/** Weights as a vector of unit length over the themes, in the order given. */
export function unitOf(themes: readonly string[], weights: readonly ThemeWeight[]): number[] {
  const vector = themes.map((theme) => weights.find((entry) => entry.theme === theme)?.weight ?? 0);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}

/** The promise, over the themes in sorted order. */
export const promiseOf = ({ story }: Design): number[] => unitOf([...story.themes].sort(), story.promise);

/** What a touchpoint tells, over the themes in sorted order: absent on OWNED is the promise; null where nothing is said. */
export function toldBy(touchpoint: Touchpoint, { story }: Design): number[] | null {
  const weights = touchpoint.telling ?? (touchpoint.owner === 'OWNED' ? story.promise : null);
  return weights && unitOf([...story.themes].sort(), weights);
}

/** The cosine of two vectors of unit length. */
export const likenessOf = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, index) => sum + value * other[index], 0);

/** Gaps below this count as none, as in rules/recall.ts. */
const NONE = 1e-12;

/** How far beyond tolerance a likeness falls, as a share of the way: max(0, 1 − c − tolerance)/(1 − tolerance). */
export function gapOf(likeness: number, tolerance: number): number {
  const gap = 1 - likeness - tolerance;
  return gap < NONE ? 0 : gap / (1 - tolerance);
}
