/** A plan in small: its touchpoints from left to right along the links, for a card. */
import dagre from '@dagrejs/dagre';
import { useMemo } from 'react';
import type { JourneyCardFragment } from './journeys.generated.ts';
import css from './journeys.module.css';

const RADIUS = 9;
const MARGIN = 12;

export function PlanPicture({ design: { touchpoints, links } }: { design: JourneyCardFragment }) {
  const { places, paths, width, height } = useMemo(() => {
    const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({ rankdir: 'LR', ranksep: 20, nodesep: 10, marginx: MARGIN, marginy: MARGIN });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const { key } of touchpoints)
      if (linked.has(key)) graph.setNode(key, { width: 2 * RADIUS, height: 2 * RADIUS });
    for (const { from, to } of links) if (from !== to) graph.setEdge(from, to);
    dagre.layout(graph);
    const size = graph.graph() as { width?: number; height?: number };
    const isDrawn = linked.size > 0;
    const [right, bottom] = isDrawn ? [size.width ?? 0, size.height ?? 0] : [2 * MARGIN, MARGIN];
    // What reaches buyers beside the plan stands in a row below it.
    const aside = touchpoints.filter(({ key }) => !linked.has(key));
    const at = new Map<string, { x: number; y: number }>();
    for (const key of graph.nodes()) at.set(key, graph.node(key) as { x: number; y: number });
    aside.forEach(({ key }, place) => at.set(key, { x: MARGIN + RADIUS + place * 26, y: bottom + RADIUS + 4 }));
    return {
      places: touchpoints.map((touchpoint) => ({ ...touchpoint, ...(at.get(touchpoint.key) ?? { x: 0, y: 0 }) })),
      paths: links.flatMap(({ from, to }) => {
        const [a, b] = [at.get(from), at.get(to)];
        if (!a || !b || from === to) return [];
        const middle = (a.x + b.x) / 2;
        return `M${a.x},${a.y}C${middle},${a.y} ${middle},${b.y} ${b.x},${b.y}`;
      }),
      width: Math.max(right, 2 * MARGIN + aside.length * 26, 200),
      height: bottom + (aside.length > 0 ? 2 * RADIUS + MARGIN + 4 : 0),
    };
  }, [touchpoints, links]);
  return (
    <svg className={css.plan} viewBox={`0 0 ${width} ${Math.max(height, 60)}`} aria-hidden>
      {paths.map((path, place) => (
        <path key={place} d={path} className={css.way} />
      ))}
      {places.map(({ key, x, y, owner, goal }) => (
        <circle
          key={key}
          cx={x}
          cy={y}
          r={goal === 'BUY' ? RADIUS : RADIUS - 1.5}
          className={css.place}
          data-owner={owner}
          data-goal={goal}
        />
      ))}
    </svg>
  );
}
