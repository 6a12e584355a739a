/** One curve by day, now and before, each with its band. */
import * as Plot from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { formatNumber } from '../../format.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Figure } from '../../parts/Figure.tsx';
import type { Column } from '../../parts/Table.tsx';
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';
import css from './PairBars.module.css';
import type { Outcomes } from './outcomes.ts';
import type { WhatIfResultFragment } from './whatif.generated.ts';

interface Point {
  readonly day: number;
  readonly which: 'now' | 'before';
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const CURVES = {
  notYetBought: { label: 'Not yet bought', axis: 'share not yet bought', percent: true, days: 'days since arrival' },
  memory: { label: 'Memory of the story', axis: 'memory, 0 to 1', percent: false, days: 'days since arrival' },
  trust: { label: 'Trust', axis: 'trust, 0 to 1', percent: false, days: 'days since arrival' },
  mood: { label: 'Mood', axis: 'mood, −1 to 1', percent: false, days: 'days since arrival' },
} as const;
type Curve = keyof typeof CURVES;

const COLUMNS: readonly Column<Point>[] = [
  { name: 'Day', numeric: true, cell: ({ day }) => day, raw: ({ day }) => day },
  { name: 'Which', cell: ({ which }) => (which === 'now' ? 'now' : 'as saved'), raw: ({ which }) => which },
  { name: 'Value', numeric: true, cell: ({ value }) => formatNumber(value, 3), raw: ({ value }) => value },
  { name: 'Low', numeric: true, cell: ({ low }) => formatNumber(low, 3), raw: ({ low }) => low },
  { name: 'High', numeric: true, cell: ({ high }) => formatNumber(high, 3), raw: ({ high }) => high },
];

function pointsOf({ curves, survival }: WhatIfResultFragment, curve: Curve, which: Point['which']): Point[] {
  if (curve === 'notYetBought')
    return survival.days.map((day, at) => ({
      ...{ day, which, value: survival.notYetBought[at] },
      ...{ low: survival.low[at], high: survival.high[at] },
    }));
  const { mean, low, high } = curves[curve];
  return curves.days.map((day, at) => ({ day, which, value: mean[at], low: low[at], high: high[at] }));
}

export function ByDay({ now, before, source }: Outcomes) {
  const [search, setSearch] = useSearch();
  const wanted = search.get('curve') ?? '';
  const curve: Curve = Object.hasOwn(CURVES, wanted) ? (wanted as Curve) : 'notYetBought';
  const { label, axis, percent, days } = CURVES[curve];
  const points = useMemo(
    () => [...pointsOf(before, curve, 'before'), ...pointsOf(now, curve, 'now')],
    [now, before, curve],
  );
  const options = useCallback((): Plot.PlotOptions => draw(points, axis, percent, days), [points, axis, percent, days]);
  return (
    <Figure
      title="By day"
      text="The mean of those still here, with its 95 % band."
      hint="“Not yet bought” is the share who would not have bought by then, had nobody left."
      source={source}
      data={{ columns: COLUMNS, rows: points }}
      controls={
        <SelectField
          label="Show"
          value={curve}
          onPick={(value) => setSearch(setIn({ curve: value }), IN_PLACE)}
          options={Object.entries(CURVES).map(([value, entry]) => ({ value, label: entry.label }))}
        />
      }
    >
      <p className={css.legend} aria-hidden>
        <span className={css.lineNow} /> now
        <span className={css.lineBefore} /> as saved
      </p>
      <PlotChart options={options} label={`${label} by day, now and as saved`} />
    </Figure>
  );
}

// The picture as a whole has a name; its parts have none that says anything.
const UNNAMED = { ariaHidden: 'true' };

function draw(points: readonly Point[], axis: string, percent: boolean, days: string): Plot.PlotOptions {
  const [now, before] = [
    points.filter(({ which }) => which === 'now'),
    points.filter(({ which }) => which === 'before'),
  ];
  const band = (of: readonly Point[], fill: string, fillOpacity: number) =>
    Plot.areaY(of, { x: 'day', y1: 'low', y2: 'high', fill, fillOpacity, ...UNNAMED });
  return {
    height: 250,
    marginTop: 26,
    x: { label: days },
    y: {
      label: axis,
      grid: true,
      nice: true,
      ...(percent && { tickFormat: (share: number) => `${formatNumber(100 * share, 1)} %` }),
    },
    marks: [
      band(before, 'var(--ink-faint)', 0.2),
      band(now, 'var(--accent)', 0.22),
      Plot.lineY(before, {
        x: 'day',
        y: 'value',
        stroke: 'var(--ink-soft)',
        strokeWidth: 1.5,
        strokeDasharray: '5 4',
        ...UNNAMED,
      }),
      Plot.lineY(now, { x: 'day', y: 'value', stroke: 'var(--accent)', strokeWidth: 2.5, ...UNNAMED }),
    ],
  };
}
