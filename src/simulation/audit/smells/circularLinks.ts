import { componentsOf } from '../components.ts';
import type { Suspicion } from '../finding.ts';
import { link, MOST_CHANGES, suspect } from '../mend.ts';
import type { Survey } from '../survey.ts';
import { bestOf, isProgress, stepsToGoal } from '../ways.ts';
import { days, listed } from '../words.ts';

/** A second chance that comes no sooner is a reminder, not a circle. Assumption. */
const REMINDER_DAYS = 1;
/** A link on ENGAGED that waits as long makes a rhythm, such as a weekly letter, not a circle. Assumption. */
const RHYTHM_DAYS = 7;

type Link = Survey['design']['links'][number];

/**
 * Links that lead round in circles in which nothing brakes; each part of the plan that has some is told once. What brakes is
 * a link that can carry a buyer round only once or seldom: on SUBSCRIBED (once a life), on BOUGHT (each round is a sale), on
 * a second chance (IGNORED, NOTICED, ABANDONED, FORGOT) after a day or more, on ENGAGED after a week or more. Help on
 * DISTRESS should come at once, and each round needs new trouble that is noticed: it brakes unless a round takes no time at
 * all. Circles through a brake, such as reminders, are sound and not told.
 *
 * The repair takes the weakest links until no circle is left: a second chance that comes at once gets its day; else a
 * link goes whose ends have other ways in and out, and which leads back furthest from the goal.
 */
export function findCircularLinks(survey: Survey): Suspicion[] {
  const links = survey.ever.fires.filter(({ on }) => on !== 'SUBSCRIBED' && on !== 'BOUGHT');
  const spinning = linksInCircles(
    survey,
    links.filter(({ delayDays }) => delayDays === 0),
  );
  const unbraked = links.filter((each) =>
    each.on === 'DISTRESS'
      ? spinning.includes(each)
      : each.delayDays < (each.on === 'ENGAGED' ? RHYTHM_DAYS : REMINDER_DAYS),
  );
  const circling = linksInCircles(survey, unbraked);
  const keys = [...new Set(circling.map(({ from }) => from))];
  return componentsOf(keys, circling).map((members) => {
    const circle = circling.filter(({ from }) => members.includes(from));
    const longest = Math.max(...circle.map(({ delayDays }) => delayDays));
    const pace = circle.some((each) => spinning.includes(each))
      ? 'A round can take no time: follow-ups then come 25 at one instant, and the rest are dropped.'
      : `Every round has a delay; no link on it waits longer than ${days(longest)}.`;
    const around =
      members.length === 1 ? `${members[0]} links to itself` : `Links lead in circles among ${listed(members)}`;
    const what = listed([...new Set(circle.map(({ on }) => on))].sort());
    const evidence = `${around} (on ${what}), with nothing to slow those who go along. ${pace}`;
    return suspect(survey, 'CIRCULAR_LINKS', members, evidence, breakUp(survey, circle));
  });
}

/**
 * The links of a list that can follow upon themselves by way of others of the list. IGNORED can follow only where follow-ups
 * come by themselves, FORGOT only upon a link that waits and leads to where one has to go.
 */
function linksInCircles({ find }: Survey, links: readonly Link[]): Link[] {
  const canFollow = ({ on }: Link, { to, delayDays }: Link): boolean => {
    const isSought = find(to).arrives === 'SOUGHT';
    return on === 'IGNORED' ? !isSought : on !== 'FORGOT' || (isSought && delayDays > 0);
  };
  const nodes = links.map((_, index) => String(index));
  const leaving = Map.groupBy(links.keys(), (index) => links[index].from);
  const edges = links.flatMap((each, from) =>
    (leaving.get(each.to) ?? [])
      .filter((to) => canFollow(links[to], each))
      .map((to) => ({ from: nodes[from], to: nodes[to] })),
  );
  const circling = componentsOf(nodes, edges).filter(
    ([first, ...others]) => others.length > 0 || edges.some(({ from, to }) => from === first && to === first),
  );
  const inCircles = new Set(circling.flat());
  return links.filter((_, index) => inCircles.has(String(index)));
}

function breakUp(survey: Survey, circle: readonly Link[]): Suspicion['repair'] {
  const steps = stepsToGoal(survey);
  const { fires } = survey.ever;
  const gone = new Set<Link>();
  const hasWayIn = (key: string, but: Link): boolean => {
    const { push, pull } = survey.find(key);
    return push !== null || pull > 0 || fires.some((each) => each.to === key && each !== but && each.from !== key);
  };
  const hasWayOn = (key: string, but: Link): boolean =>
    survey.find(key).goal === 'BUY' ||
    fires.some((each) => each.from === key && each !== but && !gone.has(each) && isProgress(each) && each.to !== key);
  const left = (): Link[] =>
    linksInCircles(
      survey,
      circle.filter((each) => !gone.has(each)),
    );
  for (let inside = left(); inside.length > 0 && gone.size <= MOST_CHANGES; inside = left()) {
    const weakest = bestOf(inside, (each) => [
      isProgress(each) ? 1 : 0,
      each.from === each.to || hasWayIn(each.to, each) ? 0 : 1,
      each.from === each.to || hasWayOn(each.from, each) ? 0 : 1,
      // From a place without a way to the goal no link leads back.
      (steps.get(each.from) ?? Infinity) - (steps.get(each.to) ?? Infinity) || 0,
      each.delayDays,
    ]);
    gone.add(weakest as Link);
  }
  // What later ones made needless stays as it is.
  for (const each of gone.size > MOST_CHANGES ? [] : [...gone]) {
    gone.delete(each);
    if (left().length > 0) gone.add(each);
  }
  return [...gone].map((each) => {
    const { from, to, on } = each;
    const isKept = !isProgress(each) && !wakesForgetting(survey, to);
    return isKept ? link(from, on, to, REMINDER_DAYS) : { removeLink: { from, to, on } };
  });
}

/** Whether a link on FORGOT, which nothing sets off so far, would be set off by a delay of what leads to where it begins. */
function wakesForgetting({ design, ever }: Survey, key: string): boolean {
  return design.links.some((each) => each.from === key && each.on === 'FORGOT' && !ever.fires.includes(each));
}
