/** What the bench prints: figures, each with what it should be and what it was measured beside. */
import Table from 'cli-table3';
import { show } from './numbers.ts';
import type { BenchServer } from './server.ts';

export interface Figure {
  readonly what: string;
  /** null when it could not be measured; `beside` then says why. */
  readonly value: number | null;
  readonly unit: string;
  /** Digits behind the point. */
  readonly digits?: number;
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** What it was measured against, and what helps to read it. */
  readonly beside?: string;
}

/** What measurements work with. */
export interface Bench {
  /** Few rounds and small populations: shows that all works, not how fast it is. */
  readonly short: boolean;
  /** How often what is compared is measured, in turn. */
  readonly rounds: number;
  /** The directory of the yardstick's sources, if there is one. */
  readonly yardstick: string | undefined;
  /** The server under test, started and warmed up when it is first asked for. */
  readonly server: () => Promise<BenchServer>;
}

/** Measurements that belong together, by the name that `--only` knows them under. */
export interface Chapter {
  readonly name: string;
  readonly title: string;
  readonly measure: (bench: Bench) => Promise<Figure[]>;
}

/** One table of everything that was measured. */
export function tableOf(chapters: readonly { readonly title: string; readonly figures: readonly Figure[] }[]): string {
  const table = new Table({
    head: ['figure', 'target', 'measured', 'reached', 'beside'],
    style: { head: [], border: [], compact: true },
  });
  for (const { title, figures } of chapters) {
    table.push([title.toUpperCase(), '', '', '', '']);
    for (const figure of figures)
      table.push([figure.what, targetOf(figure), measuredOf(figure), reachedOf(figure), figure.beside ?? '']);
  }
  return table.toString();
}

function targetOf({ target, unit, digits }: Figure): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${show(target.atMost, digits)} ${unit}` : `≥ ${show(target.atLeast, digits)} ${unit}`;
}

const measuredOf = ({ value, unit, digits }: Figure): string =>
  value === null ? 'absent' : `${show(value, digits)} ${unit}`;

function reachedOf({ value, target }: Figure): string {
  if (!target || value === null) return '';
  const reached = 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
  return reached ? 'yes' : 'no';
}
