/** The events of a life as a table. */
import { formatNumber } from '../../format.ts';
import type { Column } from '../../parts/Table.tsx';
import { EVENT, STAGE } from '../../words.ts';
import { sayChance } from './decisions.ts';
import { sayLevel, type LifeEvent } from './encounters.ts';
import type { Sign } from './signs.ts';

export interface Row extends LifeEvent {
  readonly name: string;
  readonly sign: Sign;
}

const state = (name: string, of: 'memory' | 'trust' | 'mood' | 'fatigue' | 'readiness'): Column<Row> => ({
  name,
  numeric: true,
  cell: (row) => sayLevel(row.state[of]),
  raw: (row) => row.state[of],
});

export const COLUMNS: readonly Column<Row>[] = [
  { name: 'Day', numeric: true, cell: ({ day }) => formatNumber(day, 1), raw: ({ day }) => day },
  { name: 'Touchpoint', cell: ({ name }) => name, raw: ({ touchpoint }) => touchpoint },
  { name: 'What', cell: ({ kind }) => EVENT[kind], raw: ({ kind }) => kind },
  {
    name: 'Chance',
    numeric: true,
    cell: ({ chance }) => (chance === null ? '–' : sayChance(chance)),
    raw: ({ chance }) => chance,
  },
  {
    name: 'Luck drew',
    numeric: true,
    cell: ({ draw }) => (draw === null ? '–' : sayChance(draw)),
    raw: ({ draw }) => draw,
  },
  state('Memory', 'memory'),
  state('Trust', 'trust'),
  state('Mood', 'mood'),
  state('Tired', 'fatigue'),
  state('Ready', 'readiness'),
  { name: 'Stage', cell: (row) => STAGE[row.state.stage], raw: (row) => row.state.stage },
];
