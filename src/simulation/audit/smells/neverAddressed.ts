import type { Suspicion } from '../finding.ts';
import { add, freshKey, link, suspect } from '../mend.ts';
import { canSell, canSignUp } from '../reach.ts';
import type { Survey } from '../survey.ts';
import { nextStep } from '../ways.ts';
import { listed } from '../words.ts';

/** Days between letters to subscribers and to customers in a repair: weekly and monthly. Assumption. */
const SUBSCRIBER_DAYS = 7;
const CUSTOMER_DAYS = 30;
/** How much such a letter helps. Assumption. */
const HELPFUL = 0.5;

/**
 * People can buy, and nothing in the design is for customers: no place for them can be met, by push, pull or link, and no
 * link fires on BOUGHT. The repair is a monthly letter that helps and asks nothing.
 */
export function findCustomersNeverAddressed(survey: Survey): Suspicion[] {
  if (isAddressed(survey, 'CUSTOMERS', 'BOUGHT')) return [];
  const shops = survey.design.touchpoints.filter((each) => canSell(each) && survey.ever.met.has(each.key));
  if (shops.length === 0) return [];
  const keys = shops.map(({ key }) => key);
  const evidence = `People can buy at ${listed(keys)}, and nothing is for them afterwards: no touchpoint for CUSTOMERS can be met and no link is on BOUGHT.`;
  return [
    suspect(survey, 'CUSTOMERS_NEVER_ADDRESSED', keys, evidence, [
      add({
        ...{ key: freshKey(survey, 'customer-letter'), name: 'Letter to customers', channel: 'EMAIL' },
        ...{ audience: 'CUSTOMERS', push: { perDay: 1 / CUSTOMER_DAYS }, value: HELPFUL },
      }),
    ]),
  ];
}

/**
 * People can sign up, and nothing in the design is for subscribers. The repair is a weekly letter that helps and asks nothing,
 * welcomes those who signed up, and leads on to the next step of the plan.
 */
export function findSubscribersNeverAddressed(survey: Survey): Suspicion[] {
  if (isAddressed(survey, 'SUBSCRIBERS', 'SUBSCRIBED')) return [];
  const forms = survey.design.touchpoints.filter((each) => canSignUp(each) && survey.ever.met.has(each.key));
  if (forms.length === 0) return [];
  const keys = forms.map(({ key }) => key);
  const letter = freshKey(survey, 'letter');
  const next = nextStep(survey, { audience: 'SUBSCRIBERS', isNew: true, without: keys });
  const evidence = `People can sign up at ${listed(keys)}, and nothing is for them afterwards: no touchpoint for SUBSCRIBERS can be met and no link is on SUBSCRIBED.`;
  return [
    suspect(survey, 'SUBSCRIBERS_NEVER_ADDRESSED', keys, evidence, [
      add({
        ...{ key: letter, name: 'Letter to subscribers', channel: 'EMAIL' },
        ...{ audience: 'SUBSCRIBERS', push: { perDay: 1 / SUBSCRIBER_DAYS }, value: HELPFUL },
      }),
      ...keys.map((key) => link(key, 'SUBSCRIBED', letter, 1)),
      ...(next ? [link(letter, 'ENGAGED', next.key)] : []),
    ]),
  ];
}

function isAddressed(
  { design, ever, find }: Survey,
  audience: 'SUBSCRIBERS' | 'CUSTOMERS',
  trigger: 'SUBSCRIBED' | 'BOUGHT',
): boolean {
  const isForThem = design.touchpoints.some(
    (each) => each.audience === audience && each.owner !== 'COMPETITOR' && ever.met.has(each.key),
  );
  return isForThem || ever.fires.some(({ on, to }) => on === trigger && find(to).owner !== 'COMPETITOR');
}
