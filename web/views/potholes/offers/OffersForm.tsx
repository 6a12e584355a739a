/** What is to be reached, and what may be done for it at which cost. */
import { counted, formatCount } from '../../../format.ts';
import { SelectField, TextField } from '../../../parts/Field.tsx';
import { refusing } from '../../../parts/validity.ts';
import { useNames } from '../../../shell/design.ts';
import { describeChanges } from '../changes.ts';
import { GoalsForm } from './GoalsForm.tsx';
import css from './OffersForm.module.css';
import type { Pools, Wanted } from './answer.ts';
import type { Offer } from './options.ts';

type Pool = keyof Pools;

export function OffersForm({
  wanted,
  pools,
  onChange,
}: {
  wanted: Wanted;
  pools: Pools;
  onChange: (wanted: Wanted) => void;
}) {
  const set = (change: Partial<Wanted>) => onChange({ ...wanted, ...change });
  const chosen = wanted.offers.filter(({ isOn }) => isOn).length;
  // The two pools may have names in common, but not all of them.
  const isOfAudit = wanted.offers.every(({ name }) => pools.audit?.some((each) => each.name === name));
  const pool: Pool = isOfAudit ? 'audit' : 'design';
  return (
    <>
      <GoalsForm goals={wanted.goals} onChange={(goals) => set({ goals })} />
      <details className={css.more}>
        <summary>
          {formatCount(chosen)} of {counted(wanted.offers.length, 'option')} may be taken; their costs
        </summary>
        <div className={css.settings}>
          <SelectField
            label="What may be done"
            hint="The repairs of the audit that is open under Potholes, or else of the last one; or every pothole that the journey names, care where there are any, and one story."
            value={pool}
            options={[
              ...(pools.audit === null
                ? []
                : [{ value: 'audit' as Pool, label: 'Repairs that the last audit proposes' }]),
              { value: 'design', label: 'Potholes, care and story of this journey' },
            ]}
            onPick={(now) => set({ offers: pools[now] ?? [] })}
          />
          <TextField
            label="Answers wanted"
            type="number"
            required
            min={1}
            max={10}
            step={1}
            value={wanted.answers}
            onChange={({ target }) => set({ answers: Number(target.value) })}
          />
          <TextField
            label="Sets that may be tried"
            hint="The search stops there; with more it may find smaller sets."
            type="number"
            required
            min={1}
            max={2_000}
            step={1}
            value={wanted.evaluations}
            onChange={({ target }) => set({ evaluations: Number(target.value) })}
          />
        </div>
        <Options offers={wanted.offers} onChange={(offers) => set({ offers })} />
      </details>
    </>
  );
}

function Options({ offers, onChange }: { offers: readonly Offer[]; onChange: (offers: readonly Offer[]) => void }) {
  const names = useNames();
  const change = (name: string, to: Partial<Offer>) =>
    onChange(offers.map((offer) => (offer.name === name ? { ...offer, ...to } : offer)));
  return (
    <ul className={css.options}>
      {offers.map(({ name, changes, cost, isOn }) => (
        <li key={name} data-on={isOn}>
          <label>
            <input type="checkbox" checked={isOn} onChange={({ target }) => change(name, { isOn: target.checked })} />
            <span>
              {name}
              <small>{describeChanges(changes, names).join('; ')}</small>
            </span>
          </label>
          <label className={css.cost}>
            Cost
            <input
              type="number"
              required
              min={0}
              step="any"
              aria-label={`Cost of ${name}`}
              ref={refusing(cost === 0 ? 'Must be above 0.' : null)}
              value={cost}
              disabled={!isOn}
              onChange={({ target }) => change(name, { cost: Number(target.value) })}
            />
          </label>
        </li>
      ))}
    </ul>
  );
}
