import type { ReactNode } from 'react';
import css from './Table.module.css';

export interface Column<Row> {
  readonly name: string;
  /** What stands in the cell. */
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand to the right, their digits below one another. */
  readonly numeric?: boolean;
  /** What goes into a file instead of the cell: plain numbers, keys, no units. Left out: the column is not in the file. */
  readonly raw?: (row: Row) => string | number | boolean | null;
}

/** Rows under headings. The first column names the row. */
export function Table<Row>({
  columns,
  rows,
  caption,
  rowKey,
}: {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  caption?: string;
  rowKey?: (row: Row, place: number) => string | number;
}) {
  return (
    // A wide table scrolls inside its place, also by keyboard.
    <div className={css.scroll} tabIndex={0} role="group" aria-label={caption ?? 'Table'}>
      <table className={css.table}>
        {caption !== undefined && <caption className="hidden">{caption}</caption>}
        <thead>
          <tr>
            {columns.map(({ name, numeric }) => (
              <th key={name} scope="col" data-numeric={numeric}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={rowKey?.(row, place) ?? place}>
              {columns.map(({ name, numeric, cell }, index) =>
                index === 0 ? (
                  <th key={name} scope="row" data-numeric={numeric}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={name} data-numeric={numeric}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
