/** How a buyer is after an encounter: five small bars, each with a tick where it stood before. */
import type { CSSProperties } from 'react';
import { sayLevel, type State } from './encounters.ts';
import css from './StateStrip.module.css';

interface Meter {
  readonly name: 'memory' | 'trust' | 'mood' | 'readiness' | 'fatigue';
  readonly label: string;
  readonly meaning: string;
  /** Where a value stands between the ends of the bar, 0 to 1. */
  readonly at: (value: number) => number;
}

const within = (value: number): number => Math.min(1, Math.max(0, value));

const METERS: readonly Meter[] = [
  { name: 'memory', label: 'Memory', meaning: 'Strength of what is remembered of the story, 0 to 1.', at: within },
  { name: 'trust', label: 'Trust', meaning: 'Trust in the brand, 0 to 1.', at: within },
  { name: 'mood', label: 'Mood', meaning: 'Mood, −1 to 1; the middle is 0.', at: (mood) => within((mood + 1) / 2) },
  { name: 'readiness', label: 'Ready', meaning: 'Readiness to act, 0 to 1.', at: within },
  {
    name: 'fatigue',
    label: 'Tired',
    meaning: 'Fatigue from pushes, from 0; a full bar is 2 or more.',
    at: (tired) => within(tired / 2),
  },
];

export function StripHead() {
  return (
    <div className={css.head} aria-hidden>
      {METERS.map(({ name, label, meaning }) => (
        <span key={name} title={meaning}>
          {label}
        </span>
      ))}
    </div>
  );
}

export function StateStrip({ before, after }: { before: State | null; after: State }) {
  return (
    <div className={css.strip}>
      <p className="hidden">
        Afterwards: {METERS.map(({ name, label }) => `${label.toLowerCase()} ${sayLevel(after[name])}`).join(', ')}.
      </p>
      {METERS.map(({ name, label, meaning, at }) => {
        const [from, to] = name === 'mood' ? [0.5, at(after.mood)] : [0, at(after[name])];
        const was = before ? `, before ${sayLevel(before[name])}` : '';
        return (
          <span
            key={name}
            className={css.cell}
            title={`${label} ${sayLevel(after[name])}${was}. ${meaning}`}
            aria-hidden
          >
            <span className={css.label}>{label}</span>
            <span
              className={css.bar}
              data-meter={name}
              data-low={name === 'mood' && after.mood < 0}
              style={{ '--from': Math.min(from, to), '--to': Math.max(from, to) } as CSSProperties}
            >
              {before && <i style={{ left: `${100 * at(before[name])}%` }} />}
            </span>
          </span>
        );
      })}
    </div>
  );
}
