import { useState } from 'react';
import { useNavigate } from 'react-router';
import { LONGEST_NAME } from '../../names.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/Field.tsx';
import { Problem } from '../../parts/States.tsx';
import { useWork } from '../../parts/useWork.ts';
import { importFile, keyOf, type JourneyFile } from './file.ts';
import css from './journeys.module.css';

/** Examples come with the page, so that they can be started from even when theirs have been deleted here. */
const EXAMPLES = import.meta.glob<JourneyFile>('../../../examples/*.json', { import: 'default' });

const STARTS = [
  { value: '', label: 'From nothing', text: 'One touchpoint and one kind of buyer, to draw on from.' },
  { value: 'b2b-webinar', label: 'The webinar campaign', text: 'E-mails and ads lead to a webinar, a demo, a sale.' },
  { value: 'shoe-retailer', label: 'The shoe retailer', text: 'From a social post to the cart, and back again.' },
  { value: 'coaching-community', label: 'The coaching community', text: 'People join, learn, and perhaps buy.' },
] as const;

/** The least that a design needs. */
const blank = (name: string, key: string): JourneyFile => ({
  design: {
    key,
    name,
    story: { title: name, themes: ['our promise'], promise: [{ theme: 'our promise', weight: 1 }] },
    personas: [{ key: 'buyer', name: 'Buyer', share: 1 }],
    touchpoints: [{ key: 'website', name: 'Website', channel: 'WEBSITE', pull: 1, goal: 'LEARN' }],
    links: [],
  },
  scenarios: [
    { name: 'As planned', changes: [], environment: { disorder: 0 } },
    { name: 'As lived', changes: [], environment: { disorder: 1 } },
  ],
});

export function NewJourney({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [start, setStart] = useState('');
  const { busy, error, perform } = useWork();
  const create = async () => {
    const key = keyOf(name);
    const file = start === '' ? blank(name, key) : await load(start, name);
    const { key: saved } = await importFile(file, key);
    await navigate(`/designs/${saved}/plan`);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="New journey"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="new-journey" busy={busy} disabled={name.trim() === ''}>
            Create
          </Button>
        </>
      }
    >
      <form
        id="new-journey"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void perform(create);
        }}
      >
        <TextField
          label="Name"
          autoFocus
          maxLength={LONGEST_NAME}
          value={name}
          placeholder="Spring campaign"
          onChange={({ target }) => setName(target.value)}
        />
        <fieldset className={css.starts}>
          <legend>Start</legend>
          {STARTS.map(({ value, label, text }) => (
            <label key={value} className={css.start}>
              <input
                type="radio"
                name="start"
                value={value}
                checked={start === value}
                onChange={() => setStart(value)}
              />
              <span>
                <strong>{label}</strong>
                <span className="soft small">{text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Problem error={error} />
      </form>
    </Dialog>
  );
}

async function load(example: string, name: string): Promise<JourneyFile> {
  const { design, scenarios } = await EXAMPLES[`../../../examples/${example}.json`]();
  return { design: { ...(design as object), name }, scenarios };
}
