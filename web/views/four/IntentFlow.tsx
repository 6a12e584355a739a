/** From what buyers came for, over the journey they made, to how it ended. */
import { useMemo } from 'react';
import { buyersOf, formatCount, formatShare, formatValue } from '../../format.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { EXIT, INTENT, JOURNEY } from '../../words.ts';
import { estimateColumns } from '../../parts/columns.ts';
import { Scroller } from '../../parts/Scroller.tsx';
import { useWidth } from '../../charts/useWidth.ts';
import { wilson } from '../../wilson.ts';
import { BAR, placeOutcomes, type OutcomeNode } from './intentLayout.ts';
import { colourOf, countOf, JOURNEYS, type Cell } from './outcomes.ts';
import css from './four.module.css';

/** Narrower than this the names do not fit beside the bars. */
const LEAST = 680;
const HEIGHT = 460;

/** Names stand out from the flows behind them; as attributes, which a saved picture keeps. */
const TEXT = {
  fill: 'var(--ink)',
  stroke: 'var(--surface)',
  strokeWidth: 3,
  strokeOpacity: 0.55,
  strokeLinejoin: 'round',
  paintOrder: 'stroke',
} as const;

export function IntentFlow({ cells, who, source }: { cells: readonly Cell[]; who: string; source: Source }) {
  const [place, room] = useWidth<HTMLDivElement>();
  const width = Math.max(LEAST, room);
  const all = countOf(cells, {});
  const { nodes, links } = useMemo(() => placeOutcomes(cells, width, HEIGHT), [cells, width]);
  const label = `What ${who} came for, the journey they made and how it ended. ${JOURNEYS.map((journey) => {
    const count = countOf(cells, { journey });
    return `${JOURNEY[journey]}: ${formatCount(count)} (${formatShare(all === 0 ? null : count / all)})`;
  }).join('; ')}.`;
  return (
    <Figure
      title="Four journeys"
      text={`What ${who} came for, which journey they made of it, and how that ended: ${buyersOf(all)}.`}
      hint="A journey is named by the furthest stage a buyer came to. What happens after the horizon of the run is not seen: whoever is still there then counts as still here."
      source={source}
      data={tableOf(cells, all)}
    >
      <Scroller place={place} isWider={width > room} label="From intent to ending">
        {room > 0 && (
          <svg
            className={css.flow}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={label}
          >
            {links.map(({ id, path, thickness, journey, from, to, value }) => (
              <path
                key={id}
                d={path}
                fill="none"
                strokeOpacity={0.42}
                stroke={colourOf(journey)}
                strokeWidth={Math.max(1, thickness)}
              >
                <title>{`${from} → ${to}: ${formatCount(value)} (${formatShare(value / all)})`}</title>
              </path>
            ))}
            {nodes.map((node) => (
              <Node key={node.id} node={node} all={all} isLast={node.column === 2} />
            ))}
          </svg>
        )}
      </Scroller>
    </Figure>
  );
}

function Node({ node, all, isLast }: { node: OutcomeNode; all: number; isLast: boolean }) {
  const { x, y, height, name, value, journey } = node;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={BAR}
        height={Math.max(1, height)}
        rx={2}
        fill={journey ? colourOf(journey) : 'var(--ink-soft)'}
      />
      <text
        x={isLast ? x - 7 : x + BAR + 7}
        y={y + height / 2}
        textAnchor={isLast ? 'end' : 'start'}
        dy="-0.15em"
        {...TEXT}
      >
        {name}
        <tspan x={isLast ? x - 7 : x + BAR + 7} dy="1.2em">
          {formatCount(value)} · {formatValue(wilson(value, all), 'share')}
        </tspan>
      </text>
    </g>
  );
}

function tableOf(cells: readonly Cell[], all: number): FigureData<Cell> {
  const share = ({ count }: Cell) => wilson(count, all);
  return {
    columns: [
      { name: 'Came for', cell: ({ intent }) => INTENT[intent], raw: ({ intent }) => intent },
      { name: 'Journey', cell: ({ journey }) => JOURNEY[journey], raw: ({ journey }) => journey },
      { name: 'Ending', cell: ({ exit }) => EXIT[exit], raw: ({ exit }) => exit },
      { name: 'Buyers', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
      ...estimateColumns('Share', share, () => 'share'),
    ],
    rows: cells.filter(({ count }) => count > 0),
  };
}
