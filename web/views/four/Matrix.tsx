/** What buyers came for against the journey they made. */
import { buyersOf, formatCount, formatEnds, formatValue } from '../../format.ts';
import type { Intent, Journey } from '../../generated/schema.ts';
import { Figure, type FigureData } from '../../parts/Figure.tsx';
import type { Source } from '../../parts/files.ts';
import { INTENT, JOURNEY } from '../../words.ts';
import { estimateColumns } from '../../parts/columns.ts';
import { Scroller } from '../../parts/Scroller.tsx';
import { wilson } from '../../wilson.ts';
import { colourOf, countOf, INTENTS, JOURNEYS, type Cell } from './outcomes.ts';
import css from './four.module.css';

interface Row {
  readonly intent: Intent;
  readonly journey: Journey;
}

export function Matrix({ cells, who, source }: { cells: readonly Cell[]; who: string; source: Source }) {
  const share = (intent: Intent, journey: Journey) =>
    wilson(countOf(cells, { intent, journey }), countOf(cells, { intent }));
  const data: FigureData<Row> = {
    columns: [
      { name: 'Came for', cell: ({ intent }) => INTENT[intent], raw: ({ intent }) => intent },
      { name: 'Journey', cell: ({ journey }) => JOURNEY[journey], raw: ({ journey }) => journey },
      {
        name: 'Buyers',
        numeric: true,
        cell: (row) => formatCount(countOf(cells, row)),
        raw: (row) => countOf(cells, row),
      },
      ...estimateColumns<Row>(
        'Share of those who came for it',
        ({ intent, journey }) => share(intent, journey),
        () => 'share',
      ),
    ],
    rows: INTENTS.flatMap((intent) => JOURNEYS.map((journey) => ({ intent, journey }))),
  };
  return (
    <Figure
      title="Intent and journey"
      text={`Of those of ${who} who came for the same, how many made each journey. In brackets the 95 % interval.`}
      source={source}
      data={data}
    >
      <Scroller isWider={false} label="Intent by journey">
        <table className={css.matrix}>
          <caption className="hidden">Journeys by what {who} came for, shares of each row</caption>
          <thead>
            <tr>
              <th scope="col">Came for</th>
              {JOURNEYS.map((journey) => (
                <th key={journey} scope="col">
                  {JOURNEY[journey]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {INTENTS.map((intent) => (
              <tr key={intent}>
                <th scope="row">
                  {INTENT[intent]}
                  <span className={css.detail}>{buyersOf(countOf(cells, { intent }))}</span>
                </th>
                {JOURNEYS.map((journey) => {
                  const estimate = share(intent, journey);
                  const depth = 6 + 34 * (estimate.value ?? 0);
                  return (
                    <td
                      key={journey}
                      style={{ background: `color-mix(in srgb, ${colourOf(journey)} ${depth}%, var(--surface))` }}
                    >
                      <span className={css.share}>{formatValue(estimate, 'share')}</span>
                      {estimate.value !== null && <span className={css.detail}>({formatEnds(estimate, 'share')})</span>}
                      <span className={css.detail}>{formatCount(countOf(cells, { intent, journey }))}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </Figure>
  );
}
