/** The examples that figures are quoted on, as plans and as sources of plans. */
import { findScenario, planOf, readExample } from '../../src/db/exampleFiles.ts';
import { COUNT } from '../../src/simulation/layout.ts';
import type { Plan } from '../../src/simulation/plan.ts';
import { Population } from '../../src/simulation/run.ts';
import { toSource, type PlanSource } from '../../src/studies/source.ts';

/** What the targets name: a long campaign with many touchpoints, and a shop with few. */
export const NAMED = ['b2b-webinar', 'shoe-retailer'] as const;

/** The scenario that figures are quoted on. */
export const SCENARIO = 'As lived';

const find = (example: string) => findScenario(readExample(example), SCENARIO);

export const planNamed = (example: string): Plan => planOf(find(example));

export function sourceNamed(example: string): PlanSource {
  const { design, parameters, environment } = find(example);
  return toSource({ design, parameters, environment });
}

/** Buyers of a chunk where lives are lived on this thread: about as many as a task of the pool has, which takes 60 ms. */
const CHUNK = 49_152;

/**
 * Lives buyers 0 … n − 1 through on this thread, made ready once for all chunks as in the pool; gives the events of their
 * lives.
 */
export function liveThrough(plan: Plan, seed: string, buyers: number): number {
  using population = new Population(plan, seed);
  let events = 0;
  for (let from = 0; from < buyers; from += CHUNK)
    events += population.simulate(from, Math.min(buyers, from + CHUNK)).counts[COUNT.EVENTS];
  return events;
}
