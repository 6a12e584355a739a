/**
 * How fast lives are lived: buyers and events a second of CPU time, on the examples, 50,000 and 1,000,000 buyers, one
 * thread. Rounds of all cases run in turn, so that a machine that slows down slows all of them; medians are printed, and
 * beside them a gauge of the machine itself (blocks of the generator of keys a second), to quote ratios against.
 *
 *     npm run bench:engine -- [--rounds 5] [--buyers 50000,1000000] [--disorder 1]
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { findScenario, listExamples, planOf, readExample } from '../src/db/exampleFiles.ts';
import { COUNT } from '../src/simulation/layout.ts';
import { Luck } from '../src/simulation/random.ts';
import { Population } from '../src/simulation/run.ts';
import { cpuSeconds, median } from './support/numbers.ts';

const EXAMPLES = listExamples();
const CHUNK = 16_384;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    buyers: { type: 'string', default: '50000,1000000' },
    disorder: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
const disorder = Number(values.disorder);

interface Case {
  readonly name: string;
  readonly buyers: number;
  readonly population: Population;
  readonly buyersPerSecond: number[];
  readonly eventsPerSecond: number[];
}

const cases = values.buyers.split(',').flatMap((buyers) =>
  EXAMPLES.map((name): Case => {
    const plan = planOf(findScenario(readExample(name), 'As lived'), { disorder });
    const population = new Population(plan, 'bench');
    return { name, buyers: Number(buyers), population, buyersPerSecond: [], eventsPerSecond: [] };
  }),
);

for (const { population } of cases.slice(0, EXAMPLES.length)) population.simulate(0, 50_000);
const gauge: number[] = [];
for (let round = 0; round < rounds; round++) {
  gauge.push(2e7 / cpuSeconds(() => blocks(2e7)));
  for (const entry of cases) {
    let events = 0;
    const took = cpuSeconds(() => {
      for (let from = 0; from < entry.buyers; from += CHUNK)
        events += entry.population.simulate(from, Math.min(entry.buyers, from + CHUNK)).counts[COUNT.EVENTS];
    });
    entry.buyersPerSecond.push(entry.buyers / took);
    entry.eventsPerSecond.push(events / took);
  }
}

const table = new Table({ head: ['example', 'buyers', 'buyers/s', 'events/s', 'ns/event', 'events per 1,000 blocks'] });
for (const { name, buyers, buyersPerSecond, eventsPerSecond } of cases) {
  const events = median(eventsPerSecond);
  table.push([
    name,
    buyers.toLocaleString('en'),
    Math.round(median(buyersPerSecond)).toLocaleString('en'),
    Math.round(events).toLocaleString('en'),
    (1e9 / events).toFixed(0),
    ((1000 * events) / median(gauge)).toFixed(1),
  ]);
}
console.log(table.toString());
console.log(
  `One thread, CPU time, medians of ${rounds} rounds, disorder ${disorder}, Node ${process.version}. ` +
    `Gauge: ${(median(gauge) / 1e6).toFixed(0)} million blocks of Threefry-2x32-20 a second.`,
);

function blocks(count: number): number {
  const luck = new Luck('gauge');
  let mixed = 0;
  for (let i = 0; i < count; i++) {
    luck.block(1, 2, i, i & 15);
    mixed ^= luck.first;
  }
  return mixed;
}
