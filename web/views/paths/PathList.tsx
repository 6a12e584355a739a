/** The most travelled paths in words. */
import { Check, Route } from 'lucide-react';
import { useState } from 'react';
import { buyersOf, formatCount, formatEnds, formatValue } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import type { Change } from './choices.ts';
import type { LivedPath } from './lived.ts';
import type { Lit } from './lit.ts';
import type { Plan } from '../../run/plan.ts';
import { estimateColumns } from '../../parts/columns.ts';
import { wilson } from '../../wilson.ts';
import css from './PathList.module.css';

const FIRST = 12;

export type Standing = 'one step' | 'on plan' | 'off plan';

/** One step alone cannot leave a plan, nor follow it. */
export const standingOf = ({ touchpoints }: LivedPath, plan: Plan): Standing =>
  touchpoints.length < 2
    ? 'one step'
    : touchpoints.every((key, place) => place === 0 || plan.leads(touchpoints[place - 1], key))
      ? 'on plan'
      : 'off plan';

export function PathList({
  paths,
  walked,
  plan,
  name,
  marked,
  change,
  light,
  source,
}: {
  paths: readonly LivedPath[];
  walked: number;
  plan: Plan;
  name: (key: string) => string;
  marked: string | null;
  change: Change;
  light: (lit: Lit | null) => void;
  source: Source;
}) {
  const [all, setAll] = useState(false);
  const words = ({ touchpoints }: LivedPath): string => touchpoints.map(name).join(' → ');
  const share = ({ count }: LivedPath) => wilson(count, walked);
  const data: FigureData<LivedPath> = {
    columns: [
      { name: 'Path', cell: words, raw: ({ touchpoints }) => touchpoints.join(' > ') },
      { name: 'Buyers', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
      ...estimateColumns('Share of those who walked', share, () => 'share'),
      {
        name: 'Bought',
        numeric: true,
        cell: ({ purchasers }) => formatCount(purchasers),
        raw: ({ purchasers }) => purchasers,
      },
      { name: 'Plan', cell: (path) => standingOf(path, plan), raw: (path) => standingOf(path, plan) },
    ],
    rows: paths,
  };
  return (
    <Figure
      title="The most travelled paths"
      text="Point at one to see it in the pictures above; click to keep it marked."
      hint="What buyers attended, in order, up to their first purchase. Staying at a touchpoint counts as one step. Shares are of the buyers who attended anything; in brackets the 95 % interval."
      source={source}
      data={data}
    >
      <ol className={css.paths}>
        {paths.slice(0, all ? undefined : FIRST).map((path) => (
          <li key={path.key}>
            <button
              type="button"
              className={css.path}
              aria-pressed={marked === path.key}
              onClick={() => change({ marked: marked === path.key ? null : path.key })}
              onPointerEnter={() => light({ kind: 'path', key: path.key })}
              onPointerLeave={() => light(null)}
              onFocus={() => light({ kind: 'path', key: path.key })}
              onBlur={() => light(null)}
            >
              <span className={css.words}>{words(path)}</span>
              <span className={`number ${css.count}`}>
                {buyersOf(path.count)} ({formatValue(share(path), 'share')}
                <span className={css.ends}>, {formatEnds(share(path), 'share')}</span>), {formatCount(path.purchasers)}{' '}
                bought
              </span>
              <Mark standing={standingOf(path, plan)} />
            </button>
          </li>
        ))}
      </ol>
      {paths.length > FIRST && (
        <Button look="quiet" onClick={() => setAll(!all)}>
          {all ? `Only the first ${FIRST}` : `All ${paths.length} paths`}
        </Button>
      )}
    </Figure>
  );
}

function Mark({ standing }: { standing: Standing }) {
  return (
    <span className={css.mark} data-standing={standing}>
      {standing === 'on plan' && <Check aria-hidden />}
      {standing === 'off plan' && <Route aria-hidden />}
      {standing}
    </span>
  );
}
