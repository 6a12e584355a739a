/** What would embarrass a model in which pressing people does not make them like it. */
import { describe, expect, test } from 'vitest';
import { metricOf, planOf, summaryOf } from '../support.ts';
import {
  asLived,
  BUYERS,
  compare,
  EXAMPLES,
  expectFall,
  expectNoRise,
  scenarioOf,
  withTouchpoints,
  type World,
} from './support.ts';

const harder = (world: World, by: number, key?: string): World =>
  withTouchpoints(world, (touchpoint) =>
    touchpoint.owner === 'COMPETITOR' || (key !== undefined && touchpoint.key !== key)
      ? {}
      : { ask: Math.min(1, (touchpoint.ask ?? 0) + by) },
  );

/** Where one place after another is changed. */
const FEWER = 2_500;
/** What mood is left at the end of a life is little: a fifth harder takes a fifth of it. */
const MORE = 40_000;

describe.each(EXAMPLES)('asking in %s', (name) => {
  const base = asLived(name);

  test('harder everywhere costs mood, trust and purchases', () => {
    for (const by of [0.2, 0.4, 0.8]) {
      expectFall(compare(base, harder(base, by), 'mood', MORE), `mood, ${by}`);
      expectFall(compare(base, harder(base, by), 'peakEnd'), `feeling, ${by}`);
      expectFall(compare(base, harder(base, by), 'trust'), `trust, ${by}`);
    }
    expectFall(compare(base, harder(base, 0.8), 'bought'), 'bought');
  });

  test('harder at any one place never raises mood or trust', () => {
    for (const { key, owner } of base.design.touchpoints) {
      if (owner === 'COMPETITOR') continue;
      expectNoRise(compare(base, harder(base, 0.6, key), 'peakEnd', FEWER), `feeling, ${key}`);
      expectNoRise(compare(base, harder(base, 0.6, key), 'trust', FEWER), `trust, ${key}`);
    }
  });

  test('of pushy sellers is felt as pressure and drives people away', () => {
    const pushy = scenarioOf(name, 'Pushy');
    const summaries = [base, pushy].map(({ design, environment }) =>
      summaryOf(planOf(design, environment), 'falsification', BUYERS),
    );
    const [felt, feltMore] = summaries.map((summary) => metricOf(summary, 'pressure').value as number);
    expect(feltMore).toBeGreaterThan(3 * felt);
    const [left, leftMore] = summaries.map(
      ({ exits }) => exits.find(({ exit }) => exit === 'PRESSURED')?.count as number,
    );
    expect(leftMore).toBeGreaterThan(left);
    expectNoRise(compare(base, pushy, 'bought'), 'bought');
    expectFall(compare(base, pushy, 'peakEnd'), 'feeling');
  });

  test('hurts the sensitive more', () => {
    const withSensitivity = (sensitivity: number): World => ({
      ...harder(base, 0.4),
      design: {
        ...harder(base, 0.4).design,
        personas: base.design.personas.map((persona) => ({
          ...persona,
          traits: { ...persona.traits, sensitivity },
        })),
      },
    });
    expectFall(compare(withSensitivity(0.2), withSensitivity(0.8), 'peakEnd'), 'feeling');
  });
});
