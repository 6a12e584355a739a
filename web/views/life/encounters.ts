/** A life as encounters: what happened at one touchpoint at one moment; pushes ignored one after another are folded. */
import { formatDay, formatNumber } from '../../format.ts';
import type { EventKind } from '../../generated/schema.ts';
import type { LifeOfFragment } from './life.generated.ts';

export type LifeEvent = LifeOfFragment['events'][number];
export type Decision = LifeEvent['decisions'][number];
export type State = LifeEvent['state'];

export interface Encounter {
  readonly day: number;
  readonly touchpoint: string;
  readonly kinds: readonly EventKind[];
  readonly decisions: readonly Decision[];
  /** How the buyer was before; null before the first. */
  readonly before: State | null;
  readonly after: State;
}

/** Several encounters are pushes ignored one after another. */
export type Step = readonly Encounter[];

const OUTCOMES: readonly EventKind[] = ['IGNORED', 'NOTICED', 'ENGAGED', 'ABANDONED', 'FORGOT', 'DRIFTED'];
const AFTERMATH: readonly EventKind[] = ['SUBSCRIBED', 'BOUGHT', 'REFERRED', 'LEFT'];

export function encountersOf(events: readonly LifeEvent[]): Encounter[] {
  const encounters: Encounter[] = [];
  for (const { day, touchpoint, kind, decisions, state } of events) {
    const last = encounters.at(-1);
    const belongs =
      last?.day === day &&
      last.touchpoint === touchpoint &&
      (AFTERMATH.includes(kind) || !last.kinds.some((earlier) => OUTCOMES.includes(earlier)));
    if (belongs)
      encounters[encounters.length - 1] = {
        ...last,
        kinds: [...last.kinds, kind],
        decisions: [...last.decisions, ...decisions],
        after: state,
      };
    else encounters.push({ day, touchpoint, kinds: [kind], decisions, before: last?.after ?? null, after: state });
  }
  return encounters;
}

export const isIgnored = ({ kinds }: Encounter): boolean => kinds.length === 1 && kinds[0] === 'IGNORED';

export function stepsOf(encounters: readonly Encounter[]): Step[] {
  const steps: Encounter[][] = [];
  for (const encounter of encounters) {
    const last = steps.at(-1);
    if (last && isIgnored(encounter) && last.every(isIgnored)) last.push(encounter);
    else steps.push([encounter]);
  }
  return steps;
}

const TURNS: readonly EventKind[] = ['SUBSCRIBED', 'BOUGHT', 'REFERRED', 'ABANDONED', 'LEFT'];

/** Whether it changes how far the buyer has come, or could have ended it. */
export const isTurn = ({ kinds, before, after }: Encounter): boolean =>
  kinds.some((kind) => TURNS.includes(kind)) || (before?.stage ?? 'STRANGER') !== after.stage;

export const dayOf = (day: number): string => formatDay(Math.round(10 * day) / 10);

/** A level of memory, trust or mood to the hundredth; a trace below 0 is 0. */
export const sayLevel = (level: number): string => formatNumber(Math.round(100 * level) / 100 || 0);
