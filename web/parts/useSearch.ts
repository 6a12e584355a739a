/** What the address says behind its question mark, and how it is changed. */
import { useCallback } from 'react';
import { useNavigate, useSearchParams, type NavigateOptions } from 'react-router';

/** Gives what the address should say from what it says now, which it may change. */
export type Change = (now: URLSearchParams) => URLSearchParams;

/**
 * What the address says, and what changes it. A change starts from the address as it stands at that moment, not from what was
 * drawn last, and is drawn before anything else happens: so none is lost, however fast they follow each other. Within an
 * effect, where nothing can be drawn, give `flushSync: false`.
 */
export function useSearch(): readonly [URLSearchParams, (change: Change, options?: NavigateOptions) => void] {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const put = useCallback(
    (change: Change, options?: NavigateOptions) => {
      const now = new URLSearchParams(window.location.search);
      const before = now.toString();
      const next = change(now).toString();
      if (next !== before) void navigate(`?${next}`, { flushSync: true, ...options });
    },
    [navigate],
  );
  return [search, put];
}

/** Sets words of the address, an empty one as well; null takes one out. */
export const setIn =
  (words: Readonly<Record<string, string | null>>): Change =>
  (now) => {
    for (const [name, word] of Object.entries(words))
      if (word === null) now.delete(name);
      else now.set(name, word);
    return now;
  };

/** Says the same page in other words: the way back does not lead here, and nothing scrolls. */
export const IN_PLACE: NavigateOptions = { replace: true, preventScrollReset: true };
