/**
 * Run by allocation.test.ts in a process of its own: lives through buyers of the examples and prints, as JSON, how many
 * bytes of heap were taken an event. A young generation larger than all of it keeps the collector away, so that what is
 * used afterwards, less what was used before, is what was allocated.
 */
import { GCProfiler } from 'node:v8';
import { COUNT } from '../../src/simulation/layout.ts';
import { Population } from '../../src/simulation/run.ts';
import { example, planOf } from './support.ts';

const WARM_UP = 40_000;
const ROUNDS = 5;
const BUYERS = 10_000;

function measure(name: string, scenario: string) {
  const { design, scenarios } = example(name);
  const environment = scenarios.find((each) => each.name === scenario)?.environment;
  const population = new Population(planOf(design, environment), 'allocation');
  let next = 0;
  // The compilers allocate too; they are done once the code is hot.
  for (; next < WARM_UP; next += BUYERS) population.simulate(next, next + BUYERS);
  return Array.from({ length: ROUNDS }, () => {
    globalThis.gc?.();
    const profiler = new GCProfiler();
    profiler.start();
    const before = process.memoryUsage().heapUsed;
    const tally = population.simulate(next, next + BUYERS);
    const taken = process.memoryUsage().heapUsed - before;
    next += BUYERS;
    return { name, collections: profiler.stop().statistics.length, bytesAnEvent: taken / tally.counts[COUNT.EVENTS], events: tally.counts[COUNT.EVENTS], taken };
  });
}

console.log(JSON.stringify([...measure('b2b-webinar', 'As lived'), ...measure('shoe-retailer', 'As lived'), ...measure('coaching-community', 'As lived')]));
