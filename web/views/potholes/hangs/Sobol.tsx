/** Shares of the variance: of each number alone, and with all its interactions. */
import { counted, formatNumber } from '../../../format.ts';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import { metricLabel } from '../../../words.ts';
import { Dot, Rows, Whisker } from '../Rows.tsx';
import type { Answer, Shared } from './answer.ts';
import css from './Sobol.module.css';

type Indices = NonNullable<Answer['sobol']>;
type Index = Indices['indices'][number];
type Estimate = Index['first'];

const FIRST = 'var(--series-1)';
const TOTAL = 'var(--series-2)';

export function Sobol({ sobol, metric, label, source }: Shared & { sobol: Indices }) {
  const rows = [...sobol.indices].sort((one, other) => (other.total.value ?? 0) - (one.total.value ?? 0));
  const data: FigureData<Index> = {
    columns: [
      { name: 'Number', cell: ({ factor }) => label(factor), raw: ({ factor }) => label(factor) },
      { name: 'Alone', numeric: true, cell: ({ first }) => text(first), raw: ({ first }) => first.value },
      { name: 'Low', numeric: true, cell: ({ first }) => percent(first.low), raw: ({ first }) => first.low },
      { name: 'High', numeric: true, cell: ({ first }) => percent(first.high), raw: ({ first }) => first.high },
      { name: 'With interactions', numeric: true, cell: ({ total }) => text(total), raw: ({ total }) => total.value },
      { name: 'Low, with', numeric: true, cell: ({ total }) => percent(total.low), raw: ({ total }) => total.low },
      { name: 'High, with', numeric: true, cell: ({ total }) => percent(total.high), raw: ({ total }) => total.high },
    ],
    rows,
  };
  return (
    <Figure
      title="Shares of the variance"
      text={`Of all that “${metricLabel(metric)}” varies over these ranges: what would go if the number alone were known, and what would remain if all others were.`}
      hint="A number whose two shares differ works through others. Shares alone may add up to less than 100 %; with interactions, to more. Intervals come from a bootstrap over the rows; below 64 rows there are none."
      source={source}
      data={data}
    >
      <ul className={css.legend}>
        <li>
          <svg width="14" height="28" aria-hidden>
            <Dot x="7" color={FIRST} />
          </svg>
          alone
        </li>
        <li>
          <svg width="14" height="28" aria-hidden>
            <Dot x="7" color={TOTAL} isFull={false} />
          </svg>
          with its interactions
        </li>
      </ul>
      <Rows
        rows={rows}
        rowKey={({ factor }) => label(factor)}
        summary="Numbers by their share of the variance, largest first"
        extent={[0, ...rows.flatMap(({ first, total }) => [first, total].flatMap(all))]}
        reference={0}
        tick={(value) => `${formatNumber(value, 1)} %`}
        axis="share of the variance"
        label={({ factor }) => label(factor)}
        value={({ first, total }) => (
          <span className="number">
            {percent(first.value)} · {percent(total.value)}
          </span>
        )}
        marks={({ first, total }, at) => (
          <>
            <Whisker low={hundred(first.low)} high={hundred(first.high)} at={at} y={-5} color={FIRST} />
            <Whisker low={hundred(total.low)} high={hundred(total.high)} at={at} y={6} color={TOTAL} />
            {first.value !== null && <Dot x={at(100 * first.value)} y={-5} color={FIRST} />}
            {total.value !== null && <Dot x={at(100 * total.value)} y={6} color={TOTAL} isFull={false} />}
          </>
        )}
      />
      <p className="small soft">
        {counted(sobol.rows, 'row')}
        {sobol.leftOut > 0 &&
          `; ${counted(sobol.leftOut, 'more was', 'more were')} left out, because there was nothing to judge at one of ${sobol.leftOut === 1 ? 'its' : 'their'} points`}
        .
      </p>
    </Figure>
  );
}

const hundred = (share: number | null): number | null => (share === null ? null : 100 * share);
const all = ({ value, low, high }: Estimate): (number | null)[] => [value, low, high].map(hundred);
const percent = (share: number | null): string => (share === null ? '–' : `${formatNumber(100 * share, 0)} %`);
const text = ({ value, low, high }: Estimate): string =>
  low === null || high === null
    ? percent(value)
    : `${percent(value)} (${formatNumber(100 * low, 0)} to ${formatNumber(100 * high, 0)})`;
