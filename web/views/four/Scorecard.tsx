/** The empathy scorecard beside the conversion rate. */
import { formatEnds, formatValue, type Interval } from '../../format.ts';
import type { ScoreName } from '../../generated/schema.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { SCORE } from '../../words.ts';
import { estimateColumns } from '../../parts/columns.ts';
import type { Result } from './outcomes.ts';
import css from './four.module.css';

interface Row extends Interval {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** What it asks, in plain words. */
  readonly question?: string;
  readonly definition: string;
}

const QUESTION: Readonly<Record<ScoreName, string>> = {
  EMPATHY: 'Was trouble kept away or put right?',
  OBSERVATION: 'Do we listen where it hurts?',
  INTUITION: 'Do we answer the cue rather than the calendar?',
  ALLOW: 'Are they free of pressure?',
  EMPOWER: 'Do those who did not buy leave feeling well?',
};

const OF_100 = 'points, 0 to 100';

export function Scorecard({
  scorecard,
  metrics,
  source,
}: {
  scorecard: Result['scorecard'];
  metrics: Result['metrics'];
  source: Source;
}) {
  const bought = metrics.find(({ name }) => name === 'boughtShare');
  const scores = scorecard.map((score): Row => ({
    ...score,
    key: score.name,
    name: SCORE[score.name],
    question: QUESTION[score.name],
    unit: OF_100,
  }));
  const conversion: Row[] = bought
    ? [{ ...bought, key: 'boughtShare', name: 'Conversion rate', definition: 'Share of the buyers who bought.' }]
    : [];
  return (
    <Figure
      title="Empathy scorecard"
      text="How buyers were met, 0 to 100, beside how many bought. The bars at the end are 95 % intervals."
      source={source}
      data={tableOf([...conversion, ...scores])}
    >
      <div className={css.scores}>
        {conversion.map((row) => (
          <div key={row.key} className={css.conversion}>
            <Score row={row} full={1} />
          </div>
        ))}
        {scores.map((row) => (
          <Score key={row.key} row={row} full={100} />
        ))}
      </div>
    </Figure>
  );
}

function Score({ row, full }: { row: Row; full: number }) {
  const { value, low, high } = row;
  const at = (number: number | null): string => `${(100 * (number ?? 0)) / full}%`;
  return (
    <section className={css.score} aria-label={row.name}>
      <strong>{row.name}</strong>
      {value === null ? (
        <span className="soft small">Nothing to judge in this run.</span>
      ) : (
        <div className={css.track} role="img" aria-label={`${row.name}: ${formatValue(row, row.unit)}`}>
          <span className={css.fill} style={{ width: at(value) }} />
          <span className={css.ends} style={{ left: at(low), width: at((high ?? 0) - (low ?? 0)) }} />
        </div>
      )}
      <span className={`number ${css.right}`}>
        {value !== null && (
          <>
            <strong>{formatValue(row, row.unit)}</strong>{' '}
            {low !== null && <span className="soft small">({formatEnds(row, row.unit)})</span>}
          </>
        )}
      </span>
      <p className="soft small">
        {row.question !== undefined && <span className={css.question}>{row.question} </span>}
        {row.definition}
      </p>
    </section>
  );
}

const tableOf = (rows: readonly Row[]): FigureData<Row> => ({
  columns: [
    { name: 'Score', cell: ({ name }) => name, raw: ({ key }) => key },
    ...estimateColumns<Row>(
      'Value',
      (row) => row,
      ({ unit }) => unit,
    ),
    { name: 'Unit', cell: ({ unit }) => unit, raw: ({ unit }) => unit },
    { name: 'Definition', cell: ({ definition }) => definition, raw: ({ definition }) => definition },
  ],
  rows,
});
