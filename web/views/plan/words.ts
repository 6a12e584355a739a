/** Parts of a design in a few words, as they stand on the canvas, in its table and in what differs. */
import { formatNumber, formatShare } from '../../format.ts';
import type { DesignInput, LinkInput, PushInput, StoryInput, TouchpointInput } from '../../generated/schema.ts';
import { TRIGGER } from '../../words.ts';
import { findTouchpoint, type LinkId } from './edits.ts';
import { likenessOf, sumOf, weightsOf } from './panel/likeness.ts';

/** Longer lists of days are told by their number and their ends. */
const DAYS_TOLD = 3;

/** "days 2, 9, 16", "10 days, 11 to 53" or "0.3 a day". */
export function describePush({ days, perDay }: PushInput): string {
  if (perDay !== undefined && perDay !== null) return `${formatNumber(perDay)} a day`;
  if (!days || days.length === 0) return 'no days yet';
  const told = days.map((day) => formatNumber(day));
  if (told.length === 1) return `day ${told[0]}`;
  if (told.length <= DAYS_TOLD) return `days ${told.join(', ')}`;
  return `${told.length} days, ${told[0]} to ${told.at(-1)}`;
}

/** "2 d", "6 h"; nothing for what comes at once. */
export function describeDelay(delayDays: number | null | undefined): string {
  if (!delayDays) return '';
  return delayDays < 1 ? `${formatNumber(24 * delayDays, 1)} h` : `${formatNumber(delayDays, 1)} d`;
}

/** "when they come through · 2 d". */
export const describeLink = ({ on, delayDays }: Pick<LinkInput, 'on' | 'delayDays'>): string =>
  [TRIGGER[on], describeDelay(delayDays)].filter(Boolean).join(' · ');

export const nameOf = (design: DesignInput, key: string): string => findTouchpoint(design, key)?.name || key;

/** "Website → Chat, if they give up". */
export const nameLink = (design: DesignInput, { from, to, on }: LinkId): string =>
  `${nameOf(design, from)} → ${nameOf(design, to)}, ${TRIGGER[on]}`;

/** What a touchpoint says of the story, against what the brand promises. */
export interface Telling {
  /** Weights by theme; null where nothing is said. */
  readonly told: readonly number[] | null;
  readonly promised: readonly number[];
  /** Cosine of the two, 0 to 1; null where nothing is said. */
  readonly likeness: number | null;
  /** Whether it is far enough from the promise to contradict what buyers remember of it; a rival's never does. */
  readonly isOther: boolean;
}

const SAME = 0.995;

export function tellingOf(
  { owner, telling }: Pick<TouchpointInput, 'owner' | 'telling'>,
  { themes, promise }: StoryInput,
  tolerance: number,
): Telling {
  const promised = weightsOf(themes, promise);
  const says = telling ?? ((owner ?? 'OWNED') === 'OWNED' ? promise : []);
  const told = weightsOf(themes, says);
  if (sumOf(told) === 0) return { told: null, promised, likeness: null, isOther: false };
  const likeness = likenessOf(told, promised);
  return { told, promised, likeness, isOther: owner !== 'COMPETITOR' && 1 - likeness > tolerance };
}

/** The same in words: "tells the promise", "62 % like the promise". */
export function describeTelling({ likeness, isOther }: Telling): string {
  if (likeness === null) return 'says nothing of the story';
  if (likeness > SAME) return 'tells the promise';
  const like = `${formatShare(likeness, 0)} like the promise`;
  return isOther ? `another story: ${like}` : like;
}
