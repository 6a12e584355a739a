/** Where a design leads before the first purchase: its goals, how far they are, and what would be the next step. */
import type { Link, Touchpoint } from '../design.ts';
import { STAGE_OF } from '../plan.ts';
import type { Audience, Trigger } from '../vocabulary.ts';
import type { Survey } from './survey.ts';

const PROGRESS: ReadonlySet<Trigger> = new Set(['ENGAGED', 'SUBSCRIBED', 'BOUGHT']);

/** Whether a link is for those who came through. The others are second chances for those who did not. */
export const isProgress = ({ on }: Link): boolean => PROGRESS.has(on);

/** Whether all who are in one audience are in the other. */
export const isWithin = (audience: Audience, other: Audience): boolean => STAGE_OF[audience] >= STAGE_OF[other];

/** The touchpoints of the brand and of third parties that can be met before a first purchase, by key. */
export const openPlaces = ({ design, before }: Survey): Touchpoint[] =>
  design.touchpoints.filter(({ key, owner }) => owner !== 'COMPETITOR' && before.met.has(key));

/** The links between them that can fire before a first purchase. */
export const openLinks = ({ before, find }: Survey): Link[] =>
  before.fires.filter(({ to }) => find(to).owner !== 'COMPETITOR');

/**
 * What a plan leads to before the first purchase: purchases and sign-ups; where there are none, what it teaches; else
 * nothing.
 */
export function goalsOf(survey: Survey): Touchpoint[] {
  const places = openPlaces(survey);
  const commitments = places.filter(({ goal }) => goal === 'BUY' || goal === 'SUBSCRIBE');
  return commitments.length > 0 ? commitments : places.filter(({ goal }) => goal === 'LEARN');
}

/** By key, the fewest links to a goal along the links for those who come through; absent where none leads there. */
export function stepsToGoal(survey: Survey): ReadonlyMap<string, number> {
  const steps = new Map(goalsOf(survey).map(({ key }) => [key, 0]));
  const links = openLinks(survey).filter(isProgress);
  for (let known = -1, step = 1; known !== steps.size; step++) {
    known = steps.size;
    const reached = links.filter(({ from, to }) => !steps.has(from) && steps.get(to) === step - 1);
    for (const { from } of reached) steps.set(from, step);
  }
  return steps;
}

/** Whom to send on, and whither not. */
interface Traveller {
  readonly audience: Audience;
  /** They have only just come: something gentler than a sale comes first. */
  readonly isNew: boolean;
  readonly without?: readonly string[];
}

/**
 * Where the plan would send somebody next: of the touchpoints of their audience from which links lead to a goal, the brand's
 * own before others', then the one that most others lead to, that asks least, that is looked for most.
 */
export function nextStep(survey: Survey, { audience, isNew, without = [] }: Traveller): Touchpoint | undefined {
  const steps = stepsToGoal(survey);
  const arrivals = openLinks(survey).filter((link) => isProgress(link) && link.from !== link.to);
  return bestOf(
    openPlaces(survey).filter(
      (place) => steps.has(place.key) && isWithin(audience, place.audience) && !without.includes(place.key),
    ),
    ({ key, owner, goal, ask, pull }) => [
      owner === 'OWNED' ? 0 : 1,
      isNew && goal === 'BUY' ? 1 : 0,
      -arrivals.filter(({ to }) => to === key).length,
      ask,
      -pull,
    ],
  );
}

/** The places from which links lead to one, itself among them. */
export function upstreamOf(key: string, links: readonly Link[]): string[] {
  const found = new Set([key]);
  for (const to of found) for (const link of links) if (link.to === to) found.add(link.from);
  return [...found];
}

/**
 * The touchpoint that most of the plan hangs on among those that everybody can meet: its own before others', one that
 * does not sell before one that does, then the one with most links.
 */
export function mainPlace(survey: Survey): Touchpoint | undefined {
  const links = openLinks(survey);
  return bestOf(
    openPlaces(survey).filter(({ audience }) => audience === 'ANYONE'),
    ({ key, owner, goal, ask, pull }) => [
      owner === 'OWNED' ? 0 : 1,
      goal === 'BUY' ? 1 : 0,
      -links.filter(({ from, to }) => from === key || to === key).length,
      ask,
      -pull,
    ],
  );
}

/** The one whose ranks are lowest, the first rank counting most; the earlier of equals. */
export function bestOf<Item>(items: readonly Item[], ranksOf: (item: Item) => readonly number[]): Item | undefined {
  let best: { item: Item; ranks: readonly number[] } | undefined;
  for (const item of items) {
    const ranks = ranksOf(item);
    if (!best || isLower(ranks, best.ranks)) best = { item, ranks };
  }
  return best?.item;
}

function isLower(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((rank, index) => rank !== other[index]);
  return at >= 0 && one[at] < other[at];
}
