/** In which stage those still here are, by day since arrival. */
import * as Plot from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { formatCount, formatShare } from '../../format.ts';
import type { Stage } from '../../generated/schema.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { STAGE } from '../../words.ts';
import { Swatches } from '../../charts/Swatches.tsx';
import { daysAlong } from './days.ts';
import { STAGES, type Result } from './outcomes.ts';

interface Row extends Record<Stage, number | null> {
  readonly day: number;
  readonly here: number;
}

const COLOUR: Readonly<Record<Stage, string>> = {
  STRANGER: 'var(--line)',
  AWARE: 'var(--left)',
  LEARNING: 'var(--learned)',
  RELATED: 'var(--related)',
  CUSTOMER: 'var(--bought)',
};

export function Stages({ curves, source }: { curves: Result['curves']; source: Source }) {
  const rows = useMemo(
    () =>
      curves.days.map((day, place): Row => {
        const share = (stage: Stage) => curves.stages.find((each) => each.stage === stage)?.mean[place] ?? null;
        return {
          ...{ day, here: curves.here[place], STRANGER: share('STRANGER'), AWARE: share('AWARE') },
          ...{ LEARNING: share('LEARNING'), RELATED: share('RELATED'), CUSTOMER: share('CUSTOMER') },
        };
      }),
    [curves],
  );
  const options = useCallback(
    (width: number): Plot.PlotOptions => {
      const layers = rows
        .filter(({ here }) => here > 0)
        .flatMap((row) => STAGES.map((stage) => ({ day: row.day, stage, share: row[stage] ?? 0 })));
      const order = STAGES.toReversed();
      return {
        height: 390,
        marginLeft: 46,
        marginRight: 16,
        x: { label: 'days since arrival', labelAnchor: 'center', ticks: daysAlong(rows, width).map(({ day }) => day) },
        y: { percent: true, label: 'of those still here (%)', ticks: 5 },
        color: {
          domain: STAGES.map((stage) => STAGE[stage]),
          range: STAGES.map((stage) => COLOUR[stage]),
        },
        marks: [
          Plot.areaY(layers, {
            x: 'day',
            y: 'share',
            fill: ({ stage }: { stage: Stage }) => STAGE[stage],
            order: order.map((stage) => STAGE[stage]),
            stroke: 'var(--surface)',
            strokeWidth: 0.75,
          }),
        ],
      };
    },
    [rows],
  );
  const last = rows.findLast(({ here }) => here > 0);
  return (
    <Figure
      title="Stages by day"
      text="How far those still here have come, by day since arrival; customers at the bottom. Those who leave are no longer counted."
      source={source}
      data={tableOf(rows)}
    >
      <Swatches of={STAGES.map((stage) => ({ name: STAGE[stage], colour: COLOUR[stage] }))} />
      <PlotChart
        options={options}
        label={
          last
            ? `Stages of those still here. On day ${last.day}: ${STAGES.map((stage) => `${STAGE[stage]} ${formatShare(last[stage])}`).join(', ')}.`
            : 'Stages by day: nobody was here.'
        }
      />
    </Figure>
  );
}

const tableOf = (rows: readonly Row[]): FigureData<Row> => ({
  columns: [
    { name: 'Day', numeric: true, cell: ({ day }) => day, raw: ({ day }) => day },
    { name: 'Buyers still here', numeric: true, cell: ({ here }) => formatCount(here), raw: ({ here }) => here },
    ...STAGES.map((stage) => ({
      name: STAGE[stage],
      numeric: true,
      cell: (row: Row) => formatShare(row[stage]),
      raw: (row: Row) => row[stage],
    })),
  ],
  rows,
});
