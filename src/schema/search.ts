/** Text that clients look for. */

/** Whether a database can hold the text at all; if not, nothing there is equal to it. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** A condition on a column: the text stands in it, in whatever case. */
export function containing(text: string): { contains: string; mode: 'insensitive' } | { in: string[] } {
  // In a LIKE pattern, which this becomes, these three mean something else.
  const literal = text.replace(/[\\%_]/g, '\\$&');
  return isStorable(text) ? { contains: literal, mode: 'insensitive' } : { in: [] };
}
