/** What happens at the touchpoints, now beside before. */
import { buyersOf, formatCount, formatEstimate, type Interval, touchpointsOf } from '../../format.ts';
import { CheckField, SelectField } from '../../parts/Field.tsx';
import { Figure } from '../../parts/Figure.tsx';
import type { Column } from '../../parts/Table.tsx';
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';
import type { Outcomes } from './outcomes.ts';
import { Legend, PairBars } from './PairBars.tsx';
import type { WhatIfResultFragment } from './whatif.generated.ts';

type Summary = WhatIfResultFragment['touchpoints'][number];

interface Row {
  readonly key: string;
  readonly name: string;
  readonly now: Summary | undefined;
  readonly before: Summary | undefined;
}

const exactly = (value: number): Interval => ({ value, low: null, high: null });
const GONE: Interval = exactly(0);

const MEASURES = {
  exposures: { label: 'Exposures', of: ({ exposures }: Summary) => exactly(exposures) },
  attended: { label: 'Attended', of: ({ attended }: Summary) => exactly(attended) },
  lost: { label: 'Purchases lost here', of: ({ lostBuyers }: Summary): Interval => lostBuyers },
} as const;
type Measure = keyof typeof MEASURES;
const ORDERS = { size: 'Largest first', change: 'Most changed first' } as const;
type Order = keyof typeof ORDERS;
const SHOWN = 10;

const pick = <Key extends string>(wanted: string | null, from: Readonly<Record<Key, unknown>>, usual: Key): Key =>
  wanted !== null && Object.hasOwn(from, wanted) ? (wanted as Key) : usual;

const lostOf = (summary: Summary | undefined): Interval =>
  summary?.lostBuyers ?? { value: null, low: null, high: null };
const COLUMNS: readonly Column<Row>[] = [
  { name: 'Touchpoint', cell: ({ name }) => name, raw: ({ key }) => key },
  ...(['exposures', 'attended'] as const).flatMap((name): Column<Row>[] => [
    {
      name: `${MEASURES[name].label}, now`,
      numeric: true,
      cell: ({ now }) => formatCount(now?.[name]),
      raw: ({ now }) => now?.[name] ?? null,
    },
    {
      name: `${MEASURES[name].label}, as saved`,
      numeric: true,
      cell: ({ before }) => formatCount(before?.[name]),
      raw: ({ before }) => before?.[name] ?? null,
    },
  ]),
  {
    name: 'Lost, now',
    numeric: true,
    cell: ({ now }) => formatEstimate(lostOf(now), ''),
    raw: ({ now }) => lostOf(now).value,
  },
  {
    name: 'Lost, as saved',
    numeric: true,
    cell: ({ before }) => formatEstimate(lostOf(before), ''),
    raw: ({ before }) => lostOf(before).value,
  },
];

export function Touchpoints({ now, before, source }: Outcomes) {
  const [search, setSearch] = useSearch();
  const measure = pick<Measure>(search.get('measure'), MEASURES, 'attended');
  const order = pick<Order>(search.get('order'), ORDERS, 'size');
  const everything = search.get('all') === 'yes';
  const set = (name: string, value: string | null) => setSearch(setIn({ [name]: value }), IN_PLACE);
  const { of, label } = MEASURES[measure];
  const rows = rowsOf(now, before);
  const bars = rows
    .map((row) => ({
      key: row.key,
      label: row.name,
      now: row.now ? of(row.now) : GONE,
      before: row.before ? of(row.before) : GONE,
    }))
    .toSorted((one, other) =>
      order === 'size'
        ? sizeOf(other) - sizeOf(one)
        : Math.abs(sizeOf(other) - (other.before.value ?? 0)) - Math.abs(sizeOf(one) - (one.before.value ?? 0)),
    )
    .slice(0, everything ? undefined : SHOWN)
    .map((row) => ({ ...row, words: wordsFor(row.now, row.before) }));
  const ends = bars.flatMap((row) => [row.now.high ?? row.now.value ?? 0, row.before.high ?? row.before.value ?? 0]);
  return (
    <Figure
      title="At the touchpoints"
      text={`${label}, of ${buyersOf(now.buyers)}: now, and the change since saved.`}
      hint="Exposures: how often a buyer met it. Attended: exposures that were engaged with; both are counts of these buyers. Purchases lost here: summed over the moves to places from which fewer buy; an estimate, with its 95 % interval."
      source={source}
      data={{ columns: COLUMNS, rows }}
      controls={
        <>
          <SelectField
            label="Show"
            value={measure}
            onPick={(value) => set('measure', value)}
            options={Object.entries(MEASURES).map(([value, entry]) => ({ value, label: entry.label }))}
          />
          <SelectField
            label="Order"
            value={order}
            onPick={(value) => set('order', value)}
            options={Object.entries(ORDERS).map(([value, words]) => ({ value, label: words }))}
          />
          <CheckField
            label={rows.length === 1 ? 'The one touchpoint' : `All ${rows.length} touchpoints`}
            checked={everything}
            onChange={({ target }) => set('all', target.checked ? 'yes' : null)}
          />
        </>
      }
    >
      <Legend />
      <PairBars
        rows={bars}
        maximum={Math.max(...ends, 1)}
        label={`${label} at ${touchpointsOf(bars.length)}: ${bars.map((row) => `${row.label} ${row.words}`).join('; ')}`}
      />
    </Figure>
  );
}

const sizeOf = ({ now }: { readonly now: Interval }): number => now.value ?? 0;

function wordsFor(now: Interval, before: Interval): string {
  const [value, old] = [now.value ?? 0, before.value ?? 0];
  const change = Math.round(value) - Math.round(old);
  return `${formatCount(value)}${change === 0 ? '' : ` (${change > 0 ? '+' : ''}${formatCount(change)})`}`;
}

function rowsOf(now: WhatIfResultFragment, before: WhatIfResultFragment): Row[] {
  const saved = new Map(before.touchpoints.map((entry) => [entry.touchpoint, entry]));
  return now.touchpoints.map((entry) => ({
    ...{ key: entry.touchpoint, name: entry.name, now: entry },
    before: saved.get(entry.touchpoint),
  }));
}
