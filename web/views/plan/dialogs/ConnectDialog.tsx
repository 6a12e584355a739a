/** Connects two touchpoints without a mouse: from where, to where, on what, and how much later. */
import { useState, type FormEvent } from 'react';
import { FIELDS, MEANINGS } from '../../../generated/fields.ts';
import type { Trigger } from '../../../generated/schema.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { SelectField, TextField } from '../../../parts/Field.tsx';
import { TRIGGER } from '../../../words.ts';
import { freeTrigger } from '../board/commands.ts';
import { besideTouchpoints } from '../board/useKeys.ts';
import { addLink, useDraft } from '../draft.ts';
import { findLink } from '../edits.ts';
import css from './ConnectDialog.module.css';

export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const design = useDraft((draft) => draft.design);
  const selection = useDraft((draft) => draft.selection);
  const { touchpoints } = design;
  const [start, setStart] = useState(() => {
    if (selection?.kind === 'touchpoint') return selection.key;
    return selection?.kind === 'link' ? selection.from : touchpoints[0].key;
  });
  const [end, setEnd] = useState(() => touchpoints.find(({ key }) => key !== start)?.key ?? start);
  const [picked, setPicked] = useState<Trigger | null>(null);
  const [days, setDays] = useState('0');
  const on = picked ?? freeTrigger(design, start, end) ?? 'ENGAGED';
  const delayDays = Number(days);
  const isThere = findLink(design, { from: start, to: end, on }) !== undefined;
  const connect = (event: FormEvent) => {
    event.preventDefault();
    if (addLink({ from: start, to: end, on, ...(delayDays > 0 && { delayDays }) })) onClose();
  };
  const options = touchpoints.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Dialog
      title="Connect touchpoints"
      text="What the plan says comes next, and on what."
      open
      onClose={onClose}
      backTo={besideTouchpoints}
    >
      <form className={css.form} onSubmit={connect}>
        <SelectField label="From" value={start} options={options} onPick={setStart} />
        <SelectField label="Connect to" value={end} options={options} onPick={setEnd} autoFocus />
        <SelectField
          label="When"
          hint={MEANINGS.Trigger[on]}
          value={on}
          options={(Object.keys(TRIGGER) as Trigger[]).map((value) => ({ value, label: TRIGGER[value] }))}
          onPick={setPicked}
          problem={isThere ? 'The plan says so already. Choose another moment, or another touchpoint.' : null}
        />
        <TextField
          label="Days until then"
          hint={FIELDS.Link.delayDays.description}
          type="number"
          min={FIELDS.Link.delayDays.minimum}
          max={FIELDS.Link.delayDays.maximum}
          step="any"
          required
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
        <div className={css.foot}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={isThere}>
            Connect
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
