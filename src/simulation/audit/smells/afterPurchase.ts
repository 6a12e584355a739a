import type { Suspicion } from '../finding.ts';
import { add, freshKey, link, suspect } from '../mend.ts';
import { canSell } from '../reach.ts';
import type { Survey } from '../survey.ts';
import { bestOf } from '../ways.ts';
import { days } from '../words.ts';

/** What comes to customers later than this on average is no answer to a purchase. Assumption. */
const SOON_DAYS = 14;
/** A push to customers that gets to fewer of them does not count. Assumption. */
const LEAST_REACH = 0.5;
/** Days from the purchase to the follow-up of a repair. Assumption. */
const FOLLOW_UP_DAYS = 1;

/**
 * Places that sell and leave the buyer alone afterwards: no link on BOUGHT, none on ENGAGED that only customers can follow,
 * and no push to customers that comes soon anyway. The repair takes up a place for customers that the design has, an
 * onboarding first of all, else adds one.
 */
export function findNothingAfterPurchase(survey: Survey): Suspicion[] {
  const { design, ever, find } = survey;
  const soon = design.touchpoints.some((touchpoint) => comesSoon(survey, touchpoint.key));
  if (soon) return [];
  const followUps = ever.fires.filter(
    ({ from, to, on }) =>
      from !== to &&
      find(to).owner !== 'COMPETITOR' &&
      (on === 'BOUGHT' || (on === 'ENGAGED' && canSell(find(from)) && find(to).audience === 'CUSTOMERS')),
  );
  return design.touchpoints
    .filter((touchpoint) => canSell(touchpoint) && ever.met.has(touchpoint.key))
    .filter(({ key }) => !followUps.some(({ from }) => from === key))
    .map(({ key }) => {
      const evidence = `Nothing follows a purchase at ${key}: it has no link on BOUGHT, and no push to customers comes within ${days(SOON_DAYS)} on average.`;
      const welcome = bestOf(
        design.touchpoints.filter(
          (each) => each.key !== key && each.audience === 'CUSTOMERS' && each.owner === 'OWNED',
        ),
        (each) => [
          followUps.some(({ to }) => to === each.key) ? 0 : 1,
          each.channel === 'ONBOARDING' ? 0 : each.goal === 'BUY' ? 2 : 1,
          each.ask,
        ],
      );
      if (welcome && welcome.goal !== 'BUY')
        return suspect(survey, 'NOTHING_AFTER_PURCHASE', [key], evidence, [
          link(key, 'BOUGHT', welcome.key, FOLLOW_UP_DAYS),
        ]);
      const added = freshKey(survey, 'onboarding');
      return suspect(survey, 'NOTHING_AFTER_PURCHASE', [key], evidence, [
        add({ key: added, name: 'Onboarding', channel: 'ONBOARDING', audience: 'CUSTOMERS', value: 0.6 }),
        link(key, 'BOUGHT', added, FOLLOW_UP_DAYS),
      ]);
    });
}

/** Whether a push to customers comes to most of them, and on average soon, after a day of purchase that may be any. */
function comesSoon({ ever, find }: Survey, key: string): boolean {
  const { push, audience, owner } = find(key);
  if (!push || audience !== 'CUSTOMERS' || owner === 'COMPETITOR' || push.reach < LEAST_REACH || !ever.met.has(key))
    return false;
  if (push.perDay !== null) return 1 / push.perDay <= SOON_DAYS;
  return meanWait(push.days ?? []) <= SOON_DAYS;
}

/** The mean wait until the next of some days, from a moment that is even over the time up to the last. */
function meanWait(calendar: readonly number[]): number {
  const last = calendar.at(-1) ?? 0;
  if (last === 0) return Infinity;
  const squares = calendar.reduce((sum, day, index) => sum + (day - (calendar[index - 1] ?? 0)) ** 2, 0);
  return squares / (2 * last);
}
