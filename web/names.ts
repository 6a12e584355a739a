/** Names and keys that are made from others, no longer than the server takes. */

export const LONGEST_NAME = 200;
export const LONGEST_KEY = 64;

/** A key with an ending of its own, such as "-copy"; what stands before that is cut where both are too long. */
export const keyWith = (key: string, ending = ''): string =>
  key.slice(0, LONGEST_KEY - ending.length).replace(/-+$/, '') + ending;

/** The same of a name; no character is cut in halves. */
export const nameWith = (name: string, ending: string): string =>
  name
    .slice(0, LONGEST_NAME - ending.length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd() + ending;
