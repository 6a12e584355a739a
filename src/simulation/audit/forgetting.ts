import type { Change } from '../change.ts';
import type { Link } from '../design.ts';
import { LIMITS } from '../vocabulary.ts';
import { sum, type Inspected } from './inspected.ts';
import { add, freshKey, link, suspect } from './mend.ts';
import { count, counted, isWorthTelling, share, who, type Trouble } from './trouble.ts';
import { days } from './words.ts';

/** Less than this share forgotten is the way of the world. Assumption. */
const LEAST_FORGOTTEN = 0.1;
/** A wait of up to a week can be cut short; a longer one belongs to the plan (a course, a trial), and takes a reminder. Assumption. */
const LONGEST_CUT = 7;
/** A wait that is cut short is halved, and lasts a day at most. Assumption. */
const CUT_TO = 1;
/** A key, with room for a number behind it. */
const LONGEST_KEY = LIMITS.keyLength - 3;

/**
 * Follow-ups that buyers have to remember, P(remember) = exp(−ω·d/(keep·h·(0.25 + s))), and forget while they wait. The
 * repair cuts the wait short; where it is longer than a week, or cannot be much shorter, whoever forgot is reminded by an
 * e-mail that leads back.
 */
export function findForgetting(inspected: Inspected): Trouble[] {
  const { survey } = inspected;
  return inspected.waits.flatMap((wait): Trouble[] => {
    const { touchpoint, delay, of } = wait;
    const affected = of('forgettingBuyers');
    const due = sum(of('due'));
    const forgotten = sum(of('forgotten'));
    if (survey.find(touchpoint).owner === 'COMPETITOR' || forgotten < LEAST_FORGOTTEN * due) return [];
    if (!isWorthTelling(inspected, affected, of('dueBuyers'))) return [];
    const links = survey.design.links.filter(({ to, delayDays }) => to === touchpoint && delayDays === delay);
    const origins = [...new Set(links.map(({ from }) => from))].join(', ');
    const evidence =
      `Of ${counted(due, 'follow-up')} from ${origins} to ${touchpoint} after ${days(delay)}, ${count(forgotten)} ` +
      `(${share(forgotten, due)}) ${forgotten === 1 ? 'was' : 'were'} forgotten: ${who(inspected, affected, of('dueBuyers'), 'for whom one was due')}.`;
    const repair = delay <= LONGEST_CUT ? cut(links) : remind(inspected, touchpoint);
    return [{ ...suspect(survey, 'FORGETTING', [touchpoint], evidence, repair), affected }];
  });
}

const cut = (links: readonly Link[]): Change[] =>
  links.map(({ from, to, on, delayDays }) => link(from, on, to, Math.max(1 / 24, Math.min(CUT_TO, delayDays / 2))));

function remind({ survey }: Inspected, touchpoint: string): Change[] {
  const { audience } = survey.find(touchpoint);
  const wanted = `reminder-${touchpoint}`;
  const key = freshKey(survey, wanted.length > LONGEST_KEY ? 'reminder' : wanted);
  return [
    add({ key, name: `Reminder of ${touchpoint}`, channel: 'EMAIL', audience }),
    link(touchpoint, 'FORGOT', key),
    link(key, 'ENGAGED', touchpoint),
  ];
}
