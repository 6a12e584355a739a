/** The dialogs of the canvas, when they are open. */
import { useReactFlow } from '@xyflow/react';
import type { Channel } from '../../../generated/schema.ts';
import { reserve } from '../board/board.ts';
import { NODE } from '../board/layout.ts';
import { addTouchpoint, currentDraft, useDraft, useIsReadOnly } from '../draft.ts';
import { RevisionsDialog } from '../saving/RevisionsDialog.tsx';
import { AddDialog } from './AddDialog.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { closeDialog, useDialog } from './open.ts';

export function Dialogs() {
  const dialog = useDialog();
  const add = useAdd();
  const isReadOnly = useIsReadOnly();
  const isEmpty = useDraft(({ design }) => design.touchpoints.length === 0);
  switch (dialog) {
    case 'add':
      return isReadOnly ? null : <AddDialog onPick={add} onClose={closeDialog} />;
    case 'connect':
      return isEmpty || isReadOnly ? null : <ConnectDialog onClose={closeDialog} />;
    case 'keys':
      return <KeysDialog onClose={closeDialog} />;
    case 'revisions':
      return <RevisionsDialog onClose={closeDialog} />;
    case null:
      return null;
  }
}

/** Adds a touchpoint behind the selected one, or in the middle of what is in sight. */
function useAdd(): (channel: Channel) => void {
  const { screenToFlowPosition } = useReactFlow();
  return (channel) => {
    const { selection } = currentDraft();
    const near = selection?.kind === 'touchpoint' ? { key: selection.key } : middle(screenToFlowPosition);
    const key = addTouchpoint(channel);
    reserve(key, currentDraft().design, near);
    closeDialog();
  };
}

function middle(toFlow: (place: { x: number; y: number }) => { x: number; y: number }): { x: number; y: number } {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!box) return { x: 0, y: 0 };
  const { x, y } = toFlow({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  return { x: x - NODE.width / 2, y: y - NODE.height / 2 };
}
