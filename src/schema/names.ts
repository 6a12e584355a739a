/** Lists of figures from which some can be asked for by name. */
/** Of the argument `names` of a list of figures. */
export const NAMES = 'Only these figures. Left out: all.';
/** A list as long as the names asked for, or as all of them. */
export const costOf =
  (all: number) =>
  ({ names }: { readonly names?: readonly string[] | null }) => ({ multiplier: names?.length ?? all });

/** The figures asked for. */
export const only = <Named extends { readonly name: string }>(
  list: readonly Named[],
  names: readonly string[] | null | undefined,
): Named[] => list.filter(({ name }) => !names || names.includes(name));
