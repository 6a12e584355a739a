/**
 * A change that cannot touch a buyer leaves that buyer's life as it was, to the last digit: what comparisons of scenarios
 * rest on (common random numbers).
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DesignInput, TouchpointInput } from '../../../src/simulation/design.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import type { LifeStory } from '../../../src/simulation/story.ts';
import { cases, touchpointBody, type Case } from '../arbitrary.ts';
import { changed, law, planOfCase } from '../support.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { simulate } from '../../../src/simulation/run.ts';
import type { Summary } from '../../../src/simulation/summary.ts';

const BUYERS = 18;

const storiesOf = (one: Case): LifeStory[] => {
  const replayer = new Replayer(planOfCase(one), one.seed);
  return Array.from({ length: BUYERS }, (_, number) => replayer.replay(number));
};

/** Everybody of whom a story tells. */
const everybody = (story: LifeStory): LifeStory[] => [story, ...story.referred.flatMap(everybody)];
const hasEvent = (story: LifeStory, touchpoint: string, kinds?: readonly string[]): boolean =>
  everybody(story).some(({ events }) =>
    events.some((event) => event.touchpoint === touchpoint && (kinds === undefined || kinds.includes(event.kind))),
  );

/** Holds lives before and after a change against each other, but for those whom it touched; says how many were left. */
function expectUntouched(before: Case, after: Case, touched: (story: LifeStory) => boolean): number {
  const stories = storiesOf(before);
  const others = storiesOf(after);
  const untouched = stories.filter((story) => !touched(story));
  for (const story of untouched) expect(others[story.number]).toEqual(story);
  return untouched.length;
}

const withTouchpoint = cases.chain((one) =>
  fc.record({ one: fc.constant(one), chosen: fc.constantFrom(...one.design.touchpoints) }),
);
const withDesign = (one: Case, design: DesignInput): Case => ({ ...one, design });

const CONTENT = [
  ...['noticeRate', 'engageRate', 'actionRate', 'effort', 'value', 'ask', 'branding', 'telling', 'listening'],
  ...['potholes', 'care', 'costPerExposure', 'costPerEngagement', 'purchaseValue'],
] as const;

test(
  'another content of a touchpoint leaves those who never met it as they were',
  law(
    80,
    withTouchpoint.chain((picked) =>
      fc.record({ ...{ picked: fc.constant(picked) }, body: touchpointBody(picked.one.design.story.themes) }),
    ),
    ({ picked: { one, chosen }, body }) => {
      const content = Object.fromEntries(
        CONTENT.map((field) => [field, (body as Record<string, unknown>)[field]]),
      ) as Partial<TouchpointInput>;
      const touchpoints = one.design.touchpoints.map((touchpoint) =>
        touchpoint.key === chosen.key ? { ...touchpoint, ...content } : touchpoint,
      );
      expectUntouched(one, withDesign(one, { ...one.design, touchpoints }), (story) => hasEvent(story, chosen.key));
    },
  ),
);

test(
  'taking a touchpoint away leaves those who never met it as they were',
  law(100, withTouchpoint, ({ one, chosen }) => {
    if (one.design.touchpoints.length === 1) return;
    const design = changed(one.design, { removeTouchpoint: { key: chosen.key } });
    expectUntouched(one, withDesign(one, design), (story) => hasEvent(story, chosen.key));
  }),
);

test(
  'another touchpoint leaves those who never meet it as they were',
  law(
    80,
    cases.chain((one) => fc.record({ one: fc.constant(one), body: touchpointBody(one.design.story.themes) })),
    ({ one, body }) => {
      const added: TouchpointInput = { key: 'one-more-touchpoint', ...body };
      const design = { ...one.design, touchpoints: [...one.design.touchpoints, added] };
      expectUntouched(withDesign(one, design), one, (story) => hasEvent(story, added.key));
    },
  ),
);

test(
  'a repaired pothole leaves those as they were who never came to it',
  law(
    80,
    cases
      .filter(({ design }) => design.touchpoints.some((touchpoint) => (touchpoint.potholes ?? []).length > 0))
      .chain((one) =>
        fc.record({
          one: fc.constant(one),
          by: fc.constantFrom(0.3, 1),
          hole: fc.constantFrom(
            ...one.design.touchpoints.flatMap(({ key, owner, potholes }) =>
              (potholes ?? []).map(({ kind }) => ({ key, owner, kind })),
            ),
          ),
        }),
      ),
    ({ one, by, hole: { key: touchpoint, owner, kind } }) => {
      const design = changed(one.design, { repairPothole: { touchpoint, kind, by } });
      // A rival's potholes leave no event, so whoever attended it may have come to one.
      const kinds = owner === 'COMPETITOR' ? ['ENGAGED', 'ABANDONED'] : ['POTHOLE', 'AVERTED'];
      expectUntouched(one, withDesign(one, design), (story) => hasEvent(story, touchpoint, kinds));
    },
  ),
);

test(
  'care leaves those as they were who came to no pothole there, effort aside',
  law(60, withTouchpoint, ({ one, chosen }) => {
    if (chosen.owner === 'COMPETITOR') return;
    const design = (['PERSONALIZATION', 'COMMUNICATION', 'RESOLUTION', 'COMMUNITY'] as const).reduce(
      (before, kind) => changed(before, { addCare: { touchpoint: chosen.key, kind, strength: 1 } }),
      one.design,
    );
    expectUntouched(one, withDesign(one, design), (story) => hasEvent(story, chosen.key, ['POTHOLE', 'AVERTED']));
  }),
);

test(
  'other traits of one persona leave the others as they were',
  law(60, cases, (one) => {
    const [first] = one.design.personas;
    const traits = { attention: 0.9, patience: 0.1, drift: 0.9, memoryDays: 3, curiosityPerDay: 1, needDays: 5 };
    const design = changed(one.design, { setPersona: { key: first.key, traits } });
    expectUntouched(one, withDesign(one, design), (story) =>
      everybody(story).some((somebody) => somebody.persona === first.key),
    );
  }),
);

test(
  'a later horizon only adds to a life',
  law(60, cases, (one) => {
    const { horizonDays } = one.environment;
    const longer = storiesOf({ ...one, environment: { ...one.environment, horizonDays: horizonDays + 9.5 } });
    for (const story of storiesOf(one)) {
      const until = longer[story.number].events.filter((event) => event.day <= horizonDays);
      expect(until).toEqual(story.events);
      if (story.exit !== 'STILL_HERE') expect(longer[story.number].exitDay).toBe(story.exitDay);
    }
  }),
);

/** A report without what names the touchpoint, or depends on how many there are. */
function without({ touchpoints, entries, paths: { deviations: _, ...paths }, ...rest }: Summary, key: string): unknown {
  return {
    ...rest,
    paths,
    touchpoints: touchpoints.filter((entry) => entry.touchpoint !== key),
    entries: entries.filter((entry) => entry.touchpoint !== key),
  };
}

test(
  'a touchpoint that reaches nobody changes no count',
  law(
    100,
    cases.chain((one) =>
      fc.record({
        one: fc.constant(one),
        // Sorts before, between and behind the others.
        key: fc.constantFrom('0', 'm-5-5', 'zzzz'),
        body: touchpointBody(one.design.story.themes),
        push: fc.constantFrom(undefined, { reach: 0, days: [0, 1, 2] }, { reach: 0, group: 'list', perDay: 3 }),
      }),
    ),
    ({ one, key, body, push }) => {
      if (one.design.touchpoints.some((touchpoint) => touchpoint.key === key)) return;
      const money = { costPerExposure: undefined, costPerEngagement: undefined, purchaseValue: undefined };
      const added = { ...body, ...money, key, push, pull: undefined } as TouchpointInput;
      const more = planOfCase(withDesign(one, { ...one.design, touchpoints: [...one.design.touchpoints, added] }));
      const plan = planOfCase(one);
      const summary = summarize(more, simulate(more, one.seed, 0, BUYERS));
      expect(without(summary, key)).toEqual(without(summarize(plan, simulate(plan, one.seed, 0, BUYERS)), key));
      const unreached = summary.touchpoints.find((entry) => entry.touchpoint === key);
      expect(unreached?.events.every(({ count }) => count === 0)).toBe(true);
    },
  ),
);

test('the laws above speak of many: most buyers are untouched by most changes', () => {
  let untouched = 0;
  law(30, withTouchpoint, ({ one, chosen }) => {
    if (one.design.touchpoints.length === 1) return;
    const design = changed(one.design, { removeTouchpoint: { key: chosen.key } });
    untouched += expectUntouched(one, withDesign(one, design), (story) => hasEvent(story, chosen.key));
  })();
  expect(untouched).toBeGreaterThan(150);
});
