/** Panels: the same buyers under several plans, added up exactly. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIGURES } from '../../../src/simulation/figures.ts';
import { simulatePanel, type PanelOrder } from '../../../src/simulation/panel.ts';
import { PANEL_COUNT, PanelTally } from '../../../src/simulation/panelTally.ts';
import type { Plan } from '../../../src/simulation/plan.ts';
import { simulate } from '../../../src/simulation/run.ts';
import { cases } from '../arbitrary.ts';
import { changesOf } from '../changes.ts';
import { changed, law, planOfCase } from '../support.ts';

const BUYERS = 24;
const ORDER: PanelOrder = { pairing: 2, times: true, tallies: 'ALL', economical: false };

/** A case, and the same after one to three lists of changes that fit it. */
const variants = cases.chain((one) =>
  fc
    .array(changesOf(one.design), { minLength: 1, maxLength: 3 })
    .map((lists) => ({ one, others: lists.map((list) => ({ ...one, design: changed(one.design, ...list) })) })),
);

const plansOf = ({ one, others }: { one: Parameters<typeof planOfCase>[0]; others: (typeof one)[] }): Plan[] =>
  [one, ...others].map(planOfCase);

const withoutLives = ({ counts }: PanelTally): number[] =>
  [...counts].filter((_, index) => index !== PANEL_COUNT.LIVES);

test(
  'lives that a change cannot touch need not be lived again: not a digit differs',
  law(250, variants, (picked) => {
    const plans = plansOf(picked);
    const order: PanelOrder = { pairing: 1, times: true, tallies: 'FIRST', economical: false };
    const full = simulatePanel(plans, picked.one.seed, order, 0, BUYERS);
    const saving = simulatePanel(plans, picked.one.seed, { ...order, economical: true }, 0, BUYERS);
    expect(withoutLives(saving.panel)).toEqual(withoutLives(full.panel));
    expect(saving.panel.counts[PANEL_COUNT.LIVES]).toBeLessThanOrEqual(full.panel.counts[PANEL_COUNT.LIVES]);
    expect(saving.tallies[0].buffer).toEqual(full.tallies[0].buffer);
  }),
);

test(
  'any chunks in any order give the same panel, also by way of its buffer',
  law(40, fc.record({ picked: variants, cut: fc.nat(BUYERS) }), ({ picked, cut }) => {
    const plans = plansOf(picked);
    const whole = simulatePanel(plans, picked.one.seed, ORDER, 0, BUYERS).panel;
    const first = simulatePanel(plans, picked.one.seed, ORDER, 0, cut).panel;
    const second = simulatePanel(plans, picked.one.seed, ORDER, cut, BUYERS).panel;
    const merged = PanelTally.from(second.buffer);
    merged.merge(first);
    expect(merged.counts).toEqual(whole.counts);
    expect(merged.buffer).toEqual(whole.buffer);
  }),
);

test(
  'a plan’s tally in a panel is that of a run of its own',
  law(40, variants, (picked) => {
    const plans = plansOf(picked);
    const { tallies } = simulatePanel(plans, picked.one.seed, ORDER, 0, BUYERS);
    plans.forEach((plan, arm) =>
      expect(tallies[arm].buffer).toEqual(simulate(plan, picked.one.seed, 0, BUYERS).buffer),
    );
  }),
);

test('every figure has its products', () => {
  const plans = [0, 1].map(() => planOfCase(fc.sample(cases, { seed: 7, numRuns: 1 })[0]));
  const { panel } = simulatePanel(plans, 'a', ORDER, 0, 3);
  expect(FIGURES).toHaveLength(29);
  expect(panel.counts.every((count) => !Number.isNaN(count))).toBe(true);
});
