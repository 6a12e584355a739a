/** A life along its days: what happened on a lane for each touchpoint, and what was felt and remembered beneath. */
import { counted, touchpointsOf } from '../../format.ts';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { Figure } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { useNames } from '../../shell/design.ts';
import { COLUMNS, type Row } from './columns.ts';
import type { LifeOfFragment } from './life.generated.ts';
import css from './LifePicture.module.css';
import { drawFeelings, drawLanes, FEELINGS } from './pictures.ts';
import { SignMark } from './SignMark.tsx';
import { signOf, SIGNS, type Sign } from './signs.ts';

/** Days after the exit that are still shown. */
const MARGIN_DAYS = 2;

export function LifePicture({ life, horizon, source }: { life: LifeOfFragment; horizon: number; source: Source }) {
  const { touchpoint: nameOf } = useNames();
  const rows = useMemo(
    () => life.events.map((event): Row => ({ ...event, name: nameOf(event.touchpoint), sign: signOf(event.kind) })),
    [life, nameOf],
  );
  const span = useMemo(
    () => [life.arrivalDay, Math.min(horizon, life.exitDay + MARGIN_DAYS)] as const,
    [life, horizon],
  );
  const lanes = useCallback((width: number) => drawLanes(rows, span, life.exitDay, width), [rows, span, life]);
  const feelings = useCallback((width: number) => drawFeelings(rows, span, width), [rows, span]);
  const present = (Object.keys(SIGNS) as Sign[]).filter((sign) => rows.some((row) => row.sign === sign));
  return (
    <Figure
      title="The life along its days"
      text={
        rows.length === 0
          ? 'Nothing ever reached them.'
          : 'A lane for each touchpoint, in the order in which they met it; beneath, how they were after each event.'
      }
      hint="Between events the lines are drawn straight; in life memory, mood and tiredness fade towards the next event."
      source={source}
      data={{ columns: COLUMNS, rows }}
    >
      {rows.length > 0 && (
        <>
          <ul className={css.legend} aria-label="Signs">
            {present.map((sign) => (
              <li key={sign}>
                <SignMark sign={sign} /> {SIGNS[sign].label}
              </li>
            ))}
          </ul>
          <PlotChart
            options={lanes}
            label={`${counted(rows.length, 'event')} at ${touchpointsOf(new Set(rows.map(({ name }) => name)).size)} by day; the same is told in the story below`}
          />
          <ul className={css.legend} aria-label="Lines">
            {FEELINGS.map(({ name, label, color, dash }) => (
              <li key={name}>
                <svg width="26" height="10" aria-hidden>
                  <line x1="0" x2="26" y1="5" y2="5" stroke={color} strokeWidth="2.5" strokeDasharray={dash} />
                </svg>
                {label}
              </li>
            ))}
          </ul>
          <PlotChart options={feelings} label="Memory of the story, trust and mood after each event, by day" />
        </>
      )}
    </Figure>
  );
}
