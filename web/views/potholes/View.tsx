/** What is wrong with a journey and what would mend it: the audit, what the outcome hangs on, who gets the credit, counter-offers. */
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useSearch } from '../../parts/useSearch.ts';
import { AuditTab } from './audit/AuditTab.tsx';
import { CreditTab } from './credit/CreditTab.tsx';
import { HangsTab } from './hangs/HangsTab.tsx';
import { OffersTab } from './offers/OffersTab.tsx';
import css from './View.module.css';

const TABS = [
  {
    tab: 'potholes',
    name: 'Potholes',
    text: 'Where buyers run into trouble on all four journeys, and what mending each brings.',
    Content: AuditTab,
  },
  {
    tab: 'sensitivity',
    name: 'What it hangs on',
    text: 'Which numbers the outcome hangs on, and which need no better source.',
    Content: HangsTab,
  },
  {
    tab: 'attribution',
    name: 'Who gets the credit',
    text: 'What each touchpoint truly brings, and how far off the rules are that marketing uses to say so.',
    Content: CreditTab,
  },
  {
    tab: 'search',
    name: 'Counter-offers',
    text: 'The least that has to change so that a goal is reached.',
    Content: OffersTab,
  },
] as const;

export function View() {
  const [search] = useSearch();
  const open = TABS.find(({ tab }) => tab === search.get('tab')) ?? TABS[0];
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the tabs scroll: the open one has to be seen.
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - nav.current.offsetLeft - 24;
  }, [open.tab]);
  const to = (tab: string) => {
    const next = new URLSearchParams(search);
    next.set('tab', tab);
    return `?${next}`;
  };
  return (
    <div className="stack">
      <nav ref={nav} className={css.tabs} aria-label="What to look for">
        {TABS.map(({ tab, name }) => (
          <Link key={tab} to={to(tab)} aria-current={tab === open.tab ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <p className={css.text}>{open.text}</p>
      <open.Content key={open.tab} />
    </div>
  );
}
