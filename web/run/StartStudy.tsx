/** Asks for a new study, or opens an earlier one. */
import { Play } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { refresh } from '../api/cache.ts';
import { useEngine } from '../api/engine.ts';
import { buyersOf, formatMoment } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { SelectField, TextField } from '../parts/Field.tsx';
import { Problem } from '../parts/States.tsx';
import { unfold } from '../parts/validity.ts';
import { useWork } from '../parts/useWork.ts';
import { useDesign } from '../shell/design.ts';
import { STATUS } from '../words.ts';
import { nameStudied, scenarioOptions } from './scenarioNames.ts';
import css from './StartStudy.module.css';
import type { Choice, Facts } from './WithStudy.tsx';

/** What every study is asked with. */
export interface Asking {
  readonly scenarioId?: string;
  readonly designId?: string;
  readonly buyers: number;
  readonly seed: string;
}

interface StartProps {
  readonly choice: Choice;
  readonly what: string;
  /** What the button says. */
  readonly verb: string;
  readonly firstBuyers: number;
  readonly buyersHint?: string;
  /** Why it cannot start yet. */
  readonly problem?: string | null;
  /** @throws Refusal */
  readonly start: (asking: Asking) => Promise<string>;
  /** More to fill in. */
  readonly children?: (asking: Asking) => ReactNode;
}

const AS_IT_STANDS = '';
const FIRST_SEED = 'meander';

/** Begins with what the open study was asked with. */
export const StartStudy = (props: StartProps) => <Form key={props.choice.facts?.id} {...props} />;

/** What people look at first: a world in which buyers wander, where there is one. */
const firstScenario = (scenarios: Choice['scenarios']): string =>
  (scenarios.find(({ environment }) => environment.disorder > 0) ?? scenarios[0])?.id ?? AS_IT_STANDS;

function Form({ choice, what, verb, firstBuyers, buyersHint, problem, start, children }: StartProps) {
  const { scenarios, studies, facts, choose } = choice;
  const { id: designId } = useDesign();
  const engine = useEngine();
  const [picked, setScenario] = useState(facts ? (facts.scenario?.id ?? AS_IT_STANDS) : undefined);
  // A study stays readable when its scenario has been deleted; nothing new starts on that.
  const options = [AS_IT_STANDS, ...scenarios.map(({ id }) => id)];
  const scenarioId = options.find((option) => option === picked) ?? firstScenario(scenarios);
  const [buyers, setBuyers] = useState(String(facts?.buyersAsked ?? firstBuyers));
  const [seed, setSeed] = useState(facts?.seed ?? FIRST_SEED);
  const { busy, error, perform } = useWork();
  const subject = scenarioId === AS_IT_STANDS ? { designId } : { scenarioId };
  const asking = { ...subject, buyers: Number(buyers), seed };
  const begin = (event: FormEvent) => {
    event.preventDefault();
    void perform(async () => {
      choose(await start(asking));
      await refresh('StudyChoices', 'StudyFacts', 'StudyState');
    });
  };
  return (
    <section className={`panel ${css.start}`} aria-label={`Start: ${what}`}>
      <form className={css.form} onSubmit={begin} onInvalidCapture={unfold}>
        <div className={css.bar}>
          <SelectField
            label="Scenario"
            value={scenarioId}
            onPick={setScenario}
            options={scenarioOptions(scenarios, AS_IT_STANDS)}
          />
          <TextField
            label="Buyers"
            hint={buyersHint}
            type="number"
            required
            min={1}
            max={engine?.limits.runBuyers}
            step={1}
            value={buyers}
            onChange={({ target }) => setBuyers(target.value)}
          />
          <TextField
            label="Seed"
            hint="Any text. The same seed gives the same buyers the same luck."
            maxLength={engine?.limits.seedLength}
            value={seed}
            onChange={({ target }) => setSeed(target.value)}
          />
          <Button look="primary" icon={<Play />} type="submit" busy={busy} disabled={Boolean(problem)}>
            {verb}
          </Button>
          {studies.length > 0 && (
            <SelectField
              label="Or an earlier one"
              value={facts?.id ?? ''}
              onPick={choose}
              options={[
                ...(studies.some(({ id }) => id === facts?.id)
                  ? []
                  : [{ value: facts?.id ?? '', label: facts ? describe(facts) : 'Choose one' }]),
                ...studies.map((study) => ({ value: study.id, label: describe(study) })),
              ]}
            />
          )}
        </div>
        {children?.(asking)}
        {problem && <p className="soft small">{problem}</p>}
        <Problem error={error} />
      </form>
    </section>
  );
}

const describe = ({ scenario, buyersAsked, createdAt, revision, seed, status }: Facts): string =>
  [
    nameStudied(scenario),
    buyersOf(buyersAsked),
    `seed ${seed}`,
    `revision ${revision.number}`,
    formatMoment(createdAt),
    ...(status === 'SUCCEEDED' ? [] : [STATUS[status].toLowerCase()]),
  ].join(', ');
