/** From which journey under the baseline to which under the challenger: how many buyers change over. */
import { formatCount } from '../../../format.ts';
import type { Intent, Journey } from '../../../generated/schema.ts';
import { SelectField } from '../../../parts/Field.tsx';
import { Figure } from '../../../parts/Figure.tsx';
import type { Column } from '../../../parts/Table.tsx';
import { INTENT, JOURNEY } from '../../../words.ts';
import { chosen, useAddress } from '../parts/address.ts';
import { nameOf, type OpenPair, type Pair } from './answer.ts';
import css from './Switches.module.css';

const JOURNEYS: readonly Journey[] = ['LEFT', 'LEARNED', 'RELATED', 'BOUGHT'];
const INTENTS = ['ALL', 'PASSING', 'LEARNING', 'RELATING', 'BUYING'] as const satisfies readonly (Intent | 'ALL')[];

type Switch = Pair['switches'][number];

const switchesOf = (pair: Pair, intent: (typeof INTENTS)[number]): readonly Switch[] =>
  ({
    ALL: pair.switches,
    PASSING: pair.passing,
    LEARNING: pair.learning,
    RELATING: pair.relating,
    BUYING: pair.buying,
  })[intent];

const COLUMNS: readonly Column<Switch>[] = [
  { name: 'Under the baseline', cell: ({ before }) => JOURNEY[before], raw: ({ before }) => before },
  { name: 'Under the challenger', cell: ({ after }) => JOURNEY[after], raw: ({ after }) => after },
  { name: 'Buyers', numeric: true, cell: ({ count }) => formatCount(count), raw: ({ count }) => count },
];

export function Switches({ open: { pair, baseline, challenger, source } }: { open: OpenPair }) {
  const address = useAddress();
  const intent = chosen(address, 'intent', INTENTS);
  const switches = switchesOf(pair, intent);
  const count = (before: Journey, after: Journey) =>
    switches.find((one) => one.before === before && one.after === after)?.count ?? 0;
  const most = Math.max(1, ...switches.filter(({ before, after }) => before !== after).map((one) => one.count));
  return (
    <Figure
      title="Who changes over"
      text={`Journeys of the same buyers: rows under ${nameOf(baseline)}, columns under ${nameOf(challenger)}.`}
      hint="The deeper the colour, the more buyers. Right of the diagonal they come further than under the baseline, left of it less far."
      source={source}
      data={{ columns: COLUMNS, rows: switches }}
      controls={
        <SelectField
          label="Buyers who came"
          value={intent}
          options={INTENTS.map((value) => ({ value, label: value === 'ALL' ? 'for anything' : INTENT[value] }))}
          onPick={(value) => address.put({ intent: value === 'ALL' ? null : value })}
        />
      }
    >
      <div className={css.scroll} tabIndex={0} role="group" aria-label="Journeys under both scenarios">
        <table className={css.heat}>
          <thead>
            <tr>
              <td />
              {JOURNEYS.map((after) => (
                <th key={after} scope="col">
                  {JOURNEY[after]}
                </th>
              ))}
              <th scope="col">All</th>
            </tr>
          </thead>
          <tbody>
            {JOURNEYS.map((before, row) => (
              <tr key={before}>
                <th scope="row">{JOURNEY[before]}</th>
                {JOURNEYS.map((after, column) => (
                  <Cell key={after} count={count(before, after)} most={most} step={column - row} />
                ))}
                <td className={css.sum}>{formatCount(sumOf(switches.filter((one) => one.before === before)))}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">All</th>
              {JOURNEYS.map((after) => (
                <td key={after} className={css.sum}>
                  {formatCount(sumOf(switches.filter((one) => one.after === after)))}
                </td>
              ))}
              <td className={css.sum}>{formatCount(sumOf(switches))}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className={`soft small ${css.key}`}>
        <span className={css.further} /> come further <span className={css.back} /> come less far{' '}
        <span className={css.stay} /> the same journey
      </p>
    </Figure>
  );
}

const sumOf = (switches: readonly Switch[]): number => switches.reduce((sum, { count }) => sum + count, 0);

/** Square root, so that small counts still show beside large ones. */
function Cell({ count, most, step }: { count: number; most: number; step: number }) {
  const strength = step === 0 || count === 0 ? 0 : Math.round(14 + 46 * Math.sqrt(count / most));
  const colour = step > 0 ? 'var(--learned)' : 'var(--series-2)';
  return (
    <td
      className={css.cell}
      data-stays={step === 0}
      data-none={count === 0}
      style={strength > 0 ? { background: `color-mix(in oklab, ${colour} ${strength}%, var(--surface))` } : undefined}
    >
      {formatCount(count)}
    </td>
  );
}
