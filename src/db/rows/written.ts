/** What both directions share: null in a column is a field left out. */

/** A checked value as it really is: zod's types name every field, but what was left out is not there. */
export type Sparse<T> = T extends readonly (infer Entry)[]
  ? Sparse<Entry>[]
  : T extends object
    ? { [Field in keyof T as undefined extends T[Field] ? never : Field]: Sparse<T[Field]> } & {
        [Field in keyof T as undefined extends T[Field] ? Field : never]?: Sparse<T[Field]>;
      }
    : T;

type Written<Row> = { [Field in keyof Row]?: NonNullable<Row[Field]> };

/** The chosen columns as fields, without those that are null. */
export function written<Row extends object, Field extends keyof Row>(
  row: Row,
  fields: readonly Field[],
): Written<Pick<Row, Field>> {
  const result: Written<Pick<Row, Field>> = {};
  for (const field of fields) {
    const value = row[field];
    if (value !== null && value !== undefined) result[field] = value;
  }
  return result;
}

/** The chosen fields as columns, null where they are left out. */
export function columns<Source extends object, Field extends keyof Source>(
  source: Source | undefined,
  fields: readonly Field[],
): { [F in Field]: NonNullable<Source[F]> | null } {
  return Object.fromEntries(fields.map((field) => [field, source?.[field] ?? null])) as {
    [F in Field]: NonNullable<Source[F]> | null;
  };
}

/** The position of each entry of a list, as a column. */
export const positioned = <Entry extends object>(
  entries: readonly Entry[] | undefined,
): (Entry & { position: number })[] => (entries ?? []).map((entry, position) => ({ ...entry, position }));
