/** Picks one more number to turn. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Trait, TurnedField } from '../../../generated/schema.ts';
import { Button } from '../../../parts/Button.tsx';
import { SelectField } from '../../../parts/Field.tsx';
import { FIELD, TRAIT } from '../../../words.ts';
import { keyOf, ofField, ofParameter, ofTrait, type Factor, type Numbers } from './factors.ts';
import css from './AddFactor.module.css';

type Kind = 'TOUCHPOINT' | 'PERSONA' | 'MODEL';

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'TOUCHPOINT', label: 'A touchpoint' },
  { value: 'PERSONA', label: 'A persona' },
  { value: 'MODEL', label: 'The model' },
];
const optionsOf = <Name extends string>(words: Readonly<Record<Name, string>>) =>
  (Object.keys(words) as Name[]).map((value) => ({ value, label: words[value] }));
const FIELDS = optionsOf(FIELD);
const TRAITS = optionsOf(TRAIT);

export function AddFactor({
  numbers,
  taken,
  onAdd,
}: {
  numbers: Numbers;
  /** Keys of what is turned already. */
  taken: readonly string[];
  onAdd: (factor: Factor) => void;
}) {
  const { touchpoints, personas, parameters } = numbers;
  const [kind, setKind] = useState<Kind>('TOUCHPOINT');
  const [touchpoint, setTouchpoint] = useState(touchpoints[0]?.key ?? '');
  const [field, setField] = useState<TurnedField>('engageRate');
  const [persona, setPersona] = useState(personas[0]?.key ?? '');
  const [trait, setTrait] = useState<Trait>('attention');
  const [parameter, setParameter] = useState(parameters[0]?.name ?? '');
  const picked = (): Factor | null => {
    const one = touchpoints.find(({ key }) => key === touchpoint);
    const who = personas.find(({ key }) => key === persona);
    const what = parameters.find(({ name }) => name === parameter);
    if (kind === 'TOUCHPOINT') return one ? ofField(one, field) : null;
    if (kind === 'PERSONA') return who ? ofTrait(who, trait) : null;
    return what ? ofParameter(what) : null;
  };
  const factor = picked();
  const isTaken = factor !== null && taken.includes(keyOf(factor));
  return (
    <div className={css.add}>
      <SelectField label="Add a number of" value={kind} options={KINDS} onPick={setKind} />
      {kind === 'TOUCHPOINT' && (
        <>
          <SelectField label="Touchpoint" value={touchpoint} options={byKey(touchpoints)} onPick={setTouchpoint} />
          <SelectField label="Field" value={field} options={FIELDS} onPick={setField} />
        </>
      )}
      {kind === 'PERSONA' && (
        <>
          <SelectField label="Persona" value={persona} options={byKey(personas)} onPick={setPersona} />
          <SelectField label="Trait" value={trait} options={TRAITS} onPick={setTrait} />
        </>
      )}
      {kind === 'MODEL' && (
        <SelectField
          label="Number"
          value={parameter}
          options={parameters.map(({ name, description }) => ({ value: name, label: description }))}
          onPick={setParameter}
        />
      )}
      <Button icon={<Plus />} disabled={factor === null || isTaken} onClick={() => factor && onAdd(factor)}>
        {isTaken ? 'Already in the list' : 'Add it'}
      </Button>
    </div>
  );
}

const byKey = (things: readonly { readonly key: string; readonly name: string }[]) =>
  things.map(({ key, name }) => ({ value: key, label: name }));
