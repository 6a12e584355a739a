/** All revisions of the design, the newest first; any of them can be looked at. */
import { useState } from 'react';
import { useAsked } from '../../../api/cache.ts';
import { formatMoment } from '../../../format.ts';
import { Asked } from '../../../parts/Asked.tsx';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { setIn, useSearch } from '../../../parts/useSearch.ts';
import { useDraft } from '../draft.ts';
import { PlanRevisionsDocument } from '../plan.generated.ts';
import css from './RevisionsDialog.module.css';

export function RevisionsDialog({ onClose }: { onClose: () => void }) {
  const id = useDraft(({ designId }) => designId);
  const base = useDraft(({ revision }) => revision);
  const [before, setBefore] = useState<string | null>(null);
  const [, setSearch] = useSearch();
  const asked = useAsked(PlanRevisionsDocument, { id, before }, { keep: true });
  const open = (number: number) => {
    setSearch(setIn({ revision: number === base ? null : String(number) }));
    onClose();
  };
  return (
    <Dialog
      title="Revisions"
      text="Every save made one. An old one is opened for reading, and can be taken back into your draft."
      open
      onClose={onClose}
    >
      <Asked of={asked} what="the revisions">
        {({ design }) => (
          <>
            <ul className={css.list}>
              {design?.revisions.nodes.toReversed().map(({ id: key, number, createdAt }) => (
                <li key={key}>
                  <span className="number">Revision {number}</span>
                  <span className="soft small">{formatMoment(createdAt)}</span>
                  <Button look="quiet" onClick={() => open(number)}>
                    {number === base ? 'Back to your draft' : `Open revision ${number}`}
                  </Button>
                </li>
              ))}
            </ul>
            <div className="row">
              {before !== null && <Button onClick={() => setBefore(null)}>Newest</Button>}
              {design?.revisions.pageInfo.hasPreviousPage && (
                <Button onClick={() => setBefore(design.revisions.pageInfo.startCursor)}>Older</Button>
              )}
            </div>
          </>
        )}
      </Asked>
    </Dialog>
  );
}
