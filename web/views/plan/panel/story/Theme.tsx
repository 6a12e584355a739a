/** The name of a theme, taken over on leaving the field so that half a name never gets into the tellings; and its end. */
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { LONGEST_NAME } from '../../../../names.ts';
import { Button } from '../../../../parts/Button.tsx';
import { takeAway } from '../../../../parts/focus.ts';
import { updateStory, useIsReadOnly } from '../../draft.ts';
import { marked, problemId } from '../Frame.tsx';
import frame from '../Frame.module.css';
import css from './Theme.module.css';

export function ThemeName({ theme, themes, index }: { theme: string; themes: readonly string[]; index: number }) {
  const id = useId();
  const isReadOnly = useIsReadOnly();
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? undefined : problemOf(typed, themes.toSpliced(index, 1));
  const takeOver = () => {
    if (typed === null || problem) return;
    setTyped(null);
    if (typed !== theme) updateStory({ themes: themes.with(index, typed) });
  };
  return (
    <span className={css.theme}>
      <input
        id={id}
        className={`${frame.input} ${css.name}`}
        aria-label={`Name of the theme ${theme}`}
        autoComplete="off"
        readOnly={isReadOnly}
        value={typed ?? theme}
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
      {problem && (
        <span id={problemId(id)} className={frame.wrong} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

function problemOf(name: string, others: readonly string[]): string | undefined {
  if (name.trim() === '' || name.length > LONGEST_NAME) return `must have 1 to ${LONGEST_NAME} characters`;
  return others.includes(name) ? 'must be unique' : undefined;
}

/** Takes a theme out of the story, the promise and every telling. */
export function RemoveTheme({ theme, themes }: { theme: string; themes: readonly string[] }) {
  const isReadOnly = useIsReadOnly();
  return (
    <Button
      look="quiet"
      icon={<X />}
      iconOnly
      className={css.remove}
      disabled={isReadOnly || themes.length === 1}
      onClick={() => takeAway(() => updateStory({ themes: themes.filter((other) => other !== theme) }))}
    >
      {`Remove the theme ${theme}`}
    </Button>
  );
}
