/** The plan as a table: a row for each touchpoint, with where it leads. */
import type { DesignInput, LinkInput, TouchpointInput } from '../../generated/schema.ts';
import type { FigureData } from '../../parts/Figure.tsx';
import { formatShare } from '../../format.ts';
import { CARE, CHANNEL, GOAL, OWNER, POTHOLE } from '../../words.ts';
import { describeLink, describePush, describeTelling, nameOf, tellingOf } from './words.ts';

interface Row {
  readonly touchpoint: TouchpointInput;
  readonly links: readonly LinkInput[];
}

export function tableOf(design: DesignInput, tolerance: number): FigureData<Row> {
  const told = ({ touchpoint }: Row) => tellingOf(touchpoint, design.story, tolerance);
  const leads = ({ links }: Row) => links.map((link) => `${nameOf(design, link.to)}: ${describeLink(link)}`);
  const potholes = ({ touchpoint }: Row) =>
    (touchpoint.potholes ?? []).map(({ kind, prevalence }) => `${POTHOLE[kind]} (${formatShare(prevalence, 0)})`);
  const care = ({ touchpoint }: Row) => (touchpoint.care ?? []).map(({ kind }) => CARE[kind]);
  const push = ({ touchpoint }: Row) => (touchpoint.push ? describePush(touchpoint.push) : '');
  const text = (name: string, of: (row: Row) => string) => ({ name, cell: (row: Row) => of(row) || '–', raw: of });
  const list = (name: string, of: (row: Row) => readonly string[]) => ({
    name,
    cell: (row: Row) => (of(row).length === 0 ? '–' : of(row).map((line) => <div key={line}>{line}</div>)),
    raw: (row: Row) => of(row).join('; '),
  });
  return {
    rows: design.touchpoints.map((touchpoint) => ({
      touchpoint,
      links: (design.links ?? []).filter(({ from }) => from === touchpoint.key),
    })),
    columns: [
      text('Touchpoint', ({ touchpoint }) => touchpoint.name),
      text('Channel', ({ touchpoint }) => CHANNEL[touchpoint.channel]),
      text('Whose', ({ touchpoint }) => OWNER[touchpoint.owner ?? 'OWNED']),
      text('Goal', ({ touchpoint: { goal } }) => (goal && goal !== 'NONE' ? GOAL[goal] : '')),
      text('Comes on its own', push),
      list('Potholes', potholes),
      list('Care', care),
      {
        name: 'Story',
        cell: (row) => describeTelling(told(row)),
        raw: (row) => told(row).likeness,
      },
      list('Leads to', leads),
    ],
  };
}
