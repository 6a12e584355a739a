/** The calendar days on which something comes: "1, 10, 17". */
import { useId, useState } from 'react';
import { FIELDS } from '../../../generated/fields.ts';
import { useIsReadOnly } from '../draft.ts';
import { About, Frame, marked } from './Frame.tsx';
import frame from './Frame.module.css';
import { describeRange, inUnit, isWithin } from './scale.ts';

const INFO = FIELDS.Push.days;
const ABOUT = {
  ...INFO,
  description: 'Calendar days of the run on which it comes, ascending, at most 1,095 of them; day 0 is the first.',
};

/** Undefined when something in it is no number. */
export function readDays(text: string): number[] | undefined {
  const days = text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(Number);
  return days.every(Number.isFinite) ? days : undefined;
}

export function problemOfDays(days: readonly number[]): string | undefined {
  if (days.length === 0) return 'must have at least one day';
  const outside = days.find((day) => !isWithin(INFO, day));
  if (outside !== undefined) return `each must be ${describeRange(INFO, inUnit(''))}; got ${outside}`;
  const late = days.findIndex((day, index) => index > 0 && day <= days[index - 1]);
  return late < 0 ? undefined : `must be ascending: ${days[late]} comes after ${days[late - 1]}`;
}

const isEqual = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((day, index) => day === other[index]);

export function Days({
  value,
  issue,
  onChange,
}: {
  value: readonly number[];
  issue?: string;
  onChange: (days: number[]) => void;
}) {
  const id = useId();
  const isReadOnly = useIsReadOnly();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : readDays(typed);
  const stands = typed !== null && (read === undefined || isEqual(read, value));
  const problem =
    read === undefined ? 'must be numbers with commas between, such as 1, 8, 15' : (problemOfDays(value) ?? issue);
  return (
    <Frame {...{ id, problem }} label="Days" hint={<About info={ABOUT} />}>
      <input
        id={id}
        className={frame.input}
        inputMode="decimal"
        autoComplete="off"
        readOnly={isReadOnly}
        value={stands ? typed : value.join(', ')}
        onChange={({ target }) => {
          setTyped(target.value);
          const days = readDays(target.value);
          if (days) onChange(days);
        }}
        onBlur={() => setTyped(null)}
        {...marked(id, problem)}
      />
    </Frame>
  );
}
