import { formatEnds, formatValue, type Interval } from '../format.ts';
import css from './Interval.module.css';

/** An estimate with its 95 % interval, smaller, behind it. */
export function Estimate({ of, unit }: { of: Interval; unit: string }) {
  return (
    <span className="number" title="95 % interval in brackets">
      {formatValue(of, unit)}
      {of.value !== null && <span className={css.ends}> ({formatEnds(of, unit)})</span>}
    </span>
  );
}
