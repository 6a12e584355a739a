/** A figure over what is varied: a line with its 95 % band for each scenario, or for each difference from the baseline. */
import { useCallback, type ReactNode } from 'react';
import { PlotChart } from '../../../charts/Plot.tsx';
import { formatNumber, formatValue } from '../../../format.ts';
import { CheckField } from '../../../parts/Field.tsx';
import { Figure } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import type { Column } from '../../../parts/Table.tsx';
import { metricLabel } from '../../../words.ts';
import { useAddress } from '../parts/address.ts';
import { writtenUnit } from '../parts/figures.ts';
import { gapText } from '../parts/gap.ts';
import { letterOf, ScenarioMark } from '../parts/ScenarioMark.tsx';
import type { At, Curves } from './answer.ts';
import css from './CurvePicture.module.css';
import { canStretch, curveOptions, type Kind } from './curveOptions.ts';
import { OVER } from './over.ts';
import type { CompareSweepFactsFragment } from './sweep.generated.ts';

export function CurvePicture({
  kind,
  facts,
  curves,
  source,
  below,
}: {
  kind: Kind;
  facts: CompareSweepFactsFragment;
  curves: Curves;
  source: Source;
  below?: ReactNode;
}) {
  const { figure } = curves;
  const rows = curves[kind];
  const shown = facts.scenarios.filter(({ position }) => kind === 'levels' || position > 0);
  const label = metricLabel(figure.name);
  const axis = OVER[facts.over].axis;
  const address = useAddress();
  const mayStretch = kind === 'levels' && canStretch(rows);
  const stretched = mayStretch && address.get('axis') === 'stretched';
  const options = useCallback(
    (width: number) => curveOptions({ kind, rows, unit: figure.unit, axis, stretched }, width),
    [kind, rows, figure.unit, axis, stretched],
  );
  const what = OVER[facts.over].name.toLowerCase();
  return (
    <Figure
      title={kind === 'levels' ? `${label} over ${what}` : `Difference in “${label}”`}
      text={
        kind === 'levels'
          ? 'Each scenario by itself, with its 95 % band.'
          : `Each challenger less ${letterOf(0)} ${facts.scenarios[0].scenario.name}, over the same buyers with the same luck, with a 95 % band over all values together.`
      }
      hint={figure.description}
      source={source}
      data={{ columns: columnsFor(kind, figure.unit, facts), rows }}
      controls={
        mayStretch ? (
          <CheckField
            label="Stretch small values"
            hint="A logarithmic axis: equal steps multiply instead of adding, so that small shares can be told apart beside large ones."
            checked={stretched}
            onChange={({ target }) => address.put({ axis: target.checked ? 'stretched' : null })}
          />
        ) : undefined
      }
    >
      <ul className={css.legend} aria-label="Scenarios">
        {shown.map(({ position, scenario }) => (
          <li key={position}>
            <ScenarioMark position={position} name={scenario.name} />
          </li>
        ))}
      </ul>
      <PlotChart
        options={options}
        label={`${kind === 'levels' ? label : `Difference in ${label}`} over ${what}, for ${shown.map(({ scenario }) => scenario.name).join(', ')}. The table has the numbers.`}
      />
      {below}
    </Figure>
  );
}

function columnsFor(kind: Kind, unit: string, facts: CompareSweepFactsFragment): Column<At>[] {
  const part = (name: string, key: 'value' | 'low' | 'high'): Column<At> => ({
    name,
    numeric: true,
    cell: (row) =>
      kind === 'levels'
        ? formatValue({ ...row, value: row[key] }, writtenUnit(unit))
        : gapText({ ...row, value: row[key] }, unit),
    raw: (row) => row[key],
  });
  return [
    {
      name: 'Scenario',
      cell: ({ position }) => `${letterOf(position)} ${facts.scenarios[position].scenario.name}`,
      raw: ({ position }) => facts.scenarios[position].scenario.name,
    },
    {
      name: facts.parameter ?? OVER[facts.over].name,
      numeric: true,
      cell: ({ at }) => formatNumber(at, 4),
      raw: ({ at }) => at,
    },
    part(kind === 'levels' ? 'Estimate' : 'Difference', 'value'),
    part('Low', 'low'),
    part('High', 'high'),
  ];
}
