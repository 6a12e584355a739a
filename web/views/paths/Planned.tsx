/** The plan with how often its steps were taken, in its frame. */
import { useCallback, useMemo } from 'react';
import { counted, formatCount, formatNumber } from '../../format.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { TRIGGER } from '../../words.ts';
import type { Change, Choices } from './choices.ts';
import type { Flow } from './flow.ts';
import { placeFlow } from './layout.ts';
import { runsThrough, type Lit } from './lit.ts';
import type { LivedPath } from './lived.ts';
import { heightFor } from './LivedPicture.tsx';
import type { Plan } from '../../run/plan.ts';
import type { Result } from './data.ts';
import { PlannedPicture } from './PlannedPicture.tsx';

/** Pixels of the most walked link when all lives are counted. */
const WIDEST = 14;
/** No line is thicker than this: where the flows are, the plan is drawn smaller. */
const THICKEST = 28;

interface Row {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly shown: number;
  readonly all: number;
}

export function Planned({
  plan,
  flow,
  lived,
  moves,
  choices,
  change,
  name,
  lit,
  light,
  source,
}: {
  plan: Plan;
  flow: Flow;
  lived: readonly LivedPath[];
  moves: Result['moves'];
  choices: Choices;
  change: Change;
  name: (key: string) => string;
  lit: Lit | null;
  light: (lit: Lit | null) => void;
  source: Source;
}) {
  const shown = useMemo(() => countMoves(lived), [lived]);
  const all = useMemo(() => new Map(moves.map(({ from, to, count }) => [`${from} ${to}`, count])), [moves]);
  const counts = choices.whole ? all : shown;
  const walked = useCallback((from: string, to: string) => counts.get(`${from} ${to}`) ?? 0, [counts]);
  const most = Math.max(1, ...plan.steps.map(({ from, to }) => walked(from, to)));
  // The width of a column does not change the scale of the flows.
  const below = placeFlow(flow, 200, heightFor(choices.top)).scale;
  const scale = choices.whole ? WIDEST / most : Math.min(below, THICKEST / most);
  const data = useMemo(() => tableOf(plan, shown, all, name), [plan, shown, all, name]);
  const taken = plan.steps.filter(({ from, to }) => walked(from, to) > 0).length;
  const marked = lit && placesOf(flow, lit);
  return (
    <Figure
      title="The plan"
      text={`${taken} of its ${counted(plan.steps.length, 'step')} ${taken === 1 ? 'was' : 'were'} taken ${choices.whole ? 'by somebody' : 'on the paths shown'}. Dotted: never.${scale < below && !choices.whole ? ` Lines are drawn 1 : ${formatNumber(below / scale, 1)} to the flows below.` : ''}`}
      hint="Every touchpoint that a link leads from or to. A line is as thick as the number of buyers who went that way; the table has all moves, those beside the plan too."
      source={source}
      data={data}
      controls={
        <SelectField
          label="Thickness"
          value={choices.whole ? 'whole' : 'shown'}
          onPick={(value) => change({ whole: value === 'whole' })}
          options={[
            { value: 'shown', label: 'Buyers on the paths shown, as the flows below' },
            { value: 'whole', label: 'All moves of all lives, own scale' },
          ]}
        />
      }
    >
      {plan.steps.length === 0 ? (
        <p className="soft">This design has no links, so there is no plan to hold the paths against.</p>
      ) : (
        <PlannedPicture
          {...{ plan, walked, scale, name, choices, change, light }}
          visited={new Set(lived.flatMap(({ touchpoints }) => touchpoints))}
          lit={marked}
          label={`The plan: ${counted(plan.steps.length, 'step')}, ${taken} of them taken.`}
        />
      )}
    </Figure>
  );
}

/** How many buyers went from one touchpoint to the next, by "from to". */
function countMoves(lived: readonly LivedPath[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { touchpoints, count } of lived)
    touchpoints.slice(1).forEach((to, place) => {
      const move = `${touchpoints[place]} ${to}`;
      counts.set(move, (counts.get(move) ?? 0) + count);
    });
  return counts;
}

function placesOf(flow: Flow, lit: Lit): ReadonlySet<string> {
  const routes = flow.routes.filter((route) => runsThrough(route, lit));
  const own = lit.kind === 'place' ? [lit.touchpoint] : lit.kind === 'move' ? [lit.from, lit.to] : [];
  return new Set([...own, ...routes.flatMap(({ path }) => path.touchpoints)]);
}

function tableOf(
  plan: Plan,
  shown: ReadonlyMap<string, number>,
  all: ReadonlyMap<string, number>,
  name: (key: string) => string,
): FigureData<Row> {
  const triggers = new Map(
    plan.steps.map(({ from, to, on }) => [`${from} ${to}`, on.map((each) => TRIGGER[each]).join(', ')]),
  );
  const moves = [...new Set([...triggers.keys(), ...shown.keys(), ...all.keys()])];
  const rows = moves
    .map((move): Row => {
      const [from, to] = move.split(' ');
      return { from, to, on: triggers.get(move) ?? '', shown: shown.get(move) ?? 0, all: all.get(move) ?? 0 };
    })
    .sort((one, other) => Number(other.on !== '') - Number(one.on !== '') || other.all - one.all);
  return {
    columns: [
      { name: 'From', cell: ({ from }) => name(from), raw: ({ from }) => from },
      { name: 'To', cell: ({ to }) => name(to), raw: ({ to }) => to },
      { name: 'In the plan', cell: ({ on }) => (on === '' ? 'no' : `yes, ${on}`), raw: ({ on }) => on !== '' },
      {
        name: 'Buyers on the paths shown',
        numeric: true,
        cell: (row) => formatCount(row.shown),
        raw: (row) => row.shown,
      },
      { name: 'Moves in all lives', numeric: true, cell: (row) => formatCount(row.all), raw: (row) => row.all },
    ],
    rows,
  };
}
