/** The letter and colour of a scenario of a study, the same in every picture: the baseline is A. */
import css from './ScenarioMark.module.css';

const LETTERS = 'ABCDEFGHIJKL';
const COLOURS = 8;

export const letterOf = (position: number): string => LETTERS[position] ?? String(position + 1);
export const colourOf = (position: number): string => `var(--series-${(position % COLOURS) + 1})`;

export function ScenarioMark({ position, name }: { position: number; name?: string }) {
  const letter = (
    <span className={css.letter} style={{ background: colourOf(position) }}>
      {letterOf(position)}
    </span>
  );
  return name === undefined ? (
    letter
  ) : (
    <span className={css.mark}>
      {letter}
      <span>{name}</span>
    </span>
  );
}
