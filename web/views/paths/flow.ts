/** Lived paths unrolled by step: which touchpoints stand in which step, and how many buyers go from one to the next. */
import { sum } from 'd3-array';
import type { LivedPath } from './lived.ts';
import type { Plan } from '../../run/plan.ts';

/** Stands for the touchpoints of a step that are not among its most visited. */
export const OTHERS = '…';

export interface FlowNode {
  readonly id: string;
  readonly column: number;
  /** Key of the touchpoint, or OTHERS. */
  readonly touchpoint: string;
  readonly count: number;
  /** How many touchpoints stand together here. */
  readonly places: number;
  /** Of the buyers, those who have been at this touchpoint before on their path. */
  readonly again: number;
  /** Of the buyers, those whose path ends here. */
  readonly bought: number;
  readonly left: number;
  /** Those who go on, to steps that are not shown. */
  readonly beyond: number;
}

export interface FlowLink {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly isPlanned: boolean;
}

/** A lived path as it runs through the picture. */
export interface Route {
  readonly path: LivedPath;
  readonly nodes: readonly string[];
  readonly links: readonly string[];
}

export interface Flow {
  readonly columns: number;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  readonly routes: readonly Route[];
}

interface Extent {
  readonly top: number;
  readonly steps: number;
  /** The last steps of the paths stand below one another, not the first. */
  readonly alignEnds: boolean;
}

interface Step {
  readonly column: number;
  readonly touchpoint: string;
  readonly isAgain: boolean;
}

interface Shown {
  readonly path: LivedPath;
  readonly steps: readonly Step[];
  /** The path goes on after the last column. */
  readonly isCut: boolean;
}

export function flowOf(paths: readonly LivedPath[], plan: Plan, { top, steps, alignEnds }: Extent): Flow {
  const columns = Math.min(steps, Math.max(1, ...paths.map(({ touchpoints }) => touchpoints.length)));
  const shown = paths.map((path) => cutTo(path, columns, alignEnds));
  const idOf = naming(shown, columns, top);
  const links = new Map<string, FlowLink>();
  const routes = shown.map(({ path, steps }): Route => {
    const crossed = steps.slice(1).map((to, place) => {
      const from = steps[place];
      const isPlanned = plan.leads(from.touchpoint, to.touchpoint);
      const ends = { source: idOf(from), target: idOf(to), isPlanned };
      const id = `${ends.source} ${ends.target} ${isPlanned ? 'planned' : 'own'}`;
      links.set(id, { id, ...ends, value: (links.get(id)?.value ?? 0) + path.count });
      return id;
    });
    return { path, nodes: steps.map(idOf), links: crossed };
  });
  return { columns, nodes: nodesOf(shown, idOf), links: [...links.values()], routes };
}

function cutTo(path: LivedPath, columns: number, alignEnds: boolean): Shown {
  const { touchpoints } = path;
  const first = alignEnds ? Math.max(0, touchpoints.length - columns) : 0;
  const offset = alignEnds ? columns - touchpoints.length : 0;
  const steps = touchpoints
    .map((touchpoint, place) => ({
      column: place + offset,
      touchpoint,
      isAgain: touchpoints.indexOf(touchpoint) < place,
    }))
    .slice(first, first + columns);
  return { path, steps, isCut: first + columns < touchpoints.length };
}

/** Names the node of a step: its touchpoint's own if that is among the most visited of the column, else the others'. */
function naming(shown: readonly Shown[], columns: number, top: number): (step: Step) => string {
  const own = Array.from({ length: columns }, (_, column) => {
    const counts = new Map<string, number>();
    for (const { path, steps } of shown)
      for (const step of steps)
        if (step.column === column) counts.set(step.touchpoint, (counts.get(step.touchpoint) ?? 0) + path.count);
    const ranked = [...counts].sort(([, one], [, other]) => other - one).map(([touchpoint]) => touchpoint);
    // "Others" of one touchpoint alone would only hide its name.
    return new Set(ranked.length === top + 1 ? ranked : ranked.slice(0, top));
  });
  return ({ column, touchpoint }) => `${column} ${own[column].has(touchpoint) ? touchpoint : OTHERS}`;
}

function nodesOf(shown: readonly Shown[], idOf: (step: Step) => string): FlowNode[] {
  const visits = shown.flatMap(({ path, steps, isCut }) =>
    steps.map((step, place) => ({ path, step, isCut, isLast: place === steps.length - 1 })),
  );
  const byNode = Map.groupBy(visits, ({ step }) => idOf(step));
  return [...byNode].map(([id, here]) => {
    const ending = here.filter(({ isLast, isCut }) => isLast && !isCut);
    const cut = here.filter(({ isLast, isCut }) => isLast && isCut);
    const [column, touchpoint] = id.split(' ');
    return {
      id,
      column: Number(column),
      touchpoint,
      count: sum(here, ({ path }) => path.count),
      places: new Set(here.map(({ step }) => step.touchpoint)).size,
      again: sum(here, ({ path, step }) => (step.isAgain ? path.count : 0)),
      bought: sum(ending, ({ path }) => path.bought),
      left: sum(ending, ({ path }) => path.left),
      beyond: sum(ending, ({ path }) => path.beyond) + sum(cut, ({ path }) => path.count),
    };
  });
}
