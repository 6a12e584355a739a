/** The two pictures of a life, drawn over the same days. */
import * as Plot from '@observablehq/plot';
import type { Row } from './columns.ts';
import { SIGNS, type Sign } from './signs.ts';

type Span = readonly [number, number];

export const FEELINGS = [
  { name: 'memory', label: 'memory, 0 to 1', color: 'var(--series-1)', dash: undefined },
  { name: 'trust', label: 'trust, 0 to 1', color: 'var(--series-3)', dash: '7 4' },
  { name: 'mood', label: 'mood, −1 to 1', color: 'var(--series-2)', dash: '2 3' },
] as const;

// A picture as a whole has a name; its parts have none that says anything.
const UNNAMED = { ariaHidden: 'true' };

const LANE = 19;
/** Pixels that a letter takes, about. */
const LETTER = 6.6;

const marginFor = (rows: readonly Row[], width: number): number =>
  Math.min(width * 0.38, 12 + LETTER * Math.max(...rows.map(({ name }) => name.length)));

const shorten = (name: string, room: number): string => {
  const letters = Math.floor((room - 12) / LETTER);
  return name.length <= letters ? name : `${name.slice(0, Math.max(1, letters - 1))}…`;
};

export function drawLanes(rows: readonly Row[], span: Span, exit: number, width: number): Plot.PlotOptions {
  const lanes = [...new Set(rows.map(({ name }) => name))];
  const marginLeft = marginFor(rows, width);
  return {
    marginLeft,
    marginTop: 4,
    marginBottom: 24,
    height: lanes.length * LANE + 28,
    x: { domain: span, label: null, grid: true },
    y: {
      domain: lanes,
      label: null,
      tickSize: 0,
      tickFormat: (name: string) => shorten(name, marginLeft),
      padding: 0.3,
    },
    marks: [
      Plot.gridY(lanes, { stroke: 'var(--line)', strokeOpacity: 1, ...UNNAMED }),
      Plot.ruleX([exit], { stroke: 'var(--ink-faint)', strokeDasharray: '3 3', ...UNNAMED }),
      ...(Object.keys(SIGNS) as Sign[]).map((sign) => {
        const { shape, color, hollow } = SIGNS[sign];
        return Plot.dot(
          rows.filter((row) => row.sign === sign),
          {
            ...{ x: 'day', y: 'name', symbol: shape, r: sign === 'won' ? 6 : 4.5 },
            ...{ stroke: color, strokeWidth: hollow ? 2 : 1, fill: hollow ? 'none' : color },
            ...UNNAMED,
          },
        );
      }),
    ],
  };
}

export function drawFeelings(rows: readonly Row[], span: Span, width: number): Plot.PlotOptions {
  const low = Math.min(0, ...rows.map(({ state }) => state.mood));
  return {
    marginLeft: marginFor(rows, width),
    marginTop: 8,
    height: 190,
    x: { domain: span, label: 'day of the run' },
    y: { domain: [low, 1], label: null, grid: true, ticks: 5, nice: true },
    marks: [
      Plot.ruleY([0], { stroke: 'var(--line-strong)', ...UNNAMED }),
      ...FEELINGS.map(({ name, color, dash }) =>
        Plot.lineY(rows, {
          ...{ x: 'day', y: (row: Row) => row.state[name], stroke: color },
          ...{ strokeWidth: 2, strokeDasharray: dash },
          ...UNNAMED,
        }),
      ),
    ],
  };
}
