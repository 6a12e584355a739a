/** What is saved and what is not, and what can be done about it. */
import { Check, History, RotateCcw, Save } from 'lucide-react';
import { useState } from 'react';
import { Refusal } from '../../../api/failures.ts';
import { formatMoment } from '../../../format.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Problem } from '../../../parts/States.tsx';
import { openDialog } from '../dialogs/open.ts';
import { discard, useDraft, useHasChanges } from '../draft.ts';
import { useTypedKey } from '../typedKey.ts';
import { SaveAsNew } from './SaveAsNew.tsx';
import { useSaving } from './saving.ts';
import css from './SaveBar.module.css';

export function SaveBar({
  newest,
  onSave,
  onSavedAsNew,
}: {
  newest: number;
  onSave: () => void;
  onSavedAsNew: (key: string) => void;
}) {
  const { isBusy, error, isKeyRefused } = useSaving();
  const revision = useDraft((draft) => draft.revision);
  const changes = useHasChanges();
  const typed = useTypedKey();
  return (
    <section className={css.bar} aria-label="Saving">
      <div className={css.line}>
        <Button look="quiet" icon={<History />} onClick={() => openDialog('revisions')}>
          {`Revision ${revision}`}
        </Button>
        <State />
        <div className={css.actions}>
          <Button look="quiet" icon={<RotateCcw />} disabled={!changes || isBusy} onClick={discard}>
            Discard changes
          </Button>
          <Button
            look="primary"
            icon={<Save />}
            disabled={!changes && !typed}
            busy={isBusy}
            title="Ctrl + S"
            onClick={onSave}
          >
            Save
          </Button>
        </div>
      </div>
      {newest > revision && changes && (
        <p className={css.note} role="note">
          Somebody saved revision {newest} meanwhile; your changes start from revision {revision}. When you save, you
          will see what differs and choose.
        </p>
      )}
      {isKeyRefused && typed?.problem && (
        <p className={css.note} role="alert">
          Not saved: the key {typed.problem}.
        </p>
      )}
      {/* What is wrong with single fields stands in the list of problems. */}
      {!(error instanceof Refusal && error.issues.length > 0) && <Problem error={error} />}
      {error instanceof Refusal && error.code === 'NOT_FOUND' && <Deleted onSaved={onSavedAsNew} />}
    </section>
  );
}

function State() {
  const changedAt = useDraft((draft) => draft.changedAt);
  const isKept = useDraft((draft) => draft.isKept);
  const changes = useHasChanges();
  const typed = useTypedKey();
  if (typed && !changes)
    return (
      <span className={css.state} data-open="true" role="status">
        <span className={css.dot} aria-hidden /> The key is not saved
      </span>
    );
  if (!changes)
    return (
      <span className={css.state} role="status">
        <Check aria-hidden /> Everything is saved
      </span>
    );
  return (
    <span className={css.state} data-open="true" role="status">
      <span className={css.dot} aria-hidden /> Unsaved changes{changedAt && ` from ${formatMoment(changedAt)}`}
      {isKept ? (
        <span className="soft small">kept in this browser</span>
      ) : (
        <strong>This browser cannot keep them: save before you leave.</strong>
      )}
    </span>
  );
}

/** The design is gone from the server; the draft is not. */
function Deleted({ onSaved }: { onSaved: (key: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div>
      <Button onClick={() => setOpen(true)}>Save as a new journey</Button>
      {isOpen && (
        <Dialog title="Save as a new journey" text="The journey was deleted meanwhile." open onClose={close}>
          <SaveAsNew onSaved={onSaved} onBack={close} />
        </Dialog>
      )}
    </div>
  );
}
