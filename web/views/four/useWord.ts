/** A choice among a few words, kept in the address; the first of them is not written there. */
import { useSearchParams } from 'react-router';

export function useWord<Word extends string>(
  name: string,
  words: readonly Word[],
): readonly [Word, (word: Word) => void] {
  const [search, setSearch] = useSearchParams();
  const word = words.find((one) => one === search.get(name)) ?? words[0];
  const pick = (picked: Word) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (picked === words[0]) next.delete(name);
        else next.set(name, picked);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [word, pick];
}
