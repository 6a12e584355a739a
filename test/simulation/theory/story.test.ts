/** What is told where makes no difference, or no dissonance, exactly where the model says so. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DesignInput } from '../../../src/simulation/design.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { cases, number, weights, type Case } from '../arbitrary.ts';
import { livesOf } from '../scribe.ts';
import { law, planOfCase } from '../support.ts';

const BUYERS = 30;

const withTouchpoints = (
  one: Case,
  change: (
    touchpoint: DesignInput['touchpoints'][number],
    index: number,
  ) => Partial<DesignInput['touchpoints'][number]>,
): Case => ({
  ...one,
  design: {
    ...one.design,
    touchpoints: one.design.touchpoints.map((touchpoint, index) => ({ ...touchpoint, ...change(touchpoint, index) })),
  },
});
/** Nobody brings a trace along: without branding, memory comes from friends alone. */
const withoutRetelling = (one: Case): Case => ({ ...one, parameters: { ...one.parameters, retell: 0 } });

describe('branding 0 everywhere', () => {
  const unbranded = cases.map((one) => withTouchpoints(one, () => ({ branding: 0 })));

  test(
    'leaves memory at 0',
    law(100, unbranded, (one) => {
      for (const life of livesOf(planOfCase(one), one.seed, 0, BUYERS)) expect(life.memory).toBe(0);
    }),
  );

  test(
    'leaves tellings without any difference at all',
    law(
      100,
      unbranded.chain((one) =>
        fc
          .tuple(
            weights(one.design.story.themes),
            ...one.design.touchpoints.map(() => fc.option(weights(one.design.story.themes), { nil: undefined })),
          )
          .map(([promise, ...tellings]) => {
            const other = withTouchpoints(one, (_, index) => ({ telling: tellings[index] }));
            return {
              one,
              other: { ...other, design: { ...other.design, story: { ...other.design.story, promise } } },
            };
          }),
      ),
      ({ one, other }) => {
        const tallies = [one, other].map((each) => simulate(planOfCase(each), each.seed, 0, BUYERS));
        expect(Buffer.from(tallies[1].buffer).equals(Buffer.from(tallies[0].buffer))).toBe(true);
      },
    ),
  );
});

test(
  'every telling equal to the promise: no dissonance, likeness 1 once anything is remembered',
  law(
    100,
    cases.map((one) =>
      withTouchpoints(one, () => ({
        // Another length tells the same.
        telling: one.design.story.promise.map(({ theme, weight }) => ({ theme, weight: weight * 0.37 })),
      })),
    ),
    (one) => {
      let remembering = 0;
      livesOf(planOfCase(one), one.seed, 0, BUYERS, {
        event(b, kind, i) {
          if (!['NOTICED', 'ENGAGED', 'ABANDONED', 'IGNORED'].includes(kind) || b.plan.owner[i] === 2) return;
          expect(b.dissonance).toBe(0);
          expect([0, 1]).toContain(b.likeness);
          if (b.likeness === 1) remembering++;
          else if (kind === 'IGNORED') expect(b.memory()).toBe(0);
        },
      });
      expect(remembering).toBeGreaterThanOrEqual(0);
    },
  ),
);

/** A promise and tellings of which any two have a cosine of at least 1 − tolerance. */
const nearby = cases.chain((one) =>
  fc
    .tuple(...one.design.touchpoints.map(() => fc.array(number(0, 1), { minLength: 4, maxLength: 4 })))
    .map((leanings) => {
      const { themes } = one.design.story;
      const { tolerance } = one.parameters;
      // Every vector lies within `reach` of the promise, so that two of them lie within twice that angle.
      const reach = Math.tan(Math.acos(1 - tolerance) / 2) * 0.999;
      const promise = themes.map(() => 1 / Math.sqrt(themes.length));
      const telling = (leaning: readonly number[]) => {
        const sideways = themes.map(
          (_, k) => leaning[k] - leaning.slice(0, themes.length).reduce((a, b) => a + b, 0) / themes.length,
        );
        const length = Math.hypot(...sideways) || 1;
        const vector = promise.map((weight, k) => weight + (reach * sideways[k]) / length);
        return themes.map((theme, k) => ({ theme, weight: Math.max(0, vector[k]) }));
      };
      const design: DesignInput = {
        ...one.design,
        story: { ...one.design.story, promise: themes.map((theme) => ({ theme, weight: 1 })) },
      };
      return withTouchpoints({ ...one, design }, (_, index) => ({ telling: telling(leanings[index]) }));
    }),
);

test(
  'all tellings within tolerance of one another: no dissonance',
  law(100, nearby, (one) => {
    livesOf(planOfCase(one), one.seed, 0, BUYERS, {
      event(b) {
        expect(b.dissonance).toBe(0);
      },
    });
  }),
);

test('and a little beyond it there is some', () => {
  let dissonant = 0;
  law(
    20,
    nearby.map((one) =>
      withTouchpoints(withoutRetelling({ ...one, parameters: { ...one.parameters, tolerance: 0 } }), () => ({})),
    ),
    (one) => {
      livesOf(planOfCase(one), one.seed, 0, BUYERS, {
        event(b) {
          if (b.dissonance > 0) dissonant++;
        },
      });
    },
  )();
  expect(dissonant).toBeGreaterThan(0);
});
