/** What every attribution rule is given: the paths that buyers walked, and who bought at their ends. */

/** One path, the buyers who walked exactly this one, and those of them who bought at its end. */
export interface WalkedPath {
  /**
   * The attended touchpoints in order, as places in the design from 0, immediate repeats folded, up to the first
   * purchase. Empty for buyers who attended nothing: they take part in nothing here.
   */
  readonly steps: ArrayLike<number>;
  readonly count: number;
  readonly purchasers: number;
}

/**
 * The paths that somebody walked and that hold a step.
 * @throws RangeError when a step is no touchpoint below `size`, or a path has more purchasers than buyers
 */
export function attendedPaths(paths: readonly WalkedPath[], size: number): WalkedPath[] {
  return paths.filter((path) => {
    checkPath(path, size);
    return path.steps.length > 0 && path.count > 0;
  });
}

function checkPath({ steps, count, purchasers }: WalkedPath, size: number): void {
  for (let i = 0; i < steps.length; i++) {
    if (steps[i] >= 0 && steps[i] < size && Number.isInteger(steps[i])) continue;
    throw new RangeError(`Got touchpoint ${steps[i]} on a path, expected a whole number from 0 to below ${size}.`);
  }
  const whole = Number.isInteger(count) && Number.isInteger(purchasers);
  if (whole && purchasers >= 0 && purchasers <= count) return;
  throw new RangeError(`Got ${purchasers} purchasers among ${count} buyers of a path.`);
}

export const purchasesOf = (paths: readonly WalkedPath[]): number =>
  paths.reduce((sum, { purchasers }) => sum + purchasers, 0);

export const buyersOf = (paths: readonly WalkedPath[]): number => paths.reduce((sum, { count }) => sum + count, 0);

/** The touchpoints on some path, numbered afresh so that nothing is spent on the others. */
export interface Numbering {
  /** The touchpoints in rising order. */
  readonly touchpoints: Int32Array;
  /** The number of each touchpoint, by touchpoint; −1 when it is on no path. */
  readonly numberOf: Int32Array;
}

export function numbering(paths: readonly WalkedPath[], size: number): Numbering {
  const numberOf = new Int32Array(size).fill(-1);
  for (const { steps } of paths) for (let i = 0; i < steps.length; i++) numberOf[steps[i]] = 0;
  const touchpoints = Int32Array.from([...numberOf.keys()].filter((touchpoint) => numberOf[touchpoint] === 0));
  touchpoints.forEach((touchpoint, number) => (numberOf[touchpoint] = number));
  return { touchpoints, numberOf };
}

/** Figures by number as figures by touchpoint; 0 for touchpoints on no path. */
export function byTouchpoint(figures: ArrayLike<number>, { touchpoints, numberOf }: Numbering): Float64Array {
  const all = new Float64Array(numberOf.length);
  touchpoints.forEach((touchpoint, number) => (all[touchpoint] = figures[number]));
  return all;
}
