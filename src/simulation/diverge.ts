/** Where two lives of one buyer, under two plans with the same luck, part ways. */
import type { ExampleKind } from './panelTally.ts';
import type { LifeEvent, LifeStory } from './story.ts';
import type { Exit, Journey } from './vocabulary.ts';

export interface Moment {
  /** Time in days since the start of the run. */
  readonly day: number;
  readonly touchpoint: string;
}

/** A buyer whose two lives differ. */
export interface Parting {
  readonly kind: ExampleKind;
  readonly number: number;
  readonly baseline: Lived;
  readonly challenger: Lived;
  /** The first moment at which something else happens; null when only the state differs. */
  readonly divergedAt: Moment | null;
  /** The first moment at which anything differs, if only what is felt or remembered. */
  readonly firstTouchedAt: Moment | null;
}

/** One of the two lives: how it ended, and what happens in it where the two part; null when nothing more does. */
export interface Lived {
  readonly journey: Journey;
  readonly exit: Exit;
  readonly event: LifeEvent | null;
}

/** Sets two lives of one buyer side by side. */
export function diverge(kind: ExampleKind, baseline: LifeStory, challenger: LifeStory): Parting {
  const parted = firstDifference(baseline.events, challenger.events, happensAlike);
  const touched = firstDifference(baseline.events, challenger.events, isAlike);
  const lived = (story: LifeStory): Lived => ({
    journey: story.journey,
    exit: story.exit,
    event: story.events[parted] ?? null,
  });
  const momentOf = (index: number): Moment | null => {
    const [one, other] = [baseline.events[index], challenger.events[index]];
    const first = one && other ? (other.day < one.day ? other : one) : (one ?? other);
    return first ? { day: first.day, touchpoint: first.touchpoint } : null;
  };
  return {
    kind,
    number: baseline.number,
    baseline: lived(baseline),
    challenger: lived(challenger),
    divergedAt: momentOf(parted),
    firstTouchedAt: momentOf(touched),
  };
}

type Alike = (one: LifeEvent, other: LifeEvent) => boolean;

/** The first place at which two lists of events differ; the length of both when they do not. */
function firstDifference(one: readonly LifeEvent[], other: readonly LifeEvent[], alike: Alike): number {
  let index = 0;
  while (index < one.length && index < other.length && alike(one[index], other[index])) index++;
  return index;
}

const happensAlike: Alike = (one, other) =>
  one.kind === other.kind && one.touchpoint === other.touchpoint && one.day === other.day;

const isAlike: Alike = (one, other) =>
  happensAlike(one, other) &&
  Object.entries(one.state).every(([field, value]) => other.state[field as keyof LifeEvent['state']] === value);
