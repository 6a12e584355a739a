/** Which findings are shown, kept in the address. */
import { useSearchParams } from 'react-router';
import type { FindingKind } from '../../../generated/schema.ts';

export interface Shown {
  /** None: all of them. */
  readonly kinds: readonly FindingKind[];
  readonly onlyClear: boolean;
  /** Whether the whole list is shown, not just its first. */
  readonly isWhole: boolean;
}

export function useFindings() {
  const [search, setSearch] = useSearchParams();
  const shown: Shown = {
    kinds: (search.get('kind')?.split(',').filter(Boolean) ?? []) as FindingKind[],
    onlyClear: search.get('clear') === '1',
    isWhole: search.get('all') === '1',
  };
  const set = (change: Partial<Shown>) => {
    const { kinds, onlyClear, isWhole } = { ...shown, ...change };
    setSearch(
      (now) => {
        put(now, 'kind', kinds.join(','));
        put(now, 'clear', onlyClear ? '1' : '');
        put(now, 'all', isWhole ? '1' : '');
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  /** Goes to a finding, whatever hides it. */
  const show = (rank: number) => {
    const id = cardId(rank);
    if (document.getElementById(id)) return goTo(id);
    set({ kinds: [], onlyClear: false, isWhole: true });
    // The card is there once the page has been drawn anew.
    setTimeout(() => goTo(id), 60);
  };
  return { shown, set, show };
}

export const cardId = (rank: number): string => `finding-${rank}`;

function goTo(id: string): void {
  const card = document.getElementById(id);
  card?.scrollIntoView({ block: 'start' });
  card?.focus({ preventScroll: true });
}

function put(search: URLSearchParams, name: string, value: string): void {
  if (value === '') search.delete(name);
  else search.set(name, value);
}
