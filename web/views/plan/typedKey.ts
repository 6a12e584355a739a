/** The key that somebody is typing, until it is taken over into the draft. One field for a key is shown at a time. */
import { create } from 'zustand';

interface TypedKey {
  /** What is wrong with it: it is not taken over until that is mended. */
  readonly problem: string | undefined;
  readonly takeOver: () => void;
}

const useStore = create<{ readonly typed: TypedKey | null }>(() => ({ typed: null }));

export const tellTyped = (typed: TypedKey | null): void => useStore.setState({ typed });
/** Null while what is typed is what the draft has. */
export const typedKey = (): TypedKey | null => useStore.getState().typed;
export const useTypedKey = (): TypedKey | null => useStore(({ typed }) => typed);
