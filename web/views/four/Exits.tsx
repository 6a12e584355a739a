/** How the journeys ended, and why. */
import * as Plot from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { formatCount, formatValue, type Interval } from '../../format.ts';
import type { Exit, Journey } from '../../generated/schema.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { MEANINGS } from '../../generated/fields.ts';
import { EXIT, JOURNEY } from '../../words.ts';
import { estimateColumns } from '../../parts/columns.ts';
import { wilson } from '../../wilson.ts';
import { useWord } from './useWord.ts';
import { colourOf, countOf, EXITS, JOURNEYS, type Cell } from './outcomes.ts';

interface Row extends Interval {
  readonly journey: Journey | null;
  readonly exit: Exit;
  readonly count: number;
}

const ANY = 'any';

export function Exits({ cells, who, source }: { cells: readonly Cell[]; who: string; source: Source }) {
  const [picked, pick] = useWord('exits', [ANY, ...JOURNEYS] as const);
  const rows = useMemo(
    () =>
      [null, ...JOURNEYS].flatMap((journey) => {
        const some = journey === null ? {} : { journey };
        return EXITS.map((exit): Row => {
          const count = countOf(cells, { ...some, exit });
          return { journey, exit, count, ...wilson(count, countOf(cells, some)) };
        });
      }),
    [cells],
  );
  const journey = picked === ANY ? null : picked;
  const shown = useMemo(() => rows.filter((row) => row.journey === journey), [rows, journey]);
  const options = useCallback(
    (width: number): Plot.PlotOptions => ({
      height: 46 * EXITS.length + 44,
      marginLeft: 138,
      marginRight: 92,
      x: {
        domain: [0, 100],
        percent: true,
        ticks: width < 450 ? [0, 50, 100] : 5,
        label: 'share of these buyers (%)',
        labelAnchor: 'center',
      },
      y: { domain: EXITS.map((exit) => EXIT[exit]), label: null, tickSize: 0, padding: 0.45 },
      marks: [
        Plot.gridX({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.barX(shown, {
          x: 'value',
          y: nameOf,
          fill: journey === null ? 'var(--ink-faint)' : colourOf(journey),
          rx: 2,
        }),
        Plot.ruleY(shown, { x1: 'low', x2: 'high', y: nameOf, stroke: 'var(--ink)', strokeWidth: 1.5 }),
        Plot.text(shown, {
          x: ({ high }: Row) => high ?? 0,
          y: nameOf,
          text: ({ count, ...share }: Row) => `${formatCount(count)} · ${formatValue(share, 'share')}`,
          dx: 7,
          textAnchor: 'start',
          fill: 'var(--ink)',
        }),
      ],
    }),
    [shown, journey],
  );
  return (
    <Figure
      title="How it ended"
      text={`How the journeys of ${who} ended, with 95 % intervals and counts.`}
      hint={EXITS.map((exit) => (
        <p key={exit}>
          {EXIT[exit]}: {MEANINGS.Exit[exit]}
        </p>
      ))}
      source={source}
      data={tableOf(rows)}
      controls={
        <SelectField
          label="Of those who"
          value={picked}
          onPick={pick}
          options={[
            { value: ANY, label: 'made any journey' },
            ...JOURNEYS.map((each) => ({ value: each, label: JOURNEY[each].toLowerCase() })),
          ]}
        />
      }
    >
      <PlotChart
        options={options}
        label={`How it ended for ${who}${journey === null ? '' : ` who ${JOURNEY[journey].toLowerCase()}`}: ${shown
          .map((row) => `${EXIT[row.exit]} ${formatValue(row, 'share')}`)
          .join('; ')}.`}
      />
    </Figure>
  );
}

const nameOf = ({ exit }: Row): string => EXIT[exit];

const tableOf = (rows: readonly Row[]): FigureData<Row> => ({
  columns: [
    {
      name: 'Journey',
      cell: ({ journey }) => (journey === null ? 'Any' : JOURNEY[journey]),
      raw: ({ journey }) => journey ?? 'ANY',
    },
    { name: 'Ending', cell: ({ exit }) => EXIT[exit], raw: ({ exit }) => exit },
    { name: 'Buyers', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
    ...estimateColumns<Row>(
      'Share',
      (row) => row,
      () => 'share',
    ),
  ],
  rows,
});
