/** A stretch of numbers laid along a line, in per cent of its length. */
import { ticks } from 'd3-array';

export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** Around all these numbers, with a little room at both ends. */
export function scaleAround(values: readonly (number | null)[]): Scale {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { low: 0, high: 1 };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = high > low ? 0.08 * (high - low) : Math.abs(high) * 0.1 || 0.1;
  return { low: low - room, high: high + room };
}

/** Where a value stands, in per cent; what lies outside stands at the end. */
export const placeOn = ({ low, high }: Scale, value: number): number =>
  Math.min(100, Math.max(0, (100 * (value - low)) / (high - low)));

export const ticksOn = ({ low, high }: Scale, count: number): number[] => ticks(low, high, count);
