/**
 * What an audit saves by living again only the lives that a repair can touch: lives and CPU time against living all of them,
 * for every repair that an audit finds in the examples, one thread. Rounds of both ways run in turn, so that a machine that
 * slows down slows both; medians are printed.
 *
 *     node bench/audit.ts [--rounds 5] [--buyers 5000] [--scenario "As lived"]
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { findScenario, listExamples, planOf, readExample } from '../src/db/exampleFiles.ts';
import { gather } from '../src/simulation/audit/gather.ts';
import { inspect } from '../src/simulation/audit/inspect.ts';
import { Inspected } from '../src/simulation/audit/inspected.ts';
import { findSmells } from '../src/simulation/audit/smells.ts';
import { surveyOf } from '../src/simulation/audit/survey.ts';
import { findTroubles } from '../src/simulation/audit/troubles.ts';
import { applyChanges } from '../src/simulation/change.ts';
import { compile } from '../src/simulation/compile.ts';
import { Panel, type PanelOrder } from '../src/simulation/panel.ts';
import { PANEL_COUNT } from '../src/simulation/panelTally.ts';
import type { Plan } from '../src/simulation/plan.ts';
import { STUDY_LIMITS } from '../src/studies/limits.ts';
import { cpuSecondsSince, median } from './support/numbers.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    buyers: { type: 'string', default: '5000' },
    scenario: { type: 'string', default: 'As lived' },
  },
});
const rounds = Number(values.rounds);
const buyers = Number(values.buyers);
const SEED = 'bench';
const ORDER: PanelOrder = { pairing: 1, times: false, tallies: 'FIRST', economical: false };

interface Way {
  readonly panel: Panel;
  lives: number;
  readonly seconds: number[];
}

const cases = listExamples().map((name) => {
  const plans = plansOf(name);
  const way = (economical: boolean): Way => ({
    panel: new Panel(plans, SEED, { ...ORDER, economical }),
    lives: 0,
    seconds: [],
  });
  return { name, repairs: plans.length - 1, saving: way(true), full: way(false) };
});

for (const { saving, full } of cases) for (const way of [saving, full]) way.panel.simulate(0, 500);
for (let round = 0; round < rounds; round++)
  for (const { saving, full } of cases)
    for (const way of round % 2 === 0 ? [saving, full] : [full, saving]) {
      const before = process.cpuUsage();
      way.lives = way.panel.simulate(0, buyers).panel.counts[PANEL_COUNT.LIVES];
      way.seconds.push(cpuSecondsSince(before));
    }

const table = new Table({ head: ['example', 'repairs', 'lives', 'of', 'share', 'CPU s', 'of', 'share'] });
for (const { name, repairs, saving, full } of cases) {
  const ratios = saving.seconds.map((took, round) => took / full.seconds[round]);
  table.push([
    ...[name, repairs, saving.lives.toLocaleString('en'), full.lives.toLocaleString('en')],
    percent(saving.lives / full.lives),
    ...[median(saving.seconds).toFixed(2), median(full.seconds).toFixed(2), percent(median(ratios))],
  ]);
}
console.log(table.toString());
console.log(
  `${values.scenario}, ${buyers.toLocaleString('en')} buyers under the plan and under each repair alone, one thread, CPU ` +
    `time, medians of ${rounds} rounds, Node ${process.version}.`,
);

/** The plan of an example, and the plan with each repair that an audit of it would try. */
function plansOf(name: string): Plan[] {
  const scenario = findScenario(readExample(name), values.scenario);
  const { input, design, parameters, environment } = scenario;
  const plan = planOf(scenario);
  const inspected = new Inspected(surveyOf(input, design, parameters), plan, inspect(plan, SEED, 0, 20_000));
  const { finds } = gather(findSmells(input, design, parameters), findTroubles(inspected), STUDY_LIMITS.auditFindings);
  const repaired = finds.flatMap(({ repair }) => {
    const changed = applyChanges(input, repair);
    return changed.ok && repair.length > 0 ? [compile(changed.value.design, parameters, environment)] : [];
  });
  return [plan, ...repaired];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
