/** Parts of the design as a list of buttons, each of which selects one. */
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { select, type Selection } from '../../draft.ts';
import { useIssuesFor } from '../../issues.ts';
import css from './Picks.module.css';

export const Picks = ({ children }: { children: ReactNode }) => <ul className={css.picks}>{children}</ul>;

export function Pick({
  selection,
  icon,
  name,
  note,
  share,
}: {
  selection: Selection;
  icon: ReactNode;
  name: string;
  note: string;
  /** Drawn as a bar below. */
  share?: number;
}) {
  const problems = useIssuesFor(selection).length;
  return (
    <li>
      <button type="button" className={css.pick} onClick={() => select(selection)}>
        <span className={css.icon}>{icon}</span>
        <span className={css.words}>
          <span className={css.name}>{name || 'Without a name'}</span>
          <span className={css.note}>{note}</span>
          {share !== undefined && (
            <span className={css.bar} aria-hidden>
              <span style={{ width: `${100 * share}%` }} />
            </span>
          )}
        </span>
        {problems > 0 && <span className={css.problems}>{problems === 1 ? '1 problem' : `${problems} problems`}</span>}
        <ChevronRight aria-hidden className={css.on} />
      </button>
    </li>
  );
}
