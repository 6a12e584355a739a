/** Whatever happens, a buyer's state stays within its ranges, time runs forwards, and every life ends. */
import { describe, expect, test } from 'vitest';
import type { Buyer } from '../../../src/simulation/buyer.ts';
import type { Environment } from '../../../src/simulation/environment.ts';
import { MAX_EVENTS } from '../../../src/simulation/limits.ts';
import { PARAMETERS, type ParameterValues } from '../../../src/simulation/parameters.ts';
import { Replayer } from '../../../src/simulation/replay.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { STAGES, type EventKind } from '../../../src/simulation/vocabulary.ts';
import { cases } from '../arbitrary.ts';
import { countOf, livesOf } from '../scribe.ts';
import { designOf, law, planOf, planOfCase, summaryOf, type Parts } from '../support.ts';

const expectWithin = (value: number, low: number, high: number, what: string): void => {
  // The comparison is false for NaN as well.
  if (!(value >= low && value <= high)) expect.fail(`${what}: ${value} is not from ${low} to ${high}`);
};

function expectInRange(b: Buyer): void {
  const memory = b.memory();
  expectWithin(memory, 0, 1, 'memory');
  expectWithin(b.trust, 0, 1, 'trust');
  expectWithin(b.mood, -1, 1, 'mood');
  expectWithin(b.readiness, 0, 1, 'readiness');
  expectWithin(b.fatigue, 0, Number.MAX_VALUE, 'fatigue');
  expectWithin(b.traceAge, 0, Number.MAX_VALUE, 'age of the trace');
  expectWithin(b.memoryDays, b.traits[5], Math.max(b.traits[5], b.plan.parameters.maxMemoryDays), 'half-life');
  const length = Math.sqrt(b.trace.reduce((sum, weight) => sum + weight * weight, 0));
  expectWithin(b.traceLength - length, -1e-9 * (1 + length), 1e-9 * (1 + length), 'length of the trace');
  for (const weight of b.trace) expectWithin(weight, 0, Number.MAX_VALUE, 'trace');
}

test(
  'state stays in range, stages never fall, time never runs backwards',
  law(150, cases, (one) => {
    const plan = planOfCase(one);
    let stage = 0;
    let now = 0;
    livesOf(plan, one.seed, 0, 40, {
      begin(b) {
        expectInRange(b);
        expectWithin(b.now, 0, plan.horizon, 'arrival');
        stage = b.stage;
        now = b.now;
      },
      event(b) {
        expectInRange(b);
        expectWithin(b.now, now, plan.horizon, 'time');
        expectWithin(b.stage, stage, STAGES.length - 1, 'stage');
        stage = b.stage;
        now = b.now;
      },
      end(b, life) {
        expectInRange(b);
        expectWithin(life.endDay, now, plan.horizon, 'end');
        expectWithin(b.stage, stage, STAGES.length - 1, 'stage');
      },
    });
  }),
);

test(
  'replays say the same of the state, event by event',
  law(60, cases, (one) => {
    const plan = planOfCase(one);
    const replayer = new Replayer(plan, one.seed);
    for (let number = 0; number < 20; number++) {
      const story = replayer.replay(number);
      expectWithin(story.arrivalDay, 0, Math.max(0, one.environment.arrivalDays), 'arrival');
      let day = story.arrivalDay;
      let stage = 0;
      for (const { day: next, state } of story.events) {
        expectWithin(next, day, plan.horizon, 'day');
        expectWithin(state.memory, 0, 1, 'memory');
        expectWithin(state.trust, 0, 1, 'trust');
        expectWithin(state.mood, -1, 1, 'mood');
        expectWithin(state.readiness, 0, 1, 'readiness');
        expectWithin(state.fatigue, 0, Number.MAX_VALUE, 'fatigue');
        expectWithin(STAGES.indexOf(state.stage), stage, STAGES.length - 1, 'stage');
        day = next;
        stage = STAGES.indexOf(state.stage);
      }
      expectWithin(story.exitDay, day, plan.horizon, 'exit');
    }
  }),
);

const always = { noticeRate: 0.99, engageRate: 0.99, actionRate: 0.99 };
const patient = { needDays: null, drift: 0, memoryDays: 3650, curiosityPerDay: 0 };

test('a life of too many events is cut off and told', () => {
  const plan = planOf(
    designOf({
      personas: [{ traits: patient }],
      touchpoints: [{ channel: 'EMAIL', push: { perDay: 24 }, ...always }],
    }),
    { horizonDays: 500 },
  );
  const summary = summaryOf(plan, 'long', 3);
  expect(summary.cutOff).toBe(3);
  expect(summary.touchpoints[0].exposures).toBe(3 * MAX_EVENTS);
  expect(summary.exits.find(({ exit }) => exit === 'STILL_HERE')?.count).toBe(3);
  expect(new Replayer(plan, 'long').replay(1).exitDay).toBe(500);
});

const ring = (delayDays: number, size = 3): Parts => ({
  personas: [{ traits: patient }],
  touchpoints: Array.from({ length: size }, (_, n) => ({
    key: `step-${n}`,
    channel: 'EMAIL',
    ...always,
    ...(n === 0 ? { push: { days: [1] } } : {}),
  })),
  links: Array.from({ length: size }, (_, n) =>
    (['ENGAGED', 'NOTICED', 'IGNORED'] as const).map((on) => ({
      from: `step-${n}`,
      to: `step-${(n + 1) % size}`,
      on,
      delayDays,
    })),
  ).flat(),
});

test('a circle of hours runs into the same bound', () => {
  const plan = planOf(designOf(ring(1 / 24)), { horizonDays: 500 });
  const summary = summaryOf(plan, 'circle', 3);
  expect(summary.cutOff).toBe(3);
  expect(summary.touchpoints.reduce((sum, touchpoint) => sum + touchpoint.exposures, 0)).toBe(3 * MAX_EVENTS);
});

test.each([1, 2, 3])('a circle of %d without delay stops after 25 follow-ups at one instant', (size) => {
  const lives = livesOf(planOf(designOf(ring(0, size))), 'circle', 0, 20);
  const endings: readonly EventKind[] = ['IGNORED', 'NOTICED', 'ENGAGED', 'ABANDONED'];
  for (const life of lives) {
    const exposures = endings.reduce((sum, kind) => sum + countOf(life, kind), 0);
    expect(exposures).toBe(1 + 25);
    expect(new Set(life.events.map((event) => event.day))).toEqual(new Set([1]));
  }
});

test('at ω = 0 a circle is walked once', () => {
  for (const delayDays of [0, 2]) {
    const lives = livesOf(planOf(designOf(ring(delayDays)), { disorder: 0 }), 'circle', 0, 20);
    for (const life of lives) expect(life.attended).toEqual(['step-0', 'step-1', 'step-2', 'step-0']);
  }
});

// Whatever the checks let through has to give numbers.
describe('the ends of the ranges give numbers', () => {
  const expectNumbers = (
    traits: object,
    parameters: Partial<ParameterValues> = {},
    environment: Partial<Environment> = {},
  ): void => {
    const design = designOf({
      story: { title: 'Story', themes: ['care', 'craft'], promise: [{ theme: 'care', weight: 1 }] },
      personas: [{ traits }],
      touchpoints: [
        {
          ...{ key: 'a', channel: 'EMAIL', push: { perDay: 0.5 }, pull: 1, goal: 'BUY', ask: 1, ...always },
          potholes: [{ kind: 'LONG_WAIT', prevalence: 0.5, severity: 1 }],
          care: [{ kind: 'RESOLUTION', strength: 0.5 }],
        },
        { key: 'b', pull: 1, telling: [{ theme: 'craft', weight: 1 }] },
        { key: 'c', channel: 'LOYALTY', push: { perDay: 0.2 }, audience: 'CUSTOMERS', goal: 'ADVOCATE', ...always },
      ],
      links: [{ from: 'a', to: 'b', on: 'ENGAGED', delayDays: 1 }],
    });
    const plan = planOf(design, environment, parameters);
    livesOf(plan, 'ends', 0, 20, { event: expectInRange, end: expectInRange });
    const tally = simulate(plan, 'ends', 0, 20);
    expect(tally.counts.every(Number.isInteger)).toBe(true);
    const values = summarize(plan, tally).metrics.map((metric) => metric.value);
    expect(values.every((value) => value === null || Number.isFinite(value))).toBe(true);
  };

  test.each([
    { memoryDays: 0.001 },
    { memoryDays: 3650 },
    { needDays: 0.001 },
    { rebuyDays: 0 },
    { rebuyDays: 3650 },
    { curiosityPerDay: Number.MIN_VALUE },
    { curiosityPerDay: 24 },
    { attention: 0, patience: 1, trust: 1, drift: 1, sensitivity: 1 },
    { attention: 1, patience: 0, trust: 0, drift: 0, sensitivity: 0 },
  ])('of traits: %j', (traits) => {
    expectNumbers(traits);
  });

  test.each([
    { disorder: Number.MIN_VALUE },
    { disorder: 10 },
    { horizonDays: 1, arrivalDays: 1 - 2 ** -53 },
    { horizonDays: 1095 },
  ])('of worlds: %j', (environment) => {
    expectNumbers({}, {}, environment);
  });

  test.each(PARAMETERS.map((parameter) => [parameter.name, parameter] as const))('of %s', (name, parameter) => {
    const { minimum, maximum, aboveMinimum, belowMaximum } = parameter;
    // The last double inside an end that does not belong to the range.
    const ends = [
      aboveMinimum ? minimum + (minimum === 0 ? Number.MIN_VALUE : minimum * 2 ** -52) : minimum,
      belowMaximum ? maximum * (1 - 2 ** -53) : maximum,
    ];
    // Without curiosity, so that the widest spread gives nobody a million visits a day.
    for (const end of ends) expectNumbers({ curiosityPerDay: 0 }, { [name]: end });
    expectNumbers({ curiosityPerDay: 0.5, memoryDays: 0.001 }, { [name]: ends[0] });
  });
});
