/** What is drawn at the start of a life has the distributions that the model gives it. */
import { describe, expect, test } from 'vitest';
import { Replayer } from '../../../src/simulation/replay.ts';
import { TRAITS, UNIT_TRAITS } from '../../../src/simulation/vocabulary.ts';
import { livesOf } from '../scribe.ts';
import {
  expectUnsurprising,
  largestGap,
  LARGEST_GAP,
  normalShare,
  surpriseOfCounts,
  surpriseOfShare,
} from '../statistics.ts';
import { designOf, planOf } from '../support.ts';

const BUYERS = 12_000;
const touchpoints = [{ push: { days: [1] } }];

test('arrivals are uniform on [0, A)', () => {
  const plan = planOf(designOf({ touchpoints }), { arrivalDays: 30 });
  const days = livesOf(plan, 'arrive', 0, BUYERS).map((life) => life.arrivalDay);
  expect(Math.min(...days)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...days)).toBeLessThan(30);
  expect(largestGap(days, (day) => day / 30)).toBeLessThan(LARGEST_GAP);
  const atOnce = livesOf(planOf(designOf({ touchpoints })), 'arrive', 0, 100);
  expect(atOnce.every((life) => life.arrivalDay === 0)).toBe(true);
});

test('personas come in their shares, intents in their mixes, one apart from the other', () => {
  const design = designOf({
    personas: [
      { key: 'many', share: 6, intents: { passing: 1, learning: 1, relating: 2, buying: 4 } },
      { key: 'few', share: 2 },
      { key: 'none', share: 0 },
    ],
    touchpoints,
  });
  const lives = livesOf(planOf(design), 'who', 0, BUYERS);
  const of = (persona: string, intent: string): number =>
    lives.filter((life) => life.persona === persona && life.intent === intent).length;
  const shares = {
    many: { PASSING: 1 / 8, LEARNING: 1 / 8, RELATING: 2 / 8, BUYING: 4 / 8 },
    few: { PASSING: 0.45, LEARNING: 0.3, RELATING: 0.1, BUYING: 0.15 },
  };
  const counts: number[] = [];
  const expected: number[] = [];
  for (const [persona, mix] of Object.entries(shares))
    for (const [intent, share] of Object.entries(mix)) {
      counts.push(of(persona, intent));
      expected.push(BUYERS * (persona === 'many' ? 0.75 : 0.25) * share);
    }
  expectUnsurprising(surpriseOfCounts(counts, expected), 'χ²');
  expect(lives.some((life) => life.persona === 'none')).toBe(false);
});

/** σ(logit(m) + 0.5 z) and m·exp(0.4 z): undone, they are standard normal, and independent of one another. */
describe('traits', () => {
  const medians = {
    ...{ attention: 0.3, patience: 0.8, trust: 0.4, drift: 0.05, sensitivity: 0.5 },
    ...{ memoryDays: 10, curiosityPerDay: 0.05, needDays: 60, rebuyDays: 20 },
  };
  const replayer = new Replayer(planOf(designOf({ personas: [{ traits: medians }], touchpoints })), 'traits');
  const stories = Array.from({ length: 6_000 }, (_, number) => replayer.replay(number));
  const logit = (p: number): number => Math.log(p / (1 - p));
  const isUnit = (trait: string): boolean => (UNIT_TRAITS as readonly string[]).includes(trait);
  const deviates = TRAITS.map((trait) =>
    stories.map(({ traits }) =>
      isUnit(trait)
        ? (logit(traits[trait] as number) - logit(medians[trait])) / 0.5
        : Math.log((traits[trait] as number) / medians[trait]) / 0.4,
    ),
  );

  test.each(TRAITS.map((trait, index) => [trait, index] as const))('%s', (_trait, index) => {
    expect(largestGap(deviates[index], normalShare)).toBeLessThan(LARGEST_GAP);
  });

  test('do not hang together', () => {
    for (let one = 0; one < TRAITS.length; one++)
      for (let other = 0; other < one; other++) {
        const products = deviates[one].map((z, number) => z * deviates[other][number]);
        const mean = products.reduce((sum, value) => sum + value, 0) / products.length;
        expectUnsurprising(mean * Math.sqrt(products.length), `${TRAITS[one]} with ${TRAITS[other]}`);
      }
  });

  test('without spread are the medians', () => {
    const plan = planOf(
      designOf({ personas: [{ traits: medians }], touchpoints }),
      {},
      {
        traitSpread: 0,
        dayTraitSpread: 0,
      },
    );
    const { traits } = new Replayer(plan, 'traits').replay(5);
    for (const trait of TRAITS) expect(traits[trait]).toBeCloseTo(medians[trait], 12);
  });

  test('at the ends of their ranges stay there: what is impossible stays so', () => {
    const ends = { attention: 0, patience: 1, trust: 0, drift: 0, sensitivity: 1, needDays: null };
    const plan = planOf(designOf({ personas: [{ traits: ends }], touchpoints }));
    for (let number = 0; number < 50; number++)
      expect(new Replayer(plan, 'ends').replay(number).traits).toMatchObject(ends);
  });
});

/** The day the need passes: arrival + Exp(mean needDays × factor)/ω, factors 0.25, 1, 1.5, 1. */
describe('needs pass exponentially', () => {
  const FACTORS = { passing: 0.25, learning: 1, relating: 1.5, buying: 1 };
  const HORIZON = 90;

  test.each(
    Object.entries(FACTORS).flatMap(([intent, factor]) =>
      [0.5, 1, 2].map((disorder) => ({ intent, factor, disorder })),
    ),
  )('$intent at ω = $disorder', ({ intent, factor, disorder }) => {
    const design = designOf({
      personas: [{ traits: { needDays: 40, curiosityPerDay: 0 }, intents: { [intent]: 1 } }],
      touchpoints: [{ push: { reach: 0, days: [1] } }],
    });
    const plan = planOf(design, { disorder, arrivalDays: 20, horizonDays: HORIZON }, { dayTraitSpread: 0 });
    const lives = livesOf(plan, 'needs', 0, 8_000);
    const rate = disorder / (40 * factor);
    // Of those who stay until the horizon, each by the time that they had; of those who left, their time by how likely it was.
    const passed = lives.filter((life) => life.exit === 'NEED_PASSED');
    const chance = (life: { arrivalDay: number }): number => 1 - Math.exp(-rate * (HORIZON - life.arrivalDay));
    const expected = lives.reduce((sum, life) => sum + chance(life), 0);
    const variance = lives.reduce((sum, life) => sum + chance(life) * (1 - chance(life)), 0);
    expectUnsurprising((passed.length - expected) / Math.sqrt(variance), 'share');
    const shares = passed.map((life) => (1 - Math.exp(-rate * (life.endDay - life.arrivalDay))) / chance(life));
    expect(largestGap(shares, (share) => share)).toBeLessThan(LARGEST_GAP);
    expect(lives.every((life) => life.exit === 'NEED_PASSED' || life.endDay === HORIZON)).toBe(true);
  });

  test('but never of those whose need never passes, nor of customers', () => {
    const never = designOf({ personas: [{ traits: { needDays: null } }], touchpoints });
    expect(livesOf(planOf(never), 'needs', 0, 500).every((life) => life.exit === 'STILL_HERE')).toBe(true);
    const certain = { noticeRate: 0.999, engageRate: 0.999, actionRate: 0.999 };
    const bought = designOf({
      personas: [{ traits: { needDays: 20 } }],
      touchpoints: [{ push: { days: [0] }, goal: 'BUY', ...certain }],
    });
    const lives = livesOf(planOf(bought), 'needs', 0, 500);
    const customers = lives.filter((life) => life.purchases > 0);
    expect(customers.length).toBeGreaterThan(400);
    expect(customers.every((life) => life.exit === 'STILL_HERE')).toBe(true);
  });

  test('for a mix of needs in the shares that theory gives', () => {
    const design = designOf({
      personas: [{ traits: { needDays: 30, curiosityPerDay: 0 }, intents: { passing: 1, relating: 1 } }],
      touchpoints: [{ push: { reach: 0, days: [1] } }],
    });
    const lives = livesOf(planOf(design, { horizonDays: 30 }, { dayTraitSpread: 0 }), 'mix', 0, 10_000);
    const passed = lives.filter((life) => life.exit === 'NEED_PASSED').length;
    const share = (1 - Math.exp(-4) + (1 - Math.exp(-1 / 1.5))) / 2;
    expectUnsurprising(surpriseOfShare(passed, 10_000, share), 'passed');
  });
});
