import { describe, expect, test } from 'vitest';
import type { ParameterValues } from '../../../src/simulation/parameters.ts';
import type { Trigger } from '../../../src/simulation/vocabulary.ts';
import { countOf, livesOf, type Life } from '../scribe.ts';
import { expectUnsurprising, meanOf, surpriseOfCounts, surpriseOfSampleMean, surpriseOfShare } from '../statistics.ts';
import { designOf, planOf, type Parts } from '../support.ts';

const sure = { noticeRate: 1 - 1e-9, engageRate: 1 - 1e-9, actionRate: 1 - 1e-9 };
const persona = { traits: { needDays: null, curiosityPerDay: 0, drift: 0, memoryDays: 8 } };
const isAt = (touchpoint: string) => (event: { touchpoint: string }) => event.touchpoint === touchpoint;

/**
 * A follow-up that has to be gone to is remembered with chance exp(−ω·d/(keep·h·(0.25 + s))). With nothing branded s = 0,
 * without spread h = memoryDays.
 */
describe('a follow-up is forgotten by the law of keeping', () => {
  const BUYERS = 12_000;
  test.each([
    { delayDays: 1, disorder: 1 },
    { delayDays: 6, disorder: 1 },
    { delayDays: 6, disorder: 0.3 },
    { delayDays: 3, disorder: 2.5 },
    { delayDays: 0, disorder: 2 },
  ])('$delayDays days at ω = $disorder', ({ delayDays, disorder }) => {
    const design = designOf({
      personas: [persona],
      touchpoints: [
        { key: 'mail', push: { days: [2] }, branding: 0, ...sure },
        { key: 'page', branding: 0, ...sure },
      ],
      links: [{ from: 'mail', to: 'page', on: 'ENGAGED', delayDays }],
    });
    const lives = livesOf(planOf(design, { disorder }, { dayTraitSpread: 0 }), 'keep', 0, BUYERS);
    const due = lives.filter((life) => life.attended.includes('mail'));
    expect(due.length).toBeGreaterThan(0.999 * BUYERS);
    const forgot = due.filter((life) => countOf(life, 'FORGOT') === 1).length;
    const chance = 1 - Math.exp((-disorder * delayDays) / (3 * 8 * 0.25));
    if (delayDays === 0) expect(forgot).toBe(0);
    else expectUnsurprising(surpriseOfShare(forgot, due.length, chance), 'forgotten');
    // Everybody's is due on its day, to the last digit.
    for (const life of due.slice(0, 100))
      expect(new Set(life.events.filter(isAt('page')).map(({ day }) => day))).toEqual(new Set([2 + delayDays]));
  });
});

test('what comes by itself is neither forgotten nor drifted from', () => {
  const design = designOf({
    personas: [{ traits: { ...persona.traits, drift: 1 } }],
    touchpoints: [
      { key: 'mail', push: { days: [2] }, branding: 0, ...sure },
      { key: 'letter', channel: 'EMAIL', noticeRate: 0.5 },
    ],
    links: [{ from: 'mail', to: 'letter', on: 'ENGAGED', delayDays: 40 }],
  });
  const lives = livesOf(planOf(design), 'by itself', 0, 500).filter((life) => life.attended.includes('mail'));
  for (const life of lives) {
    const [event, ...more] = life.events.filter(isAt('letter')).filter(({ kind }) => kind !== 'RETURNED');
    expect([event.day, more]).toEqual([42, []]);
    expect(['IGNORED', 'NOTICED', 'ENGAGED']).toContain(event.kind);
  }
  // It comes like a push: half of them notice it.
  expectUnsurprising(
    surpriseOfSampleMean(
      lives.map((life) => countOf(life, 'IGNORED', 'letter')),
      0.5,
    ),
    'ignored',
  );
});

/** On the way, with chance min(1, drift·ω), the buyer drifts off: picks another touchpoint, or elsewhere, by weight. */
describe('drifting', () => {
  const parts = (drift: number): Parts => ({
    personas: [{ traits: { ...persona.traits, drift } }],
    touchpoints: [
      { key: 'mail', push: { days: [2] }, branding: 0, ...sure },
      { key: 'page', pull: 50, branding: 0, ...sure },
      { key: 'shop', pull: 4, branding: 0, ...sure },
      { key: 'review', owner: 'EARNED', pull: 0.3, ...sure },
    ],
    links: [{ from: 'mail', to: 'page', on: 'ENGAGED' }],
  });
  const lives = (drift: number, disorder: number): Life[] =>
    livesOf(
      planOf(designOf(parts(drift)), { disorder }, { traitSpread: 0, returnFloor: 0.1, elsewhere: 0.5 }),
      'drift',
      0,
      8_000,
    ).filter((life) => life.attended.includes('mail'));

  test.each([
    [0.35, 1],
    [0.35, 2],
    [0.7, 2],
    [0, 5],
  ])('happens to a share of %d at ω = %d', (drift, disorder) => {
    const due = lives(drift, disorder);
    const chance = Math.min(1, drift * disorder);
    const drifted = due.filter((life) => countOf(life, 'DRIFTED', 'page') === 1).length;
    if (chance === 0 || chance === 1) expect(drifted).toBe(chance * due.length);
    else expectUnsurprising(surpriseOfShare(drifted, due.length, chance), 'drifted');
  });

  test('leads anywhere but where the plan led, by weight', () => {
    const due = lives(0.5, 2);
    expect(due.some((life) => life.attended.includes('page'))).toBe(false);
    const weights = [4 * 0.1, 0.3, 0.5];
    const counts = ['shop', 'review'].map((key) => due.filter((life) => life.events.some(isAt(key))).length);
    counts.push(due.length - counts[0] - counts[1]);
    const whole = weights.reduce((sum, weight) => sum + weight);
    expectUnsurprising(
      surpriseOfCounts(
        counts,
        weights.map((weight) => (due.length * weight) / whole),
      ),
      'χ²',
    );
  });
});

test('drifting from one place to another says nothing of drifting the other way', () => {
  const design = designOf({
    personas: [{ traits: { ...persona.traits, drift: 1 } }],
    touchpoints: [
      { key: 'mail', push: { days: [0] }, branding: 0, ...sure },
      { key: 'one', owner: 'EARNED', pull: 1, branding: 0 },
      { key: 'two', owner: 'EARNED', pull: 1, branding: 0 },
    ],
    links: [
      { from: 'mail', to: 'one', on: 'ENGAGED', delayDays: 1 },
      { from: 'mail', to: 'two', on: 'ENGAGED', delayDays: 2 },
    ],
  });
  const plan = planOf(design, {}, { traitSpread: 0, keep: 1_000, elsewhere: 1 });
  const lives = livesOf(plan, 'to and fro', 0, 4_000).filter((life) => countOf(life, 'DRIFTED') === 2);
  const went = (key: string, on: number) => (life: Life) =>
    life.events.some(({ day, touchpoint, kind }) => day === on && touchpoint === key && kind !== 'DRIFTED');
  const toTwo = lives.filter(went('two', 1));
  expectUnsurprising(surpriseOfShare(toTwo.length, lives.length, 1 / 2), 'the one way');
  expectUnsurprising(surpriseOfShare(toTwo.filter(went('one', 2)).length, toTwo.length, 1 / 2), 'both ways');
});

test('of two follow-ups to one place the one due earlier stays', () => {
  const design = designOf({
    personas: [persona],
    touchpoints: [
      { key: 'one', push: { days: [1] }, ...sure },
      { key: 'two', push: { days: [2] }, ...sure },
      { key: 'three', push: { days: [9] }, ...sure },
      { key: 'page', arrives: 'BY_ITSELF', ...sure },
    ],
    links: [
      { from: 'one', to: 'page', on: 'ENGAGED', delayDays: 5 },
      { from: 'two', to: 'page', on: 'ENGAGED', delayDays: 3 },
      { from: 'three', to: 'page', on: 'ENGAGED', delayDays: 3 },
    ],
  });
  for (const life of livesOf(planOf(design), 'earlier', 0, 50))
    expect(life.events.filter(isAt('page')).map(({ day }) => day)).toEqual([5, 12]);
});

test('a follow-up that is no business of the buyer’s passes silently', () => {
  const design = designOf({
    personas: [persona],
    touchpoints: [
      { key: 'mail', push: { days: [1] }, ...sure },
      { key: 'club', audience: 'SUBSCRIBERS', ...sure },
    ],
    links: [{ from: 'mail', to: 'club', on: 'ENGAGED' }],
  });
  for (const life of livesOf(planOf(design), 'audience', 0, 50)) expect(life.events.some(isAt('club'))).toBe(false);
});

/** A life in which something at `mail` fires what leads to `page`. */
const firesOn = (on: Trigger, mail: object, parameters: Partial<ParameterValues> = {}, buyers = 200): number[] => {
  const design = designOf({
    personas: [persona],
    touchpoints: [
      { key: 'mail', push: { days: [1] }, ...mail },
      { key: 'page', arrives: 'BY_ITSELF' },
    ],
    links: [{ from: 'mail', to: 'page', on, delayDays: 2 }],
  });
  return livesOf(planOf(design, {}, parameters), 'trigger', 0, buyers).map(
    (life) => life.events.filter(isAt('page')).length,
  );
};
const hole = (severity: number) => ({ potholes: [{ kind: 'LONG_WAIT', prevalence: 1, severity }] });

test.each<[Trigger, object, Trigger[]]>([
  ['IGNORED', { noticeRate: 1e-9 }, ['IGNORED']],
  ['NOTICED', { ...sure, engageRate: 1e-9 }, ['NOTICED']],
  ['ENGAGED', sure, ['ENGAGED']],
  ['SUBSCRIBED', { ...sure, goal: 'SUBSCRIBE' }, ['ENGAGED', 'SUBSCRIBED']],
  ['BOUGHT', { ...sure, goal: 'BUY' }, ['ENGAGED', 'BOUGHT']],
  ['DISTRESS', { ...sure, ...hole(0), listening: 1 }, ['ENGAGED', 'DISTRESS']],
])('what happens as %s fires the links on it, and no others', (_name, mail, firing) => {
  for (const on of [
    'IGNORED',
    'NOTICED',
    'ENGAGED',
    'ABANDONED',
    'SUBSCRIBED',
    'BOUGHT',
    'DISTRESS',
    'FORGOT',
  ] as const)
    expect(meanOf(firesOn(on, mail)), on).toBe(firing.includes(on) ? 1 : 0);
});

/**
 * P(give up) = 1 − exp(−giveUp·2·severity·(1 − patience)), then P(quit) = 1 − exp(−quitFrustrated·max(0, −e)·(1 − τ)·ω)
 * with e = −moodPothole·severity and τ·(1 − trustPothole·severity).
 */
test('giving up fires the links on ABANDONED of those who stay', () => {
  const trust = 0.4 * (1 - 0.35 * 0.8);
  const stays = (1 - Math.exp(-1.2 * 2 * 0.8 * 0.5)) * Math.exp(-2 * 0.7 * 0.8 * (1 - trust));
  const fired = firesOn('ABANDONED', { ...sure, ...hole(0.8), branding: 0 }, { traitSpread: 0 }, 5_000);
  expectUnsurprising(surpriseOfShare(fired.filter((count) => count === 1).length, 5_000, stays), 'fired');
});

test('forgetting fires the links on FORGOT of the place that was forgotten', () => {
  const design = designOf({
    personas: [{ traits: { ...persona.traits, memoryDays: 0.01 } }],
    touchpoints: [
      { key: 'mail', push: { days: [1] }, branding: 0, ...sure },
      { key: 'page', ...sure },
      { key: 'reminder', channel: 'EMAIL' },
    ],
    links: [
      { from: 'mail', to: 'page', on: 'ENGAGED', delayDays: 10 },
      { from: 'page', to: 'reminder', on: 'FORGOT', delayDays: 1 },
    ],
  });
  for (const life of livesOf(planOf(design), 'forgot', 0, 50))
    expect(
      life.events.filter((event) => !isAt('mail')(event)).map(({ day, touchpoint }) => `${day} ${touchpoint}`),
    ).toEqual(['11 page', '12 reminder']);
});

test('links from a rival never fire', () => {
  const rival = { owner: 'COMPETITOR', goal: 'NONE' };
  expect(meanOf(firesOn('ENGAGED', { ...sure, ...rival }))).toBe(0);
  expect(meanOf(firesOn('IGNORED', { noticeRate: 1e-9, ...rival }))).toBe(0);
});

test('listening is the chance with which distress is answered', () => {
  const answered = firesOn('DISTRESS', { ...sure, ...hole(0), listening: 0.3 });
  expectUnsurprising(surpriseOfShare(answered.filter((count) => count > 0).length, answered.length, 0.3), 'answered');
});

/** Ties go to the lower number (1. follow-ups, 2. pushes, 3. visits), then by key. */
test('what is due at one instant happens in the order of the model', () => {
  const design = designOf({
    personas: [persona],
    touchpoints: [
      { key: 'z-first', push: { days: [1] }, ...sure },
      { key: 'a-push', push: { days: [3] }, ...sure },
      { key: 'b-push', push: { days: [3] }, ...sure },
      { key: 'y-follow', arrives: 'BY_ITSELF', ...sure },
      { key: 'x-follow', arrives: 'BY_ITSELF', ...sure },
      { key: 'c-next', arrives: 'BY_ITSELF', ...sure },
    ],
    links: [
      { from: 'z-first', to: 'y-follow', on: 'ENGAGED', delayDays: 2 },
      { from: 'z-first', to: 'x-follow', on: 'ENGAGED', delayDays: 2 },
      { from: 'a-push', to: 'c-next', on: 'ENGAGED' },
    ],
  });
  for (const life of livesOf(planOf(design), 'ties', 0, 20))
    expect(life.attended).toEqual(['z-first', 'x-follow', 'y-follow', 'a-push', 'c-next', 'b-push']);
});
