/** What stands around every view: the way home, the studies under way, light or dark, and whether the server answers. */
import { Tooltip } from 'radix-ui';
import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { Loading } from '../parts/States.tsx';
import { ConnectionNote } from './ConnectionNote.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import css from './Shell.module.css';

export function Shell() {
  return (
    <Tooltip.Provider>
      <a className={css.skip} href="#content">
        Skip to the content
      </a>
      <header className={css.top}>
        <NavLink to="/" className={css.brand} end>
          <img src="/meander.svg" alt="" width="28" height="28" />
          Meander
        </NavLink>
        <nav className={css.nav} aria-label="Main">
          <NavLink to="/" end>
            Journeys
          </NavLink>
          <NavLink to="/studies">Studies</NavLink>
          <a href="/graphql">API</a>
        </nav>
        <ThemeSwitch />
      </header>
      <ConnectionNote />
      <main id="content" className={css.content} tabIndex={-1}>
        <Suspense fallback={<Loading what="the view" />}>
          <Outlet />
        </Suspense>
      </main>
    </Tooltip.Provider>
  );
}
