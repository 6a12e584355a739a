/** Bars in pairs, now above before, with their intervals as whiskers. */
import { Fragment, type CSSProperties } from 'react';
import type { Interval } from '../../format.ts';
import css from './PairBars.module.css';

export interface PairRow {
  readonly key: string;
  readonly label: string;
  readonly now: Interval;
  readonly before: Interval;
  /** What stands behind the bars. */
  readonly words: string;
  readonly color?: string;
  /** A scale of its own, and the line above that says so. */
  readonly scale?: { readonly maximum: number; readonly note: string };
}

const place = (value: number, maximum: number): string => `${Math.min(100, Math.max(0, (100 * value) / maximum))}%`;

export function PairBars({
  rows,
  maximum,
  label,
  tall,
}: {
  rows: readonly PairRow[];
  maximum: number;
  label: string;
  /** Few rows: each may take more room. */
  tall?: boolean;
}) {
  return (
    <div className={css.bars} data-tall={tall} role="img" aria-label={label}>
      {rows.map(({ key, label: name, now, before, words, color, scale }) => (
        <Fragment key={key}>
          {scale && <span className={css.note}>{scale.note}</span>}
          <div className={css.row} style={{ '--bar': color ?? 'var(--accent)' } as CSSProperties}>
            <span className={css.name} title={name}>
              {name}
            </span>
            <span className={css.track}>
              <Bar of={now} maximum={scale?.maximum ?? maximum} look={css.now} />
              <Bar of={before} maximum={scale?.maximum ?? maximum} look={css.before} />
            </span>
            <span className={`number ${css.words}`}>{words}</span>
          </div>
        </Fragment>
      ))}
    </div>
  );
}

function Bar({ of: { value, low, high }, maximum, look }: { of: Interval; maximum: number; look: string }) {
  return (
    <span className={`${css.bar} ${look}`}>
      <span className={css.fill} style={{ width: place(value ?? 0, maximum) }} />
      {low !== null && high !== null && high > low && (
        <span
          className={css.whisker}
          style={{ left: place(low, maximum), width: `calc(${place(high, maximum)} - ${place(low, maximum)})` }}
        />
      )}
    </span>
  );
}

export function Legend() {
  return (
    <p className={css.legend} aria-hidden>
      <span className={css.keyNow} /> now
      <span className={css.keyBefore} /> as saved
      <span className={css.keyWhisker} /> 95 % interval
    </p>
  );
}
