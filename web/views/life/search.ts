/** What is looked for, in the address. */
import type { BuyerFilter } from '../../generated/schema.ts';

export const WANTED = ['journey', 'exit', 'intent', 'persona', 'attended', 'met', 'eventKind'] as const;
/** What takes a search out of the address, and closes it. */
export const NOTHING_WANTED = Object.fromEntries(['find', ...WANTED].map((name) => [name, null]));
export type Wanted = (typeof WANTED)[number];

/** The filter that the address asks for; null when it asks for nothing. Words that mean nothing are told by the server. */
export function readFilter(search: URLSearchParams): BuyerFilter | null {
  const given = WANTED.flatMap((name) => {
    const value = search.get(name);
    return value ? [[name, value] as const] : [];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
}
