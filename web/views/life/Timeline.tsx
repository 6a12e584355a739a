/** The story of a life, encounter by encounter, with how the buyer was after each. */
import type { ReactNode } from 'react';
import { CheckField } from '../../parts/Field.tsx';
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';
import { STAGE } from '../../words.ts';
import { dayOf, isTurn, stepsOf, type Encounter, type Step } from './encounters.ts';
import { Entry } from './Entry.tsx';
import { Ignored } from './Ignored.tsx';
import type { LifeOfFragment } from './life.generated.ts';
import { StripHead } from './StateStrip.tsx';
import css from './Timeline.module.css';

/** From so many entries on, a story can be shortened. */
const MANY = 12;

const ENDINGS: Readonly<Record<LifeOfFragment['exit'], string>> = {
  STILL_HERE: 'The run ends here. They are still around.',
  NEED_PASSED: 'The need passed. They stop looking.',
  PRESSURED: 'They are gone for good: pressed too hard.',
  FRUSTRATED: 'They are gone for good: frustrated by potholes.',
  LOST_TO_COMPETITOR: 'They are gone: a rival has them.',
};

export function Timeline({
  life,
  encounters,
  horizon,
  disorder,
}: {
  life: LifeOfFragment;
  encounters: readonly Encounter[];
  horizon: number;
  disorder: number;
}) {
  const [search, setSearch] = useSearch();
  const onlyTurns = search.get('story') === 'turns';
  const steps = stepsOf(encounters);
  const shown = onlyTurns ? steps.filter((step) => step.some(isTurn)) : steps;
  return (
    <>
      <div className={css.top}>
        {steps.length > MANY && (
          <CheckField
            label={`Only the turning points (of ${steps.length} entries)`}
            checked={onlyTurns}
            onChange={({ target }) => setSearch(setIn({ story: target.checked ? 'turns' : null }), IN_PLACE)}
          />
        )}
        <StripHead />
      </div>
      <ol className={css.timeline}>
        <Milestone day={life.arrivalDay}>
          {life.generation > 0
            ? 'Arrives, brought along by a friend: has heard what the friend told.'
            : 'Arrives: has heard nothing yet.'}
        </Milestone>
        {shown.map((step, place) => (
          <Told key={place} step={step} last={shown[place - 1]} disorder={disorder} />
        ))}
        <Milestone day={Math.min(life.exitDay, horizon)}>
          {ENDINGS[life.exit]} Came as far as: {STAGE[life.final.stage].toLowerCase()}.
        </Milestone>
      </ol>
    </>
  );
}

function Told({ step, last, disorder }: { step: Step; last: Step | undefined; disorder: number }) {
  const [first] = step;
  const isSameDay = last?.at(-1)?.day === first.day;
  return (
    <li className={css.step} data-same-day={isSameDay}>
      <span className={isSameDay ? 'hidden' : css.day}>{dayOf(first.day)}</span>
      {step.length > 1 ? (
        <Ignored encounters={step} disorder={disorder} />
      ) : (
        <Entry encounter={first} disorder={disorder} />
      )}
    </li>
  );
}

function Milestone({ day, children }: { day: number; children: ReactNode }) {
  return (
    <li className={css.step}>
      <span className={css.day}>{dayOf(day)}</span>
      <p className={css.milestone}>{children}</p>
    </li>
  );
}
