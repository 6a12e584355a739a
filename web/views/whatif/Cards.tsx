/** The headline figures as cards: now, before, and how far apart they are. */
import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import { formatEnds, formatEstimate, formatValue, isShare } from '../../format.ts';
import { Figure } from '../../parts/Figure.tsx';
import type { Column } from '../../parts/Table.tsx';
import { Hint } from '../../parts/Tip.tsx';
import css from './Cards.module.css';
import { describeDifference, differenceOf, VERDICT, verdictOn } from './differ.ts';
import { figuresOf, HEADLINE, type Figure as Shown } from './figures.ts';
import type { Outcomes } from './outcomes.ts';

const COLUMNS: readonly Column<Shown>[] = [
  { name: 'Figure', cell: ({ label }) => label, raw: ({ name }) => name },
  { name: 'Now', numeric: true, cell: ({ now, unit }) => formatEstimate(now, unit), raw: ({ now }) => now.value },
  { name: 'Now, low', numeric: true, cell: ({ now, unit }) => formatEnds(now, unit), raw: ({ now }) => now.low },
  { name: 'Now, high', numeric: true, cell: ({ now, unit }) => formatEnds(now, unit), raw: ({ now }) => now.high },
  {
    name: 'As saved',
    numeric: true,
    cell: ({ before, unit }) => formatEstimate(before, unit),
    raw: ({ before }) => before.value,
  },
  {
    name: 'As saved, low',
    numeric: true,
    cell: ({ before, unit }) => formatEnds(before, unit),
    raw: ({ before }) => before.low,
  },
  {
    name: 'As saved, high',
    numeric: true,
    cell: ({ before, unit }) => formatEnds(before, unit),
    raw: ({ before }) => before.high,
  },
  { name: 'Difference', numeric: true, cell: (row) => describeDifference(row, row.unit), raw: differenceOf },
  { name: 'Verdict', cell: (row) => VERDICT[verdictOn(row)], raw: verdictOn },
];

export function Cards({ now, before, source }: Outcomes) {
  const figures = figuresOf(now, before);
  const shown = HEADLINE.flatMap((name) => figures.find((figure) => figure.name === name) ?? []);
  return (
    <Figure
      title="Headline figures"
      text={summaryOf(shown)}
      hint="“Within noise” means that the two intervals overlap: so few buyers cannot tell the two apart. Both live with the same luck, so a small difference may still be real; “Settle it” finds out."
      source={source}
      data={{ columns: COLUMNS, rows: figures }}
    >
      <ul className={css.cards}>
        {shown.map((figure) => (
          <li key={figure.name} className={css.card} data-verdict={verdictOn(figure)}>
            <Card figure={figure} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** What of it can be told from luck, in a sentence. */
function summaryOf(figures: readonly Shown[]): string {
  const clear = figures.filter((figure) => verdictOn(figure) === 'CLEAR').map(({ label }) => label.toLowerCase());
  if (figures.every((figure) => verdictOn(figure) === 'SAME'))
    return 'As saved, each with its 95 % interval in brackets.';
  if (clear.length === 0)
    return 'Nothing has moved clear of the noise: so few buyers cannot tell now from saved. “Settle it” asks many more.';
  return `Moved clear of the noise: ${clear.join(', ')}. The 95 % intervals stand in brackets.`;
}

/** The words of a unit, for numbers that stand without it: "of buyers", "money per buyer". */
const unitWords = (unit: string): string =>
  isShare(unit) ? unit.replace(/^share /, '') : (unit.split(', ').at(-1) ?? '');
/** A unit that adds nothing behind the number, where the words stand elsewhere. */
const bare = (unit: string): string => (isShare(unit) ? unit : 'a scale, bare');

function Card({ figure }: { figure: Shown }) {
  const { label, unit, meaning, now, before } = figure;
  const verdict = verdictOn(figure);
  const words = describeDifference(figure, bare(unit));
  const isVisible = /[1-9]/.test(words);
  return (
    <>
      <h3 className={css.label}>
        {label}
        <Hint about={label}>{meaning}</Hint>
      </h3>
      <p className={css.now}>
        <span className="number">{formatValue(now, bare(unit))}</span> <small>{unitWords(unit)}</small>
      </p>
      <p className={css.interval}>
        <span className="number">({formatEnds(now, unit)})</span>
      </p>
      <p className={css.before}>
        saved <span className="number">{formatValue(before, bare(unit))}</span>{' '}
        <span className={`number ${css.ends}`}>({formatEnds(before, unit)})</span>
      </p>
      <p className={css.difference} data-verdict={verdict}>
        <Arrow by={isVisible ? differenceOf(figure) : 0} />
        {verdict !== 'SAME' && <span className="number">{isVisible ? words : '≈ 0'}</span>}
        <span>{VERDICT[verdict]}</span>
      </p>
    </>
  );
}

function Arrow({ by }: { by: number | null }) {
  if (by === null || by === 0) return <Equal aria-hidden />;
  return by > 0 ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />;
}
