/** How far off each rule is, in a picture and in words. */
import { formatNumber } from '../../../format.ts';
import { MEANINGS } from '../../../generated/fields.ts';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import { Table, type Column } from '../../../parts/Table.tsx';
import { useNames } from '../../../shell/design.ts';
import { RULE } from '../../../words.ts';
import { Bar, Rows, Whisker } from '../Rows.tsx';
import type { Accurate } from './answer.ts';
import css from './Accuracy.module.css';

const hundred = (share: number | null): number | null => (share === null ? null : 100 * share);

export function Accuracy({ rules, source }: { rules: readonly Accurate[]; source: Source }) {
  const { touchpoint } = useNames();
  const rows = [...rules].sort((one, other) => (one.totalError.value ?? 0) - (other.totalError.value ?? 0));
  const list = (keys: readonly string[]) => (keys.length === 0 ? 'nobody' : keys.map(touchpoint).join(', '));
  const data: FigureData<Accurate> = {
    columns: [
      { name: 'Rule', cell: ({ rule }) => RULE[rule], raw: ({ rule }) => rule },
      {
        name: 'All errors, of the purchasers',
        numeric: true,
        cell: ({ totalError }) => shareText(totalError),
        raw: ({ totalError }) => totalError.value,
      },
      {
        name: 'Low',
        numeric: true,
        cell: ({ totalError }) => `${formatNumber(hundred(totalError.low), 0)} %`,
        raw: ({ totalError }) => totalError.low,
      },
      {
        name: 'High',
        numeric: true,
        cell: ({ totalError }) => `${formatNumber(hundred(totalError.high), 0)} %`,
        raw: ({ totalError }) => totalError.high,
      },
      {
        name: 'Mean error, purchasers',
        numeric: true,
        cell: ({ meanError }) => meanText(meanError),
        raw: ({ meanError }) => meanError.value,
      },
      {
        name: 'Kendall’s τ',
        numeric: true,
        cell: ({ rankAgreement }) => formatNumber(rankAgreement),
        raw: ({ rankAgreement }) => rankAgreement,
      },
      {
        name: 'Settled pairs',
        numeric: true,
        cell: ({ settled }) => settled.pairs,
        raw: ({ settled }) => settled.pairs,
      },
      {
        name: 'In the right order',
        numeric: true,
        cell: ({ settled }) => settled.agreeing,
        raw: ({ settled }) => settled.agreeing,
      },
      { name: 'Too much to', cell: ({ tooMuch }) => list(tooMuch), raw: ({ tooMuch }) => tooMuch.join(' ') },
      { name: 'Too little to', cell: ({ tooLittle }) => list(tooLittle), raw: ({ tooLittle }) => tooLittle.join(' ') },
    ],
    rows,
  };
  const words: readonly Column<Accurate>[] = [
    { name: 'Rule', cell: ({ rule }) => RULE[rule] },
    {
      name: 'How far off a touchpoint is',
      cell: ({ meanError }) => `${meanText(meanError)} purchasers on average`,
    },
    {
      name: 'The order of touchpoints',
      cell: ({ settled: { pairs, agreeing } }) =>
        pairs === 0 ? 'No pair is settled.' : `${agreeing} of ${pairs} settled pairs are right`,
    },
    { name: 'Credits too much to', cell: ({ tooMuch }) => list(tooMuch) },
    { name: 'Credits too little to', cell: ({ tooLittle }) => list(tooLittle) },
  ];
  return (
    <Figure
      title="How far off each rule is"
      text="Sizes of all errors together, as a share of the purchasers; the nearest first. Lines are what the intervals of the effects allow."
      hint="A touchpoint is credited with too much or too little where the credit lies outside the interval of its true effect. A pair is settled where the intervals of its two effects do not meet."
      source={source}
      data={data}
    >
      <Rows
        rows={rows}
        rowKey={({ rule }) => rule}
        summary="Rules by all errors together, the nearest first"
        extent={[0, ...rows.flatMap(({ totalError: { value, low, high } }) => [value, low, high].map(hundred))]}
        reference={0}
        tick={(value) => `${formatNumber(value, 0)} %`}
        axis="all errors, as a share of the purchasers"
        label={({ rule }) => (
          <>
            {RULE[rule]}
            <br />
            <span className={css.meaning}>{MEANINGS.AttributionRule[rule]}</span>
          </>
        )}
        value={({ totalError }) => <span className="number">{shareText(totalError)}</span>}
        marks={({ totalError: { value, low, high } }, at) => (
          <>
            <Bar
              from={0}
              to={100 * (value ?? 0)}
              at={at}
              color="color-mix(in oklab, var(--series-2) 55%, transparent)"
            />
            <Whisker low={hundred(low)} high={hundred(high)} at={at} color="var(--ink)" />
          </>
        )}
      />
      <Table columns={words} rows={rows} caption="The rules in words" rowKey={({ rule }) => rule} />
    </Figure>
  );
}

const shareText = ({ value, low, high }: Accurate['totalError']): string =>
  value === null
    ? '–'
    : `${formatNumber(100 * value, 0)} % (${formatNumber(hundred(low), 0)} to ${formatNumber(hundred(high), 0)})`;

function meanText({ value, low, high }: Accurate['meanError']): string {
  if (value === null) return '–';
  const digits = value < 10 ? 1 : 0;
  return `${formatNumber(value, digits)} (${formatNumber(low, digits)} to ${formatNumber(high, digits)})`;
}
