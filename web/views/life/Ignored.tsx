/** Pushes ignored one after another, folded into a line. */
import { useNames } from '../../shell/design.ts';
import { sayChance } from './decisions.ts';
import { dayOf, type Encounter } from './encounters.ts';
import css from './Entry.module.css';
import { Entry } from './Entry.tsx';
import { SignMark } from './SignMark.tsx';
import { StateStrip } from './StateStrip.tsx';

export function Ignored({ encounters, disorder }: { encounters: readonly Encounter[]; disorder: number }) {
  const { touchpoint: nameOf } = useNames();
  const last = encounters[encounters.length - 1];
  const counts = new Map<string, number>();
  for (const { touchpoint } of encounters) counts.set(touchpoint, (counts.get(touchpoint) ?? 0) + 1);
  const chances = encounters.flatMap(({ decisions }) => decisions.map(({ chance }) => chance));
  const [least, most] = [sayChance(Math.min(...chances)), sayChance(Math.max(...chances))];
  return (
    <div className={css.entry}>
      <div className={css.told}>
        <p className={css.title}>
          <SignMark sign="ignored" />
          <span>
            <strong>{encounters.length} pushes ignored</strong>, {dayOf(encounters[0].day)} to{' '}
            {dayOf(last.day).slice(4)}
          </span>
        </p>
        <ul className={css.decisions}>
          <li>
            {[...counts].map(([key, count]) => `${nameOf(key)}${count > 1 ? ` ${count} times` : ''}`).join(', ')}.{' '}
            <span className="soft">
              The chance of noticing was {least === most ? least : `${least.replace(' %', '')} to ${most}`} each time.
            </span>
          </li>
        </ul>
        <details className={css.details}>
          <summary>Show each of them</summary>
          <ol className={css.folded}>
            {encounters.map((encounter, place) => (
              <li key={place}>
                <span className="soft small number">{dayOf(encounter.day)}</span>
                <Entry encounter={encounter} disorder={disorder} isFolded />
              </li>
            ))}
          </ol>
        </details>
      </div>
      <StateStrip before={encounters[0].before} after={last.after} />
    </div>
  );
}
