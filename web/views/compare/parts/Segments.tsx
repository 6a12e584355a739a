/** A few choices beside one another, of which one holds. */
import type { ReactNode } from 'react';
import css from './Segments.module.css';

export function Segments<Value extends string>({
  label,
  options,
  value,
  onPick,
}: {
  label: string;
  options: readonly { readonly value: Value; readonly label: ReactNode; readonly disabled?: boolean }[];
  value: Value;
  onPick: (value: Value) => void;
}) {
  return (
    <div className={css.segments} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={css.segment}
          aria-pressed={option.value === value}
          disabled={option.disabled}
          onClick={() => onPick(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
