/** A place for a picture that may be wider than it; shadows at its sides tell that there is more to scroll to. */
import type { ReactNode, Ref } from 'react';
import css from './Scroller.module.css';

export const Scroller = ({
  label,
  place,
  isWider,
  children,
}: {
  label: string;
  place?: Ref<HTMLDivElement>;
  isWider: boolean;
  children: ReactNode;
}) => (
  <div ref={place} className={css.scroll} data-wider={isWider} tabIndex={0} role="group" aria-label={label}>
    {children}
  </div>
);
