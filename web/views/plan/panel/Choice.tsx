/** One of the words of the contract; what is left out shows the word that it stands for. */
import { useId, type ReactNode } from 'react';
import type { FieldInfo } from '../../../generated/fields.ts';
import { useIsReadOnly } from '../draft.ts';
import { About, Frame, marked, type Preset } from './Frame.tsx';
import frame from './Frame.module.css';

export function Choice<Word extends string>({
  label,
  info,
  words,
  meanings,
  value,
  preset,
  presetFrom,
  issue,
  more,
  allowed,
  onPick,
}: {
  label: string;
  info: FieldInfo;
  words: Readonly<Record<Word, string>>;
  /** What each of them means: that of the one chosen stands below. */
  meanings?: Readonly<Record<Word, string>>;
  value: Word | null | undefined;
  /** What it is when left out; without it, it cannot be. */
  preset?: Word;
  presetFrom?: Omit<Preset, 'shown'>;
  issue?: string;
  more?: ReactNode;
  /** The words to choose from, when not all. */
  allowed?: readonly Word[];
  onPick: (value: Word | undefined) => void;
}) {
  const id = useId();
  const isReadOnly = useIsReadOnly();
  const shown = value ?? preset;
  const options = (Object.keys(words) as Word[]).filter((word) => word === shown || (allowed?.includes(word) ?? true));
  const left = preset && { shown: `“${words[preset]}”`, from: 'the model’s default', ...presetFrom };
  return (
    <Frame
      {...{ id, label, problem: issue }}
      hint={<About {...{ info, more }} preset={left} />}
      isSet={preset === undefined ? undefined : value !== null && value !== undefined}
      onReset={() => onPick(undefined)}
    >
      <select
        id={id}
        className={frame.input}
        value={shown}
        disabled={isReadOnly}
        onChange={({ target }) => onPick(target.value as Word)}
        {...marked(id, issue)}
      >
        {options.map((word) => (
          <option key={word} value={word}>
            {words[word]}
          </option>
        ))}
      </select>
      {shown !== undefined && meanings && <p className={frame.note}>{meanings[shown]}</p>}
    </Frame>
  );
}
