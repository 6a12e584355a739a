/** Saving a what-if as a scenario, and starting the comparison that settles it. */
import { succeeded } from '../../api/failures.ts';
import { request } from '../../api/request.ts';
import { createScenario } from '../../run/createScenario.ts';
import { changesFor, environmentOf, type Move } from './changes.ts';
import { changesOf, type Environment, type Saved, type Scenario } from './saved.ts';
import { WhatIfSettleDocument } from './whatif.generated.ts';

export interface Kept {
  readonly id: string;
  readonly name: string;
}

/** @throws Refusal */
export async function keepScenario({
  designId,
  name,
  saved,
  moves,
}: {
  designId: string;
  name: string;
  saved: Saved;
  moves: readonly Move[];
}): Promise<Kept> {
  return createScenario({
    ...{ designId, name },
    changes: [...changesOf(saved.scenario), ...changesFor(moves, saved)],
    environment: environmentOf(moves, saved),
  });
}

const isSame = (one: Environment, other: Environment): boolean =>
  one.horizonDays === other.horizonDays && one.arrivalDays === other.arrivalDays && one.disorder === other.disorder;

/** A comparison is of scenarios: the journey as it stands becomes one, unless one says the same already. */
async function baselineOf(designId: string, saved: Saved, scenarios: readonly Scenario[]): Promise<string> {
  if (saved.scenario) return saved.scenario.id;
  const same = scenarios.find(
    (scenario) => changesOf(scenario).length === 0 && isSame(scenario.environment, saved.environment),
  );
  if (same) return same.id;
  return (await keepScenario({ designId, name: 'As it stands', saved, moves: [] })).id;
}

/**
 * Starts the comparison of what is saved with `scenario`; gives its id.
 * @throws Refusal
 */
export async function settle({
  designId,
  saved,
  scenarios,
  scenario,
  buyers,
  seed,
}: {
  designId: string;
  saved: Saved;
  scenarios: readonly Scenario[];
  scenario: Kept;
  buyers: number;
  seed: string;
}): Promise<string> {
  const baseline = await baselineOf(designId, saved, scenarios);
  const { startComparison } = await request(WhatIfSettleDocument, {
    input: { scenarioIds: [baseline, scenario.id], buyers, seed },
  });
  return succeeded(startComparison, 'StartComparisonSuccess').comparison.id;
}
