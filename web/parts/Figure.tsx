/** The frame around every picture: its title, what it was made from, its table, and its files. */
import { Download, Image, Table2 } from 'lucide-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { buyersOf } from '../format.ts';
import { Button } from './Button.tsx';
import { fileName, save, toCsv, toPng, type Source, type Spread } from './files.ts';
import { Problem } from './States.tsx';
import { Table, type Column } from './Table.tsx';
import { Hint } from './Tip.tsx';
import css from './Figure.module.css';

export interface FigureData<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

export function Figure<Row>({
  title,
  text,
  hint,
  source,
  data,
  children,
  controls,
  spread,
}: {
  title: string;
  /** What it shows, in a sentence. */
  text?: ReactNode;
  hint?: ReactNode;
  source?: Partial<Source>;
  /** The same as the picture in words and numbers. */
  data: FigureData<Row>;
  children: ReactNode;
  /** What changes the picture, above it. */
  controls?: ReactNode;
  /** Lays out all of it for the saved picture, where the page shows only a part. */
  spread?: Spread;
}) {
  const frame = useRef<HTMLElement>(null);
  const [asTable, setAsTable] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const id = useId();
  const name = fileName([title, source?.scenario ?? ''].join(' '));
  const savePicture = () => {
    if (!frame.current) return;
    toPng(frame.current, spread).then((blob) => save(`${name}.png`, blob), setError);
  };
  const saveData = () => save(`${name}.csv`, toCsv(data.columns, data.rows, source ?? {}), 'text/csv');
  return (
    <figure ref={frame} className={`panel ${css.figure}`} aria-labelledby={id}>
      <header className={css.head}>
        <div>
          <h2 id={id}>
            {title}
            {hint !== undefined && <Hint about={title}>{hint}</Hint>}
          </h2>
          {text !== undefined && <p className="soft small">{text}</p>}
        </div>
        <div className={css.tools} data-no-picture>
          <Button look="quiet" icon={<Table2 />} iconOnly aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as picture' : 'Show as table'}
          </Button>
          <Button look="quiet" icon={<Image />} iconOnly onClick={savePicture}>
            Save picture (PNG)
          </Button>
          <Button look="quiet" icon={<Download />} iconOnly onClick={saveData}>
            Save data (CSV)
          </Button>
        </div>
      </header>
      <Problem error={error} />
      {controls !== undefined && !asTable && (
        <div className="row" data-no-picture>
          {controls}
        </div>
      )}
      {asTable ? <Table columns={data.columns} rows={data.rows} caption={title} /> : children}
      {source && <figcaption className={css.source}>{describeSource(source)}</figcaption>}
    </figure>
  );
}

/** "The webinar campaign, revision 1 · As lived · 20,000 buyers · seed spring · engine 1.2.0". */
function describeSource({ design, revision, scenario, buyers, seed, engineVersion }: Partial<Source>): string {
  return [
    design !== undefined && `${design}${revision === undefined ? '' : `, revision ${revision}`}`,
    scenario,
    buyers !== undefined && buyersOf(buyers),
    seed !== undefined && `seed ${seed}`,
    engineVersion !== undefined && `engine ${engineVersion}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
