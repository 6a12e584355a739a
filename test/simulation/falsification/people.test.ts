/** What would embarrass a model of people who drift, forget, and are courted by others. */
import { describe, expect, test } from 'vitest';
import type { PersonaInput } from '../../../src/simulation/design.ts';
import { changed, planOf, summaryOf } from '../support.ts';
import {
  asLived,
  BUYERS,
  compare,
  EXAMPLES,
  expectFall,
  expectNoFall,
  expectNoRise,
  expectRise,
  type World,
} from './support.ts';

const withTraits = (world: World, traits: Partial<NonNullable<PersonaInput['traits']>>): World => ({
  ...world,
  design: {
    ...world.design,
    personas: world.design.personas.map((persona) => ({
      ...persona,
      traits: { ...persona.traits, ...traits },
    })),
  },
});
const at = (world: World, disorder: number): World => ({ ...world, environment: { ...world.environment, disorder } });

/** Share of paths along the plan, with its standard error. */
function planned({ design, environment }: World): { share: number; error: number } {
  const { paths } = summaryOf(planOf(design, environment), 'falsification', BUYERS);
  const share = paths.plannedShare.value as number;
  return { share, error: Math.sqrt((share * (1 - share)) / paths.long) };
}

describe.each(EXAMPLES)('people in %s', (name) => {
  const base = asLived(name);

  test('who drift and forget walk the plan less', () => {
    const steady = planned(withTraits(base, { drift: 0.05, memoryDays: 40 }));
    const drifting = planned(withTraits(base, { drift: 0.7, memoryDays: 3 }));
    expect(steady.share - drifting.share).toBeGreaterThan(3 * Math.hypot(steady.error, drifting.error));
  });

  test('who drift more are lost on the way, and who keep things longer remember', () => {
    expectRise(compare(withTraits(base, { drift: 0.1 }), withTraits(base, { drift: 0.5 }), 'drifted'), 'drifted');
    expectFall(
      compare(withTraits(base, { memoryDays: 3 }), withTraits(base, { memoryDays: 30 }), 'forgotten'),
      'forgot',
    );
    expectRise(compare(withTraits(base, { memoryDays: 3 }), withTraits(base, { memoryDays: 30 }), 'memory'), 'memory');
    expectNoFall(compare(withTraits(base, { drift: 0.6 }), withTraits(base, { drift: 0.05 }), 'bought'), 'bought');
  });

  test('buy no less when a rival goes away', () => {
    const rivals = base.design.touchpoints.filter(({ owner }) => owner === 'COMPETITOR').map(({ key }) => key);
    expect(rivals.length).toBeGreaterThan(0);
    const without = (keys: readonly string[]): World => ({
      ...base,
      design: changed(base.design, ...keys.map((key) => ({ removeTouchpoint: { key } }))),
    });
    for (const key of rivals) expectNoFall(compare(base, without([key]), 'bought'), key);
    expectRise(compare(base, without(rivals), 'bought'), 'all rivals');
    expectRise(compare(base, without(rivals), 'memory'), 'memory');
  });

  test('buy the less the messier life is', () => {
    const disorders = [0, 0.25, 0.5, 1, 1.5, 2];
    disorders.slice(1).forEach((disorder, n) => {
      expectNoRise(
        compare(at(base, disorders[n]), at(base, disorder), 'bought', 2_500),
        `${disorders[n]} to ${disorder}`,
      );
    });
  });

  test('rarely walk the planned path, and mostly leave', () => {
    const { share } = planned(base);
    expect(share).toBeLessThan(0.3);
    const { journeys } = summaryOf(planOf(base.design, base.environment), 'falsification', BUYERS);
    const bought = journeys.find(({ journey }) => journey === 'BOUGHT')?.share.value as number;
    expect(bought).toBeGreaterThan(0.003);
    expect(bought).toBeLessThan(0.05);
  });

  test('trust and patience pay', () => {
    expectRise(compare(withTraits(base, { trust: 0.2 }), withTraits(base, { trust: 0.7 }), 'bought'), 'trust');
    expectRise(compare(withTraits(base, { patience: 0.1 }), withTraits(base, { patience: 0.9 }), 'bought'), 'patience');
    expectRise(
      compare(withTraits(base, { attention: 0.2 }), withTraits(base, { attention: 0.8 }), 'memory'),
      'attention',
    );
  });

  test('whose need lasts longer buy no less', () => {
    expectNoFall(compare(withTraits(base, { needDays: 20 }), withTraits(base, { needDays: 80 }), 'bought'), 'needDays');
    expectNoFall(compare(withTraits(base, { needDays: 80 }), withTraits(base, { needDays: null }), 'bought'), 'never');
  });
});
