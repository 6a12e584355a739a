import type { Suspicion } from '../finding.ts';
import { RELATED_LATITUDE } from '../latitude.ts';
import { link, suspect } from '../mend.ts';
import { canSignUp, isPushed } from '../reach.ts';
import type { Survey } from '../survey.ts';
import { openLinks } from '../ways.ts';
import { amount, days, percent } from '../words.ts';

/** For a week after a sign-up nothing is sold. Assumption. */
const QUIET_DAYS = 7;
/** A push to subscribers that comes so often within the week after a sign-up comes soon. Assumption. */
const OFTEN = 0.5;
/** The shortest delay that a link can have, but none. */
const AN_HOUR = 1 / 24;
/** What rounding may do to a sum of days. */
const NOTHING = 1e-9;

type Hop = Survey['design']['links'][number] & { readonly day: number };

/**
 * What sells within a week of a sign-up: a BUY goal, or an ask beyond what a fresh relationship allows (0.35 and the slack).
 * It counts when it comes to the subscriber, by a link or by a push to subscribers; a step that they take themselves,
 * having come through something after the sign-up, is theirs to take. The repair lowers the ask to what the relationship
 * allows, or, where it is a purchase, waits out the week.
 */
export function findSoonSales(survey: Survey): Suspicion[] {
  const { design, parameters, before } = survey;
  const hops = before.related ? hopsWithinTheWeek(survey) : [];
  return design.touchpoints.flatMap((touchpoint) => {
    const { key, ask, goal, audience, owner } = touchpoint;
    if (owner === 'COMPETITOR' || audience === 'CUSTOMERS') return [];
    const isHard = ask > RELATED_LATITUDE + parameters.askSlack + NOTHING;
    const soon = hops.filter(({ to }) => to === key);
    const share = isHard && audience === 'SUBSCRIBERS' && before.met.has(key) ? shareWithinTheWeek(survey, key) : 0;
    const led = soon.length > 0 && (isHard || goal === 'BUY');
    if (!led && share < OFTEN) return [];

    const when = led
      ? `comes ${days(Math.min(...soon.map((hop) => hop.day + hop.delayDays)))} after a sign-up, by links`
      : `is pushed at subscribers, and comes to ${percent(share)} of them within a week of their sign-up`;
    const allowed = `a fresh relationship allows ${amount(RELATED_LATITUDE)}, and ${amount(parameters.askSlack)} beyond that before it presses`;
    const evidence = isHard
      ? `${key} ${when}, and asks ${amount(ask)}: ${allowed}.`
      : `${key} ${when}, and sells: within ${days(QUIET_DAYS)} of signing up nobody should be sold to.`;
    const softer = { setTouchpoint: { key, ask: RELATED_LATITUDE } };
    const later = soon.map(({ from, on, day }) => link(from, on, key, Math.max(QUIET_DAYS - day, AN_HOUR)));
    const repair = goal === 'BUY' ? [...(led ? later : []), ...(share < OFTEN ? [] : [softer])] : [softer];
    return [suspect(survey, 'SELLS_TOO_SOON', [key], evidence, repair)];
  });
}

/** The links that lead a subscriber somewhere within a week of the sign-up, and the day on which they set out at the earliest. */
function hopsWithinTheWeek(survey: Survey): Hop[] {
  const links = openLinks(survey);
  const forms = new Set(
    survey.design.touchpoints
      .filter((each) => canSignUp(each) && survey.before.met.has(each.key))
      .map(({ key }) => key),
  );
  const earliest = new Map([...forms].map((key) => [key, 0]));
  const open = links.filter(({ from, on, to }) => !forms.has(to) && (!forms.has(from) || isOfSignUp(on)));
  for (let found = true; found;) {
    found = false;
    for (const { from, to, delayDays } of open) {
      const day = (earliest.get(from) ?? Infinity) + delayDays;
      if (day >= QUIET_DAYS - NOTHING || day >= (earliest.get(to) ?? Infinity)) continue;
      earliest.set(to, day);
      found = true;
    }
  }
  return open
    .filter(({ from, to, on }) => forms.has(from) || on !== 'ENGAGED' || survey.find(to).arrives === 'BY_ITSELF')
    .map((each) => ({ ...each, day: earliest.get(each.from) ?? Infinity }))
    .filter(({ day, delayDays }) => day + delayDays < QUIET_DAYS - NOTHING);
}

const isOfSignUp = (on: Hop['on']): boolean => on === 'SUBSCRIBED' || on === 'ENGAGED';

/** The share of sign-ups, at random or even over the time up to the last day, that a push follows within a week. */
function shareWithinTheWeek({ find }: Survey, key: string): number {
  const touchpoint = find(key);
  const { push } = touchpoint;
  if (!push || !isPushed(touchpoint)) return 0;
  if (push.perDay !== null) return push.reach * (1 - Math.exp(-push.perDay * QUIET_DAYS));
  const calendar = push.days ?? [];
  const last = calendar.at(-1) ?? 0;
  if (last === 0) return 0;
  const covered = calendar.reduce((sum, day, at) => sum + Math.min(QUIET_DAYS, day - (calendar[at - 1] ?? 0)), 0);
  return (push.reach * covered) / last;
}
