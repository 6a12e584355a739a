/** The name and key under which the draft becomes a journey of its own. */
import { useState, type FormEvent } from 'react';
import { Refusal } from '../../../api/failures.ts';
import { FIELDS } from '../../../generated/fields.ts';
import { keyWith, nameWith } from '../../../names.ts';
import { Button } from '../../../parts/Button.tsx';
import { TextField } from '../../../parts/Field.tsx';
import { Problem } from '../../../parts/States.tsx';
import { useDraft } from '../draft.ts';
import { forgetError, saveAsNew, useSaving } from './saving.ts';
import css from './ConflictDialog.module.css';

export function SaveAsNew({ onSaved, onBack }: { onSaved: (key: string) => void; onBack: () => void }) {
  const design = useDraft((draft) => draft.design);
  const { isBusy, error } = useSaving();
  const [name, setName] = useState(nameWith(design.name, ' (mine)'));
  const [key, setKey] = useState(keyWith(design.key, '-mine'));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const created = await saveAsNew(key, name);
    if (created !== null) onSaved(created);
  };
  const keyProblem = error instanceof Refusal ? error.issues.find(({ path }) => path[0] === 'key') : undefined;
  const back = () => {
    forgetError();
    onBack();
  };
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <TextField label="Name" required value={name} onChange={({ target }) => setName(target.value)} />
      <TextField
        label="Key"
        hint={FIELDS.Design.key.description}
        required
        value={key}
        problem={keyProblem?.message}
        onChange={({ target }) => setKey(target.value)}
      />
      {!keyProblem && <Problem error={error} />}
      <div className={css.foot}>
        <Button onClick={back}>Back</Button>
        <Button look="primary" type="submit" busy={isBusy}>
          Save as a new journey
        </Button>
      </div>
    </form>
  );
}
