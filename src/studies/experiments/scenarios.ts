/** Lists of scenarios that are set side by side. */
import type { PrismaClient } from '../../db/generated/client.ts';
import { InvalidInput } from '../../problems.ts';
import type { Issue } from '../../simulation/issue.ts';
import { resolveSaved, type Resolved } from '../resolve.ts';

/** What is wrong with a list of scenarios' ids: too few, too many, one named twice. */
export function checkScenarios(ids: readonly string[], fewest: number, most: number): Issue[] {
  if (ids.length < fewest || ids.length > most)
    return [{ path: ['scenarioIds'], message: `must name ${fewest} to ${most} scenarios; got ${ids.length}` }];
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    if (first === index) return [];
    return [
      { path: ['scenarioIds', String(index)], message: `must not be named twice; it stands at ${first} already` },
    ];
  });
}

/**
 * The scenarios with these ids, in their order, unless something is wrong with one: then all that is wrong with any is told,
 * at its place. `check` may find more wrong with each.
 * @throws NotFound, InvalidInput
 */
export async function resolveScenarios(
  prisma: PrismaClient,
  ids: readonly string[],
  check: (arm: Resolved) => Promise<readonly Issue[]> = () => Promise.resolve([]),
): Promise<Resolved[]> {
  const arms: Resolved[] = [];
  const wrong: Issue[] = [];
  for (const [place, scenarioId] of ids.entries()) {
    const tell = (path: readonly string[], message: string): void =>
      void wrong.push({ path: ['scenarioIds', String(place), ...path], message });
    try {
      const arm = await resolveSaved(prisma, { scenarioId });
      for (const { path, message } of await check(arm)) tell(path, message);
      arms.push(arm);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      for (const { path, message } of error.found) tell(path[0] === 'scenarioId' ? path.slice(1) : path, message);
    }
  }
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return arms;
}
