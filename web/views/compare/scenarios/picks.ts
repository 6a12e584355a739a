/** Which scenarios are chosen, the baseline first: kept in the address. */
import type { Address } from '../parts/address.ts';
import type { CompareScenarioFragment } from './scenarios.generated.ts';

export type ScenarioFacts = CompareScenarioFragment;

export const fits = ({ issues }: ScenarioFacts): boolean => issues.length === 0;

const PICKS = 'scenarios';

export interface Picks {
  readonly ids: readonly string[];
  readonly most: number;
  readonly toggle: (id: string) => void;
  readonly makeBaseline: (id: string) => void;
}

/**
 * The ids that the address names, else those of the open study, else `first`; at most `most`, and only such as are still
 * there and fit.
 */
export function picksOf(
  address: Address,
  scenarios: readonly ScenarioFacts[],
  { open, first, most }: { open: readonly string[] | undefined; first: readonly ScenarioFacts[]; most: number },
): Picks {
  const named = address.get(PICKS)?.split(',');
  const usable = new Set(scenarios.filter(fits).map(({ id }) => id));
  const wanted = named ?? open ?? first.map(({ id }) => id);
  const ids = wanted.filter((id) => usable.has(id)).slice(0, most);
  const put = (next: readonly string[]) => address.put({ [PICKS]: next.join(',') });
  return {
    ids,
    most,
    toggle: (id) => put(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]),
    makeBaseline: (id) => put([id, ...ids.filter((other) => other !== id)]),
  };
}

/** Scenarios that fit and differ in more than their disorder, which a sweep over disorder takes from them. */
export function differentPlans(scenarios: readonly ScenarioFacts[]): ScenarioFacts[] {
  const known = new Set<string>();
  return scenarios.filter((scenario) => {
    const { changes, environment } = scenario;
    const plan = JSON.stringify([changes, environment.horizonDays, environment.arrivalDays]);
    if (!fits(scenario) || known.has(plan)) return false;
    known.add(plan);
    return true;
  });
}
