/** The differences in figures of one kind, on one axis. */
import { isShare } from '../../../format.ts';
import { Hint } from '../../../parts/Tip.tsx';
import { isClear, VERDICT, verdictOf } from '../parts/difference.ts';
import { besideName, tickText, type Group } from '../parts/figures.ts';
import { gapEnds, gapText } from '../parts/gap.ts';
import { Axis, IntervalBar } from '../parts/IntervalBar.tsx';
import { scaleAround, type Scale } from '../parts/scale.ts';
import { colourOf } from '../parts/ScenarioMark.tsx';
import { besideGap, gapOf, isRelative, placesOf, type Compared } from './compared.ts';
import css from './Differences.module.css';

export function DifferenceGroup({
  group,
  title,
  rows,
  position,
  note,
}: {
  group: Group;
  title: string;
  rows: readonly Compared[];
  position: number;
  note?: string;
}) {
  if (rows.length === 0) return null;
  const scale = scaleOf(group, rows);
  return (
    <section className={css.group} aria-label={title}>
      <h3>
        {title} <span className="soft small">{axisTitle(group, rows[0].unit)}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <Row key={row.name} group={group} row={row} scale={scale} position={position} />
        ))}
      </ul>
      <div className={`${css.row} ${css.foot}`}>
        <div className={css.picture}>
          <Axis
            scale={scale}
            count={5}
            show={(value) => `${value > 0 ? '+' : ''}${axisText(group, rows[0].unit, value)}`}
          />
        </div>
      </div>
      {note && <p className="soft small">{note}</p>}
    </section>
  );
}

function scaleOf(group: Group, rows: readonly Compared[]): Scale {
  const places = rows.map((row) => placesOf(group, row));
  const { low, high } = scaleAround([0, ...places.flatMap(({ value, low, high }) => [value, low, high])]);
  // Wider than the whole says nothing.
  return isRelative(group) ? { low: Math.max(low, -1.05), high: Math.min(high, 1.05) } : { low, high };
}

const axisText = (group: Group, unit: string, value: number): string =>
  isRelative(group) ? `${tickText('share', value)} %` : tickText(unit, value);

function axisTitle(group: Group, unit: string): string {
  if (isRelative(group)) return 'drawn as a share of the larger of the two';
  if (isShare(unit)) return 'in percentage points';
  if (group === 'feelings') return 'each on its own scale';
  return unit.includes(',') ? `on a scale of ${besideName(unit) ?? ''}` : `in ${unit}`;
}

function Row({ group, row, scale, position }: { group: Group; row: Compared; scale: Scale; position: number }) {
  const { label, unit, description } = row;
  const verdict = verdictOf(row);
  const clear = isClear(verdict);
  const beside = besideName(unit);
  return (
    <li className={css.row}>
      <span className={css.name}>
        {label}
        {beside && <span className="soft small"> {beside}</span>}
        <Hint about={label}>{description}</Hint>
      </span>
      <span className={`number soft ${css.sides}`}>
        {besideGap(row.baseline, row)} <span aria-label="becomes">→</span> {besideGap(row.challenger, row)}
      </span>
      <div className={css.picture}>
        <IntervalBar
          scale={scale}
          {...placesOf(group, row)}
          colour={clear ? colourOf(position) : 'var(--ink-faint)'}
          hollow={!clear}
          zero
        />
      </div>
      <span className={`number ${css.difference}`}>
        {gapText(gapOf(row), unit)}
        {row.low !== null && <span className={css.ends}> ({gapEnds(gapOf(row), unit)})</span>}
      </span>
      <span className={css.verdict} data-clear={clear}>
        {verdict === 'higher' && '▲ '}
        {verdict === 'lower' && '▼ '}
        {VERDICT[verdict]}
      </span>
    </li>
  );
}
