/** How the buyers of a pair divide by under which of the two scenarios they bought. */
import type { Pair } from './answer.ts';

export type Fate = 'both' | 'won' | 'lost' | 'neither';
export const FATES: readonly Fate[] = ['both', 'won', 'lost', 'neither'];

export function fatesOf({ won, lost, switches }: Pair, buyers: number): Readonly<Record<Fate, number>> {
  const both = switches.find(({ before, after }) => before === 'BOUGHT' && after === 'BOUGHT')?.count ?? 0;
  return { both, won, lost, neither: buyers - both - won - lost };
}

/** Whole parts of `size` in proportion to the counts, by largest remainder, so that they add up to it. */
export function inProportion(counts: readonly number[], size: number): number[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (whole === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (size * count) / whole);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((part, place) => ({ place, remainder: part - parts[place] }))
    .sort((one, other) => other.remainder - one.remainder);
  const missing = size - parts.reduce((sum, part) => sum + part, 0);
  for (const { place } of byRemainder.slice(0, missing)) parts[place]++;
  return parts;
}
