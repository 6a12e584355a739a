/** Picks a life by its number, the one before or after it, or any. */
import { ChevronLeft, ChevronRight, Dices, Search } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';
import { TextField } from '../../parts/Field.tsx';
import { setIn, useSearch } from '../../parts/useSearch.ts';
import css from './Chooser.module.css';
import { NOTHING_WANTED, readFilter } from './search.ts';

export function Chooser({
  number,
  count,
  choose,
}: {
  number: number | null;
  count: number;
  choose: (number: number) => void;
}) {
  const [search, setSearch] = useSearch();
  const [typed, setTyped] = useState<{ readonly at: number | null; readonly text: string } | null>(null);
  const text = typed && typed.at === number ? typed.text : String(number ?? '');
  const isWrong = text !== '' && !(/^\d+$/.test(text) && Number(text) < count);
  const isOpen = search.get('find') === 'yes' || readFilter(search) !== null;
  const toggle = () => setSearch(setIn(isOpen ? NOTHING_WANTED : { find: 'yes' }), { preventScrollReset: true });
  return (
    <form
      className={`panel ${css.chooser}`}
      aria-label="Which buyer"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== '' && !isWrong) choose(Number(text));
      }}
    >
      <TextField
        label={`Buyer, 0 to ${formatCount(count - 1)}`}
        hint="Every buyer of a run has a number. The same number and seed give the same person with the same luck, also in other scenarios."
        inputMode="numeric"
        value={text}
        problem={isWrong ? `A whole number from 0 to ${formatCount(count - 1)}.` : null}
        onChange={({ target }) => setTyped({ at: number, text: target.value.trim() })}
      />
      <Button type="submit" look="primary" disabled={text === '' || isWrong}>
        Read this life
      </Button>
      <div className={css.steps}>
        <Button
          icon={<ChevronLeft />}
          iconOnly
          disabled={number === null || number === 0}
          onClick={() => number !== null && choose(number - 1)}
        >
          Previous buyer
        </Button>
        <Button
          icon={<ChevronRight />}
          iconOnly
          disabled={number === null || number >= count - 1}
          onClick={() => number !== null && choose(number + 1)}
        >
          Next buyer
        </Button>
      </div>
      <Button icon={<Dices />} onClick={() => choose(Math.floor(Math.random() * count))}>
        Anybody
      </Button>
      <Button icon={<Search />} aria-expanded={isOpen} onClick={toggle}>
        Somebody like …
      </Button>
    </form>
  );
}
