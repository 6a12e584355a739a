/** What becomes of the buyers: figures and pictures, now beside before. */
import type { Source } from '../../parts/files.ts';
import { ByDay } from './ByDay.tsx';
import { Cards } from './Cards.tsx';
import { Journeys } from './Journeys.tsx';
import { Touchpoints } from './Touchpoints.tsx';
import css from './Bench.module.css';
import type { WhatIfResultFragment } from './whatif.generated.ts';

export interface Outcomes {
  readonly now: WhatIfResultFragment;
  readonly before: WhatIfResultFragment;
  readonly source: Source;
}

export function Outcome(outcomes: Outcomes) {
  return (
    <>
      <Cards {...outcomes} />
      <div className={css.pictures}>
        <Journeys {...outcomes} />
        <ByDay {...outcomes} />
      </div>
      <Touchpoints {...outcomes} />
    </>
  );
}
