/** The same finding on each of the four journeys. */
import { formatCount, formatShare } from '../../../format.ts';
import { Table, type Column } from '../../../parts/Table.tsx';
import { INTENT } from '../../../words.ts';
import { Gain } from '../Gain.tsx';
import type { Finding } from './answer.ts';
import css from './ByIntent.module.css';

type Entry = Finding['byIntent'][number];

const UNIT = 'share of buyers';

const COLUMNS: readonly Column<Entry>[] = [
  { name: 'What they came for', cell: ({ intent }) => INTENT[intent] },
  { name: 'Buyers', numeric: true, cell: ({ buyers }) => formatCount(buyers) },
  {
    name: 'Have it',
    numeric: true,
    cell: ({ affected, buyers }) =>
      affected === null ? '–' : `${formatCount(affected)} (${formatShare(buyers === 0 ? 0 : affected / buyers, 1)})`,
  },
  { name: 'Buy', numeric: true, cell: ({ bought }) => <Moved of={bought} /> },
  { name: 'Relationship or further', numeric: true, cell: ({ relatedOrFurther }) => <Moved of={relatedOrFurther} /> },
  { name: 'Learn or further', numeric: true, cell: ({ learnedOrFurther }) => <Moved of={learnedOrFurther} /> },
];

const Moved = ({ of }: { of: Entry['bought'] }) =>
  of.difference === 0 && of.low === 0 && of.high === 0 ? (
    <span className="soft">no change</span>
  ) : (
    <Gain of={of} unit={UNIT} bare />
  );

export function ByIntent({ finding: { byIntent, affectedBuyers } }: { finding: Finding }) {
  return (
    <details className={css.more}>
      <summary>On each of the four journeys</summary>
      <Table columns={COLUMNS} rows={byIntent} caption="By what people came for" rowKey={({ intent }) => intent} />
      <p className="small soft">
        Gains in percentage points of those who came for it, with 95 % intervals.
        {!affectedBuyers.seen && ' This trouble shows in the plan alone, so nobody was watched having it.'}
      </p>
    </details>
  );
}
