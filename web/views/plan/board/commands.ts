/** What can be done to what is selected on the canvas, by buttons and by keys alike. */
import {
  addLink,
  currentDraft,
  duplicateTouchpoint,
  linkSelection,
  removeAll,
  select,
  type Draft,
  type Selection,
} from '../draft.ts';
import { findLink, type LinkId } from '../edits.ts';
import type { DesignInput, Trigger } from '../../../generated/schema.ts';
import { mark, move, reserve, useBoard } from './board.ts';
import { linkId, NODE, type Place } from './layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const STEP = 20;
const SIDE: Readonly<Record<Direction, Place>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
/** How much worse it is to be off to the side than to be far away. */
const ASIDE = 2;

/** A link by what stands for it. */
export function parseLink(id: string): LinkId | null {
  const [from, to, on] = id.split('~');
  return on === undefined ? null : { from, to, on: on as Trigger };
}

/** What stands for the selection on the canvas; nothing for a persona or the story. */
export function idOf(selection: Selection): string | null {
  if (selection?.kind === 'touchpoint') return selection.key;
  return selection?.kind === 'link' ? linkId(selection) : null;
}

export function selectionOf(id: string): Selection {
  const link = parseLink(id);
  return link ? linkSelection(link) : { kind: 'touchpoint', key: id };
}

/** Everything that is selected on the canvas: keys of touchpoints, and links. */
export function chosenIn({ selection }: Pick<Draft, 'selection'>, marked: readonly string[]): readonly string[] {
  if (marked.length > 1) return marked;
  const id = idOf(selection);
  return id === null ? [] : [id];
}

const chosen = (): readonly string[] => chosenIn(currentDraft(), useBoard.getState().marked);

/** Selects one thing, or several together. */
export function choose(ids: readonly string[]): void {
  mark(ids.length > 1 ? ids : []);
  select(ids.length === 1 ? selectionOf(ids[0]) : null);
}

export const chooseAll = (): void => choose(currentDraft().design.touchpoints.map(({ key }) => key));

export function removeChosen(): void {
  const ids = chosen();
  if (ids.length === 0) return;
  const links = ids.flatMap((id) => parseLink(id) ?? []);
  mark([]);
  removeAll(
    ids.filter((id) => parseLink(id) === null),
    links,
  );
}

export function duplicateChosen(): void {
  const { selection } = currentDraft();
  if (selection?.kind !== 'touchpoint') return;
  const copy = duplicateTouchpoint(selection.key);
  const place = useBoard.getState().places[selection.key];
  if (copy !== null) reserve(copy, currentDraft().design, { x: place.x, y: place.y + NODE.height + STEP });
}

/** The trigger that a new link most likely has: the first of these that is still free between the two. */
const LIKELY: readonly Trigger[] = [
  ...(['ENGAGED', 'NOTICED', 'IGNORED', 'SUBSCRIBED', 'BOUGHT', 'ABANDONED', 'FORGOT', 'DISTRESS'] as const),
];
/** Who gave up may be asked again: the only thing that leads back to the same place without going round at once. */
const AGAIN: readonly Trigger[] = ['ABANDONED', ...LIKELY];

export const freeTrigger = (design: DesignInput, from: string, to: string): Trigger | undefined =>
  (from === to ? AGAIN : LIKELY).find((on) => !findLink(design, { from, to, on }));

/** Draws a link between two touchpoints, with a day between when it leads back to the same. */
export function connect(from: string, to: string): void {
  const on = freeTrigger(currentDraft().design, from, to);
  if (on !== undefined) addLink({ from, to, on, ...(from === to && { delayDays: 1 }) });
}

/** Moves what is selected a little. */
export function nudge(direction: Direction): void {
  const { places } = useBoard.getState();
  const { x, y } = SIDE[direction];
  move(
    Object.fromEntries(
      chosen().flatMap((id) =>
        id in places ? [[id, { x: places[id].x + STEP * x, y: places[id].y + STEP * y }]] : [],
      ),
    ),
  );
}

/**
 * The next touchpoint that way from the selected one; the first one when none is selected. From a link, backwards is where it
 * starts and forwards where it leads.
 */
export function neighbour(direction: Direction): string | undefined {
  const { design, selection } = currentDraft();
  const { places } = useBoard.getState();
  if (selection?.kind === 'link') return direction === 'left' || direction === 'up' ? selection.from : selection.to;
  const start = selection?.kind === 'touchpoint' ? selection.key : undefined;
  if (start === undefined || !(start in places)) return design.touchpoints[0]?.key;
  const side = SIDE[direction];
  let best: { readonly key: string; readonly cost: number } | undefined;
  for (const { key } of design.touchpoints) {
    if (!(key in places)) continue;
    const [dx, dy] = [places[key].x - places[start].x, places[key].y - places[start].y];
    const ahead = dx * side.x + dy * side.y;
    const aside = Math.abs(dx * side.y) + Math.abs(dy * side.x);
    // What is more beside than ahead lies another way.
    if (ahead <= 0 || aside > ASIDE * ahead + NODE.height / 2) continue;
    const cost = ahead + ASIDE * aside;
    if (!best || cost < best.cost) best = { key, cost };
  }
  return best?.key;
}

/** The next link that touches what is selected: one after the other, and round again. */
export function nextLink(): void {
  const { design, selection } = currentDraft();
  const key = selection?.kind === 'touchpoint' ? selection.key : selection?.kind === 'link' ? selection.from : null;
  const links = (design.links ?? []).filter(({ from, to }) => key === null || from === key || to === key);
  if (links.length === 0) return;
  const at = selection?.kind === 'link' ? links.findIndex((link) => linkId(link) === linkId(selection)) : -1;
  select(linkSelection(links[(at + 1) % links.length]));
}
