/** The part of docs/examples.md that is written by a program: what came out of the frozen runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Golden, GoldenScenario } from './golden.ts';
import { RATES } from './rates.ts';

export const PAGE = new URL('../../docs/examples.md', import.meta.url);

const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;
const plain = (value: number): string => value.toFixed(2);
const fine = (value: number): string => value.toFixed(3).replace('-', '−');
const score = (value: number): string => value.toFixed(0);

const ROWS: readonly [title: string, read: (run: GoldenScenario) => number | null, show: (value: number) => string][] =
  [
    ['bought', (run) => run.metrics.boughtShare, percent],
    ['left, at most aware', (run) => run.metrics.leftShare, percent],
    ['walked the planned path', (run) => run.metrics.plannedPathShare, percent],
    ['touches a buyer', (run) => run.metrics.touches, plain],
    ['returns a buyer', (run) => run.metrics.returns, plain],
    ['pressure a buyer', (run) => run.metrics.pressure, fine],
    ['trust', (run) => run.metrics.trust, fine],
    ['peak-end feeling', (run) => run.metrics.peakEnd, fine],
    ['EMPATHY', (run) => run.scorecard.EMPATHY, score],
    ['ALLOW', (run) => run.scorecard.ALLOW, score],
    ['revenue a buyer', (run) => run.metrics.revenue, plain],
    ['cost a buyer', (run) => run.metrics.cost, plain],
  ];

/** Headline figures by scenario, and rates beside measured ones, as Markdown. */
export function describeRuns(key: string, golden: Golden): string {
  const { buyers, seed, scenarios, rates } = golden;
  return [
    `${buyers.toLocaleString('en')} buyers, seed \`${seed}\`, engine ${golden.engineVersion}:`,
    '',
    row(['', ...scenarios.map(({ name }) => name)]),
    row(['---', ...scenarios.map(() => '---:')]),
    ...ROWS.map(([title, read, show]) => row([title, ...scenarios.map((run) => showOr(read(run), show))])),
    '',
    'As lived, beside what has been measured elsewhere:',
    '',
    row(['rate', 'here', 'measured']),
    row(['---', '---:', '---']),
    ...RATES[key].map(({ name, measured }) => row([name, showOr(rates[name], percent), measured])),
  ].join('\n');
}

/** The page with the block of one example replaced. */
export function replaceBlock(page: string, key: string, text: string): string {
  const [start, end] = [`<!-- golden ${key} -->`, `<!-- end of golden ${key} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/examples.md has no block from ${start} to ${end}`);
  return `${page.slice(0, from + start.length)}\n<!-- prettier-ignore-start -->\n\n${text}\n\n<!-- prettier-ignore-end -->\n${page.slice(to)}`;
}

export const readPage = (): string => readFileSync(PAGE, 'utf8');
export const writePage = (page: string): void => writeFileSync(PAGE, page);

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const showOr = (value: number | null | undefined, show: (value: number) => string): string =>
  typeof value === 'number' ? show(value) : '–';
