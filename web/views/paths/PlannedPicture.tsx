/** The plan as a graph from left to right, each link as thick as it was walked. */
import { useMemo } from 'react';
import type { Change, Choices } from './choices.ts';
import type { Lit } from './lit.ts';
import type { Plan } from '../../run/plan.ts';
import { placePlan } from './planLayout.ts';
import { PlaceMenu } from './PlaceMenu.tsx';
import { linkLook } from './marks.ts';
import { Scroller } from '../../parts/Scroller.tsx';
import { useWidth } from '../../charts/useWidth.ts';
import css from './Planned.module.css';
import pictures from './Pictures.module.css';

export function PlannedPicture({
  plan,
  walked,
  scale,
  visited,
  name,
  choices,
  change,
  lit,
  light,
  label,
}: {
  plan: Plan;
  /** How often a planned step was taken. */
  walked: (from: string, to: string) => number;
  /** Pixels for one of them. */
  scale: number;
  /** Touchpoints on the paths shown; the others stand back. */
  visited: ReadonlySet<string>;
  name: (key: string) => string;
  choices: Choices;
  change: Change;
  /** Touchpoints to bring forward; null for none. */
  lit: ReadonlySet<string> | null;
  light: (lit: Lit | null) => void;
  label: string;
}) {
  const [place, room] = useWidth<HTMLDivElement>();
  const { nodes, edges, box, width, height } = useMemo(() => placePlan(plan, room), [plan, room]);
  return (
    <Scroller place={place} isWider={width > room} label="The plan as a graph">
      <div className={pictures.ground} style={{ width, height }}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
          {edges.map(({ from, to, path }) => {
            const count = walked(from, to);
            return (
              <path
                key={`${from} ${to}`}
                d={path}
                className={css.edge}
                {...linkLook(count > 0)}
                opacity={lit === null || (lit.has(from) && lit.has(to)) ? 1 : 0.3}
                strokeWidth={count > 0 ? Math.max(1.25, count * scale) : 1}
                onPointerEnter={() => light({ kind: 'move', from, to })}
                onPointerLeave={() => light(null)}
              />
            );
          })}
        </svg>
        {nodes.map(({ key, x, y }) => (
          <PlaceMenu key={key} touchpoint={key} choices={choices} change={change}>
            <button
              type="button"
              className={css.box}
              title={name(key)}
              aria-label={`${name(key)}, in the plan`}
              style={{ left: x - box.width / 2, top: y - box.height / 2, width: box.width, height: box.height }}
              data-visited={visited.has(key)}
              data-dim={lit !== null && !lit.has(key)}
              onPointerEnter={() => light({ kind: 'place', touchpoint: key })}
              onPointerLeave={() => light(null)}
              onFocus={() => light({ kind: 'place', touchpoint: key })}
              onBlur={() => light(null)}
            >
              <span>{name(key)}</span>
            </button>
          </PlaceMenu>
        ))}
      </div>
    </Scroller>
  );
}
