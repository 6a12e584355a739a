/** What would embarrass a model in which one story, told everywhere, pays. */
import { describe, expect, test } from 'vitest';
import { changed } from '../support.ts';
import {
  asLived,
  compare,
  EXAMPLES,
  expectFall,
  expectNoFall,
  expectRise,
  outcomes,
  scenarioOf,
  withTouchpoints,
  type World,
} from './support.ts';

const aligned = (world: World, level = 1): World => ({
  ...world,
  design: changed(world.design, { alignStory: { level } }),
});
const at = (world: World, disorder: number): World => ({
  ...world,
  environment: { ...world.environment, disorder },
});

describe.each(EXAMPLES)('the story of %s', (name) => {
  const mixed = scenarioOf(name, 'Mixed messages');

  test('aligned raises purchases, memory and trust', () => {
    for (const base of [mixed, asLived(name)]) {
      expectRise(compare(base, aligned(base), 'bought', 20_000), 'bought');
      expectRise(compare(base, aligned(base), 'memory'), 'memory');
      expectRise(compare(base, aligned(base), 'trust'), 'trust');
    }
  });

  // Of messy lives, in which people come back by what they remember, a story has more to hold together.
  test('aligned lifts purchases by a larger share at disorder 1 than at 0.25', () => {
    const lift = (disorder: number): { value: number; error: number } => {
      const { base, difference, standardError } = compare(
        at(mixed, disorder),
        at(aligned(mixed), disorder),
        'bought',
        6_000,
      );
      return { value: difference / base, error: standardError / base };
    };
    const [orderly, messy] = [lift(0.25), lift(1)];
    expect(messy.value - orderly.value).toBeGreaterThan(3 * Math.hypot(messy.error, orderly.error));
  });

  test('aligned half way gets a part of it', () => {
    expectRise(compare(mixed, aligned(mixed, 0.5), 'memory'), 'half');
    expectRise(compare(aligned(mixed, 0.5), aligned(mixed), 'memory'), 'the other half');
    expectNoFall(compare(mixed, aligned(mixed, 0.5), 'bought'), 'bought, half');
    expectNoFall(compare(aligned(mixed, 0.5), aligned(mixed), 'bought'), 'bought, the other half');
  });

  test('told in mixed messages costs purchases', () => {
    expectFall(compare(asLived(name), mixed, 'bought'), 'bought');
    expectFall(compare(asLived(name), mixed, 'memory'), 'memory');
  });

  test('when it is one, is remembered the better the plainer the brand', () => {
    const one = aligned(asLived(name));
    const branded = (branding: number): World =>
      withTouchpoints(one, (touchpoint) => (touchpoint.owner === 'COMPETITOR' ? {} : { branding }));
    for (const [less, more] of [
      [0.2, 0.5],
      [0.5, 0.9],
    ]) {
      expectRise(compare(branded(less), branded(more), 'memory'), `memory, branding ${less} to ${more}`);
      expectNoFall(compare(branded(less), branded(more), 'bought'), `bought, branding ${less} to ${more}`);
    }
  });

  test('is told to people who keep some of it, and never all', () => {
    const { memory } = outcomes(asLived(name));
    const mean = memory.reduce((sum, value) => sum + value, 0) / memory.length;
    expect(mean).toBeGreaterThan(0.01);
    expect(mean).toBeLessThan(0.5);
  });
});
