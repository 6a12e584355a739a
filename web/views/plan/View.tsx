/** The canvas: the design as a graph that is drawn, edited and saved as revisions. */
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect } from 'react';
import { useAsked } from '../../api/cache.ts';
import type { DesignInput } from '../../generated/schema.ts';
import { Asked } from '../../parts/Asked.tsx';
import { Loading } from '../../parts/States.tsx';
import { useDesign } from '../../shell/design.ts';
import { openBoard, renameBoard, useBoard } from './board/board.ts';
import { currentDraft, openDraft, useDraft } from './draft.ts';
import { Plan } from './Plan.tsx';
import { PlanDesignDocument, type PlanDesignQuery } from './plan.generated.ts';
import { resetSaving } from './saving/saving.ts';

type Saved = NonNullable<PlanDesignQuery['design']>;

export function View() {
  const { id } = useDesign();
  const asked = useAsked(PlanDesignDocument, { id });
  return (
    <Asked of={asked} what="the plan">
      {({ design }) => design && <Opened saved={design} />}
    </Asked>
  );
}

/** Opens the draft of a design before anything of it is drawn. */
function Opened({ saved }: { saved: Saved }) {
  const { id, key, revision, export: design } = saved;
  const isOpen = useDraft(({ designId }) => designId === id);
  const hasBoard = useBoard((board) => board.key === key);
  useEffect(() => {
    const isAnother = currentDraft().designId !== id;
    openDraft(id, design as DesignInput, revision);
    if (isAnother) resetSaving();
    if (isAnother || useBoard.getState().key === '') openBoard(key, currentDraft().design);
    else renameBoard(key);
  }, [id, key, revision, design]);
  if (!isOpen || !hasBoard) return <Loading what="the plan" />;
  return (
    <ReactFlowProvider>
      <Plan saved={saved} />
    </ReactFlowProvider>
  );
}
