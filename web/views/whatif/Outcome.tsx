/** What becomes of the buyers: figures and pictures, now beside before. */
import { ByDay } from './ByDay.tsx';
import { Cards } from './Cards.tsx';
import { Journeys } from './Journeys.tsx';
import type { Outcomes } from './outcomes.ts';
import { Touchpoints } from './Touchpoints.tsx';
import css from './Bench.module.css';

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
