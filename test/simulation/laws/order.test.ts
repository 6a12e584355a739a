/** The order of things in a file means nothing: luck and sums run through sorted keys. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DesignInput } from '../../../src/simulation/design.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import type { Summary } from '../../../src/simulation/summary.ts';
import { cases } from '../arbitrary.ts';
import { law, planOfCase } from '../support.ts';

const BUYERS = 30;

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
const shuffledIfAny = <T>(list: readonly T[] | undefined): fc.Arbitrary<T[] | undefined> =>
  list === undefined ? fc.constant(undefined) : shuffled(list);

/** The same design with every list in another order, but for the days of a push, which have one of their own. */
const reordered = (design: DesignInput): fc.Arbitrary<DesignInput> =>
  fc
    .record({
      themes: shuffled(design.story.themes),
      promise: shuffled(design.story.promise),
      personas: fc.tuple(...design.personas.map((persona) => shuffledIfAny(persona.affinity))),
      touchpoints: fc.tuple(
        ...design.touchpoints.map(({ telling, potholes, care }) =>
          fc.record({ telling: shuffledIfAny(telling), potholes: shuffledIfAny(potholes), care: shuffledIfAny(care) }),
        ),
      ),
      links: shuffledIfAny(design.links),
    })
    .map(({ themes, promise, personas, touchpoints, links }) => ({
      ...design,
      story: { ...design.story, themes, promise },
      personas: design.personas.map((persona, index) => ({ ...persona, affinity: personas[index] })),
      touchpoints: design.touchpoints.map((touchpoint, index) => ({ ...touchpoint, ...touchpoints[index] })),
      links,
    }))
    .chain((same) =>
      fc
        .tuple(shuffled(same.personas), shuffled(same.touchpoints))
        .map(([personas, touchpoints]) => ({ ...same, personas, touchpoints })),
    );

/** A summary whose lists, which run in the order of the file, run in the order of keys. */
function byKey(summary: Summary): Summary {
  const sorted = <T>(list: readonly T[], read: (entry: T) => string): T[] =>
    [...list].sort((one, other) => (read(one) < read(other) ? -1 : 1));
  return {
    ...summary,
    personas: sorted(summary.personas, (entry) => entry.persona),
    touchpoints: sorted(summary.touchpoints, (entry) => entry.touchpoint),
    entries: sorted(summary.entries, (entry) => entry.touchpoint),
  };
}

const pairs = cases.chain((one) =>
  fc.record({ one: fc.constant(one), other: reordered(one.design).map((design) => ({ ...one, design })) }),
);

test(
  'another order gives the same run, to the byte, and the same report by key',
  law(120, pairs, ({ one, other }) => {
    const [plan, reorderedPlan] = [planOfCase(one), planOfCase(other)];
    const tally = simulate(plan, one.seed, 0, BUYERS);
    const same = simulate(reorderedPlan, one.seed, 0, BUYERS);
    expect(Buffer.from(same.buffer).equals(Buffer.from(tally.buffer))).toBe(true);
    expect(byKey(summarize(reorderedPlan, same))).toEqual(byKey(summarize(plan, tally)));
  }),
);

test(
  'another order gives the same lives, reasons and all',
  law(40, pairs, ({ one, other }) => {
    const replayers = [new Replayer(planOfCase(one), one.seed), new Replayer(planOfCase(other), one.seed)];
    for (let number = 0; number < 10; number++)
      expect(replayers[1].replay(number)).toEqual(replayers[0].replay(number));
  }),
);

test(
  'reports run in the order of the file',
  law(40, pairs, ({ other }) => {
    const plan = planOfCase(other);
    const summary = summarize(plan, simulate(plan, other.seed, 0, 5));
    const touchpoints = other.design.touchpoints.map((touchpoint) => touchpoint.key);
    expect(summary.touchpoints.map((entry) => entry.touchpoint)).toEqual(touchpoints);
    expect(summary.entries.map((entry) => entry.touchpoint)).toEqual(touchpoints);
    expect(summary.personas.map((entry) => entry.persona)).toEqual(other.design.personas.map((entry) => entry.key));
  }),
);
