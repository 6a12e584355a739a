/** How curves over what is varied are drawn: bands, lines, and the letters of the scenarios at their ends. */
import * as Plot from '@observablehq/plot';
import { formatEnds, formatNumber, formatValue, isShare } from '../../../format.ts';
import { besideName, writtenUnit } from '../parts/figures.ts';
import { gapEnds, gapText } from '../parts/gap.ts';
import { colourOf, letterOf } from '../parts/ScenarioMark.tsx';
import type { At } from './answer.ts';

export type Kind = 'levels' | 'lifts';

const MOST_TICKS = 12;
const LETTER_WIDTH = 13;

export function curveOptions(
  {
    kind,
    rows,
    unit,
    axis,
    stretched,
  }: { kind: Kind; rows: readonly At[]; unit: string; axis: string; stretched: boolean },
  width: number,
): Plot.PlotOptions {
  const scaled = (part: 'value' | 'low' | 'high') => (row: At) => inUnit(row[part], unit) ?? NaN;
  const colour = ({ position }: At) => colourOf(position);
  const values = [...new Set(rows.map(({ at }) => at))];
  const unitName = isShare(unit) ? (kind === 'levels' ? '%' : 'points') : (besideName(unit) ?? unit);
  const letters = lettersAtTheEnd(rows, unit);
  const room = Math.max(0, ...letters.map(({ shift }) => shift));
  return {
    height: kind === 'levels' ? 320 : 260,
    marginRight: 24 + room,
    x: {
      label: axis,
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 36,
      tickFormat: (value: number) => formatNumber(value, 3),
      ...(values.length <= (width < 480 ? MOST_TICKS / 2 : MOST_TICKS) && { ticks: values }),
    },
    y: {
      label: unitName,
      labelArrow: 'none',
      grid: true,
      tickFormat: (value: number) => formatNumber(value, 4),
      ...(stretched
        ? { type: 'log' as const, ticks: powersIn(rows, unit) }
        : { nice: true, zero: kind === 'levels' && isNeverBelowZero(rows) }),
    },
    marks: [
      ...(kind === 'lifts' ? [Plot.ruleY([0], { stroke: 'var(--line-strong)' })] : []),
      Plot.areaY(rows, {
        x: 'at',
        y1: scaled('low'),
        y2: scaled('high'),
        z: 'position',
        fill: colour,
        fillOpacity: 0.18,
      }),
      Plot.lineY(rows, { x: 'at', y: scaled('value'), z: 'position', stroke: colour, strokeWidth: 2 }),
      Plot.dot(rows, { x: 'at', y: scaled('value'), fill: colour, r: 3 }),
      ...letters.map(({ row, shift }) =>
        Plot.text([row], {
          x: 'at',
          y: scaled('value'),
          text: [letterOf(row.position)],
          dx: 12 + shift,
          fill: colourOf(row.position),
          fontWeight: 700,
          fontSize: 13,
        }),
      ),
      Plot.tip(
        rows,
        Plot.pointer({
          x: 'at',
          y: scaled('value'),
          title: (row: At) => `${letterOf(row.position)} at ${formatNumber(row.at, 3)}: ${tell(kind, row, unit)}`,
        }),
      ),
    ],
  };
}

const inUnit = (value: number | null, unit: string): number | null =>
  value === null ? null : isShare(unit) ? 100 * value : value;

/** Amounts that are never below 0 are drawn from 0, so that their sizes can be compared. */
const isNeverBelowZero = (rows: readonly At[]): boolean => rows.every(({ low }) => low === null || low >= 0);

/** 0.1, 1, 10 …: what a logarithmic axis is told by; with 2 and 5 between them where there are few. */
function powersIn(rows: readonly At[], unit: string): number[] {
  const known = rows.flatMap(({ low, high }) => [inUnit(low, unit), inUnit(high, unit)]).filter((end) => end !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = last - first > 2 ? [1] : [1, 2, 5];
  return Array.from({ length: last - first + 1 }, (_, place) => 10 ** (first + place))
    .flatMap((power) => steps.map((step) => step * power))
    .filter((tick) => tick >= low && tick <= high);
}

/** A logarithmic axis has no place for 0. */
export const canStretch = (rows: readonly At[]): boolean =>
  rows.every(({ value, low }) => (value ?? 1) > 0 && (low ?? 1) > 0);

/** The last point of each curve; letters that would lie on one another stand side by side. */
function lettersAtTheEnd(rows: readonly At[], unit: string): { readonly row: At; readonly shift: number }[] {
  const known = rows.filter(({ value }) => value !== null);
  const heights = known.map(({ value }) => inUnit(value, unit) ?? 0);
  const near = 0.06 * (Math.max(...heights) - Math.min(...heights));
  const ends = [...new Map(known.map((row) => [row.position, row])).values()];
  return ends.map((row, place) => {
    const crowd = ends.slice(0, place).filter((other) => {
      const gap = Math.abs((inUnit(other.value, unit) ?? 0) - (inUnit(row.value, unit) ?? 0));
      return other.at === row.at && gap <= near;
    });
    return { row, shift: crowd.length * LETTER_WIDTH };
  });
}

function tell(kind: Kind, row: At, unit: string): string {
  return kind === 'levels'
    ? `${formatValue(row, writtenUnit(unit))} (${formatEnds(row, unit)})`
    : `${gapText(row, unit)} (${gapEnds(row, unit)})`;
}
