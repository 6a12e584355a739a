/** The challenger less the baseline in every figure: dots with intervals around 0, group by group. */
import { Figure } from '../../../parts/Figure.tsx';
import type { Column } from '../../../parts/Table.tsx';
import { formatFactor, luckFactor, VERDICT, verdictOf } from '../parts/difference.ts';
import { GROUP, GROUPS } from '../parts/figures.ts';
import { gapText } from '../parts/gap.ts';
import { letterOf, ScenarioMark } from '../parts/ScenarioMark.tsx';
import { nameOf, type OpenPair } from './answer.ts';
import { besideGap, comparedIn, gapOf, type Compared } from './compared.ts';
import { DifferenceGroup } from './DifferenceGroup.tsx';
import css from './Differences.module.css';

export function Differences({ open }: { open: OpenPair }) {
  const { pair, baseline, challenger, source } = open;
  const groups = GROUPS.map((group) => ({ group, rows: comparedIn(group, pair) }));
  return (
    <Figure
      title="What is different"
      text={
        <>
          <ScenarioMark position={challenger.position} name={nameOf(challenger)} /> less{' '}
          <ScenarioMark position={0} name={nameOf(baseline)} />. A full dot: the interval does not touch 0, so the
          difference is more than chance. A ring: it cannot be told from 0.
        </>
      }
      hint="Intervals at 95 %, paired over the same buyers with the same luck. Those of one figure hold for all challengers together. Of 31 figures one or two may seem different by chance alone."
      source={source}
      data={{ columns: columnsFor(challenger.position), rows: groups.flatMap(({ rows }) => rows) }}
    >
      <div className={css.groups}>
        {groups.map(({ group, rows }) => (
          <DifferenceGroup
            key={group}
            group={group}
            title={GROUP[group]}
            rows={rows}
            position={challenger.position}
            note={
              group === 'time' && pair.timing === null
                ? 'The two scenarios do not last equally long, so that times without a purchase cannot be compared.'
                : undefined
            }
          />
        ))}
      </div>
    </Figure>
  );
}

const columnsFor = (position: number): Column<Compared>[] => [
  { name: 'Figure', cell: ({ label }) => label, raw: ({ name }) => name },
  {
    name: 'A',
    numeric: true,
    cell: (row) => besideGap(row.baseline, row),
    raw: ({ baseline }) => baseline,
  },
  {
    name: letterOf(position),
    numeric: true,
    cell: (row) => besideGap(row.challenger, row),
    raw: ({ challenger }) => challenger,
  },
  {
    name: 'Difference',
    numeric: true,
    cell: (row) => gapText(gapOf(row), row.unit),
    raw: ({ difference }) => difference,
  },
  { name: 'Low', numeric: true, cell: (row) => endOf(row, 'low'), raw: ({ low }) => low },
  { name: 'High', numeric: true, cell: (row) => endOf(row, 'high'), raw: ({ high }) => high },
  { name: 'In words', cell: (row) => VERDICT[verdictOf(row)], raw: (row) => VERDICT[verdictOf(row)] },
  {
    name: 'Buyers needed with separate luck',
    numeric: true,
    cell: ({ varianceRatio }) => {
      const factor = luckFactor(varianceRatio);
      return factor === null ? '–' : `${formatFactor(factor)} ×`;
    },
    raw: ({ varianceRatio }) => luckFactor(varianceRatio),
  },
];

const endOf = (row: Compared, end: 'low' | 'high'): string => gapText({ ...gapOf(row), value: row[end] }, row.unit);
