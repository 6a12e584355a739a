/** Lists of scenarios that are set side by side. */
import { showValue, type Issue } from '../../simulation/issue.ts';

/** What is wrong with a list of scenarios' ids: too few, too many, one named twice. */
export function checkScenarios(ids: readonly string[], fewest: number, most: number): Issue[] {
  if (ids.length < fewest || ids.length > most)
    return [{ path: ['scenarioIds'], message: `must name ${fewest} to ${most} scenarios; got ${ids.length}` }];
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: ['scenarioIds', String(index)], message: `must not be named twice; got ${showValue(id)} again` }],
  );
}
