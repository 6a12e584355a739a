/** Weights of which only the proportions count: a bar for each that can be moved, its share, and the weight itself. */
import { Slider as Radix } from 'radix-ui';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { formatShare } from '../../../format.ts';
import type { FieldInfo } from '../../../generated/fields.ts';
import { useIsReadOnly } from '../draft.ts';
import { sumOf } from './likeness.ts';
import { describeRange, fromText, isWithin, PLAIN, problemOf, toText } from './scale.ts';
import css from './Mix.module.css';

export interface MixEntry {
  readonly id: string;
  /** What it is called where it is read aloud. */
  readonly label: string;
  readonly weight: number;
  /** The share, 0 to 1, that is drawn behind as an outline. */
  readonly outline?: number;
  readonly color?: string;
  readonly issue?: string;
  /** What stands in place of the label: a field to rename it, say. */
  readonly head?: ReactNode;
  /** What stands at its end: a button that removes it, say. */
  readonly tail?: ReactNode;
}

const STEPS = [1, 2, 5];

/** The next of 1, 2, 5, 10, 20 … that is not below. */
function niceTop(value: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(value)));
  return (STEPS.find((step) => step * power >= value) ?? 10) * power;
}

export function Mix({
  label,
  entries,
  info,
  isSet = true,
  outlined,
  onChange,
}: {
  /** What the list is read out as. */
  label: string;
  entries: readonly MixEntry[];
  info: FieldInfo;
  /** False while the weights stand in for what is left out. */
  isSet?: boolean;
  /** What the outline is, for those who cannot see it. */
  outlined?: string;
  onChange: (id: string, weight: number) => void;
}) {
  // The scale stands still while a bar is moved, or it would run away from under the pointer.
  const [held, setHeld] = useState<number | null>(null);
  const isReadOnly = useIsReadOnly();
  const sum = sumOf(entries.map(({ weight }) => weight));
  const outlineOf = ({ outline = 0 }: MixEntry) => outline * (sum || 1);
  const reached = Math.max(1, ...entries.flatMap((entry) => [entry.weight, outlineOf(entry)]));
  const top = held ?? niceTop(Math.min(reached, 1e6));
  return (
    <ul className={css.mix} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={css.entry} style={{ '--bar': entry.color ?? 'var(--accent)' } as CSSProperties}>
          <span className={css.head}>
            {entry.head ?? <span className={css.label}>{entry.label}</span>}
            <Weight {...{ entry, info, isSet }} onChange={(weight) => onChange(entry.id, weight)} />
            {entry.tail}
          </span>
          <span className={css.bar}>
            <Radix.Root
              className={css.root}
              data-set={isSet}
              disabled={isReadOnly}
              value={[Math.min(top, Math.max(0, entry.weight))]}
              min={0}
              max={top}
              step={top / 100}
              onValueChange={([weight]) => {
                setHeld(top);
                onChange(entry.id, Number(weight.toPrecision(6)));
              }}
              onValueCommit={() => setHeld(null)}
            >
              <Radix.Track className={css.track}>
                <Radix.Range className={css.range} />
                {entry.outline !== undefined && entry.outline > 0 && (
                  <span
                    className={css.outline}
                    style={{ width: `${Math.min(100, (100 * outlineOf(entry)) / top)}%` }}
                  />
                )}
              </Radix.Track>
              <Radix.Thumb
                className={css.thumb}
                aria-label={entry.label}
                aria-valuetext={aloud(entry, sum, outlined)}
              />
            </Radix.Root>
            <span className={css.share}>{formatShare(shareOf(entry, sum), 0)}</span>
          </span>
          <Wrong {...{ entry, info }} />
        </li>
      ))}
    </ul>
  );
}

const shareOf = ({ weight }: MixEntry, sum: number): number => (sum === 0 ? 0 : Math.max(0, weight) / sum);

const aloud = (entry: MixEntry, sum: number, outlined: string | undefined): string =>
  `weight ${entry.weight}, ${formatShare(shareOf(entry, sum), 0)}` +
  (entry.outline === undefined || outlined === undefined ? '' : `; ${outlined} ${formatShare(entry.outline, 0)}`);

function Wrong({ entry, info }: { entry: MixEntry; info: FieldInfo }) {
  const problem = problemOf(info, PLAIN, entry.weight) ?? entry.issue;
  return problem ? (
    <span className={css.problem} role="alert">
      {problem}
    </span>
  ) : null;
}

function Weight({
  entry,
  info,
  isSet,
  onChange,
}: {
  entry: MixEntry;
  info: FieldInfo;
  isSet: boolean;
  onChange: (weight: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const isReadOnly = useIsReadOnly();
  const read = typed === null ? undefined : fromText(typed, PLAIN);
  const stands = typed !== null && (read === undefined || Number.isNaN(read) || read === entry.weight);
  return (
    <input
      className={css.weight}
      data-set={isSet}
      aria-label={`Weight of ${entry.label}`}
      title={`Weight: ${describeRange(info, PLAIN) ?? 'a number'}; only the proportions count`}
      inputMode="decimal"
      autoComplete="off"
      readOnly={isReadOnly}
      aria-invalid={!isWithin(info, entry.weight) || Number.isNaN(read)}
      value={stands ? typed : toText(entry.weight, PLAIN)}
      onChange={({ target }) => {
        setTyped(target.value);
        const now = fromText(target.value, PLAIN);
        if (now !== undefined && !Number.isNaN(now)) onChange(now);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
