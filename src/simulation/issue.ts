/** One thing wrong with an input: where, and what, with the value found and the range allowed. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: Issue[] };

export interface Range {
  readonly minimum: number;
  readonly aboveMinimum?: boolean;
  readonly maximum: number;
  readonly belowMaximum?: boolean;
}

export function isWithin(range: Range, value: number): boolean {
  return (
    (range.aboveMinimum ? value > range.minimum : value >= range.minimum) &&
    (range.belowMaximum ? value < range.maximum : value <= range.maximum)
  );
}

/** The range in words: "at least 0 and below 1". */
export function describeRange(range: Range): string {
  const low = `${range.aboveMinimum ? 'above' : 'at least'} ${range.minimum}`;
  const high = `${range.belowMaximum ? 'below' : 'at most'} ${range.maximum}`;
  return `${low} and ${high}`;
}

/** A value as it stands in a message: short, quoted when text. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text = writeJson(value) ?? typeof value;
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** undefined for what JSON cannot write: a function, and lists in lists so deep that nobody can follow them. */
function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
