/** Saving a scenario, from whichever view it comes. */
import { refresh } from '../api/cache.ts';
import { succeeded } from '../api/failures.ts';
import { request } from '../api/request.ts';
import type { CreateScenarioInput } from '../generated/schema.ts';
import { CreateScenarioDocument } from './scenario.generated.ts';

/** Saves a scenario, and has every list of scenarios asked for anew. @throws Refusal */
export async function createScenario(
  input: CreateScenarioInput,
): Promise<{ readonly id: string; readonly name: string }> {
  const answer = await request(CreateScenarioDocument, { input });
  const { scenario } = succeeded(answer.createScenario, 'CreateScenarioSuccess');
  await refresh();
  return scenario;
}
