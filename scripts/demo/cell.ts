/** One scenario at one disorder, and two such cells held against each other buyer by buyer. */
import { Z95 } from '../../src/simulation/metrics/interval.ts';
import type { Plan } from '../../src/simulation/plan.ts';
import { Population } from '../../src/simulation/run.ts';
import { search } from '../../src/simulation/search.ts';
import { summarize } from '../../src/simulation/summarize.ts';
import type { Estimate, MetricName, Summary } from '../../src/simulation/summary.ts';

const CHUNK = 2_000;

export interface Cell {
  readonly summary: Summary;
  /** Numbers of the buyers who bought. */
  readonly purchasers: ReadonlySet<number>;
}

/** The same buyers under two plans. */
export interface Pair {
  /** Share of purchasers under the second minus the first, with the 95 % interval of paired differences. */
  readonly difference: Estimate;
  /** Buyers who bought under the second only, and under the first only. */
  readonly won: number;
  readonly lost: number;
  /** Variance of the paired difference over that of two runs with luck of their own; null where nothing varies. */
  readonly varianceRatio: number | null;
}

/** Runs a plan; `onDone` is told of every chunk of buyers that is through. */
export function runCell(plan: Plan, seed: string, buyers: number, onDone: (buyers: number) => void): Cell {
  const population = new Population(plan, seed);
  const tally = population.simulate(0, 0);
  const purchasers = new Set<number>();
  for (let from = 0; from < buyers; from += CHUNK) {
    const to = Math.min(buyers, from + CHUNK);
    tally.merge(population.simulate(from, to));
    for (const number of search(plan, seed, { journey: 'BOUGHT' }, from, to, to - from).numbers) purchasers.add(number);
    onDone(to - from);
  }
  return { summary: summarize(plan, tally), purchasers };
}

export function metricOf({ summary }: Cell, name: MetricName): Estimate {
  const metric = summary.metrics.find((entry) => entry.name === name);
  if (!metric) throw new Error(`a summary without ${name}`);
  return metric;
}

/** Holds two cells of the same seed and number of buyers against each other. */
export function compareCells(first: Cell, second: Cell): Pair {
  const buyers = first.summary.buyers;
  const won = countOnlyIn(second.purchasers, first.purchasers);
  const lost = countOnlyIn(first.purchasers, second.purchasers);
  const value = (won - lost) / buyers;
  // Each buyer's difference is 1, 0 or −1.
  const variance = (won + lost) / buyers - value * value;
  const half = Z95 * Math.sqrt(variance / buyers);
  const apart = [first, second]
    .map(({ purchasers }) => purchasers.size / buyers)
    .reduce((sum, share) => sum + share * (1 - share), 0);
  return {
    difference: { value, low: value - half, high: value + half },
    won,
    lost,
    varianceRatio: apart > 0 ? variance / apart : null,
  };
}

function countOnlyIn(these: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let count = 0;
  for (const number of these) if (!others.has(number)) count++;
  return count;
}
