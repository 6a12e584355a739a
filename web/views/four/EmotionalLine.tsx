/** The emotional line of the journey: where meetings were calm, where they hurt, and where that was answered. */
import * as Plot from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { PlotChart } from '../../charts/Plot.tsx';
import { formatCount, formatShare } from '../../format.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { Scroller } from '../../parts/Scroller.tsx';
import { useWidth } from '../../charts/useWidth.ts';
import { FEW, meetingsAlong, type Meeting } from './meetings.ts';
import { LineLegend } from './LineLegend.tsx';
import type { Result } from './outcomes.ts';

/** Pixels of a touchpoint's place on the line. */
const ROOM = 32;
/** The first name reaches far to the left. */
const LEFT = 100;
const RIGHT = 20;

export function EmotionalLine({
  touchpoints,
  order,
  source,
}: {
  touchpoints: Result['touchpoints'];
  /** Keys of the touchpoints of the plan, in its order. */
  order: readonly string[];
  source: Source;
}) {
  const [place, room] = useWidth<HTMLDivElement>();
  const rows = useMemo(() => meetingsAlong(touchpoints, order), [touchpoints, order]);
  const met = useMemo(() => rows.filter(({ exposures }) => exposures > 0), [rows]);
  const beside = useMemo(() => met.filter(({ isPlanned }) => !isPlanned).slice(0, 1), [met]);
  const hardest = met.filter(({ exposures }) => exposures >= FEW).toSorted((one, other) => one.calm - other.calm)[0];
  const options = useCallback(
    (width: number): Plot.PlotOptions => ({
      height: 400,
      marginBottom: 132,
      marginLeft: LEFT,
      marginRight: RIGHT,
      x: {
        type: 'point',
        domain: met.map(({ touchpoint }) => touchpoint),
        tickFormat: (key: string) => shorten(met.find(({ touchpoint }) => touchpoint === key)?.name ?? key),
        tickRotate: -42,
        label: null,
      },
      y: { percent: true, domain: [0, 100], label: 'share (%)', ticks: 5 },
      marks: [
        Plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.ruleX(beside, {
          x: 'touchpoint',
          dx: -(width - LEFT - RIGHT) / met.length / 2,
          stroke: 'var(--line-strong)',
          strokeDasharray: '2 3',
        }),
        Plot.text(beside, {
          x: 'touchpoint',
          frameAnchor: 'bottom',
          dx: -(width - LEFT - RIGHT) / met.length / 2 - 5,
          dy: -6,
          text: () => 'beside the plan →',
          textAnchor: 'end',
          fill: 'var(--ink-soft)',
        }),
        Plot.areaY(met, { x: 'touchpoint', y1: 'calm', y2: 'mended', fill: 'var(--accent)', fillOpacity: 0.22 }),
        Plot.lineY(met, { x: 'touchpoint', y: 'through', stroke: 'var(--series-2)', strokeDasharray: '5 4' }),
        Plot.dot(met, {
          x: 'touchpoint',
          y: 'through',
          symbol: 'triangle',
          r: 4,
          stroke: 'var(--series-2)',
          fill: ({ attended }: Meeting) => (attended < FEW ? 'var(--surface)' : 'var(--series-2)'),
        }),
        Plot.lineY(met, { x: 'touchpoint', y: 'calm', stroke: 'var(--accent)', strokeWidth: 2.25 }),
        Plot.dot(met, {
          x: 'touchpoint',
          y: 'calm',
          r: 4,
          stroke: 'var(--accent)',
          fill: ({ exposures }: Meeting) => (exposures < FEW ? 'var(--surface)' : 'var(--accent)'),
        }),
      ],
    }),
    [met, beside],
  );
  const least = met.length * ROOM + LEFT + RIGHT;
  if (met.length === 0) return null;
  return (
    <Figure
      title="The emotional line along the journey"
      text="Touchpoints in the order in which the plan reaches them, then those beside the plan. High is calm; a dip is a place where meetings hurt."
      hint="A vulnerable moment is a meeting with a pothole met or averted, with pressure, or at which the mood fell below −0.3. It is answered when it is put right on the spot or by a link on distress. The mood itself is not counted by touchpoint; shares are of all meetings of all buyers, and have no interval because meetings of one buyer hang together."
      source={source}
      data={tableOf(rows)}
    >
      <Scroller place={place} isWider={least > room} label="Emotional line by touchpoint">
        <div style={{ minWidth: least }}>
          <PlotChart
            options={options}
            label={`Share of meetings without a vulnerable moment along the journey.${hardest ? ` Lowest at ${hardest.name}: ${formatShare(hardest.calm)}.` : ''}`}
          />
        </div>
      </Scroller>
      <LineLegend />
    </Figure>
  );
}

const shorten = (name: string): string => (name.length > 24 ? `${name.slice(0, 23).trimEnd()}…` : name);

const tableOf = (rows: readonly Meeting[]): FigureData<Meeting> => {
  const count = (name: string, of: (row: Meeting) => number) => ({
    name,
    numeric: true,
    cell: (row: Meeting) => formatCount(of(row)),
    raw: of,
  });
  const share = (name: string, of: (row: Meeting) => number) => ({
    name,
    numeric: true,
    cell: (row: Meeting) => (Number.isNaN(of(row)) ? '–' : formatShare(of(row), 0)),
    raw: (row: Meeting) => (Number.isNaN(of(row)) ? null : of(row)),
  });
  return {
    columns: [
      { name: 'Touchpoint', cell: ({ name }) => name, raw: ({ touchpoint }) => touchpoint },
      {
        name: 'In the plan',
        cell: ({ isPlanned }) => (isPlanned ? 'yes' : 'no'),
        raw: ({ isPlanned }) => isPlanned,
      },
      count('Meetings', ({ exposures }) => exposures),
      share('Without a vulnerable moment', ({ calm }) => calm),
      count('Vulnerable moments', ({ vulnerable }) => vulnerable),
      count('Answered', ({ answered }) => answered),
      count('Attended', ({ attended }) => attended),
      share('Came through, of those', ({ through }) => through),
      count('Gave up', ({ gaveUp }) => gaveUp),
      count('Potholes met', ({ potholes }) => potholes),
      count('Averted', ({ averted }) => averted),
      count('Put right', ({ recovered }) => recovered),
    ],
    rows,
  };
};
