/** The slider of a field: thin, with a mark where the preset is, and pale while the field is left out. */
import { Slider as Radix } from 'radix-ui';
import { useIsReadOnly } from '../draft.ts';
import css from './Track.module.css';

export function Track({
  label,
  place,
  minimum,
  maximum,
  step,
  mark,
  isSet,
  words,
  onMove,
}: {
  label: string;
  place: number;
  minimum: number;
  maximum: number;
  step: number;
  /** Where the preset is. */
  mark?: number;
  isSet: boolean;
  /** The value, to be read aloud. */
  words: string;
  onMove: (place: number) => void;
}) {
  const isReadOnly = useIsReadOnly();
  return (
    <Radix.Root
      className={css.root}
      data-set={isSet}
      disabled={isReadOnly}
      value={[place]}
      min={minimum}
      max={maximum}
      step={step}
      onValueChange={([now]) => onMove(now)}
    >
      <Radix.Track className={css.track}>
        <Radix.Range className={css.range} />
        {mark !== undefined && isSet && (
          <span
            className={css.mark}
            style={{ left: `${(100 * (mark - minimum)) / (maximum - minimum)}%` }}
            title="preset"
          />
        )}
      </Radix.Track>
      <Radix.Thumb className={css.thumb} aria-label={label} aria-valuetext={words} />
    </Radix.Root>
  );
}
