/**
 * Every figure that the project makes a promise about, in one table, with the machine that it was measured on.
 *
 *     npm run bench -- [--short] [--only core,cores] [--rounds 5] [--yardstick DIRECTORY]
 *
 * The yardstick's directory may also stand in BENCH_YARDSTICK. With DATABASE_URL set, the server under test uses that
 * PostgreSQL, which should be empty, in place of an embedded database of its own. docs/performance.md says how to read it.
 */
import { parseArgs } from 'node:util';
import { allCores } from './figures/allCores.ts';
import { askedOften } from './figures/askedOften.ts';
import { load } from './figures/load.ts';
import { longRun } from './figures/longRun.ts';
import { memory } from './figures/memory.ts';
import { oneCore } from './figures/oneCore.ts';
import { tableOf, type Bench, type Figure } from './support/figure.ts';
import { describeMachine } from './support/machine.ts';
import { show } from './support/numbers.ts';
import { startServer, type BenchServer } from './support/server.ts';

const CHAPTERS = [oneCore, memory, allCores, longRun, askedOften, load];

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: CHAPTERS.map(({ name }) => name).join(',') },
    rounds: { type: 'string' },
    yardstick: { type: 'string', default: process.env.BENCH_YARDSTICK },
  },
});
const wanted = values.only.split(',');
const unknown = wanted.filter((name) => !CHAPTERS.some((chapter) => chapter.name === name));
if (unknown.length > 0)
  throw new Error(`--only takes ${CHAPTERS.map(({ name }) => name).join(', ')}; got ${unknown.join(', ')}`);

const databaseUrl = process.env.DATABASE_URL;
let started: Promise<BenchServer> | undefined;
const bench: Bench = {
  short: values.short,
  rounds: Number(values.rounds ?? (values.short ? 1 : 5)),
  yardstick: values.yardstick,
  server: () => (started ??= startServer(databaseUrl)),
};

const measured: { title: string; figures: Figure[] }[] = [];
try {
  for (const { name, title, measure } of CHAPTERS)
    if (wanted.includes(name)) {
      const began = performance.now();
      measured.push({ title, figures: await measure(bench) });
      console.error(`${title}: ${show((performance.now() - began) / 1_000)} s`);
    }
} finally {
  await (await started)?.stop();
}
console.log(tableOf(measured));
console.log(`Medians of ${bench.rounds} rounds unless it says otherwise. ${await describeMachine(databaseUrl)}.`);
if (bench.short) console.log('A short bench: it shows that everything can be measured, not how fast it is.');
