/** How many would have bought by each day, had nobody left. */
import * as Plot from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { formatCount, formatEnds, formatShare, formatValue } from '../../format.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { estimateColumns } from '../../parts/columns.ts';
import type { Result } from './outcomes.ts';
import { daysAlong } from './days.ts';

interface Row {
  readonly day: number;
  readonly atRisk: number;
  readonly bought: number;
  readonly censored: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export function Survival({
  survival,
  buyers,
  bought,
  source,
}: {
  survival: Result['survival'];
  buyers: number;
  bought: Result['journeys'];
  source: Source;
}) {
  const rows = useMemo(
    () =>
      survival.days.map((day, place): Row => ({
        day,
        atRisk: survival.atRisk[place],
        bought: survival.bought[place],
        censored: survival.censored[place],
        value: 1 - survival.notYetBought[place],
        low: 1 - survival.high[place],
        high: 1 - survival.low[place],
      })),
    [survival],
  );
  const last = rows[rows.length - 1];
  const options = useCallback(
    (width: number): Plot.PlotOptions => {
      const marked = daysAlong(rows, width);
      return {
        height: 320,
        marginBottom: 78,
        marginTop: 24,
        marginRight: 28,
        x: { label: 'days since arrival', labelAnchor: 'center', labelOffset: 34, ticks: marked.map(({ day }) => day) },
        y: {
          percent: true,
          ...(last?.high === 0 && { domain: [0, 1] }),
          label: 'bought, had nobody left (%)',
          zero: true,
          nice: true,
          ticks: 5,
        },
        marks: [
          Plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
          Plot.areaY(rows, {
            x: 'day',
            y1: 'low',
            y2: 'high',
            fill: 'var(--bought)',
            fillOpacity: 0.22,
            curve: 'step-after',
          }),
          Plot.lineY(rows, { x: 'day', y: 'value', stroke: 'var(--bought)', strokeWidth: 2, curve: 'step-after' }),
          Plot.text(marked, {
            x: 'day',
            frameAnchor: 'bottom',
            dy: 66,
            text: ({ atRisk }: Row) => formatCount(atRisk),
            fill: 'var(--ink)',
          }),
          Plot.text(['still here, not bought'], {
            frameAnchor: 'bottom-left',
            dy: 50,
            dx: -48,
            textAnchor: 'start',
            fill: 'var(--ink-soft)',
          }),
        ],
      };
    },
    [rows, last],
  );
  const counted = bought.find(({ journey }) => journey === 'BOUGHT')?.count ?? 0;
  return (
    <Figure
      title="Time to the first purchase"
      text={
        last &&
        `By day ${last.day}, ${formatValue(last, 'share')} (${formatEnds(last, 'share')}) would have bought had nobody left. Bought within the run: ${formatShare(counted / buyers)}${counted / buyers < last.value ? ', because others leave before they would' : ''}.`
      }
      hint="Kaplan–Meier: each day’s purchases are held against those who are still here and have not bought. The band is the 95 % interval (Greenwood, on the log-log scale). Leaving is taken for “not seen any longer”, so this is no forecast of sales."
      source={source}
      data={tableOf(rows)}
    >
      <PlotChart
        options={options}
        label={`Share that would have bought by each day had nobody left, rising to ${formatShare(last?.value)} on day ${last?.day}.`}
      />
    </Figure>
  );
}

const tableOf = (rows: readonly Row[]): FigureData<Row> => ({
  columns: [
    { name: 'Day', numeric: true, cell: ({ day }) => day, raw: ({ day }) => day },
    {
      name: 'Still here, not bought',
      numeric: true,
      cell: ({ atRisk }) => formatCount(atRisk),
      raw: ({ atRisk }) => atRisk,
    },
    { name: 'Bought that day', numeric: true, cell: ({ bought }) => formatCount(bought), raw: ({ bought }) => bought },
    {
      name: 'Left or ended that day',
      numeric: true,
      cell: ({ censored }) => formatCount(censored),
      raw: ({ censored }) => censored,
    },
    ...estimateColumns<Row>(
      'Bought by then, had nobody left',
      (row) => row,
      () => 'share',
    ),
  ],
  rows,
});
