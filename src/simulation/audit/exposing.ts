import type { Change } from '../change.ts';
import type { Push } from '../design.ts';
import { sum, type Inspected } from './inspected.ts';
import { TIRED } from './inspect.ts';
import { counted, isWorthTelling, share, who, type Trouble } from './trouble.ts';
import { amount } from './words.ts';

/** Fatigue that takes less than this part of the notices is the way of the world. Assumption. */
const LEAST_LOST = 0.15;
/** What comes more seldom than this to those whom it reaches cannot be thinned out. */
const FEWEST = 2;

/**
 * Pushes that come so often that buyers no longer notice them: what fatigue takes from the chances of a notice. The repair
 * halves them: every other day, or half the rate. Using a product is the customer's own doing, and nothing to thin out.
 */
export function findOverExposure(inspected: Inspected): Trouble[] {
  const { survey, plan } = inspected;
  return plan.keys.flatMap((key): Trouble[] => {
    const { push, owner, channel } = survey.find(key);
    const affected = inspected.of(key, 'tiredBuyers');
    const came = inspected.of(key, 'exposedBuyers');
    if (!push || owner === 'COMPETITOR' || channel === 'PRODUCT' || !isWorthTelling(inspected, affected, came))
      return [];
    const pushes = sum(inspected.of(key, 'pushes'));
    const each = pushes / sum(came);
    const fresh = sum(inspected.of(key, 'freshChance'));
    const lost = fresh - sum(inspected.of(key, 'noticeChance'));
    if (each < FEWEST || lost < LEAST_LOST * fresh) return [];
    const tired = sum(inspected.of(key, 'tiredPushes'));
    const evidence =
      `${key} came ${amount(each)} times to each of the ${counted(sum(came), 'buyer')} whom it reached, and fatigue took ` +
      `${share(lost, fresh)} of the notices that it would have had. ${share(tired, pushes)} of the times it took more than ` +
      `${share(TIRED, 1)} of the chance: ${who(inspected, affected, came)}.`;
    return [
      {
        ...{ kind: 'OVER_EXPOSURE', touchpoints: [key], evidence, affected },
        repair: [thinOut(key, push)],
      },
    ];
  });
}

function thinOut(key: string, { reach, group, days, perDay }: Push): Change {
  const rhythm = days ? { days: days.filter((_, nth) => nth % 2 === 0) } : { perDay: (perDay ?? 0) / 2 };
  return { setTouchpoint: { key, push: { reach, group, ...rhythm } } };
}
