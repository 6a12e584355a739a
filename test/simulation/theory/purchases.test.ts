import { describe, expect, test } from 'vitest';
import { livesOf } from '../scribe.ts';
import { expectUnsurprising, meanOf, surpriseOfCounts, surpriseOfMean, varianceOf } from '../statistics.ts';
import { designOf, noCoefficients, planOf } from '../support.ts';

/**
 * All coefficients 0, needs that never pass, needs that are back at once, no visits, one touchpoint pushed on K days with
 * goal BUY: purchases of a buyer are binomial, B(K, p) with p = (noticeRate·engageRate·actionRate)^ω.
 */
describe('purchases are binomial', () => {
  const BUYERS = 20_000;
  const DAYS = [0, 3, 4, 11, 20.5, 89, 90];
  const rates = { noticeRate: 0.7, engageRate: 0.6, actionRate: 0.5 };
  const design = designOf({
    personas: [{ traits: { needDays: null, rebuyDays: 0, curiosityPerDay: 0 } }],
    touchpoints: [{ push: { days: DAYS }, goal: 'BUY', effort: 0.9, value: 0.9, ...rates }],
  });

  const binomial = (n: number, p: number): number[] => {
    const shares = [(1 - p) ** n];
    for (let k = 1; k <= n; k++) shares.push((shares[k - 1] * (n - k + 1) * p) / (k * (1 - p)));
    return shares;
  };

  test.each([0.25, 0.5, 1, 1.7])('at ω = %d', (disorder) => {
    const p = (0.7 * 0.6 * 0.5) ** disorder;
    const plan = planOf(design, { disorder }, noCoefficients());
    const purchases = livesOf(plan, 'binomial', 0, BUYERS).map((life) => life.purchases);
    const variance = DAYS.length * p * (1 - p);
    expectUnsurprising(surpriseOfMean(purchases, DAYS.length * p, variance), 'mean');
    // The fourth central moment of a binomial: variance·(1 + (3n − 6)·p·(1 − p)).
    const fourth = variance * (1 + (3 * DAYS.length - 6) * p * (1 - p));
    expectUnsurprising((varianceOf(purchases) - variance) / Math.sqrt((fourth - variance ** 2) / BUYERS), 'variance');
    const counts = DAYS.map(() => 0).concat(0);
    for (const count of purchases) counts[count]++;
    const expected = binomial(DAYS.length, p).map((share) => share * BUYERS);
    expectUnsurprising(surpriseOfCounts(counts, expected), 'distribution');
  });

  test('at ω = 0 all buy every time', () => {
    const plan = planOf(design, { disorder: 0 }, noCoefficients());
    expect(meanOf(livesOf(plan, 'binomial', 0, 200).map((life) => life.purchases))).toBe(DAYS.length);
  });

  test('whatever the readiness after a purchase, as long as no coefficient asks for it', () => {
    const count = (repurchaseReadiness: number): number[] =>
      livesOf(planOf(design, {}, { ...noCoefficients(), repurchaseReadiness }), 'binomial', 0, 500).map(
        (life) => life.purchases,
      );
    expect(count(1)).toEqual(count(0));
  });

  test('days before the arrival are missed', () => {
    const plan = planOf(design, { arrivalDays: 45 }, noCoefficients());
    for (const life of livesOf(plan, 'binomial', 0, 500))
      expect(life.events.filter(({ kind }) => ['IGNORED', 'NOTICED', 'ENGAGED'].includes(kind))).toHaveLength(
        DAYS.filter((day) => day >= life.arrivalDay).length,
      );
  });
});

/**
 * A customer's need is back after Exp(mean rebuyDays). Asked every Δ days, and always ready, a customer buys again at the
 * k-th time of asking with chance q^(k − 1)·(1 − q), q = exp(−Δ/rebuyDays).
 */
test('purchases come again when the need is back', () => {
  const [gap, rebuyDays, horizonDays] = [0.5, 3, 500];
  const sure = { noticeRate: 1 - 1e-9, engageRate: 1 - 1e-9, actionRate: 1 - 1e-9 };
  const design = designOf({
    personas: [{ traits: { needDays: null, rebuyDays, curiosityPerDay: 0 } }],
    touchpoints: [
      { push: { days: Array.from({ length: horizonDays / gap }, (_, n) => n * gap) }, goal: 'BUY', ...sure },
    ],
  });
  const plan = planOf(design, { horizonDays }, { ...noCoefficients(), dayTraitSpread: 0 });
  const waits = livesOf(plan, 'again', 0, 60).flatMap((life) => {
    const days = life.events.filter(({ kind }) => kind === 'BOUGHT').map(({ day }) => day);
    return days.slice(1).map((day, n) => Math.round((day - days[n]) / gap));
  });
  expect(waits.length).toBeGreaterThan(7_000);
  const q = Math.exp(-gap / rebuyDays);
  const upTo = 60;
  const counts = new Array<number>(upTo).fill(0);
  for (const wait of waits) if (wait <= upTo) counts[wait - 1]++;
  const expected = counts.map((_, k) => waits.length * q ** k * (1 - q));
  expectUnsurprising(surpriseOfCounts(counts, expected), 'χ²');
});
