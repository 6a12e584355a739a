/**
 * Where things stand on the canvas, and what is marked there. Places are no part of a design: the browser keeps them for
 * each design by its key.
 */
import { create } from 'zustand';
import type { DesignInput } from '../../../generated/schema.ts';
import { watchDraft } from '../draft.ts';
import { behind, below, freePlace, layOut, type Layout, type Place } from './layout.ts';

interface Board extends Layout {
  /** Key of the design. */
  readonly key: string;
  /** Several touchpoints and links that are selected together; fewer than two when the selection is the draft's. */
  readonly marked: readonly string[];
  /** As things stood before they were put in order. */
  readonly before: Layout | null;
}

const storage = (key: string): string => `meander.places.${key}`;

export const useBoard = create<Board>(() => ({ key: '', places: {}, routes: {}, marked: [], before: null }));

const { getState: board, setState: setBoard } = useBoard;

function read(key: string): Layout {
  try {
    const { places = {}, routes = {} } = JSON.parse(localStorage.getItem(storage(key)) ?? '{}') as Partial<Layout>;
    return { places, routes };
  } catch {
    return { places: {}, routes: {} };
  }
}

/** Takes the places of a design; everything that has none yet gets one. */
export function openBoard(key: string, design: DesignInput): void {
  setBoard({ key, ...completed(read(key), design), marked: [], before: null });
}

/** The design is called otherwise now: what stands on the canvas stays. */
export const renameBoard = (key: string): void => setBoard({ key });

/** Everything known stays where it is. When nothing is known, all is laid out. */
function completed({ places, routes }: Layout, design: DesignInput): Layout {
  const unknown = design.touchpoints.filter(({ key }) => !(key in places));
  if (unknown.length === 0) return { places, routes };
  if (unknown.length === design.touchpoints.length) return layOut(design);
  const next: Record<string, Place> = { ...places };
  for (const { key } of unknown) next[key] = below(standing(design, next));
  return { places: next, routes };
}

const standing = ({ touchpoints }: Pick<DesignInput, 'touchpoints'>, places: Layout['places']): Place[] =>
  touchpoints.flatMap(({ key }) => (key in places ? [places[key]] : []));

/** What has come to the design since gets a place; what goes by another key keeps its own. */
export function follow(now: DesignInput, before: DesignInput): void {
  const { places, routes } = board();
  if (now.touchpoints.every(({ key }) => key in places)) return;
  const rekeyed = rekeyedIn(now, before).filter(([from, to]) => from in places && !(to in places));
  const moved = { ...places, ...Object.fromEntries(rekeyed.map(([from, to]) => [to, places[from]])) };
  setBoard(completed({ places: moved, routes }, now));
}

const rekeyedIn = (now: DesignInput, before: DesignInput): [string, string][] =>
  now.touchpoints.length === before.touchpoints.length
    ? now.touchpoints.flatMap(({ key }, index): [string, string][] =>
        key === before.touchpoints[index].key ? [] : [[before.touchpoints[index].key, key]],
      )
    : [];

export const move = (moved: Readonly<Record<string, Place>>): void =>
  setBoard(({ places }) => ({ places: { ...places, ...moved } }));

/** Puts everything in order; `putBack` undoes it. */
export const tidy = (design: DesignInput): void =>
  setBoard(({ places, routes }) => ({ ...layOut(design), before: { places, routes } }));

export const putBack = (): void => setBoard(({ before }) => (before ? { ...before, before: null } : {}));

/** Where something new goes: behind a touchpoint, or near a place. */
export function reserve(key: string, design: DesignInput, near: { readonly key: string } | Place): void {
  const { places } = board();
  const wish = 'key' in near ? (near.key in places ? behind(places[near.key]) : { x: 0, y: 0 }) : near;
  const others = design.touchpoints.filter((touchpoint) => touchpoint.key !== key);
  move({ [key]: freePlace(wish, standing({ touchpoints: others }, places)) });
}

export const mark = (marked: readonly string[]): void => setBoard({ marked });

useBoard.subscribe(({ key, places, routes }, before) => {
  if (key === '' || (places === before.places && routes === before.routes && key === before.key)) return;
  try {
    localStorage.setItem(storage(key), JSON.stringify({ places, routes }));
  } catch {
    // The browser keeps no more. What stands on the canvas stays until the page is left, and is laid out anew then.
  }
});

watchDraft((now, before) => {
  if (now.selection && now.selection !== before.selection && board().marked.length > 0) mark([]);
  if (now.design !== before.design && now.designId === before.designId) follow(now.design, before.design);
});
