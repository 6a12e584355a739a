/** What is looked at, its luck, and the sliders. */
import { X } from 'lucide-react';
import { Button } from '../../parts/Button.tsx';
import { SelectField, TextField } from '../../parts/Field.tsx';
import { takeAway } from '../../parts/focus.ts';
import { Slider } from '../../parts/Slider.tsx';
import { setIn, useSearch } from '../../parts/useSearch.ts';
import { scenarioOptions } from '../../run/scenarioNames.ts';
import type { Turned } from './address.ts';
import css from './Bench.module.css';
import { Picker } from './Picker.tsx';
import { AS_IT_STANDS, type Saved, type Scenario } from './saved.ts';
import { settingOf, type Setting } from './settings.ts';

const ALWAYS = ['disorder', 'consistency'];

export function Controls({
  saved,
  scenarios,
  turned,
  setTurned,
  seed,
}: {
  saved: Saved;
  scenarios: readonly Scenario[];
  turned: readonly Turned[];
  setTurned: (next: readonly Turned[]) => void;
  seed: string;
}) {
  const [, setSearch] = useSearch();
  const choose = (name: string, value: string) =>
    setSearch(setIn({ [name]: value }), { replace: name === 'seed', preventScrollReset: true });
  const ids = [...new Set([...ALWAYS, ...turned.map(({ id }) => id)])];
  const settings = byOwner(ids.flatMap((id) => settingOf(id, saved) ?? []));
  const valueOf = ({ id, saved: before }: Setting) => turned.find((entry) => entry.id === id)?.value ?? before;
  const move = ({ id, saved: before, step }: Setting, to: number) => {
    // Near enough to where it stood is there: the step of a slider need not meet it.
    const value = Math.abs(to - before) < step / 2 ? null : to;
    const others = turned.filter((entry) => entry.id !== id);
    if (value === null && ALWAYS.includes(id)) setTurned(others);
    else if (turned.some((entry) => entry.id === id))
      setTurned(turned.map((entry) => (entry.id === id ? { id, value } : entry)));
    else setTurned([...turned, { id, value }]);
  };
  return (
    <>
      <section className={`panel ${css.subject}`} aria-label="What is looked at">
        <SelectField
          label="Starting from"
          hint="The scenario whose numbers the sliders start at. What you move comes on top of it; nothing is saved until you say so."
          value={saved.scenario?.id ?? AS_IT_STANDS}
          onPick={(id) => choose('scenario', id)}
          options={scenarioOptions(scenarios, AS_IT_STANDS)}
        />
        <TextField
          label="Seed"
          hint="Any text. Before and now live with the same luck, that of this seed. Try another to see how much is luck."
          value={seed}
          onChange={({ target }) => choose('seed', target.value)}
        />
      </section>
      <section className={`panel ${css.sliders}`} aria-label="Sliders">
        {settings.map((setting, place) => (
          <div
            key={setting.id}
            className={css.knob}
            role="group"
            aria-label={setting.of || 'The whole journey'}
            data-next={setting.of !== '' && setting.of === settings[place - 1]?.of}
          >
            {setting.of !== '' && setting.of !== settings[place - 1]?.of && <p className={css.of}>{setting.of}</p>}
            <Slider
              label={setting.label}
              hint={<About setting={setting} />}
              value={valueOf(setting)}
              minimum={Math.min(setting.minimum, valueOf(setting))}
              maximum={Math.max(setting.maximum, valueOf(setting))}
              step={setting.step}
              mark={setting.saved}
              shown={setting.show(valueOf(setting))}
              onMove={(to) => move(setting, to)}
            />
            {!ALWAYS.includes(setting.id) && (
              <Button
                look="quiet"
                className={css.remove}
                icon={<X />}
                iconOnly
                onClick={() => takeAway(() => setTurned(turned.filter(({ id }) => id !== setting.id)))}
              >
                {`Remove the slider ${setting.label}`}
              </Button>
            )}
          </div>
        ))}
        <Picker
          saved={saved}
          taken={settings.map(({ id }) => id)}
          add={(id) => setTurned([...turned, { id, value: null }])}
        />
      </section>
    </>
  );
}

/** Sliders of one touchpoint or persona together, in the order in which they came. */
const byOwner = (settings: readonly Setting[]): Setting[] =>
  [...new Set(settings.map(({ of }) => of))].flatMap((owner) => settings.filter(({ of }) => of === owner));

function About({ setting: { meaning, range, source, saved, show } }: { setting: Setting }) {
  return (
    <>
      {meaning} <br />
      Saved: {show(saved)}. Range: {range}. <br />
      Source: {source}.
    </>
  );
}
