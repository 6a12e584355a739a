/** What mending each finding alone would bring, all on one scale. */
import { Button } from '../../../parts/Button.tsx';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import { useNames } from '../../../shell/design.ts';
import { FINDING } from '../../../words.ts';
import { titleOf } from '../findings.ts';
import { Gain } from '../Gain.tsx';
import { gainText, mostDigits } from '../points.ts';
import { Dot, Rows, Whisker } from '../Rows.tsx';
import type { Finding } from './answer.ts';
import { figure, percent, tickOf } from './figures.ts';
import { useFindings } from './filter.ts';
import css from './Forest.module.css';

const UNIT = 'share of buyers';
const AT_FIRST = 16;
const colorOf = (isClear: boolean): string => (isClear ? 'var(--accent)' : 'var(--ink-soft)');

export function Forest({ findings, source }: { findings: readonly Finding[]; source: Source }) {
  const { touchpoint } = useNames();
  const { shown, set, show } = useFindings();
  const rows = shown.isWhole ? findings : findings.slice(0, AT_FIRST);
  const gain = ({ effect }: Finding) => figure(effect.metrics, 'boughtShare');
  const digits = mostDigits(findings.map(gain), UNIT);
  const data: FigureData<Finding> = {
    columns: [
      { name: 'Rank', numeric: true, cell: ({ rank }) => rank, raw: ({ rank }) => rank },
      { name: 'Finding', cell: (one) => titleOf(one, touchpoint), raw: ({ kind }) => kind },
      {
        name: 'Touchpoint',
        cell: (one) => (one.touchpoint ? touchpoint(one.touchpoint) : 'all'),
        raw: (one) => one.touchpoint,
      },
      {
        name: 'More who buy',
        numeric: true,
        cell: (one) => gainText(gain(one), UNIT),
        raw: (one) => gain(one).difference,
      },
      { name: 'Low', numeric: true, cell: (one) => tickOf(percent(gain(one).low) ?? 0), raw: (one) => gain(one).low },
      {
        name: 'High',
        numeric: true,
        cell: (one) => tickOf(percent(gain(one).high) ?? 0),
        raw: (one) => gain(one).high,
      },
      { name: 'Clear', cell: ({ clear }) => (clear ? 'yes' : 'no'), raw: ({ clear }) => clear },
    ],
    rows: findings,
  };
  return (
    <Figure
      title="What mending each brings"
      text="More buyers who buy, in percentage points of all buyers, each finding mended alone. Lines are 95 % intervals."
      hint="Ranked by the estimate. Neighbours whose lines overlap may well belong the other way round, and the first of a ranked list tends to look better than it is: read it with its neighbours."
      source={source}
      data={data}
    >
      <Legend />
      <Rows
        rows={rows}
        rowKey={({ rank }) => rank}
        summary="Findings by what mending each brings; choose one to read about it"
        extent={findings.flatMap((one) => [percent(gain(one).low), percent(gain(one).high), 0])}
        reference={0}
        tick={tickOf}
        axis="percentage points of all buyers"
        label={(one) => (
          <button type="button" className={css.link} onClick={() => show(one.rank)} title={FINDING[one.kind]}>
            <span className={css.rank}>{one.rank}</span>
            <span>{titleOf(one, touchpoint)}</span>
          </button>
        )}
        value={(one) => <Gain of={gain(one)} unit={UNIT} digits={digits} bare />}
        marks={(one, at) => {
          const { difference, low, high } = gain(one);
          return (
            difference !== null && (
              <>
                <Whisker low={percent(low)} high={percent(high)} at={at} color={colorOf(one.clear)} />
                <Dot x={at(100 * difference)} isFull={one.clear} color={colorOf(one.clear)} />
              </>
            )
          );
        }}
      />
      {rows.length < findings.length && (
        <div data-no-picture>
          <Button look="quiet" onClick={() => set({ isWhole: true })}>
            Show the other {findings.length - rows.length}
          </Button>
        </div>
      )}
    </Figure>
  );
}

function Legend() {
  return (
    <ul className={css.legend}>
      {[true, false].map((isFull) => (
        <li key={String(isFull)}>
          <svg width="12" height="28" aria-hidden>
            <Dot x="6" isFull={isFull} color={colorOf(isFull)} />
          </svg>
          {isFull ? 'clear, over all findings together' : 'cannot be told from no effect'}
        </li>
      ))}
    </ul>
  );
}
