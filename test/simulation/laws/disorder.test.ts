/** Without disorder life is the marketer's linear plan, and a little disorder is little. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { cases } from '../arbitrary.ts';
import { livesOf } from '../scribe.ts';
import { designOf, law, metricOf, planOf, planOfCase, summaryOf } from '../support.ts';

const BUYERS = 30;
const NEVER = ['IGNORED', 'NOTICED', 'FORGOT', 'DRIFTED', 'POTHOLE', 'AVERTED', 'RECOVERED', 'ABANDONED', 'LEFT'];

test(
  'at ω = 0 nobody ignores, forgets, drifts, stumbles, quits, loses the need, goes looking or meets a rival',
  law(150, cases, (one) => {
    const plan = planOfCase({ ...one, environment: { ...one.environment, disorder: 0 } });
    const summary = summarize(plan, simulate(plan, one.seed, 0, BUYERS));
    for (const { touchpoint, events } of summary.touchpoints) {
      const rival = one.design.touchpoints.find(({ key }) => key === touchpoint)?.owner === 'COMPETITOR';
      for (const { kind, count } of events)
        if (rival || NEVER.includes(kind)) expect(count, `${kind} at ${touchpoint}`).toBe(0);
    }
    for (const { exit, count } of summary.exits) expect(count, exit).toBe(exit === 'STILL_HERE' ? BUYERS : 0);
    expect(metricOf(summary, 'pressure').value).toBe(0);
  }),
);

test(
  'at ω = 0 all whom the same pushes reach live the same life',
  law(60, cases, (one) => {
    const design = {
      ...one.design,
      touchpoints: one.design.touchpoints.map(({ push, ...touchpoint }) => ({
        ...touchpoint,
        push: push && { ...push, reach: 1, days: push.days ?? [1, 5], perDay: undefined },
        // Who buys needs it again after a time of their own.
        goal: touchpoint.goal === 'BUY' || touchpoint.goal === 'ADVOCATE' ? undefined : touchpoint.goal,
      })),
    };
    const environment = { ...one.environment, disorder: 0, arrivalDays: 0 };
    const lives = livesOf(planOfCase({ ...one, design, environment }), one.seed, 0, 10);
    for (const life of lives) expect(life.events).toEqual(lives[0].events);
  }),
);

test(
  'at ω = 0 moves follow links, or are pushed',
  law(100, cases, (one) => {
    const plan = planOfCase({ ...one, environment: { ...one.environment, disorder: 0 } });
    const { moves } = summarize(plan, simulate(plan, one.seed, 0, BUYERS));
    const pushed = new Set(one.design.touchpoints.flatMap(({ key, push }) => (push ? [key] : [])));
    const targets = new Set((one.design.links ?? []).map((link) => link.to));
    for (const { to } of moves) expect(pushed.has(to) || targets.has(to), to).toBe(true);
  }),
);

test('a plan is walked as it stands: everyone through everything', () => {
  const steps = ['mail', 'page', 'demo', 'shop'];
  const design = designOf({
    touchpoints: steps.map((key, n) => ({
      ...{ key, arrives: 'SOUGHT', goal: n === 3 ? 'BUY' : n === 1 ? 'SUBSCRIBE' : 'LEARN', ask: 1, pull: 1 },
      potholes: [{ kind: 'LONG_WAIT', prevalence: 1, severity: 1 }],
      push: n === 0 ? { days: [2] } : undefined,
    })),
    links: steps.slice(1).map((to, n) => ({ from: steps[n], to, on: 'ENGAGED', delayDays: 3 })),
  });
  const summary = summaryOf(planOf(design, { disorder: 0 }), 'plan', 200);
  expect(summary.paths.top.map((path) => [path.touchpoints, path.count])).toEqual([[steps, 200]]);
  expect(summary.paths.plannedShare.value).toBe(1);
  expect(summary.journeys.find(({ journey }) => journey === 'BOUGHT')?.count).toBe(200);
  expect(summary.survival.bought[2 + 3 * 3]).toBe(200);
});

// Continuity: chances are p^ω and factors ω, so as ω goes to 0 ever fewer lives differ from the plan. Two rules hold at 0
// alone: that links fire once (here none could fire twice), and that rivals who push are not met (here none pushes).
test('lives come as close to the plan as one likes', () => {
  const design = designOf({
    personas: [{ traits: { curiosityPerDay: 0.2 } }],
    touchpoints: [
      { key: 'mail', channel: 'EMAIL', push: { days: [1] }, ask: 0.6 },
      { key: 'page', pull: 1, goal: 'SUBSCRIBE', potholes: [{ kind: 'LONG_WAIT', prevalence: 0.5, severity: 0.5 }] },
      { key: 'letter', channel: 'EMAIL', push: { days: [10, 20] } },
      { key: 'rival', owner: 'COMPETITOR', pull: 1 },
    ],
    links: [{ from: 'mail', to: 'page', on: 'ENGAGED', delayDays: 2 }],
  });
  const planned = livesOf(planOf(design, { disorder: 0 }), 'near', 0, 1000).map((life) => JSON.stringify(life.events));
  const apart = [1, 1e-1, 1e-2, 1e-3, 1e-9].map(
    (disorder) =>
      livesOf(planOf(design, { disorder }), 'near', 0, 1000).filter(
        (life, number) => JSON.stringify(life.events) !== planned[number],
      ).length,
  );
  expect(apart).toEqual([...apart].sort((one, other) => other - one));
  expect(apart[0]).toBeGreaterThan(990);
  // Each further zero of ω leaves a good deal fewer.
  expect(apart[2]).toBeLessThan(300);
  expect(apart[3]).toBeLessThan(40);
  expect(apart[4]).toBe(0);
});

test(
  'more disorder never makes a single decision of the brand’s more likely',
  law(40, fc.record({ one: cases, less: fc.double({ min: 0, max: 1, noNaN: true }) }), ({ one, less }) => {
    const design = designOf({ touchpoints: [{ channel: 'EMAIL', push: { days: [0] } }] });
    const notices = (disorder: number) =>
      livesOf(planOf(design, { ...one.environment, arrivalDays: 0, disorder }), one.seed, 0, BUYERS).map(
        (life) => life.events[0].kind !== 'IGNORED',
      );
    const harsher = notices(less + 0.5);
    notices(less).forEach((noticed, number) => {
      if (harsher[number]) expect(noticed).toBe(true);
    });
  }),
);
