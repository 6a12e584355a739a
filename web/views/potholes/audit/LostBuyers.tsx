/** Where buyers are lost, by touchpoint. */
import { buyersOf, formatNumber, formatShare } from '../../../format.ts';
import { Figure, type FigureData } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import { useNames } from '../../../shell/design.ts';
import { Bar, Rows, Whisker } from '../Rows.tsx';
import type { Lost } from './answer.ts';

const MOST = 10;

export function LostBuyers({ lost, source }: { lost: readonly Lost[]; source: Source }) {
  const { touchpoint } = useNames();
  const data: FigureData<Lost> = {
    columns: [
      { name: 'Touchpoint', cell: (one) => touchpoint(one.touchpoint), raw: (one) => one.touchpoint },
      {
        name: 'Purchases lost',
        numeric: true,
        cell: (one) => inWords(one.lostBuyers),
        raw: (one) => one.lostBuyers.value,
      },
      {
        name: 'Low',
        numeric: true,
        cell: (one) => formatNumber(one.lostBuyers.low, 0),
        raw: (one) => one.lostBuyers.low,
      },
      {
        name: 'High',
        numeric: true,
        cell: (one) => formatNumber(one.lostBuyers.high, 0),
        raw: (one) => one.lostBuyers.high,
      },
      {
        name: 'Of all moves from here, by purchasers',
        numeric: true,
        cell: ({ purchaserShare: { value } }) => formatShare(value, 0),
        raw: ({ purchaserShare: { value } }) => value,
      },
    ],
    rows: lost,
  };
  const most = lost.filter(({ lostBuyers: { value } }) => value !== null && value > 0).slice(0, MOST);
  return (
    <Figure
      title="Where buyers are lost"
      text={`Purchases lost by what happens at a touchpoint, of ${buyersOf(source.buyers)}. Lines are 95 % intervals.`}
      hint="Summed over the moves from here to places from which fewer buy. It says where the outcome is decided, not what caused it: what mending brings says that."
      source={source}
      data={data}
    >
      {most.length === 0 ? (
        <p className="soft">No purchase was seen to be lost anywhere.</p>
      ) : (
        <Rows
          rows={most}
          rowKey={(one) => one.touchpoint}
          summary="Touchpoints by purchases lost there, most first"
          extent={[0, ...most.map(({ lostBuyers: { high } }) => high)]}
          reference={0}
          tick={(value) => formatNumber(value, 1)}
          axis="purchases lost"
          label={(one) => touchpoint(one.touchpoint)}
          value={({ lostBuyers }) => <span className="number">{inWords(lostBuyers)}</span>}
          marks={({ lostBuyers: { value, low, high } }, at) => (
            <>
              <Bar from={0} to={value ?? 0} at={at} color="color-mix(in oklab, var(--series-2) 55%, transparent)" />
              <Whisker low={low} high={high} at={at} color="var(--ink)" />
            </>
          )}
        />
      )}
    </Figure>
  );
}

function inWords({ value, low, high }: Lost['lostBuyers']): string {
  const digits = value !== null && value < 10 ? 1 : 0;
  return value === 0
    ? '0'
    : `${formatNumber(value, digits)} (${formatNumber(low, digits)} to ${formatNumber(high, digits)})`;
}
