/** One life, told with reasons: what `replay` gives. */
import type { EventKind, Exit, Intent, Journey, Stage, Trait } from './vocabulary.ts';

export interface Term {
  readonly term: string;
  readonly logOdds: number;
}

/** One decision: its chance, taken apart, and the draw that settled it (it happens when draw < chance). */
export interface Decision {
  readonly decision: string;
  /** Log-odds terms that add up to logit(chance) before disorder; empty where the chance is no logistic. */
  readonly because: readonly Term[];
  readonly chance: number;
  readonly draw: number;
  readonly happened: boolean;
}

export interface StateAfter {
  readonly memory: number;
  readonly trust: number;
  readonly mood: number;
  readonly fatigue: number;
  readonly readiness: number;
  readonly stage: Stage;
}

export interface LifeEvent {
  /** Time in days since the start of the run. */
  readonly day: number;
  readonly touchpoint: string;
  readonly kind: EventKind;
  /** The decision that settled this event; empty and null where nothing was left to chance. */
  readonly because: readonly Term[];
  readonly chance: number | null;
  readonly draw: number | null;
  /** All decisions since the event before, then those that followed without an event of their own. */
  readonly decisions: readonly Decision[];
  readonly state: StateAfter;
}

export interface LifeStory {
  readonly number: number;
  /** 0 for those asked for; 1 to 3 for referred friends. */
  readonly generation: number;
  readonly persona: string;
  readonly intent: Intent;
  readonly traits: { readonly [T in Exclude<Trait, 'needDays'>]: number } & { readonly needDays: number | null };
  readonly arrivalDay: number;
  readonly journey: Journey;
  readonly exit: Exit;
  /** When the life ended: the day of leaving, or the horizon. */
  readonly exitDay: number;
  readonly purchases: number;
  /** Friends referred, whether or not they arrived in time. */
  readonly referrals: number;
  readonly events: readonly LifeEvent[];
  /** State at the end, of those who left too, brought forward to the horizon. */
  readonly final: StateAfter;
  /** Lives of the friends referred who arrived in time; with those of their own friends, at most 100 are told. */
  readonly referred: readonly LifeStory[];
}
