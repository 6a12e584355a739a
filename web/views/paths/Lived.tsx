/** The lived paths by step, in their frame: what the picture covers, what is pointed at, what its marks mean. */
import { useMemo } from 'react';
import { buyersOf, formatCount, formatShare } from '../../format.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import type { Change, Choices } from './choices.ts';
import { nodeName, describeLit, type Lit } from './lit.ts';
import type { Flow } from './flow.ts';
import { sum } from 'd3-array';
import type { LivedPath } from './lived.ts';
import { Legend } from './Legend.tsx';
import { LivedPicture } from './LivedPicture.tsx';
import type { Result } from './data.ts';
import css from './Pictures.module.css';

interface Row {
  readonly step: number;
  readonly from: string;
  readonly to: string;
  readonly planned: string;
  readonly count: number;
}

export function Lived({
  flow,
  lived,
  paths,
  buyers,
  choices,
  change,
  name,
  lit,
  light,
  source,
}: {
  flow: Flow;
  lived: readonly LivedPath[];
  /** What the server tells of the paths. */
  paths: Result['paths'];
  /** Buyers of the run. */
  buyers: number;
  choices: Choices;
  change: Change;
  name: (key: string) => string;
  lit: Lit | null;
  light: (lit: Lit | null) => void;
  source: Source;
}) {
  const { walked, top } = paths;
  const shown = sum(lived, ({ count }) => count);
  const data = useMemo(() => tableOf(flow, name), [flow, name]);
  const [first] = lived;
  const coverage = `${formatCount(shown)} of the ${buyersOf(walked)} who attended anything (${formatShare(shown / walked, 0)}) ${shown === 1 ? 'is' : 'are'} in this picture.`;
  return (
    <Figure
      title="The paths that were lived"
      text={
        <>
          {coverage} {describeKnown(paths, buyers)}
        </>
      }
      hint="What buyers attended, step by step, up to their first purchase. Staying at a touchpoint counts as one step. Click a touchpoint to start or end there, or to hide it."
      source={source}
      data={data}
    >
      {first ? (
        <>
          <LivedPicture
            {...{ flow, choices, change, name, lit, light }}
            label={`Flows from step to step. ${coverage} Most travelled: ${first.touchpoints.map(name).join(', then ')}, ${buyersOf(first.count)}.`}
          />
          <p className={`soft ${css.readout}`} data-no-picture>
            {(lit && describeLit(flow, lit, name)) ?? 'Point at a touchpoint or a flow to see who goes through it.'}
          </p>
          <Legend />
        </>
      ) : (
        <p className="soft">
          {top.length === 1 ? 'The most travelled path is not' : `None of the ${top.length} most travelled paths is`}{' '}
          like that. Choose another start or end, or show all paths again.
        </p>
      )}
    </Figure>
  );
}

/** How far the paths that the server tells one by one stand for all of them. */
function describeKnown({ top, distinct, walked, sampled, long }: Result['paths'], buyers: number): string {
  const known = sum(top, ({ count }) => count);
  if (top.length === distinct) return 'No path is left out.';
  const told = `The server tells the ${top.length} most travelled of ${formatCount(distinct)} different paths one by one: those of ${formatShare(known / walked, 0)} of the buyers who walked.`;
  const [here, everywhere] = [
    sum(top, (path) => (path.touchpoints.length > 1 ? path.count : 0)) / known,
    long / walked,
  ];
  // Paths of two steps or more are counted over the whole run, the others over those counted one by one.
  if (sampled < buyers || everywhere <= here) return told;
  return `${told} They are the shorter ones: ${formatShare(here, 0)} of these buyers took two steps or more, of all who walked ${formatShare(everywhere, 0)}.`;
}

/** Every flow, and every end, by step. */
function tableOf(flow: Flow, name: (key: string) => string): FigureData<Row> {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const title = (id: string): string => {
    const node = nodes.get(id);
    return node ? nodeName(node, name) : id;
  };
  const step = (id: string): number => (nodes.get(id)?.column ?? 0) + 1;
  const rows: Row[] = [
    ...flow.links.map(({ source, target, isPlanned, value }) => ({
      step: step(source),
      from: title(source),
      to: title(target),
      planned: isPlanned ? 'yes' : 'no',
      count: value,
    })),
    ...flow.nodes.flatMap(({ id, left, bought, beyond }) =>
      (
        [
          ['Went no further, did not buy', left],
          ['Bought', bought],
          ['Went on, not shown', beyond],
        ] as const
      ).map(([to, count]) => ({ step: step(id), from: title(id), to, planned: '', count })),
    ),
  ];
  return {
    columns: [
      { name: 'From', cell: ({ from }) => from, raw: ({ from }) => from },
      { name: 'Step', numeric: true, cell: (row) => row.step, raw: (row) => row.step },
      { name: 'To', cell: ({ to }) => to, raw: ({ to }) => to },
      { name: 'In the plan', cell: ({ planned }) => planned || '–', raw: ({ planned }) => planned },
      { name: 'Buyers', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
    ],
    rows: rows.filter(({ count }) => count > 0).sort((one, other) => one.step - other.step || other.count - one.count),
  };
}
