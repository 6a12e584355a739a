/** The audit: an inspection counts what a run counts, and what is found can be mended. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectOf, noEffect } from '../../../src/simulation/audit/effect.ts';
import { gather } from '../../../src/simulation/audit/gather.ts';
import { inspect } from '../../../src/simulation/audit/inspect.ts';
import { sum, type Inspected } from '../../../src/simulation/audit/inspected.ts';
import { InspectionTally, type PotholeFact } from '../../../src/simulation/audit/inspectionTally.ts';
import { findTroubles } from '../../../src/simulation/audit/troubles.ts';
import { applyChanges } from '../../../src/simulation/change.ts';
import { simulatePanel, type PanelOrder } from '../../../src/simulation/panel.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { summarize } from '../../../src/simulation/summarize.ts';
import { EVENT_KINDS, INTENTS, type EventKind } from '../../../src/simulation/vocabulary.ts';
import { cases, type Case } from '../arbitrary.ts';
import { inspectedOf } from '../inspecting.ts';
import { law, metricOf, planOfCase } from '../support.ts';

const BUYERS = 40;

const inspectedIn = ({ design, environment, parameters, seed }: Case): Inspected =>
  inspectedOf(design, environment, parameters, seed, BUYERS);

test(
  'an inspection counts what a run counts',
  law(80, cases, (one) => {
    const inspected = inspectedIn(one);
    const { plan } = inspected;
    const summary = summarize(plan, simulate(plan, one.seed, 0, BUYERS));
    for (const [intent, word] of INTENTS.entries())
      expect(inspected.buyers[intent]).toBe(
        summary.intents.filter((cell) => cell.intent === word).reduce((all, { count }) => all + count, 0),
      );
    for (const { touchpoint, exposures, attended, events } of summary.touchpoints) {
      if (inspected.survey.find(touchpoint).owner === 'COMPETITOR') continue;
      const count = (kind: EventKind): number => events[EVENT_KINDS.indexOf(kind)].count;
      const holes = inspected.holes.filter((hole) => hole.touchpoint === touchpoint);
      const ofHoles = (fact: PotholeFact): number => holes.reduce((all, { of }) => all + sum(of(fact)), 0);
      const forgotten = inspected.waits
        .filter((wait) => wait.touchpoint === touchpoint)
        .reduce((all, { of }) => all + sum(of('forgotten')), 0);
      expect(sum(inspected.of(touchpoint, 'exposures'))).toBe(exposures);
      expect(sum(inspected.of(touchpoint, 'notices'))).toBe(exposures - count('IGNORED'));
      expect(sum(inspected.of(touchpoint, 'attendingBuyers'))).toBeLessThanOrEqual(attended);
      expect([ofHoles('met'), ofHoles('averted'), ofHoles('recovered'), ofHoles('gaveUp')]).toEqual(
        (['POTHOLE', 'AVERTED', 'RECOVERED', 'ABANDONED'] as const).map(count),
      );
      expect(ofHoles('left') + sum(inspected.of(touchpoint, 'leftPressed'))).toBe(count('LEFT'));
      expect(forgotten).toBe(count('FORGOT'));
    }
    const pressure = plan.keys.reduce((all, key) => all + sum(inspected.of(key, 'pressure')), 0);
    const told = metricOf(summary, 'pressure').value ?? 0;
    expect(Math.abs(pressure / BUYERS - told)).toBeLessThan(1e-4 * (1 + told));
  }),
);

test(
  'any chunks in any order give the same inspection, also by way of its buffer',
  law(50, fc.record({ one: cases, cut: fc.nat(BUYERS) }), ({ one, cut }) => {
    const plan = planOfCase(one);
    const merged = InspectionTally.from(inspect(plan, one.seed, cut, BUYERS).buffer);
    merged.merge(inspect(plan, one.seed, 0, cut));
    expect(merged.buffer).toEqual(inspect(plan, one.seed, 0, BUYERS).buffer);
    expect(merged.buyers).toBe(BUYERS);
  }),
);

test('bytes that are no inspection of this version are refused', () => {
  const { buffer } = inspect(planOfCase(fc.sample(cases, { seed: 3, numRuns: 1 })[0]), 'a', 0, 3);
  expect(() => InspectionTally.from(new ArrayBuffer(8))).toThrow(RangeError);
  expect(() => InspectionTally.from(buffer.slice(0, -8))).toThrow(/expected/);
  new Float64Array(buffer)[1] = 99;
  expect(() => InspectionTally.from(buffer)).toThrow('Got inspection v99, expected v2.');
});

test(
  'every repair fits its design, and nobody who is affected was not there',
  law(120, cases, (one) => {
    const inspected = inspectedIn(one);
    for (const { kind, touchpoints, repair, affected, evidence } of findTroubles(inspected)) {
      const result = applyChanges(one.design, repair);
      expect(result.ok, `${kind} at ${touchpoints.join()}`).toBe(true);
      expect(repair.length).toBeGreaterThan(0);
      // Who forgot to come need not have been there.
      const there = kind === 'FORGETTING' ? inspected.buyers : inspected.of(touchpoints[0], 'exposedBuyers');
      affected.forEach((count, intent) => expect(count).toBeLessThanOrEqual(there[intent]));
      expect(evidence).toMatch(/^[^{}]*\.$/);
      expect(evidence).not.toMatch(/NaN|undefined|Infinity/);
      expect(evidence).not.toMatch(/(?<![\d.,])1 (buyers|times|visits|follow-ups|days)\b/);
    }
  }),
);

test('of several finds with one repair, the one that most buyers have stands for all', () => {
  const repair = [{ setTouchpoint: { key: 'shop', ask: 0.2 } }];
  const suspicion = { kind: 'ASK_TOO_HARD', touchpoints: ['shop'], evidence: 'Third.', repair } as const;
  const less = {
    kind: 'FORGETTING',
    touchpoints: ['shop', 'mail'],
    evidence: 'Second.',
    repair,
    affected: [1, 0, 0, 1],
  } as const;
  const most = {
    kind: 'PREMATURE_ASK',
    touchpoints: ['shop'],
    evidence: 'First.',
    repair,
    affected: [0, 5, 0, 0],
  } as const;
  const none = { kind: 'DEAD_END', touchpoints: ['site'], evidence: 'Nothing.', repair: [] } as const;
  const { finds, leftOut } = gather([suspicion, none, { ...none, touchpoints: ['page'] }], [less, most], 2);
  expect(finds).toEqual([
    { ...most, also: ['ASK_TOO_HARD', 'FORGETTING'], touchpoints: ['shop', 'mail'], evidence: 'First. Second. Third.' },
    { ...none, also: [], affected: null },
  ]);
  expect(leftOut).toBe(1);
});

test(
  'a plan beside itself differs by exactly 0, by intent too',
  law(60, cases, (one) => {
    const plan = planOfCase(one);
    const order: PanelOrder = { pairing: 1, times: false, tallies: 'NONE', economical: true };
    const { panel } = simulatePanel([plan, plan], one.seed, order, 0, BUYERS);
    const effect = effectOf({ panel, before: 0, after: 1 });
    for (const { baseline, difference } of effect.metrics) expect(difference).toBe(baseline === null ? null : 0);
    for (const { buyers, bought } of effect.byIntent) expect(bought.difference).toBe(buyers === 0 ? null : 0);
    expect(effect.differing).toBe(0);
    const nothing = noEffect(
      panel,
      effect.byIntent.map(({ buyers }) => buyers),
    );
    expect(nothing.metrics.map(({ name, baseline }) => [name, baseline])).toEqual(
      effect.metrics.map(({ name, baseline }) => [name, baseline]),
    );
    for (const { low, high } of nothing.metrics) expect([low, high]).toEqual([0, 0]);
  }),
);
