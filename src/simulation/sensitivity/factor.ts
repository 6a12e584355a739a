/** Factors: the quantities that a sensitivity analysis turns, each over a range, and where a point of the cube puts them. */
import { exp, log } from '../math.ts';

/** LINEAR: even steps; LOG: even factors, for scales and times; LOGIT: even steps of log-odds, for chances. */
export const SCALES = ['LINEAR', 'LOG', 'LOGIT'] as const;
export type Scale = (typeof SCALES)[number];

/** The range that a factor is turned over, in its own unit, and the scale on which that is done evenly. */
export interface Factor {
  readonly low: number;
  readonly high: number;
  readonly scale: Scale;
}

/** What is wrong with a factor, or null: LOG asks for 0 < low, LOGIT for 0 < low and high < 1, each for low < high. */
export function problemOf({ low, high, scale }: Factor): string | null {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    return `Got a range from ${low} to ${high}, expected one that rises.`;
  }
  if (scale !== 'LINEAR' && low <= 0) return `Got a range from ${low} on the scale ${scale}, expected more than 0.`;
  if (scale === 'LOGIT' && high >= 1) return `Got a range up to ${high} on the scale ${scale}, expected less than 1.`;
  return null;
}

/**
 * The value of a factor at u in [0, 1]: g⁻¹((1 − u)·g(low) + u·g(high)) with g the identity, log or logit. Exactly low at
 * 0 and high at 1, never outside them, and rising with u but for rounding.
 * @throws RangeError when the factor has a problem (see problemOf) or u lies outside [0, 1]
 */
export function at(factor: Factor, u: number): number {
  const problem = problemOf(factor);
  if (problem !== null) throw new RangeError(problem);
  if (!(u >= 0 && u <= 1)) throw new RangeError(`Got a place of ${u}, expected one from 0 to 1.`);
  const { low, high, scale } = factor;
  if (u === 0) return low;
  if (u === 1) return high;
  return Math.min(high, Math.max(low, back((1 - u) * on(low, scale) + u * on(high, scale), scale)));
}

/** What steps evenly. With the engine's own log and exp, for lives follow from what comes out. */
function on(value: number, scale: Scale): number {
  if (scale === 'LINEAR') return value;
  return scale === 'LOG' ? log(value) : log(value / (1 - value));
}

function back(position: number, scale: Scale): number {
  if (scale === 'LINEAR') return position;
  return scale === 'LOG' ? exp(position) : 1 / (1 + exp(-position));
}
