/** A group of fields that folds away; whether it is open is remembered from visit to visit. */
import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import css from './Group.module.css';

const keyOf = (id: string) => `meander.panel.${id}`;

function useRemembered(id: string, first: boolean): [boolean, (now: boolean) => void] {
  const [isOpen, setOpen] = useState(() => {
    const kept = localStorage.getItem(keyOf(id));
    return kept === null ? first : kept === 'open';
  });
  const remember = (now: boolean) => {
    localStorage.setItem(keyOf(id), now ? 'open' : 'closed');
    setOpen(now);
  };
  return [isOpen, remember];
}

export function Group({
  id,
  title,
  summary,
  problems = 0,
  startsOpen = false,
  children,
}: {
  id: string;
  title: string;
  /** What is in it, in a few words: shown while it is folded. */
  summary?: string;
  /** How many things the server refused in it. */
  problems?: number;
  startsOpen?: boolean;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useRemembered(id, startsOpen);
  const body = useId();
  return (
    <section className={css.group}>
      <h3 className={css.head}>
        <button type="button" aria-expanded={isOpen} aria-controls={body} onClick={() => setOpen(!isOpen)}>
          <ChevronRight aria-hidden />
          <span className={css.title}>{title}</span>
          {problems > 0 && (
            <span className={css.problems}>{problems === 1 ? '1 problem' : `${problems} problems`}</span>
          )}
          {!isOpen && summary && <span className={css.summary}>{summary}</span>}
        </button>
      </h3>
      <div id={body} className={css.body} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
