/** What part of the plan is in sight: at first, and when something is selected that is not. */
import { useReactFlow, useStore, type ReactFlowInstance } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { currentDraft, useDraft } from '../draft.ts';
import { useBoard } from './board.ts';
import { idOf } from './commands.ts';
import { NODE, type Place } from './layout.ts';

/** `legible`: names can be read; `readable`: all of a touchpoint can. */
export const ZOOM = { least: 0.1, legible: 0.32, readable: 0.85, first: 1, most: 1.75 } as const;

const MARGIN = 28;

/** How long the way from one sight to the next takes, in ms: none for who does not want things to move. */
export const glide = (): number => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 220);

interface Viewport extends Place {
  readonly zoom: number;
}

/** All of the plan if its names can be read then; else as much of it as can be read, from where it starts. */
export function firstSight(
  places: readonly Place[],
  frame: { readonly width: number; readonly height: number },
): Viewport {
  if (places.length === 0) return { x: frame.width / 2, y: frame.height / 3, zoom: ZOOM.first };
  const [left, top] = [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))];
  const width = Math.max(...places.map(({ x }) => x)) + NODE.width - left;
  const height = Math.max(...places.map(({ y }) => y)) + NODE.height - top;
  const fitting = Math.min((frame.width - 2 * MARGIN) / width, (frame.height - 2 * MARGIN) / height);
  const zoom = Math.min(ZOOM.first, Math.max(ZOOM.legible, fitting));
  // What does not fit starts at the margin; what does stands in the middle.
  const start = (length: number, room: number) => Math.max(MARGIN, (room - length * zoom) / 2);
  return { x: start(width, frame.width) - left * zoom, y: start(height, frame.height) - top * zoom, zoom };
}

const standing = (): Place[] => {
  const { places } = useBoard.getState();
  return currentDraft().design.touchpoints.flatMap(({ key }) => places[key] ?? []);
};

export function useSight(): Pick<ReactFlowInstance, 'setCenter'> {
  const { setCenter, setViewport, getViewport } = useReactFlow();
  const frame = useStore(({ domNode }) => domNode);
  const selection = useDraft((draft) => draft.selection);
  const hasStarted = useRef(false);
  useEffect(() => {
    if (!frame) return;
    const { places } = useBoard.getState();
    const size = { width: frame.clientWidth, height: frame.clientHeight };
    if (!hasStarted.current) void setViewport(firstSight(standing(), size));
    const duration = hasStarted.current ? glide() : 0;
    hasStarted.current = true;
    const key = selection?.kind === 'link' ? selection.from : idOf(selection);
    if (key === null || !(key in places)) return;
    const { x, y, zoom } = getViewport();
    const [left, top] = [places[key].x * zoom + x, places[key].y * zoom + y];
    const [right, bottom] = [left + NODE.width * zoom, top + NODE.height * zoom];
    if (left >= 0 && top >= 0 && right <= size.width && bottom <= size.height) return;
    const center = { x: places[key].x + NODE.width / 2, y: places[key].y + NODE.height / 2 };
    void setCenter(center.x, center.y, { zoom, duration });
  }, [selection, frame, setCenter, setViewport, getViewport]);
  useEffect(() => {
    if (!frame) return;
    // Put in order, or put back: nothing stands where it stood.
    return useBoard.subscribe(({ before }, was) => {
      if (before !== was.before)
        void setViewport(firstSight(standing(), { width: frame.clientWidth, height: frame.clientHeight }), {
          duration: glide(),
        });
    });
  }, [frame, setViewport]);
  return { setCenter };
}
