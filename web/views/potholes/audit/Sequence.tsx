/** In which order to mend, and what that brings step by step. */
import { formatNumber } from '../../../format.ts';
import { MEANINGS } from '../../../generated/fields.ts';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import { useNames } from '../../../shell/design.ts';
import { ApplyScenario } from '../ApplyScenario.tsx';
import { changesOf, describeChanges } from '../changes.ts';
import { titleOf } from '../findings.ts';
import { Gain } from '../Gain.tsx';
import type { Ground } from '../ground.ts';
import { gainText, mostDigits } from '../points.ts';
import { Bar, Rows, Whisker, type Place } from '../Rows.tsx';
import type { RepairSequence } from './answer.ts';
import { figure, percent, tickOf } from './figures.ts';
import css from './Sequence.module.css';

type Step = RepairSequence['steps'][number];

interface Placed {
  readonly step: Step;
  readonly number: number;
  /** Percentage points before it. */
  readonly before: number;
}

const UNIT = 'share of buyers';
const soFar = ({ cumulative }: Step) => figure(cumulative, 'boughtShare');

export function Sequence({
  sequence,
  source,
  ground,
  own,
}: {
  sequence: RepairSequence;
  source: Source;
  ground: Ground;
  own: number;
}) {
  const names = useNames();
  const { steps } = sequence;
  const placed = steps.map((step, place): Placed => ({
    step,
    number: place + 1,
    before: place === 0 ? 0 : 100 * (soFar(steps[place - 1]).difference ?? 0),
  }));
  const digits = mostDigits(
    steps.flatMap((step) => [soFar(step), figure(step.marginal, 'boughtShare')]),
    UNIT,
  );
  const data: FigureData<Placed> = {
    columns: [
      { name: 'Step', numeric: true, cell: ({ number }) => number, raw: ({ number }) => number },
      {
        name: 'Mend',
        cell: ({ step }) => titleOf(step.finding, names.touchpoint),
        raw: ({ step }) => step.finding.kind,
      },
      { name: 'Rank', numeric: true, cell: ({ step }) => step.finding.rank, raw: ({ step }) => step.finding.rank },
      {
        name: 'It adds',
        numeric: true,
        cell: ({ step }) => gainText(figure(step.marginal, 'boughtShare'), UNIT),
        raw: ({ step }) => figure(step.marginal, 'boughtShare').difference,
      },
      {
        name: 'All so far',
        numeric: true,
        cell: ({ step }) => gainText(soFar(step), UNIT),
        raw: ({ step }) => soFar(step).difference,
      },
      {
        name: 'Empathy, all so far',
        numeric: true,
        cell: ({ step }) => gainText(figure(step.cumulative, 'EMPATHY'), 'score'),
        raw: ({ step }) => figure(step.cumulative, 'EMPATHY').difference,
      },
      {
        name: 'It seemed to add',
        numeric: true,
        cell: ({ step }) => `${tickOf(Number(formatNumber(percent(step.whenChosen.difference), 2)))} points`,
        raw: ({ step }) => step.whenChosen.difference,
      },
    ],
    rows: placed,
  };
  return (
    <Figure
      title="In which order to mend"
      text="Each step adds the repair that gains most by then. More buyers who buy, in percentage points of all buyers."
      hint="Step by step, the largest clear gain; another set may bring more. What is shown comes from luck that had no part in the choice, because the best of many looks better than it is. Lines are 95 % intervals of all steps so far."
      source={source}
      data={data}
    >
      {steps.length === 0 ? (
        <p className="soft">
          No repair gains clearly enough to begin with. With more buyers the audit tells smaller gains.
        </p>
      ) : (
        <>
          <Rows
            rows={placed}
            rowKey={({ number }) => number}
            summary="Repairs in order, with what all so far bring"
            extent={[
              0,
              ...placed.flatMap(({ step, before }) => [before, percent(soFar(step).low), percent(soFar(step).high)]),
            ]}
            reference={0}
            tick={tickOf}
            axis="percentage points of all buyers, all steps so far"
            label={({ step, number }) => (
              <>
                {number}. {titleOf(step.finding, names.touchpoint)}{' '}
                <span className="soft">
                  adds <Gain of={figure(step.marginal, 'boughtShare')} unit={UNIT} digits={digits} bare />
                </span>
              </>
            )}
            value={({ step }) => <Gain of={soFar(step)} unit={UNIT} digits={digits} bare />}
            marks={(row, at) => <Stair {...row} at={at} isLast={row.number === steps.length} />}
          />
          <p className="small soft">
            {sequence.ended === 'NOTHING_GAINS'
              ? 'No other repair gains clearly after these.'
              : MEANINGS.SequenceEnding.STEPS_USED}
          </p>
          <ApplyScenario
            ground={ground}
            changes={sequence.repairExport}
            button="Apply the whole sequence as scenario"
            suggestion={`Mended in order: ${steps.length === 1 ? '1 repair' : `${steps.length} repairs`}`}
            words={describeChanges(changesOf(sequence.repairExport).slice(own), names)}
          />
        </>
      )}
      <Rest sequence={sequence} />
    </Figure>
  );
}

function Stair({ step, before, at, isLast }: Placed & { at: Place; isLast: boolean }) {
  const { difference, low, high } = soFar(step);
  if (difference === null) return null;
  const now = 100 * difference;
  return (
    <>
      <Bar from={before} to={now} at={at} color="color-mix(in oklab, var(--accent) 55%, transparent)" />
      {before !== 0 && <line x1={at(before)} x2={at(before)} y1="0" y2="50%" stroke="var(--accent)" />}
      {!isLast && <line x1={at(now)} x2={at(now)} y1="50%" y2="100%" stroke="var(--accent)" />}
      <Whisker low={percent(low)} high={percent(high)} at={at} color="var(--ink)" />
    </>
  );
}

function Rest({ sequence: { leftAfterThree, skipped } }: { sequence: RepairSequence }) {
  const { touchpoint } = useNames();
  return (
    <div className={css.rest}>
      {leftAfterThree && (
        <p>
          <strong>After the first three</strong>,{' '}
          {leftAfterThree.findings.map((one) => titleOf(one, touchpoint)).join('; ')} still gain clearly. Mended
          together they would add <Gain of={figure(leftAfterThree.metrics, 'boughtShare')} unit={UNIT} />.
        </p>
      )}
      {skipped.map(({ finding, reason }) => (
        <p key={finding.rank}>
          <strong>Not possible after these:</strong> {titleOf(finding, touchpoint)}. {reason}
        </p>
      ))}
    </div>
  );
}
