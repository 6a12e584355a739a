/** The headline figures: the most telling ones as cards, all of them in a table. */
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { Table } from '../../parts/Table.tsx';
import { metricLabel } from '../../words.ts';
import { estimateColumns } from '../../parts/columns.ts';
import { Card, Cards } from '../../parts/Cards.tsx';
import type { Result } from './outcomes.ts';
import css from './four.module.css';

type Metric = Result['metrics'][number];

const FIRST = [
  'boughtShare',
  'relatedShare',
  'learnedShare',
  'leftShare',
  'unreachedShare',
  'daysToBuyMedian',
  'memory',
  'trust',
];

export function Headline({ metrics }: { metrics: readonly Metric[] }) {
  const cards = FIRST.flatMap((name) => metrics.filter((metric) => metric.name === name));
  return (
    <Cards>
      {cards.map((metric) => (
        <Card
          key={metric.name}
          name={metricLabel(metric.name)}
          of={metric}
          unit={metric.unit}
          hint={`${metric.description} Unit: ${metric.unit}.`}
        />
      ))}
    </Cards>
  );
}

export function AllFigures({ metrics, source }: { metrics: readonly Metric[]; source: Source }) {
  const data: FigureData<Metric> = {
    columns: [
      { name: 'Figure', cell: ({ name }) => metricLabel(name), raw: ({ name }) => name },
      ...estimateColumns<Metric>(
        'Value',
        (metric) => metric,
        ({ unit }) => unit,
      ),
      { name: 'Unit', cell: ({ unit }) => unit, raw: ({ unit }) => unit },
      { name: 'What it is', cell: ({ description }) => description, raw: ({ description }) => description },
    ],
    rows: metrics,
  };
  return (
    <details className={css.more}>
      <summary>All {metrics.length} figures</summary>
      <Figure title="Headline figures" source={source} data={data}>
        <Table {...data} caption="Headline figures" rowKey={({ name }) => name} />
      </Figure>
    </details>
  );
}
