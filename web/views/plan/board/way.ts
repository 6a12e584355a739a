/** The line of a link from the right side of one touchpoint to the left side of another. */
import { curveBumpX, line } from 'd3-shape';
import { GAP, LABEL, NODE, type Place, type Route } from './layout.ts';

export interface Way {
  readonly path: string;
  /** Where its words stand. */
  readonly label: Place;
}

/** How far it runs straight out of a touchpoint before it turns back, and how round it turns. */
const OUT = 30;
const ROUND = 14;
const BESIDE = 16;
const LANE = { above: 30, below: 34 } as const;
/** Ends may be off by the size of a handle. */
const NEAR = 14;

const bump = line<Place>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBumpX);

const isNear = (one: Place, other: Place): boolean =>
  Math.abs(one.x - other.x) < NEAR && Math.abs(one.y - other.y) < NEAR;

const stands = (route: Route, start: Place, end: Place): boolean =>
  isNear({ x: route.from.x + NODE.width, y: route.from.y + NODE.height / 2 }, start) &&
  isNear({ x: route.to.x, y: route.to.y + NODE.height / 2 }, end);

/** `place` is the link's number among `together` links between the same two touchpoints, which are drawn apart. */
export function wayOf(
  start: Place,
  end: Place,
  { route, place, together, isLoop }: { route: Route | undefined; place: number; together: number; isLoop: boolean },
): Way {
  if (isLoop) return around(start, end, start.y - NODE.height / 2 - LANE.above - place * LABEL.height);
  const isForward = end.x >= start.x;
  const kept = route && stands(route, start, end) ? route : undefined;
  if (!isForward) {
    if (kept) return { path: backAlong(start, end, kept.points.slice(1, -1)), label: kept.label };
    return around(start, end, Math.max(start.y, end.y) + NODE.height / 2 + LANE.below + place * LABEL.height);
  }
  if (kept) return { path: bump([start, ...kept.points.slice(1, -1), end]) ?? '', label: kept.label };
  const middle = {
    x: (start.x + end.x) / 2,
    y: (start.y + end.y) / 2 + (place - (together - 1) / 2) * (LABEL.height + 4),
  };
  return { path: bump([start, middle, end]) ?? '', label: middle };
}

/** A lane that does not run through a touchpoint in the middle of which `y` is: beside it, in the gap to its neighbour. */
function clearOf(y: number, lane: number): number {
  const least = NODE.height / 2 + GAP.node / 2;
  return Math.abs(lane - y) >= least ? lane : lane <= y ? y - least : y + least;
}

/**
 * Out to the right, over or under the touchpoint itself, back along a way that keeps clear of what stands between, over or
 * under the other touchpoint, and in from its left.
 */
function backAlong(start: Place, end: Place, way: readonly Place[]): string {
  const [before, behind] = [start.x - NODE.width - BESIDE, end.x + NODE.width + BESIDE];
  const between = way.filter(({ x }) => x < before && x > behind);
  const lane = between.length > 0 ? between : [way[Math.floor(way.length / 2)]];
  const first = clearOf(start.y, lane[0].y);
  const last = clearOf(end.y, lane[lane.length - 1].y);
  return rounded([
    start,
    ...[
      { x: start.x + OUT, y: start.y },
      { x: start.x + OUT, y: first },
    ],
    ...[
      { x: before, y: first },
      { x: before, y: lane[0].y },
    ],
    ...between,
    ...[
      { x: behind, y: lane[lane.length - 1].y },
      { x: behind, y: last },
    ],
    ...[
      { x: end.x - OUT, y: last },
      { x: end.x - OUT, y: end.y },
    ],
    end,
  ]);
}

/** Out to the right, along a lane, and in from the left, with round corners. */
function around(start: Place, end: Place, lane: number): Way {
  const [right, left] = [start.x + OUT, end.x - OUT];
  const corners = [
    { x: right, y: start.y },
    { x: right, y: lane },
    { x: left, y: lane },
    { x: left, y: end.y },
  ];
  return { path: rounded([start, ...corners, end]), label: { x: (start.x + end.x) / 2, y: lane } };
}

function rounded(points: readonly Place[]): string {
  const parts = points.slice(1, -1).map((corner, index) => {
    const [from, to] = [points[index], points[index + 2]];
    const [before, after] = [towards(corner, from), towards(corner, to)];
    return `L${before.x},${before.y}Q${corner.x},${corner.y} ${after.x},${after.y}`;
  });
  const [first, last] = [points[0], points[points.length - 1]];
  return `M${first.x},${first.y}${parts.join('')}L${last.x},${last.y}`;
}

/** A little from a corner on the way to a point. */
function towards(corner: Place, point: Place): Place {
  const length = Math.hypot(point.x - corner.x, point.y - corner.y);
  const part = length === 0 ? 0 : Math.min(ROUND, length / 2) / length;
  return { x: corner.x + (point.x - corner.x) * part, y: corner.y + (point.y - corner.y) * part };
}
