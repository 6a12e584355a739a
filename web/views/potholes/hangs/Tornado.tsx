/** One number at a time: the figure at both ends of its range, the longest bar first. */
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../parts/Button.tsx';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import { IN_PLACE, setIn, useSearch } from '../../../parts/useSearch.ts';
import { metricLabel } from '../../../words.ts';
import { axisUnit, scaleOf } from '../metrics.ts';
import { gainText, mostDigits, valueText } from '../points.ts';
import { Bar, Rows, Whisker, type Place } from '../Rows.tsx';
import type { Answer, Shared } from './answer.ts';
import { rangeText } from './SetupForm.tsx';
import css from './Tornado.module.css';

type TornadoBar = NonNullable<Answer['tornado']>[number];
type End = TornadoBar['low'];

const AT_FIRST = 14;
const LOW = 'var(--series-3)';
const HIGH = 'var(--series-2)';

export function Tornado({
  bars,
  base,
  metric,
  unit,
  label,
  source,
}: Shared & { bars: readonly TornadoBar[]; base: number }) {
  const [search, setSearch] = useSearch();
  const isWhole = search.get('bars') === 'all';
  const setWhole = (whole: boolean) => setSearch(setIn({ bars: whole ? 'all' : null }), IN_PLACE);
  const shown = isWhole ? bars : bars.slice(0, AT_FIRST);
  const scale = scaleOf(unit);
  const digits = mostDigits(
    bars.flatMap(({ low, high }) => [asGain(low), asGain(high)]),
    unit,
  );
  const data: FigureData<TornadoBar> = {
    columns: [
      { name: 'What is turned', cell: ({ factor }) => label(factor), raw: ({ factor }) => label(factor) },
      {
        name: 'From',
        numeric: true,
        cell: ({ factor }) => formatNumber(factor.low, 3),
        raw: ({ factor }) => factor.low,
      },
      {
        name: 'To',
        numeric: true,
        cell: ({ factor }) => formatNumber(factor.high, 3),
        raw: ({ factor }) => factor.high,
      },
      { name: 'Now', numeric: true, cell: ({ current }) => formatNumber(current, 3), raw: ({ current }) => current },
      {
        name: 'Figure at the low end',
        numeric: true,
        cell: ({ low }) => endText(low, unit, digits),
        raw: ({ low }) => low.value,
      },
      {
        name: 'Difference',
        numeric: true,
        cell: ({ low }) => moved(low, unit, digits),
        raw: ({ low }) => low.difference.value,
      },
      {
        name: 'Figure at the high end',
        numeric: true,
        cell: ({ high }) => endText(high, unit, digits),
        raw: ({ high }) => high.value,
      },
      {
        name: 'Difference there',
        numeric: true,
        cell: ({ high }) => moved(high, unit, digits),
        raw: ({ high }) => high.difference.value,
      },
    ],
    rows: bars,
  };
  return (
    <Figure
      title="Tornado"
      text={`${metricLabel(metric)}, with one number at the ends of its range and all others as they stand. Lines are 95 % intervals of the change.`}
      hint="Bars speak of the ranges given: halve a range and its number matters less. Each interval holds by itself, not all of them together."
      source={source}
      data={data}
    >
      <ul className={css.legend}>
        <li>
          <span style={{ background: LOW }} /> at its low end
        </li>
        <li>
          <span style={{ background: HIGH }} /> at its high end
        </li>
        <li>
          <span className={css.base} /> as things stand
        </li>
      </ul>
      <Rows
        rows={shown}
        rowKey={({ factor }) => label(factor)}
        summary={`${metricLabel(metric)} at both ends of each number, the longest bar first`}
        extent={[
          scale * base,
          ...bars.flatMap(({ low, high }) => [...ends(low, base, scale), ...ends(high, base, scale)]),
        ]}
        reference={scale * base}
        tick={(value) => formatNumber(value, 3)}
        axis={`${metricLabel(metric)}, ${axisUnit(unit)}`}
        label={({ factor, current }) => (
          <>
            {label(factor)}
            <br />
            <span className="soft small number">{rangeText(factor, current)}</span>
          </>
        )}
        value={({ low, high }) => (
          <span className={`number ${css.ends}`}>
            {endText(low, unit, digits)} → {endText(high, unit, digits)}
          </span>
        )}
        marks={({ low, high }, at) => (
          <>
            <EndMark end={low} base={base} scale={scale} at={at} color={LOW} y={-5} />
            <EndMark end={high} base={base} scale={scale} at={at} color={HIGH} y={5} />
          </>
        )}
      />
      {bars.length > AT_FIRST && (
        <div data-no-picture>
          <Button look="quiet" onClick={() => setWhole(!isWhole)}>
            {isWhole ? `Show the first ${AT_FIRST}` : `Show the other ${bars.length - AT_FIRST}`}
          </Button>
        </div>
      )}
    </Figure>
  );
}

/** The figure at both ends of the interval, and in its middle. */
const ends = ({ difference: { value, low, high } }: End, base: number, scale: number): (number | null)[] =>
  [value, low, high].map((each) => (each === null ? null : scale * (base + each)));

function EndMark({
  end,
  base,
  scale,
  at,
  color,
  y,
}: {
  end: End;
  base: number;
  scale: number;
  at: Place;
  color: string;
  y: number;
}) {
  const [value, low, high] = ends(end, base, scale);
  if (value === null) return null;
  return (
    <>
      <Bar from={scale * base} to={value} at={at} color={color} y={y - 4} height={8} />
      {low !== high && <Whisker low={low} high={high} at={at} y={y} color="var(--ink)" />}
    </>
  );
}

const endText = ({ value }: End, unit: string, digits: number): string =>
  valueText({ value, low: null, high: null }, unit, digits);

const asGain = ({ difference: { value, low, high } }: End) => ({ difference: value, low, high });

const moved = (end: End, unit: string, digits: number): string => gainText(asGain(end), unit, digits);
