/** Finds somebody like …: what they came for, how far they came, what happened to them. */
import { buyersOf, counted, formatCount } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Problem } from '../../parts/States.tsx';
import { setIn, useSearch } from '../../parts/useSearch.ts';
import type { OpenStudy } from '../../run/WithStudy.tsx';
import { useDesign, useNames } from '../../shell/design.ts';
import { EVENT, EXIT, INTENT, JOURNEY } from '../../words.ts';
import css from './Finder.module.css';
import { readFilter, type Wanted } from './search.ts';
import { useFound, type Found } from './useFound.ts';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label: label[0].toUpperCase() + label.slice(1) }));

export function Finder({
  run,
  count,
  current,
  choose,
}: {
  run: OpenStudy;
  count: number;
  current: number | null;
  choose: (number: number) => void;
}) {
  const [search, setSearch] = useSearch();
  const { touchpoints, personas } = useDesign();
  const where = readFilter(search);
  if (where === null && search.get('find') !== 'yes') return null;
  const things = (of: readonly { readonly key: string; readonly name: string }[]) =>
    of.map(({ key, name }) => ({ value: key, label: name }));
  const field = (name: Wanted, label: string, options: readonly { value: string; label: string }[], hint?: string) => (
    <SelectField
      label={label}
      hint={hint}
      value={search.get(name) ?? ''}
      onPick={(value) => setSearch(setIn({ [name]: value || null }), { preventScrollReset: true })}
      options={[{ value: '', label: 'anything' }, ...options]}
    />
  );
  return (
    <section className={`panel ${css.finder}`} aria-label="Somebody like …">
      <div className={css.fields}>
        {field('journey', 'Journey', optionsOf(JOURNEY), 'How far they came, by their furthest stage.')}
        {field('exit', 'Ended', optionsOf(EXIT))}
        {field('intent', 'Came', optionsOf(INTENT))}
        {field('persona', 'Persona', things(personas))}
        {field('attended', 'Attended', things(touchpoints), 'A touchpoint that they engaged with at least once.')}
        {field('met', 'Met', things(touchpoints), 'A touchpoint that they were exposed to at least once.')}
        {field(
          'eventKind',
          'What happened',
          optionsOf(EVENT),
          'At the touchpoint attended or met, if one is chosen; else anywhere.',
        )}
      </div>
      {where && <Results {...{ run, count, current, choose, where }} />}
    </section>
  );
}

function Results({
  run,
  count,
  current,
  choose,
  where,
}: Parameters<typeof Finder>[0] & { where: NonNullable<ReturnType<typeof readFilter>> }) {
  const { found, searched, isFull, hasMore, isFetching, error, goOn } = useFound(run.id, where);
  const status = isFetching
    ? 'Looking …'
    : `${found.length === 0 ? 'Nobody' : formatCount(found.length)} found among ${
        hasMore
          ? `the first ${formatCount(searched)} of ${buyersOf(count)}`
          : count === 1
            ? 'the one buyer'
            : `all ${buyersOf(count)}`
      }.`;
  return (
    <>
      <p role="status" className="soft small">
        {status}
      </p>
      <Problem error={error} />
      {found.length > 0 && (
        <ul className={css.found}>
          {found.map((one) => (
            <li key={one.number}>
              <Card one={one} isCurrent={one.number === current} choose={choose} />
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <div>
          <Button busy={isFetching} onClick={goOn}>
            {isFull ? 'Find more' : 'Go on looking'}
          </Button>
        </div>
      )}
    </>
  );
}

function Card({ one, isCurrent, choose }: { one: Found; isCurrent: boolean; choose: (number: number) => void }) {
  const { persona } = useNames();
  const { number, intent, journey, exit, exitDay, purchases, referrals, events } = one;
  const ignored = events.filter(({ kind }) => kind === 'IGNORED').length;
  return (
    <button type="button" className={css.card} aria-pressed={isCurrent} onClick={() => choose(number)}>
      <span className={css.number}>
        <span className={css.dot} data-journey={journey} /> Buyer {number}
      </span>
      <span>{persona(one.persona)}</span>
      <span className="soft">
        {INTENT[intent]} · {JOURNEY[journey]}
        {purchases > 1 && `, ${purchases} times`}
        {referrals > 0 && `, referred ${referrals}`}
      </span>
      <span className="soft">
        {EXIT[exit]}, day {Math.round(exitDay)} · {counted(events.length, 'event')}, {ignored} ignored
      </span>
    </button>
  );
}
