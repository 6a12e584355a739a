/** What is varied, over which values, with how many buyers. */
import type { FormEvent } from 'react';
import { Play } from 'lucide-react';
import { useEngine } from '../../../api/engine.ts';
import { livesOf } from '../../../format.ts';
import { MEANINGS } from '../../../generated/fields.ts';
import { Button } from '../../../parts/Button.tsx';
import { SelectField, TextField } from '../../../parts/Field.tsx';
import { Problem } from '../../../parts/States.tsx';
import type { Picks } from '../scenarios/picks.ts';
import { FIRST_VALUES, OVERS, problemOf, RANGE, valuesOf, type Draft } from './draft.ts';
import { OVER } from './over.ts';
import css from './SweepForm.module.css';

export function SweepForm({
  draft,
  picks: { ids },
  busy,
  error,
  onType,
  onStart,
}: {
  draft: Draft;
  picks: Picks;
  busy: boolean;
  error: unknown;
  onType: (changes: Partial<Draft>) => void;
  onStart: () => void;
}) {
  const engine = useEngine();
  const problem = problemOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === null) onStart();
  };
  const values = valuesOf(draft).length;
  // A sweep over disorder adds the plan and life as it is, for what survives of the plan.
  const lives = Number(draft.buyers) * ids.length * (values + (draft.over === 'DISORDER' ? 2 : 0));
  const most = engine?.limits.studyLives;
  return (
    <form className={css.form} aria-label="Sweep" onSubmit={submit}>
      <SelectField
        label="Vary"
        hint={MEANINGS.Swept[draft.over]}
        value={draft.over}
        options={OVERS.map((value) => ({ value, label: OVER[value].name }))}
        onPick={(over) => onType({ over, values: FIRST_VALUES[over] })}
      />
      <TextField
        label="Values"
        hint={`From ${RANGE[draft.over][0]} to ${RANGE[draft.over][1]}, with commas between them.`}
        value={draft.values}
        problem={problem}
        onChange={({ target }) => onType({ values: target.value })}
      />
      <TextField
        label="Buyers"
        hint="Each of them lives once under every scenario at every value."
        type="number"
        required
        min={1}
        step={1}
        value={draft.buyers}
        problem={most !== undefined && lives > most ? `At most ${livesOf(most)} in all.` : null}
        onChange={({ target }) => onType({ buyers: target.value })}
      />
      <TextField
        label="Seed"
        hint="Any text. The same seed gives the same buyers the same luck."
        maxLength={engine?.limits.seedLength}
        value={draft.seed}
        onChange={({ target }) => onType({ seed: target.value })}
      />
      <Button look="primary" type="submit" icon={<Play />} busy={busy} disabled={ids.length < 1 || problem !== null}>
        Sweep
      </Button>
      <p className={`soft small ${css.wide}`}>
        {ids.length < 1 ? 'Choose at least one scenario.' : `${livesOf(lives)} in all.`}
      </p>
      <div className={css.problem}>
        <Problem error={error} />
      </div>
    </form>
  );
}
