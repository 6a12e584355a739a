/** What is turned, in the address: `k=disorder~2&k=t.registration.effort~0.4`; a slider that has not moved has no number. */

export interface Turned {
  readonly id: string;
  /** null: its slider is there, and stands where it was saved. */
  readonly value: number | null;
}

const MARK = '~';

export const readTurned = (search: URLSearchParams): Turned[] => {
  const seen = new Map<string, Turned>();
  for (const text of search.getAll('k')) {
    const [id, number] = text.split(MARK);
    const value = number === undefined || number === '' ? null : Number(number);
    if (id !== '' && (value === null || Number.isFinite(value))) seen.set(id, { id, value });
  }
  return [...seen.values()];
};

export function writeTurned(search: URLSearchParams, turned: readonly Turned[]): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('k');
  for (const { id, value } of turned)
    next.append('k', value === null ? id : `${id}${MARK}${Number(value.toPrecision(6))}`);
  return next;
}
