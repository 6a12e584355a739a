/** The panel at the top of both parts: what the open study was made of, and what to choose for another one. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button } from '../../../parts/Button.tsx';
import { SelectField } from '../../../parts/Field.tsx';
import { nameStudied } from '../../../run/scenarioNames.ts';
import type { StudyStatus } from '../../../generated/schema.ts';
import { STATUS } from '../../../words.ts';
import type { Picks, ScenarioFacts } from '../scenarios/picks.ts';
import { ScenarioList } from '../scenarios/ScenarioList.tsx';
import { ScenarioMark } from './ScenarioMark.tsx';
import css from './Setup.module.css';

export interface Place {
  readonly position: number;
  readonly scenario: { readonly id: string; readonly name: string; readonly deletedAt: string | null };
}

export function Setup({
  title,
  places,
  about,
  earlier,
  isOpen,
  onToggle,
  scenarios,
  picks,
  children,
}: {
  title: string;
  /** The scenarios of the open study; undefined when none is open. */
  places: readonly Place[] | undefined;
  about: string | undefined;
  earlier: ReactNode;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  scenarios: readonly ScenarioFacts[];
  picks: Picks;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`panel ${css.setup}`} aria-labelledby={id}>
      <header className={css.head}>
        <div className={css.title}>
          <h2 id={id} className={places && 'hidden'}>
            {title}
          </h2>
          {places ? (
            <>
              <ul className={css.places}>
                {places.map(({ position, scenario }) => (
                  <li key={position}>
                    <ScenarioMark position={position} name={nameStudied(scenario)} />
                    {position === 0 && <span className="soft small"> (baseline)</span>}
                  </li>
                ))}
              </ul>
              <p className="soft small">{about}</p>
            </>
          ) : (
            <p className="soft small">
              The first one chosen is the baseline: the others are told by how they differ from it.
            </p>
          )}
        </div>
        {earlier}
        {places && (
          <Button
            className={css.toggle}
            icon={isOpen ? <ChevronUp /> : <ChevronDown />}
            aria-expanded={isOpen}
            onClick={() => onToggle(!isOpen)}
          >
            Choose others
          </Button>
        )}
      </header>
      {isOpen && (
        <>
          <ScenarioList scenarios={scenarios} picks={picks} />
          {children}
        </>
      )}
    </section>
  );
}

interface EarlierStudy {
  readonly id: string;
  readonly status: StudyStatus;
  readonly label: string;
}

/** The studies that there are already, to open one. */
function Earlier({
  label,
  none,
  id,
  open,
  studies,
}: {
  label: string;
  none: string;
  id: string | undefined;
  open: (id: string) => void;
  studies: readonly EarlierStudy[];
}) {
  if (studies.length === 0) return null;
  const isListed = studies.some((study) => study.id === id);
  return (
    <div className={css.earlier}>
      <SelectField
        label={label}
        value={isListed ? (id ?? '') : ''}
        onPick={(picked) => picked !== '' && open(picked)}
        options={[
          ...(isListed ? [] : [{ value: '', label: none }]),
          ...studies.map((study) => ({
            value: study.id,
            label: study.status === 'SUCCEEDED' ? study.label : `${STATUS[study.status]}: ${study.label}`,
          })),
        ]}
      />
    </div>
  );
}
Setup.Earlier = Earlier;
