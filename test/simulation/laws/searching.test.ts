/** A search finds those lives of which the replay says that they fit, and no others. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Replayer } from '../../../src/simulation/replay.ts';
import { search, type LifeFilter } from '../../../src/simulation/search.ts';
import type { LifeStory } from '../../../src/simulation/story.ts';
import { EVENT_KINDS, EXITS, INTENTS, JOURNEYS } from '../../../src/simulation/vocabulary.ts';
import { cases } from '../arbitrary.ts';
import { designOf, law, planOf, planOfCase } from '../support.ts';

const BUYERS = 60;
const EXPOSURES = ['IGNORED', 'NOTICED', 'ENGAGED', 'ABANDONED'];

/** Any of its fields, none more often than one or two. */
const filterOf = (touchpoints: readonly string[], personas: readonly string[]): fc.Arbitrary<LifeFilter> =>
  fc.record(
    {
      ...{ journey: fc.constantFrom(...JOURNEYS), exit: fc.constantFrom(...EXITS) },
      ...{ persona: fc.constantFrom(...personas), intent: fc.constantFrom(...INTENTS) },
      ...{ attended: fc.constantFrom(...touchpoints), met: fc.constantFrom(...touchpoints) },
      eventKind: fc.constantFrom(...EVENT_KINDS),
    },
    { requiredKeys: [] },
  );

function fits(story: LifeStory, filter: LifeFilter): boolean {
  const at = (touchpoint: string | undefined, kinds: readonly string[]) =>
    touchpoint === undefined ||
    story.events.some((event) => event.touchpoint === touchpoint && kinds.includes(event.kind));
  const places = [filter.attended, filter.met].filter((place) => place !== undefined);
  return (
    (filter.journey ?? story.journey) === story.journey &&
    (filter.exit ?? story.exit) === story.exit &&
    (filter.persona ?? story.persona) === story.persona &&
    (filter.intent ?? story.intent) === story.intent &&
    at(filter.attended, ['ENGAGED', 'ABANDONED']) &&
    at(filter.met, EXPOSURES) &&
    (filter.eventKind === undefined ||
      story.events.some(
        ({ kind, touchpoint }) => kind === filter.eventKind && (places.length === 0 || places.includes(touchpoint)),
      ))
  );
}

const searches = cases.chain((one) =>
  fc.record({
    one: fc.constant(one),
    filters: fc.array(
      filterOf(
        one.design.touchpoints.map((touchpoint) => touchpoint.key),
        one.design.personas.map((persona) => persona.key),
      ),
      { minLength: 6, maxLength: 6 },
    ),
  }),
);

test(
  'what is found is what fits',
  law(60, searches, ({ one, filters }) => {
    const plan = planOfCase(one);
    const replayer = new Replayer(plan, one.seed);
    const stories = Array.from({ length: BUYERS }, (_, number) => replayer.replay(number));
    for (const filter of filters) {
      const fitting = stories.filter((story) => fits(story, filter)).map((story) => story.number);
      expect(search(plan, one.seed, filter, 0, BUYERS, BUYERS)).toEqual({ numbers: fitting, next: BUYERS });
      const later = fitting.filter((number) => number >= 10);
      expect(search(plan, one.seed, filter, 10, BUYERS, BUYERS).numbers).toEqual(later);
      // Two at a time come to the same.
      const found: number[] = [];
      for (let next = 0; next < BUYERS;) {
        const some = search(plan, one.seed, filter, next, BUYERS, 2);
        expect(some.numbers.length).toBeLessThanOrEqual(2);
        expect(some.next).toBeGreaterThan(next);
        found.push(...some.numbers);
        next = some.next;
      }
      expect(found).toEqual(fitting);
    }
  }),
);

test('a search stops behind the last life that it was asked for', () => {
  const plan = planOf(designOf({ touchpoints: [{ push: { days: [1] } }] }));
  expect(search(plan, 'x', {}, 5, 100, 3)).toEqual({ numbers: [5, 6, 7], next: 8 });
  expect(search(plan, 'x', {}, 5, 5, 3)).toEqual({ numbers: [], next: 5 });
  expect(search(plan, 'x', {}, 5, 100, 0)).toEqual({ numbers: [], next: 5 });
});

test('names that lead nowhere are told', () => {
  const plan = planOf(designOf({ touchpoints: [{ push: { days: [1] } }] }));
  expect(() => search(plan, 'x', { met: 'nowhere' }, 0, 1, 1)).toThrow(
    new RangeError('Got touchpoint "nowhere", which the design does not have.'),
  );
  expect(() => search(plan, 'x', { attended: 'nowhere' }, 0, 1, 1)).toThrow(RangeError);
  expect(() => search(plan, 'x', { persona: 'nobody' }, 0, 1, 1)).toThrow(
    'Got persona "nobody", which the design does not have.',
  );
});
