/** True effects as intervals, and what the chosen rules credit as marks beside them. */
import { formatNumber, touchpointsOf } from '../../../format.ts';
import { MEANINGS } from '../../../generated/fields.ts';
import type { AttributionRule } from '../../../generated/schema.ts';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import { IN_PLACE, setIn, useSearch } from '../../../parts/useSearch.ts';
import { useNames } from '../../../shell/design.ts';
import { RULE } from '../../../words.ts';
import { Bar, Rows, Whisker } from '../Rows.tsx';
import type { Credited } from './answer.ts';
import css from './Credits.module.css';
import { Mark } from './Mark.tsx';

const RULES = Object.keys(RULE) as AttributionRule[];
const AT_FIRST: readonly AttributionRule[] = ['LAST_TOUCH', 'LINEAR', 'SHAPLEY'];

const creditOf = ({ credits }: Credited, rule: AttributionRule) => credits.find((each) => each.rule === rule)?.credit;
const hasSome = ({ incremental, credits }: Credited): boolean =>
  incremental.value !== 0 || credits.some(({ credit }) => credit.value !== 0);

export function Credits({ touchpoints, source }: { touchpoints: readonly Credited[]; source: Source }) {
  const { touchpoint } = useNames();
  const [search, setSearch] = useSearch();
  const named = search.get('rules')?.split(',');
  const chosen = RULES.filter((rule) => (named ?? AT_FIRST).includes(rule));
  const toggle = (rule: AttributionRule) => {
    const next = chosen.includes(rule) ? chosen.filter((each) => each !== rule) : [...chosen, rule];
    setSearch(setIn({ rules: next.join(',') }), IN_PLACE);
  };
  const sorted = [...touchpoints].sort((one, other) => (other.incremental.value ?? 0) - (one.incremental.value ?? 0));
  const rows = sorted.filter(hasSome);
  const data: FigureData<Credited> = {
    columns: [
      { name: 'Touchpoint', cell: (row) => touchpoint(row.touchpoint), raw: (row) => row.touchpoint },
      {
        name: 'True effect',
        numeric: true,
        cell: (row) => effectText(row),
        raw: ({ incremental }) => incremental.value,
      },
      {
        name: 'Low',
        numeric: true,
        cell: ({ incremental }) => formatNumber(incremental.low, 0),
        raw: ({ incremental }) => incremental.low,
      },
      {
        name: 'High',
        numeric: true,
        cell: ({ incremental }) => formatNumber(incremental.high, 0),
        raw: ({ incremental }) => incremental.high,
      },
      ...RULES.map((rule) => ({
        name: RULE[rule],
        numeric: true,
        cell: (row: Credited) => formatNumber(creditOf(row, rule)?.value, 0),
        raw: (row: Credited) => creditOf(row, rule)?.value ?? null,
      })),
    ],
    rows: sorted,
  };
  return (
    <Figure
      title="True effect and credit"
      text="Purchasers that each touchpoint brings, with intervals that hold together (95 %), and what rules credit it with."
      hint="The true effect: who buys with the touchpoint and not without it, less who buys only without it. Effects need not add up to the purchases: one that needs two touchpoints counts for both. Credits always add up."
      source={source}
      data={data}
      controls={
        <div className={css.rules} role="group" aria-label="Rules shown">
          {RULES.map((rule) => (
            <button
              key={rule}
              type="button"
              aria-pressed={chosen.includes(rule)}
              title={MEANINGS.AttributionRule[rule]}
              onClick={() => toggle(rule)}
            >
              <svg width="16" height="28" aria-hidden>
                <Mark rule={rule} x="8" />
              </svg>
              {RULE[rule]}
            </button>
          ))}
        </div>
      }
    >
      <Rows
        rows={rows}
        rowKey={(row) => row.touchpoint}
        summary="Touchpoints by true effect, largest first, with the credit that the chosen rules give"
        extent={[
          0,
          ...rows.flatMap((row) => [
            row.incremental.low,
            row.incremental.high,
            ...chosen.map((rule) => creditOf(row, rule)?.value ?? null),
          ]),
        ]}
        reference={0}
        tick={(value) => formatNumber(value, 0)}
        axis="purchasers"
        label={(row) => touchpoint(row.touchpoint)}
        value={(row) => <span className="number">{effectText(row)}</span>}
        marks={(row, at) => (
          <>
            <Bar
              from={0}
              to={row.incremental.value ?? 0}
              at={at}
              color="color-mix(in oklab, var(--ink-faint) 30%, transparent)"
            />
            <Whisker low={row.incremental.low} high={row.incremental.high} at={at} color="var(--ink)" />
            {chosen.map((rule) => {
              const credit = creditOf(row, rule)?.value;
              return credit === null || credit === undefined ? null : <Mark key={rule} rule={rule} x={at(credit)} />;
            })}
          </>
        )}
      />
      <p className="small soft">
        Grey bars and lines are the true effects.
        {rows.length < touchpoints.length &&
          ` ${touchpointsOf(touchpoints.length - rows.length)} without effect and without credit ${touchpoints.length - rows.length === 1 ? 'is left out here; the table has it' : 'are left out here; the table has them'}.`}
      </p>
    </Figure>
  );
}

const effectText = ({ incremental: { value, low, high } }: Credited): string =>
  value === null
    ? '–'
    : low === high
      ? formatNumber(value, 0)
      : `${formatNumber(value, 0)} (${formatNumber(low, 0)} to ${formatNumber(high, 0)})`;
