/** What is wrong with a field, told by the browser at the field itself, as with everything else in a form. */
import type { FormEvent, RefCallback } from 'react';

/** For the `ref` of a field: refuses what it says for a reason that its range cannot tell; null for none. */
export const refusing =
  (problem: string | null): RefCallback<HTMLInputElement> =>
  (input) =>
    input?.setCustomValidity(problem ?? '');

/** Opens what a field that is refused is folded away in: the browser could not show it otherwise. */
export function unfold({ target }: FormEvent): void {
  if (!(target instanceof Element)) return;
  for (let folded = target.closest('details:not([open])'); folded; folded = target.closest('details:not([open])'))
    folded.setAttribute('open', '');
}
