/** Screening by elementary effects: how large the effects of each number are, and how much they vary. */
import * as Plot from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../../charts/Plot.tsx';
import { Figure } from '../../../parts/Figure.tsx';
import { Table, type Column } from '../../../parts/Table.tsx';
import { metricLabel } from '../../../words.ts';
import { axisUnit, scaleOf } from '../metrics.ts';
import { counted, fixed } from '../../../format.ts';
import { inPoints, mostDigits } from '../points.ts';
import type { Answer, Shared } from './answer.ts';
import css from './Morris.module.css';

type Effect = NonNullable<Answer['morris']>[number];

interface Ranked extends Effect {
  readonly rank: number;
  readonly label: string;
}

export function Morris({ effects, metric, unit, label, source }: Shared & { effects: readonly Effect[] }) {
  const scale = scaleOf(unit);
  const rows = useMemo(
    () =>
      [...effects]
        .sort((one, other) => (other.size.value ?? 0) - (one.size.value ?? 0))
        .map((effect, place): Ranked => ({ ...effect, rank: place + 1, label: label(effect.factor) })),
    [effects, label],
  );
  const options = useCallback(() => scatter(rows, scale, axisUnit(unit)), [rows, scale, unit]);
  const digits = mostDigits(
    effects.map(({ mean }) => asGain(mean)),
    unit,
  );
  const columns: readonly Column<Ranked>[] = [
    { name: 'Number', cell: ({ rank, label: text }) => `${rank}. ${text}`, raw: (row) => row.label },
    {
      name: 'Mean size μ*',
      numeric: true,
      cell: ({ size }) => estimate(size, unit, digits).replace('+', ''),
      raw: ({ size }) => size.value,
    },
    { name: 'Mean μ', numeric: true, cell: ({ mean }) => estimate(mean, unit, digits), raw: ({ mean }) => mean.value },
    {
      name: 'Spread σ',
      numeric: true,
      cell: ({ spread }) => (spread === null ? '–' : fixed(scale * spread, digits)),
      raw: ({ spread }) => spread,
    },
  ];
  const leftOut = effects.reduce((sum, effect) => sum + effect.leftOut, 0);
  return (
    <Figure
      title="How large, and how steady"
      text={`Effects of each number on “${metricLabel(metric)}” over its whole range, wherever the others stand.`}
      hint="To the right: numbers with large effects, whatever their direction (μ*). High up: numbers whose effect varies (σ), because they bend or hang on the others. Near the corner: numbers that hardly matter."
      source={source}
      data={{ columns, rows }}
    >
      <div className={css.both}>
        <PlotChart
          options={options}
          label="Mean size of the effects of each number against their spread; the numbers stand in the table beside it"
        />
        <Table columns={columns} rows={rows} caption="Elementary effects" rowKey={({ rank }) => rank} />
      </div>
      {leftOut > 0 && (
        <p className="small soft">
          {counted(leftOut, 'effect was', 'effects were')} left out, because there was nothing to judge at one of{' '}
          {leftOut === 1 ? 'its' : 'their'} ends.
        </p>
      )}
    </Figure>
  );
}

const asGain = ({ value, low, high }: Effect['mean']) => ({ difference: value, low, high });

function estimate(of: Effect['mean'], unit: string, digits: number): string {
  const points = inPoints(asGain(of), unit, digits);
  return points === null ? '–' : `${points.text} (${points.ends})`;
}

function scatter(rows: readonly Ranked[], scale: number, unit: string): Plot.PlotOptions {
  const known = rows.filter(({ size, spread }) => size.value !== null && spread !== null);
  const x = ({ size }: Ranked) => scale * (size.value ?? 0);
  const y = ({ spread }: Ranked) => scale * (spread ?? 0);
  return {
    height: 360,
    marginLeft: 52,
    grid: true,
    x: { label: `Mean size μ* (${unit === '% of buyers' ? 'points' : unit})`, nice: true, zero: true },
    y: { label: 'Spread σ', nice: true, zero: true },
    marks: [
      Plot.ruleY(known, {
        x1: ({ size }: Ranked) => scale * Math.max(0, size.low ?? size.value ?? 0),
        x2: ({ size }: Ranked) => scale * (size.high ?? size.value ?? 0),
        y,
        stroke: 'var(--series-1)',
        strokeOpacity: 0.45,
      }),
      Plot.dot(known, {
        x,
        y,
        r: 9,
        fill: 'var(--surface)',
        stroke: 'var(--series-1)',
        strokeWidth: 1.5,
      }),
      Plot.text(known, {
        x,
        y,
        text: ({ rank }: Ranked) => String(rank),
        fill: 'var(--ink)',
        fontSize: 11,
      }),
    ],
  };
}
