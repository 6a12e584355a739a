import { describe, expect, test } from 'vitest';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { livesOf } from '../scribe.ts';
import {
  expectUnsurprising,
  largestGap,
  LARGEST_GAP,
  surpriseOfCounts,
  surpriseOfMean,
  surpriseOfShare,
  varianceOf,
} from '../statistics.ts';
import { designOf, planOf, type Parts } from '../support.ts';

const ENDINGS = ['IGNORED', 'NOTICED', 'ENGAGED', 'ABANDONED'];
const staying = { needDays: null, curiosityPerDay: 0 };
const nobodyLeaves = { quitPressured: 0, quitFrustrated: 0 };

const poisson = (mean: number, upTo: number): number[] => {
  const shares = [Math.exp(-mean)];
  for (let k = 1; k <= upTo; k++) shares.push((shares[k - 1] * mean) / k);
  return shares;
};

/** Only Poisson pushes, needs that never pass, A = 0, nobody leaves: exposures are Poisson(perDay·H) among the reached. */
describe('exposures to pushes at random are Poisson', () => {
  const BUYERS = 30_000;
  const REACH = 0.7;
  const MEAN = 0.15 * 40;
  const design = designOf({
    personas: [{ traits: staying }],
    touchpoints: [{ channel: 'EMAIL', push: { perDay: 0.15, reach: REACH }, ask: 1 }],
  });
  const lives = livesOf(planOf(design, { horizonDays: 40 }, nobodyLeaves), 'poisson', 0, BUYERS);
  const exposures = lives.map((life) => life.events.filter(({ kind }) => ENDINGS.includes(kind)).length);

  test('with the share that is reached', () => {
    const [none] = poisson(MEAN, 0);
    const met = exposures.filter((count) => count > 0).length;
    expectUnsurprising(surpriseOfShare(met, BUYERS, REACH * (1 - none)), 'met at all');
  });

  test('in mean and variance', () => {
    // A mixture: 0 with chance 1 − reach, else Poisson.
    const second = REACH * (MEAN + MEAN ** 2);
    expectUnsurprising(surpriseOfMean(exposures, REACH * MEAN, second - (REACH * MEAN) ** 2), 'mean');
    // Of those met at least once, so as to know that they are reached: a Poisson without its zeros.
    const met = exposures.filter((count) => count > 0);
    const zero = Math.exp(-MEAN);
    const mean = MEAN / (1 - zero);
    const variance = (MEAN + MEAN ** 2) / (1 - zero) - mean ** 2;
    expectUnsurprising(surpriseOfMean(met, mean, variance), 'mean of those met');
    // The variance of a sample variance is about 2σ⁴/n and a little more for the kurtosis of 1/MEAN.
    const error = Math.sqrt(((2 + 1 / MEAN) * variance ** 2) / met.length);
    expectUnsurprising((varianceOf(met) - variance) / error, 'variance of those met');
  });

  test('in distribution', () => {
    const upTo = 20;
    const counts = new Array<number>(upTo + 1).fill(0);
    for (const count of exposures) if (count <= upTo) counts[count]++;
    const expected = poisson(MEAN, upTo).map((share, k) => BUYERS * (REACH * share + (k === 0 ? 1 - REACH : 0)));
    expectUnsurprising(surpriseOfCounts(counts, expected), 'χ²');
  });

  test('at times that are uniform over the horizon', () => {
    const times = lives.slice(0, 3_000).flatMap((life) => life.events.map((event) => event.day / 40));
    expect(largestGap(times, (share) => share)).toBeLessThan(LARGEST_GAP);
  });
});

describe('reach', () => {
  const BUYERS = 20_000;
  const parts = (first: object, second: object): Parts => ({
    personas: [{ traits: staying }],
    touchpoints: [
      { key: 'one', push: { days: [1], ...first } },
      { key: 'two', push: { days: [2], ...second } },
    ],
  });
  const met = (first: object, second: object): [boolean, boolean][] =>
    livesOf(planOf(designOf(parts(first, second))), 'reach', 0, BUYERS).map((life) => [
      life.events.some((event) => event.touchpoint === 'one'),
      life.events.some((event) => event.touchpoint === 'two'),
    ]);

  test('is one draw for all touchpoints of a group: the smaller lies within the larger', () => {
    const buyers = met({ reach: 0.6, group: 'list' }, { reach: 0.3, group: 'list' });
    expectUnsurprising(surpriseOfShare(buyers.filter(([one]) => one).length, BUYERS, 0.6), 'larger');
    expectUnsurprising(surpriseOfShare(buyers.filter(([, two]) => two).length, BUYERS, 0.3), 'smaller');
    expect(buyers.some(([one, two]) => two && !one)).toBe(false);
  });

  test('is drawn apart for different groups, which by default are the keys', () => {
    const buyers = met({ reach: 0.6 }, { reach: 0.3 });
    expectUnsurprising(surpriseOfShare(buyers.filter(([one, two]) => one && two).length, BUYERS, 0.18), 'both');
  });

  test('of a touchpoint in a group does not depend on who else is in it', () => {
    const together = met({ reach: 0.6, group: 'list' }, { reach: 0.3, group: 'list' });
    const alone = met({ reach: 0.6, group: 'list' }, { reach: 1, group: 'list' });
    expect(alone.map(([one]) => one)).toEqual(together.map(([one]) => one));
  });
});

// σ(logit noticeRate)^ω with attention in the middle: at neutrality the rates are the chances.
test('a neutral buyer notices and engages at the rates given', () => {
  const BUYERS = 40_000;
  const design = designOf({
    personas: [{ traits: { ...staying, attention: 0.5, trust: 0.5 }, intents: { learning: 1 } }],
    touchpoints: [{ push: { days: [1] }, noticeRate: 0.215, engageRate: 0.107 }],
  });
  // Base readiness of learners at the neutral 0.3.
  const plan = planOf(design, {}, { traitSpread: 0, readinessLearning: 0.3 });
  const [{ events }] = summarize(plan, simulate(plan, 'neutral', 0, BUYERS)).touchpoints;
  const count = (kind: string): number => events.find((event) => event.kind === kind)?.count ?? 0;
  const noticed = BUYERS - count('IGNORED');
  expectUnsurprising(surpriseOfShare(noticed, BUYERS, 0.215), 'noticed');
  expectUnsurprising(surpriseOfShare(count('ENGAGED'), noticed, 0.107), 'engaged');
});

/**
 * A push at random keeps its place in the series while the buyer is not in its audience: from the day of joining on, its
 * pushes come when they would have come anyway.
 */
test('those who join an audience get its pushes at the times of those who are always in it', () => {
  const events = (audience: 'ANYONE' | 'CUSTOMERS') => {
    const design = designOf({
      personas: [{ traits: staying }],
      touchpoints: [
        { key: 'shop', push: { days: [10.5] }, goal: 'BUY', noticeRate: 0.9, engageRate: 0.9, actionRate: 0.9 },
        { key: 'club', channel: 'EMAIL', push: { perDay: 0.4 }, audience, noticeRate: 1e-9 },
      ],
    });
    return livesOf(planOf(design, { horizonDays: 40 }, { fatigueIgnored: 0 }), 'join', 0, 400);
  };
  const open = events('ANYONE');
  let customers = 0;
  events('CUSTOMERS').forEach((life, number) => {
    const since = life.boughtDay ?? Infinity;
    if (since < Infinity) customers++;
    const club = (each: typeof life) => each.events.filter(({ touchpoint }) => touchpoint === 'club');
    expect(club(life)).toEqual(club(open[number]).filter(({ day }) => day > since));
  });
  expect(customers).toBeGreaterThan(200);
});
