/** Numbers and tables as text. */

export interface Figure {
  readonly name: string;
  readonly baseline: number | null;
  readonly challenger: number | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly varianceRatio: number | null;
}

/** A number with so many digits, and a real minus. */
export const fixed = (value: number, digits: number): string => value.toFixed(digits).replace(/^-/, '−');
const signed = (value: number, digits: number): string => (value > 0 ? '+' : '') + fixed(value, digits);

/** A share in percent. */
export const percent = (value: number | null, digits = 2): string =>
  value === null ? '–' : fixed(100 * value, digits);

/** A difference with its interval; of shares in points (factor 100). */
export function difference(figure: Pick<Figure, 'difference' | 'low' | 'high'>, factor: number, digits = 2): string {
  const { difference: value, low, high } = figure;
  if (value === null) return '–';
  const ends =
    low === null || high === null ? '' : ` (${signed(factor * low, digits)} to ${signed(factor * high, digits)})`;
  return `${signed(factor * value, digits)}${ends}`;
}

export const points = (figure: Pick<Figure, 'difference' | 'low' | 'high'>): string => difference(figure, 100);

/** An estimate in percent with its interval. */
export function estimate(
  { value, low, high }: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
  factor = 100,
  digits = 2,
): string {
  if (value === null) return '–';
  const ends =
    low === null || high === null ? '' : ` (${fixed(factor * low, digits)} to ${fixed(factor * high, digits)})`;
  return `${fixed(factor * value, digits)}${ends}`;
}

export const whole = (value: number): string => value.toLocaleString('en-GB');

/** A table of Markdown: a head and rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const find = (figures: readonly Figure[], name: string): Figure => {
  const found = figures.find((figure) => figure.name === name);
  if (!found) throw new Error(`no figure ${name}`);
  return found;
};
