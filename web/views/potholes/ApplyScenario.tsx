/** Makes a scenario of changes that a study proposes, and leads on to where it can be looked at. */
import { CirclePlus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { LONGEST_NAME } from '../../names.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Problem } from '../../parts/States.tsx';
import { useWork } from '../../parts/useWork.ts';
import { createScenario } from '../../run/createScenario.ts';
import css from './ApplyScenario.module.css';
import { changesOf } from './changes.ts';
import type { Ground } from './ground.ts';

interface Made {
  readonly id: string;
  readonly name: string;
}

export function ApplyScenario({
  ground,
  changes,
  suggestion,
  words,
  button = 'Apply as scenario',
}: {
  ground: Ground;
  /** What the contract exports for createScenario. */
  changes: unknown;
  /** The name to begin with. */
  suggestion: string;
  /** What is changed beside the scenario that was studied, in words. */
  words: readonly string[];
  button?: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <div className={css.apply}>
      {made === null ? (
        <Button icon={<CirclePlus />} onClick={() => setOpen(true)} aria-label={`${button}: ${suggestion}`}>
          {button}
        </Button>
      ) : (
        <Done made={made} ground={ground} />
      )}
      {isOpen && (
        <NameIt
          {...{ ground, changes, suggestion, words }}
          onClose={() => setOpen(false)}
          onMade={(scenario) => {
            setMade(scenario);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

function Done({ made, ground: { designKey, baseline } }: { made: Made; ground: Ground }) {
  const both = [...(baseline ? [baseline.id] : []), made.id].join(',');
  return (
    <p role="status" className={css.done}>
      <span>“{made.name}” is a scenario now.</span>{' '}
      <Link to={`/designs/${designKey}/compare?scenarios=${both}`}>
        {baseline ? `Compare it with “${baseline.name}”` : 'Compare it'}
      </Link>{' '}
      <Link to={`/designs/${designKey}/what-if?scenario=${made.id}`}>Try it in What if</Link>
    </p>
  );
}

function NameIt({
  ground: { designId, environment, baseline },
  changes,
  suggestion,
  words,
  onClose,
  onMade,
}: {
  ground: Ground;
  changes: unknown;
  suggestion: string;
  words: readonly string[];
  onClose: () => void;
  onMade: (scenario: Made) => void;
}) {
  const [name, setName] = useState(suggestion);
  const { busy, error, perform } = useWork();
  const make = () =>
    perform(async () => {
      const input = { designId, name: name.trim(), changes: [...changesOf(changes)], environment };
      onMade(await createScenario(input));
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Apply as scenario"
      text={
        baseline
          ? `Everything of “${baseline.name}”, and what is below. The journey itself stays as it is.`
          : 'The journey as it stands, and what is below. The journey itself stays as it is.'
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} disabled={name.trim() === ''} onClick={() => void make()}>
            Create scenario
          </Button>
        </>
      }
    >
      <ul className={css.words}>
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <TextField
        label="Name of the scenario"
        value={name}
        maxLength={LONGEST_NAME}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && name.trim() !== '' && !busy) void make();
        }}
      />
      <Problem error={error} />
    </Dialog>
  );
}
