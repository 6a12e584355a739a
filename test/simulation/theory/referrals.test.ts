import { describe, expect, test } from 'vitest';
import type { Buyer } from '../../../src/simulation/buyer.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { livesOf, type Life } from '../scribe.ts';
import { expectUnsurprising, surpriseOfShare } from '../statistics.ts';
import { designOf, planOf, type Parts } from '../support.ts';

const sure = { noticeRate: 1 - 1e-9, engageRate: 1 - 1e-9, actionRate: 1 - 1e-9 };
const parts: Parts = {
  story: {
    title: 'Story',
    themes: ['care', 'craft'],
    promise: [
      { theme: 'care', weight: 2 },
      { theme: 'craft', weight: 1 },
    ],
  },
  personas: [{ traits: { needDays: null, curiosityPerDay: 0, trust: 0.8 } }],
  touchpoints: [
    { key: 'shop', push: { days: [1, 9, 20, 30, 40] }, goal: 'BUY', value: 0.9, ...sure },
    {
      key: 'thanks',
      push: { days: [2, 10, 21, 31, 41] },
      audience: 'CUSTOMERS',
      goal: 'ADVOCATE',
      value: 1,
      telling: [{ theme: 'craft', weight: 1 }],
      ...sure,
    },
  ],
};
const parameters = { advocacy: 1, retell: 0.7, referralDelayDays: 7.5, referralTrust: 0.4 };
const BRAND = [2, 1].map((weight) => weight / Math.sqrt(5));

interface Referral {
  readonly parent: Life;
  readonly day: number;
  readonly trace: readonly number[];
}

/** Lives, and what each friend who arrived ought to have brought along. */
function withReferrals(design: Parts, buyers: number) {
  const plan = planOf(designOf(design), {}, parameters);
  const referrals: Referral[] = [];
  const families = new Map<number, Life[]>();
  let current: Life;
  const lives = livesOf(plan, 'friends', 0, buyers, {
    begin(_b, life) {
      current = life;
      families.set(life.number, [...(families.get(life.number) ?? []), life]);
    },
    event(b: Buyer, kind) {
      if (kind !== 'REFERRED') return;
      // retell·s·clarity·brand, clarity = likeness of what is remembered to brand.
      const clarity = (b.trace[0] * BRAND[0] + b.trace[1] * BRAND[1]) / b.traceLength;
      referrals.push({
        parent: current,
        day: b.now,
        trace: BRAND.map((weight) => parameters.retell * b.memory() * clarity * weight),
      });
    },
  });
  return { plan, lives, referrals, families };
}

/** M = retell·s·clarity·brand, τ += referralTrust·(1 − τ), referralDelayDays later, if by H; three generations at most. */
describe('a referred friend', () => {
  const { plan, lives, referrals } = withReferrals(parts, 300);
  const friends = lives.filter((life) => life.generation > 0);

  test('arrives after the delay with the trace retold', () => {
    const expected = referrals
      .filter(({ parent, day }) => parent.generation < 3 && day + 7.5 <= 90)
      .map(({ parent, day, trace }) => [parent.number, parent.generation + 1, day + 7.5, ...trace]);
    const arrived = friends.map((life) => [life.number, life.generation, life.arrivalDay, ...life.firstTrace]);
    expect(arrived).toHaveLength(expected.length);
    expect(arrived.length).toBeGreaterThan(300);
    const sorted = (list: number[][]) => list.map((entry) => entry.map((value) => value.toFixed(10)).join(' ')).sort();
    expect(sorted(arrived)).toEqual(sorted(expected));
  });

  test('brings the brand itself, whatever the friend was told before', () => {
    for (const { firstTrace } of friends) {
      expect(firstTrace[0]).toBeGreaterThan(0);
      expect(firstTrace[0] / firstTrace[1]).toBeCloseTo(2, 9);
    }
  });

  test('trusts the more', () => {
    const replayer = new Replayer(plan, 'friends');
    for (let number = 0; number < 40; number++)
      for (const friend of replayer.replay(number).referred) {
        const { trust } = friend.traits;
        const life = friends.find((each) => each.number === number && each.arrivalDay === friend.arrivalDay);
        if (friends.filter((each) => each.number === number && each.arrivalDay === friend.arrivalDay).length === 1)
          expect(life?.firstTrust).toBeCloseTo(trust + 0.4 * (1 - trust), 12);
      }
  });

  test('has friends too, for three generations', () => {
    expect(new Set(friends.map((life) => life.generation))).toEqual(new Set([1, 2, 3]));
    const third = lives.filter((life) => life.generation === 3);
    expect(third.some((life) => life.referrals > 0)).toBe(true);
  });

  test('is counted apart from the buyers asked for', () => {
    const summary = summarize(plan, simulate(plan, 'friends', 0, 300));
    expect(summary.buyers).toBe(300);
    expect(summary.referred.buyers).toBe(friends.length);
    expect(summary.referred.purchases).toBe(friends.reduce((sum, life) => sum + life.purchases, 0));
    const asked = lives.filter((life) => life.generation === 0);
    expect(summary.purchases).toBe(asked.reduce((sum, life) => sum + life.purchases, 0));
  });

  test('has a nature and luck of their own', () => {
    const asked = new Set(lives.filter((life) => life.generation === 0).map((life) => life.firstTrust));
    expect(new Set(friends.map((life) => life.firstTrust)).size).toBe(friends.length);
    expect(friends.some((life) => asked.has(life.firstTrust))).toBe(false);
  });
});

test('nobody arrives after the horizon', () => {
  const plan = planOf(designOf(parts), { horizonDays: 9 }, parameters);
  const lives = livesOf(plan, 'late', 0, 300);
  expect(lives.some((life) => life.referrals > 0)).toBe(true);
  expect(lives.every((life) => life.generation === 0)).toBe(true);
});

/** min(1, advocacy·max(0, e)·τ): with the mood and trust that value alone has made. */
test('a customer refers by mood and trust', () => {
  const design = designOf({
    personas: [{ traits: { needDays: null, curiosityPerDay: 0, trust: 0.6 } }],
    touchpoints: [
      { key: 'shop', push: { days: [1] }, goal: 'BUY', value: 0, ...sure },
      { key: 'thanks', push: { days: [1] }, audience: 'CUSTOMERS', goal: 'ADVOCATE', value: 0.5, ...sure },
    ],
  });
  const settings = { traitSpread: 0, moodValue: 0.8, trustValue: 0.5, trustRecognition: 0, advocacy: 1 };
  const lives = livesOf(planOf(design, {}, settings), 'refer', 0, 10_000).filter((life) => life.generation === 0);
  const asked = lives.filter((life) => life.purchases > 0 && life.attended.includes('thanks'));
  expect(asked.length).toBeGreaterThan(9_900);
  const [mood, trust] = [0.8 * 0.5, 0.6 + 0.5 * 0.5 * 0.4];
  expectUnsurprising(
    surpriseOfShare(asked.filter((life) => life.referrals === 1).length, asked.length, mood * trust),
    'referred',
  );
});
