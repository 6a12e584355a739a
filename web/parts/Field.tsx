/** Things to fill in, each with its label; what is wrong with it stands below. */
import { useId, type ComponentProps, type ReactNode } from 'react';
import { Hint } from './Tip.tsx';
import css from './Field.module.css';

interface Labelled {
  readonly label: string;
  /** What it means, its range, where it comes from: shown on demand. */
  readonly hint?: ReactNode;
  readonly problem?: string | null;
}

function Field({ label, hint, problem, id, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className={css.field}>
      <span className={css.label}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <Hint about={label}>{hint}</Hint>}
      </span>
      {children}
      {problem && (
        <span id={`${id}-problem`} className={css.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

const marked = (id: string, problem: string | null | undefined) =>
  problem ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-problem` } : {};

export function TextField({ label, hint, problem, ...rest }: Labelled & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Field {...{ label, hint, problem, id }}>
      <input id={id} className={css.input} {...marked(id, problem)} {...rest} />
    </Field>
  );
}

export function TextArea({ label, hint, problem, ...rest }: Labelled & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Field {...{ label, hint, problem, id }}>
      <textarea id={id} rows={3} className={css.input} {...marked(id, problem)} {...rest} />
    </Field>
  );
}

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

export function SelectField<Value extends string>({
  label,
  hint,
  problem,
  options,
  onPick,
  ...rest
}: Labelled &
  Omit<ComponentProps<'select'>, 'children' | 'onChange'> & {
    options: readonly Option<Value>[];
    onPick: (value: Value) => void;
  }) {
  const id = useId();
  return (
    <Field {...{ label, hint, problem, id }}>
      <select
        id={id}
        className={css.input}
        {...marked(id, problem)}
        {...rest}
        onChange={({ target }) => onPick(target.value as Value)}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function CheckField({ label, hint, ...rest }: Labelled & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className={css.check}>
      <input id={id} type="checkbox" {...rest} />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <Hint about={label}>{hint}</Hint>}
    </div>
  );
}
