/**
 * Run by allocation.test.ts in a process of its own: lives through buyers of the examples and prints, as JSON, how many
 * bytes of heap were taken an event. With a young generation larger than all of it the collector stays away, so that what
 * is used afterwards, less what was used before, is what was allocated.
 */
import { GCProfiler } from 'node:v8';
import { COUNT } from '../../src/simulation/layout.ts';
import { CENSUS } from '../../src/simulation/paths.ts';
import { Population } from '../../src/simulation/run.ts';
import { example, planOf } from './support.ts';

export interface Measured {
  readonly name: string;
  /** The fewest of any round in which nothing was collected; null when there was none. */
  readonly bytesAnEvent: number | null;
}

const WARM_UP = 30_000;
const ROUNDS = 5;
const BUYERS = 8_000;

function measure(name: string): Measured {
  const { design, scenarios } = example(name);
  const environment = scenarios.find((each) => each.name === 'As lived')?.environment;
  const population = new Population(planOf(design, environment), 'allocation');
  // Behind the census, which takes memory for each path that nobody has walked before.
  let next = CENSUS;
  const live = () => population.simulate(next, (next += BUYERS));
  // The compilers allocate too; they are done once the code is hot.
  while (next < CENSUS + WARM_UP) live();
  const rounds = Array.from({ length: ROUNDS }, () => {
    globalThis.gc?.();
    const profiler = new GCProfiler();
    profiler.start();
    const before = process.memoryUsage().heapUsed;
    const events = live().counts[COUNT.EVENTS];
    const taken = process.memoryUsage().heapUsed - before;
    return profiler.stop().statistics.length === 0 ? taken / events : Infinity;
  });
  const fewest = Math.min(...rounds);
  return { name, bytesAnEvent: Number.isFinite(fewest) ? fewest : null };
}

console.log(JSON.stringify(['b2b-webinar', 'shoe-retailer', 'coaching-community'].map(measure)));
