/** How alike two mixes of themes are, and what of it a buyer would feel. */
export interface ThemeWeight {
  readonly theme: string;
  readonly weight: number;
}

/** The weights in the order of the themes; what is not named weighs 0. */
export const weightsOf = (themes: readonly string[], named: readonly ThemeWeight[]): number[] =>
  themes.map((theme) => named.find((entry) => entry.theme === theme)?.weight ?? 0);

export const sumOf = (weights: readonly number[]): number =>
  weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);

const lengthOf = (weights: readonly number[]): number =>
  Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));

/** c = t·p / (‖t‖ ‖p‖): 1 where the proportions are the same, 0 where nothing is in common. */
export function likenessOf(told: readonly number[], promise: readonly number[]): number {
  const lengths = lengthOf(told) * lengthOf(promise);
  return lengths === 0 ? 0 : told.reduce((sum, weight, index) => sum + weight * promise[index], 0) / lengths;
}

/** Differences of shares below this are not worth a word. */
const WORTH_A_WORD = 0.05;

/** What is told more and less than promised, by share: 'more “savings”, less “guidance” than promised'. */
export function describeShift(themes: readonly string[], told: readonly number[], promise: readonly number[]): string {
  const shifts = themes.map((theme, index) => ({
    theme,
    by: told[index] / (sumOf(told) || 1) - promise[index] / (sumOf(promise) || 1),
  }));
  const most = shifts.reduce((best, one) => (one.by > best.by ? one : best));
  const least = shifts.reduce((best, one) => (one.by < best.by ? one : best));
  const parts = [
    ...(most.by >= WORTH_A_WORD ? [`more “${most.theme}”`] : []),
    ...(least.by <= -WORTH_A_WORD ? [`less “${least.theme}”`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')} than promised`;
}

/**
 * What buyers who remember the promise make of it. Up to `tolerance` a variation goes unpunished; beyond it the
 * contradiction costs trust, mood and part of what is remembered.
 */
export function describeLikeness(likeness: number, tolerance: number): string {
  if (likeness > 0.995) return 'It says what the brand promises.';
  if (1 - likeness <= tolerance) return 'Close to the promise: buyers take it for the same story.';
  if (likeness < 0.005) return 'Nothing of the promise is in it: it contradicts what buyers remember.';
  return 'It says something else: it contradicts what buyers remember of the promise, and costs trust.';
}
