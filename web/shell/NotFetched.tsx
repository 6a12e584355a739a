import { useEffect, useState } from 'react';
import { isReachable, watchConnection } from '../api/connection.ts';
import { Failure, Loading } from '../parts/States.tsx';

const KEY = 'meander.reloaded';
/** Within this time a second failure is no longer the server's absence. */
const AGAIN_MS = 20_000;

/** Stands for a view whose script could not be fetched; opens it as soon as the server is back. */
export function NotFetched() {
  // The page may have been built anew, or the server been away: a fresh page helps, once.
  const [helps] = useState(() => Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) > AGAIN_MS);
  useEffect(
    () =>
      watchConnection(() => {
        if (!isReachable() || !helps) return;
        sessionStorage.setItem(KEY, String(Date.now()));
        location.reload();
      }),
    [helps],
  );
  if (helps) return <Loading what="the view, as soon as the server answers" />;
  return <Failure error={new Error('The script of this view could not be fetched.')} again={() => location.reload()} />;
}
