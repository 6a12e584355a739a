/** The examples as lived, and comparisons in which the same buyers live through both scenarios with the same luck. */
import { expect } from 'vitest';
import type { DesignInput, TouchpointInput } from '../../../src/simulation/design.ts';
import type { Environment } from '../../../src/simulation/environment.ts';
import type { ParameterValues } from '../../../src/simulation/parameters.ts';
import { differenceOf, outcomesOf, type Difference, type OUTCOMES, type Outcomes } from '../scribe.ts';
import { changed, example, planOf } from '../support.ts';

export const EXAMPLES = ['b2b-webinar', 'shoe-retailer', 'coaching-community'] as const;
export const BUYERS = 8_000;
const SEED = 'falsification';

/** How many standard errors a difference has to have to count as one. */
export const SURE = 3;

export interface World {
  readonly design: DesignInput;
  readonly environment: Partial<Environment>;
  readonly parameters?: Partial<ParameterValues>;
}

/** An example in the scenario of that name. */
export function scenarioOf(name: string, scenario: string): World {
  const { design, scenarios } = example(name);
  const found = scenarios.find((each) => each.name === scenario);
  if (!found) throw new Error(`${name} has no scenario ${scenario}.`);
  return { design: changed(design, ...found.changes), environment: found.environment };
}
export const asLived = (name: string): World => scenarioOf(name, 'As lived');

const lived = new Map<string, Outcomes>();

/** What became of the buyers of a world; worlds that several tests look at are lived once. */
export function outcomes({ design, environment, parameters }: World, buyers = BUYERS): Outcomes {
  const key = JSON.stringify([design, environment, parameters, buyers]);
  const known = lived.get(key);
  if (known) return known;
  const fresh = outcomesOf(planOf(design, environment, parameters), SEED, buyers);
  lived.set(key, fresh);
  return fresh;
}

export const compare = (base: World, other: World, outcome: (typeof OUTCOMES)[number], buyers = BUYERS): Difference =>
  differenceOf(outcomes(base, buyers)[outcome], outcomes(other, buyers)[outcome]);

const inWords = ({ base, other, difference, standardError }: Difference, what: string): string =>
  `${what}: ${base} → ${other}, ${(difference / standardError).toFixed(1)} standard errors`;

export function expectRise(change: Difference, what: string): void {
  expect(change.difference, inWords(change, what)).toBeGreaterThan(SURE * change.standardError);
}
export function expectFall(change: Difference, what: string): void {
  expect(change.difference, inWords(change, what)).toBeLessThan(-SURE * change.standardError);
}
export function expectNoRise(change: Difference, what: string): void {
  expect(change.difference, inWords(change, what)).toBeLessThanOrEqual(SURE * change.standardError);
}
export function expectNoFall(change: Difference, what: string): void {
  expect(change.difference, inWords(change, what)).toBeGreaterThanOrEqual(-SURE * change.standardError);
}

/** The same world with other touchpoints. */
export const withTouchpoints = (
  world: World,
  change: (touchpoint: TouchpointInput) => Partial<TouchpointInput>,
): World => ({
  ...world,
  design: {
    ...world.design,
    touchpoints: world.design.touchpoints.map((touchpoint) => ({ ...touchpoint, ...change(touchpoint) })),
  },
});
