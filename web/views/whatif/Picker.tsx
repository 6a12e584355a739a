/** Adds a slider: first whose, then which. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Trait } from '../../generated/schema.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { CARE, TRAIT } from '../../words.ts';
import css from './Bench.module.css';
import { TOUCHPOINT_FIELDS, type TouchpointField } from './fields.ts';
import { idOf, type Knob } from './knobs.ts';
import type { Saved } from './saved.ts';
import { settingOf } from './settings.ts';

const MODEL = 'm';

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] => Object.keys(record) as Key[];

/** All knobs of a touchpoint, a persona or the model. */
function knobsOf(owner: string, saved: Saved): Knob[] {
  if (owner === MODEL) return saved.parameters.map(({ name }) => ({ kind: 'parameter', name }));
  const [letter, key] = owner.split('.');
  if (letter === 'p')
    return [
      { kind: 'share', persona: key },
      ...keysOf<Trait>(TRAIT).map((trait): Knob => ({ kind: 'trait', persona: key, trait })),
    ];
  const touchpoint = saved.touchpoints.find((entry) => entry.key === key);
  if (!touchpoint) return [];
  return [
    ...keysOf<TouchpointField>(TOUCHPOINT_FIELDS).map((field): Knob => ({ kind: 'field', touchpoint: key, field })),
    ...touchpoint.potholes.map(({ kind }): Knob => ({ kind: 'pothole', touchpoint: key, pothole: kind })),
    ...keysOf(CARE).map((care): Knob => ({ kind: 'care', touchpoint: key, care })),
  ];
}

export function Picker({ saved, taken, add }: { saved: Saved; taken: readonly string[]; add: (id: string) => void }) {
  const owners = [
    ...saved.touchpoints.map(({ key, name }) => ({ value: `t.${key}`, label: name })),
    ...saved.personas.map(({ key, name }) => ({ value: `p.${key}`, label: `Persona: ${name}` })),
    { value: MODEL, label: 'The model' },
  ];
  const [owner, setOwner] = useState(owners[0].value);
  const [wanted, setWanted] = useState('');
  const left = knobsOf(owner, saved).flatMap((knob) => {
    const id = idOf(knob);
    const setting = taken.includes(id) ? null : settingOf(id, saved);
    return setting ? [{ value: id, label: setting.label }] : [];
  });
  const chosen = left.find(({ value }) => value === wanted)?.value ?? left[0]?.value;
  return (
    <div className={css.picker} role="group" aria-label="Add a slider">
      <h3>Add a slider</h3>
      <SelectField label="Of" value={owner} onPick={setOwner} options={owners} />
      <SelectField label="Which" value={chosen} onPick={setWanted} options={left} disabled={left.length === 0} />
      <Button icon={<Plus />} disabled={chosen === undefined} onClick={() => chosen !== undefined && add(chosen)}>
        Add slider
      </Button>
    </div>
  );
}
