/** Numbers and lists as they stand in evidence. */

/** At most two digits behind the point: "0.35". */
export const amount = (value: number): string => String(Math.round(value * 100) / 100);

/** A share in whole per cent: "62 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** "1 day", "2.5 days" */
export const days = (count: number): string => `${amount(count)} ${amount(count) === '1' ? 'day' : 'days'}`;

/** "a", "a and b", "a, b and c" */
export function listed(items: readonly string[], and = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}
