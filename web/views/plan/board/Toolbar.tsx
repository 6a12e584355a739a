/** What can be done on the canvas, as buttons; the keys for the same stand in their tooltips. */
import { Copy, Keyboard, ListRestart, Plus, Redo2, Spline, Trash2, Undo2, Waypoints } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '../../../parts/Button.tsx';
import { openDialog } from '../dialogs/open.ts';
import { currentDraft, redo, undo, useCanRedo, useCanUndo, useDraft, useIsReadOnly } from '../draft.ts';
import { putBack, tidy, useBoard } from './board.ts';
import { chosenIn, duplicateChosen } from './commands.ts';
import { remove } from './useKeys.ts';
import css from './Toolbar.module.css';

export function Toolbar() {
  const isReadOnly = useIsReadOnly();
  const selection = useDraft((draft) => draft.selection);
  const isEmpty = useDraft(({ design }) => design.touchpoints.length === 0);
  const marked = useBoard((board) => board.marked);
  const canPutBack = useBoard((board) => board.before !== null);
  const chosen = useMemo(() => chosenIn({ selection }, marked), [selection, marked]);
  const [canUndo, canRedo] = [useCanUndo(), useCanRedo()];
  return (
    <div className={css.toolbar} role="group" aria-label="Canvas tools" data-no-picture>
      <Button icon={<Plus />} disabled={isReadOnly} title="Key A" onClick={() => openDialog('add')}>
        Add touchpoint
      </Button>
      <Button
        className={css.wide}
        look="quiet"
        icon={<Spline />}
        disabled={isReadOnly || isEmpty}
        title="Key C"
        onClick={() => openDialog('connect')}
      >
        Connect to…
      </Button>
      <span className={css.gap} />
      <Button
        look="quiet"
        icon={<Undo2 />}
        iconOnly
        disabled={isReadOnly || !canUndo}
        title="Undo (Ctrl + Z)"
        onClick={undo}
      >
        Undo
      </Button>
      <Button
        look="quiet"
        icon={<Redo2 />}
        iconOnly
        disabled={isReadOnly || !canRedo}
        title="Redo (Ctrl + Shift + Z)"
        onClick={redo}
      >
        Redo
      </Button>
      <Button
        className={css.wide}
        look="quiet"
        icon={<Copy />}
        iconOnly
        disabled={isReadOnly || selection?.kind !== 'touchpoint'}
        title="Duplicate (Ctrl + D)"
        onClick={duplicateChosen}
      >
        Duplicate
      </Button>
      <Button
        look="quiet"
        icon={<Trash2 />}
        iconOnly
        disabled={isReadOnly || chosen.length === 0}
        title="Delete (Del)"
        onClick={remove}
      >
        Delete
      </Button>
      <span className={css.gap} />
      <Button
        className={css.wide}
        look="quiet"
        icon={<Waypoints />}
        title="Key T"
        onClick={() => tidy(currentDraft().design)}
      >
        Tidy up
      </Button>
      {canPutBack && (
        <Button className={css.wide} look="quiet" icon={<ListRestart />} iconOnly onClick={putBack}>
          Put everything back where it was
        </Button>
      )}
      <Button className={css.wide} look="quiet" icon={<Keyboard />} title="Key ?" onClick={() => openDialog('keys')}>
        Keys
      </Button>
    </div>
  );
}
