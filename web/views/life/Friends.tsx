/** The lives of referred friends, each to be opened, with the friends whom they referred in turn. */
import { useMemo } from 'react';
import { EXIT, JOURNEY } from '../../words.ts';
import { encountersOf } from './encounters.ts';
import css from './Friends.module.css';
import type { LifeOfFragment } from './life.generated.ts';
import { Portrait } from './Portrait.tsx';
import { Timeline } from './Timeline.tsx';

export type Friend = LifeOfFragment & { readonly referred?: readonly Friend[] };

export function Friends({
  friends,
  horizon,
  disorder,
}: {
  friends: readonly Friend[];
  horizon: number;
  disorder: number;
}) {
  return friends.map((friend, place) => (
    <details key={place} className={css.friend}>
      <summary>
        A friend, arrived on day {Math.round(friend.arrivalDay)}: {JOURNEY[friend.journey].toLowerCase()},{' '}
        {EXIT[friend.exit].toLowerCase()}
      </summary>
      <Opened friend={friend} horizon={horizon} disorder={disorder} />
    </details>
  ));
}

function Opened({ friend, horizon, disorder }: { friend: Friend; horizon: number; disorder: number }) {
  const encounters = useMemo(() => encountersOf(friend.events), [friend]);
  return (
    <div className="stack">
      <Portrait life={friend} isFriend />
      <Timeline life={friend} encounters={encounters} horizon={horizon} disorder={disorder} />
      {friend.referred && friend.referred.length > 0 && (
        <Friends friends={friend.referred} horizon={horizon} disorder={disorder} />
      )}
    </div>
  );
}
