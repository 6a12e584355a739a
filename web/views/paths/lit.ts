/** What the reader points at, and which paths run through it. */
import { buyersOf, formatCount, formatShare } from '../../format.ts';
import { OTHERS, type Flow, type FlowNode, type Route } from './flow.ts';
import { sum } from 'd3-array';
import { keyOf } from './lived.ts';

export type Lit =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'path'; readonly key: string }
  | { readonly kind: 'place'; readonly touchpoint: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string };

export function runsThrough({ path, nodes, links }: Route, lit: Lit): boolean {
  const { touchpoints } = path;
  if (lit.kind === 'node') return nodes.includes(lit.id);
  if (lit.kind === 'link') return links.includes(lit.id);
  if (lit.kind === 'path') return keyOf(touchpoints) === lit.key;
  if (lit.kind === 'place') return touchpoints.includes(lit.touchpoint);
  return touchpoints.some((key, place) => key === lit.from && touchpoints[place + 1] === lit.to);
}

/** How many buyers of the lit paths go over each link and stand at each node, by its id. */
export function litCounts(routes: readonly Route[], lit: Lit): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const route of routes)
    if (runsThrough(route, lit))
      for (const id of [...route.nodes, ...route.links]) counts.set(id, (counts.get(id) ?? 0) + route.path.count);
  return counts;
}

/** What is pointed at, in a sentence. */
export function describeLit(flow: Flow, lit: Lit, name: (key: string) => string): string | null {
  const routes = flow.routes.filter((route) => runsThrough(route, lit));
  if (routes.length === 0)
    return lit.kind === 'move' ? `${name(lit.from)} → ${name(lit.to)}: on none of the paths shown.` : null;
  const buyers = sum(routes, ({ path }) => path.count);
  const bought = `${formatCount(sum(routes, ({ path }) => path.purchasers))} bought in the end`;
  const share = formatShare(buyers / sum(flow.routes, ({ path }) => path.count));
  const count = `${buyersOf(buyers)} (${share} of those shown), ${bought}`;
  if (lit.kind === 'path') return `${routes[0].path.touchpoints.map(name).join(' → ')}: ${count}.`;
  if (lit.kind === 'place') return `${name(lit.touchpoint)}, anywhere on the path: ${count}.`;
  if (lit.kind === 'move') return `${name(lit.from)} → ${name(lit.to)}, as planned, anywhere on the path: ${count}.`;
  const node = (id: string): FlowNode | undefined => flow.nodes.find((one) => one.id === id);
  const title = (one: FlowNode | undefined): string => (one ? nodeName(one, name) : '');
  if (lit.kind === 'link') {
    const link = flow.links.find(({ id }) => id === lit.id);
    if (!link) return null;
    return `${title(node(link.source))} → ${title(node(link.target))}, ${link.isPlanned ? 'as planned' : 'not in the plan'}: ${count}.`;
  }
  const at = node(lit.id);
  return at ? `${title(at)} as step ${at.column + 1}: ${count}. ${ends(at)}` : null;
}

/** How the paths go on from a node. */
function ends({ count, bought, left, beyond, again }: FlowNode): string {
  const parts = [
    [left, 'went no further and did not buy'],
    [bought, 'bought'],
    [count - left - bought, 'went on'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, what]) => `${formatCount(number)} ${what}`);
  const out = beyond > 0 ? `, ${formatCount(beyond)} of them to steps not shown` : '';
  const loops = again > 0 ? ` For ${formatCount(again)} it was a return.` : '';
  return `From here ${words.join(', ')}${out}.${loops}`;
}

export const nodeName = (
  { touchpoint, places }: Pick<FlowNode, 'touchpoint' | 'places'>,
  name: (key: string) => string,
): string => (touchpoint === OTHERS ? `${places} others` : name(touchpoint));
