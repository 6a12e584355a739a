import { Slider as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Hint } from './Tip.tsx';
import css from './Slider.module.css';

/** A number on a track, with its label before and its value behind. `mark` shows where it stood at first. */
export function Slider({
  label,
  hint,
  value,
  minimum,
  maximum,
  step,
  mark,
  shown,
  onMove,
}: {
  label: string;
  hint?: ReactNode;
  value: number;
  minimum: number;
  maximum: number;
  step: number;
  mark?: number;
  shown: string;
  onMove: (value: number) => void;
}) {
  const place = mark === undefined ? undefined : (mark - minimum) / (maximum - minimum);
  return (
    <div className={css.slider}>
      <span className={css.head}>
        <span className={css.label}>
          {label}
          {hint !== undefined && <Hint about={label}>{hint}</Hint>}
        </span>
        <span className="number">{shown}</span>
      </span>
      <Radix.Root
        className={css.root}
        value={[value]}
        min={minimum}
        max={maximum}
        step={step}
        onValueChange={([now]) => onMove(now)}
      >
        <Radix.Track className={css.track}>
          <Radix.Range className={css.range} />
          {place !== undefined && place >= 0 && place <= 1 && (
            <span className={css.mark} style={{ left: `${100 * place}%` }} title="as saved" />
          )}
        </Radix.Track>
        <Radix.Thumb className={css.thumb} aria-label={label} aria-valuetext={shown} />
      </Radix.Root>
    </div>
  );
}
