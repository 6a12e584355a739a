import { COUNT } from '../layout.ts';
import { CENSUS } from '../paths.ts';
import { DEVIATIONS, type Estimate, type PathCount, type PathSummary } from '../summary.ts';
import { NOTHING, shareOf, wilson, Z95 } from './interval.ts';
import type { Reader } from './reader.ts';

const TOP = 50;
const DEVIATION_COUNTS = [COUNT.SKIPPED, COUNT.INSERTED, COUNT.REPEATED, COUNT.OUT_OF_ORDER];

export function pathSummary(reader: Reader): PathSummary {
  const { counts } = reader;
  const census = takeCensus(reader);
  const leaving = counts[COUNT.LONG_PATHS] - counts[COUNT.PLANNED_PATHS];
  return {
    sampled: Math.min(reader.buyers, CENSUS),
    walked: census.walked,
    distinct: census.distinct,
    top: census.top,
    long: counts[COUNT.LONG_PATHS],
    plannedShare: plannedShare(reader, Z95),
    plannedShareOfPurchasers: plannedShareOfPurchasers(reader, Z95),
    deviations: DEVIATIONS.map((deviation, index) => ({
      deviation,
      ...shareOf(counts[DEVIATION_COUNTS[index]], leaving),
    })),
    entropy: pathEntropy(reader, Z95),
  };
}

export const plannedShare = ({ counts }: Reader, z: number): Estimate =>
  wilson(counts[COUNT.PLANNED_PATHS], counts[COUNT.LONG_PATHS], z);

export const plannedShareOfPurchasers = ({ counts }: Reader, z: number): Estimate =>
  wilson(counts[COUNT.PLANNED_PATHS_BOUGHT], counts[COUNT.LONG_PATHS_BOUGHT], z);

function takeCensus(reader: Reader): { walked: number; distinct: number; top: PathCount[] } {
  const found: { steps: Uint8Array; count: number; bought: number }[] = [];
  let walked = 0;
  let distinct = 0;
  reader.tally.census.forEach((steps, count, bought) => {
    if (steps.length === 0) return;
    walked += count;
    distinct++;
    if (found.length === TOP && count <= found[TOP - 1].count) return;
    // Paths come in lexicographic order and stay in it among equals.
    const place = found.findIndex((entry) => entry.count < count);
    found.splice(place < 0 ? found.length : place, 0, { steps: steps.slice(), count, bought });
    if (found.length > TOP) found.pop();
  });
  return {
    walked,
    distinct,
    top: found.map(({ steps, count, bought }) => ({
      touchpoints: Array.from(steps, (index) => reader.plan.keys[index]),
      ...shareOf(count, walked),
      purchasers: bought,
    })),
  };
}

/** H = −Σ p·log₂ p over the walked paths, plus Miller's correction (distinct − 1)/(2n·ln 2) for what few buyers miss. */
export function pathEntropy(reader: Reader, z: number): Estimate {
  const { walkers } = reader.tally;
  const distinct = walkers.length;
  let n = 0;
  let weighted = 0;
  let squares = 0;
  for (let at = 0, next = 0; at < distinct; at = next) {
    // Most paths have as few walkers as others.
    const count = walkers[at];
    while (next < distinct && walkers[next] === count) next++;
    const together = (next - at) * count;
    const bits = Math.log2(count);
    n += together;
    weighted += together * bits;
    squares += together * bits * bits;
  }
  if (n === 0) return NOTHING;
  // Rounding may leave a trace below 0 where everybody walks the same path.
  const plugIn = Math.max(0, Math.log2(n) - weighted / n);
  // The variance of −log₂ p among walkers is that of log₂ count.
  const variance = Math.max(0, squares / n - (weighted / n) ** 2);
  const value = plugIn + (distinct - 1) / (2 * n * Math.LN2);
  const half = z * Math.sqrt(variance / n);
  return { value, low: Math.max(0, value - half), high: value + half };
}
