/** One life whole: who it is, its picture, its story, and the friends whom it brought along. */
import { useMemo } from 'react';
import type { Source } from '../../parts/files.ts';
import { encountersOf } from './encounters.ts';
import { Friends } from './Friends.tsx';
import type { LifeStoryQuery } from './life.generated.ts';
import { LifePicture } from './LifePicture.tsx';
import { Portrait } from './Portrait.tsx';
import { Timeline } from './Timeline.tsx';

export type Told = Extract<LifeStoryQuery['study'], { readonly __typename: 'Run' }>['buyer'];

export function Life({
  life,
  horizon,
  disorder,
  source,
}: {
  life: Told;
  horizon: number;
  disorder: number;
  source: Source;
}) {
  const encounters = useMemo(() => encountersOf(life.events), [life]);
  return (
    <article className="stack" aria-label={`The life of buyer ${life.number}`}>
      <Portrait life={life} />
      <LifePicture life={life} horizon={horizon} source={source} />
      <section className="panel">
        <h2>The story</h2>
        <Timeline life={life} encounters={encounters} horizon={horizon} disorder={disorder} />
      </section>
      {life.referred.length > 0 && (
        <section className="panel stack">
          <h2>Friends whom they brought along</h2>
          <Friends friends={life.referred} horizon={horizon} disorder={disorder} />
        </section>
      )}
    </article>
  );
}
