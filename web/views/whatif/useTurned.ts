/** What is turned now: at once on the page, a moment later in the address. */
import { useEffect, useRef, useState } from 'react';
import { IN_PLACE, useSearch } from '../../parts/useSearch.ts';
import { readTurned, writeTurned, type Turned } from './address.ts';

// Browsers refuse addresses that change too often, and a slider moves at every frame.
const ADDRESS_WAIT_MS = 250;

export function useTurned(): [readonly Turned[], (next: readonly Turned[]) => void] {
  const [search, setSearch] = useSearch();
  const address = search.getAll('k').join(' ');
  /** Holds until the address says something else than it did: then it has been written, or somebody went back. */
  const [draft, setDraft] = useState<{ readonly since: string; readonly turned: readonly Turned[] } | null>(null);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => setSearch((now) => writeTurned(now, draft.turned), IN_PLACE), ADDRESS_WAIT_MS);
    return () => clearTimeout(timer);
  }, [draft, setSearch]);
  const turned = draft?.since === address ? draft.turned : readTurned(search);
  return [turned, (next) => setDraft({ since: address, turned: next })];
}

// An answer takes about a tenth of a second. What is asked while one is under way would only wait behind it, so the newest
// question waits here instead; an answer that takes too long is given up for it.
const LEAST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 400;

/** `value`, paced by the answers; the last one always comes through. */
export function usePaced<Value>(value: Value, isBusy: boolean): Value {
  const [paced, setPaced] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = isBusy ? LONGEST_WAIT_MS : LEAST_WAIT_MS;
    const timer = setTimeout(
      () => {
        last.current = Date.now();
        setPaced(value);
      },
      Math.max(0, last.current + wait - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [value, isBusy]);
  return paced;
}
