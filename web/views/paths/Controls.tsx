/** What the reader chooses to see of the paths. */
import { Eye, RotateCcw } from 'lucide-react';
import { Button } from '../../parts/Button.tsx';
import { CheckField, SelectField } from '../../parts/Field.tsx';
import { Slider } from '../../parts/Slider.tsx';
import { STEPS, TOP, type Change, type Choices } from './choices.ts';
import { hiding } from './PlaceMenu.tsx';
import css from './Controls.module.css';

export function Controls({
  choices,
  change,
  places,
  name,
}: {
  choices: Choices;
  change: Change;
  /** Touchpoints on the paths, the most visited first. */
  places: readonly string[];
  name: (key: string) => string;
}) {
  const { start, end, hidden, top, steps, long } = choices;
  const options = places.filter((key) => !hidden.includes(key)).map((key) => ({ value: key, label: name(key) }));
  // What the address asks for is offered even where no path goes through it.
  const withChosen = (chosen: string | null) =>
    chosen === null || options.some(({ value }) => value === chosen)
      ? options
      : [...options, { value: chosen, label: name(chosen) }];
  const isChanged = start !== null || end !== null || hidden.length > 0 || long;
  return (
    <section className={`panel ${css.controls}`} aria-label="What is shown">
      <SelectField
        label="Start at"
        hint="Only paths through this touchpoint, seen from their first visit there on."
        value={start ?? ''}
        onPick={(value) => change({ start: value === '' ? null : value })}
        options={[{ value: '', label: 'The first step' }, ...withChosen(start)]}
      />
      <SelectField
        label="End at"
        hint="Only paths that come to this touchpoint, seen up to there."
        value={end ?? ''}
        onPick={(value) => change({ end: value === '' ? null : value })}
        options={[{ value: '', label: 'The last step' }, ...withChosen(end)]}
      />
      <SelectField
        label="Hide"
        hint="A hidden touchpoint is skipped: the steps before and after it are joined."
        value=""
        onPick={(value) => value !== '' && change(hiding(value, choices))}
        options={[{ value: '', label: 'Choose a touchpoint' }, ...options]}
      />
      <Slider
        label="Touchpoints a step"
        hint="The most visited ones stand by name; the rest of a step stands together as “others”."
        value={top}
        minimum={TOP.least}
        maximum={TOP.most}
        step={1}
        shown={String(top)}
        onMove={(value) => change({ top: value })}
      />
      <Slider
        label="Steps"
        hint="Columns of the picture. What comes after them is marked at the bars."
        value={steps}
        minimum={STEPS.least}
        maximum={STEPS.most}
        step={1}
        shown={`up to ${steps}`}
        onMove={(value) => change({ steps: value })}
      />
      <div className={css.wide}>
        <CheckField
          label="Only paths of two steps or more"
          checked={long}
          onChange={({ target }) => change({ long: target.checked })}
        />
        {hidden.map((key) => (
          <Button
            key={key}
            icon={<Eye />}
            onClick={() => change({ hidden: hidden.filter((other) => other !== key) })}
          >{`Show ${name(key)} again`}</Button>
        ))}
        {isChanged && (
          <Button
            look="quiet"
            icon={<RotateCcw />}
            onClick={() => change({ start: null, end: null, hidden: [], long: false, marked: null })}
          >
            All paths again
          </Button>
        )}
      </div>
    </section>
  );
}
