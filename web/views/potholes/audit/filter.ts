/** Which findings are shown, kept in the address. */
import type { FindingKind } from '../../../generated/schema.ts';
import { IN_PLACE, setIn, useSearch } from '../../../parts/useSearch.ts';

export interface Shown {
  /** None: all of them. */
  readonly kinds: readonly FindingKind[];
  readonly onlyClear: boolean;
  /** Whether the whole list is shown, not just its first. */
  readonly isWhole: boolean;
}

export function useFindings() {
  const [search, setSearch] = useSearch();
  const shown: Shown = {
    kinds: (search.get('kind')?.split(',').filter(Boolean) ?? []) as FindingKind[],
    onlyClear: search.get('clear') === '1',
    isWhole: search.get('all') === '1',
  };
  const set = (change: Partial<Shown>) => {
    const { kinds, onlyClear, isWhole } = { ...shown, ...change };
    const words = { kind: kinds.join(',') || null, clear: onlyClear ? '1' : null, all: isWhole ? '1' : null };
    setSearch(setIn(words), IN_PLACE);
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
