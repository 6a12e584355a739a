/** An old revision is looked at: which one, the way back, and the way to have it again; or that there is no such one. */
import { History, Undo2 } from 'lucide-react';
import { Button } from '../../../parts/Button.tsx';
import css from './OldRevision.module.css';

export function OldRevision({
  number,
  onLeave,
  onTakeBack,
}: {
  number: number;
  onLeave: () => void;
  onTakeBack: () => void;
}) {
  return (
    <section className={css.bar} aria-label="Old revision">
      <History aria-hidden />
      <p>
        <strong>Revision {number}, for reading only.</strong> Your draft waits as it is.
      </p>
      <Button icon={<Undo2 />} onClick={onTakeBack}>
        Take it back as a new draft
      </Button>
      <Button look="primary" onClick={onLeave}>
        Back to the draft
      </Button>
    </section>
  );
}

/** The address asks for a revision that is none; `said` is what it says. */
export function NoRevision({ said, onLeave }: { said: string; onLeave: () => void }) {
  return (
    <section className={css.bar} role="alert" aria-label="No such revision">
      <History aria-hidden />
      <p>
        <strong>This journey has no revision “{said}”.</strong> Here is your draft.
      </p>
      <Button onClick={onLeave}>Go on with the draft</Button>
    </section>
  );
}
