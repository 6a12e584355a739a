/** A picture with one row for each thing: its name, its marks on a scale that all rows share, and its value in words. */
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import css from './Rows.module.css';

/** Where a value stands, as a part of the width. */
export type Place = (value: number) => string;

const MARGIN = 3;

export function Rows<Row>({
  rows,
  rowKey,
  label,
  value,
  marks,
  extent,
  tick,
  axis,
  reference,
  summary,
}: {
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  label: (row: Row) => ReactNode;
  value?: (row: Row) => ReactNode;
  /** SVG; across, everything stands at `at(value)`, and in the height within `Middle`. */
  marks: (row: Row, at: Place) => ReactNode;
  /** Values that have to have a place. */
  extent: readonly (number | null)[];
  tick: (value: number) => string;
  /** What the scale measures. */
  axis: string;
  /** A value that the others are read against. */
  reference?: number;
  /** What the picture shows, in a sentence. */
  summary: string;
}) {
  const known = extent.filter((each) => each !== null && Number.isFinite(each)) as number[];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const scale = scaleLinear()
    .domain(low < high ? [low, high] : [low - 1, high + 1])
    .nice(5)
    .range([MARGIN, 100 - MARGIN]);
  const at: Place = (each) => `${scale(each).toFixed(3)}%`;
  const ticks = scale.ticks(5);
  return (
    <div className={css.rows}>
      <ol className={css.list} aria-label={summary}>
        {rows.map((row) => (
          <li key={rowKey(row)} className={css.row}>
            <span className={css.label}>{label(row)}</span>
            <div className={css.track}>
              <svg aria-hidden>
                {ticks.map((each) => (
                  <line key={each} className={css.grid} x1={at(each)} x2={at(each)} y1="0" y2="100%" />
                ))}
                {reference !== undefined && (
                  <line className={css.reference} x1={at(reference)} x2={at(reference)} y1="0" y2="100%" />
                )}
                {marks(row, at)}
              </svg>
            </div>
            {value && <span className={css.value}>{value(row)}</span>}
          </li>
        ))}
      </ol>
      <div className={css.foot} aria-hidden>
        <div className={css.ticks}>
          {ticks.map((each) => (
            <span key={each} style={{ left: at(each) }}>
              {tick(each)}
            </span>
          ))}
        </div>
        <p className={css.axis}>{axis}</p>
      </div>
    </div>
  );
}

/** Marks around the middle of their row, which is y = 0. */
export const Middle = ({ children }: { children: ReactNode }) => (
  <svg y="50%" width="100%" height="1" overflow="visible">
    {children}
  </svg>
);

/** An interval as a line with ends. Nothing where it is not known. */
export function Whisker({
  low,
  high,
  at,
  y = 0,
  color = 'var(--ink-soft)',
}: {
  low: number | null;
  high: number | null;
  at: Place;
  y?: number;
  color?: string;
}) {
  if (low === null || high === null) return null;
  return (
    <Middle>
      <g stroke={color} strokeWidth="1.5">
        <line x1={at(low)} x2={at(high)} y1={y} y2={y} />
        <line x1={at(low)} x2={at(low)} y1={y - 3} y2={y + 3} />
        <line x1={at(high)} x2={at(high)} y1={y - 3} y2={y + 3} />
      </g>
    </Middle>
  );
}

export function Bar({
  from,
  to,
  at,
  color,
  y = -8,
  height = 16,
}: {
  from: number;
  to: number;
  at: Place;
  color: string;
  y?: number;
  height?: number;
}) {
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))].map(Number.parseFloat);
  return (
    <Middle>
      <rect x={`${left}%`} width={`${Math.max(0, right - left)}%`} y={y} height={height} rx="2" fill={color} />
    </Middle>
  );
}

/** A point: full, or hollow for what is less sure. */
export function Dot({ x, y = 0, isFull = true, color }: { x: string; y?: number; isFull?: boolean; color: string }) {
  return (
    <Middle>
      <circle cx={x} cy={y} r="4.5" fill={isFull ? color : 'var(--surface)'} stroke={color} strokeWidth="2" />
    </Middle>
  );
}
