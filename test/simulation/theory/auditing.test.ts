/** The audit against closed forms: what an inspection should see, and what a repair should bring. */
import { describe, expect, test } from 'vitest';
import { effectOf, gainOf } from '../../../src/simulation/audit/effect.ts';
import { sum } from '../../../src/simulation/audit/inspected.ts';
import { findTroubles } from '../../../src/simulation/audit/troubles.ts';
import { simulatePanel } from '../../../src/simulation/panel.ts';
import { inspectedOf } from '../inspecting.ts';
import { expectUnsurprising, surpriseOfShare } from '../statistics.ts';
import { changed, designOf, noCoefficients, planOf, type Parts } from '../support.ts';

const BUYERS = 20_000;
const sure = { noticeRate: 1 - 1e-9, engageRate: 1 - 1e-9, actionRate: 1 - 1e-9 };
/** Nobody comes but by the plan, and nobody goes. */
const traits = { needDays: null, curiosityPerDay: 0, drift: 0 };

/**
 * One push with goal BUY, a pothole of prevalence p at which everybody gives up, coefficients 0: the share that buys is
 * n·e·a·(1 − p); with care that relieves ρ at strength 0.8 it is n·e·a·(1 − p·(1 − 0.8ρ)).
 */
describe('a pothole at which everybody gives up', () => {
  const design = designOf({
    personas: [{ traits: { ...traits, patience: 0 } }],
    touchpoints: [
      {
        ...{ key: 'shop', push: { days: [1] }, goal: 'BUY', noticeRate: 0.8, engageRate: 0.6, actionRate: 0.5 },
        potholes: [{ kind: 'COMPLEX_PROCESS', prevalence: 0.4, severity: 1 }],
      },
    ],
  });
  const parameters = { ...noCoefficients(), giveUp: 20 };
  const inspected = inspectedOf(design, {}, parameters, 'pothole', BUYERS);
  const [trouble, ...more] = findTroubles(inspected);

  test('is met by as many as it should be, and told', () => {
    expect(more).toEqual([]);
    expect(trouble).toMatchObject({ kind: 'DECLARED_POTHOLE', touchpoints: ['shop'] });
    expectUnsurprising(surpriseOfShare(sum(trouble.affected), BUYERS, 0.8 * 0.6 * 0.4), 'met');
    expect(sum(inspected.holes[0].of('gaveUp'))).toBe(sum(trouble.affected));
    expect(trouble.repair).toEqual([{ addCare: { touchpoint: 'shop', kind: 'SIMPLIFICATION', strength: 0.8 } }]);
  });

  test('costs what mending it brings', () => {
    const plans = [design, changed(design, ...trouble.repair)].map((one) => planOf(one, {}, parameters));
    const order = { pairing: 1, times: false, tallies: 'NONE', economical: true } as const;
    const { panel } = simulatePanel(plans, 'pothole', order, 0, BUYERS);
    const effect = effectOf({ panel, before: 0, after: 1 });
    // Whom care spares: those who would have met it, come through, and buy by chance.
    const spared = 0.8 * 0.6 * 0.4 * (0.8 * 0.9);
    const gain = gainOf({ panel, before: 0, after: 1 }, 'boughtShare').difference ?? 0;
    expectUnsurprising(surpriseOfShare(gain * BUYERS, BUYERS, spared * 0.5), 'gain');
    expectUnsurprising(surpriseOfShare(effect.differing, BUYERS, spared), 'differing');
    const byIntent = effect.byIntent.reduce((all, { buyers, bought }) => all + buyers * (bought.difference ?? 0), 0);
    expect(byIntent).toBeCloseTo(gain * BUYERS, 6);
    expect(effect.byIntent.map(({ buyers }) => buyers)).toEqual([...inspected.buyers]);
  });
});

/** P(forget) = 1 − exp(−d/(keep·h·0.25)) where nothing is remembered. */
test.each([
  { delayDays: 2, repair: [{ setLink: { from: 'mail', to: 'page', on: 'ENGAGED', delayDays: 1 } }] },
  {
    delayDays: 12,
    repair: [
      { addTouchpoint: { key: 'reminder-page', name: 'Reminder of page', channel: 'EMAIL', audience: 'ANYONE' } },
      { setLink: { from: 'page', to: 'reminder-page', on: 'FORGOT', delayDays: 0 } },
      { setLink: { from: 'reminder-page', to: 'page', on: 'ENGAGED', delayDays: 0 } },
    ],
  },
])('a wait of $delayDays days is forgotten by as many as it should be', ({ delayDays, repair }) => {
  const design = designOf({
    personas: [{ traits: { ...traits, memoryDays: 8 } }],
    touchpoints: [
      { key: 'mail', push: { days: [2] }, branding: 0, ...sure },
      { key: 'page', branding: 0, ...sure },
    ],
    links: [{ from: 'mail', to: 'page', on: 'ENGAGED', delayDays }],
  });
  const inspected = inspectedOf(design, {}, { dayTraitSpread: 0 }, 'wait', 6_000);
  const [wait] = inspected.waits;
  const chance = 1 - Math.exp(-delayDays / (3 * 8 * 0.25));
  expectUnsurprising(surpriseOfShare(sum(wait.of('forgotten')), sum(wait.of('due')), chance), 'forgotten');
  expect(findTroubles(inspected)).toMatchObject([{ kind: 'FORGETTING', touchpoints: ['page'], repair }]);
});

test('of those for whom several follow-ups were due, buyers are told and not follow-ups', () => {
  const design = designOf({
    personas: [{ traits: { ...traits, memoryDays: 8 } }],
    touchpoints: [
      { key: 'mail', push: { days: [1, 6, 11, 16, 21, 26, 31, 36] }, branding: 0, ...sure },
      { key: 'page', branding: 0, ...sure },
    ],
    links: [{ from: 'mail', to: 'page', on: 'ENGAGED', delayDays: 2 }],
  });
  const inspected = inspectedOf(design, {}, { dayTraitSpread: 0 }, 'letters', 1_000);
  const [wait] = inspected.waits;
  expect([sum(wait.of('due')), sum(wait.of('dueBuyers'))]).toEqual([8_000, 1_000]);
  // A chance of 1 − exp(−1/3) at each of eight letters.
  const forgetting = sum(wait.of('forgettingBuyers'));
  expectUnsurprising(surpriseOfShare(forgetting, 1_000, 1 - Math.exp(-8 / 3)), 'forgetting');
  const [{ evidence }] = findTroubles(inspected);
  expect(evidence).toContain(
    `: ${forgetting} of 1,000 buyers, ${Math.round(forgetting / 10)} % of those for whom one was due.`,
  );
});

/** All come to learn, r = 0.25, with a sensitivity of 0.5: an ask of 0.6 presses with P = 0.6 − 0.25 − 0.1. */
test('an ask beyond what all are ready for presses all of them, as hard as it should', () => {
  const design = designOf({
    personas: [{ traits: { ...traits, sensitivity: 0.5 }, intents: { learning: 1 } }],
    touchpoints: [{ key: 'mail', push: { days: [2] }, ask: 0.6, ...sure }],
  });
  const inspected = inspectedOf(design, {}, { traitSpread: 0 }, 'ask', 1_000);
  expect(inspected.of('mail', 'pressedBuyers')).toEqual([0, 1_000, 0, 0]);
  expect(sum(inspected.of('mail', 'pressure')) / 1_000).toBeCloseTo(0.25, 5);
  expect(inspected.medianRoom('mail')).toBe(0.35);
  expect(findTroubles(inspected)).toMatchObject([
    { kind: 'PREMATURE_ASK', repair: [{ setTouchpoint: { key: 'mail', ask: 0.35 } }] },
  ]);
});

/** Two mails that have no theme in common: at the second δ = s. */
test('what contradicts the mail before is felt by all who remember it', () => {
  const design = designOf({
    story: { title: 'Story', themes: ['care', 'price'], promise: [{ theme: 'care', weight: 1 }] },
    personas: [{ traits }],
    touchpoints: [
      { key: 'one', push: { days: [1] }, branding: 1, ...sure, engageRate: 1e-9 },
      { key: 'two', push: { days: [1.5] }, branding: 1, telling: [{ theme: 'price', weight: 1 }], ...sure },
    ],
  });
  const inspected = inspectedOf(design, {}, { dayTraitSpread: 0, encodeNoticed: 0.5 }, 'clash', 1_000);
  expect(sum(inspected.of('two', 'clashingBuyers'))).toBe(1_000);
  // One notice, half a day old: 0.5·(1 + 3·0.5/10)^(−½).
  expect(sum(inspected.of('two', 'dissonance')) / 1_000).toBeCloseTo(0.5 / Math.sqrt(1.15), 5);
  expect(sum(inspected.of('one', 'clashes'))).toBe(0);
  expect(findTroubles(inspected)).toMatchObject([
    {
      kind: 'CONFLICTING_TELLING',
      touchpoints: ['two'],
      repair: [{ setTelling: { touchpoint: 'two', telling: [{ theme: 'care', weight: 1 }] } }],
    },
  ]);
});

/** Eight pushes, each of which tires by 1: fatigue f takes 0.2·f from the log-odds of a notice. */
test('fatigue takes from the notices what its log-odds say', () => {
  const parts: Parts = {
    personas: [{ traits: { ...traits, attention: 0.5, sensitivity: 0.5 } }],
    touchpoints: [{ key: 'ad', push: { days: [1, 2, 3, 4, 5, 6, 7, 8] }, branding: 0, noticeRate: 0.001 }],
  };
  const parameters = {
    traitSpread: 0,
    fatigueIgnored: 1,
    fatigueNoticed: 1,
    fatigueHalfLife: 3650,
    noticeFatigue: 0.2,
  };
  const inspected = inspectedOf(designOf(parts), {}, parameters, 'ad', 1_000);
  const chances = Array.from({ length: 8 }, (_, f) => 1 / (1 + 999 * Math.exp(0.2 * f)));
  const each = sum(inspected.of('ad', 'noticeChance')) / 1_000;
  expect(each / chances.reduce((all, chance) => all + chance, 0)).toBeCloseTo(1, 2);
  expect(sum(inspected.of('ad', 'freshChance')) / 1_000).toBeCloseTo(0.008, 4);
  // e^(−0.2·2) is 0.67, so from the third on more than a quarter is gone.
  expect(sum(inspected.of('ad', 'tiredPushes'))).toBe(6_000);
  expect(findTroubles(inspected)).toMatchObject([
    { kind: 'OVER_EXPOSURE', repair: [{ setTouchpoint: { key: 'ad', push: { days: [1, 3, 5, 7] } } }] },
  ]);
});
