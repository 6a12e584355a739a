/** What is turned, over which ranges, and which figure is watched. */
import { X } from 'lucide-react';
import { useEngine } from '../../../api/engine.ts';
import { buyersOf, counted, formatNumber, livesOf } from '../../../format.ts';
import type { FactorScale, SensitivityMethod } from '../../../generated/schema.ts';
import { Button } from '../../../parts/Button.tsx';
import { SelectField, TextField } from '../../../parts/Field.tsx';
import { takeAway } from '../../../parts/focus.ts';
import { refusing } from '../../../parts/validity.ts';
import { useNames } from '../../../shell/design.ts';
import { METRIC_OPTIONS } from '../metrics.ts';
import { AddFactor } from './AddFactor.tsx';
import { keyOf, labelOf, presetFactors, PRESETS, type Factor, type Numbers, type Preset } from './factors.ts';
import { FIRST_SAMPLES, type Setup } from './answer.ts';
import css from './SetupForm.module.css';

const METHODS: readonly { readonly value: SensitivityMethod; readonly label: string }[] = [
  { value: 'MORRIS', label: 'Screening (Morris)' },
  { value: 'SOBOL', label: 'Shares of the variance (Sobol)' },
];
const SCALES: readonly { readonly value: FactorScale; readonly label: string }[] = [
  { value: 'LINEAR', label: 'even steps' },
  { value: 'LOG', label: 'even factors' },
  { value: 'LOGIT', label: 'even odds' },
];

export function SetupForm({
  setup,
  numbers,
  buyers,
  onChange,
}: {
  setup: Setup;
  numbers: Numbers;
  buyers: number;
  onChange: (setup: Setup) => void;
}) {
  const { metric, method, samples, factors } = setup;
  const limits = useEngine()?.limits;
  const set = (change: Partial<Setup>) => onChange({ ...setup, ...change });
  const points = samples * (factors.length + (method === 'MORRIS' ? 1 : 2)) + 2 * factors.length + 1;
  return (
    <>
      <div className={css.bar}>
        <SelectField label="Figure" value={metric} options={METRIC_OPTIONS} onPick={(now) => set({ metric: now })} />
        <SelectField
          label="Method"
          hint="Screening needs few points and tells which numbers matter. Shares of the variance need many, and tell interactions apart. The tornado comes with both."
          value={method}
          options={METHODS}
          onPick={(now) => set({ method: now, samples: FIRST_SAMPLES[now] })}
        />
        <TextField
          label={method === 'MORRIS' ? 'Trajectories' : 'Rows'}
          hint={
            method === 'MORRIS'
              ? 'Each moves every number once. 10 to 30 do mostly.'
              : 'Random points; below 64 there are no intervals, and 256 or more tell well.'
          }
          type="number"
          required
          min={2}
          max={method === 'MORRIS' ? limits?.analysedTrajectories : limits?.analysedRows}
          step={1}
          value={samples}
          onChange={({ target }) => set({ samples: Number(target.value) })}
        />
        <SelectField
          label="What is turned"
          hint="Choosing one replaces the list below."
          value={presetOf(factors, numbers)}
          options={[
            ...Object.entries(PRESETS).map(([value, label]) => ({ value: value as Preset | '', label })),
            { value: '', label: 'My own list' },
          ]}
          onPick={(preset) => preset !== '' && set({ factors: presetFactors(preset, numbers) })}
        />
      </div>
      <details className={css.more}>
        <summary>
          {counted(factors.length, 'number')} and {factors.length === 1 ? 'its range' : 'their ranges'}
        </summary>
        <Factors factors={factors} numbers={numbers} onChange={(now) => set({ factors: now })} />
        <AddFactor
          numbers={numbers}
          taken={factors.map(keyOf)}
          onAdd={(factor) => set({ factors: [...factors, factor] })}
        />
      </details>
      <p className="small soft">
        {counted(points, 'point')} of {buyersOf(buyers)} each: {livesOf(points * buyers)} at most.
      </p>
    </>
  );
}

const same = (one: readonly Factor[], other: readonly Factor[]): boolean =>
  one.length === other.length &&
  one.every((factor, place) => {
    const against = other[place];
    return (
      keyOf(factor) === keyOf(against) &&
      factor.low === against.low &&
      factor.high === against.high &&
      factor.scale === against.scale
    );
  });

const presetOf = (factors: readonly Factor[], numbers: Numbers): Preset | '' =>
  (Object.keys(PRESETS) as Preset[]).find((preset) => same(presetFactors(preset, numbers), factors)) ?? '';

/** What the server would say of the range. */
function problemOf({ low, high, scale }: Factor): string | null {
  if (!(low < high)) return 'The low end must be below the high end.';
  if (scale !== 'LINEAR' && low <= 0) return 'Even factors and even odds need a low end above 0.';
  return scale === 'LOGIT' && high >= 1 ? 'Even odds need a high end below 1.' : null;
}

function Factors({
  factors,
  numbers,
  onChange,
}: {
  factors: readonly Factor[];
  numbers: Numbers;
  onChange: (factors: readonly Factor[]) => void;
}) {
  const names = useNames();
  const change = (place: number, to: Partial<Factor>) =>
    onChange(factors.map((factor, index) => (index === place ? { ...factor, ...to } : factor)));
  return (
    <ul className={css.factors}>
      {factors.map((factor, place) => {
        const label = labelOf(factor, numbers.parameters, names);
        return (
          <li key={keyOf(factor)}>
            <span title={factor.parameter ?? undefined}>{label}</span>
            <input
              type="number"
              step="any"
              required
              aria-label={`Low end: ${label}`}
              ref={refusing(problemOf(factor))}
              value={factor.low}
              onChange={({ target }) => change(place, { low: Number(target.value) })}
            />
            <span className="soft">to</span>
            <input
              type="number"
              step="any"
              required
              aria-label={`High end: ${label}`}
              value={factor.high}
              onChange={({ target }) => change(place, { high: Number(target.value) })}
            />
            <select
              aria-label={`Scale: ${label}`}
              value={factor.scale}
              onChange={({ target }) => change(place, { scale: target.value as FactorScale })}
            >
              {SCALES.map(({ value, label: text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
            <Button
              look="quiet"
              icon={<X />}
              iconOnly
              onClick={() => takeAway(() => onChange(factors.filter((_, index) => index !== place)))}
            >
              {`Remove ${label}`}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** "0.15 to 0.6", and where it stands. */
export const rangeText = ({ low, high }: Factor, current: number | null): string =>
  `${formatNumber(low, 3)} to ${formatNumber(high, 3)}${current === null ? '' : `, now ${formatNumber(current, 3)}`}`;
