/** What stands around every field of the panel: its label, what it means one hover away, whether it is left out, what is wrong. */
import type { ReactNode } from 'react';
import type { FieldInfo } from '../../../generated/fields.ts';
import { takeAway } from '../../../parts/focus.ts';
import { Hint } from '../../../parts/Tip.tsx';
import { useIsReadOnly } from '../draft.ts';
import { describeRange, PLAIN, show, type Scale } from './scale.ts';
import css from './Frame.module.css';

/** What a field that is left out is, and whose word that is. */
export interface Preset {
  /** The value in words: "21.5 %". */
  readonly shown: string;
  /** "the preset of the channel E-mail". */
  readonly from: string;
  readonly source?: string;
}

const MODEL = 'the model’s default';

/** The preset of a field for which the model itself has a number. */
export const modelPreset = (value: number, scale: Scale): Preset => ({ shown: show(value, scale), from: MODEL });
export const modelWord = (shown: string): Preset => ({ shown, from: MODEL });

export const problemId = (id: string) => `${id}-problem`;
export const marked = (id: string, problem: string | undefined) =>
  problem ? { 'aria-invalid': true as const, 'aria-describedby': problemId(id) } : {};

/** The text of a hint: what the field means, what it may be, what it is when left out and on whose word. */
export function About({
  info,
  scale = PLAIN,
  preset,
  more,
}: {
  info: FieldInfo;
  scale?: Scale;
  preset?: Preset;
  more?: ReactNode;
}) {
  const range = describeRange(info, scale);
  return (
    <span className={css.about}>
      <span>{info.description}</span>
      {range && <span>Allowed: {range}.</span>}
      {preset ? (
        <span>
          Left out: {preset.shown}, {preset.from}.{preset.source && ` Source: ${preset.source}.`}
        </span>
      ) : (
        info.fallback !== undefined && <span>Left out: {info.fallback}.</span>
      )}
      {more}
    </span>
  );
}

/** The line above a control: what it is called, and whether it is left out. Without `id` it is the name of several. */
export function Head({
  id,
  label,
  hint,
  isSet,
  onReset,
}: {
  id?: string;
  label: string;
  hint?: ReactNode;
  /** Undefined for a field that cannot be left out. */
  isSet?: boolean;
  onReset?: () => void;
}) {
  const isReadOnly = useIsReadOnly();
  return (
    <span className={css.head}>
      <span className={css.label}>
        {id === undefined ? <span>{label}</span> : <label htmlFor={id}>{label}</label>}
        {hint !== undefined && <Hint about={label}>{hint}</Hint>}
      </span>
      {isSet === false && <span className={css.preset}>preset</span>}
      {isSet && onReset && !isReadOnly && (
        <button
          type="button"
          className={css.reset}
          aria-label={`back to preset: ${label}`}
          onClick={() => takeAway(onReset)}
        >
          back to preset
        </button>
      )}
    </span>
  );
}

export function Frame({
  id,
  label,
  hint,
  isSet,
  onReset,
  problem,
  beside,
  children,
}: {
  id: string;
  label: string;
  hint?: ReactNode;
  /** Undefined for a field that cannot be left out. */
  isSet?: boolean;
  onReset?: () => void;
  problem?: string;
  /** The control stands beside the label: for small ones. */
  beside?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={beside ? `${css.frame} ${css.beside}` : css.frame}>
      <Head {...{ id, label, hint, isSet, onReset }} />
      <div className={css.control}>{children}</div>
      {problem && (
        <span id={problemId(id)} className={css.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
