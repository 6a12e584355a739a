/**
 * The main job without a server: the B2B example told in one story and in mixed messages, from the plan (disorder 0) to
 * more than life (1.5), and three lives to read. `npm run demo`
 */
import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import type { Plan } from '../src/simulation/plan.ts';
import { replay } from '../src/simulation/replay.ts';
import { search, type LifeFilter } from '../src/simulation/search.ts';
import type { LifeStory } from '../src/simulation/story.ts';
import type { Estimate } from '../src/simulation/summary.ts';
import { compareCells, metricOf, runCell, type Cell } from './demo/cell.ts';
import { readOptions, UsageError, USAGE, type Options } from './demo/options.ts';
import { tellLife } from './demo/transcript.ts';
import { findScenario, planOf, readExample } from '../src/db/exampleFiles.ts';

const DISORDERS = [0, 0.25, 0.5, 1, 1.5];
/** The second is held against the first. */
const STORIES = ['Mixed messages', 'One story'];

/** Lives to read: what each must be like, and which touchpoint makes it worth reading. */
const LIVES: readonly { readonly title: string; readonly filter: LifeFilter }[] = [
  { title: 'One who bought', filter: { journey: 'BOUGHT', attended: 'registration' } },
  { title: 'One who left', filter: { exit: 'FRUSTRATED', attended: 'website' } },
  { title: 'One who came back', filter: { journey: 'RELATED', eventKind: 'RETURNED' } },
];
const FEWEST_EVENTS = 8;
const CANDIDATES = 50;

function main({ buyers, seed }: Options): void {
  const example = readExample('b2b-webinar');
  const scenarios = STORIES.map((name) => findScenario(example, name));
  const { horizonDays } = scenarios[0].environment;
  console.log(
    `${example.base.design.name}: ${buyers.toLocaleString('en')} buyers a cell, ${horizonDays} days, seed ${seed}\n`,
  );

  const bar = new SingleBar({ format: '{bar} {value} of {total} lives', clearOnComplete: true });
  bar.start(DISORDERS.length * STORIES.length * buyers, 0);
  const rows = DISORDERS.map((disorder) => ({
    disorder,
    cells: scenarios.map((scenario) =>
      runCell(planOf(scenario, { disorder }), seed, buyers, (done) => bar.increment(done)),
    ),
  }));
  bar.stop();

  console.log(drawTable(rows));
  console.log(
    'Intervals are 95 %. Both stories are told to the same buyers with the same luck, and the difference is taken buyer by\n' +
      'buyer; won and lost are those who buy in one story only, and in mixed messages only. Luck in common: the variance of\n' +
      'that difference over what separate luck would give. Planned path: of those who attended two touchpoints or more.\n',
  );
  const lived = planOf(findScenario(example, 'As lived'));
  for (const { title, filter } of LIVES) {
    const life = findLife(lived, seed, buyers, filter);
    console.log(`${title} (As lived)`);
    console.log(life ? `${tellLife(life).join('\n')}\n` : `  nobody among ${buyers} buyers\n`);
  }
}

function drawTable(rows: readonly { disorder: number; cells: readonly Cell[] }[]): string {
  const table = new Table({
    head: [
      'disorder',
      ...STORIES.map((name) => `bought\n${name}`),
      'difference\nin points',
      'won / lost',
      'luck in\ncommon',
      `planned path\n${STORIES[1]}`,
    ],
    // No colours: the table also goes into files.
    style: { head: [], border: [] },
  });
  for (const { disorder, cells } of rows) {
    const { difference, won, lost, varianceRatio } = compareCells(cells[0], cells[1]);
    table.push([
      disorder,
      ...cells.map((cell) => showInterval(metricOf(cell, 'boughtShare'), percent, ' %')),
      showInterval(difference, points),
      `${won} / ${lost}`,
      varianceRatio === null ? '–' : varianceRatio.toFixed(2),
      showInterval(metricOf(cells[1], 'plannedPathShare'), percent, ' %'),
    ]);
  }
  return table.toString();
}

const percent = (share: number): string => (100 * share).toFixed(2).replace('-', '−');
const points = (share: number): string => `${share > 0 ? '+' : ''}${percent(share)}`;

function showInterval({ value, low, high }: Estimate, show: (share: number) => string, unit = ''): string {
  if (value === null || low === null || high === null) return '–';
  return `${show(value)}${unit}\n${show(low)} to ${show(high)}`;
}

/** The shortest life of that kind that has something to tell, of the first ones found. */
function findLife(plan: Plan, seed: string, buyers: number, filter: LifeFilter): LifeStory | undefined {
  return search(plan, seed, filter, 0, buyers, CANDIDATES)
    .numbers.map((number) => replay(plan, seed, number))
    .sort((one, other) => one.events.length - other.events.length)
    .find((life, index, lives) => life.events.length >= FEWEST_EVENTS || index === lives.length - 1);
}

// A reader who has seen enough (`npm run demo | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  const options = readOptions(process.argv.slice(2));
  if (options) main(options);
  else console.log(USAGE);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}
