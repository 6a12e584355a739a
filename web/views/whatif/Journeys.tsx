/** The four journeys, now beside before. */
import { formatEnds, formatValue, type Interval } from '../../format.ts';
import type { Journey } from '../../generated/schema.ts';
import { Figure } from '../../parts/Figure.tsx';
import type { Column } from '../../parts/Table.tsx';
import { JOURNEY } from '../../words.ts';
import { describeDifference, differenceOf, VERDICT, verdictOn } from './differ.ts';
import type { Outcomes } from './outcomes.ts';
import { Legend, PairBars } from './PairBars.tsx';

interface Row {
  readonly journey: Journey;
  readonly now: Interval;
  readonly before: Interval;
}

const UNIT = 'share of buyers';
const COLOR: Readonly<Record<Journey, string>> = {
  LEFT: 'var(--left)',
  LEARNED: 'var(--learned)',
  RELATED: 'var(--related)',
  BOUGHT: 'var(--bought)',
};

const COLUMNS: readonly Column<Row>[] = [
  { name: 'Journey', cell: ({ journey }) => JOURNEY[journey], raw: ({ journey }) => journey },
  { name: 'Now', numeric: true, cell: ({ now }) => formatValue(now, UNIT), raw: ({ now }) => now.value },
  { name: 'Now, 95 %', numeric: true, cell: ({ now }) => formatEnds(now, UNIT), raw: ({ now }) => now.low },
  { name: 'Now, high', numeric: true, cell: ({ now }) => formatEnds(now, UNIT), raw: ({ now }) => now.high },
  {
    name: 'As saved',
    numeric: true,
    cell: ({ before }) => formatValue(before, UNIT),
    raw: ({ before }) => before.value,
  },
  {
    name: 'As saved, low',
    numeric: true,
    cell: ({ before }) => formatEnds(before, UNIT),
    raw: ({ before }) => before.low,
  },
  {
    name: 'As saved, high',
    numeric: true,
    cell: ({ before }) => formatEnds(before, UNIT),
    raw: ({ before }) => before.high,
  },
  { name: 'Difference', numeric: true, cell: (row) => describeDifference(row, UNIT), raw: differenceOf },
  { name: 'Verdict', cell: (row) => VERDICT[verdictOn(row)], raw: verdictOn },
];

const ORDER: readonly Journey[] = ['BOUGHT', 'RELATED', 'LEARNED', 'LEFT'];

export function Journeys({ now, before, source }: Outcomes) {
  const shareOf = (of: typeof now, journey: Journey): Interval =>
    of.journeys.find((entry) => entry.journey === journey)?.share ?? { value: null, low: null, high: null };
  const rows = ORDER.map((journey): Row => ({ journey, now: shareOf(now, journey), before: shareOf(before, journey) }));
  const bars = rows.map((row) => ({
    ...{ key: row.journey, label: JOURNEY[row.journey], color: COLOR[row.journey] },
    ...{ now: row.now, before: row.before, words: formatValue(row.now, UNIT) },
    ...(row.journey === 'LEFT' && { scale: { maximum: 1, note: 'On another scale: the whole width is all buyers.' } }),
  }));
  const ends = rows.slice(0, 3).flatMap((row) => [row.now.high ?? 0, row.before.high ?? 0]);
  return (
    <Figure
      title="The four journeys"
      text="How far buyers come, as shares of all of them."
      source={source}
      data={{ columns: COLUMNS, rows }}
    >
      <Legend />
      <PairBars tall rows={bars} maximum={Math.max(...ends, 0.01)} label={describe(rows)} />
    </Figure>
  );
}

const describe = (rows: readonly Row[]): string =>
  rows
    .map(
      (row) => `${JOURNEY[row.journey]}: ${formatValue(row.now, UNIT)} now, ${formatValue(row.before, UNIT)} as saved`,
    )
    .join('; ');
