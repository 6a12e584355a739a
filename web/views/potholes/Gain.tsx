/** A difference with its interval, smaller, behind it; the same for screen readers and eyes. */
import { inPoints, unitOfGain, type Gain as Difference } from './points.ts';
import css from './Gain.module.css';

export function Gain({
  of,
  unit,
  digits,
  bare = false,
}: {
  of: Difference;
  unit: string;
  digits?: number;
  /** Without the unit, where it stands elsewhere. */
  bare?: boolean;
}) {
  const points = inPoints(of, unit, digits);
  if (points === null) return <span className="soft">–</span>;
  return (
    <span className="number" title="95 % interval in brackets">
      <span className={css.value}>{points.text}</span>
      {!bare && <span> {unitOfGain(unit)}</span>} <span className={css.ends}>({points.ends})</span>
    </span>
  );
}
