/** How much of what each plan promises survives in life as it is. */
import { formatEnds, formatEstimate, formatValue, isShare, type Interval } from '../../../format.ts';
import { Figure } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import type { Column } from '../../../parts/Table.tsx';
import { metricLabel } from '../../../words.ts';
import { besideName, tickText } from '../parts/figures.ts';
import { Axis, IntervalBar } from '../parts/IntervalBar.tsx';
import { scaleAround } from '../parts/scale.ts';
import { colourOf, letterOf, ScenarioMark } from '../parts/ScenarioMark.tsx';
import type { Found } from './answer.ts';
import css from './Survival.module.css';
import type { CompareSweepFactsFragment } from './sweep.generated.ts';

type Surviving = NonNullable<Found['survival']>[number]['metrics'][number];

interface Row extends Surviving {
  readonly position: number;
}

const SHARE = 'share of the plan';

export function Survival({
  facts,
  survival,
  figure,
  source,
}: {
  facts: CompareSweepFactsFragment;
  survival: NonNullable<Found['survival']>;
  figure: string;
  source: Source;
}) {
  const all = survival.flatMap(({ scenario: { position }, metrics }) =>
    metrics.map((metric) => ({ ...metric, position })),
  );
  const rows = all.filter(({ name }) => name === figure);
  const scale = scaleAround([0, ...rows.flatMap(({ value, high }) => [value, high])]);
  const nameAt = (position: number) => facts.scenarios[position].scenario.name;
  const columns: Column<Row>[] = [
    {
      name: 'Scenario',
      cell: ({ position }) => `${letterOf(position)} ${nameAt(position)}`,
      raw: ({ position }) => nameAt(position),
    },
    { name: 'Figure', cell: ({ name }) => metricLabel(name), raw: ({ name }) => name },
    { name: 'Planned', numeric: true, cell: (row) => amount(row.planned, row), raw: ({ planned }) => planned },
    { name: 'Lived', numeric: true, cell: (row) => amount(row.lived, row), raw: ({ lived }) => lived },
    { name: 'Survives', numeric: true, cell: (row) => formatEstimate(row, SHARE), raw: ({ value }) => value },
    { name: 'Low', numeric: true, cell: (row) => end(row, 'low'), raw: ({ low }) => low },
    { name: 'High', numeric: true, cell: (row) => end(row, 'high'), raw: ({ high }) => high },
  ];
  return (
    <Figure
      title="What survives of the plan"
      text={`“${metricLabel(figure)}” in life as it is, at disorder 1, as a share of what the plan promises, at disorder 0.`}
      hint="Of figures that are better small, such as those who leave, more than 100 % is bad news. The table has every figure."
      source={source}
      data={{ columns, rows: all }}
    >
      {rows.length === 0 ? (
        <p>
          Of “{metricLabel(figure)}” no part can be said to survive: it is no amount that starts at 0. Choose another
          figure above, such as “{metricLabel('boughtShare')}”.
        </p>
      ) : (
        <ul className={css.rows}>
          {rows.map((row) => (
            <li key={row.position} className={css.row}>
              <ScenarioMark position={row.position} name={nameAt(row.position)} />
              <IntervalBar
                scale={scale}
                value={row.value}
                low={row.low}
                high={row.high}
                colour={colourOf(row.position)}
              />
              <Sentence row={row} />
            </li>
          ))}
          <li className={css.row} aria-hidden>
            <span />
            <Axis scale={scale} count={5} show={(share) => `${tickText('share', share)} %`} />
            <span />
          </li>
        </ul>
      )}
    </Figure>
  );
}

function Sentence({ row }: { row: Row }) {
  if (row.value === null) return <span>The plan promises none.</span>;
  return (
    <span>
      Of {amount(row.planned, row)}, <strong className="number">{formatValue(row, SHARE)}</strong>{' '}
      <span className={`number ${css.ends}`}>({formatEnds(row, SHARE)})</span> survives: {amount(row.lived, row)}
    </span>
  );
}

const end = (row: Interval, part: 'low' | 'high'): string => formatValue({ ...row, value: row[part] }, SHARE);

/** An amount of plan or life, which have no interval of their own here: to three digits. */
function amount(value: number | null, { unit }: Row): string {
  if (value === null) return '–';
  const shown = Number((isShare(unit) ? 100 * value : value).toPrecision(3)).toLocaleString('en-GB');
  if (isShare(unit)) return `${shown} %`;
  return [shown, unit.endsWith('per buyer') ? besideName(unit) : null].filter(Boolean).join(' ');
}
