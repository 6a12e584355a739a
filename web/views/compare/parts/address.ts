/** What the address says about this view: what is chosen and open, so that a link restores it. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';

export interface Address {
  readonly get: (name: string) => string | null;
  /** Sets what is given and removes what is null; a new step for the browser's way back only when `step` says so. */
  readonly put: (changes: Readonly<Record<string, string | null>>, step?: boolean) => void;
}

export function useAddress(): Address {
  const [search, setSearch] = useSearchParams();
  // The router follows a moment later; until then a box that was ticked must not spring back.
  const [coming, setComing] = useState<{ readonly from: string; readonly to: URLSearchParams } | null>(null);
  const now = search.toString();
  if (coming && coming.from !== now) setComing(null);
  const current = coming?.from === now ? coming.to : search;
  return {
    get: (name) => current.get(name),
    put: (changes, step = false) => {
      const next = new URLSearchParams(current);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      if (next.toString() !== now) setComing({ from: now, to: next });
      setSearch(next, { replace: !step, preventScrollReset: true });
    },
  };
}

/** The one of `options` that the address names under `name`; the first when it names none of them. */
export const chosen = <Value extends string>(address: Address, name: string, options: readonly Value[]): Value =>
  options.find((option) => option === address.get(name)) ?? options[0];
