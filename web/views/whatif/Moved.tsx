/** What has moved, each to be taken back, and what can be done with it. */
import { RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { takeAway } from '../../parts/focus.ts';
import type { Turned } from './address.ts';
import css from './Moved.module.css';
import type { Saved } from './saved.ts';
import { settingOf } from './settings.ts';

export function Moved({
  saved,
  turned,
  setTurned,
  waiting,
  children,
}: {
  saved: Saved;
  turned: readonly Turned[];
  setTurned: (next: readonly Turned[]) => void;
  waiting: boolean;
  children: ReactNode;
}) {
  const moved = turned.filter(({ value }) => value !== null);
  return (
    <section className={`panel ${css.moved}`} aria-label="What has moved">
      <div className={css.head}>
        <h2>{moved.length === 0 ? 'Nothing has moved yet' : `Moved: ${moved.length}`}</h2>
        <span className={css.waiting}>{waiting ? '5,000 buyers are living through it …' : ''}</span>
        {moved.length > 0 && (
          <Button
            look="quiet"
            icon={<RotateCcw />}
            onClick={() => takeAway(() => setTurned(turned.map(({ id }) => ({ id, value: null }))))}
          >
            Reset
          </Button>
        )}
      </div>
      {moved.length === 0 ? (
        <p className="soft small">
          Move a slider: 5,000 buyers live through the journey again, each with the same luck as before, and the figures
          below follow.
        </p>
      ) : (
        <>
          <ul className={css.chips}>
            {moved.map((entry) => (
              <li key={entry.id}>
                <Chip
                  entry={entry}
                  saved={saved}
                  onRemove={() => setTurned(turned.filter(({ id }) => id !== entry.id))}
                />
              </li>
            ))}
          </ul>
          <div className="row">{children}</div>
        </>
      )}
    </section>
  );
}

function Chip({ entry: { id, value }, saved, onRemove }: { entry: Turned; saved: Saved; onRemove: () => void }) {
  const setting = settingOf(id, saved);
  const words = setting ? [setting.of, setting.label].filter(Boolean).join(' · ') : `${id} (not in this journey)`;
  return (
    <span className={css.chip}>
      <span className={css.words} title={words}>
        {words}
      </span>
      <span className="number">
        {setting && `${setting.show(setting.saved)} → `}
        <strong>{setting ? setting.show(value ?? 0) : value}</strong>
      </span>
      <button
        type="button"
        className={css.back}
        aria-label={`Take back: ${words}`}
        title="Take back"
        onClick={() => takeAway(onRemove)}
      >
        <X aria-hidden />
      </button>
    </span>
  );
}
