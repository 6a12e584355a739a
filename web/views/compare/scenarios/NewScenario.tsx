/** A new scenario in its plainest form: another world around the journey, and how far its story becomes one. */
import { useState, type FormEvent } from 'react';
import { useEngine } from '../../../api/engine.ts';
import { formatShare } from '../../../format.ts';
import { FIELDS } from '../../../generated/fields.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { TextField } from '../../../parts/Field.tsx';
import { Slider } from '../../../parts/Slider.tsx';
import { Problem } from '../../../parts/States.tsx';
import { useWork } from '../../../parts/useWork.ts';
import { createScenario } from '../../../run/createScenario.ts';
import { useDesign } from '../../../shell/design.ts';
import type { ScenarioFacts } from './picks.ts';
import css from './NewScenario.module.css';

const WORLD = FIELDS.Environment;

export function NewScenario({
  world,
  taken,
  onClose,
  onMade,
}: {
  /** The world of the baseline, whose days are taken over. */
  world: ScenarioFacts['environment'] | undefined;
  /** Names that other scenarios have. */
  taken: readonly string[];
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const { id: designId } = useDesign();
  const engine = useEngine();
  const [name, setName] = useState('');
  const [disorder, setDisorder] = useState(String(WORLD.disorder.fallback));
  const [horizonDays, setHorizon] = useState(String(world?.horizonDays ?? WORLD.horizonDays.fallback));
  const [arrivalDays, setArrival] = useState(String(world?.arrivalDays ?? WORLD.arrivalDays.fallback));
  const [level, setLevel] = useState(0);
  const { busy, error, perform } = useWork();
  const create = () =>
    perform(async () => {
      const environment = {
        disorder: Number(disorder),
        horizonDays: Number(horizonDays),
        arrivalDays: Number(arrivalDays),
      };
      const changes = level > 0 ? [{ alignStory: { level } }] : [];
      const { id } = await createScenario({ designId, name, environment, changes });
      onMade(id);
      onClose();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create();
  };
  return (
    <Dialog
      title="New scenario"
      text="The same journey in another world, or with one story throughout."
      open
      onClose={onClose}
    >
      <form className={css.form} onSubmit={submit}>
        <TextField
          label="Name"
          required
          maxLength={engine?.limits.nameLength}
          value={name}
          problem={taken.includes(name) ? 'Another scenario has this name; you could not tell them apart.' : null}
          onChange={({ target }) => setName(target.value)}
        />
        <div className={css.world}>
          <NumberField label="Disorder" field="disorder" step="any" value={disorder} onType={setDisorder} />
          <NumberField label="Days lived" field="horizonDays" step="any" value={horizonDays} onType={setHorizon} />
          <NumberField label="Days of arrival" field="arrivalDays" step="any" value={arrivalDays} onType={setArrival} />
        </div>
        <Slider
          label="One story"
          hint={FIELDS.Change.alignStory.description + ' ' + FIELDS.AlignStory.level.description}
          value={level}
          minimum={0}
          maximum={1}
          step={0.05}
          shown={level === 0 ? 'as it is told now' : `${formatShare(level, 0)} of the way to the promise`}
          onMove={setLevel}
        />
        <Problem error={error} />
        <div className={css.foot}>
          <Button onClick={onClose}>Back</Button>
          <Button look="primary" type="submit" busy={busy} disabled={name.trim() === ''}>
            Create scenario
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function NumberField({
  label,
  field,
  step,
  value,
  onType,
}: {
  label: string;
  field: keyof typeof WORLD;
  step: string;
  value: string;
  onType: (value: string) => void;
}) {
  const { description, minimum, maximum } = WORLD[field];
  return (
    <TextField
      label={label}
      hint={`${description} From ${minimum} to ${maximum}.`}
      type="number"
      required
      min={minimum}
      max={maximum}
      step={step}
      value={value}
      onChange={({ target }) => onType(target.value)}
    />
  );
}
