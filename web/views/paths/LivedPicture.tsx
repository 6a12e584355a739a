/** The lived paths as flows from step to step. */
import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { buyersOf, formatCount } from '../../format.ts';
import type { Change, Choices } from './choices.ts';
import { OTHERS, type Flow } from './flow.ts';
import { BAR, GAP, placeFlow, type PlacedNode } from './layout.ts';
import { litCounts, nodeName, type Lit } from './lit.ts';
import { PlaceMenu } from './PlaceMenu.tsx';
import { Ribbons } from './Ribbons.tsx';
import { Scroller } from '../../parts/Scroller.tsx';
import { useWidth } from '../../charts/useWidth.ts';
import css from './Pictures.module.css';

/** Narrower than this a step cannot hold its names. */
const STEP = 150;

/** Room for the flows and for a line of text at every bar. */
export const heightFor = (top: number): number => 280 + GAP * (top + 1);

export function LivedPicture({
  flow,
  choices,
  change,
  name,
  lit,
  light,
  label,
}: {
  flow: Flow;
  choices: Choices;
  change: Change;
  name: (key: string) => string;
  lit: Lit | null;
  light: (lit: Lit | null) => void;
  label: string;
}) {
  const [place, width] = useWidth<HTMLDivElement>();
  const stepWidth = Math.max(STEP, width / flow.columns);
  const height = heightFor(choices.top);
  const placed = useMemo(() => placeFlow(flow, stepWidth, height), [flow, stepWidth, height]);
  const counts = useMemo(() => (lit ? litCounts(flow.routes, lit) : null), [flow, lit]);
  const full = Math.max(width, stepWidth * flow.columns);
  return (
    <Scroller place={place} isWider={full > width} label="The flows from step to step">
      <ol className={css.steps} style={{ width: full }} aria-hidden>
        {Array.from({ length: flow.columns }, (_, column) => (
          <li key={column} style={{ width: stepWidth }}>
            {stepName(column, flow.columns, choices)}
          </li>
        ))}
      </ol>
      {width > 0 && (
        <div className={css.ground} style={{ width: full, height }}>
          <Ribbons placed={placed} counts={counts} light={light} width={full} height={height} label={label} />
          {placed.nodes.map((node) => (
            <Label
              key={node.id}
              node={node}
              width={stepWidth - BAR - 10}
              isDim={counts !== null && !counts.has(node.id)}
              {...{ name, light, choices, change }}
            />
          ))}
        </div>
      )}
    </Scroller>
  );
}

/** "Step 2", or how far it is from the touchpoint at which paths start or end. */
function stepName(column: number, columns: number, { start, end }: Choices): string {
  if (start !== null) return column === 0 ? 'From here' : `Step ${column} after`;
  if (end === null) return `Step ${column + 1}`;
  const before = columns - 1 - column;
  return before === 0 ? 'Up to here' : `${before} before`;
}

function Label({
  node,
  width,
  isDim,
  name,
  light,
  choices,
  change,
}: {
  node: PlacedNode;
  width: number;
  isDim: boolean;
  name: (key: string) => string;
  light: (lit: Lit | null) => void;
  choices: Choices;
  change: Change;
}) {
  const at = {
    style: { left: node.x + BAR + 3, top: node.y + node.height / 2, maxWidth: width },
    'data-dim': isDim,
    onPointerEnter: () => light({ kind: 'node', id: node.id }),
    onPointerLeave: () => light(null),
    onFocus: () => light({ kind: 'node', id: node.id }),
    onBlur: () => light(null),
  };
  const title = nodeName(node, name);
  const text = (
    <>
      {node.again > 0 && <RotateCcw aria-hidden />}
      <span className={css.name}>{title}</span> <span className={css.count}>{formatCount(node.count)}</span>
    </>
  );
  if (node.touchpoint === OTHERS)
    return (
      <span className={css.label} {...at}>
        {text}
      </span>
    );
  return (
    <PlaceMenu touchpoint={node.touchpoint} choices={choices} change={change}>
      <button
        type="button"
        className={css.label}
        title={title}
        aria-label={`${title} ${buyersOf(node.count)}, step ${node.column + 1}${node.again > 0 ? `, ${formatCount(node.again)} of them again` : ''}`}
        {...at}
      >
        {text}
      </button>
    </PlaceMenu>
  );
}
