/** Where buyers first noticed something, and what became of them. */
import * as Plot from '@observablehq/plot';
import { useCallback } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { formatCount, formatShare } from '../../format.ts';
import type { Journey } from '../../generated/schema.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { JOURNEY } from '../../words.ts';
import { sum } from 'd3-array';
import { Swatches } from '../../charts/Swatches.tsx';
import type { RunData } from './data.ts';

type Entry = NonNullable<RunData['result']>['entries'][number];

const JOURNEYS: readonly Journey[] = ['LEFT', 'LEARNED', 'RELATED', 'BOUGHT'];

export function Beginnings({
  entries,
  name,
  source,
}: {
  entries: readonly Entry[];
  name: (key: string) => string;
  source: Source;
}) {
  const rows = entries.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  const noticed = sum(rows, ({ count }) => count);
  const countOf = ({ journeys }: Entry, journey: Journey): number =>
    journeys.find((each) => each.journey === journey)?.count ?? 0;
  const data: FigureData<Entry> = {
    columns: [
      { name: 'Touchpoint', cell: ({ touchpoint }) => name(touchpoint), raw: ({ touchpoint }) => touchpoint },
      { name: 'Buyers', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
      {
        name: 'Share of those who noticed anything',
        numeric: true,
        cell: ({ count }) => formatShare(count / noticed),
        raw: ({ count }) => count / noticed,
      },
      ...JOURNEYS.map((journey) => ({
        name: JOURNEY[journey],
        numeric: true,
        cell: (entry: Entry) => formatCount(countOf(entry, journey)),
        raw: (entry: Entry) => countOf(entry, journey),
      })),
    ],
    rows,
  };
  const options = useCallback(
    (width: number): Plot.PlotOptions => {
      const bars = rows.flatMap((entry) =>
        JOURNEYS.map((journey) => ({ place: name(entry.touchpoint), journey, count: countOf(entry, journey) })),
      );
      return {
        height: 24 * rows.length + 44,
        marginLeft: width < 500 ? 130 : 220,
        marginRight: 56,
        x: { label: 'buyers', labelAnchor: 'center', ticks: width < 500 ? 3 : 6, nice: true },
        y: {
          domain: rows.map(({ touchpoint }) => name(touchpoint)),
          label: null,
          tickSize: 0,
          padding: 0.3,
          tickFormat: (place: string) => shorten(place, width < 500 ? 17 : 32),
        },
        color: { domain: JOURNEYS.map((journey) => JOURNEY[journey]), range: JOURNEYS.map(colourOf) },
        marks: [
          Plot.barX(bars, { x: 'count', y: 'place', fill: ({ journey }: { journey: Journey }) => JOURNEY[journey] }),
          Plot.text(rows, {
            x: 'count',
            y: ({ touchpoint }: Entry) => name(touchpoint),
            text: ({ count }: Entry) => formatCount(count),
            dx: 6,
            textAnchor: 'start',
            fill: 'var(--ink)',
          }),
        ],
      };
    },
    [rows, name],
  );
  return (
    <Figure
      title="Where it began"
      text="Where buyers first noticed anything, and how far they came after that."
      source={source}
      data={data}
    >
      <Swatches of={JOURNEYS.map((journey) => ({ name: JOURNEY[journey], colour: colourOf(journey) }))} />
      <PlotChart
        options={options}
        label={`Where buyers first noticed something: ${rows
          .slice(0, 5)
          .map(({ touchpoint, count }) => `${name(touchpoint)} ${formatCount(count)}`)
          .join(', ')}.`}
      />
    </Figure>
  );
}

const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;

const colourOf = (journey: Journey): string => `var(--${journey.toLowerCase()})`;
