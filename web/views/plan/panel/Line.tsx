/** Words of the design: a name, a title, a description. */
import { useId } from 'react';
import type { FieldInfo } from '../../../generated/fields.ts';
import { useIsReadOnly } from '../draft.ts';
import { About, Frame, marked } from './Frame.tsx';
import frame from './Frame.module.css';

export function Line({
  label,
  info,
  value,
  required = false,
  rows,
  issue,
  onChange,
}: {
  label: string;
  info: FieldInfo;
  value: string;
  required?: boolean;
  /** More than one line. */
  rows?: number;
  issue?: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const readOnly = useIsReadOnly();
  const longest = Number(/At most (\d+) characters/.exec(info.description)?.[1] ?? Infinity);
  const problem = problemOf(value, required ? 1 : 0, longest) ?? issue;
  const shared = {
    ...{ id, className: frame.input, value, readOnly, ...marked(id, problem) },
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <Frame {...{ id, label, problem }} hint={<About info={info} />}>
      {rows ? <textarea rows={rows} {...shared} /> : <input {...shared} autoComplete="off" />}
    </Frame>
  );
}

function problemOf(value: string, least: number, most: number): string | undefined {
  if (value.trim().length >= least && value.length <= most) return undefined;
  return `must have ${least} to ${most} characters; got ${value.trim().length < least ? value.trim().length : value.length}`;
}
