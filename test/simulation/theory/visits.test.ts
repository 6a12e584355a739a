import { describe, expect, test } from 'vitest';
import type { ParameterValues } from '../../../src/simulation/parameters.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { countOf, livesOf, type Life } from '../scribe.ts';
import {
  expectUnsurprising,
  integrate,
  largestGap,
  LARGEST_GAP,
  meanOf,
  normalShare,
  surpriseOfCounts,
  surpriseOfSampleMean,
} from '../statistics.ts';
import { LIMITS } from '../../../src/simulation/vocabulary.ts';
import { designOf, planOf } from '../support.ts';

const CURIOSITY = 0.2;
/** ν of buyers who come to buy (r₀ = 0.7), with readiness that nothing moves. */
const RATE = CURIOSITY * (0.3 + 0.7 * 0.7);
const constant: Partial<ParameterValues> = { learn: 0, traitSpread: 0, dayTraitSpread: 0, elsewhere: 0 };

const design = designOf({
  personas: [{ traits: { curiosityPerDay: CURIOSITY, needDays: null }, intents: { buying: 1 } }],
  touchpoints: [{ key: 'site', pull: 1 }],
});
const visitsOf = (life: Life): number[] =>
  life.events.filter(({ kind }) => kind === 'NOTICED' || kind === 'ENGAGED').map((event) => event.day);

/**
 * First own visit by day t: the residual life of a log-normal wait with mean 1/ν, F(t) = ν·∫₀ᵗ (1 − G(x)) dx, where
 * log x ~ N(−log ν − σ²/2, σ²). So the number of visits by t has the mean ν·t, whatever the spread.
 */
describe.each([0.5, 1.5, 2.5])('own visits with a spread of %d', (spread) => {
  const HORIZON = 60;
  const stillWaiting = (x: number): number =>
    x === 0 ? 1 : 1 - normalShare((Math.log(x) + Math.log(RATE) + (spread * spread) / 2) / spread);
  // Waits are short or long, so the integral runs evenly over √x.
  const residual = (t: number): number =>
    RATE * integrate((root) => stillWaiting(root * root) * 2 * root, 0, Math.sqrt(t), 400);
  const plan = planOf(design, { horizonDays: HORIZON }, { ...constant, visitSpread: spread });
  const lives = livesOf(plan, 'visits', 0, 8_000);

  test('the first comes after the residual life', () => {
    const firsts = lives.flatMap((life) => visitsOf(life).slice(0, 1));
    const before = residual(HORIZON);
    expectUnsurprising(
      (firsts.length - lives.length * before) / Math.sqrt(lives.length * before * (1 - before)),
      'share of those who come',
    );
    expect(largestGap(firsts, (day) => residual(day) / before)).toBeLessThan(LARGEST_GAP);
  });

  test('later ones after whole waits, log-normal with mean 1/ν', () => {
    // Only visits early enough that the next one cannot be missed by much: those of the first days, of any wait.
    const waits = lives.flatMap((life) => {
      const [first, second] = visitsOf(life);
      return first !== undefined && first < 1 ? [(second ?? Infinity) - first] : [];
    });
    const upTo = HORIZON - 1;
    const within = waits.filter((wait) => wait <= upTo);
    const share = (x: number): number => 1 - stillWaiting(x);
    expect(largestGap(within, (x) => share(x) / share(upTo))).toBeLessThan(LARGEST_GAP);
  });

  test('their mean number by day t is ν·t', () => {
    for (const day of [1, 7, 30, 60]) {
      const counts = lives.map((life) => visitsOf(life).filter((visit) => visit <= day).length);
      expectUnsurprising(surpriseOfSampleMean(counts, RATE * day), `by day ${day}`);
    }
  });
});

test('without spread they come at regular times, the first anywhere in the first wait', () => {
  const plan = planOf(design, {}, { ...constant, visitSpread: 0 });
  const lives = livesOf(plan, 'regular', 0, 3_000);
  const firsts = lives.map((life) => visitsOf(life)[0]);
  expect(largestGap(firsts, (day) => Math.min(1, day * RATE))).toBeLessThan(LARGEST_GAP);
  for (const life of lives.slice(0, 100)) {
    const days = visitsOf(life);
    days.slice(1).forEach((day, n) => expect(day - days[n]).toBeCloseTo(1 / RATE, 9));
  }
});

test.each([
  [0.25, 0.25],
  [1, 1],
  [3, 1],
])('disorder %d lets own visits come %d times as often', (disorder, times) => {
  const plan = planOf(design, { disorder, horizonDays: 30 }, constant);
  const counts = livesOf(plan, 'disorder', 0, 6_000).map((life) => visitsOf(life).length);
  expectUnsurprising(surpriseOfSampleMean(counts, RATE * times * 30), 'mean');
});

test('readiness makes visits more frequent: 0.3 + 0.7 r', () => {
  const means = (['passing', 'learning', 'relating', 'buying'] as const).map((intent) => {
    const persona = { traits: { curiosityPerDay: 1, needDays: null }, intents: { [intent]: 1 } };
    const plan = planOf(designOf({ personas: [persona], touchpoints: [{ pull: 1 }] }), { horizonDays: 30 }, constant);
    return livesOf(plan, 'ready', 0, 2_000).map((life) => visitsOf(life).length);
  });
  [0.05, 0.25, 0.4, 0.7].forEach((readiness, n) =>
    expectUnsurprising(surpriseOfSampleMean(means[n], 30 * (0.3 + 0.7 * readiness)), `r = ${readiness}`),
  );
});

/**
 * Picking: the smallest −ln(u)/w is candidate i with chance wᵢ/Σw; w = pull·exp(affinity)·(OWNED: returnFloor + 2·s·τ;
 * others: 1), and `elsewhere` for the rest of the world.
 */
describe('a visitor picks', () => {
  const picking = designOf({
    personas: [
      {
        traits: { curiosityPerDay: 24, needDays: null },
        affinity: [
          { channel: 'REVIEW', logOdds: 0.7 },
          { channel: 'WEBSITE', logOdds: -0.4 },
        ],
      },
    ],
    touchpoints: [
      { key: 'site', pull: 3, branding: 0 },
      { key: 'shop', channel: 'STORE', pull: 1, branding: 0 },
      { key: 'review', channel: 'REVIEW', owner: 'EARNED', pull: 0.5 },
      { key: 'rival', channel: 'EVENT', owner: 'COMPETITOR', pull: 0.25 },
      { key: 'club', channel: 'COMMUNITY', owner: 'EARNED', pull: 9, audience: 'SUBSCRIBERS' },
      { key: 'mail', channel: 'EMAIL', owner: 'EARNED' },
    ],
  });
  const parameters = { returnFloor: 0.4, elsewhere: 0.8, visitSpread: 0, learn: 0 };
  const weights = {
    site: 3 * Math.exp(-0.4) * 0.4,
    shop: 0.4,
    review: 0.5 * Math.exp(0.7),
    rival: 0.25,
    club: 0,
    mail: 0,
  };
  const whole = Object.values(weights).reduce((sum, weight) => sum + weight, 0.8);

  test('among as many as a design can have, the last one as often as the others', () => {
    const touchpoints = Array.from({ length: LIMITS.touchpoints }, (_, n) => ({
      key: `place-${String(n).padStart(2, '0')}`,
      channel: 'REVIEW' as const,
      owner: 'EARNED' as const,
      pull: 1,
    }));
    const plan = planOf(designOf({ personas: [{ traits: { curiosityPerDay: 24, needDays: null } }], touchpoints }), {
      horizonDays: 4,
    });
    const { touchpoints: visited } = summarize(plan, simulate(plan, 'many', 0, 400));
    const visits = visited.map(({ exposures }) => exposures);
    const each = visits.reduce((sum, count) => sum + count, 0) / visits.length;
    expectUnsurprising(
      surpriseOfCounts(
        visits,
        visits.map(() => each),
      ),
      'visits',
    );
  });

  test('by weight, for the rest of the world as well', () => {
    const plan = planOf(picking, { horizonDays: 2 }, parameters);
    const { touchpoints } = summarize(plan, simulate(plan, 'pick', 0, 1_500));
    const visits = touchpoints.map((touchpoint) => touchpoint.exposures);
    const met = visits.reduce((sum, count) => sum + count, 0);
    const rest = whole - 0.8;
    const expected = touchpoints.map(({ touchpoint }) => (met * weights[touchpoint as keyof typeof weights]) / rest);
    const possible = expected.flatMap((count, i) => (count > 0 ? [i] : []));
    expectUnsurprising(
      surpriseOfCounts(
        possible.map((i) => visits[i]),
        possible.map((i) => expected[i]),
      ),
      'χ²',
    );
    expect(visits[4] + visits[5]).toBe(0);
    // How often anywhere at all: as often without the rest of the world, times its share.
    const everywhere = planOf(picking, { horizonDays: 2 }, { ...parameters, elsewhere: 0 });
    const all = summarize(everywhere, simulate(everywhere, 'pick', 0, 1_500)).touchpoints;
    const wanted = all.reduce((sum, touchpoint) => sum + touchpoint.exposures, 0) * (rest / whole);
    expect(Math.abs(met - wanted)).toBeLessThan(4.5 * Math.sqrt(met));
  });

  test('the brand more often the better it is remembered and trusted', () => {
    const remembered = designOf({
      personas: [{ traits: { curiosityPerDay: 0.2, needDays: null, trust: 0.9 } }],
      touchpoints: [
        { key: 'mail', channel: 'EMAIL', push: { days: [0, 1, 2] }, noticeRate: 0.99, engageRate: 0.01, branding: 1 },
        { key: 'site', pull: 1 },
      ],
    });
    const forgotten = { ...remembered, touchpoints: remembered.touchpoints.slice(1) };
    const visits = (input: unknown): number =>
      meanOf(livesOf(planOf(input), 'recall', 0, 2_000).map((life) => countOf(life, 'ENGAGED', 'site')));
    expect(visits(remembered)).toBeGreaterThan(3 * visits(forgotten));
  });
});
