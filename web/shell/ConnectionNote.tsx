import { useSyncExternalStore } from 'react';
import { isReachable, watchConnection } from '../api/connection.ts';
import css from './ConnectionNote.module.css';

/** Says that the server does not answer, for as long as it does not. */
export function ConnectionNote() {
  const reachable = useSyncExternalStore(watchConnection, isReachable);
  return (
    <div role="status" className={reachable ? undefined : css.note}>
      {!reachable &&
        'The server does not answer. What you have here is kept; the page goes on by itself as soon as the server is back.'}
    </div>
  );
}
