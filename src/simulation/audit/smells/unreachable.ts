import type { Suspicion } from '../finding.ts';
import { add, freshKey, link, metAfter, suspect } from '../mend.ts';
import { canSell, canSignUp } from '../reach.ts';
import type { Survey } from '../survey.ts';
import { bestOf, mainPlace } from '../ways.ts';
import { listed } from '../words.ts';

/** What a repair pushes: about once a fortnight. Assumption. */
const PUSHES_PER_DAY = 0.07;
/** What a repair makes looked for, as strong as the rest of the world by default. Assumption. */
const PULL = 1;

/**
 * Touchpoints of the brand, and of those who speak of it, that nobody can meet: no push, no pull, no link that can fire, or
 * nobody ever in the audience. Those that can be met once another one can are told with it. A rival that nobody meets is no
 * smell.
 */
export function findUnreachable(survey: Survey): Suspicion[] {
  const { design, ever } = survey;
  const missing = design.touchpoints.filter(({ key, owner }) => owner !== 'COMPETITOR' && !ever.met.has(key));
  const roots = missing.map((touchpoint) => {
    const repair = waysTo(survey, touchpoint.key);
    const opened = metAfter(survey, repair);
    return { touchpoint, repair, opens: missing.map(({ key }) => key).filter((key) => opened.has(key)) };
  });
  const told = new Set<string>();
  const suspicions: Suspicion[] = [];
  for (;;) {
    const root = bestOf(
      roots.filter(({ touchpoint }) => !told.has(touchpoint.key)),
      ({ touchpoint, opens }) => [
        isInhabited(survey, touchpoint.audience) ? 0 : 1,
        touchpoint.audience === 'CUSTOMERS' ? 1 : 0,
        -opens.filter((key) => !told.has(key)).length,
      ],
    );
    if (!root) return suspicions;
    const { key } = root.touchpoint;
    const others = root.opens.filter((other) => other !== key && !told.has(other));
    for (const each of [key, ...others]) told.add(each);
    const also = others.length === 0 ? '' : ` Nor, because of that, can ${listed(others, 'or')} be met.`;
    suspicions.push(suspect(survey, 'UNREACHABLE', [key, ...others], reasonFor(survey, key) + also, root.repair));
  }
}

type Audience = Survey['design']['touchpoints'][number]['audience'];

const isInhabited = ({ ever }: Survey, audience: Audience): boolean =>
  audience === 'ANYONE' || ever.customers || (audience === 'SUBSCRIBERS' && ever.related);

function reasonFor(survey: Survey, key: string): string {
  const { design, find, ever } = survey;
  const { audience, push, pull } = find(key);
  if (!isInhabited(survey, audience)) {
    const step = audience === 'CUSTOMERS' ? 'BUY' : 'SUBSCRIBE';
    return `Nobody can meet ${key}: it is for ${audience}, and no touchpoint with the goal ${step} makes anybody one.`;
  }
  const links = design.links.filter(({ to, from }) => to === key && from !== key);
  const reasons = [
    push ? 'its push reaches nobody' : 'it has no push',
    pull > 0 && !ever.looks ? 'nobody ever goes looking' : 'it has no pull',
    links.length === 0
      ? 'no link leads to it'
      : `no link to it can fire (${listed(links.map(({ from, on }) => `${from} on ${on}`))})`,
  ];
  return `Nobody can meet ${key}: ${listed(reasons)}.`;
}

/** Changes that let an audience meet a touchpoint that it cannot meet. */
function waysTo(survey: Survey, key: string): Suspicion['repair'] {
  const { audience } = survey.find(key);
  if (isInhabited(survey, audience)) return audience === 'ANYONE' ? lead(survey, key) : follow(survey, key, audience);
  const isSale = audience === 'CUSTOMERS';
  const step = freshKey(survey, isSale ? 'checkout' : 'sign-up');
  const main = mainPlace(survey);
  const entry = main ? {} : withoutLink(survey);
  const opening = [
    isSale
      ? add({ key: step, name: 'Checkout', channel: 'CHECKOUT', goal: 'BUY', ...entry })
      : add({ key: step, name: 'Sign-up', channel: 'FORM', goal: 'SUBSCRIBE', effort: 0.1, ...entry }),
    ...(main ? [link(main.key, 'ENGAGED', step)] : []),
  ];
  if (metAfter(survey, opening).has(key)) return opening;
  return [...opening, link(step, isSale ? 'BOUGHT' : 'SUBSCRIBED', key, 1)];
}

const ADS: readonly string[] = ['DISPLAY_AD', 'SOCIAL_AD', 'SOCIAL_POST', 'WORD_OF_MOUTH'];

/** For a touchpoint that everybody may meet: its push mended, a push for an ad, a pull for what others say, else a link. */
function lead(survey: Survey, key: string): Suspicion['repair'] {
  const { owner, channel, arrives, push } = survey.find(key);
  const written = survey.written.touchpoints.find((each) => each.key === key)?.push;
  if (push && written)
    return [{ setTouchpoint: { key, push: { ...written, reach: reachOfGroup(survey, push.group) } } }];
  if (ADS.includes(channel)) return [{ setTouchpoint: { key, push: { perDay: PUSHES_PER_DAY } } }];
  const main = mainPlace(survey);
  if (!main || (owner === 'EARNED' && arrives === 'SOUGHT' && survey.ever.looks))
    return [{ setTouchpoint: { key, ...withoutLink(survey, arrives) } }];
  return [link(main.key, 'ENGAGED', key, arrives === 'BY_ITSELF' ? 1 : 0)];
}

/** For a touchpoint of subscribers or customers: a link on the step that made them so. */
function follow({ design, ever }: Survey, key: string, audience: Audience): Suspicion['repair'] {
  const met = design.touchpoints.filter((each) => ever.met.has(each.key));
  const form = audience === 'SUBSCRIBERS' ? met.find(canSignUp) : undefined;
  if (form) return [link(form.key, 'SUBSCRIBED', key, 1)];
  const shop = met.find(canSell);
  return shop ? [link(shop.key, 'BOUGHT', key, 1)] : [];
}

/** How a place is met that no link leads to. */
function withoutLink(survey: Survey, arrives = 'SOUGHT'): { pull?: number; push?: { perDay: number } } {
  if (arrives === 'SOUGHT' && survey.ever.looks) return { pull: PULL };
  return { push: { perDay: PUSHES_PER_DAY } };
}

const reachOfGroup = ({ design }: Survey, group: string): number =>
  Math.max(...design.touchpoints.map(({ push }) => (push?.group === group ? push.reach : 0))) || 1;
