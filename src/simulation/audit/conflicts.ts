import { sum, type Inspected } from './inspected.ts';
import { likenessOf, promiseOf, toldBy } from './telling.ts';
import { isWorthTelling, share, who, type Trouble } from './trouble.ts';

/**
 * A mean dissonance below this is hardly felt: at the defaults it takes one and a half thousandths of mood, and weakens what
 * is remembered by three. Assumption.
 */
const LEAST_DISSONANCE = 0.01;
/** Likeness nearer to 1 than this is that of one story told twice. */
const SAME = 1e-9;

/**
 * Touchpoints that contradict what buyers remember, and do not tell the promise: dissonance δ felt there. A clash has two
 * sides; where the promise is told, the other side is to be mended. The repair tells the promise.
 */
export function findConflicts(inspected: Inspected): Trouble[] {
  const { survey, plan } = inspected;
  return plan.keys.flatMap((key): Trouble[] => {
    const touchpoint = survey.find(key);
    const told = touchpoint.owner === 'COMPETITOR' ? null : toldBy(touchpoint, survey.design);
    if (told === null || likenessOf(told, promiseOf(survey.design)) > 1 - SAME) return [];
    const affected = inspected.of(key, 'clashingBuyers');
    const came = inspected.of(key, 'noticingBuyers');
    const clashes = sum(inspected.of(key, 'clashes'));
    const dissonance = sum(inspected.of(key, 'dissonance')) / clashes;
    if (!isWorthTelling(inspected, affected, came) || dissonance < LEAST_DISSONANCE) return [];
    const notices = sum(inspected.of(key, 'notices'));
    const evidence =
      `What ${key} tells clashes with what is remembered ${share(clashes, notices)} of the times that it is noticed: ` +
      `${who(inspected, affected, came)}, with a mean dissonance of ${Math.round(1000 * dissonance) / 1000}.` +
      (touchpoint.owner === 'EARNED' ? ' Others speak here, who can only be asked to tell the promise.' : '');
    return [
      {
        ...{ kind: 'CONFLICTING_TELLING', touchpoints: [key], evidence, affected },
        repair: [{ setTelling: { touchpoint: key, telling: survey.written.story.promise } }],
      },
    ];
  });
}
