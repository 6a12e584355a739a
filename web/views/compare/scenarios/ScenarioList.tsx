/** The scenarios of the design: which are compared, what each changes, new ones, and away with old ones. */
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { daysOf, formatNumber } from '../../../format.ts';
import { Button } from '../../../parts/Button.tsx';
import { CheckField } from '../../../parts/Field.tsx';
import { namesApart } from '../../../run/scenarioNames.ts';
import { useNames } from '../../../shell/design.ts';
import { ScenarioMark } from '../parts/ScenarioMark.tsx';
import { describeChange, summarizeChanges } from './changes.ts';
import { DeleteScenario } from './DeleteScenario.tsx';
import { NewScenario } from './NewScenario.tsx';
import { fits, type Picks, type ScenarioFacts } from './picks.ts';
import css from './ScenarioList.module.css';

export function ScenarioList({ scenarios, picks }: { scenarios: readonly ScenarioFacts[]; picks: Picks }) {
  const [isNew, setNew] = useState(false);
  const [doomed, setDoomed] = useState<ScenarioFacts | null>(null);
  const names = namesApart(scenarios);
  const baseline = scenarios.find(({ id }) => id === picks.ids[0]);
  return (
    <div className={css.list}>
      <ul className={css.rows}>
        {scenarios.map((scenario) => (
          <Row
            key={scenario.id}
            scenario={scenario}
            name={names.get(scenario.id) ?? scenario.name}
            picks={picks}
            onDelete={() => setDoomed(scenario)}
          />
        ))}
      </ul>
      <div className="row">
        <Button icon={<Plus />} onClick={() => setNew(true)}>
          New scenario
        </Button>
        <span className="soft small">Richer scenarios come from What if and from Potholes: “save as scenario”.</span>
      </div>
      {isNew && (
        <NewScenario
          world={baseline?.environment}
          taken={scenarios.map(({ name }) => name)}
          onClose={() => setNew(false)}
          onMade={(id) => {
            if (picks.ids.length < picks.most) picks.toggle(id);
          }}
        />
      )}
      {doomed && (
        <DeleteScenario
          scenario={{ ...doomed, name: names.get(doomed.id) ?? doomed.name }}
          onClose={() => setDoomed(null)}
        />
      )}
    </div>
  );
}

function Row({
  scenario,
  name,
  picks,
  onDelete,
}: {
  scenario: ScenarioFacts;
  /** What tells it from all others. */
  name: string;
  picks: Picks;
  onDelete: () => void;
}) {
  const { id, issues, environment } = scenario;
  const place = picks.ids.indexOf(id);
  const isPicked = place >= 0;
  return (
    <li className={css.row} data-picked={isPicked}>
      <div className={css.check}>
        <CheckField
          label={name}
          checked={isPicked}
          disabled={!fits(scenario) || (!isPicked && picks.ids.length >= picks.most)}
          onChange={() => picks.toggle(id)}
        />
        {isPicked && <ScenarioMark position={place} />}
      </div>
      <div className={css.about}>
        <Changes scenario={scenario} />
        <p className="soft small">{describeWorld(environment)}</p>
        {issues.length > 0 && (
          <p className={css.unfit}>
            No longer fits the journey, and cannot be compared: {issues.map(({ message }) => message).join(' ')}
          </p>
        )}
      </div>
      <div className={css.actions}>
        {place === 0 && <span className={css.baseline}>Baseline</span>}
        {place > 0 && (
          <Button look="quiet" aria-label={`Make baseline: ${name}`} onClick={() => picks.makeBaseline(id)}>
            Make baseline
          </Button>
        )}
        <Button look="quiet" icon={<Trash2 />} iconOnly onClick={onDelete}>
          {`Delete ${name}`}
        </Button>
      </div>
    </li>
  );
}

const SHORT = 2;

function Changes({ scenario: { changes } }: { scenario: ScenarioFacts }) {
  const names = useNames();
  if (changes.length === 0) return <p>The journey as it stands</p>;
  const described = changes.map((change) => describeChange(change, names));
  if (changes.length <= SHORT) return described.map((text) => <p key={text}>{text}</p>);
  return (
    <details className={css.details}>
      <summary>{summarizeChanges(changes)}</summary>
      <ul>
        {described.map((text, place) => (
          <li key={place}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

const DISORDER: Readonly<Record<number, string>> = { 0: ' (the plan)', 1: ' (life as it is)' };

/** "Disorder 1 (life as it is), 120 days". */
export function describeWorld({ horizonDays, arrivalDays, disorder }: ScenarioFacts['environment']): string {
  const arriving = arrivalDays > 0 ? `, buyers arriving over ${daysOf(arrivalDays)}` : '';
  return `Disorder ${formatNumber(disorder)}${DISORDER[disorder] ?? ''}, ${daysOf(horizonDays)}${arriving}`;
}
