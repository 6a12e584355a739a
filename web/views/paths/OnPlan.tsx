/** How many keep to the plan, how the others leave it, and how various the paths are. */
import * as Plot from '@observablehq/plot';
import { useCallback } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { buyersOf, counted, formatCount, formatEnds, formatValue } from '../../format.ts';
import type { Deviation } from '../../generated/schema.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { estimateColumns } from '../../parts/columns.ts';
import { Card, Cards } from '../../parts/Cards.tsx';
import type { RunData } from './data.ts';

type Paths = NonNullable<RunData['result']>['paths'];
type Row = Paths['deviations'][number];

const DEVIATION: Readonly<Record<Deviation, { name: string; meaning: string }>> = {
  SKIPPED: { name: 'Skipped a step', meaning: 'went on to something that the plan has only further along' },
  INSERTED: { name: 'Took another way', meaning: 'went somewhere that no link leads to from there' },
  REPEATED: { name: 'Came again', meaning: 'returned to a touchpoint that they had been at before' },
  OUT_OF_ORDER: { name: 'Out of order', meaning: 'went back to something that the plan has earlier' },
};

export function PlanCards({ paths }: { paths: Paths }) {
  const { entropy, distinct } = paths;
  return (
    <Cards>
      <Card
        name="On the plan, all buyers"
        of={paths.plannedShare}
        unit="share of paths"
        hint="Of the buyers who took two steps or more, the share whose every step follows a link of the plan, in the whole run."
        below={`of ${formatCount(paths.long)} with two steps or more`}
      />
      <Card
        name="On the plan, purchasers"
        of={paths.plannedShareOfPurchasers}
        unit="share of paths"
        hint="The same among those who bought. Paths are counted up to the first purchase."
        below="of purchasers with two steps or more"
      />
      <Card
        name="Variety of paths"
        of={entropy}
        unit="bits"
        hint="Entropy: 0 bits if everybody walked the same path; one bit more when the paths are twice as many and equally travelled."
        below={
          entropy.value === null
            ? 'nobody walked'
            : `as varied as ${counted(Math.round(2 ** entropy.value), 'equally travelled path')}`
        }
      />
      <Card
        name="Different paths"
        text={formatCount(distinct)}
        below={`walked by ${formatCount(paths.walked)} of the ${buyersOf(paths.sampled)} counted one by one`}
      />
    </Cards>
  );
}

export function Deviations({ paths, source }: { paths: Paths; source: Source }) {
  const rows = paths.deviations;
  const data: FigureData<Row> = {
    columns: [
      { name: 'How', cell: ({ deviation }) => DEVIATION[deviation].name, raw: ({ deviation }) => deviation },
      {
        name: 'Meaning',
        cell: ({ deviation }) => DEVIATION[deviation].meaning,
        raw: ({ deviation }) => DEVIATION[deviation].meaning,
      },
      { name: 'Buyers', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
      ...estimateColumns<Row>(
        'Share',
        ({ share }) => share,
        () => 'share',
      ),
    ],
    rows,
  };
  const options = useCallback(
    (): Plot.PlotOptions => ({
      height: 52 * rows.length + 40,
      marginLeft: 130,
      marginRight: 96,
      x: {
        domain: [0, 100],
        percent: true,
        label: 'share of the paths that leave the plan (%)',
        labelAnchor: 'center',
        ticks: 5,
      },
      y: { domain: rows.map(({ deviation }) => DEVIATION[deviation].name), label: null, padding: 0.45, tickSize: 0 },
      marks: [
        Plot.gridX({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.barX(rows, { x: ({ share }: Row) => share.value, y: nameOf, fill: 'var(--series-3)', rx: 2 }),
        Plot.ruleY(rows, {
          x1: ({ share }: Row) => share.low,
          x2: ({ share }: Row) => share.high,
          y: nameOf,
          stroke: 'var(--ink)',
          strokeWidth: 1.5,
        }),
        Plot.text(rows, {
          x: ({ share }: Row) => share.high,
          y: nameOf,
          text: ({ share }: Row) => (share.value === null ? 'none' : formatValue(share, 'share')),
          dx: 8,
          textAnchor: 'start',
          fill: 'var(--ink)',
        }),
      ],
    }),
    [rows],
  );
  return (
    <Figure
      title="How the others leave the plan"
      text="Of the paths that leave it somewhere. A path may do so in several ways, so the shares do not add up to 100 %."
      hint={
        <>
          {rows.map(({ deviation }) => (
            <p key={deviation}>
              {DEVIATION[deviation].name}: {DEVIATION[deviation].meaning}.
            </p>
          ))}
        </>
      }
      source={source}
      data={data}
    >
      <PlotChart
        options={options}
        label={`How paths leave the plan: ${rows
          .map(
            ({ deviation, share }) =>
              `${DEVIATION[deviation].name.toLowerCase()} ${formatValue(share, 'share')}, ${formatEnds(share, 'share')}`,
          )
          .join('; ')}.`}
      />
    </Figure>
  );
}

const nameOf = ({ deviation }: Row): string => DEVIATION[deviation].name;
