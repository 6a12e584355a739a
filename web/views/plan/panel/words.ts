/** Words of the contract that only the panel needs. */
import type { Arrival, Audience } from '../../../generated/schema.ts';

export const AUDIENCE: Readonly<Record<Audience, string>> = {
  ANYONE: 'Anyone',
  SUBSCRIBERS: 'Subscribers',
  CUSTOMERS: 'Customers',
};

export const ARRIVAL: Readonly<Record<Arrival, string>> = {
  BY_ITSELF: 'Comes by itself',
  SOUGHT: 'Has to be sought out',
};

/** "one, two, three", or what to say of none. */
export const listed = (words: readonly string[], none = 'none'): string =>
  words.length === 0 ? none : words.join(', ');

/** "Reviews" in the middle of a sentence; abbreviations and names stay as they are. */
export const inSentence = (word: string): string =>
  /^.[a-z -]/.test(word) ? word[0].toLowerCase() + word.slice(1) : word;
