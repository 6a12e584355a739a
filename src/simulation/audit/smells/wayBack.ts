import type { Suspicion } from '../finding.ts';
import { add, freshKey, link, suspect } from '../mend.ts';
import type { Survey } from '../survey.ts';
import { bestOf, isProgress, isWithin, openLinks, openPlaces, stepsToGoal, upstreamOf } from '../ways.ts';
import { listed } from '../words.ts';

/** Days until a reminder. Assumption. */
const REMINDER_DAYS = 2;
/** The pull that a repair gives: as strong as the rest of the world, by default. */
const PULL = 1;

/**
 * Places before the first purchase that the plan leads to and that one who wandered off on the way cannot come back to: neither
 * they nor anything that leads to them is looked for or pushed more than once, and no second chance (FORGOT, ABANDONED,
 * NOTICED, IGNORED) leads on from them. The repair gives a pull to the places that bring back most; where nobody ever looks
 * around, it sends a reminder.
 */
export function findNoWayBack(survey: Survey): Suspicion[] {
  const links = openLinks(survey);
  const places = openPlaces(survey);
  const occasions = new Map(places.map(({ key }) => [key, occasionsOf(survey, key)]));
  const leadingTo = new Map(
    places.map(({ key, audience }) => [
      key,
      upstreamOf(key, links).filter((from) => isWithin(audience, survey.find(from).audience)),
    ]),
  );
  const stranded = places.filter(({ key }) => {
    if (!links.some((each) => isProgress(each) && each.to === key && each.from !== key)) return false;
    if (links.some((each) => each.from === key && !isProgress(each) && each.on !== 'DISTRESS')) return false;
    const chances = leadingTo.get(key)?.reduce((sum, from) => sum + (occasions.get(from) ?? 0), 0) ?? 0;
    return chances < 2;
  });
  if (stranded.length === 0) return [];
  const evidence =
    `One who wanders off on the way to ${listed(stranded.map(({ key }) => key))} has no way back: nothing there or before ` +
    `it has a pull or is pushed more than once, and no link on FORGOT, ABANDONED, NOTICED or IGNORED leads on.`;
  const { repair, keys } = survey.ever.looks ? pulls(survey, stranded, leadingTo) : reminder(survey, stranded);
  return [suspect(survey, 'NO_WAY_BACK', keys, evidence, repair)];
}

type Place = ReturnType<typeof openPlaces>[number];
interface Mended {
  readonly repair: Suspicion['repair'];
  /** The stranded places, the one that the repair begins with first if it is one of them. */
  readonly keys: readonly string[];
}

/** How often a place comes up by itself: Infinity when it is looked for or pushed at random. */
function occasionsOf({ ever, find }: Survey, key: string): number {
  const { push, pull } = find(key);
  if (pull > 0 && ever.looks) return Infinity;
  if (!push || push.reach === 0) return 0;
  return push.perDay === null ? (push.days?.length ?? 0) : Infinity;
}

function pulls(survey: Survey, stranded: readonly Place[], leadingTo: ReadonlyMap<string, readonly string[]>): Mended {
  const repair: Suspicion['repair'][number][] = [];
  const raised: string[] = [];
  for (let left = [...stranded]; left.length > 0;) {
    const bringsBack = (place: Place): Place[] => left.filter(({ key }) => leadingTo.get(key)?.includes(place.key));
    const best = bestOf(
      openPlaces(survey).filter((place) => bringsBack(place).length > 0),
      (place) => [place.owner === 'OWNED' ? 0 : 1, place.arrives === 'SOUGHT' ? 0 : 1, -bringsBack(place).length],
    ) as Place;
    repair.push({ setTouchpoint: { key: best.key, pull: PULL } });
    raised.push(best.key);
    left = left.filter((place) => !bringsBack(best).includes(place));
  }
  const isRaised = ({ key }: Place): boolean => raised.includes(key);
  const keys = [...stranded.filter(isRaised), ...stranded.filter((place) => !isRaised(place))];
  return { repair, keys: keys.map(({ key }) => key) };
}

function reminder(survey: Survey, stranded: readonly Place[]): Mended {
  const added = freshKey(survey, 'reminder');
  const steps = stepsToGoal(survey);
  const first = bestOf(stranded, ({ key }) => [-(steps.get(key) ?? 0)]) as Place;
  const keys = [first.key, ...stranded.filter((place) => place !== first).map(({ key }) => key)];
  return {
    keys,
    repair: [
      add({ key: added, name: 'Reminder', channel: 'EMAIL', value: 0.3 }),
      ...keys.map((key) => link(key, 'NOTICED', added, REMINDER_DAYS)),
      link(added, 'ENGAGED', first.key),
    ],
  };
}
