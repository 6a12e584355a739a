/** How near each set comes to the first goal. */
import { formatNumber } from '../../../format.ts';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import { axisUnit, scaleOf } from '../metrics.ts';
import { unitOfGain } from '../points.ts';
import { Dot, Rows, Whisker } from '../Rows.tsx';
import { checkText, goalText, isLevel, VERDICT } from './goals.ts';
import type { FoundOffer, Result } from './answer.ts';

interface Placed {
  readonly label: string;
  readonly offer: FoundOffer;
}

export function HowNear({ result: { answers, nearMisses, baseline }, source }: { result: Result; source: Source }) {
  const rows: readonly Placed[] = [
    ...answers.map((offer, place) => ({ label: `Answer ${place + 1}`, offer })),
    ...nearMisses.map((offer, place) => ({ label: `Near miss ${place + 1}`, offer })),
  ];
  const { goal } = baseline[0];
  const scale = scaleOf(goal.unit);
  const scaled = (value: number | null): number | null => (value === null ? null : scale * value);
  const data: FigureData<Placed> = {
    columns: [
      { name: 'Set', cell: ({ label }) => label, raw: ({ label }) => label },
      {
        name: 'Options',
        cell: ({ offer }) => offer.options.map(({ name }) => name).join('; ') || 'none',
        raw: ({ offer }) => offer.options.map(({ name }) => name).join('; '),
      },
      { name: 'Cost', numeric: true, cell: ({ offer }) => formatNumber(offer.cost), raw: ({ offer }) => offer.cost },
      {
        name: 'First goal',
        numeric: true,
        cell: ({ offer }) => checkText(offer.goals[0]),
        raw: ({ offer }) => offer.goals[0].value,
      },
      {
        name: 'Low',
        numeric: true,
        cell: ({ offer }) => formatNumber(scaled(offer.goals[0].low), 3),
        raw: ({ offer }) => offer.goals[0].low,
      },
      {
        name: 'High',
        numeric: true,
        cell: ({ offer }) => formatNumber(scaled(offer.goals[0].high), 3),
        raw: ({ offer }) => offer.goals[0].high,
      },
      { name: 'Verdict on all goals', cell: ({ offer }) => VERDICT[offer.verdict], raw: ({ offer }) => offer.verdict },
    ],
    rows,
  };
  return (
    <Figure
      title="How near each comes"
      text={`To “${goalText(goal)}”: the upright line is where it is reached. Lines are intervals that hold together.`}
      source={source}
      data={data}
    >
      <Rows
        rows={rows}
        rowKey={({ label }) => label}
        summary="Sets of options by how near they come to the first goal"
        extent={[
          scale * goal.threshold,
          ...rows.flatMap(({ offer: { goals } }) => [
            scaled(goals[0].low),
            scaled(goals[0].high),
            scaled(goals[0].value),
          ]),
        ]}
        reference={scale * goal.threshold}
        tick={(value) => formatNumber(value, 3)}
        axis={isLevel(goal.is) ? axisUnit(goal.unit) : `difference, ${unitOfGain(goal.unit)}`}
        label={({ label, offer }) => (
          <>
            {label}, cost {formatNumber(offer.cost)}
            <br />
            <span className="soft">{offer.options.map(({ name }) => name).join('; ')}</span>
          </>
        )}
        value={({ offer }) => <span className="number">{checkText(offer.goals[0]).replace(' points', '')}</span>}
        marks={({ offer: { goals, verdict } }, at) => {
          const [{ value, low, high }] = goals;
          const color = verdict === 'CONFIRMED' ? 'var(--good)' : 'var(--ink-soft)';
          return (
            value !== null && (
              <>
                <Whisker low={scaled(low)} high={scaled(high)} at={at} color={color} />
                <Dot x={at(scale * value)} color={color} isFull={verdict === 'CONFIRMED'} />
              </>
            )
          );
        }}
      />
    </Figure>
  );
}
