/** The keys of the canvas. Letters work while the focus is on the canvas or nowhere, those with Ctrl everywhere in the view. */
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { currentDraft, redo, select, undo } from '../draft.ts';
import { openDialog } from '../dialogs/open.ts';
import { tidy } from './board.ts';
import * as commands from './commands.ts';
import type { Direction } from './commands.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** All keys, as the help lists them. */
export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['A', 'Add a touchpoint'],
  ['Tab', 'Select the next touchpoint'],
  ['← → ↑ ↓', 'Select the touchpoint that lies that way; from a link, one of its ends'],
  ['Shift + ← → ↑ ↓', 'Move what is selected'],
  ['C', 'Connect the selected touchpoint to another'],
  ['L', 'Select the next link of the selected touchpoint'],
  ['Enter', 'Go to the side panel, to edit what is selected'],
  ['Esc', 'Back from the side panel; on the canvas: select nothing'],
  ['Del or Backspace', 'Delete what is selected'],
  ['Ctrl + D', 'Duplicate the selected touchpoint'],
  ['Ctrl + A', 'Select all touchpoints'],
  ['Ctrl + Z', 'Undo'],
  ['Ctrl + Shift + Z or Ctrl + Y', 'Redo'],
  ['Ctrl + S', 'Save'],
  ['T', 'Tidy up: put everything in order'],
  ['F', 'Show everything'],
  ['+ and −', 'Zoom in and out; also Ctrl + wheel'],
  ['?', 'These keys'],
];

const TEXT = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';

/** The touchpoint that has the focus, on the canvas. */
export const nodeOf = (key: string): HTMLElement | null =>
  document.querySelector(`.react-flow__node[data-id="${CSS.escape(key)}"]`);
const canvas = (): HTMLElement | null => document.querySelector('.react-flow');

/** Where the focus goes after a dialog: a touchpoint that got it back would be selected in place of what is new. */
export const besideTouchpoints = (opener: HTMLElement | null): HTMLElement | null =>
  opener?.closest('.react-flow__node') ? canvas() : opener;

/** Listens while the view is open. */
export function useKeys({ save, toPanel }: { save: () => void; toPanel: () => void }): void {
  const { fitView, zoomIn, zoomOut } = useReactFlow();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      const hasDialog = document.querySelector('[role=dialog], [role=menu]') !== null;
      if (event.defaultPrevented || hasDialog || event.altKey) return;
      const isDone = event.ctrlKey || event.metaKey ? withControl(event, target) : alone(event, target);
      if (isDone) event.preventDefault();
    };

    const withControl = ({ key, shiftKey }: KeyboardEvent, target: Element): boolean => {
      const letter = key.toLowerCase();
      if (letter === 's') return done(save);
      // Text fields undo by themselves.
      if (target.matches(TEXT)) return false;
      if (letter === 'z') return done(shiftKey ? redo : undo);
      if (letter === 'y') return done(redo);
      if (letter === 'd') return done(commands.duplicateChosen);
      return letter === 'a' && isOnCanvas(target) && done(commands.chooseAll);
    };

    const alone = ({ key, shiftKey }: KeyboardEvent, target: Element): boolean => {
      if (!isOnCanvas(target)) return false;
      const way = ARROWS[key];
      if (way) return done(() => (shiftKey ? commands.nudge(way) : go(way)));
      // A button on the canvas that has the focus keeps its own keys.
      if ((key === 'Enter' || key === ' ') && target.matches('button, a')) return false;
      const isDrawing = currentDraft().aside === null;
      switch (key.length === 1 ? key.toLowerCase() : key) {
        case 'a':
          return isDrawing && done(() => openDialog('add'));
        case 'c':
          return isDrawing && done(() => openDialog('connect'));
        case 'l':
          return done(commands.nextLink);
        case 't':
          return done(() => tidy(currentDraft().design));
        case 'f':
          return done(() => void fitView({ padding: 0.06, maxZoom: 1 }));
        case '+':
        case '=':
          return done(() => void zoomIn());
        case '-':
          return done(() => void zoomOut());
        case '?':
          return done(() => openDialog('keys'));
        case 'Delete':
        case 'Backspace':
          return done(remove);
        case 'Escape':
          return done(() => commands.choose([]));
        case 'Enter':
          return done(toPanel);
        default:
          return false;
      }
    };

    // Who tabs to a touchpoint selects it; a click does so by itself.
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node:focus-visible')) return;
      if (target.dataset.id !== undefined) select({ kind: 'touchpoint', key: target.dataset.id });
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('focusin', onFocus);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('focusin', onFocus);
    };
  }, [fitView, zoomIn, zoomOut, save, toPanel]);
}

const isOnCanvas = (target: Element): boolean => target === document.body || target.closest('.react-flow') !== null;

function done(what: () => void): true {
  what();
  return true;
}

function go(way: Direction): void {
  const key = commands.neighbour(way);
  if (key === undefined) return;
  select({ kind: 'touchpoint', key });
  nodeOf(key)?.focus({ preventScroll: true });
}

/** Deletes what is selected. */
export function remove(): void {
  commands.removeChosen();
  // What had the focus may be gone: the next key is for the canvas still.
  canvas()?.focus({ preventScroll: true });
}
