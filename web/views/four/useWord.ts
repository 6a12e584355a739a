/** A choice among a few words, kept in the address; the first of them is not written there. */
import { IN_PLACE, setIn, useSearch } from '../../parts/useSearch.ts';

export function useWord<Word extends string>(
  name: string,
  words: readonly Word[],
): readonly [Word, (word: Word) => void] {
  const [search, setSearch] = useSearch();
  const word = words.find((one) => one === search.get(name)) ?? words[0];
  const pick = (picked: Word) => setSearch(setIn({ [name]: picked === words[0] ? null : picked }), IN_PLACE);
  return [word, pick];
}
