/** An estimate as a dot on its interval; the numbers themselves stand beside it in words. */
import { placeOn, ticksOn, type Scale } from './scale.ts';
import css from './IntervalBar.module.css';

export function IntervalBar({
  scale,
  value,
  low,
  high,
  colour,
  hollow = false,
  zero = false,
}: {
  scale: Scale;
  value: number | null;
  low: number | null;
  high: number | null;
  colour: string;
  /** The dot is an empty ring: the estimate cannot be told from 0. */
  hollow?: boolean;
  /** A line at 0. */
  zero?: boolean;
}) {
  const at = (number: number) => `${placeOn(scale, number)}%`;
  return (
    <div className={css.bar} style={{ color: colour }} aria-hidden>
      {zero && <span className={css.zero} style={{ left: at(0) }} />}
      {low !== null && high !== null && (
        <span
          className={css.interval}
          style={{ left: at(low), width: `${placeOn(scale, high) - placeOn(scale, low)}%` }}
        />
      )}
      {value !== null && <span className={css.dot} data-hollow={hollow} style={{ left: at(value) }} />}
    </div>
  );
}

/** The numbers below a column of bars. */
export function Axis({ scale, count, show }: { scale: Scale; count: number; show: (value: number) => string }) {
  return (
    <div className={css.axis} aria-hidden>
      {ticksOn(scale, count).map((tick) => (
        <span key={tick} style={{ left: `${placeOn(scale, tick)}%` }}>
          {show(tick)}
        </span>
      ))}
    </div>
  );
}
