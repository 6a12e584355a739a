/** How many buyers, with which luck, when to stop, and what counts as best. */
import type { FormEvent } from 'react';
import { Play } from 'lucide-react';
import { useEngine } from '../../../api/engine.ts';
import { buyersOf, livesOf } from '../../../format.ts';
import { Button } from '../../../parts/Button.tsx';
import { CheckField, SelectField, TextField } from '../../../parts/Field.tsx';
import { Problem } from '../../../parts/States.tsx';
import { figureOptions, isShareFigure, JUDGED_FIGURES } from '../parts/figures.ts';
import type { Picks } from '../scenarios/picks.ts';
import type { Draft } from './draft.ts';
import css from './ComparisonForm.module.css';

interface Typing {
  readonly draft: Draft;
  readonly onType: (changes: Partial<Draft>) => void;
}

export function ComparisonForm({
  draft,
  picks: { ids },
  busy,
  error,
  onType,
  onStart,
}: Typing & { picks: Picks; busy: boolean; error: unknown; onStart: () => void }) {
  const engine = useEngine();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onStart();
  };
  const lives = Number(draft.buyers) * ids.length;
  const most = engine?.limits.studyLives;
  return (
    <form className={css.form} aria-label="Comparison" onSubmit={submit}>
      <div className={css.main}>
        <TextField
          label="Buyers"
          hint="Each of them lives once under every scenario. More buyers, narrower intervals: four times as many halve them."
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
        <Button look="primary" type="submit" icon={<Play />} busy={busy} disabled={ids.length < 2}>
          Compare
        </Button>
        <p className={`soft small ${css.lives}`}>
          {ids.length < 2
            ? 'Choose at least two scenarios.'
            : `${ids.length} scenarios × ${buyersOf(Number(draft.buyers))} = ${livesOf(lives)}`}
        </p>
      </div>
      <details className={css.more}>
        <summary>Stop early, and what counts as best</summary>
        <div className={css.options}>
          <StopEarly {...{ draft, onType }} />
          <Best {...{ draft, onType }} />
        </div>
      </details>
      <Problem error={error} />
    </form>
  );
}

const unitOf = (figure: string): string => (isShareFigure(figure) ? 'in points' : 'in its unit');

function StopEarly({ draft, onType }: Typing) {
  return (
    <fieldset className={css.group}>
      <legend>When to stop</legend>
      <CheckField
        label="Stop as soon as the difference is known closely enough"
        hint="The number of buyers is then the most that may be used."
        checked={draft.stopsEarly}
        onChange={({ target }) => onType({ stopsEarly: target.checked })}
      />
      {draft.stopsEarly && (
        <div className={css.pair}>
          <SelectField
            label="Difference in"
            value={draft.stopFigure}
            options={figureOptions(JUDGED_FIGURES)}
            onPick={(stopFigure) => onType({ stopFigure })}
          />
          <TextField
            label={`Known to within ±, ${unitOf(draft.stopFigure)}`}
            hint="Half the width of its 95 % interval."
            type="number"
            required
            min={0}
            step="any"
            value={draft.halfWidth}
            onChange={({ target }) => onType({ halfWidth: target.value })}
          />
        </div>
      )}
    </fieldset>
  );
}

function Best({ draft, onType }: Typing) {
  return (
    <fieldset className={css.group}>
      <legend>What counts as best</legend>
      <div className={css.pair}>
        <SelectField
          label="Best in"
          value={draft.bestFigure}
          options={figureOptions(JUDGED_FIGURES)}
          onPick={(bestFigure) => onType({ bestFigure })}
        />
        <SelectField
          label="Better is"
          value={draft.direction}
          options={[
            { value: 'HIGHEST', label: 'Higher' },
            { value: 'LOWEST', label: 'Lower' },
          ]}
          onPick={(direction) => onType({ direction })}
        />
      </div>
      <CheckField
        label="Small differences do not matter"
        hint="Scenarios are then ruled out one after another, and the study ends as soon as one is left."
        checked={draft.rulesOut}
        onChange={({ target }) => onType({ rulesOut: target.checked })}
      />
      {draft.rulesOut && (
        <TextField
          label={`Does not matter below, ${unitOf(draft.bestFigure)}`}
          type="number"
          required
          min={0}
          step="any"
          value={draft.indifference}
          onChange={({ target }) => onType({ indifference: target.value })}
        />
      )}
    </fieldset>
  );
}
