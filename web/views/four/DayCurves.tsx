/** Memory, trust and mood by day since arrival. */
import * as Plot from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { formatCount, formatEstimate, type Interval } from '../../format.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import type { Column } from '../../parts/Table.tsx';
import type { Result } from './outcomes.ts';
import { daysAlong } from './days.ts';
import css from './four.module.css';

const KINDS = [
  { kind: 'memory', name: 'Memory of the story', unit: 'memory, 0 to 1', colour: 'var(--series-1)' },
  { kind: 'trust', name: 'Trust', unit: 'trust, 0 to 1', colour: 'var(--series-3)' },
  { kind: 'mood', name: 'Mood', unit: 'mood, −1 to 1', colour: 'var(--series-4)' },
] as const;

type Kind = (typeof KINDS)[number];

interface Row extends Record<Kind['kind'], Interval> {
  readonly day: number;
  readonly here: number;
}

export function DayCurves({ curves, source }: { curves: Result['curves']; source: Source }) {
  const rows = useMemo(
    () =>
      curves.days.map((day, place): Row => ({
        day,
        here: curves.here[place],
        memory: at(curves.memory, place),
        trust: at(curves.trust, place),
        mood: at(curves.mood, place),
      })),
    [curves],
  );
  const first = rows[0];
  const last = rows.findLast(({ here }) => here > 0);
  return (
    <Figure
      title="What they carry with them"
      text={`Means of those still here, by day since arrival, with 95 % intervals.${first && last ? ` Those who leave are no longer in the mean: ${formatCount(first.here)} on day ${first.day}, ${formatCount(last.here)} on day ${last.day}.` : ''} Each scale shows only the part in use.`}
      source={source}
      data={tableOf(rows)}
    >
      <div className={css.curves}>
        {KINDS.map((kind) => (
          <Curve key={kind.kind} kind={kind} rows={rows} />
        ))}
      </div>
    </Figure>
  );
}

function Curve({ kind: { kind, name, unit, colour }, rows }: { kind: Kind; rows: readonly Row[] }) {
  const known = useMemo(
    () => rows.filter((row) => row[kind].value !== null).map(({ day, here, ...row }) => ({ day, here, ...row[kind] })),
    [rows, kind],
  );
  const options = useCallback(
    (width: number): Plot.PlotOptions => ({
      height: 200,
      marginLeft: 46,
      marginRight: 16,
      x: {
        label: 'days since arrival',
        labelAnchor: 'center',
        ticks: daysAlong(known, width).map(({ day }) => day),
      },
      y: { label: unit, nice: true, ticks: 4 },
      marks: [
        Plot.gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.areaY(known, { x: 'day', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.22 }),
        Plot.lineY(known, { x: 'day', y: 'value', stroke: colour, strokeWidth: 2 }),
      ],
    }),
    [known, unit, colour],
  );
  const [start, end] = [known[0], known[known.length - 1]];
  return (
    <div>
      <h3>{name}</h3>
      {start && end ? (
        <PlotChart
          options={options}
          label={`${name}: ${formatEstimate(start, unit)} on day ${start.day}, ${formatEstimate(end, unit)} on day ${end.day}.`}
        />
      ) : (
        <p className="soft">Nobody was here to have any.</p>
      )}
    </div>
  );
}

const at = ({ mean, low, high }: Result['curves']['memory'], place: number): Interval => ({
  value: mean[place],
  low: low[place],
  high: high[place],
});

const tableOf = (rows: readonly Row[]): FigureData<Row> => ({
  columns: [
    { name: 'Day', numeric: true, cell: ({ day }) => day, raw: ({ day }) => day },
    { name: 'Buyers still here', numeric: true, cell: ({ here }) => formatCount(here), raw: ({ here }) => here },
    ...KINDS.flatMap(({ kind, name, unit }): Column<Row>[] => [
      { name, numeric: true, cell: (row) => formatEstimate(row[kind], unit), raw: (row) => row[kind].value },
      {
        name: `${name}, 95 % from`,
        numeric: true,
        cell: (row) => row[kind].low?.toFixed(4),
        raw: (row) => row[kind].low,
      },
      { name: `${name}, to`, numeric: true, cell: (row) => row[kind].high?.toFixed(4), raw: (row) => row[kind].high },
    ]),
  ],
  rows,
});
