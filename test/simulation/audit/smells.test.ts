/** Design smells: for each one a small design that has it and one that just does not, and laws over many designs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Suspicion } from '../../../src/simulation/audit/finding.ts';
import { CUSTOMER_LATITUDE, RELATED_LATITUDE } from '../../../src/simulation/audit/latitude.ts';
import { findSmells } from '../../../src/simulation/audit/smells.ts';
import { applyChanges, parseChanges } from '../../../src/simulation/change.ts';
import type { DesignInput, TouchpointInput } from '../../../src/simulation/design.ts';
import { defaultParameters, type ParameterValues } from '../../../src/simulation/parameters.ts';
import { LIMITS } from '../../../src/simulation/vocabulary.ts';
import { cases, designs, parameterValues } from '../arbitrary.ts';
import {
  changed,
  checkedDesign,
  designOf,
  example,
  law,
  metricOf,
  planOf,
  planOfCase,
  summaryOf,
  valueOf,
  type Parts,
} from '../support.ts';

const DEFAULTS = defaultParameters();
const smellsOf = (input: DesignInput, parameters: ParameterValues = DEFAULTS): Suspicion[] =>
  findSmells(input, checkedDesign(input).design, parameters);

/** What is found of one kind: the touchpoints of each finding. */
const found = (kind: Suspicion['kind'], parts: Parts): string[] =>
  smellsOf(designOf(parts))
    .filter((each) => each.kind === kind)
    .map(({ touchpoints }) => touchpoints.join(' '));
const repairOf = (kind: Suspicion['kind'], parts: Parts): Suspicion['repair'] | undefined =>
  smellsOf(designOf(parts)).find((each) => each.kind === kind)?.repair;

type Touchpoint = Parts['touchpoints'][number];
type Links = NonNullable<Parts['links']>;

const site: Touchpoint = { key: 'site', channel: 'WEBSITE', pull: 1, goal: 'LEARN', value: 0.5 };
const shop: Touchpoint = { key: 'shop', channel: 'CHECKOUT', goal: 'BUY' };
const toShop = { from: 'site', to: 'shop', on: 'ENGAGED' } as const;
const form: Touchpoint = { key: 'form', channel: 'FORM', goal: 'SUBSCRIBE' };
const toForm = { from: 'site', to: 'form', on: 'ENGAGED' } as const;
const welcome: Touchpoint = { key: 'welcome', channel: 'ONBOARDING', audience: 'CUSTOMERS' };
const onceBought = { from: 'shop', to: 'welcome', on: 'BOUGHT', delayDays: 1 } as const;

/** A site, a shop and what follows a purchase, with more beside it: nothing about it smells. */
const withSite = (touchpoints: readonly Touchpoint[] = [], links: Links = []): Parts => ({
  touchpoints: [site, shop, welcome, ...touchpoints],
  links: [toShop, onceBought, ...links],
});

test('a sound small design has no smell', () => {
  expect(smellsOf(designOf(withSite()))).toEqual([]);
  const letter: Touchpoint = { key: 'letter', channel: 'EMAIL', audience: 'SUBSCRIBERS', push: { perDay: 0.1 } };
  const more = withSite([form, letter], [toForm, { from: 'letter', to: 'site', on: 'ENGAGED' }]);
  expect(smellsOf(designOf(more))).toEqual([]);
});

describe('UNREACHABLE', () => {
  const chat: Touchpoint = { key: 'chat', channel: 'CHAT' };
  const onward: Links[number] = { from: 'chat', to: 'shop', on: 'ENGAGED' };
  const of = (touchpoints: readonly Touchpoint[], links: Links) => found('UNREACHABLE', withSite(touchpoints, links));

  test('no push, no pull and no link', () => {
    expect(of([chat], [onward])).toEqual(['chat']);
    expect(of([{ ...chat, pull: 0.1 }], [onward])).toEqual([]);
    expect(of([{ ...chat, push: { days: [3] } }], [onward])).toEqual([]);
    expect(of([{ ...chat, push: { days: [3], reach: 0 } }], [onward])).toEqual(['chat']);
    expect(of([chat], [onward, { from: 'site', to: 'chat', on: 'NOTICED' }])).toEqual([]);
  });

  test('a link whose trigger cannot happen', () => {
    const on = (trigger: Links[number]['on'], from: Touchpoint = {}, delayDays = 0) =>
      found('UNREACHABLE', {
        touchpoints: [{ ...site, ...from }, shop, welcome, chat],
        links: [{ ...toShop, delayDays }, onceBought, onward, { from: 'site', to: 'chat', on: trigger }],
      });
    const pothole = { kind: 'LONG_WAIT', prevalence: 0.2, severity: 0.5 } as const;
    // Who comes by own visits only does not ignore.
    expect(on('IGNORED')).toEqual(['chat']);
    expect(on('IGNORED', { push: { perDay: 0.1 } })).toEqual([]);
    expect(on('ABANDONED')).toEqual(['chat']);
    expect(on('ABANDONED', { potholes: [{ ...pothole, severity: 0 }] })).toEqual(['chat']);
    expect(on('ABANDONED', { potholes: [pothole], care: [{ kind: 'RESOLUTION', strength: 1 }] })).toEqual(['chat']);
    expect(on('ABANDONED', { potholes: [pothole] })).toEqual([]);
    expect(on('SUBSCRIBED')).toEqual(['chat']);
    expect(on('BOUGHT')).toEqual(['chat']);
    expect(on('DISTRESS', { listening: 0.5 })).toEqual(['chat']);
    expect(on('DISTRESS', { potholes: [pothole] })).toEqual(['chat']);
    expect(on('DISTRESS', { listening: 0.5, potholes: [pothole] })).toEqual([]);
    expect(on('DISTRESS', { listening: 0.5, ask: 0.4 })).toEqual([]);
  });

  test('FORGOT needs a follow-up that waits and has to be gone to', () => {
    const on = (delayDays: number, arrives: 'SOUGHT' | 'BY_ITSELF') =>
      found('UNREACHABLE', {
        touchpoints: [site, { ...shop, arrives }, welcome, chat],
        links: [{ ...toShop, delayDays }, onceBought, onward, { from: 'shop', to: 'chat', on: 'FORGOT' }],
      });
    expect([on(1, 'SOUGHT'), on(0, 'SOUGHT'), on(1, 'BY_ITSELF')]).toEqual([[], ['chat'], ['chat']]);
  });

  test('an audience that nobody is ever in is one finding, with all that wait for it', () => {
    const letter: Touchpoint = { key: 'letter', channel: 'EMAIL', audience: 'SUBSCRIBERS', push: { perDay: 0.1 } };
    const second: Touchpoint = { ...letter, key: 'other-letter' };
    const links: Links = [{ from: 'letter', to: 'site', on: 'ENGAGED' }];
    const without = { touchpoints: [site, letter, second], links };
    expect(found('UNREACHABLE', without)).toEqual(['letter other-letter']);
    expect(repairOf('UNREACHABLE', without)).toMatchObject([
      { addTouchpoint: { key: 'sign-up', goal: 'SUBSCRIBE' } },
      { setLink: { from: 'site', to: 'sign-up', on: 'ENGAGED' } },
    ]);
    expect(found('UNREACHABLE', { ...without, touchpoints: [...without.touchpoints, { ...form, pull: 1 }] })).toEqual(
      [],
    );
    // Customers are subscribers too.
    expect(found('UNREACHABLE', { ...without, touchpoints: [...without.touchpoints, { ...shop, pull: 1 }] })).toEqual(
      [],
    );
  });

  test('what hangs on another one is told with it, and the repair is for that one', () => {
    const chain = withSite([form, welcome2], [{ from: 'form', to: 'welcome-2', on: 'SUBSCRIBED' }]);
    expect(found('UNREACHABLE', chain)).toEqual(['form welcome-2']);
    expect(repairOf('UNREACHABLE', chain)).toEqual([
      { setLink: { from: 'site', to: 'form', on: 'ENGAGED', delayDays: 0 } },
    ]);
  });
  const welcome2: Touchpoint = { key: 'welcome-2', channel: 'EMAIL', audience: 'SUBSCRIBERS' };

  test('nobody goes looking', () => {
    const parts = (traits: { curiosityPerDay: number; drift?: number }): Parts => ({
      ...withSite(),
      personas: [{ traits }],
    });
    expect(found('UNREACHABLE', parts({ curiosityPerDay: 0.01 }))).toEqual([]);
    expect(found('UNREACHABLE', parts({ curiosityPerDay: 0 }))).toEqual(['site shop welcome']);
    expect(repairOf('UNREACHABLE', parts({ curiosityPerDay: 0 }))).toMatchObject([
      { setTouchpoint: { key: 'site', push: { perDay: 0.07 } } },
    ]);
  });

  test('a rival that nobody meets is none', () => {
    expect(of([{ key: 'rival', owner: 'COMPETITOR' }], [])).toEqual([]);
  });
});

describe('DEAD_END', () => {
  const reviews: Touchpoint = { key: 'reviews', channel: 'REVIEW', owner: 'EARNED', pull: 1, goal: 'LEARN' };
  const of = (touchpoint: Touchpoint, links: Links) => found('DEAD_END', withSite([touchpoint], links));

  test('a place from which nothing leads on before the goal', () => {
    expect(of(reviews, [])).toEqual(['reviews']);
    expect(of(reviews, [{ from: 'reviews', to: 'site', on: 'ENGAGED' }])).toEqual([]);
    // Only those who did not come through are led on.
    expect(of(reviews, [{ from: 'reviews', to: 'site', on: 'NOTICED' }])).toEqual(['reviews']);
    expect(of(reviews, [{ from: 'reviews', to: 'welcome', on: 'ENGAGED' }])).toEqual(['reviews']);
    expect(repairOf('DEAD_END', withSite([reviews]))).toEqual([
      { setLink: { from: 'reviews', to: 'site', on: 'ENGAGED', delayDays: 0 } },
    ]);
  });

  test('a round that never leads out is one finding', () => {
    const film: Touchpoint = { key: 'film', channel: 'VIDEO', goal: 'LEARN' };
    const round: Links = [
      { from: 'reviews', to: 'film', on: 'ENGAGED', delayDays: 9 },
      { from: 'film', to: 'reviews', on: 'ENGAGED' },
    ];
    expect(found('DEAD_END', withSite([reviews, film], round))).toEqual(['film reviews']);
    const out: Links = [...round, { from: 'film', to: 'site', on: 'ENGAGED' }];
    expect(found('DEAD_END', withSite([reviews, film], out))).toEqual([]);
  });

  test('who was helped out of trouble is led back to it', () => {
    const helper: Touchpoint = { key: 'helper', channel: 'SUPPORT', arrives: 'BY_ITSELF' };
    const parts: Parts = {
      touchpoints: [site, { ...shop, ask: 0.5, listening: 1 }, welcome, helper],
      links: [toShop, onceBought, { from: 'shop', to: 'helper', on: 'DISTRESS' }],
    };
    expect(found('DEAD_END', parts)).toEqual(['helper']);
    expect(repairOf('DEAD_END', parts)).toEqual([
      { setLink: { from: 'helper', to: 'shop', on: 'ENGAGED', delayDays: 1 } },
    ]);
  });

  test('after the purchase, at a rival’s and in a design without goals there is none', () => {
    expect(of({ key: 'rival', owner: 'COMPETITOR', pull: 1 }, [])).toEqual([]);
    expect(of({ key: 'product', audience: 'CUSTOMERS', push: { perDay: 1 } }, [])).toEqual([]);
    expect(of({ key: 'thanks' }, [{ from: 'shop', to: 'thanks', on: 'BOUGHT' }])).toEqual([]);
    expect(found('DEAD_END', { touchpoints: [{ ...site, goal: 'NONE' }] })).toEqual([]);
  });
});

describe('NOTHING_AFTER_PURCHASE and CUSTOMERS_NEVER_ADDRESSED', () => {
  const both = (touchpoints: readonly Touchpoint[], links: Links = []) =>
    smellsOf(designOf({ touchpoints: [site, shop, ...touchpoints], links: [toShop, ...links] }))
      .filter(({ kind }) => kind === 'NOTHING_AFTER_PURCHASE' || kind === 'CUSTOMERS_NEVER_ADDRESSED')
      .map(({ kind, touchpoints: keys }) => `${kind} ${keys.join(' ')}`);
  const product: Touchpoint = { key: 'product', channel: 'PRODUCT', audience: 'CUSTOMERS' };

  test('a purchase after which nothing comes', () => {
    expect(both([])).toEqual(['NOTHING_AFTER_PURCHASE shop', 'CUSTOMERS_NEVER_ADDRESSED shop']);
    expect(both([welcome], [onceBought])).toEqual([]);
    expect(both([welcome], [{ ...onceBought, on: 'ENGAGED' }])).toEqual([]);
    // For everybody, and only customers come there.
    expect(both([{ key: 'thanks' }], [{ from: 'shop', to: 'thanks', on: 'BOUGHT' }])).toEqual([]);
  });

  test('a push to customers counts when it comes soon and to most', () => {
    const late = ['NOTHING_AFTER_PURCHASE shop'];
    expect(both([{ ...product, push: { perDay: 0.072 } }])).toEqual([]);
    expect(both([{ ...product, push: { perDay: 0.07 } }])).toEqual(late);
    expect(both([{ ...product, push: { perDay: 0.1, reach: 0.5 } }])).toEqual([]);
    expect(both([{ ...product, push: { perDay: 0.1, reach: 0.4 } }])).toEqual(late);
    // From day 0 to 56 the wait until the next is 14 days on average.
    expect(both([{ ...product, push: { days: [28, 56] } }])).toEqual([]);
    expect(both([{ ...product, push: { days: [29, 58] } }])).toEqual(late);
  });

  test('the repair takes up an onboarding that is there, or adds one', () => {
    const parts: Parts = { touchpoints: [site, shop], links: [toShop] };
    expect(repairOf('NOTHING_AFTER_PURCHASE', parts)).toMatchObject([
      { addTouchpoint: { channel: 'ONBOARDING', audience: 'CUSTOMERS' } },
      { setLink: { from: 'shop', to: 'onboarding', on: 'BOUGHT' } },
    ]);
    const more = withSite([{ key: 'store', goal: 'BUY', pull: 1 }]);
    expect(repairOf('NOTHING_AFTER_PURCHASE', more)).toEqual([
      { setLink: { from: 'store', to: 'welcome', on: 'BOUGHT', delayDays: 1 } },
    ]);
    expect(repairOf('CUSTOMERS_NEVER_ADDRESSED', parts)).toMatchObject([
      { addTouchpoint: { audience: 'CUSTOMERS', push: { perDay: 1 / 30 } } },
    ]);
  });
});

describe('SUBSCRIBERS_NEVER_ADDRESSED', () => {
  const of = (touchpoints: readonly Touchpoint[], links: Links = []) =>
    found('SUBSCRIBERS_NEVER_ADDRESSED', withSite([form, ...touchpoints], [toForm, ...links]));

  test('people sign up for nothing', () => {
    const letter: Touchpoint = { key: 'letter', channel: 'EMAIL', audience: 'SUBSCRIBERS' };
    expect(of([])).toEqual(['form']);
    expect(of([letter])).toEqual(['form']);
    expect(of([{ ...letter, push: { days: [30] } }])).toEqual([]);
    expect(of([], [{ from: 'form', to: 'site', on: 'SUBSCRIBED', delayDays: 3 }])).toEqual([]);
    expect(found('SUBSCRIBERS_NEVER_ADDRESSED', withSite())).toEqual([]);
  });
});

describe('NO_WAY_BACK', () => {
  const mail: Touchpoint = { key: 'mail', channel: 'EMAIL', push: { days: [1] } };
  const of = (entry: Touchpoint, place: Touchpoint = {}, links: Links = []) =>
    found('NO_WAY_BACK', {
      touchpoints: [{ ...mail, ...entry }, { ...site, pull: 0, ...place }, shop, welcome],
      links: [{ from: 'mail', to: 'site', on: 'ENGAGED' }, toShop, onceBought, ...links],
    });

  test('what is met once and never again', () => {
    expect(of({})).toEqual(['site shop']);
    expect(of({ push: { days: [1, 20] } })).toEqual([]);
    expect(of({ push: { perDay: 0.01 } })).toEqual([]);
    expect(of({}, { pull: 0.1 })).toEqual([]);
  });

  test('a reminder is a way back for those of one place', () => {
    expect(of({}, {}, [{ from: 'shop', to: 'mail', on: 'NOTICED', delayDays: 2 }])).toEqual(['site']);
    const both: Links = [
      { from: 'shop', to: 'mail', on: 'NOTICED', delayDays: 2 },
      { from: 'site', to: 'mail', on: 'NOTICED', delayDays: 2 },
    ];
    expect(of({}, {}, both)).toEqual([]);
  });

  test('the repair is a pull where it brings back most; a reminder where nobody looks around', () => {
    const parts = (traits: { curiosityPerDay: number; drift: number }): Parts => ({
      personas: [{ traits }],
      touchpoints: [mail, { ...site, pull: 0 }, shop, welcome],
      links: [{ from: 'mail', to: 'site', on: 'ENGAGED' }, toShop, onceBought],
    });
    expect(repairOf('NO_WAY_BACK', parts({ curiosityPerDay: 0.1, drift: 0.2 }))).toEqual([
      { setTouchpoint: { key: 'site', pull: 1 } },
    ]);
    expect(repairOf('NO_WAY_BACK', parts({ curiosityPerDay: 0, drift: 0 }))).toMatchObject([
      { addTouchpoint: { key: 'reminder' } },
      { setLink: { from: 'site', to: 'reminder', on: 'NOTICED' } },
      { setLink: { from: 'shop', to: 'reminder', on: 'NOTICED' } },
      { setLink: { from: 'reminder', to: 'site', on: 'ENGAGED' } },
    ]);
  });
});

describe('ASK_TOO_HARD', () => {
  // r₀: 0.05 passing, 0.25 learning, 0.4 relating, 0.7 buying; an ask presses from r + 0.1 on and counts from r + 0.2 on.
  const half = (passing: number): Parts['personas'] => [{ intents: { passing, learning: 1 - passing } }];

  test('a push that asks for more than most can be asked', () => {
    const of = (ask: number, passing: number) =>
      found('ASK_TOO_HARD', {
        personas: half(passing),
        touchpoints: [{ ...site, push: { days: [1] }, pull: 0, ask }],
      });
    expect(of(0.25, 0.51)).toEqual(['site']);
    expect(of(0.24, 0.51)).toEqual([]);
    expect(of(0.25, 0.5)).toEqual([]);
    expect(of(0.45, 0.5)).toEqual(['site']);
  });

  test('those who come looking are the readier ones', () => {
    // Of 0.6 passing by and 0.4 learning, 0.6·0.335/(0.6·0.335 + 0.4·0.475) = 0.514 of the visits are the former’s.
    const of = (passing: number, traits = {}) =>
      found('ASK_TOO_HARD', { personas: [{ ...half(passing)?.[0], traits }], touchpoints: [{ ...site, ask: 0.3 }] });
    expect([of(0.6), of(0.58)]).toEqual([['site'], []]);
  });

  test('what links have taught counts for those who come on them', () => {
    // Passing by, after a site of value 1: 0.05 + 0.25·0.95 = 0.2875; what waits 30 days keeps half of the gain.
    const of = (ask: number, value: number, delayDays = 0) =>
      found('ASK_TOO_HARD', {
        personas: half(1),
        touchpoints: [
          { ...site, value },
          { ...shop, ask },
        ],
        links: [{ ...toShop, delayDays }],
      });
    expect(of(0.48, 1)).toEqual([]);
    expect(of(0.49, 1)).toEqual(['shop']);
    expect(of(0.48, 0.9)).toEqual(['shop']);
    expect(of(0.36, 1, 30)).toEqual([]);
    expect(of(0.37, 1, 30)).toEqual(['shop']);
  });

  test('a relationship, and having bought, allow more', () => {
    const of = (audience: 'SUBSCRIBERS' | 'CUSTOMERS', ask: number) =>
      found('ASK_TOO_HARD', {
        ...withSite(
          [form, { key: 'letter', channel: 'EMAIL', audience, push: { days: [9] }, ask }],
          [toForm, { from: 'letter', to: 'site', on: 'ENGAGED' }],
        ),
        personas: half(1),
      });
    expect([of('SUBSCRIBERS', 0.54), of('SUBSCRIBERS', 0.56)]).toEqual([[], ['letter']]);
    expect([of('CUSTOMERS', 0.99), of('CUSTOMERS', 1)]).toEqual([[], ['letter']]);
  });

  test('the repair asks what does not press most of them', () => {
    const parts: Parts = { personas: half(0.6), touchpoints: [{ ...site, push: { days: [1] }, ask: 0.7 }] };
    expect(repairOf('ASK_TOO_HARD', parts)).toEqual([{ setTouchpoint: { key: 'site', ask: 0.15 } }]);
    expect(found('ASK_TOO_HARD', { touchpoints: [{ ...site, owner: 'COMPETITOR', goal: 'NONE', ask: 1 }] })).toEqual(
      [],
    );
  });

  test.each([
    ['SUBSCRIBERS', RELATED_LATITUDE],
    ['CUSTOMERS', CUSTOMER_LATITUDE],
  ] as const)('the latitude of %s is what the engine allows', (audience, latitude) => {
    const pressure = (ask: number) => {
      const goal = audience === 'CUSTOMERS' ? 'BUY' : 'SUBSCRIBE';
      const rates = { noticeRate: 0.98, engageRate: 0.98, actionRate: 0.98, value: 0 };
      const design = designOf({
        personas: [{ intents: { passing: 1 } }],
        touchpoints: [
          { key: 'step', goal, push: { days: [1] }, ...rates },
          { key: 'more', audience, push: { days: [2] }, ...rates, ask },
        ],
      });
      return metricOf(summaryOf(planOf(design), 'latitude', 50), 'pressure').value;
    };
    expect(pressure(latitude + DEFAULTS.askSlack - 0.001)).toBe(0);
    expect(pressure(latitude + DEFAULTS.askSlack + 0.001)).toBeGreaterThan(0);
  });
});

describe('SELLS_TOO_SOON', () => {
  const mail: Touchpoint = { key: 'mail', channel: 'EMAIL' };
  const of = (touchpoint: Touchpoint, links: Links, more: readonly Touchpoint[] = []) =>
    found(
      'SELLS_TOO_SOON',
      withSite([form, touchpoint, ...more], [toForm, { from: 'mail', to: 'site', on: 'ENGAGED' }, ...links]),
    );
  const after = (delayDays: number): Links => [{ from: 'form', to: 'mail', on: 'SUBSCRIBED', delayDays }];

  test('a hard ask within a week of the sign-up', () => {
    expect(of({ ...mail, ask: 0.46 }, after(6.9))).toEqual(['mail']);
    expect(of({ ...mail, ask: 0.46 }, after(7))).toEqual([]);
    expect(of({ ...mail, ask: 0.45 }, after(1))).toEqual([]);
  });

  test('days add up along links', () => {
    const first: Touchpoint = { key: 'first', channel: 'EMAIL' };
    const chain = (delayDays: number): Links => [
      { from: 'form', to: 'first', on: 'SUBSCRIBED', delayDays: 3 },
      { from: 'first', to: 'mail', on: 'IGNORED', delayDays },
      { from: 'first', to: 'site', on: 'ENGAGED' },
    ];
    expect(of({ ...mail, ask: 0.6 }, chain(3), [first])).toEqual(['mail']);
    expect(of({ ...mail, ask: 0.6 }, chain(4), [first])).toEqual([]);
  });

  test('a shop right behind the form, but not one that the subscriber walks on to', () => {
    const direct = withSite([form], [toForm, { from: 'form', to: 'shop', on: 'SUBSCRIBED', delayDays: 2 }]);
    expect(found('SELLS_TOO_SOON', direct)).toEqual(['shop']);
    expect(repairOf('SELLS_TOO_SOON', direct)).toEqual([
      { setLink: { from: 'form', to: 'shop', on: 'SUBSCRIBED', delayDays: 7 } },
    ]);
    expect(of(mail, [...after(1), { from: 'mail', to: 'shop', on: 'ENGAGED' }])).toEqual([]);
    expect(of(mail, [...after(1), { from: 'mail', to: 'shop', on: 'NOTICED' }])).toEqual(['shop']);
  });

  test('a push to subscribers that asks and comes soon', () => {
    const pushed = (push: TouchpointInput['push'], ask = 0.5) =>
      of({ ...mail, audience: 'SUBSCRIBERS', push, ask }, after(10));
    // Within a week with chance 1 − exp(−7·perDay): half of them at 0.099 a day.
    expect([pushed({ perDay: 0.1 }), pushed({ perDay: 0.098 }), pushed({ perDay: 0.1 }, 0.4)]).toEqual([
      ['mail'],
      [],
      [],
    ]);
    expect([pushed({ days: [14, 28] }), pushed({ days: [15, 30] })]).toEqual([['mail'], []]);
  });
});

describe('OTHER_STORY', () => {
  // Likeness of (cos, sin) to the promise (1, 0) is cos; 0.8 passes.
  const of = (like: number, fields: Touchpoint = {}) =>
    found('OTHER_STORY', {
      story: { title: 'Story', themes: ['craft', 'care'], promise: [{ theme: 'care', weight: 2 }] },
      ...withSite([
        {
          ...{ key: 'post', channel: 'SOCIAL_POST', push: { days: [1] }, branding: 1 },
          telling: [
            { theme: 'care', weight: 3 * like },
            { theme: 'craft', weight: 3 * Math.sqrt(1 - like * like) },
          ],
          ...fields,
        },
      ]),
    });

  test('a telling that is not the promise', () => {
    // (1 − c − 0.2)/0.8 = 0.1 at c = 0.72
    expect([of(0.71), of(0.73), of(1), of(0)]).toEqual([['post'], [], [], ['post']]);
    expect([of(0.5, { branding: 0.2 }), of(0.5, { owner: 'EARNED' })]).toEqual([[], ['post']]);
    expect([of(0, { owner: 'COMPETITOR' }), of(0, { owner: 'EARNED', telling: undefined })]).toEqual([[], []]);
    // Nobody hears it.
    expect(of(0, { push: undefined })).toEqual([]);
  });
});

describe('CIRCULAR_LINKS', () => {
  const film: Touchpoint = { key: 'film', channel: 'VIDEO', goal: 'LEARN' };
  const round = (back: Partial<Links[number]>, there: Partial<Links[number]> = {}, fields: Touchpoint = {}): Parts => ({
    touchpoints: [{ ...site, ...fields }, { ...film, ...fields }, shop, welcome],
    links: [
      toShop,
      onceBought,
      { from: 'site', to: 'film', on: 'ENGAGED', ...there },
      { from: 'film', to: 'site', on: 'ENGAGED', ...back },
    ],
  });
  const of = (...parts: Parameters<typeof round>) => found('CIRCULAR_LINKS', round(...parts));
  const evidence = (...parts: Parameters<typeof round>) =>
    smellsOf(designOf(round(...parts))).find(({ kind }) => kind === 'CIRCULAR_LINKS')?.evidence;

  test('links that lead round with nothing to slow them', () => {
    expect(of({})).toEqual(['film site']);
    expect(evidence({})).toMatch(/no time/);
    expect(of({ delayDays: 1 }, { delayDays: 3 })).toEqual(['film site']);
    expect(evidence({ delayDays: 1 }, { delayDays: 3 })).toMatch(/waits longer than 3 days/);
    expect(found('CIRCULAR_LINKS', withSite([film]))).toEqual([]);
  });

  test('a week on ENGAGED, a day on a second chance, a sign-up and a purchase brake', () => {
    expect([of({ delayDays: 6.9 }), of({ delayDays: 7 })]).toEqual([['film site'], []]);
    expect([of({ on: 'NOTICED', delayDays: 0.9 }), of({ on: 'NOTICED', delayDays: 1 })]).toEqual([['film site'], []]);
    expect(of({ on: 'SUBSCRIBED' }, {}, { goal: 'SUBSCRIBE' })).toEqual([]);
    expect(of({ on: 'BOUGHT' }, {}, { goal: 'BUY' })).toEqual([]);
  });

  test('help on distress may come at once unless the round takes no time', () => {
    const troubled: Touchpoint = { listening: 1, potholes: [{ kind: 'LONG_WAIT', prevalence: 0.5, severity: 0.5 }] };
    expect(of({ on: 'DISTRESS' }, {}, troubled)).toEqual(['film site']);
    expect(of({ on: 'DISTRESS' }, { delayDays: 0.5 }, troubled)).toEqual([]);
    // A link that cannot fire leads nobody round.
    expect(of({ on: 'DISTRESS' })).toEqual([]);
  });

  test('a link to itself is a circle', () => {
    const mail: Touchpoint = { key: 'mail', channel: 'EMAIL', push: { days: [1] } };
    const again = (delayDays: number) =>
      withSite(
        [mail],
        [
          { from: 'mail', to: 'mail', on: 'IGNORED', delayDays },
          { from: 'mail', to: 'site', on: 'ENGAGED' },
        ],
      );
    expect([found('CIRCULAR_LINKS', again(0)), found('CIRCULAR_LINKS', again(2))]).toEqual([['mail'], []]);
    expect(repairOf('CIRCULAR_LINKS', again(0))).toEqual([
      { setLink: { from: 'mail', to: 'mail', on: 'IGNORED', delayDays: 1 } },
    ]);
  });

  test('the repair keeps the ways in and on, and takes what leads back', () => {
    // Without site → film nobody would meet the film; without film → site nothing would come after it.
    const withExit = { ...round({}), links: [...(round({}).links ?? []), { from: 'film', to: 'shop', on: 'ENGAGED' }] };
    expect(repairOf('CIRCULAR_LINKS', withExit as Parts)).toEqual([
      { removeLink: { from: 'film', to: 'site', on: 'ENGAGED' } },
    ]);
  });
});

describe('BUYERS_ONLY', () => {
  const of = (fields: Touchpoint, more: readonly Touchpoint[] = [], buying = 0.15) =>
    found('BUYERS_ONLY', {
      personas: [{ intents: { passing: 1 - buying, buying } }],
      touchpoints: [{ ...site, goal: 'NONE', value: 0.29, ...fields }, shop, welcome, ...more],
      links: [toShop, onceBought],
    });

  test('a plan that sells and does nothing else', () => {
    expect(of({})).toEqual(['']);
    expect(of({ goal: 'LEARN' })).toEqual([]);
    expect(of({ value: 0.3 })).toEqual([]);
    expect(of({ value: 0.3, ask: 0.36 })).toEqual(['']);
    expect(of({}, [{ ...form, pull: 1 }])).toEqual([]);
    // Nobody comes for anything else; the brand’s own is what counts; what nobody meets helps nobody.
    expect([of({}, [], 0.91), of({}, [], 0.89)]).toEqual([[], ['']]);
    expect(of({}, [{ key: 'reviews', owner: 'EARNED', pull: 1, goal: 'LEARN' }])).toEqual(['']);
    expect(of({}, [form])).toEqual(['']);
  });

  test('without anything to buy there is none', () => {
    expect(found('BUYERS_ONLY', { touchpoints: [{ ...site, goal: 'NONE', value: 0 }] })).toEqual([]);
  });
});

describe('every repair', () => {
  /** That it applies, and that afterwards nothing of its kind is found where it was. */
  const check = (input: DesignInput, parameters: ParameterValues): number => {
    const suspicions = smellsOf(input, parameters);
    for (const { kind, touchpoints, repair, evidence } of suspicions) {
      expect(evidence.length).toBeGreaterThan(20);
      if (repair.length === 0) continue;
      const applied = applyChanges(input, valueOf(parseChanges(repair)));
      const left = findSmells(valueOf(applied).input, valueOf(applied).design, parameters).filter(
        (each) =>
          each.kind === kind && (touchpoints.length === 0 || each.touchpoints.some((key) => touchpoints.includes(key))),
      );
      expect({ kind, touchpoints, left }).toEqual({ kind, touchpoints, left: [] });
    }
    return suspicions.length;
  };

  test.each(['shoe-retailer', 'b2b-webinar', 'coaching-community'])(
    'of %s and its scenarios mends what it is for',
    (name) => {
      const { design, scenarios } = example(name);
      for (const { changes } of scenarios) expect(check(changed(design, ...changes), DEFAULTS)).toBeGreaterThan(0);
      expect(smellsOf(design).length).toBeLessThanOrEqual(12);
    },
  );

  test(
    'of a random design mends what it is for',
    law(250, fc.tuple(designs, parameterValues), ([design, parameters]) => {
      check(design, parameters);
    }),
  );

  test(
    'of a random design in which nothing comes twice and everything follows upon a sign-up mends what it is for',
    law(120, fc.tuple(designs, fc.constantFrom(0, 0.1)), ([design, curiosityPerDay]) => {
      const [first, ...others] = design.touchpoints;
      const quiet = others.map(({ push, ...each }) => ({ ...each, pull: 0, ...(push?.days ? { push } : {}) }));
      const form: TouchpointInput = { ...first, goal: 'SUBSCRIBE', owner: 'OWNED', audience: 'ANYONE', pull: 0 };
      const input = {
        ...design,
        personas: design.personas.map((each) => ({ ...each, traits: { ...each.traits, curiosityPerDay, drift: 0 } })),
        touchpoints: [{ ...form, push: { days: [1] } }, ...quiet],
      };
      check(checkedDesign(input).input, DEFAULTS);
    }),
  );

  test('of a circle does not set off another one', () => {
    // A day on NOTICED could be forgotten, and set off the other link, which is a circle of its own.
    const parts = withSite(
      [],
      [
        { from: 'site', to: 'site', on: 'NOTICED' },
        { from: 'site', to: 'site', on: 'FORGOT', delayDays: 0.1 },
      ],
    );
    expect(found('CIRCULAR_LINKS', parts)).toEqual(['site']);
    expect(check(designOf(parts), DEFAULTS)).toBe(1);
    expect(repairOf('CIRCULAR_LINKS', parts)).toEqual([{ removeLink: { from: 'site', to: 'site', on: 'NOTICED' } }]);
  });

  test('is left out where it takes more changes than a scenario holds', () => {
    const keys = Array.from({ length: 23 }, (_, nth) => `page-${nth}`);
    const links = keys.flatMap((from) =>
      keys.filter((to) => to !== from).map((to) => ({ from, to, on: 'ENGAGED' as const })),
    );
    const input = designOf({ touchpoints: keys.map((key) => ({ key, pull: 1 })), links });
    const circles = smellsOf(input).filter(({ kind }) => kind === 'CIRCULAR_LINKS');
    expect(circles).toMatchObject([{ touchpoints: [...keys].sort(), repair: [] }]);
    expect(circles[0].evidence).toMatch(/more changes than the 256/);
  });

  test('is left out, and the evidence says why, where the design is full', () => {
    const many = Array.from({ length: LIMITS.touchpoints - 1 }, (_, nth) => ({ key: `page-${nth}`, pull: 1 }));
    const links = many.map(({ key }) => ({ from: key, to: 'shop', on: 'ENGAGED' as const }));
    const parts = { touchpoints: [...many, shop], links };
    expect(repairOf('NOTHING_AFTER_PURCHASE', parts)).toEqual([]);
    const evidence = smellsOf(designOf(parts))
      .map((each) => each.evidence)
      .join('\n');
    expect(evidence).toMatch(/at most 64 touchpoints/);
    expect(
      repairOf('NOTHING_AFTER_PURCHASE', { touchpoints: [...many.slice(1), shop], links: links.slice(1) }),
    ).toHaveLength(2);
  });
});

test(
  'the order in a file changes nothing but the order of what is found',
  law(200, fc.tuple(designs, parameterValues), ([design, parameters]) => {
    const turned: DesignInput = {
      ...design,
      personas: [...design.personas].reverse(),
      touchpoints: [...design.touchpoints].reverse(),
      links: [...(design.links ?? [])].reverse(),
    };
    const sorted = (input: DesignInput) =>
      smellsOf(input, parameters)
        .map((each) => JSON.stringify(each))
        .sort();
    expect(sorted(turned)).toEqual(sorted(design));
  }),
);

test(
  'what a life meets is not called unreachable',
  law(250, cases, (one) => {
    const unreachable = smellsOf(one.design, one.parameters)
      .filter(({ kind }) => kind === 'UNREACHABLE')
      .flatMap(({ touchpoints }) => touchpoints);
    if (unreachable.length === 0) return;
    const summary = summaryOf(planOfCase(one), one.seed, 40);
    const met = summary.touchpoints.filter(({ exposures }) => exposures > 0).map(({ touchpoint }) => touchpoint);
    expect(met.filter((key) => unreachable.includes(key))).toEqual([]);
  }),
);
