/** Of all buyers, who is won and who is lost by the challenger, and for whom nothing changes. */
import { buyersOf, formatCount, formatShare } from '../../../format.ts';
import { Figure } from '../../../parts/Figure.tsx';
import type { Column } from '../../../parts/Table.tsx';
import { nameOf, type OpenPair } from './answer.ts';
import { FATES, fatesOf, inProportion, type Fate } from './buyersOf.ts';
import css from './WonAndLost.module.css';

const DOTS = 1_000;
const DOTS_IN_A_ROW = 50;
const STEP = 10;

interface Row {
  readonly fate: Fate;
  readonly text: string;
  readonly count: number;
  readonly share: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: 'Buyers who', cell: ({ text }) => text, raw: ({ fate }) => fate },
  { name: 'Count', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
  { name: 'Share', numeric: true, cell: ({ share }) => formatShare(share, 2), raw: ({ share }) => share },
];

export function WonAndLost({ open: { pair, baseline, challenger, buyers, source } }: { open: OpenPair }) {
  const fates = fatesOf(pair, buyers);
  const [before, after] = [nameOf(baseline), nameOf(challenger)];
  const text: Readonly<Record<Fate, string>> = {
    both: 'bought under both',
    won: `won: bought under ${after} alone`,
    lost: `lost: bought under ${before} alone`,
    neither: 'bought under neither',
  };
  const rows = FATES.map((fate) => ({ fate, text: text[fate], count: fates[fate], share: fates[fate] / buyers }));
  const dots = inProportion(
    rows.map(({ count }) => count),
    DOTS,
  );
  const differs =
    pair.differing === 0
      ? 'nobody lives differently'
      : `${formatCount(pair.differing)} ${pair.differing === 1 ? 'lives' : 'live'} differently in some way`;
  return (
    <Figure
      title="Won and lost"
      text={
        <>
          Of {buyersOf(buyers)}, {after} <strong>wins {formatCount(pair.won)}</strong> and{' '}
          <strong>loses {formatCount(pair.lost)}</strong>; {differs}, {formatCount(buyers - pair.differing)} exactly
          alike.
        </>
      }
      source={source}
      data={{ columns: COLUMNS, rows }}
    >
      <Dots
        counts={dots}
        label={`Of every 1,000 buyers: ${rows.map((row, place) => `${dots[place]} ${row.text}`).join('; ')}.`}
      />
      <ul className={css.legend}>
        {rows.map(({ fate, text: words, count }) => (
          <li key={fate}>
            <svg viewBox="0 0 10 10" width="14" height="14" aria-hidden>
              <Mark fate={fate} x={5} y={5} />
            </svg>
            <span>
              <span className="number">{formatCount(count)}</span> {words}
            </span>
          </li>
        ))}
      </ul>
      <p className="soft small">Each mark stands for one buyer in a thousand.</p>
    </Figure>
  );
}

function Dots({ counts, label }: { counts: readonly number[]; label: string }) {
  const marks = FATES.flatMap((fate, place) => Array.from({ length: counts[place] }, () => fate));
  const [width, height] = [DOTS_IN_A_ROW * STEP, (DOTS / DOTS_IN_A_ROW) * STEP];
  return (
    <svg className={css.dots} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {marks.map((fate, place) => (
        <Mark
          key={place}
          fate={fate}
          x={(place % DOTS_IN_A_ROW) * STEP + STEP / 2}
          y={Math.floor(place / DOTS_IN_A_ROW) * STEP + STEP / 2}
        />
      ))}
    </svg>
  );
}

/** Shapes tell them apart without colour: a square, a triangle up, a triangle down, a dot. */
function Mark({ fate, x, y }: { fate: Fate; x: number; y: number }) {
  switch (fate) {
    case 'both':
      return <rect className={css.both} x={x - 3.5} y={y - 3.5} width={7} height={7} rx={1} />;
    case 'won':
      return <path className={css.won} d={`M${x} ${y - 4.5}l4.5 8h-9z`} />;
    case 'lost':
      return <path className={css.lost} d={`M${x} ${y + 4.5}l4.5 -8h-9z`} />;
    case 'neither':
      return <circle className={css.neither} cx={x} cy={y} r={1.6} />;
  }
}
