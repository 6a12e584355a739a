/** Every figure under every scenario, each with its own interval: one small picture for a figure. */
import { formatEnds, formatValue } from '../../../format.ts';
import { Figure } from '../../../parts/Figure.tsx';
import type { Source } from '../../../parts/files.ts';
import type { Column } from '../../../parts/Table.tsx';
import { Hint } from '../../../parts/Tip.tsx';
import { metricLabel } from '../../../words.ts';
import { chosen, useAddress } from '../parts/address.ts';
import {
  ALL_FIGURES,
  besideName,
  FIGURES,
  GROUP,
  GROUPS,
  measuredOf,
  tickText,
  writtenUnit,
} from '../parts/figures.ts';
import type { Measured } from '../parts/figures.ts';
import { Axis, IntervalBar } from '../parts/IntervalBar.tsx';
import { scaleAround } from '../parts/scale.ts';
import { colourOf, letterOf, ScenarioMark } from '../parts/ScenarioMark.tsx';
import { Segments } from '../parts/Segments.tsx';
import { nameOf, type Answer } from './answer.ts';
import css from './SideBySide.module.css';

interface Row {
  readonly name: string;
  /** By position; undefined where the server has no such figure. */
  readonly measured: readonly (Measured | undefined)[];
}

export function SideBySide({ answer: { results, places }, source }: { answer: Answer; source: Source }) {
  const address = useAddress();
  const group = chosen(address, 'group', GROUPS);
  const byScenario = results.map(({ result }) => measuredOf(result));
  const rows = ALL_FIGURES.map((name) => ({ name, measured: byScenario.map((figures) => figures.get(name)) }));
  const columns: Column<Row>[] = [
    { name: 'Figure', cell: ({ name }) => metricLabel(name), raw: ({ name }) => name },
    ...places.flatMap((place, position) => columnsOf(`${letterOf(position)} ${nameOf(place)}`, position)),
  ];
  return (
    <Figure
      title="Side by side"
      text="Each scenario by itself: dots are estimates, bars their 95 % intervals."
      hint="Overlapping bars do not mean that there is no difference: the same buyers with the same luck live under every scenario, so that differences are known far more closely than the figures themselves. They stand below."
      source={source}
      data={{ columns, rows }}
      controls={
        <Segments
          label="Figures"
          value={group}
          options={GROUPS.map((value) => ({ value, label: GROUP[value] }))}
          onPick={(value) => address.put({ group: value })}
        />
      }
    >
      <ul className={css.legend} aria-label="Scenarios">
        {places.map((place) => (
          <li key={place.position}>
            <ScenarioMark position={place.position} name={nameOf(place)} />
          </li>
        ))}
      </ul>
      <div className={css.grid}>
        {FIGURES[group].map((name) => (
          <Small key={name} row={rows.find((row) => row.name === name)} />
        ))}
      </div>
    </Figure>
  );
}

const PARTS = [
  ['value', ''],
  ['low', ', low'],
  ['high', ', high'],
] as const;

/** An estimate and the two ends of its interval, all with as many digits as the interval bears. */
const columnsOf = (title: string, position: number): Column<Row>[] =>
  PARTS.map(([part, suffix]) => ({
    name: title + suffix,
    numeric: true,
    cell: ({ measured }) => written(measured[position], part),
    raw: ({ measured }) => measured[position]?.[part] ?? null,
  }));

const written = (figure: Measured | undefined, part: 'value' | 'low' | 'high'): string =>
  figure ? formatValue({ ...figure, value: figure[part] }, writtenUnit(figure.unit)) : '–';

function Small({ row }: { row: Row | undefined }) {
  const first = row?.measured.find((figure) => figure !== undefined);
  if (!row || !first) return null;
  const { unit, description } = first;
  const beside = besideName(unit);
  const scale = scaleAround(
    row.measured.flatMap((figure) => [figure?.value ?? null, figure?.low ?? null, figure?.high ?? null]),
  );
  return (
    <section className={css.small} aria-label={metricLabel(row.name)}>
      <h3>
        {metricLabel(row.name)}
        {beside && <span className="soft small"> {beside}</span>}
        <Hint about={metricLabel(row.name)}>{description}</Hint>
      </h3>
      <ul>
        {row.measured.map((figure, position) => (
          <li key={position} className={css.line}>
            <ScenarioMark position={position} />
            <IntervalBar
              scale={scale}
              value={figure?.value ?? null}
              low={figure?.low ?? null}
              high={figure?.high ?? null}
              colour={colourOf(position)}
            />
            <span className={`number ${css.number}`}>
              {figure ? formatValue(figure, writtenUnit(unit)) : '–'}
              {figure && figure.value !== null && <span className={css.ends}>{formatEnds(figure, unit)}</span>}
            </span>
          </li>
        ))}
      </ul>
      <div className={css.line}>
        <span />
        <Axis scale={scale} count={3} show={(value) => tickText(unit, value)} />
        <span />
      </div>
    </section>
  );
}
