/** What is to be reached: up to six goals, all of them. */
import { Plus, X } from 'lucide-react';
import { isShare } from '../../../format.ts';
import type { GoalKind } from '../../../generated/schema.ts';
import { Button } from '../../../parts/Button.tsx';
import { SelectField, TextField } from '../../../parts/Field.tsx';
import { takeAway } from '../../../parts/focus.ts';
import { refusing } from '../../../parts/validity.ts';
import { METRIC_OPTIONS, unitOf } from '../metrics.ts';
import { amountUnit, IS, isLevel, type Draft } from './goals.ts';
import css from './GoalsForm.module.css';

const MOST = 6;
const KINDS = (Object.keys(IS) as GoalKind[]).map((value) => ({ value, label: IS[value] }));
const ONE_MORE: Draft = { metric: 'leftShare', is: 'NOT_HIGHER', amount: '0.1' };

/** Shares have both ends; how much a figure is to move is never below 0. */
const isBounded = ({ metric, is }: Draft): boolean => !isLevel(is) || isShare(unitOf(metric));
const asksForNothing = ({ is, amount }: Draft): boolean =>
  (is === 'HIGHER' || is === 'LOWER') && amount !== '' && Number(amount) === 0;

export function GoalsForm({
  goals,
  onChange,
}: {
  goals: readonly Draft[];
  onChange: (goals: readonly Draft[]) => void;
}) {
  const change = (place: number, to: Partial<Draft>) =>
    onChange(goals.map((goal, index) => (index === place ? { ...goal, ...to } : goal)));
  return (
    <fieldset className={css.goals}>
      <legend className="hidden">What is to be reached</legend>
      {goals.map((goal, place) => (
        <div key={place} className={css.goal} role="group" aria-label={`Goal ${place + 1}`}>
          <SelectField
            label={place === 0 ? 'To be reached' : 'And'}
            value={goal.metric}
            options={METRIC_OPTIONS}
            onPick={(metric) => change(place, { metric })}
          />
          <SelectField label="How" value={goal.is} options={KINDS} onPick={(is) => change(place, { is })} />
          <TextField
            label={`Amount${amountUnit(goal) === '' ? '' : `, ${amountUnit(goal)}`}`}
            type="number"
            required
            step="any"
            min={isBounded(goal) ? 0 : undefined}
            max={isBounded(goal) && isShare(unitOf(goal.metric)) ? 100 : undefined}
            ref={refusing(asksForNothing(goal) ? 'Must be above 0.' : null)}
            value={goal.amount}
            onChange={({ target }) => change(place, { amount: target.value })}
          />
          {goals.length > 1 && (
            <Button
              look="quiet"
              icon={<X />}
              iconOnly
              onClick={() => takeAway(() => onChange(goals.filter((_, index) => index !== place)))}
            >
              {`Remove goal ${place + 1}`}
            </Button>
          )}
        </div>
      ))}
      {goals.length < MOST && (
        <div>
          <Button look="quiet" icon={<Plus />} onClick={() => onChange([...goals, ONE_MORE])}>
            Add a goal
          </Button>
        </div>
      )}
    </fieldset>
  );
}
