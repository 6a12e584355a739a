/** What the address says about this view: what is chosen and open, so that a link restores it. */
import { setIn, useSearch } from '../../../parts/useSearch.ts';

export interface Address {
  readonly get: (name: string) => string | null;
  /**
   * Sets what is given, an empty word where nothing is chosen, and removes what is null; a new step for the browser's way back
   * only when `step` says so.
   */
  readonly put: (changes: Readonly<Record<string, string | null>>, step?: boolean) => void;
}

export function useAddress(): Address {
  const [search, setSearch] = useSearch();
  return {
    get: (name) => search.get(name),
    put: (changes, step = false) => setSearch(setIn(changes), { replace: !step, preventScrollReset: true }),
  };
}

/** The one of `options` that the address names under `name`; the first when it names none of them. */
export const chosen = <Value extends string>(address: Address, name: string, options: readonly Value[]): Value =>
  options.find((option) => option === address.get(name)) ?? options[0];
