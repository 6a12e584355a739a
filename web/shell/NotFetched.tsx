import { useEffect } from 'react';
import { isReachable, watchConnection } from '../api/connection.ts';
import { Loading } from '../parts/States.tsx';

/** Stands for a view whose script could not be fetched; opens it as soon as the server is back. */
export function NotFetched() {
  useEffect(
    () =>
      watchConnection(() => {
        // A browser does not fetch a script again that it has failed to fetch; a fresh page does.
        if (isReachable()) location.reload();
      }),
    [],
  );
  return <Loading what="the view, as soon as the server answers" />;
}
