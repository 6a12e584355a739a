/** The interval of a share. */
import type { Interval } from './format.ts';

const Z = 1.959963984540054;

/** Wilson's 95 % interval: centre (p + z²/2n)/(1 + z²/n), half width z·√(p(1 − p)/n + z²/4n²)/(1 + z²/n). */
export function wilson(count: number, of: number): Interval {
  if (of === 0) return { value: null, low: null, high: null };
  const share = count / of;
  const spread = Z ** 2 / of;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share)) / of + spread / of / 4)) / (1 + spread);
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
