/** Repairs are tried without living every life again: on the examples, for every repair that an audit finds there. */
import { describe, expect, test } from 'vitest';
import { effectOf } from '../../../src/simulation/audit/effect.ts';
import { gather } from '../../../src/simulation/audit/gather.ts';
import { findSmells } from '../../../src/simulation/audit/smells.ts';
import { findTroubles } from '../../../src/simulation/audit/troubles.ts';
import { simulatePanel, type PanelOrder } from '../../../src/simulation/panel.ts';
import { PANEL_COUNT } from '../../../src/simulation/panelTally.ts';
import { inspectedOf } from '../inspecting.ts';
import { changed, checkedDesign, example, planOf } from '../support.ts';

const BUYERS = 2_000;

/** What a repair of an example brings, told by a panel that lives only touched lives again, and by one that lives all. */
describe.each(['b2b-webinar', 'coaching-community', 'shoe-retailer'])('every repair of %s', (name) => {
  const { design, scenarios } = example(name);
  const { changes, environment } = scenarios.find((scenario) => scenario.name === 'As lived')!;
  const input = changed(design, ...changes);
  const inspected = inspectedOf(input, environment, {}, 'audit', BUYERS);
  const smells = findSmells(input, checkedDesign(input).design, inspected.survey.parameters);
  const { finds } = gather(smells, findTroubles(inspected), Infinity);
  const repaired = finds.map(({ repair }) => planOf(changed(input, ...repair), environment));

  test('lives again only those whom it can touch, and not a digit differs', () => {
    expect(repaired.length).toBeGreaterThan(10);
    const order: PanelOrder = { pairing: 1, times: false, tallies: 'FIRST', economical: false };
    const plans = [inspected.plan, ...repaired];
    const full = simulatePanel(plans, 'audit', order, 0, BUYERS);
    const saving = simulatePanel(plans, 'audit', { ...order, economical: true }, 0, BUYERS);
    for (const [index, count] of full.panel.counts.entries())
      if (index !== PANEL_COUNT.LIVES && saving.panel.counts[index] !== count) expect.fail(`count ${index} differs`);
    expect(saving.tallies[0].buffer).toEqual(full.tallies[0].buffer);
    for (const after of repaired.keys())
      expect(effectOf({ panel: saving.panel, before: 0, after: after + 1 })).toEqual(
        effectOf({ panel: full.panel, before: 0, after: after + 1 }),
      );
    expect(full.panel.counts[PANEL_COUNT.LIVES]).toBe(BUYERS * plans.length);
    expect(saving.panel.counts[PANEL_COUNT.LIVES]).toBeLessThan(0.5 * BUYERS * plans.length);
  });
});
