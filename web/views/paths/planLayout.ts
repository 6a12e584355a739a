/** Where the touchpoints of a plan stand: in the order of its links, from left to right. */
import dagre from '@dagrejs/dagre';
import { curveBasis, line } from 'd3-shape';
import type { Plan } from '../../run/plan.ts';

const MARGIN = 4;
const BOX_HEIGHT = 38;
/** Between narrow and comfortable for a name on two lines. */
const BOX_WIDTH = { least: 88, most: 132 } as const;
const BETWEEN = 26;

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedPlan {
  readonly nodes: readonly (Point & { readonly key: string })[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly path: string }[];
  readonly box: { readonly width: number; readonly height: number };
  readonly width: number;
  readonly height: number;
}

/** Places the plan in a width if its boxes can be made to fit; else it is wider. */
export function placePlan(plan: Plan, width: number): PlacedPlan {
  const { least, most } = BOX_WIDTH;
  const ranks = new Set(layOut(plan, least).nodes.map(({ x }) => Math.round(x))).size;
  const fitting = Math.floor((width - 2 * MARGIN - (ranks - 1) * BETWEEN) / ranks);
  return layOut(plan, Math.max(least, Math.min(most, fitting)));
}

function layOut({ steps }: Plan, boxWidth: number): PlacedPlan {
  const box = { width: boxWidth, height: BOX_HEIGHT };
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: BETWEEN, nodesep: 10, edgesep: 6, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const key of new Set(steps.flatMap(({ from, to }) => [from, to]))) graph.setNode(key, { ...box });
  for (const { from, to } of steps) if (from !== to) graph.setEdge(from, to);
  dagre.layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    nodes: graph.nodes().map((key) => ({ key, ...(graph.node(key) as Point) })),
    edges: graph.edges().map((edge) => {
      const { points } = graph.edge(edge) as { points: Point[] };
      return { from: edge.v, to: edge.w, path: smooth(points) ?? '' };
    }),
    box,
    width: size.width ?? 0,
    height: size.height ?? 0,
  };
}

const smooth = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis);
