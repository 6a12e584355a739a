/** The draft as React Flow wants it: nodes and edges. */
import { MarkerType, type Edge, type Node } from '@xyflow/react';
import { GOAL, CHANNEL, OWNER } from '../../../words.ts';
import type { DesignInput, LinkInput, TouchpointInput, Trigger } from '../../../generated/schema.ts';
import { describePush, describeTelling, nameLink, tellingOf, type Telling } from '../words.ts';
import { BLOCK, linkId, NODE, type Layout, type Route } from './layout.ts';

export type TouchpointNode = Node<{ touchpoint: TouchpointInput; telling: Telling; isWrong: boolean }, 'touchpoint'>;
export type HeadingNode = Node<Record<string, never>, 'heading'>;
export type BoardNode = TouchpointNode | HeadingNode;
export type LinkEdge = Edge<
  { link: LinkInput; words: string; route: Route | undefined; place: number; together: number; tone: Tone },
  'link'
>;

/** What a trigger means for the plan: it goes on, it is followed up, or it is caught before it is lost. */
export type Tone = 'on' | 'quiet' | 'lost';

const TONE: Readonly<Record<Trigger, Tone>> = {
  ENGAGED: 'on',
  SUBSCRIBED: 'on',
  BOUGHT: 'on',
  IGNORED: 'quiet',
  NOTICED: 'quiet',
  ABANDONED: 'lost',
  FORGOT: 'lost',
  DISTRESS: 'lost',
};

export const TONE_COLOR: Readonly<Record<Tone, string>> = {
  on: 'var(--accent)',
  quiet: 'var(--line-strong)',
  lost: 'var(--warn)',
};

/** As large for thick lines as for thin ones. */
const ARROW = { type: MarkerType.ArrowClosed, markerUnits: 'userSpaceOnUse', width: 28, height: 28 } as const;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** All that the picture of a touchpoint shows, in a sentence. */
export function describeTouchpoint(touchpoint: TouchpointInput, telling: Telling): string {
  const { key, name, channel, owner, goal, push, potholes, care } = touchpoint;
  return [
    name || key,
    CHANNEL[channel],
    OWNER[owner ?? 'OWNED'].toLowerCase(),
    goal && goal !== 'NONE' && `goal: ${GOAL[goal].toLowerCase()}`,
    push && `comes on its own: ${describePush(push)}`,
    potholes?.length && plural(potholes.length, 'pothole', 'potholes'),
    care?.length && plural(care.length, 'kind of care', 'kinds of care'),
    describeTelling(telling),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Data of nodes that did not change stay the same things, so that they are not drawn again. */
const drawn = new WeakMap<TouchpointInput, TouchpointNode['data']>();

function dataOf(touchpoint: TouchpointInput, telling: Telling, isWrong: boolean): TouchpointNode['data'] {
  const before = drawn.get(touchpoint);
  if (before && before.isWrong === isWrong && JSON.stringify(before.telling) === JSON.stringify(telling)) return before;
  const data = { touchpoint, telling, isWrong };
  drawn.set(touchpoint, data);
  return data;
}

export function nodesOf(
  { touchpoints, story, links }: DesignInput,
  { places }: Pick<Layout, 'places'>,
  look: { readonly chosen: ReadonlySet<string>; readonly wrong: ReadonlySet<string>; readonly tolerance: number },
): BoardNode[] {
  const nodes: BoardNode[] = touchpoints.map((touchpoint) => {
    const { key } = touchpoint;
    const telling = tellingOf(touchpoint, story, look.tolerance);
    return {
      id: key,
      type: 'touchpoint',
      position: places[key] ?? { x: 0, y: 0 },
      data: dataOf(touchpoint, telling, look.wrong.has(key)),
      selected: look.chosen.has(key),
      ...NODE,
      measured: NODE,
      ariaLabel: describeTouchpoint(touchpoint, telling),
      domAttributes: { 'aria-roledescription': 'touchpoint' },
    };
  });
  const linked = new Set((links ?? []).flatMap(({ from, to }) => (from === to ? [] : [from, to])));
  const hasBlock = BLOCK in places && linked.size > 0 && touchpoints.some(({ key }) => !linked.has(key));
  if (hasBlock)
    nodes.push({
      id: BLOCK,
      type: 'heading',
      position: places[BLOCK],
      data: {},
      ...{ width: 320, height: 32, measured: { width: 320, height: 32 } },
      ...{ selectable: false, focusable: false, connectable: false },
      domAttributes: { 'aria-roledescription': 'heading' },
    });
  return nodes;
}

export function edgesOf(
  design: DesignInput,
  { routes }: Pick<Layout, 'routes'>,
  chosen: ReadonlySet<string>,
): LinkEdge[] {
  const links = design.links ?? [];
  return links.map((link) => {
    const id = linkId(link);
    const together = links.filter(({ from, to }) => from === link.from && to === link.to);
    const tone = TONE[link.on];
    const isChosen = chosen.has(id);
    const words = nameLink(design, link);
    return {
      id,
      type: 'link',
      source: link.from,
      target: link.to,
      data: { link, words, route: routes[id], place: together.indexOf(link), together: together.length, tone },
      selected: isChosen,
      zIndex: isChosen ? 1 : 0,
      markerEnd: { ...ARROW, color: TONE_COLOR[tone] },
      ariaLabel: words,
    };
  });
}
