/** Days to be named below a picture: a round number apart, as many as there is room for. */

const APART = [1, 2, 5, 7, 10, 14, 20, 30, 60, 90, 180, 365];
/** Pixels of a number and the space around it. */
const ROOM = 64;

export function daysAlong<Row extends { readonly day: number }>(rows: readonly Row[], width: number): readonly Row[] {
  const most = Math.max(2, Math.floor(width / ROOM));
  const step = APART.find((days) => rows.length / days <= most) ?? APART[APART.length - 1];
  return rows.filter(({ day }) => day % step === 0);
}
