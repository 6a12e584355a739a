/** A key: taken over on leaving the field and on saving, for half a key would lead nowhere. */
import { useEffect, useId, useState } from 'react';
import type { FieldInfo } from '../../../generated/fields.ts';
import { LONGEST_KEY } from '../../../names.ts';
import { useIsReadOnly } from '../draft.ts';
import { tellTyped } from '../typedKey.ts';
import { About, Frame, marked } from './Frame.tsx';
import frame from './Frame.module.css';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is wrong with a key, in the words of the server. */
export function problemOfKey(key: string, others: readonly string[] = []): string | undefined {
  if (!KEY.test(key) || key.length > LONGEST_KEY)
    return `must be lower-case words with hyphens, at most ${LONGEST_KEY} characters; got “${key}”`;
  return others.includes(key) ? `must be unique; “${key}” is taken already` : undefined;
}

export function KeyField({
  info,
  value,
  saved,
  others = [],
  warning,
  issue,
  onRename,
}: {
  info: FieldInfo;
  value: string;
  /** The key as it was saved: the warning stands until it is that again. Undefined for what was never saved. */
  saved?: string;
  /** Keys that are taken. */
  others?: readonly string[];
  /** What changing it brings about. */
  warning?: string;
  issue?: string;
  onRename: (key: string) => void;
}) {
  const id = useId();
  const isReadOnly = useIsReadOnly();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const problem = problemOfKey(text, others) ?? issue;
  const takeOver = () => {
    // What is no key stays in the field with what is wrong with it.
    if (typed === null || problemOfKey(typed, others)) return;
    setTyped(null);
    if (typed !== value) onRename(typed);
  };
  useEffect(() =>
    tellTyped(typed === null || typed === value ? null : { problem: problemOfKey(typed, others), takeOver }),
  );
  useEffect(() => () => tellTyped(null), []);
  return (
    <Frame {...{ id, label: 'Key', problem }} hint={<About {...{ info, more: warning && <span>{warning}</span> }} />}>
      <input
        id={id}
        className={frame.input}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        readOnly={isReadOnly}
        value={text}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={takeOver}
        onKeyDown={(event) => {
          if (event.key === 'Enter') takeOver();
          if (event.key !== 'Escape' || typed === null) return;
          // Takes back what was typed, and does nothing else.
          event.preventDefault();
          setTyped(null);
        }}
        {...marked(id, problem)}
      />
      {warning && !problem && (saved === undefined ? typed !== null && typed !== value : text !== saved) && (
        <span className={frame.warning} role="status">
          {warning}
        </span>
      )}
    </Frame>
  );
}
