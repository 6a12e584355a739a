/** One life at a time says the same as the run: replays and a second bookkeeper add up to the tally. */
import { expect, test } from 'vitest';
import { COUNT, QUANTITIES, QUANTITY, STEPS, WHOLE_QUANTITIES, type Quantity } from '../../../src/simulation/layout.ts';
import type { Plan } from '../../../src/simulation/plan.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import { simulate } from '../../../src/simulation/run.ts';
import type { LifeStory } from '../../../src/simulation/story.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { EVENT_KINDS } from '../../../src/simulation/vocabulary.ts';
import { cases } from '../arbitrary.ts';
import { countOf, livesOf, type Life } from '../scribe.ts';
import { designOf, law, planOf, planOfCase } from '../support.ts';

const BUYERS = 25;

/** Counts by label; those that are 0 are left out. */
type Counts = Record<string, number>;
function tallyUp<T>(list: readonly T[], label: (entry: T) => string): Counts {
  const counts: Counts = {};
  for (const entry of list) counts[label(entry)] = (counts[label(entry)] ?? 0) + 1;
  return counts;
}
const told = (list: readonly (readonly [label: string, count: number])[]): Counts =>
  Object.fromEntries(list.filter(([, count]) => count > 0));

const dayOf = (plan: Plan, day: number): number => Math.min(Math.floor(day), plan.days - 1);
const pairs = <T>(list: readonly T[]): [T, T][] => list.slice(1).map((to, index) => [list[index], to]);
const isAttended = (kind: string): boolean => kind === 'ENGAGED' || kind === 'ABANDONED';

test(
  'the replays of all buyers add up to the run',
  law(80, cases, (one) => {
    const plan = planOfCase(one);
    const replayer = new Replayer(plan, one.seed);
    const stories = Array.from({ length: BUYERS }, (_, number) => replayer.replay(number));
    const summary = summarize(plan, simulate(plan, one.seed, 0, BUYERS));

    expect(
      tallyUp(
        stories.flatMap((story) => story.events),
        ({ touchpoint, kind, day }) => `${touchpoint} ${kind} ${dayOf(plan, day)}`,
      ),
    ).toEqual(
      told(
        summary.touchpoints.flatMap(({ touchpoint, events }) =>
          events.flatMap(({ kind, byDay }) =>
            Array.from(byDay, (count, day) => [`${touchpoint} ${kind} ${day}`, count] as const),
          ),
        ),
      ),
    );
    expect(tallyUp(stories, (story) => [story.persona, story.intent, story.journey, story.exit].join())).toEqual(
      told(
        summary.personas.flatMap(({ persona, intents }) =>
          intents.map(({ intent, journey, exit, count }) => [[persona, intent, journey, exit].join(), count] as const),
        ),
      ),
    );
    const walks = stories.map((story) =>
      story.events.filter(({ kind }) => isAttended(kind)).map(({ touchpoint }) => touchpoint),
    );
    expect(tallyUp(walks.flatMap(pairs), (move) => move.join(' → '))).toEqual(
      told(summary.moves.map(({ from, to, count }) => [`${from} → ${to}`, count])),
    );
    expect(stories.reduce((sum, story) => sum + story.purchases, 0)).toBe(summary.purchases);
    const circles = stories.map(everyFriend);
    // A replay tells a hundred friends at most.
    if (circles.some((circle) => circle.length >= 100)) return;
    const friends = circles.flat();
    expect(friends).toHaveLength(summary.referred.buyers);
    expect(tallyUp(friends, (friend) => friend.journey)).toEqual(
      told(summary.referred.journeys.map(({ journey, count }) => [journey, count])),
    );
  }),
);

const everyFriend = (story: LifeStory): LifeStory[] =>
  story.referred.flatMap((friend) => [friend, ...everyFriend(friend)]);

test(
  'a second bookkeeper comes to the same sums, to the last of the steps that sums are made of',
  law(80, cases, (one) => {
    const plan = planOfCase(one);
    const lives = livesOf(plan, one.seed, 0, BUYERS).filter((life) => life.generation === 0);
    const tally = simulate(plan, one.seed, 0, BUYERS);
    const { layout, counts } = tally;
    const expected = lives.map((life) => quantitiesOf(plan, life));
    for (const quantity of QUANTITIES) {
      const at = layout.quantities + QUANTITY[quantity] * 2;
      const steps = QUANTITY[quantity] < WHOLE_QUANTITIES ? 1 : STEPS;
      const total = expected.reduce((sum, values) => sum + values[quantity], 0);
      const squares = expected.reduce((sum, values) => sum + values[quantity] ** 2, 0);
      // Each buyer's fraction is rounded to whole steps, half a step away at most.
      const rounding = steps === 1 ? 0 : BUYERS / 2 + 1e-6;
      expect(Math.abs(counts[at] - total * steps), quantity).toBeLessThanOrEqual(rounding);
      expect(Math.abs(counts[at + 1] - squares * steps), `${quantity} squared`).toBeLessThanOrEqual(
        rounding + squares * steps * 1e-12,
      );
    }
    expect(counts[COUNT.UNREACHED]).toBe(lives.filter((life) => life.entry === null).length);
    expect(counts[COUNT.REPEAT]).toBe(lives.filter((life) => life.purchases >= 2).length);
    expect(counts[COUNT.ADVOCATE]).toBe(lives.filter((life) => life.referrals >= 1).length);
    const summary = summarize(plan, tally);
    expect(
      tallyUp(
        lives.filter((life) => life.entry !== null),
        (life) => `${life.entry} ${life.journey}`,
      ),
    ).toEqual(
      told(
        summary.entries.flatMap(({ touchpoint, journeys }) =>
          journeys.map(({ journey, count }) => [`${touchpoint} ${journey}`, count] as const),
        ),
      ),
    );
    const since = (life: Life, day: number) => String(Math.floor(day - life.arrivalDay));
    const buyers = lives.filter((life) => life.boughtDay !== null);
    expect(tallyUp(buyers, (life) => since(life, life.boughtDay as number))).toEqual(
      told(summary.survival.bought.map((count, day) => [String(day), count])),
    );
    const others = lives.filter((life) => life.boughtDay === null);
    expect(tallyUp(others, (life) => since(life, life.endDay))).toEqual(
      told(summary.survival.censored.map((count, day) => [String(day), count])),
    );
  }),
);

/** What is counted per buyer (docs/model.md), from the life as written down. */
function quantitiesOf(plan: Plan, life: Life): Record<Quantity, number> {
  const counts = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, countOf(life, kind)])) as Record<
    (typeof EVENT_KINDS)[number],
    number
  >;
  const attended = counts.ENGAGED + counts.ABANDONED;
  const at = (touchpoint: string): number => plan.keys.indexOf(touchpoint);
  const extreme = life.moods.reduce((peak, mood) => (Math.abs(mood) > Math.abs(peak) ? mood : peak), 0);
  const reached = life.entry !== null;
  let cost = 0;
  let revenue = 0;
  for (const { kind, touchpoint } of life.events) {
    if (kind === 'BOUGHT') revenue += plan.purchaseValue[at(touchpoint)];
    if (!['IGNORED', 'NOTICED', 'ENGAGED', 'ABANDONED'].includes(kind)) continue;
    cost += plan.costPerExposure[at(touchpoint)];
    if (isAttended(kind)) cost += plan.costPerEngagement[at(touchpoint)];
  }
  return {
    touches: counts.IGNORED + counts.NOTICED + attended,
    notices: counts.NOTICED + attended,
    engagements: attended,
    returns: counts.RETURNED,
    ignored: counts.IGNORED,
    forgotten: counts.FORGOT,
    drifted: counts.DRIFTED,
    potholes: counts.POTHOLE,
    pressure: life.pressure / plan.pressureScale,
    ...{ memory: life.memory, trust: life.trust, mood: life.mood },
    peakEnd: reached ? (extreme + (life.moods.at(-1) ?? 0)) / 2 : 0,
    allowed: reached ? Math.min(1, life.pressure) : 0,
    revenue: revenue / plan.revenueScale,
    cost: cost / plan.costScale,
  };
}

test(
  'a replay tells the life that was lived',
  law(60, cases, (one) => {
    const plan = planOfCase(one);
    const lives = livesOf(plan, one.seed, 0, BUYERS).filter((life) => life.generation === 0);
    const replayer = new Replayer(plan, one.seed);
    for (const life of lives) {
      const story = replayer.replay(life.number);
      const { persona, intent, arrivalDay, journey, exit, purchases } = story;
      expect({ persona, intent, arrivalDay, journey, exit, purchases }).toEqual({
        ...{ persona: life.persona, intent: life.intent, arrivalDay: life.arrivalDay },
        ...{ journey: life.journey, exit: life.exit, purchases: life.purchases },
      });
      expect(story.events.map(({ day, touchpoint, kind }) => ({ day, touchpoint, kind }))).toEqual(life.events);
      expect(story.number).toBe(life.number);
      expect(story.generation).toBe(0);
    }
  }),
);

// The horizon is for those still here; who left did so on a day of their own.
test(
  'a life ends on the day of leaving, or at the horizon',
  law(60, cases, (one) => {
    const plan = planOfCase(one);
    const replayer = new Replayer(plan, one.seed);
    for (const life of livesOf(plan, one.seed, 0, BUYERS)) {
      if (life.generation > 0) continue;
      const story = replayer.replay(life.number);
      expect(story.exitDay, story.exit).toBe(life.endDay);
      if (story.exit === 'STILL_HERE') expect(story.exitDay).toBe(plan.horizon);
    }
  }),
);

test('the order in which lives are replayed does not matter, nor how often', () => {
  const plan = planOf(designOf({ touchpoints: [{ push: { perDay: 0.3 }, pull: 1, goal: 'BUY' }] }));
  const forwards = new Replayer(plan, 'order');
  const backwards = new Replayer(plan, 'order');
  const first = Array.from({ length: 20 }, (_, number) => forwards.replay(number));
  const second = Array.from({ length: 20 }, (_, number) => backwards.replay(19 - number)).reverse();
  expect(second).toEqual(first);
  expect(Array.from({ length: 20 }, (_, number) => forwards.replay(number))).toEqual(first);
});

test.each([-1, 0.5, NaN, 2 ** 32, Infinity])('there is no buyer %s', (number) => {
  const plan = planOf(designOf({ touchpoints: [{ push: { days: [1] } }] }));
  expect(() => new Replayer(plan, 'x').replay(number)).toThrow(
    new RangeError(`Got buyer ${number}, expected a whole number from 0.`),
  );
});
