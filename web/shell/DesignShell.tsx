/** What stands around the views of one design: its name and the ways from view to view. */
import { Suspense } from 'react';
import { Link, NavLink, Outlet, useLocation, useParams } from 'react-router';
import { useAsked } from '../api/cache.ts';
import { Asked } from '../parts/Asked.tsx';
import { Empty, Loading } from '../parts/States.tsx';
import { useSearch } from '../parts/useSearch.ts';
import { DesignFrameDocument } from './design.generated.ts';
import { useTitle } from './useTitle.ts';
import css from './DesignShell.module.css';

const VIEWS = [
  ['plan', 'Canvas'],
  ['what-if', 'What if'],
  ['paths', 'Travelled paths'],
  ['journeys', 'Four journeys'],
  ['life', 'One life'],
  ['compare', 'Compare'],
  ['potholes', 'Potholes'],
] as const;

/** Views of a run: from one to another, the run that is open stays open. */
const OF_A_RUN: readonly string[] = ['paths', 'journeys', 'life'];

export function DesignShell() {
  const { key = '' } = useParams();
  const [search] = useSearch();
  const run = search.get('run');
  const { pathname } = useLocation();
  const asked = useAsked(DesignFrameDocument, { key });
  useTitle(VIEWS.find(([path]) => pathname.endsWith(`/${path}`))?.[1], asked.data?.design?.name);
  return (
    <Asked of={asked} what="the journey">
      {({ design }) =>
        design === null ? (
          <Empty
            title="There is no such journey"
            text={`No journey has the key “${key}”. It may have been deleted or renamed.`}
          >
            <Link to="/">See all journeys</Link>
          </Empty>
        ) : (
          <>
            <header className={css.head}>
              <h1>{design.name}</h1>
              <span className="soft small">revision {design.revision}</span>
            </header>
            <nav className={css.views} aria-label="Views of this journey">
              {VIEWS.map(([path, name]) => (
                <NavLink
                  key={path}
                  to={{
                    pathname: `/designs/${design.key}/${path}`,
                    search: run !== null && OF_A_RUN.includes(path) ? `?run=${encodeURIComponent(run)}` : '',
                  }}
                >
                  {name}
                </NavLink>
              ))}
            </nav>
            <Suspense fallback={<Loading what="the view" />}>
              <Outlet context={design} key={design.id} />
            </Suspense>
          </>
        )
      }
    </Asked>
  );
}
