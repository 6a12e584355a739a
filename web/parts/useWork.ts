/** Work that somebody asked for with a button: whether it is under way, and what went wrong with it last. */
import { useState } from 'react';

export interface Work {
  readonly busy: boolean;
  readonly error: unknown;
  /** Does it; what it throws becomes `error`. */
  readonly perform: (work: () => Promise<void>) => Promise<void>;
  /** Forgets what went wrong. */
  readonly forget: () => void;
}

export function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const perform = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, perform, forget: () => setError(null) };
}
