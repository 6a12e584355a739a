/** The columns of a table that tell an estimate: its value and the ends of its interval. */
import { formatEnds, formatValue, type Interval } from '../format.ts';
import type { Column } from './Table.tsx';

export const estimateColumns = <Row>(
  name: string,
  of: (row: Row) => Interval,
  unit: (row: Row) => string,
): readonly Column<Row>[] => {
  const end = (row: Row, which: 0 | 1): string => formatEnds(of(row), unit(row)).split(' to ')[which] ?? '–';
  return [
    { name, numeric: true, cell: (row) => formatValue(of(row), unit(row)), raw: (row) => of(row).value },
    { name: '95 % from', numeric: true, cell: (row) => end(row, 0), raw: (row) => of(row).low },
    { name: '95 % to', numeric: true, cell: (row) => end(row, 1), raw: (row) => of(row).high },
  ];
};
