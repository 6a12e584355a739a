/** What stands around the fields of what is selected: what it is, the way back to the design, and the way to be rid of it. */
import { ChevronLeft, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../parts/Button.tsx';
import { select, useIsReadOnly } from '../draft.ts';
import css from './Form.module.css';

export function Form({
  kind,
  title,
  icon,
  issue,
  remove,
  whyNot,
  onRemove,
  children,
}: {
  kind: string;
  title: string;
  icon?: ReactNode;
  /** What is wrong with it as a whole. */
  issue?: string;
  /** What the button says that removes it. */
  remove?: string;
  /** Why it cannot be removed. */
  whyNot?: string;
  onRemove?: () => void;
  children: ReactNode;
}) {
  const isReadOnly = useIsReadOnly();
  return (
    <>
      <header className={css.head}>
        <Button look="quiet" icon={<ChevronLeft />} className={css.back} onClick={() => select(null)}>
          All of the journey
        </Button>
        <p className={css.kind}>
          {icon}
          {kind}
        </p>
        <h2 className={css.title} tabIndex={-1}>
          {title || 'Without a name'}
        </h2>
        {issue && (
          <p className={css.issue} role="alert">
            {issue}
          </p>
        )}
      </header>
      {children}
      {remove && (
        <footer className={css.foot}>
          <Button
            look="quiet"
            icon={<Trash2 />}
            className={css.remove}
            disabled={isReadOnly || whyNot !== undefined}
            onClick={onRemove}
          >
            {remove}
          </Button>
          <p className={css.note}>{whyNot ?? 'Undo brings it back.'}</p>
        </footer>
      )}
    </>
  );
}
