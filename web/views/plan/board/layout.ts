/** Where touchpoints stand when nobody has put them anywhere: the plan from left to right, the rest in a block below. */
import { Graph, layout } from '@dagrejs/dagre';
import type { DesignInput, LinkInput } from '../../../generated/schema.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The way of a link around the touchpoints between its ends, as long as these stand where they stood. */
export interface Route {
  readonly from: Place;
  readonly to: Place;
  readonly points: readonly Place[];
  readonly label: Place;
}

export interface Layout {
  readonly places: Readonly<Record<string, Place>>;
  readonly routes: Readonly<Record<string, Route>>;
}

export const NODE = { width: 212, height: 132 } as const;
export const LABEL = { width: 98, height: 34 } as const;
/** Stands for the heading of the block of touchpoints without links; no key looks like it. */
export const BLOCK = '#anyway';

export const GAP = { rank: 48, node: 24, edge: 16, block: 88, heading: 44 } as const;
const BLOCK_COLUMNS = { least: 4, most: 8 } as const;

/** What stands for a link where text is needed; no key has a tilde. */
export const linkId = ({ from, to, on }: Pick<LinkInput, 'from' | 'to' | 'on'>): string => `${from}~${to}~${on}`;

export function layOut({ touchpoints, links }: DesignInput): Layout {
  const between = (links ?? []).filter(({ from, to }) => from !== to);
  const linked = new Set(between.flatMap(({ from, to }) => [from, to]));
  const planned = touchpoints.filter(({ key }) => linked.has(key));
  const plan = layOutPlan(
    planned.map(({ key }) => key),
    between,
  );
  const places = Object.values(plan.places);
  const right = Math.max(0, ...places.map(({ x }) => x + NODE.width));
  const bottom = places.length > 0 ? Math.max(...places.map(({ y }) => y + NODE.height)) + GAP.block : 0;
  const rest = touchpoints.filter(({ key }) => !linked.has(key)).map(({ key }) => key);
  return { ...plan, places: { ...plan.places, ...layOutBlock(rest, right, bottom, places.length > 0) } };
}

/** Ranks from left to right, with room for the words of each link between them. */
function layOutPlan(keys: readonly string[], links: readonly LinkInput[]): Layout {
  if (keys.length === 0) return { places: {}, routes: {} };
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: GAP.rank, nodesep: GAP.node, edgesep: GAP.edge, ranker: 'network-simplex' });
  keys.forEach((key) => graph.setNode(key, { ...NODE }));
  links.forEach((link) => graph.setEdge(link.from, link.to, { ...LABEL, labelpos: 'c' }, linkId(link)));
  layout(graph);
  const places: Record<string, Place> = {};
  for (const key of keys) {
    const { x, y } = graph.node(key) as Place;
    places[key] = rounded({ x: x - NODE.width / 2, y: y - NODE.height / 2 });
  }
  const routes: Record<string, Route> = {};
  for (const link of links) {
    const { points, x, y } = graph.edge(link.from, link.to, linkId(link)) as Place & { points: readonly Place[] };
    routes[linkId(link)] = {
      from: places[link.from],
      to: places[link.to],
      points: points.map(rounded),
      label: rounded({ x, y }),
    };
  }
  return { places, routes };
}

function layOutBlock(keys: readonly string[], width: number, top: number, hasHeading: boolean): Record<string, Place> {
  if (keys.length === 0) return {};
  const step = { x: NODE.width + GAP.node, y: NODE.height + GAP.node };
  const fitting = Math.floor((width + GAP.node) / step.x);
  const columns = Math.min(BLOCK_COLUMNS.most, Math.max(BLOCK_COLUMNS.least, fitting));
  const first = top + (hasHeading ? GAP.heading : 0);
  const places = keys.map((key, index): [string, Place] => [
    key,
    { x: (index % columns) * step.x, y: first + Math.floor(index / columns) * step.y },
  ]);
  return { ...(hasHeading && { [BLOCK]: { x: 0, y: top } }), ...Object.fromEntries(places) };
}

const rounded = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });

const overlaps = (one: Place, other: Place): boolean =>
  Math.abs(one.x - other.x) < NODE.width + GAP.node / 2 && Math.abs(one.y - other.y) < NODE.height + GAP.node / 2;

/** The first free place at or below one. */
export function freePlace(wish: Place, taken: readonly Place[]): Place {
  let place = rounded(wish);
  while (taken.some((other) => overlaps(place, other))) place = { x: place.x, y: place.y + NODE.height + GAP.node };
  return place;
}

/** Where something new stands that belongs behind a touchpoint. */
export const behind = ({ x, y }: Place): Place => ({ x: x + NODE.width + GAP.rank + LABEL.width, y });

/** Free of all that stands: below it. */
export function below(places: readonly Place[]): Place {
  if (places.length === 0) return { x: 0, y: 0 };
  return {
    x: Math.min(...places.map(({ x }) => x)),
    y: Math.max(...places.map(({ y }) => y)) + NODE.height + GAP.node,
  };
}
