/** What is frozen of the examples: headline figures and journeys of every scenario, to the last digit. */
import { simulate } from '../../src/simulation/run.ts';
import { summarize } from '../../src/simulation/summarize.ts';
import type { Summary } from '../../src/simulation/summary.ts';
import { ENGINE_VERSION, MODEL_VERSION } from '../../src/simulation/version.ts';
import { RATES, rateIn } from './rates.ts';
import { EXAMPLES, planOf, type Example } from '../../src/db/exampleFiles.ts';

export const GOLDEN = new URL('golden/', EXAMPLES);
const SEED = 'golden';
const BUYERS = 20_000;
/** The scenario whose rates stand beside what has been measured. */
const LIVED = 'As lived';

type Figures = Readonly<Record<string, number | null>>;

export interface GoldenScenario {
  readonly name: string;
  readonly journeys: Readonly<Record<string, number>>;
  readonly metrics: Figures;
  readonly scorecard: Figures;
}

export interface Golden {
  readonly engineVersion: string;
  readonly modelVersion: string;
  readonly seed: string;
  readonly buyers: number;
  readonly scenarios: readonly GoldenScenario[];
  /** Rates in the scenario "As lived". */
  readonly rates: Figures;
}

/** Runs all scenarios of an example and takes what is frozen of them. */
export function freeze(example: Example): Golden {
  const runs = example.scenarios.map((scenario) => {
    const plan = planOf(scenario);
    return { name: scenario.name, summary: summarize(plan, simulate(plan, SEED, 0, BUYERS)) };
  });
  const lived = runs.find((run) => run.name === LIVED);
  return {
    engineVersion: ENGINE_VERSION,
    modelVersion: MODEL_VERSION,
    seed: SEED,
    buyers: BUYERS,
    scenarios: runs.map(({ name, summary }) => freezeSummary(name, summary)),
    rates: Object.fromEntries(
      lived ? RATES[example.key].map((rate) => [rate.name, rateIn(lived.summary, rate)] as const) : [],
    ),
  };
}

function freezeSummary(name: string, summary: Summary): GoldenScenario {
  const figures = (list: readonly { name: string; value: number | null }[]): Figures =>
    Object.fromEntries(list.map((entry) => [entry.name, entry.value]));
  return {
    name,
    journeys: Object.fromEntries(summary.journeys.map(({ journey, count }) => [journey, count])),
    metrics: figures(summary.metrics),
    scorecard: figures(summary.scorecard),
  };
}
